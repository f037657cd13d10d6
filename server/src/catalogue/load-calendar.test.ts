import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, isWorkingDay, workingDaysBetween } from '@onething/core/workdays.ts'
import { afterAll, describe, expect, test } from 'vitest'
import { loadCalendar } from './load-calendar.ts'

describe('the published calendar', () => {
  const calendar = loadCalendar()

  test.each([
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(calendar.years.has(year)).toBe(true)
    expect(workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(count)
  })

  test.each([
    ['2023-09-27', 5, '2023-10-10'],
    ['2023-04-21', 3, '2023-04-25'],
    ['2023-05-31', 20, '2023-06-29'],
    ['2023-06-20', 5, '2023-06-28'],
    ['2023-05-16', 45, '2023-07-19'],
    ['2023-12-29', 10, '2024-01-15'],
    ['2024-02-08', 2, '2024-02-18'],
    ['2024-09-13', 5, '2024-09-23'],
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-09-26', 10, '2025-10-16'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-01-02', 1, '2026-01-04'],
  ])('accepted on %s, %i working days: %s', (from, days, due) => {
    expect(addDays(calendar, from, days, 'workingDay')).toEqual({ due, provisional: false })
  })

  test('2024 年除夕 is a working day', () => expect(isWorkingDay(calendar, '2024-02-09')).toBe(true))

  test('2027 is not published, so what reaches into it is provisional', () => {
    expect(addDays(calendar, '2026-12-25', 10, 'workingDay').provisional).toBe(true)
    expect(addDays(calendar, '2026-12-25', 4, 'workingDay').provisional).toBe(false)
  })
})

describe('a year with mistakes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'calendar-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const load = (holidays: string, year = 2027) => {
    const notice = '{ title: 放假安排, number: 〔2026〕9号, date: 2026-11-05 }'
    writeFileSync(join(folder, '2027.yaml'), `year: ${year}\nnotice: ${notice}\nholidays: [${holidays}]\n`)
    return () => loadCalendar(folder)
  }

  test.each([
    ['{ name: 元旦, from: 2027-01-01 }', 'calendar/2027.yaml /holidays/0'],
    ['{ name: 元旦, from: 2027-01-01, to: 2027-01-32 }', '2027-01-32 is not a date'],
    ['{ name: 元旦, from: 2027-01-03, to: 2027-01-01 }', '元旦: ends before it begins'],
    ['{ name: 元旦, from: 2026-01-01, to: 2026-01-03 }', '元旦: lies outside 2027'],
    ['{ name: 元旦, from: 2027-01-01, to: 2027-01-03, work: [2027-01-04] }', '2027-01-04 is no Saturday or Sunday'],
  ])('%s is refused', (holidays, message) => expect(load(holidays)).toThrow(message))

  test('so is a file named for another year', () =>
    expect(load('{ name: 元旦, from: 2026-01-01, to: 2026-01-03 }', 2026)).toThrow('is for the year 2026'))
})
