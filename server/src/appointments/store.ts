/** The SQL of places, bookings and attendance. */
import type { CalendarKind, Half } from '@onething/core/appointments/rules.ts'
import { json, type Queries, statement } from '../db/database.ts'

export interface Editor {
  id: string
  name: string
  at: string
}

// ── bookings ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const endings = {
  moved: '已改约',
  cancelled: '已取消',
  closed: '机关调整，已取消',
  over: '事项已结束，已取消',
  present: '已到场',
  absent: '未到场',
} as const
export type Ending = keyof typeof endings

export interface BookingRow {
  case_no: string
  purpose: string
  ref: string
  attempt: number
  authority: string
  authority_name: string
  kind: CalendarKind
  date: string
  half: Half
  starts: string
  ends: string
  subject: string
  applicant_id: string
  applicant_name: string
  booked_at: string
  booked_name: string
  ended_as: Ending | null
  ended_at: string | null
  ended_why: string | null
}

/** A place with one authority, and how many it takes. */
export interface Place {
  authority: string
  place: string
  capacity: number
}

export interface Told {
  recipient: string
  text: string
}

/** In one order, so that two bookings never wait for each other. */
const takePlaces = `
  insert into appointment_places (authority, kind, date, place, taken, capacity)
  select w.authority, $2, $3::date, w.place, 1, w.capacity
  from jsonb_to_recordset($1::jsonb) as w(authority text, place text, capacity int)
  order by w.authority, w.place
  on conflict (authority, kind, date, place) do update
    set taken = appointment_places.taken + 1, capacity = excluded.capacity`

/** `place` 11 keeps these apart from whatever else ever numbers its messages below zero. */
const tell = (caseNo: string, told: string, at: string, from = '') => `
  insert into consequences (case_no, seq, place, kind, data, at)
  select ${caseNo}, -nextval('appointment_messages')::int, 11, 'message', ${told}::jsonb, ${at}::timestamptz
  ${from}${from ? ' and' : ' where'} ${told}::jsonb is not null`

const insertBooking = (attempt: string) => `
  insert into appointments (case_no, purpose, ref, attempt, authority, authority_name, kind, date, half, starts, ends,
    subject, applicant_id, applicant_name, booked_at, booked_by, booked_name)
  select $4, $5, $6, ${attempt}, b.authority, b.name, $2, $3::date, $7, $8, $9, $10, $11, $12, $13::timestamptz, $14, $15
  from jsonb_to_recordset($16::jsonb) as b(authority text, name text)`

const bookOnce = statement(
  'appointment_book',
  `with taken as (${takePlaces}
   ), booked as (${insertBooking(
     '(select coalesce(max(attempt), 0) + 1 from appointments where case_no = $4 and purpose = $5 and ref = $6)',
   )}
   ), told as (${tell('$4', '$17', '$13')})
   select true as done`,
)

/** Counted, not just found: every row has ended before the first of the next attempt is written (appointments_live). */
const allEnded = '(select count(*) from ended) > 0'

/** One that is there already becomes history and gives back what the next one does not take; else nothing changes. */
const moveOnce = statement(
  'appointment_move',
  `with ended as (
     update appointments set ended_as = $20, ended_at = $13::timestamptz, ended_by = $14, ended_name = $15
     where case_no = $4 and purpose = $5 and ref = $6 and attempt = $18::int and ended_as is null
     returning authority, kind, date
   ), freed as (
     update appointment_places p set taken = p.taken - 1
     from ended e, jsonb_to_recordset($19::jsonb) as f(authority text, place text)
     where p.authority = e.authority and p.kind = e.kind and p.date = e.date
       and f.authority = e.authority and p.place = f.place
   ), taken as (
     insert into appointment_places (authority, kind, date, place, taken, capacity)
     select w.authority, $2, $3::date, w.place, 1, w.capacity
     from jsonb_to_recordset($1::jsonb) as w(authority text, place text, capacity int)
     where ${allEnded}
     order by w.authority, w.place
     on conflict (authority, kind, date, place) do update
       set taken = appointment_places.taken + 1, capacity = excluded.capacity
   ), booked as (${insertBooking('$18::int + 1')} where ${allEnded}
   ), told as (${tell('$4', '$17', '$13', 'where exists (select from ended)')})
   select exists (select from ended) as done`,
)

export interface NewBooking {
  caseNo: string
  purpose: string
  ref: string
  kind: CalendarKind
  slot: { date: string; half: Half; from: string; to: string }
  subject: string
  applicant: { id: string; name: string }
  by: Editor
  authorities: readonly { authority: string; name: string }[]
  places: readonly Place[]
  told: Told | null
}

const valuesOf = ({ slot, by, ...one }: NewBooking): unknown[] => [
  json(one.places),
  one.kind,
  slot.date,
  one.caseNo,
  one.purpose,
  one.ref,
  slot.half,
  slot.from,
  slot.to,
  one.subject,
  one.applicant.id,
  one.applicant.name,
  by.at,
  by.id,
  by.name,
  json(one.authorities),
  json(one.told),
]

export const insertNew = (queries: Queries, booking: NewBooking) => queries.rows(bookOnce, valuesOf(booking))

/** False when the attempt had ended meanwhile: then nothing changed. */
export async function replace(
  queries: Queries,
  booking: NewBooking,
  { attempt, freed, as }: { attempt: number; freed: readonly Omit<Place, 'capacity'>[]; as: Ending },
): Promise<boolean> {
  const [result] = await queries.rows<{ done: boolean }>(moveOnce, [...valuesOf(booking), attempt, json(freed), as])
  return result!.done
}

const endOnce = statement(
  'appointment_end',
  `with ended as (
     update appointments set ended_as = $6, ended_at = $7::timestamptz, ended_by = $8, ended_name = $9, ended_why = $10
     where case_no = $4 and purpose = $1 and ref = $2 and attempt = $3::int and ended_as is null
     returning authority, kind, date
   ), freed as (
     update appointment_places p set taken = p.taken - 1
     from ended e, jsonb_to_recordset($5::jsonb) as f(authority text, place text)
     where p.authority = e.authority and p.kind = e.kind and p.date = e.date
       and f.authority = e.authority and p.place = f.place
   ), told as (${tell('$4', '$11', '$7', 'where exists (select from ended)')})
   select exists (select from ended) as done`,
)

export async function end(
  queries: Queries,
  live: Pick<BookingRow, 'case_no' | 'purpose' | 'ref' | 'attempt'>,
  how: { as: Ending; why: string | null; by: Editor; freed: readonly Omit<Place, 'capacity'>[]; told: Told | null },
): Promise<boolean> {
  const { as, why, by, freed, told } = how
  const [result] = await queries.rows<{ done: boolean }>(endOnce, [
    live.purpose,
    live.ref,
    live.attempt,
    live.case_no,
    json(freed),
    as,
    by.at,
    by.id,
    by.name,
    why,
    json(told),
  ])
  return result!.done
}

const ofCase = statement(
  'appointments_of_case',
  'select * from appointments where case_no = $1 order by purpose, ref, attempt, authority',
)
export const bookingsOfCase = (queries: Queries, caseNo: string) => queries.rows<BookingRow>(ofCase, [caseNo])

const latest = statement(
  'appointment_latest',
  `select * from appointments a where case_no = $1 and purpose = $2 and ref = $3
   and attempt = (select max(attempt) from appointments where case_no = $1 and purpose = $2 and ref = $3)
   order by authority`,
)
/** The rows of the last attempt, one for each authority. */
export const latestOf = (queries: Queries, caseNo: string, purpose: string, ref: string) =>
  queries.rows<BookingRow>(latest, [caseNo, purpose, ref])

const onDay = statement(
  'appointments_on_day',
  `select a.*, t.outcome, t.note, t.at as recorded_at, t.by_name as recorded_name
   from appointments a left join lateral (
     select * from attendances t
     where t.case_no = a.case_no and t.purpose = a.purpose and t.ref = a.ref and t.attempt = a.attempt
     order by seq desc limit 1
   ) t on true
   where a.authority = $1 and a.date = $2::date and (a.ended_as is null or a.ended_as in ('present', 'absent'))
   order by a.starts, a.case_no`,
)
export interface DayRow extends BookingRow {
  outcome: 'present' | 'absent' | null
  note: string | null
  recorded_at: string | null
  recorded_name: string | null
}
export const bookingsOnDay = (queries: Queries, authority: string, date: string) =>
  queries.rows<DayRow>(onDay, [authority, date])

const ahead = statement(
  'appointments_ahead',
  `select * from appointments where authority = $1 and date >= $2::date and ended_as is null order by date, starts, case_no`,
)
/** What is still to come with an authority. */
export const bookingsAhead = (queries: Queries, authority: string, from: string) =>
  queries.rows<BookingRow>(ahead, [authority, from])

const authoritiesAhead = statement(
  'appointment_authorities_ahead',
  'select distinct authority from appointments where ended_as is null and date >= $1::date order by authority',
)
export const authoritiesWithBookings = async (queries: Queries, from: string) =>
  (await queries.rows<{ authority: string }>(authoritiesAhead, [from])).map(row => row.authority)

/** Booked, although the part has ended or the case was withdrawn since. */
const pointless = statement(
  'appointments_pointless',
  `select a.* from appointments a join sub_cases s on s.case_no = a.case_no and s.part = a.ref
   where a.purpose = $1 and a.ended_as is null and a.date >= $2::date and s.ended_on is not null limit 500`,
)
export const bookingsOfEndedParts = (queries: Queries, purpose: string, from: string) =>
  queries.rows<BookingRow>(pointless, [purpose, from])

// ── attendance ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type Attended = 'present' | 'absent'

/** The attempt ends with it, or is said to have ended otherwise than recorded before; a repeat changes nothing. */
const record = statement(
  'attendance_record',
  `with booking as (
     update appointments set ended_as = $5, ended_at = coalesce(ended_at, $7::timestamptz), ended_by = $8, ended_name = $9
     where case_no = $1 and purpose = $2 and ref = $3 and attempt = $4::int
       and (ended_as is null or ended_as in ('present', 'absent')) and ended_as is distinct from $5
     returning case_no
   ), recorded as (
     insert into attendances (case_no, purpose, ref, attempt, seq, outcome, note, at, by_id, by_name)
     select $1, $2, $3, $4::int,
       (select coalesce(max(seq), 0) + 1 from attendances where case_no = $1 and purpose = $2 and ref = $3 and attempt = $4::int),
       $5, $6, $7::timestamptz, $8, $9
     from booking limit 1
   ), told as (${tell('$1', '$10', '$7', 'where exists (select from booking)')})
   select exists (select from booking) as done`,
)
export async function insertAttendance(
  queries: Queries,
  of: Pick<BookingRow, 'case_no' | 'purpose' | 'ref' | 'attempt'>,
  { outcome, note, by, told }: { outcome: Attended; note: string | null; by: Editor; told: Told | null },
): Promise<boolean> {
  const values = [of.case_no, of.purpose, of.ref, of.attempt, outcome, note, by.at, by.id, by.name, json(told)]
  const [result] = await queries.rows<{ done: boolean }>(record, values)
  return result!.done
}

export interface AttendanceRow {
  ref: string
  attempt: number
  outcome: Attended
  note: string | null
  at: string
  by_name: string
  date: string
}

/** The last word on each attempt. */
const attendancesOf = statement(
  'attendances_of',
  `select distinct on (t.ref, t.attempt) t.ref, t.attempt, t.outcome, t.note, t.at, t.by_name, a.date
   from attendances t join appointments a using (case_no, purpose, ref, attempt)
   where t.case_no = $1 and t.purpose = $2
   order by t.ref, t.attempt, t.seq desc`,
)
export const attendancesOfCase = (queries: Queries, caseNo: string, purpose: string) =>
  queries.rows<AttendanceRow>(attendancesOf, [caseNo, purpose])
