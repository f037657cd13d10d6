/** 到场登记: whether those who booked came, as the authority records it on the day. The lifecycle may wait for it. */
import { shownName } from '../cases/access.ts'
import { Conflict, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { type Purpose, slotInWords } from './appointments.ts'
import { type AppointmentDeps, editorOf, todayOf } from './calendars.ts'
import * as store from './store.ts'
import type { DayListItem } from './view.ts'

export interface Attendance {
  outcome: store.Attended
  /** The day they were there, or were expected. */
  on: string
  recordedAt: string
  recordedBy: string
  note: string | null
}

/** Whether the visit for this part took place: present once is enough. Null while nothing was recorded. */
export async function attendanceOf(
  { database }: Pick<AppointmentDeps, 'database'>,
  caseNo: string,
  part: string,
): Promise<Attendance | null> {
  const all = (await store.attendancesOfCase(database, caseNo, 'visit')).filter(row => row.ref === part)
  const row = all.find(one => one.outcome === 'present') ?? all.at(-1)
  return row
    ? { outcome: row.outcome, on: row.date, recordedAt: row.at, recordedBy: row.by_name, note: row.note }
    : null
}

export interface Recording {
  caseNo: string
  part: string
  attempt: number
  outcome: store.Attended
  note: string | null
  by: Person
}

/** The last word holds, so that a slip can be put right; the same word again changes nothing. */
export async function recordAttendance(deps: AppointmentDeps, recording: Recording): Promise<void> {
  const { caseNo, part, attempt, outcome, note, by } = recording
  const booked = await store.bookingsOfCase(deps.database, caseNo)
  const row = booked.find(one => one.purpose === 'visit' && one.ref === part && one.attempt === attempt)
  if (!row || row.authority !== by.authority?.id) throw new NotFound(`本机关没有办件 ${caseNo} 的这个预约，请核对`)
  if (row.date > todayOf(deps)) throw new Conflict('还没有到预约的日期，到当天再登记', [])
  if (row.ended_as && row.ended_as !== 'present' && row.ended_as !== 'absent')
    throw new Conflict(`这个预约${store.endings[row.ended_as]}，不用登记到场`, [])
  const told =
    outcome === 'absent'
      ? {
          recipient: row.applicant_id,
          text: `${row.authority_name}登记您没有在${slotInWords({ date: row.date, from: row.starts, to: row.ends })}到场办理“${row.subject}”。您可以在办件页面重新预约；如果登记有误，请联系该机关。`,
        }
      : null
  const done = await store.insertAttendance(deps.database, row, { outcome, note, by: editorOf(deps, by), told })
  if (done && told) deps.wake()
}

/** What is booked with this authority on a day, visits and inspections, in the order of the day. */
export async function listOfDay(deps: AppointmentDeps, authority: string, date: string): Promise<DayListItem[]> {
  const rows = await store.bookingsOnDay(deps.database, authority, date)
  return rows.map(row => ({
    caseNo: row.case_no,
    purpose: row.purpose as Purpose,
    part: row.ref,
    attempt: row.attempt,
    from: row.starts,
    to: row.ends,
    half: row.half,
    subject: row.subject,
    applicant: shownName(row.applicant_name, row.applicant_id),
    outcome: row.outcome,
    recordedBy: row.recorded_name,
    note: row.note,
    mayRecord: row.purpose === 'visit' && row.date <= todayOf(deps),
  }))
}
