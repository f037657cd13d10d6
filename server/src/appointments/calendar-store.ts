/** The SQL of the calendars that authorities keep. */
import type { CalendarKind, Opening, Week } from '@onething/core/appointments/rules.ts'
import { json, type Queries, statement } from '../db/database.ts'
import type { Editor } from './store.ts'

export interface CalendarRow {
  authority: string
  kind: CalendarKind
  version: number
  minutes: number | null
  week: Week
  changed_at: string
  changed_name: string
}

export interface ExceptionRow {
  authority: string
  kind: CalendarKind
  date: string
  openings: Opening[]
  reason: string
  changed_at: string
  changed_name: string
}

export interface TakenRow {
  authority: string
  date: string
  place: string
  taken: number
}

const calendarsOf = statement(
  'appointment_calendars',
  'select * from authority_calendars where authority = any($1) and kind = $2',
)
const exceptionsOf = statement(
  'appointment_exceptions',
  `select * from authority_calendar_days
   where authority = any($1) and kind = $2 and date between $3::date and $4::date order by date`,
)
const takenOf = statement(
  'appointment_taken',
  `select authority, date, place, taken from appointment_places
   where authority = any($1) and kind = $2 and date between $3::date and $4::date and taken > 0`,
)

export interface Wanted {
  authorities: readonly string[]
  kind: CalendarKind
  from: string
  until: string
}

/** What three tables know of these calendars in a stretch of days. */
export async function readCalendars(queries: Queries, { authorities, kind, from, until }: Wanted) {
  const stretch = [authorities, kind, from, until]
  const [calendars, exceptions, taken] = await Promise.all([
    queries.rows<CalendarRow>(calendarsOf, [authorities, kind]),
    queries.rows<ExceptionRow>(exceptionsOf, stretch),
    queries.rows<TakenRow>(takenOf, stretch),
  ])
  return { calendars, exceptions, taken }
}

/** Nothing is saved when somebody else saved meanwhile; `$3` is the version that was on screen, 0 for none. */
const saveWeek = statement(
  'appointment_week_save',
  `insert into authority_calendars (authority, kind, version, minutes, week, changed_at, changed_by, changed_name)
   select $1, $2, 1, $4::int, $5::jsonb, $6::timestamptz, $7, $8
   where $3::int = 0 or exists (select from authority_calendars where authority = $1 and kind = $2)
   on conflict (authority, kind) do update
     set version = authority_calendars.version + 1, minutes = excluded.minutes, week = excluded.week,
       changed_at = excluded.changed_at, changed_by = excluded.changed_by, changed_name = excluded.changed_name
     where authority_calendars.version = $3::int
   returning version`,
)

export async function putWeek(
  queries: Queries,
  key: { authority: string; kind: CalendarKind },
  { version, minutes, week }: { version: number; minutes: number | null; week: Week },
  by: Editor,
): Promise<boolean> {
  const values = [key.authority, key.kind, version, minutes, json(week), by.at, by.id, by.name]
  return (await queries.rows(saveWeek, values)).length > 0
}

const saveException = statement(
  'appointment_exception_save',
  `insert into authority_calendar_days (authority, kind, date, openings, reason, changed_at, changed_by, changed_name)
   values ($1, $2, $3::date, $4::jsonb, $5, $6::timestamptz, $7, $8)
   on conflict (authority, kind, date) do update
     set openings = excluded.openings, reason = excluded.reason,
       changed_at = excluded.changed_at, changed_by = excluded.changed_by, changed_name = excluded.changed_name`,
)

export const putException = (
  queries: Queries,
  { authority, kind, date, openings, reason }: Omit<ExceptionRow, 'changed_at' | 'changed_name'>,
  by: Editor,
) => queries.rows(saveException, [authority, kind, date, json(openings), reason, by.at, by.id, by.name])

const deleteException = statement(
  'appointment_exception_delete',
  'delete from authority_calendar_days where authority = $1 and kind = $2 and date = $3::date',
)

export const removeException = (queries: Queries, authority: string, kind: CalendarKind, date: string) =>
  queries.rows(deleteException, [authority, kind, date])
