/** Time comes in from one place, so that a year of a case's life can run in a test. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const dayMilliseconds = 24 * 60 * 60 * 1000
const eightHours = 8 * 60 * 60 * 1000

/** The date in Henan (UTC+8, no summer time) of an instant. */
export const dateInHenan = (instant: Date): string =>
  new Date(instant.getTime() + eightHours).toISOString().slice(0, 10)

/** Whole days ahead of another clock: the time of day stays the same, so that a day moved is a day passed. */
export const aheadOf = (real: Clock, days: () => number): Clock => ({
  now: () => new Date(real.now().getTime() + days() * dayMilliseconds),
})

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds)
