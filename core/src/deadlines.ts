/**
 * 时限: when a limit ends, as a pure function of what happened. Nothing is counted down and stored; ask again with the
 * next pause or extension and the answer follows. The same arguments always give the same date.
 */
import type { Limit } from './catalogue/schema.ts'
import {
  type Calendar,
  type Day,
  dayNumber,
  firstConsulted,
  isoDate,
  isProvisional,
  limitEnd,
  workingDaysThrough,
} from './workdays.ts'

/**
 * Time that is not counted, first and last day included (特别程序, 行政许可法 45). The day a procedure starts is not
 * held against the organ; counting goes on after the day it ended. Pauses may overlap: a day is left out once.
 */
export interface Pause {
  from: string
  /** Absent while the procedure still runs. */
  to?: string | null
}

/** What happened to one limit. */
export interface Clock {
  /** The day it starts, e.g. of acceptance; it is not counted (民法典 201). */
  start: string
  limit: Pick<Limit, 'days' | 'unit'>
  pauses?: readonly Pause[]
  /** Days an extension added, in the limit's unit (行政许可法 42). */
  extensionDays?: number
}

export type Deadline =
  | { due: string; paused: false; provisional: boolean }
  /** A running pause leaves no date to name. */
  | { due: null; paused: true; provisional: boolean }

/**
 * The last day of the limit: the first day that is itself not paused, by which `limit.days + extensionDays` unpaused
 * days of the unit have passed, and which is a working day. A limit of zero days (当场办结) ends on its starting day.
 */
export function dueDate(clock: Clock, calendar: Calendar): Deadline {
  const { unit } = clock.limit
  const days = totalDays(clock)
  const start = dayNumber(clock.start)
  const stretches = runningStretches(clock)
  if (days === 0 && stretches[0]?.after === start) return { due: clock.start, paused: false, provisional: false }

  let left = days
  let provisional = false
  for (const { after, last } of stretches) {
    // What is left may be nothing, when the last natural day was a day off and a pause began before the next working day.
    left = Math.max(left, 1)
    const end = limitEnd(calendar, after, left, unit)
    provisional ||= isProvisional(calendar, firstConsulted(after, left, unit), Math.min(end, last))
    if (end <= last) return { due: isoDate(end), paused: false, provisional }
    left -= elapsed(calendar, after, last, unit)
  }
  return { due: null, paused: true, provisional }
}

/** How many days of the limit's unit have been used up to and including `asOf`, pauses left out. */
export function usedDays(clock: Clock, asOf: string, calendar: Calendar): number {
  const day = dayNumber(asOf)
  return runningStretches(clock)
    .filter(({ after }) => after < day)
    .reduce((used, { after, last }) => used + elapsed(calendar, after, Math.min(last, day), clock.limit.unit), 0)
}

/**
 * The share of the limit, extension included, that has been used: 1 from its last counted day on, more afterwards.
 * It drives early warnings; whether something is late is told by its due date alone.
 */
export function usedShare(clock: Clock, asOf: string, calendar: Calendar): number {
  const days = totalDays(clock)
  return days === 0 ? 1 : usedDays(clock, asOf, calendar) / days
}

const totalDays = ({ limit, extensionDays = 0 }: Clock) => limit.days + extensionDays

const elapsed = (calendar: Calendar, after: Day, last: Day, unit: Limit['unit']) =>
  unit === 'workingDay' ? workingDaysThrough(calendar, last) - workingDaysThrough(calendar, after) : last - after

/** The stretches in which the clock runs, in order: the days after `after` up to and including `last`. */
function runningStretches({ start, pauses = [] }: Clock): { after: Day; last: Day }[] {
  const stretches: { after: Day; last: Day }[] = []
  let after = dayNumber(start)
  const paused = pauses
    .map(({ from, to }) => ({ from: dayNumber(from), to: to == null ? Infinity : dayNumber(to) }))
    .filter(pause => pause.from <= pause.to && pause.to >= after)
    .sort((a, b) => a.from - b.from)
  for (const { from, to } of paused) {
    if (from > after) stretches.push({ after, last: from - 1 })
    after = Math.max(after, to)
  }
  if (after < Infinity) stretches.push({ after, last: Infinity })
  return stretches
}
