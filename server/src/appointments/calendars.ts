/**
 * 预约日历 of authorities: what each has set, or the reference where it has set nothing, with its exceptions and what is
 * taken. Managers of the authority change it; whoever is booked at a time that is gone then is told (displaced.ts).
 */

import {
  type CalendarKind,
  everyWorkingDay,
  halfOf,
  type Opening,
  openingsFromText,
  openingsProblem,
  type Rules,
  type WeekDay,
  weekDays,
} from '@onething/core/appointments/rules.ts'
import { type DayBook, placeKey, type Stretch } from '@onething/core/appointments/slots.ts'
import { authorityById } from '@onething/core/authorities.ts'
import { dayAfter } from '@onething/core/catalogue/as-of.ts'
import { addDays, isDate } from '@onething/core/workdays.ts'
import type { CaseDeps } from '../cases/cases.ts'
import { type Publications, province } from '../catalogue/publications.ts'
import { dateInHenan } from '../clock.ts'
import { Conflict, type FieldProblem, Invalid, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import * as store from './calendar-store.ts'
import type { Editor } from './store.ts'

export interface AppointmentDeps extends Pick<CaseDeps, 'database' | 'clock' | 'calendar' | 'wake'> {
  publications: Publications
}

export const todayOf = ({ clock }: Pick<AppointmentDeps, 'clock'>) => dateInHenan(clock.now())

export const editorOf = ({ clock }: Pick<AppointmentDeps, 'clock'>, by: { id: string; name: string }): Editor => ({
  id: by.id,
  name: by.name,
  at: clock.now().toISOString(),
})

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One authority's calendar of one kind in a stretch of days, and whether it has set it itself. */
export interface OwnBook extends DayBook {
  authority: string
  /** 0 while it follows the reference. */
  version: number
  changedAt: string | null
  changedBy: string | null
  /** Where the reference hours come from; null when it has set its own. */
  reference: string | null
  listed: readonly store.ExceptionRow[]
}

/** In the order asked for. */
export async function booksOf(
  deps: AppointmentDeps,
  authorities: readonly string[],
  kind: CalendarKind,
  stretch: Stretch,
): Promise<OwnBook[]> {
  const found = await store.readCalendars(deps.database, { authorities, kind, ...stretch })
  return authorities.map(authority => {
    const set = found.calendars.find(row => row.authority === authority)
    const listed = found.exceptions.filter(row => row.authority === authority)
    const taken = found.taken.filter(row => row.authority === authority)
    const { rules, from } = set ? { rules: set, from: null } : referenceOf(deps.publications, authority, kind)
    return {
      authority,
      kind,
      rules: { minutes: rules.minutes, week: rules.week },
      exceptions: new Map(listed.map(row => [row.date, row.openings])),
      taken: new Map(taken.map(row => [placeKey(row.date, row.place), row.taken])),
      version: set?.version ?? 0,
      changedAt: set?.changed_at ?? null,
      changedBy: set?.changed_name ?? null,
      reference: from,
      listed,
    }
  })
}

export async function bookOf(deps: AppointmentDeps, authority: string, kind: CalendarKind, stretch: Stretch) {
  const [book] = await booksOf(deps, [authority], kind, stretch)
  return book!
}

/** What holds where publications older than these parameters say nothing. */
const fallback = { hours: '09:00-12:00、13:00-17:00', minutes: 30, window: 2, inspection: 2, daysAhead: 30 }

/** The hours its centre publishes where it does, else those of the parameter: every working day. */
function referenceOf(
  publications: Publications,
  authority: string,
  kind: CalendarKind,
): { rules: Rules; from: string } {
  const region = authorityById(authority, publications.authorityData)?.region
  if (region === undefined) throw new NotFound(`没有机关 ${authority}，请核对`)
  const capacity =
    kind === 'window'
      ? numberOf(publications, region, 'appointment.slot-capacity', fallback.window)
      : numberOf(publications, region, 'inspection.half-day-capacity', fallback.inspection)
  const point = publications.servicePoints(region).find(one => one.region === region)
  const published = kind === 'window' && point?.hours ? openingsFromText(point.hours, capacity) : null
  const openings = published ?? halfDays(hoursOf(publications, region, capacity), kind)
  const minutes =
    kind === 'window' ? numberOf(publications, region, 'appointment.slot-minutes', fallback.minutes) : null
  return {
    rules: everyWorkingDay(openings, minutes),
    from: published ? `按${point!.name}公布的办公时间` : '按参考办公时间（待核定）',
  }
}

function hoursOf(publications: Publications, region: string, capacity: number): Opening[] {
  const said = publications.place(region)?.parameters['appointment.hours']?.value
  return openingsFromText(String(said ?? ''), capacity) ?? openingsFromText(fallback.hours, capacity)!
}

/** Going out is arranged by half-days; hours without a break are both of them. */
function halfDays(openings: Opening[], kind: CalendarKind): Opening[] {
  const [only, another] = openings
  if (kind === 'window' || another || !only || halfOf(only.to) === 'am' || only.from >= '12:00') return openings
  return [
    { ...only, to: '12:00' },
    { ...only, from: '12:00' },
  ]
}

function numberOf(publications: Publications, region: string, parameter: string, otherwise: number): number {
  const value = Number(publications.place(region)?.parameters[parameter]?.value)
  return Number.isInteger(value) && value > 0 ? value : otherwise
}

/** From tomorrow on: what is booked can be given back until the day before. */
export function bookableDays(deps: AppointmentDeps, region: string): Stretch {
  const today = todayOf(deps)
  const ahead = numberOf(deps.publications, region, 'appointment.days-ahead', fallback.daysAhead)
  return { from: dayAfter(today), until: addDays(deps.calendar, today, ahead, 'workingDay').due }
}

export const authorityRegion = ({ publications }: AppointmentDeps, authority: string): string =>
  authorityById(authority, publications.authorityData)?.region ?? province

export const authorityName = ({ publications }: AppointmentDeps, authority: string): string =>
  authorityById(authority, publications.authorityData)?.name ?? authority

// ── changing ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The authority whose calendar this manager keeps. */
export function calendarOfManager(person: Person): { id: string; name: string } {
  if (!person.authority) throw new NotFound('您的账号没有关联办理机关，请联系管理员')
  return person.authority
}

export async function setWeek(
  deps: AppointmentDeps,
  by: Person,
  kind: CalendarKind,
  wanted: Rules & { version: number },
): Promise<void> {
  const { id } = calendarOfManager(by)
  requireRules(kind, wanted)
  const saved = await store.putWeek(deps.database, { authority: id, kind }, wanted, editorOf(deps, by))
  if (!saved) throw new Conflict('预约日历刚刚被他人修改，请刷新后在新的内容上修改', ['刷新'])
}

export async function setException(
  deps: AppointmentDeps,
  by: Person,
  kind: CalendarKind,
  exception: { date: string; openings: Opening[]; reason: string },
): Promise<void> {
  const { id } = calendarOfManager(by)
  requireFutureDate(deps, exception.date)
  const problem = openingsProblem(kind, exception.openings)
  if (problem) throw new Invalid([{ where: 'body', target: 'openings', message: problem }])
  await store.putException(deps.database, { authority: id, kind, ...exception }, editorOf(deps, by))
}

export async function dropException(deps: AppointmentDeps, by: Person, kind: CalendarKind, date: string) {
  const { id } = calendarOfManager(by)
  requireFutureDate(deps, date)
  await store.removeException(deps.database, id, kind, date)
}

function requireRules(kind: CalendarKind, { minutes, week }: Rules) {
  const problems: FieldProblem[] = (Object.keys(weekDays) as WeekDay[]).flatMap(day => {
    const problem = openingsProblem(kind, week[day])
    return problem ? [{ where: 'body', target: `week.${day}`, message: `${weekDays[day]}：${problem}` }] : []
  })
  if (kind === 'window' && minutes === null)
    problems.push({ where: 'body', target: 'minutes', message: '请填写每个时段的长度（分钟）' })
  if (kind === 'inspection' && minutes !== null)
    problems.push({ where: 'body', target: 'minutes', message: '现场勘验按半天安排，不分时段，请不要填写时段长度' })
  if (problems.length > 0) throw new Invalid(problems)
}

function requireFutureDate(deps: AppointmentDeps, date: string) {
  if (!isDate(date)) throw new Invalid([{ where: 'path', target: 'date', message: '日期不正确，请写成 2026-06-01' }])
  if (date < todayOf(deps))
    throw new Invalid([{ where: 'path', target: 'date', message: '这一天已经过去，请选择今天或者以后的日期' }])
}
