/**
 * 联合勘验和联合评审: one appointment for all departments that have to come. Half-days come from the departments' calendars,
 * the address from the form, everything else is decided in the core.
 */
import type { CaseFile } from '@onething/core/lifecycle/case-file.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { partsToInspect, type Visit, type VisitSlot } from '@onething/core/lifecycle/visits.ts'
import { addDays, type Calendar } from '@onething/core/workdays.ts'
import { caseFileOf } from '../cases/case-row.ts'
import { carryOut, type Done } from '../cases/cases.ts'
import { getAnyCase } from '../cases/reading.ts'
import type { LoadedCase, WholeCase } from '../cases/store.ts'
import { dateInHenan } from '../clock.ts'
import { type Queries, statement } from '../db/database.ts'
import { visitPhoto } from '../evidence/evidence.ts'
import { NotFound } from '../http/problems.ts'
import type { Writer } from '../journal/journal.ts'
import { command, ofAuthority, type SubCaseDeps, type Target } from '../subcases/subcases.ts'
import { bookingOfVisit, freeHalfDays, giveUp, take } from './bookings.ts'

const offered = 6
/** Working days that those who are ready wait for those who are not. */
const patience = 3
const system = { id: 'system', name: '系统' }

/** By an officer of one of the departments: for all parts that are ready, theirs among them. */
export function arrange(deps: SubCaseDeps, target: Target, { place }: { place?: string }): Promise<Done> {
  return propose(deps, target, ofAuthority(target), place)
}

/** Arranges what is ready and nobody has arranged. Returns how many visits were proposed. */
export async function arrangeVisits(deps: SubCaseDeps): Promise<number> {
  let proposed = 0
  const today = dateInHenan(deps.clock.now())
  for (const { case_no: caseNo } of await deps.database.rows<{ case_no: string }>(waiting, [])) {
    const whole = await getAnyCase(deps, caseNo)
    if (!isReady(caseFileOf(whole.row, whole.parts, whole.correction), deps.calendar, today)) continue
    await propose(deps, { caseNo, by: system, key: null }, () => {})
    proposed++
  }
  return proposed
}

const waiting = statement(
  'visits_waiting',
  `select distinct case_no from sub_cases
   where state = 'accepted' and turns->'inspection'->>'state' in ('needed', 'rectified') limit 500`,
)

const visited = statement(
  'cases_visited',
  `select case_no from cases where visits is not null and state = 'inProgress'`,
)

/**
 * Keeps visits and calendars true to each other: where a department closed the day the applicant chooses anew, and what a
 * visit no longer needs is given back. Returns how many were changed.
 */
export async function reconcileVisits(deps: SubCaseDeps): Promise<number> {
  let changed = 0
  const today = dateInHenan(deps.clock.now())
  for (const { case_no: caseNo } of await deps.database.rows<{ case_no: string }>(visited, [])) {
    const whole = await getAnyCase(deps, caseNo)
    for (const visit of whole.row.visits ?? []) {
      if (!visit.slot || visit.slot.date < today || visit.kind !== 'inspection') continue
      const booking = await bookingOfVisit(deps, caseNo, visit)
      if (visit.closedOn !== null && booking && !booking.ended) await giveUp(deps, booking, system)
      else if (visit.closedOn === null && booking?.ended?.as === 'closed')
        await postpone(deps, whole, visit, booking.ended.why ?? '')
      else continue
      changed++
    }
  }
  return changed
}

const postpone = (deps: SubCaseDeps, { row, parts }: WholeCase, visit: Visit, reason: string) =>
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

export type Applicant = { caseNo: string; by: Writer; key: string | null; mayAct(loaded: LoadedCase): void }

/** The half-day is taken in every department's calendar first: whoever is too late chooses another. */
export async function choose(deps: SubCaseDeps, acting: Applicant, number: number, slot: VisitSlot): Promise<Done> {
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

export const askOtherTimes = (deps: SubCaseDeps, acting: Applicant, number: number, reason: string) =>
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

export const reportRectified = (deps: SubCaseDeps, acting: Applicant) =>
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

function requireParts({ caseNo, parts }: CaseFile, ids: string[]) {
  const unknown = ids.filter(id => !parts.some(part => part.part === id))
  if (unknown.length > 0) throw new NotFound(`办件 ${caseNo} 中没有分办件 ${unknown.join('、')}，请核对`)
}

export const recordReviewOpinion = (
  deps: SubCaseDeps,
  target: Target,
  opinion: { attendees: string[]; agrees: boolean; opinion: string },
) =>
  carryOut(
    deps,
    command(target, (file, act) => lifecycle.recordReviewOpinion(file, target.part, opinion, act)),
  )

const insertPhoto = statement(
  'photo_insert',
  `insert into evidence (case_no, id, type, file_name, media_type, size, digest, uploaded_at, uploaded_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9) on conflict (case_no, id) do nothing`,
)

export interface Photo {
  id: string
  file_name: string
  media_type: string
  size: number
  digest: string
  uploaded_at: string
}

export const savePhoto = (queries: Queries, caseNo: string, photo: Photo, by: string) =>
  queries.rows(insertPhoto, [
    caseNo,
    photo.id,
    visitPhoto,
    photo.file_name,
    photo.media_type,
    photo.size,
    photo.digest,
    photo.uploaded_at,
    by,
  ])
