/** Reads `catalogue/calendar/<year>.yaml` into the calendar that counts working days. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildCalendar, type Calendar, CalendarYear, isDate } from '@onething/core/workdays.ts'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import { CatalogueError, catalogueDirectory } from './load.ts'

const validator = Compile(CalendarYear)

export function loadCalendar(directory = join(catalogueDirectory, 'calendar')): Calendar {
  const problems: string[] = []
  const years = readdirSync(directory)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const value: unknown = parse(readFileSync(join(directory, name), 'utf8'))
      for (const problem of problemsOf(value, name)) problems.push(`calendar/${name} ${problem}`)
      return value as CalendarYear
    })
  if (problems.length > 0) throw new CatalogueError(problems)
  return buildCalendar(years)
}

/** Everything wrong with one year: its shape, dates that do not exist, and a swap that swaps nothing. */
function problemsOf(value: unknown, name: string): string[] {
  if (!validator.Check(value))
    return [...validator.Errors(value)].map(error => `${error.instancePath || '/'}: ${error.message}`)
  const problems: string[] = []
  if (name !== `${value.year}.yaml`) problems.push(`is for the year ${value.year}`)
  for (const { name: holiday, from, to, work = [] } of value.holidays) {
    const unreal = [from, to, ...work].filter(one => !isDate(one))
    if (unreal.length > 0) problems.push(`${holiday}: ${unreal.join(', ')} is not a date`)
    else if (from > to) problems.push(`${holiday}: ends before it begins`)
    else if (!to.startsWith(`${value.year}`)) problems.push(`${holiday}: lies outside ${value.year}`)
    else
      for (const day of work)
        if (!isWeekend(day)) problems.push(`${holiday}: ${day} is no Saturday or Sunday, so it needs no make-up`)
  }
  return problems
}

const isWeekend = (iso: string) => [0, 6].includes(new Date(iso).getUTCDay())
