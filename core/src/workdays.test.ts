import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  ageOn,
  buildCalendar,
  type Calendar,
  type CalendarYear,
  dayNumber,
  isDate,
  isoDate,
  isWorkingDay,
  workingDaysBetween,
} from './workdays.ts'

const notice = { title: '放假安排', number: '〔2025〕7号', date: '2025-11-04' }

/** 2026 as published: 春节 swaps two Saturdays, 国庆 a Sunday and a Saturday. */
const of2026: CalendarYear = {
  year: 2026,
  notice,
  holidays: [
    { name: '元旦', from: '2026-01-01', to: '2026-01-03', work: ['2026-01-04'] },
    { name: '春节', from: '2026-02-15', to: '2026-02-23', work: ['2026-02-14', '2026-02-28'] },
    { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
    { name: '劳动节', from: '2026-05-01', to: '2026-05-05', work: ['2026-05-09'] },
    { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
    { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
    { name: '国庆节', from: '2026-10-01', to: '2026-10-07', work: ['2026-09-20', '2026-10-10'] },
  ],
}
const calendar = buildCalendar([of2026])

describe('dates', () => {
  test.each(['2026-01-01', '2024-02-29', '2000-02-29', '1923-12-31'])('%s is a date', text =>
    expect(isDate(text)).toBe(true),
  )
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00',
    '',
    null,
    20260101,
  ])('%s is none', value => expect(isDate(value)).toBe(false))
  test('day numbers and dates are two spellings of one thing', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    fc.assert(fc.property(fc.integer({ min: -60_000, max: 100_000 }), day => dayNumber(isoDate(day)) === day))
    expect(() => dayNumber('2026-02-30')).toThrow('2026-02-30')
  })
})

describe('working days', () => {
  test.each([
    ['2026-01-02', false, 'a Friday inside 元旦'],
    ['2026-01-04', true, 'a Sunday worked in exchange'],
    ['2026-01-05', true, 'a plain Monday'],
    ['2026-01-10', false, 'a plain Saturday'],
    ['2026-10-10', true, 'a Saturday worked in exchange'],
    ['2027-10-01', true, 'a Friday of an unpublished year: only weekends are known'],
  ])('%s: %s, %s', (day, expected) => expect(isWorkingDay(calendar, day)).toBe(expected))

  test.each([
    ['2026-02-13', 3, '2026-02-25', false],
    ['2026-01-02', 1, '2026-01-04', false],
    ['2026-09-30', 0, '2026-09-30', false],
    ['2026-10-01', 0, '2026-10-01', false],
    ['2026-09-24', 6, '2026-10-10', false],
    ['2026-12-30', 1, '2026-12-31', false],
    ['2026-12-31', 1, '2027-01-01', true],
    ['2025-12-31', 1, '2026-01-04', false],
    ['2025-12-30', 1, '2025-12-31', true],
  ])('%s + %i working days → %s, provisional %s', (from, days, due, provisional) =>
    expect(addDays(calendar, from, days, 'workingDay')).toEqual({ due, provisional }),
  )

  test.each([
    ['2026-03-02', 20, '2026-03-23', false, 'day 20 is Sunday 22'],
    ['2026-03-02', 21, '2026-03-23', false, 'day 21 is that Monday itself'],
    ['2026-09-11', 20, '2026-10-08', false, 'day 20 is National Day'],
    ['2026-01-31', 14, '2026-02-14', false, 'a Saturday worked in exchange stands'],
    ['2026-02-07', 0, '2026-02-07', false, 'zero days stay, even on a Saturday'],
    ['2026-12-20', 20, '2027-01-11', true, 'lands on a Saturday of an unpublished year'],
    ['2025-12-20', 20, '2026-01-09', false, 'only where it lands matters'],
  ])('%s + %i natural days → %s, provisional %s: %s', (from, days, due, provisional) =>
    expect(addDays(calendar, from, days, 'naturalDay')).toEqual({ due, provisional }),
  )

  test('refuses what is not a number of days', () => {
    for (const days of [-1, 1.5, Number.NaN])
      expect(() => addDays(calendar, '2026-03-02', days, 'workingDay')).toThrow(RangeError)
  })

  test('without any published year plain weekends count, provisionally', () => {
    expect(addDays(buildCalendar([]), '2026-09-30', 2, 'workingDay')).toEqual({ due: '2026-10-02', provisional: true })
  })

  test('a notice that reaches into the December before its year changes that December', () => {
    const of2019 = buildCalendar([
      { year: 2019, notice, holidays: [{ name: '元旦', from: '2018-12-30', to: '2019-01-01', work: ['2018-12-29'] }] },
    ])
    expect(addDays(of2019, '2018-12-28', 1, 'workingDay')).toEqual({ due: '2018-12-29', provisional: true })
    expect(addDays(of2019, '2018-12-29', 1, 'workingDay')).toEqual({ due: '2019-01-02', provisional: true })
  })
})

describe('against a count day by day', () => {
  const published = fc.array(fc.constantFrom(2023, 2024, 2026), { maxLength: 3 }).chain(years =>
    fc.tuple(
      ...[...new Set(years)].map(year =>
        fc
          .array(
            fc.tuple(
              fc.integer({ min: 0, max: 355 }),
              fc.integer({ min: 0, max: 9 }),
              fc.integer({ min: 0, max: 364 }),
            ),
            {
              minLength: 1,
              maxLength: 7,
            },
          )
          .map(picks => yearOfPicks(year, picks)),
      ),
    ),
  )
  const day = fc.integer({ min: dayNumber('2022-06-01'), max: dayNumber('2027-06-01') }).map(isoDate)
  const days = fc.integer({ min: 0, max: 400 })

  test('adding', () => {
    fc.assert(
      fc.property(published, day, days, fc.constantFrom('workingDay', 'naturalDay'), (years, from, count, unit) => {
        expect(addDays(buildCalendar(years), from, count, unit)).toEqual(naiveAdd(years, from, count, unit))
      }),
      { numRuns: 300 },
    )
  })

  test('the difference undoes the sum', () => {
    fc.assert(
      fc.property(published, day, fc.integer({ min: 1, max: 400 }), (years, from, count) => {
        const built: Calendar = buildCalendar(years)
        const { due } = addDays(built, from, count, 'workingDay')
        expect(workingDaysBetween(built, from, due)).toBe(count)
        expect(workingDaysBetween(built, due, from)).toBe(-count)
        expect(isWorkingDay(built, due)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

function yearOfPicks(year: number, picks: [number, number, number][]): CalendarYear {
  const start = dayNumber(`${year}-01-01`)
  return {
    year,
    notice,
    holidays: picks.map(([from, length, work]) => ({
      name: '节日',
      from: isoDate(start + from),
      to: isoDate(start + from + length),
      work: [isoDate(start + work)],
    })),
  }
}

/** Walks the days one at a time with JavaScript's own dates. */
function naiveAdd(years: CalendarYear[], from: string, count: number, unit: 'workingDay' | 'naturalDay') {
  const holidays = years.flatMap(year => year.holidays)
  const works = (iso: string) => {
    if (holidays.some(holiday => holiday.work?.includes(iso))) return true
    if (holidays.some(holiday => holiday.from <= iso && iso <= holiday.to)) return false
    return ![0, 6].includes(new Date(iso).getUTCDay())
  }
  const next = (iso: string) => {
    const date = new Date(iso)
    date.setUTCDate(date.getUTCDate() + 1)
    return date.toISOString().slice(0, 10)
  }
  let [due, left, provisional] = [from, count, false]
  const look = () => {
    if (!years.some(year => due.startsWith(`${year.year}`))) provisional = true
    return works(due)
  }
  while (left > 0) {
    due = next(due)
    if (unit === 'naturalDay' || look()) left--
  }
  if (unit === 'naturalDay' && count > 0) while (!look()) due = next(due)
  return { due, provisional }
}

describe('age', () => {
  test.each([
    ['2008-05-20', '2026-05-19', 17],
    ['2008-05-20', '2026-05-20', 18],
    ['2008-05-20', '2026-12-31', 18],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-05-20', '2026-05-20', 0],
  ])('born %s, on %s: %i', (birth, date, age) => expect(ageOn(birth, date)).toBe(age))
})
