/** Worked examples of a life event: documentation that runs. */
import { normaliseFacts } from '../facts.ts'
import { type Place, plan } from '../plan/plan.ts'
import type { Prepared } from '../plan/prepare.ts'
import type { Plan } from '../plan/schema.ts'
import { type Status, statuses } from '../plan/statuses.ts'
import type { Calendar } from '../workdays.ts'
import { type Problem, spotIn } from './problems.ts'
import type { Example, LifeEvent } from './schema.ts'

/** Plans the example and says where the result differs from what is expected. Empty when it holds. */
export function checkExample(
  prepared: Prepared,
  place: Place,
  calendar: Calendar,
  event: LifeEvent,
  example: Example,
): Problem[] {
  const { facts, problems } = normaliseFacts(prepared.catalogue.facts, example.facts, example.date)
  const result = plan(prepared, place, calendar, {
    lifeEvent: event.id,
    date: example.date,
    facts,
    selection: example.selection?.map(row => `${event.id}.${row}`),
  })
  const spot = spotIn('lifeEvents', event.id, `实例“${example.name}”`)
  return [
    ...problems.map(problem => `回答 ${problem.fact} 有误：${problem.message}`),
    ...differences(result, example.expect, event.id).map(wrong => `${wrong}，请核对条件，或者改正实例`),
  ].map(message => ({ ...spot, message }))
}

function differences(result: Plan, expect: Example['expect'], eventId: string): string[] {
  const wrong: string[] = []
  const differ = (what: string, wanted: unknown, got: unknown) => {
    if (JSON.stringify(wanted) !== JSON.stringify(got))
      wrong.push(`${what}应当是 ${listed(wanted)}，实际是 ${listed(got)}`)
  }
  for (const status of ['required', 'optional', 'notNeeded', 'unknown', 'excluded'] satisfies Status[])
    if (expect[status])
      differ(`${statuses[status]}的行`, [...expect[status]].sort(byNumber), rowsWith(result, status, eventId))
  if (expect.guard !== undefined && !textOf(result.guard).includes(expect.guard))
    wrong.push(`应当不能办理，原因写有“${expect.guard}”，实际是“${textOf(result.guard) || '能够办理'}”`)
  if (expect.guard === undefined && result.guard) wrong.push(`应当能够办理，实际不能办理：“${textOf(result.guard)}”`)
  if (expect.questions)
    differ(
      '还要问的事实',
      expect.questions,
      result.questions.map(question => question.fact),
    )
  if (expect.evidence) differ('要提交的材料', [...expect.evidence].sort(), typesOf(result, false))
  if (expect.exempt) differ('免于提交的材料', [...expect.exempt].sort(), typesOf(result, true))
  if (expect.promisedDays !== undefined) differ('承诺的工作日数', expect.promisedDays, result.promised.days)
  return wrong
}

const listed = (value: unknown) => [value].flat().join('、') || '无'
const textOf = (guard: Plan['guard']) => (guard ? `${guard.because} ${guard.wayOut}` : '')
const byNumber = (a: number, b: number) => a - b
const rowsWith = (result: Plan, status: Status, eventId: string) =>
  result.services
    .filter(service => service.status === status)
    .map(service => Number(service.row.slice(eventId.length + 1)))
    .sort(byNumber)
const typesOf = (result: Plan, exempt: boolean) =>
  result.evidence
    .filter(line => (line.exempt !== null) === exempt)
    .map(line => line.type)
    .sort()
