/**
 * 可约时段: what is free follows from the authority's week, its exceptions, the calendar of working days and what is
 * taken. Pure: the same in a test, on the server and on the screen.
 *
 * A booking takes places: the half-day of an inspection, or every five minutes of a visit. So what is taken stays true
 * when the authority changes the length of its slots.
 */
import { type Calendar, dayNumber, isoDate, isProvisional } from '../workdays.ts'
import { type CalendarKind, type Half, halfOf, type Opening, type Rules, weekDayOn } from './rules.ts'

export interface Slot {
  date: string
  half: Half
  from: string
  to: string
}

export interface FreeSlot extends Slot {
  /** How many more fit in. */
  left: number
}

/** The calendar of one authority for one kind, with what is taken in the days that are looked at. */
export interface DayBook {
  kind: CalendarKind
  rules: Rules
  /** By date, in the place of what the week says; without openings the day is closed. */
  exceptions: ReadonlyMap<string, readonly Opening[]>
  /** By `placeKey`. */
  taken: ReadonlyMap<string, number>
}

export interface Stretch {
  from: string
  until: string
}

/** How many minutes one place of a visit stands for. */
const grain = 5

export const placeKey = (date: string, place: string) => `${date} ${place}`

export function openingsOn({ rules, exceptions }: DayBook, date: string, calendar: Calendar): readonly Opening[] {
  const exception = exceptions.get(date)
  if (exception) return exception
  const day = weekDayOn(date, calendar)
  return day === null ? [] : rules.week[day]
}

/** Every slot of a day that could be booked, with what is left of it. `minutes`: how long the visit takes. */
export function slotsOn(book: DayBook, date: string, calendar: Calendar, minutes?: number): FreeSlot[] {
  return openingsOn(book, date, calendar)
    .flatMap(opening =>
      book.rules.minutes === null ? [slotOf(date, opening)] : cut(date, opening, book.rules.minutes, minutes),
    )
    .map(({ capacity, ...slot }) => ({ ...slot, left: leftOf(book, slot, capacity) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

type Offered = Slot & { capacity: number }

const slotOf = (date: string, { from, to, capacity }: Opening): Offered => ({
  date,
  half: halfOf(from),
  from,
  to,
  capacity,
})

/** A visit that takes longer than a slot takes several in a row, inside one opening. */
function cut(date: string, { from, to, capacity }: Opening, slot: number, minutes = slot): Offered[] {
  const length = Math.ceil(minutes / slot) * slot
  const [first, last] = [minuteOf(from), minuteOf(to) - length]
  const starts =
    last < first ? [] : Array.from({ length: Math.floor((last - first) / slot) + 1 }, (_, n) => first + n * slot)
  return starts.map(start => slotOf(date, { from: clockAt(start), to: clockAt(start + length), capacity }))
}

function leftOf(book: DayBook, slot: Slot, capacity: number): number {
  const most = Math.max(0, ...placesOf(book.kind, slot).map(place => book.taken.get(placeKey(slot.date, place)) ?? 0))
  return Math.max(0, capacity - most)
}

/** What a booking of this slot takes. */
export function placesOf(kind: CalendarKind, { half, from, to }: Pick<Slot, 'half' | 'from' | 'to'>): string[] {
  if (kind === 'inspection') return [half]
  const [first, last] = [minuteOf(from), minuteOf(to)]
  return Array.from({ length: Math.ceil((last - first) / grain) }, (_, n) => clockAt(first + n * grain))
}

/** What is free from the first to the last day. */
export const freeSlots = (book: DayBook, { from, until }: Stretch, calendar: Calendar, minutes?: number): FreeSlot[] =>
  datesFrom(from, until).flatMap(date => slotsOn(book, date, calendar, minutes).filter(slot => slot.left > 0))

/** The capacity of a slot that is offered; undefined when this calendar does not offer it (any more). */
export function capacityOf(book: DayBook, slot: Slot, calendar: Calendar): number | undefined {
  return openingsOn(book, slot.date, calendar).find(opening =>
    book.kind === 'inspection'
      ? halfOf(opening.from) === slot.half
      : opening.from <= slot.from && slot.to <= opening.to,
  )?.capacity
}

/** The first half-days on which every one of these authorities is free, in the hours that all of them share. */
export function commonHalfDays(books: readonly DayBook[], stretch: Stretch, count: number, calendar: Calendar): Slot[] {
  const found: Slot[] = []
  if (books.length === 0) return found
  for (const date of datesFrom(stretch.from, stretch.until)) {
    const days = books.map(book => slotsOn(book, date, calendar).filter(slot => slot.left > 0))
    for (const half of ['am', 'pm'] as const) {
      const shared = sharedHours(days.map(slots => slots.find(slot => slot.half === half)))
      if (shared) found.push({ date, half, ...shared })
      if (found.length === count) return found
    }
  }
  return found
}

function sharedHours(slots: readonly (Slot | undefined)[]): Pick<Slot, 'from' | 'to'> | null {
  if (!slots.every(slot => slot !== undefined)) return null
  const from = slots
    .map(slot => slot.from)
    .sort()
    .at(-1)!
  const to = slots.map(slot => slot.to).sort()[0]!
  return from < to ? { from, to } : null
}

/** The arrangement of that year's holidays is not published yet, so the day may still turn out a holiday. */
export const isProvisionalDay = (calendar: Calendar, date: string): boolean =>
  isProvisional(calendar, dayNumber(date), dayNumber(date))

function datesFrom(from: string, until: string): string[] {
  const [first, last] = [dayNumber(from), dayNumber(until)]
  return last < first ? [] : Array.from({ length: last - first + 1 }, (_, n) => isoDate(first + n))
}

export const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const clockAt = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
