/**
 * 预约日历: when an authority receives people or goes out, as it sets it for itself: a week, and days that are otherwise.
 * Times of day are `HH:MM` in Henan, in steps of five minutes.
 */
import Type, { type Static } from 'typebox'
import { type Calendar, isHoliday, isWorkingDay, weekdayOf } from '../workdays.ts'

/** What an authority keeps a calendar for: going to look (half-days), and people who come (slots of some minutes). */
export const calendarKinds = { window: '到场办理', inspection: '现场勘验' } as const
export type CalendarKind = keyof typeof calendarKinds

export const halves = { am: '上午', pm: '下午' } as const
export type Half = keyof typeof halves

/** The days of a week, and the weekend days that a notice makes working days in exchange (调休). */
export const weekDays = {
  mon: '周一',
  tue: '周二',
  wed: '周三',
  thu: '周四',
  fri: '周五',
  sat: '周六',
  sun: '周日',
  makeUp: '调休上班日',
} as const
export type WeekDay = keyof typeof weekDays

const strict = { additionalProperties: false }
const clock = '^([01]\\d|2[0-3]):[0-5][05]$'
const time = Type.String({ pattern: clock, description: 'HH:MM, in steps of five minutes' })

export const Opening = Type.Object(
  {
    from: time,
    to: time,
    capacity: Type.Integer({ minimum: 1, maximum: 99, description: 'how many at the same time' }),
  },
  strict,
)
export type Opening = Static<typeof Opening>

/** More than this a day is a mistake. */
export const Openings = Type.Array(Opening, { maxItems: 6 })

export const Week = Type.Object(
  Object.fromEntries(Object.keys(weekDays).map(day => [day, Openings])) as Record<WeekDay, typeof Openings>,
  strict,
)
export type Week = Static<typeof Week>

export const Rules = Type.Object(
  {
    minutes: Type.Union([Type.Integer({ minimum: 5, maximum: 240, multipleOf: 5 }), Type.Null()], {
      description: 'length of a slot; null: an opening is one slot (a half-day)',
    }),
    week: Week,
  },
  strict,
)
export type Rules = Static<typeof Rules>

/** What an authority that has set nothing follows: every working day, the make-up days among them, the same hours. */
export function everyWorkingDay(openings: readonly Opening[], minutes: number | null): Rules {
  const open = () => openings.map(one => ({ ...one }))
  const week = { mon: open(), tue: open(), wed: open(), thu: open(), fri: open(), sat: [], sun: [], makeUp: open() }
  return { minutes, week }
}

const order = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** 2026-06-01 → 周一. */
export const weekdayName = (date: string): string => weekDays[order[weekdayOf(date)]!]

/** Which line of the week holds on this day; null on a holiday, whatever day of the week it falls on. */
export function weekDayOn(date: string, calendar: Calendar): WeekDay | null {
  if (isHoliday(calendar, date)) return null
  const day = order[weekdayOf(date)]!
  const weekend = day === 'sat' || day === 'sun'
  return weekend && isWorkingDay(calendar, date) ? 'makeUp' : day
}

export const halfOf = (from: string): Half => (from < '12:00' ? 'am' : 'pm')

/** What is wrong with the openings of a day, in words; null when nothing is. */
export function openingsProblem(kind: CalendarKind, openings: readonly Opening[]): string | null {
  const sorted = [...openings].sort((a, b) => (a.from < b.from ? -1 : 1))
  for (const [place, { from, to }] of sorted.entries()) {
    if (from >= to) return `${from} 至 ${to}：结束时间应晚于开始时间`
    const next = sorted[place + 1]
    if (next && next.from < to) return `${from} 至 ${to} 与 ${next.from} 至 ${next.to} 重叠，请改为不重叠的时间`
  }
  if (kind === 'window') return null
  const twice = (['am', 'pm'] as const).find(half => sorted.filter(one => halfOf(one.from) === half).length > 1)
  return twice ? `现场勘验按半天安排，${halves[twice]}只能有一段时间` : null
}

/** `周一至周五 9:00—12:00，13:00—17:00` → two openings; null where the text does not say it plainly. */
export function openingsFromText(text: string, capacity: number): Opening[] | null {
  const ranges = [...text.matchAll(/(\d{1,2})[:：](\d{2})\s*(?:[-–—~～至到]|——)\s*(\d{1,2})[:：](\d{2})/g)]
  const openings = ranges.map(([, h1, m1, h2, m2]) => ({
    from: `${h1!.padStart(2, '0')}:${m1}`,
    to: `${h2!.padStart(2, '0')}:${m2}`,
    capacity,
  }))
  // Two seasons in one text, or minutes off the grid: better the reference than half of what was meant.
  const plain = openings.length > 0 && openings.length <= 2 && openings.every(one => onGrid(one.from) && onGrid(one.to))
  return plain && openingsProblem('window', openings) === null ? openings : null
}

const onGrid = (text: string) => new RegExp(clock).test(text)
