/** 办事指南 as it is set: what a citizen wants to know first comes first, the law last. */
import type { DocumentEvidence, Guide } from '@onething/core/guide/schema.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { afterInWords, joined } from './words.ts'

export interface GuideRequest<T> {
  content: T
  /** The date of the publication, `YYYY-MM-DD`. */
  publishedOn: string
}

export function guideData({ content, publishedOn }: GuideRequest<Guide>) {
  return {
    ...headData(content, publishedOn),
    services: content.services,
    flow: content.flow,
    guards: content.guards.map(guardData),
    questions: content.questions.map(one => ({ ...one, decides: decidesText(one) })),
    handedIn: content.evidence.filter(isHandedIn).map(evidenceData),
    exempt: content.evidence.filter(one => !isHandedIn(one)).map(evidenceData),
    order: orderData(content),
    reminders: content.reminders,
    examples: content.examples.map(one => ({
      ...one,
      date: dateInWords(one.date),
      needed: numbersText(one.needed),
      undecided: numbersText(one.undecided),
      materials: one.materials.join('、'),
    })),
    visits: visitsData(content),
  }
}

export type Head = Pick<
  Guide,
  'lifeEvent' | 'name' | 'audience' | 'lead' | 'leadAuthority' | 'region' | 'publication' | 'summary' | 'source'
> & { stateCouncilTask: boolean }

export const headData = (head: Head, publishedOn: string) => ({
  lifeEvent: head.lifeEvent,
  name: head.name,
  audience: head.audience,
  lead: head.lead,
  leadAuthority: head.leadAuthority,
  region: head.region.name,
  publication: head.publication,
  publishedOn: dateInWords(publishedOn),
  summary: joined([head.summary.text]),
  listed: head.source + (head.stateCouncilTask ? '，国务院部署事项' : ''),
})

export const numbersText = (numbers: number[]): string => (numbers.length > 0 ? `第${inRanges(numbers)}项` : '')

/** 1、2、3、5 → 1至3、5 */
export function inRanges(numbers: number[]): string {
  const runs: [first: number, last: number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && number <= run[1] + 1) run[1] = number
    else runs.push([number, number])
  }
  return runs
    .map(([first, last]) => (last - first > 1 ? `${first}至${last}` : [...new Set([first, last])].join('、')))
    .join('、')
}

export const decidesText = ({ closes, decides, variants }: Guide['questions'][number]): string =>
  joined([
    closes ? '能否办理' : undefined,
    decides.length > 0 ? `${numbersText(decides)}是否办理` : undefined,
    variants.length > 0 ? `${numbersText(variants)}填什么、交什么` : undefined,
  ])

export const guardData = ({ because, situation, wayOut, authority, mark }: Guide['guards'][number]) => ({
  because: joined([because]),
  situation,
  wayOut: joined([wayOut]),
  authority,
  mark,
})

/** What government issued, or what another service of the case makes whenever it is used, is not handed in. */
export const isHandedIn = ({ exempt, producedBy, uses }: DocumentEvidence): boolean =>
  exempt === null && !(producedBy.length > 0 && uses.every(use => !producedBy.includes(use.number)))

export function evidenceData({ uses, exempt, producedBy, ...one }: DocumentEvidence) {
  return {
    ...one,
    because: joined([
      producedBy.length > 0 ? `${numbersText(producedBy)}的结果，内部流转` : undefined,
      exempt ? `${one.issuer}核发或者掌握，${exempt.because}` : undefined,
    ]),
    form: distinct(uses.map(use => use.form)),
    copies: distinct(uses.map(use => use.copies)),
    necessity: distinct(uses.map(use => use.necessity)),
    acceptance: joined([...new Set(uses.map(use => use.acceptance))]) || joined([one.help]),
    numbers: inRanges(uses.map(use => use.number)),
    situations: bySituation(uses, exempt ? '的' : '的提交'),
  }
}

const distinct = (words: string[]) => [...new Set(words.filter(Boolean))].join('；')

/** `第1项：经营方式为“…”` for the services that need it only sometimes. */
function bySituation(uses: DocumentEvidence['uses'], when: string): string {
  const numbers = new Map<string, number[]>()
  for (const { number, situation } of uses)
    if (situation) numbers.set(situation, [...(numbers.get(situation) ?? []), number])
  const sole = numbers.size === 1 && [...numbers.values()][0]!.length === uses.length
  return [...numbers]
    .map(([words, list]) => (sole ? `${words}${when}` : `${numbersText(list)}：${words}${when}`))
    .join('；')
}

/** Who waits for whom, as sentences; services that wait for nobody run in parallel from the start. */
export function orderData({ services, flow: { edges } }: Pick<Guide, 'services' | 'flow'>) {
  return services.map(({ number, name }) => {
    const before = Map.groupBy(
      edges.filter(edge => edge.to === number),
      ({ kind, because, mark }) => `${kind} ${because} ${mark}`,
    )
    return {
      number,
      name,
      before: [...before.values()].map(list => ({
        text: afterInWords(inRanges(list.map(edge => edge.from)), list[0]!.kind),
        because: joined([list[0]!.because]),
        mark: list[0]!.mark,
      })),
    }
  })
}

function visitsData({ services }: Guide) {
  const most = Math.max(0, ...services.map(service => service.visits.count))
  return most === 0 ? '全程网上可办，不用到现场。' : `合并办理，最多到现场${most}次。`
}
