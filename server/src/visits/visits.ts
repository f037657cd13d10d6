/**
 * 联合勘验和联合评审: one appointment for all departments that have to come. Half-days come from the departments' calendars,
 * the address from the form, everything else is decided in the core.
 */
import type { CaseFile } from '@onething/core/lifecycle/case-file.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { partsToInspect, type Visit, type VisitSlot } from '@onething/core/lifecycle/visits.ts'
import { addDays, type Calendar } from '@onething/core/workdays.ts'
import type { Acting } from '../cases/case-route.ts'
import { caseFileOf } from '../cases/case-row.ts'
import { carryOut, type Done, requireParts } from '../cases/cases.ts'
import { eachCase, system } from '../cases/overdue.ts'
import { getAnyCase, standOf } from '../cases/reading.ts'
import type { LoadedCase, TrackedCase, WholeCase } from '../cases/store.ts'
import { dateInHenan } from '../clock.ts'
import { statement } from '../db/database.ts'
import type { Writer } from '../journal/journal.ts'
import { command, ofAuthority, type SubCaseDeps, type Target } from '../subcases/subcases.ts'
import { bookingOfVisit, freeHalfDays, giveUp, take } from './bookings.ts'

const offered = 6
/** Working days that those who are ready wait for those who are not. */
const patience = 3

/** By an officer of one of the departments: for all parts that are ready, theirs among them. */
export function arrange(deps: SubCaseDeps, target: Target, { place }: { place?: string }): Promise<Done> {
  return propose(deps, target, ofAuthority(target), place)
}

const waiting = statement(
  'visits_waiting',
  `select case_no from sub_cases
   where state = 'accepted' and turns->'inspection'->>'state' in ('needed', 'rectified')
   group by case_no order by min(accepted_on) limit 500`,
)

/** Arranges what is ready and nobody has arranged. Returns how many visits were proposed. */
export async function arrangeVisits(deps: SubCaseDeps): Promise<number> {
  const today = dateInHenan(deps.clock.now())
  const rows = await deps.database.rows<{ case_no: string }>(waiting, [])
  return eachCase(waiting.name, rows, async caseNo => {
    const { row, parts, correction } = await standOf(deps, caseNo)
    if (!isReady(caseFileOf(row, parts, correction), deps.calendar, today)) return false
    await propose(deps, { caseNo, by: system, key: null }, () => {})
    return true
  })
}

/** Only cases under way that have a visit at all: a partial index. */
const visited = statement(
  'cases_visited',
  `select case_no from cases where visits is not null and state = 'inProgress'`,
)

/**
 * Keeps visits and calendars true to each other: where a department closed the day the applicant chooses anew, and what a
 * visit no longer needs is given back. Returns how many cases were changed.
 */
export async function reconcileVisits(deps: SubCaseDeps): Promise<number> {
  const today = dateInHenan(deps.clock.now())
  const rows = await deps.database.rows<{ case_no: string }>(visited, [])
  return eachCase(visited.name, rows, async caseNo => {
    const stand = await standOf(deps, caseNo)
    let changed = false
    for (const visit of stand.row.visits ?? [])
      if (visit.kind === 'inspection' && (visit.slot === null || visit.slot.date >= today))
        changed = (await reconcile(deps, stand, visit)) || changed
    return changed
  })
}

async function reconcile(deps: SubCaseDeps, stand: TrackedCase, visit: Visit): Promise<boolean> {
  if (visit.closedOn !== null || visit.slot === null) return giveUpHeld(deps, stand.row.case_no, visit, system)
  const booking = await bookingOfVisit(deps, stand.row.case_no, visit)
  if (booking?.ended?.as !== 'closed') return false
  await postpone(deps, stand, visit, booking.ended.why ?? '')
  return true
}

const postpone = (deps: SubCaseDeps, { row, parts }: TrackedCase, visit: Visit, reason: string) =>
  carryOut(deps, {
    caseNo: row.case_no,
    by: system,
    key: null,
    mayAct() {},
    async decide(file, act) {
      const slots = await freeHalfDays(deps, authoritiesOf(parts, visit.parts), act.today, offered)
      return lifecycle.postponeVisit(file, visit.number, { slots, reason }, act)
    },
  })

/** Everybody who has to come is ready, or some have waited long enough for the others. */
function isReady(file: CaseFile, calendar: Calendar, today: string): boolean {
  const ready = partsToInspect(file)
  if (ready.length === 0 || hasOpenVisit(file)) return false
  const others = file.parts.filter(
    ({ rules, state, verdict }) =>
      rules.inspection && (state === 'correction' || (state === 'submitted' && verdict?.verdict !== 'complete')),
  )
  const since = ready.map(part => part.acceptedOn!).sort()[0]!
  return others.length === 0 || addDays(calendar, since, patience, 'workingDay').due <= today
}

const hasOpenVisit = ({ visits }: CaseFile) =>
  visits.some(visit => visit.kind === 'inspection' && visit.closedOn === null)

async function propose(
  deps: SubCaseDeps,
  { caseNo, by, key }: { caseNo: string; by: Writer; key: string | null },
  mayAct: (loaded: LoadedCase) => void,
  place?: string,
): Promise<Done> {
  const whole = await getAnyCase(deps, caseNo)
  const where = place?.trim() || (await placeOf(deps, whole))
  return carryOut(deps, {
    caseNo,
    by,
    key,
    mayAct,
    async decide(file, act, loaded) {
      const ids = partsToInspect(file).map(part => part.part)
      const slots = await slotsFor(deps, loaded, ids, act.today)
      return lifecycle.proposeVisit(file, { parts: ids, slots, place: where }, act)
    },
  })
}

/** Half-days on which all departments of these parts can come. */
async function slotsFor(deps: SubCaseDeps, { parts }: LoadedCase, ids: string[], today: string): Promise<VisitSlot[]> {
  return freeHalfDays(deps, authoritiesOf(parts, ids), today, offered)
}

const authoritiesOf = (parts: LoadedCase['parts'], ids: string[]) => [
  ...new Set(parts.filter(part => ids.includes(part.part)).map(part => part.authority)),
]

/** The address as the applicant gave it for the services that have to be looked at. */
async function placeOf(deps: SubCaseDeps, { row, parts, contents }: WholeCase): Promise<string> {
  const { prepared } = await deps.publications.of(row)
  const rows = prepared.events.get(row.life_event)!.rows
  for (const part of parts) {
    const element = rows.find(one => one.id === part.row_id)?.service.inspection?.place
    const fact = element ? prepared.catalogue.dataElements[element]?.fact : undefined
    const value = element && (fact ? contents.facts[fact] : contents.form[element])
    if (typeof value === 'string' && value !== '') return value
  }
  return '申请表填写的地址'
}

/** The half-day is taken in every department's calendar first: whoever is too late chooses another. */
export async function choose(deps: SubCaseDeps, acting: Acting, number: number, slot: VisitSlot): Promise<Done> {
  const whole = await getAnyCase(deps, acting.caseNo)
  acting.mayAct(whole)
  const visit = (whole.row.visits ?? []).find(one => one.number === number)
  const wanted = visit?.slot === null && visit.slots.some(one => one.date === slot.date && one.half === slot.half)
  const taken = wanted && (await take(deps, whole, visit, authoritiesOf(whole.parts, visit.parts), slot, acting.by))
  try {
    return await carryOut(deps, { ...acting, decide: (file, act) => lifecycle.confirmVisit(file, number, slot, act) })
  } catch (error) {
    if (taken) await giveUp(deps, taken, acting.by)
    throw error
  }
}

export const askOtherTimes = (deps: SubCaseDeps, acting: Acting, number: number, reason: string) =>
  carryOut(deps, {
    ...acting,
    async decide(file, act, loaded) {
      const visit = file.visits.find(one => one.number === number)
      const last =
        visit?.slots
          .map(slot => slot.date)
          .sort()
          .at(-1) ?? act.today
      const slots = await slotsFor(deps, loaded, visit?.parts ?? [], last)
      return lifecycle.askOtherTimes(file, number, slots, reason, act)
    },
  })

/** The half-day goes back to the departments, and the applicant chooses anew. */
export async function move(deps: SubCaseDeps, acting: Acting, number: number, reason: string): Promise<Done> {
  const done = await carryOut(deps, {
    ...acting,
    async decide(file, act, loaded) {
      const parts = file.visits.find(one => one.number === number)?.parts ?? []
      return lifecycle.moveVisit(file, number, { slots: await slotsFor(deps, loaded, parts, act.today), reason }, act)
    },
  })
  const visit = (done.after.row.visits ?? []).find(one => one.number === number)
  if (visit?.slot === null) await giveUpHeld(deps, acting.caseNo, visit, acting.by)
  return done
}

/** Gives back the half-day that is still held for this visit; answers whether there was one. */
async function giveUpHeld(deps: SubCaseDeps, caseNo: string, visit: Visit, by: Writer): Promise<boolean> {
  const booking = await bookingOfVisit(deps, caseNo, visit)
  if (!booking || booking.ended) return false
  await giveUp(deps, booking, by)
  return true
}

export const reportRectified = (deps: SubCaseDeps, acting: Acting) =>
  carryOut(deps, { ...acting, decide: (file, act) => lifecycle.reportRectified(file, act) })

export const recordFinding = (deps: SubCaseDeps, target: Target, finding: lifecycle.FindingCommand) =>
  carryOut(
    deps,
    command(target, (file, act) => lifecycle.recordFinding(file, target.part, finding, act)),
  )

export interface ReviewRequest extends VisitSlot {
  place: string
  subject: string
  /** Parts whose departments meet; all that are being examined where none are named. */
  parts?: string[]
}

export const holdReview = (deps: SubCaseDeps, target: Target, { parts, place, subject, date, half }: ReviewRequest) =>
  carryOut(
    deps,
    command(target, (file, act) => {
      requireParts(file, parts ?? [])
      const all = file.parts.filter(part => part.state === 'accepted').map(part => part.part)
      const meeting = { parts: parts ?? all, slot: { date, half }, place, subject }
      return lifecycle.holdReview(file, meeting, act)
    }),
  )

export const recordReviewOpinion = (
  deps: SubCaseDeps,
  target: Target,
  opinion: { attendees: string[]; agrees: boolean; opinion: string },
) =>
  carryOut(
    deps,
    command(target, (file, act) => lifecycle.recordReviewOpinion(file, target.part, opinion, act)),
  )
