import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Clock, dueDate, usedDays, usedShare } from './deadlines.ts'
import { addDays, buildCalendar, dayNumber, isoDate, isWorkingDay } from './workdays.ts'

const calendar = buildCalendar([
  {
    year: 2026,
    notice: { title: '放假安排', number: '〔2025〕7号', date: '2025-11-04' },
    holidays: [
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05', work: ['2026-05-09'] },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07', work: ['2026-09-20', '2026-10-10'] },
    ],
  },
  {
    year: 2028,
    notice: { title: '放假安排', number: '〔2027〕7号', date: '2027-11-04' },
    holidays: [{ name: '元旦', from: '2028-01-01', to: '2028-01-04', work: ['2028-01-08'] }],
  },
])
const twenty = { days: 20, unit: 'workingDay' } as const
const due = (clock: Clock) => dueDate(clock, calendar).due

describe('the last day of a limit', () => {
  test('accepted on Monday 2 March, 20 working days', () => {
    expect(dueDate({ start: '2026-03-02', limit: twenty }, calendar)).toEqual({
      due: '2026-03-30',
      paused: false,
      provisional: false,
    })
  })

  test('an approved extension adds 10', () => {
    expect(due({ start: '2026-03-02', limit: twenty, extensionDays: 10 })).toBe('2026-04-13')
  })

  test('an expert review of a working week, Monday to Friday, moves it by five working days', () => {
    expect(due({ start: '2026-03-02', limit: twenty, pauses: [{ from: '2026-03-09', to: '2026-03-13' }] })).toBe(
      '2026-04-06',
    )
  })

  test('a review inside another, and one that overlaps it, are not counted twice', () => {
    const pauses = [
      { from: '2026-03-10', to: '2026-03-11' },
      { from: '2026-03-09', to: '2026-03-12' },
      { from: '2026-03-12', to: '2026-03-13' },
    ]
    expect(due({ start: '2026-03-02', limit: twenty, pauses })).toBe('2026-04-06')
  })

  test('a pause on a weekend costs nothing', () => {
    expect(due({ start: '2026-03-02', limit: twenty, pauses: [{ from: '2026-03-07', to: '2026-03-08' }] })).toBe(
      '2026-03-30',
    )
  })

  test('while a procedure runs there is no date, unless the limit had ended before it began', () => {
    const clock = { start: '2026-03-02', limit: twenty }
    expect(dueDate({ ...clock, pauses: [{ from: '2026-03-30' }] }, calendar)).toEqual({
      due: null,
      paused: true,
      provisional: false,
    })
    expect(due({ ...clock, pauses: [{ from: '2026-03-31' }] })).toBe('2026-03-30')
  })

  test('a pause that began before acceptance, or on its day, counts from acceptance', () => {
    const pauses = [{ from: '2026-02-20', to: '2026-03-04' }]
    expect(due({ start: '2026-03-02', limit: { days: 1, unit: 'workingDay' }, pauses })).toBe('2026-03-05')
  })

  test('natural days: a last day on a day off moves on, past a pause that begins then', () => {
    const limit = { days: 20, unit: 'naturalDay' } as const
    expect(due({ start: '2026-03-02', limit })).toBe('2026-03-23')
    expect(due({ start: '2026-03-02', limit, pauses: [{ from: '2026-03-23', to: '2026-03-24' }] })).toBe('2026-03-25')
  })

  test.each([
    ['is done on the day', [], '2026-03-07'],
    ['is done on the day when a pause begins later', [{ from: '2026-03-08' }], '2026-03-07'],
    ['waits for a pause that holds the day', [{ from: '2026-03-06', to: '2026-03-10' }], '2026-03-11'],
    ['has no date while such a pause runs', [{ from: '2026-03-07' }], null],
  ])('当场办结 %s', (_, pauses, expected) =>
    expect(due({ start: '2026-03-07', limit: { days: 0, unit: 'workingDay' }, pauses })).toBe(expected),
  )

  test('a year whose calendar is not published makes it provisional', () => {
    expect(dueDate({ start: '2026-12-28', limit: twenty }, calendar).provisional).toBe(true)
    expect(dueDate({ start: '2026-12-01', limit: twenty }, calendar).provisional).toBe(false)
  })
})

describe('the share used', () => {
  const clock: Clock = { start: '2026-03-02', limit: twenty, pauses: [{ from: '2026-03-09', to: '2026-03-13' }] }
  test.each([
    ['2026-03-02', 0],
    ['2026-03-06', 0.2],
    ['2026-03-13', 0.2],
    ['2026-03-16', 0.25],
    ['2026-04-06', 1],
    ['2026-04-13', 1.25],
  ])('on %s: %d', (asOf, share) => expect(usedShare(clock, asOf, calendar)).toBe(share))

  test('a limit of zero days is used up at once', () =>
    expect(usedShare({ start: '2026-03-02', limit: { days: 0, unit: 'workingDay' } }, '2026-03-02', calendar)).toBe(1))
})

describe('against a count day by day', () => {
  // Into an unpublished year and out of it again.
  const day = fc.integer({ min: dayNumber('2026-10-01'), max: dayNumber('2028-03-01') }).map(isoDate)
  const pause = fc.tuple(day, fc.option(fc.integer({ min: -2, max: 40 }), { freq: 6 })).map(([from, length]) => ({
    from,
    to: length === null ? undefined : isoDate(dayNumber(from) + length),
  }))
  const clocks: fc.Arbitrary<Clock> = fc.record({
    start: day,
    limit: fc.record({ days: fc.integer({ min: 0, max: 60 }), unit: fc.constantFrom('workingDay', 'naturalDay') }),
    pauses: fc.array(pause, { maxLength: 5 }),
    extensionDays: fc.integer({ min: 0, max: 15 }),
  })

  test('due date', () => {
    fc.assert(
      fc.property(clocks, clock => {
        expect(dueDate(clock, calendar)).toEqual(naiveDue(clock))
      }),
      { numRuns: 500 },
    )
  })

  test('the order of pauses and saying one twice change nothing', () => {
    fc.assert(
      fc.property(clocks, clock => {
        const pauses = [...clock.pauses!].reverse()
        expect(dueDate({ ...clock, pauses: [...pauses, ...pauses] }, calendar)).toEqual(dueDate(clock, calendar))
      }),
      { numRuns: 100 },
    )
  })

  test('days used, and a limit in working days is used up exactly from its due date on', () => {
    fc.assert(
      fc.property(clocks, day, (clock, asOf) => {
        expect(usedDays(clock, asOf, calendar)).toBe(naiveUsed(clock, asOf))
        const end = due(clock)
        if (clock.limit.unit === 'workingDay' && clock.limit.days > 0)
          expect(usedShare(clock, asOf, calendar) >= 1).toBe(end !== null && asOf >= end)
      }),
      { numRuns: 300 },
    )
  })

  test('without pauses it is the plain sum', () => {
    fc.assert(
      fc.property(clocks, ({ start, limit, extensionDays = 0 }) => {
        expect(dueDate({ start, limit, extensionDays }, calendar)).toEqual({
          ...addDays(calendar, start, limit.days + extensionDays, limit.unit),
          paused: false,
        })
      }),
      { numRuns: 100 },
    )
  })
})

const isPaused = (clock: Clock, day: string) =>
  clock.pauses!.some(({ from, to }) => from <= day && (to == null || day <= to))
const next = (day: string) => isoDate(dayNumber(day) + 1)
const counts = (clock: Clock, day: string) =>
  !isPaused(clock, day) && (clock.limit.unit === 'naturalDay' || isWorkingDay(calendar, day))

function naiveUsed(clock: Clock, asOf: string) {
  let used = 0
  for (let day = next(clock.start); day <= asOf; day = next(day)) if (counts(clock, day)) used++
  return used
}

/** Looks at every day until the limit is over, or years have passed in which it could not end. */
function naiveDue(clock: Clock) {
  const days = clock.limit.days + clock.extensionDays!
  const held = clock.pauses!.some(({ from, to }) => from <= clock.start && (to == null || to > clock.start))
  if (days === 0 && !held) return { due: clock.start, paused: false, provisional: false }
  let used = 0
  let provisional = false
  for (let day = next(clock.start); day < '2031-01-01'; day = next(day)) {
    if (counts(clock, day)) used++
    if (isPaused(clock, day)) continue
    const asksCalendar = clock.limit.unit === 'workingDay' || used >= days
    if (asksCalendar && !calendar.years.has(Number(day.slice(0, 4)))) provisional = true
    if (used >= days && isWorkingDay(calendar, day)) return { due: day, paused: false, provisional }
  }
  return { due: null, paused: true, provisional }
}
