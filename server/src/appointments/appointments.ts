/**
 * 预约: taking a time with one authority or with several at once, changing it and giving it back. Who needs one and why
 * is asked elsewhere: visits of applicants in visits.ts, joint inspections by those who arrange them.
 *
 * Taking the places and writing the booking is one statement: of two who press for the last place one gets it, and the
 * other is told what is still free. The same booking again is not booked twice.
 */
import { type CalendarKind, weekdayName } from '@onething/core/appointments/rules.ts'
import { capacityOf, commonHalfDays, freeSlots, placesOf, type Slot } from '@onething/core/appointments/slots.ts'
import { addDays, dateInWords } from '@onething/core/workdays.ts'
import { Conflict, NotFound } from '../http/problems.ts'
import { type AppointmentDeps, authorityName, booksOf, editorOf } from './calendars.ts'
import * as store from './store.ts'

export type { Slot } from '@onething/core/appointments/slots.ts'
export type { AppointmentDeps } from './calendars.ts'

/** What a booking is for: with the case it is its name, so that the same one is never made twice. */
export interface Ref {
  caseNo: string
  purpose: Purpose
  /** The part that is visited, or the number of the inspection (1, and 2 for the second look). */
  ref: string
}
export const purposes = { visit: 'window', inspection: 'inspection' } as const satisfies Record<string, CalendarKind>
export type Purpose = keyof typeof purposes

export interface Booking extends Ref {
  attempt: number
  slot: Slot
  authorities: { id: string; name: string }[]
  /** Null while it stands. */
  ended: { as: store.Ending; why: string | null } | null
  bookedAt: string
}

export interface NewBooking extends Ref {
  authorities: readonly string[]
  slot: Slot
  /** What the authorities read in their list of the day. */
  subject: string
  applicant: { id: string; name: string }
  by: { id: string; name: string }
  /** What the applicant is told; null when whoever books tells them. */
  tell: string | null
}

// ── what is free ────────────────────────────────────────────────────────────────────────────────────────────────────

/** How far ahead common half-days are looked for: a year of working days. */
const farthest = 250

/** The first half-days from a date on (that day included) on which all of these authorities are free. */
export async function commonSlots(
  deps: AppointmentDeps,
  wanted: { authorities: readonly string[]; from: string; count: number; kind: 'inspection' },
): Promise<Slot[]> {
  const until = addDays(deps.calendar, wanted.from, farthest, 'workingDay').due
  const books = await booksOf(deps, wanted.authorities, wanted.kind, { from: wanted.from, until })
  return commonHalfDays(books, { from: wanted.from, until }, wanted.count, deps.calendar)
}

// ── booking ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Books, or answers with the booking that stands already when it is the same one. */
export async function book(deps: AppointmentDeps, wanted: NewBooking): Promise<Booking> {
  const before = await findBooking(deps, wanted)
  if (before && !before.ended) return sameOrRefused(before, wanted)
  const places = await placesFor(deps, wanted)
  try {
    await retried(() => store.insertNew(deps.database, rowOf(deps, wanted, places)))
  } catch (error) {
    if (codeOf(error) === uniqueViolation) return sameOrRefused(await getBooking(deps, wanted), wanted)
    throw await asFull(deps, wanted, error)
  }
  if (wanted.tell) deps.wake()
  return getBooking(deps, wanted)
}

/** The same authorities at another time. What was booked first stays in the history. */
export async function rebook(deps: AppointmentDeps, wanted: Omit<NewBooking, 'authorities'>): Promise<Booking> {
  const before = await getBooking(deps, wanted)
  if (before.ended) throw new Conflict(`原来的预约${store.endings[before.ended.as]}，请重新预约`, ['重新预约'])
  if (isSame(before.slot, wanted.slot)) return before
  const moved = { ...wanted, authorities: before.authorities.map(one => one.id) }
  const places = await placesFor(deps, moved, before)
  const change = {
    attempt: before.attempt,
    as: 'moved' as const,
    freed: without(placesOfBooking(before), before, places, wanted),
  }
  const taken = without(places, wanted, placesOfBooking(before), before)
  let done: boolean
  try {
    done = await retried(() => store.replace(deps.database, rowOf(deps, moved, taken), change))
  } catch (error) {
    if (codeOf(error) === uniqueViolation) return sameOrRefused(await getBooking(deps, wanted), moved)
    throw await asFull(deps, moved, error)
  }
  if (!done) return sameOrRefused(await getBooking(deps, wanted), moved)
  if (wanted.tell) deps.wake()
  return getBooking(deps, wanted)
}

export interface Cancelling extends Ref {
  by: { id: string; name: string }
  why: string | null
  tell: { recipient: string; text: string } | null
  as?: Exclude<store.Ending, 'moved' | 'present' | 'absent'>
}

/** Gives the places back. Cancelling what is cancelled changes nothing. */
export async function cancelBooking(deps: AppointmentDeps, { by, why, tell, as = 'cancelled', ...ref }: Cancelling) {
  const before = await getBooking(deps, ref)
  if (!before.ended)
    await retried(() =>
      store.end(
        deps.database,
        { case_no: ref.caseNo, purpose: ref.purpose, ref: ref.ref, attempt: before.attempt },
        { as, why, by: editorOf(deps, by), freed: placesOfBooking(before), told: tell },
      ),
    )
  if (tell) deps.wake()
  return getBooking(deps, ref)
}

/** The last attempt for this, standing or ended. */
export async function findBooking({ database }: AppointmentDeps, { caseNo, purpose, ref }: Ref) {
  const rows = await store.latestOf(database, caseNo, purpose, ref)
  return rows.length === 0 ? undefined : bookingOf(rows)
}

export async function getBooking(deps: AppointmentDeps, ref: Ref): Promise<Booking> {
  const found = await findBooking(deps, ref)
  if (!found) throw new NotFound('还没有预约，请先选择时间')
  return found
}

export function bookingOf(rows: readonly store.BookingRow[]): Booking {
  const [first] = rows
  const { case_no: caseNo, purpose, ref, attempt, date, half, starts, ends, ended_as, ended_why, booked_at } = first!
  return {
    caseNo,
    purpose: purpose as Purpose,
    ref,
    attempt,
    slot: { date, half, from: starts, to: ends },
    authorities: rows.map(row => ({ id: row.authority, name: row.authority_name })),
    ended: ended_as && { as: ended_as, why: ended_why },
    bookedAt: booked_at,
  }
}

// ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The places this takes, or why it cannot be: not offered by one of them, or full (but for what it has itself). */
async function placesFor(
  deps: AppointmentDeps,
  { authorities, slot, purpose }: Pick<NewBooking, 'authorities' | 'slot' | 'purpose'>,
  own?: Booking,
): Promise<store.Place[]> {
  const kind = purposes[purpose]
  const books = await booksOf(deps, authorities, kind, { from: slot.date, until: slot.date })
  const already = new Set(own?.slot.date === slot.date ? placesOf(kind, own.slot) : [])
  return books.flatMap(one => {
    const capacity = capacityOf(one, slot, deps.calendar)
    if (capacity === undefined)
      throw new Conflict(`${authorityName(deps, one.authority)}在${slotInWords(slot)}不接受预约，请另选时间`, [
        '另选时间',
      ])
    const places = placesOf(kind, slot)
    const full = places.some(place => !already.has(place) && (one.taken.get(`${slot.date} ${place}`) ?? 0) >= capacity)
    if (full) throw fullAt(slot, freeOn(one, slot, deps))
    return places.map(place => ({ authority: one.authority, place, capacity }))
  })
}

const freeOn = (one: Parameters<typeof freeSlots>[0], { date }: Slot, { calendar }: AppointmentDeps) =>
  freeSlots(one, { from: date, until: date }, calendar)

const placesOfBooking = ({ authorities, purpose, slot }: Booking): Omit<store.Place, 'capacity'>[] =>
  authorities.flatMap(({ id }) => placesOf(purposes[purpose], slot).map(place => ({ authority: id, place })))

/** What both have on the same day is neither given back nor taken again. */
function without<P extends { authority: string; place: string }>(
  places: readonly P[],
  { slot }: { slot: Slot },
  others: readonly { authority: string; place: string }[],
  { slot: otherSlot }: { slot: Slot },
): P[] {
  if (slot.date !== otherSlot.date) return [...places]
  return places.filter(one => !others.some(other => other.authority === one.authority && other.place === one.place))
}

function rowOf(deps: AppointmentDeps, wanted: NewBooking, places: store.Place[]): store.NewBooking {
  const { authorities, by, tell, ...rest } = wanted
  return {
    ...rest,
    kind: purposes[wanted.purpose],
    by: editorOf(deps, by),
    authorities: authorities.map(authority => ({ authority, name: authorityName(deps, authority) })),
    places,
    told: tell === null ? null : { recipient: wanted.applicant.id, text: tell },
  }
}

// ── refusals ────────────────────────────────────────────────────────────────────────────────────────────────────────

const isSame = (a: Slot, b: Slot) => a.date === b.date && a.half === b.half && a.from === b.from && a.to === b.to

function sameOrRefused(standing: Booking, { slot }: { slot: Slot }): Booking {
  if (!standing.ended && isSame(standing.slot, slot)) return standing
  throw new Conflict(`已经预约了${slotInWords(standing.slot)}，需要换时间请改约`, ['改约', '取消预约'])
}

const fullAt = (slot: Slot, free: readonly Slot[]) =>
  new Conflict(
    `${slotInWords(slot)}刚刚约满，请另选时间`,
    free.length > 0 ? free.slice(0, 3).map(slotInWords) : ['另选一天'],
  )

/** The database refused one too many. */
async function asFull(deps: AppointmentDeps, { authorities, slot, purpose }: NewBooking, error: unknown) {
  if (codeOf(error) !== checkViolation) return error
  const books = await booksOf(deps, authorities, purposes[purpose], { from: slot.date, until: slot.date })
  return fullAt(slot, books.length === 1 ? freeOn(books[0]!, slot, deps) : [])
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code
const uniqueViolation = '23505'
const checkViolation = '23514'
const deadlock = '40P01'

/** Two who change into each other's time may wait for each other; the database stops one of them, who tries again. */
async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === 3 || codeOf(error) !== deadlock) throw error
    }
  }
}

/** 2026年6月8日（周一）9:00至9:30. */
export const slotInWords = ({ date, from, to }: Pick<Slot, 'date' | 'from' | 'to'>): string =>
  `${dateInWords(date)}（${weekdayName(date)}）${from}至${to}`
