/** Time comes in from one place, so that a year of a case's life can run in a test. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const eightHours = 8 * 60 * 60 * 1000

/** The date in Henan (UTC+8, no summer time) of an instant. */
export const dateInHenan = (instant: Date): string =>
  new Date(instant.getTime() + eightHours).toISOString().slice(0, 10)
