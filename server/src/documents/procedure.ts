/** 标准化工作规程 as it is set. */
import type { Procedure } from '@onething/core/guide/schema.ts'
import { type GuideRequest, headData, numbersText, orderData } from './guide.ts'
import { joined } from './words.ts'

export function procedureData({ content, publishedOn }: GuideRequest<Procedure>) {
  const { services, flow, evidence, jointInspection } = content
  return {
    ...headData(content, publishedOn),
    services: services.map(service => ({
      ...service,
      evidence: evidence.flatMap(one =>
        one.uses.flatMap(use =>
          use.number === service.number
            ? [{ name: one.name, how: howReceived(one, service.number), situation: use.situation }]
            : [],
        ),
      ),
      before: orderData(content)[service.number - 1]!.before,
      passesOn: flow.handOvers.filter(one => one.from === service.number),
    })),
    flow,
    duties: content.duties.map(one => ({
      ...one,
      members: one.members.map(({ who, numbers }) => ({ who, numbers: numbersText(numbers) })),
    })),
    stages: content.stages,
    waits: orderData(content).filter(one => one.before.length > 0),
    handOvers: flow.handOvers,
    inspection: jointInspection && {
      ...jointInspection,
      text: joined([jointInspection.text]),
      rows: services.flatMap(({ number, name, authority, inspection }) =>
        inspection ? [{ number, name, authority, ...inspection }] : [],
      ),
    },
  }
}

function howReceived({ exempt, producedBy, channel }: Procedure['evidence'][number], number: number): string {
  if (producedBy.length > 0 && !producedBy.includes(number)) return `${numbersText(producedBy)}流转`
  return exempt ? '部门核验' : channel
}
