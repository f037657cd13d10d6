/**
 * 工作日: the calendar with its holidays and make-up work days (调休), and counting with it.
 *
 * Dates are `YYYY-MM-DD` at the border and whole day numbers (days since 1970-01-01) inside. The calendar numbers the
 * working days one after the other, so that adding N of them is one look-up there and one back, however large N is.
 */
import Type, { type Static } from 'typebox'
import type { LimitUnit } from './catalogue/vocabulary.ts'

const strict = { additionalProperties: false }
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const text = Type.String({ minLength: 1 })

/** One file of `catalogue/calendar/`: what the yearly notice of the State Council's General Office arranges. */
export const CalendarYear = Type.Object(
  {
    year: Type.Integer({ minimum: 1950, maximum: 2199 }),
    notice: Type.Object({ title: text, number: text, date }, strict),
    holidays: Type.Array(
      Type.Object({ name: text, from: date, to: date, work: Type.Optional(Type.Array(date)) }, strict),
      { minItems: 1 },
    ),
  },
  strict,
)
export type CalendarYear = Static<typeof CalendarYear>

// ── days ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Days since 1970-01-01, which was a Thursday. */
export type Day = number

const millisecondsPerDay = 86_400_000

export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(value)
  // A day the month does not have is read as one of the next month, so its number differs.
  return !Number.isNaN(time) && new Date(time).getUTCDate() === Number(value.slice(8))
}

export function dayNumber(iso: string): Day {
  if (!isDate(iso)) throw new RangeError(`Not a date: ${iso}`)
  return Date.parse(iso) / millisecondsPerDay
}

export const isoDate = (day: Day): string => new Date(day * millisecondsPerDay).toISOString().slice(0, 10)

/** `2026-06-01` → 2026年6月1日, as people write it. */
export function dateInWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** `2026-06-01`, `09:00` → 2026年6月1日9:00; only the day where no hour was fixed. */
export const momentInWords = (date: string, time: string | null | undefined): string =>
  dateInWords(date) + (time ?? '').replace(/^0/, '')

const yearOf = (day: Day) => new Date(day * millisecondsPerDay).getUTCFullYear()

// ── the calendar ────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Working days carry ordinal numbers, counted from Monday 1969-12-29. Inside the table the notices decide, outside it
 * plain weekends do; after the table the plain ordinals are shifted by what the notices added or took away.
 */
export interface Calendar {
  /** The years whose arrangement is published. Whatever else is asked is answered `provisional`. */
  readonly years: ReadonlySet<number>
  readonly first: Day
  readonly last: Day
  /** `ordinals[i]`: how many working days there are up to and including day `first + i`. */
  readonly ordinals: Int32Array
  /** Every working day of the table in order. */
  readonly workingDays: Int32Array
  /** The days the notices give off, weekends among them. */
  readonly holidays: ReadonlySet<Day>
}

export function buildCalendar(published: readonly CalendarYear[]): Calendar {
  const years = new Set(published.map(one => one.year))
  const holidays = published.flatMap(one => one.holidays)
  const off = new Set(holidays.flatMap(({ from, to }) => range(dayNumber(from), dayNumber(to))))
  const work = new Set(holidays.flatMap(holiday => (holiday.work ?? []).map(dayNumber)))
  // A notice may reach into the December before its year (2022-12-31); the table begins early enough to hold that.
  // Without any published year the table is empty and begins at infinity.
  const first = Math.min(...[...years].map(year => dayNumber(`${year}-01-01`)), ...off, ...work)
  const last = Math.max(...[...years].map(year => dayNumber(`${year}-12-31`)), ...off, ...work)
  const table = years.size === 0 ? [] : range(first, last)
  const workingDays = table.filter(day => work.has(day) || (isWeekday(day) && !off.has(day)))

  let ordinal = years.size === 0 ? 0 : weekdaysThrough(first - 1)
  const working = new Set(workingDays)
  const ordinals = Int32Array.from(table, day => (working.has(day) ? ++ordinal : ordinal))
  return { years, first, last, ordinals, workingDays: Int32Array.from(workingDays), holidays: off }
}

const range = (from: Day, to: Day): Day[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

// Plain weekends. Monday is 0: 1970-01-01 was a Thursday, so day -3 was a Monday.
const daysSinceMonday = (day: Day) => (((day + 3) % 7) + 7) % 7
const isWeekday = (day: Day) => daysSinceMonday(day) < 5
const weekdaysThrough = (day: Day) => 5 * Math.floor((day + 3) / 7) + Math.min(daysSinceMonday(day) + 1, 5)
function nthWeekday(ordinal: number): Day {
  const week = Math.floor((ordinal - 1) / 5)
  return 7 * week + (ordinal - 1 - 5 * week) - 3
}

/** The ordinal of the last working day up to and including `day`. */
export function workingDaysThrough(calendar: Calendar, day: Day): number {
  const { ordinals, first, last } = calendar
  if (day < first) return weekdaysThrough(day)
  return day <= last ? ordinals[day - first]! : weekdaysThrough(day) + arranged(calendar)
}

/** The working day that carries this ordinal. */
export function nthWorkingDay(calendar: Calendar, ordinal: number): Day {
  const { ordinals, workingDays, first } = calendar
  if (ordinals.length === 0) return nthWeekday(ordinal)
  const index = ordinal - weekdaysThrough(first - 1) - 1
  if (index < 0) return nthWeekday(ordinal)
  return index < workingDays.length ? workingDays[index]! : nthWeekday(ordinal - arranged(calendar))
}

/** By how many working days the whole table differs from plain weekends. */
const arranged = ({ ordinals, last }: Calendar) => ordinals[ordinals.length - 1]! - weekdaysThrough(last)

/** Does any day from `from` to `to` lie in a year whose arrangement is not published? */
export function isProvisional(calendar: Calendar, from: Day, to: Day): boolean {
  if (to < from) return false
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.years.has(year)) return true
  return false
}

// ── counting ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface DueDate {
  due: string
  /** The count relied on plain weekends, because the arrangement of a year it touches is not published yet. */
  provisional: boolean
}

export function isWorkingDay(calendar: Calendar, iso: string): boolean {
  const day = dayNumber(iso)
  return workingDaysThrough(calendar, day) > workingDaysThrough(calendar, day - 1)
}

/** A day off by a notice (节假日), as against a plain weekend. */
export const isHoliday = (calendar: Calendar, iso: string): boolean => calendar.holidays.has(dayNumber(iso))

/** Monday is 0. */
export const weekdayOf = (iso: string): number => daysSinceMonday(dayNumber(iso))

/**
 * The last day of a limit of `days` that starts on `from`. The starting day is not counted (民法典 201); a limit in
 * natural days whose last day is a day off ends on the next working day (民法典 203). Zero days end on the same day.
 */
export function addDays(calendar: Calendar, from: string, days: number, unit: LimitUnit): DueDate {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`Not a number of days: ${days}`)
  const start = dayNumber(from)
  const end = limitEnd(calendar, start, days, unit)
  return { due: isoDate(end), provisional: days > 0 && isProvisional(calendar, firstConsulted(start, days, unit), end) }
}

/** `addDays` in day numbers. */
export function limitEnd(calendar: Calendar, from: Day, days: number, unit: LimitUnit): Day {
  if (days === 0) return from
  return unit === 'workingDay'
    ? nthWorkingDay(calendar, workingDaysThrough(calendar, from) + days)
    : nthWorkingDay(calendar, workingDaysThrough(calendar, from + days - 1) + 1)
}

/** The first day about which a count asks the calendar: natural days ask only where they land. */
export const firstConsulted = (from: Day, days: number, unit: LimitUnit): Day =>
  unit === 'workingDay' ? from + 1 : from + days

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. Undoes `addDays`. */
export const workingDaysBetween = (calendar: Calendar, from: string, to: string): number =>
  workingDaysThrough(calendar, dayNumber(to)) - workingDaysThrough(calendar, dayNumber(from))

/**
 * Whole years of age (周岁), reached on the birthday. Someone born on 29 February reaches it on 28 February where the
 * year has no such day: the last day of the month stands for the missing one (民法典 202).
 */
export function ageOn(birthDate: string, date: string): number {
  const [birth, day] = [dayNumber(birthDate), dayNumber(date)]
  const year = yearOf(day)
  const birthday = `${date.slice(0, 4)}${birthDate.slice(4)}`
  const reached = day >= (isDate(birthday) ? dayNumber(birthday) : dayNumber(`${date.slice(0, 4)}-02-28`))
  return year - yearOf(birth) - (reached ? 0 : 1)
}
