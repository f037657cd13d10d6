import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar, isHoliday, isWorkingDay } from '../workdays.ts'
import { everyWorkingDay, type Opening, openingsFromText, openingsProblem, weekDayOn, weekdayName } from './rules.ts'
import { capacityOf, commonHalfDays, type DayBook, freeSlots, placeKey, placesOf, slotsOn } from './slots.ts'

/** 2026 as published: 春节 makes two Saturdays working days, 国庆 a Sunday and a Saturday. */
const calendar = buildCalendar([
  {
    year: 2026,
    notice: { title: '放假安排', number: '〔2025〕7号', date: '2025-11-04' },
    holidays: [
      { name: '春节', from: '2026-02-15', to: '2026-02-23', work: ['2026-02-14', '2026-02-28'] },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07', work: ['2026-09-20', '2026-10-10'] },
    ],
  },
])

const hours: Opening[] = [
  { from: '09:00', to: '12:00', capacity: 2 },
  { from: '13:00', to: '17:00', capacity: 2 },
]
const book = (more: Partial<DayBook> = {}): DayBook => ({
  kind: 'window',
  rules: everyWorkingDay(hours, 30),
  exceptions: new Map(),
  taken: new Map(),
  ...more,
})
const inspections = (more: Partial<DayBook> = {}) =>
  book({ kind: 'inspection', rules: everyWorkingDay(hours, null), ...more })
const starts = (one: DayBook, date: string, minutes?: number) =>
  slotsOn(one, date, calendar, minutes)
    .filter(slot => slot.left > 0)
    .map(slot => slot.from)

describe('which day it is', () => {
  test.each([
    ['2026-02-13', 'fri', '周五', 'before 春节'],
    ['2026-02-14', 'makeUp', '周六', 'a Saturday worked for 春节'],
    ['2026-02-16', null, '周一', '除夕'],
    ['2026-02-21', null, '周六', 'a Saturday inside 春节 is a holiday, not a weekend'],
    ['2026-02-24', 'tue', '周二', 'the first day after it'],
    ['2026-03-07', 'sat', '周六', 'a plain Saturday'],
    ['2026-09-20', 'makeUp', '周日', 'a Sunday worked for 国庆'],
    ['2026-10-07', null, '周三', 'the last day of 国庆'],
  ])('%s: %s (%s), %s', (date, day, name, _why) => {
    expect(weekDayOn(date, calendar)).toBe(day)
    expect(weekdayName(date)).toBe(name)
  })
})

describe('hours', () => {
  test.each([
    ['周一至周五 9:00—12:00，13:00—17:00', ['09:00–12:00', '13:00–17:00']],
    ['09:00-12:00、13:30-17:30', ['09:00–12:00', '13:30–17:30']],
    ['工作日 8：30 至 18：00', ['08:30–18:00']],
    ['夏季 8:30-12:00、15:00-18:30，冬季 8:30-12:00、14:00-17:30', null],
    ['工作日全天', null],
    ['9:03-12:00', null],
    ['', null],
  ])('“%s”', (text, expected) => {
    expect(openingsFromText(text, 2)?.map(({ from, to }) => `${from}–${to}`) ?? null).toEqual(expected)
  })

  test.each([
    ['window', [{ from: '12:00', to: '09:00', capacity: 1 }], '结束时间应晚于开始时间'],
    [
      'window',
      [
        { from: '09:00', to: '12:00', capacity: 1 },
        { from: '11:30', to: '13:00', capacity: 1 },
      ],
      '重叠',
    ],
    [
      'inspection',
      [
        { from: '08:00', to: '09:00', capacity: 1 },
        { from: '10:00', to: '12:00', capacity: 1 },
      ],
      '上午只能有一段时间',
    ],
    ['inspection', hours, null],
    ['window', [], null],
  ] as const)('%s %o: %s', (kind, openings, problem) => {
    const found = openingsProblem(kind, openings)
    if (problem === null) expect(found).toBeNull()
    else expect(found).toContain(problem)
  })
})

describe('what is free', () => {
  test('a working day is cut into slots inside its openings', () => {
    expect(starts(book(), '2026-06-01').slice(0, 7)).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
      '11:30',
      '13:00',
    ])
    expect(starts(book(), '2026-06-06')).toEqual([])
    expect(starts(book(), '2026-02-14')).toHaveLength(14)
  })
  test('a long visit takes several slots in a row and never crosses the lunch break', () => {
    expect(starts(book(), '2026-06-01', 75).slice(0, 5)).toEqual(['09:00', '09:30', '10:00', '10:30', '13:00'])
    expect(starts(book(), '2026-06-01', 200)).toEqual(['13:00', '13:30'])
    expect(starts(book(), '2026-06-01', 300)).toEqual([])
  })
  test('a closed day has none, an extra one has its own', () => {
    const one = book({
      exceptions: new Map([
        ['2026-06-01', []],
        ['2026-06-06', [{ from: '09:00', to: '10:00', capacity: 1 }]],
      ]),
    })
    expect(starts(one, '2026-06-01')).toEqual([])
    expect(slotsOn(one, '2026-06-06', calendar).map(({ from, left }) => [from, left])).toEqual([
      ['09:00', 1],
      ['09:30', 1],
    ])
  })
  test('what is taken stays taken when the slots get another length', () => {
    const slot = { date: '2026-06-01', half: 'am', from: '09:30', to: '10:00' } as const
    const taken = new Map(placesOf('window', slot).map(place => [placeKey(slot.date, place), 2]))
    expect(starts(book({ taken }), '2026-06-01').slice(0, 3)).toEqual(['09:00', '10:00', '10:30'])
    const other = book({ taken, rules: everyWorkingDay(hours, 20) })
    expect(starts(other, '2026-06-01').slice(0, 3)).toEqual(['09:00', '10:00', '10:20'])
  })
})

describe('common half-days', () => {
  const stretch = (from: string) => ({ from, until: '2026-12-31' })
  const dates = (books: DayBook[], from: string, count: number) =>
    commonHalfDays(books, stretch(from), count, calendar).map(({ date, half }) => `${date} ${half}`)

  test('around 春节: the Saturday worked before it counts, the holiday does not', () => {
    expect(dates([inspections(), inspections()], '2026-02-13', 6)).toEqual([
      '2026-02-13 am',
      '2026-02-13 pm',
      '2026-02-14 am',
      '2026-02-14 pm',
      '2026-02-24 am',
      '2026-02-24 pm',
    ])
  })
  test('all of them have to be free, and they meet in the hours they share', () => {
    const early = everyWorkingDay([{ from: '08:00', to: '11:30', capacity: 1 }], null)
    const full = new Map([[placeKey('2026-06-01', 'am'), 1]])
    const books = [inspections(), inspections({ rules: early, taken: full })]
    expect(commonHalfDays(books, stretch('2026-06-01'), 1, calendar)).toEqual([
      { date: '2026-06-02', half: 'am', from: '09:00', to: '11:30' },
    ])
  })
  test('nobody is free, or nobody is asked: none', () => {
    const closed = everyWorkingDay([], null)
    expect(dates([inspections(), inspections({ rules: closed })], '2026-06-01', 3)).toEqual([])
    expect(dates([], '2026-06-01', 3)).toEqual([])
  })
})

describe('whatever the calendar', () => {
  const clock = fc.integer({ min: 0, max: 287 }).map(n => {
    const minute = n * 5
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  })
  const opening = fc.record({ from: clock, to: clock, capacity: fc.integer({ min: 1, max: 3 }) })
  const openings = fc.array(opening, { maxLength: 3 }).filter(list => openingsProblem('window', list) === null)
  const minutes = fc.integer({ min: 1, max: 12 }).map(n => n * 5)
  const stretch = { from: '2026-01-28', until: '2026-03-10' }

  test('every free slot lies inside an opening of a day that is not a holiday, and is as long as asked', () => {
    fc.assert(
      fc.property(openings, minutes, fc.integer({ min: 1, max: 120 }), (list, slot, visit) => {
        const one = book({ rules: everyWorkingDay(list, slot) })
        for (const free of freeSlots(one, stretch, calendar, visit)) {
          expect(isWorkingDay(calendar, free.date)).toBe(true)
          expect(isHoliday(calendar, free.date)).toBe(false)
          expect(list.some(({ from, to }) => from <= free.from && free.to <= to)).toBe(true)
          expect(placesOf('window', free).length * 5).toBeGreaterThanOrEqual(visit)
          expect(capacityOf(one, free, calendar)).toBe(free.left)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('booking whatever is free never goes beyond the capacity, and ends with nothing free', () => {
    fc.assert(
      fc.property(
        openings,
        minutes,
        fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 }),
        (list, slot, picks) => {
          const taken = new Map<string, number>()
          const one = book({ rules: everyWorkingDay(list, slot), taken })
          const day = { from: '2026-06-01', until: '2026-06-01' }
          const take = (pick: number) => {
            const free = freeSlots(one, day, calendar)
            if (free.length === 0) return false
            const chosen = free[pick % free.length]!
            const places = placesOf('window', chosen).map(place => placeKey(chosen.date, place))
            for (const place of places) taken.set(place, (taken.get(place) ?? 0) + 1)
            const capacity = capacityOf(one, chosen, calendar)!
            expect(Math.max(...places.map(place => taken.get(place)!))).toBeLessThanOrEqual(capacity)
            return true
          }
          for (const pick of picks) take(pick)
          while (take(0));
          expect(freeSlots(one, day, calendar)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  test('common half-days are free with each of them, in order, and none earlier was left out', () => {
    const half = fc.constantFrom('am', 'pm')
    const dates = fc.constantFrom('2026-02-12', '2026-02-13', '2026-02-14', '2026-02-24', '2026-02-25')
    const busy = fc.array(fc.tuple(dates, half), { maxLength: 8 })
    fc.assert(
      fc.property(fc.array(busy, { minLength: 1, maxLength: 3 }), all => {
        const books = all.map(list =>
          inspections({ taken: new Map(list.map(([date, place]) => [placeKey(date, place), 2])) }),
        )
        const found = commonHalfDays(books, { from: '2026-02-12', until: '2026-02-26' }, 100, calendar)
        const key = ({ date, half: part }: { date: string; half: string }) => `${date} ${part}`
        const free = books.map(
          one => new Set(freeSlots(one, { from: '2026-02-12', until: '2026-02-26' }, calendar).map(key)),
        )
        const expected = [...free[0]!].filter(one => free.every(set => set.has(one)))
        expect(found.map(key)).toEqual(expected.sort())
      }),
      { numRuns: 100 },
    )
  })
})
