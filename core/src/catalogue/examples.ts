/** Worked examples of a life event: documentation that runs. */
import { normaliseFacts } from '../facts.ts'
import { type Place, plan } from '../plan/plan.ts'
import type { Prepared } from '../plan/prepare.ts'
import type { Plan } from '../plan/schema.ts'
import type { Status } from '../plan/statuses.ts'
import type { Calendar } from '../workdays.ts'
import type { Example, LifeEvent } from './schema.ts'

/** Plans the example and says, line by line, where the result differs from what is expected. Empty when it holds. */
export function checkExample(
  prepared: Prepared,
  place: Place,
  calendar: Calendar,
  event: LifeEvent,
  example: Example,
): string[] {
  const { facts, problems } = normaliseFacts(prepared.catalogue.facts, example.facts, example.date)
  const result = plan(prepared, place, calendar, {
    lifeEvent: event.id,
    date: example.date,
    facts,
    selection: example.selection?.map(row => `${event.id}.${row}`),
  })
  return [
    ...problems.map(problem => `${problem.fact}: ${problem.message}`),
    ...differences(result, example.expect, event.id),
  ]
}

function differences(result: Plan, expect: Example['expect'], eventId: string): string[] {
  const wrong: string[] = []
  const differ = (what: string, wanted: unknown, got: unknown) => {
    if (JSON.stringify(wanted) !== JSON.stringify(got))
      wrong.push(`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
  }
  for (const status of ['required', 'optional', 'notNeeded', 'unknown', 'excluded'] satisfies Status[])
    if (expect[status]) differ(status, [...expect[status]].sort(byNumber), rowsWith(result, status, eventId))
  if (expect.guard !== undefined && !textOf(result.guard).includes(expect.guard))
    wrong.push(`guard: expected one that says “${expect.guard}”, got ${textOf(result.guard) || 'none'}`)
  if (expect.guard === undefined && result.guard) wrong.push(`guard: expected none, got ${textOf(result.guard)}`)
  if (expect.questions)
    differ(
      'questions',
      expect.questions,
      result.questions.map(question => question.fact),
    )
  if (expect.evidence) differ('evidence', [...expect.evidence].sort(), typesOf(result, false))
  if (expect.exempt) differ('exempt', [...expect.exempt].sort(), typesOf(result, true))
  if (expect.promisedDays !== undefined) differ('promised days', expect.promisedDays, result.promised.days)
  return wrong
}

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
