/** 预约日历 as its manager sees it: the week, what is otherwise, and what is booked. */
import { type CalendarKind, weekdayName } from '@onething/core/appointments/rules.ts'
import { shownName } from '../cases/access.ts'
import type { Person } from '../people/person.ts'
import { type AppointmentDeps, bookOf, calendarOfManager, todayOf } from './calendars.ts'
import * as store from './store.ts'
import type { CalendarView } from './view.ts'

/** Exceptions are listed as far ahead as anybody plans. */
const years = 2

export async function showCalendar(
  deps: AppointmentDeps,
  person: Person,
  kind: CalendarKind,
  released = 0,
): Promise<CalendarView> {
  const authority = calendarOfManager(person)
  const today = todayOf(deps)
  const until = `${Number(today.slice(0, 4)) + years}-12-31`
  const [book, booked] = await Promise.all([
    bookOf(deps, authority.id, kind, { from: today, until }),
    store.bookingsAhead(deps.database, authority.id, today),
  ])
  return {
    authority: { id: authority.id, name: authority.name },
    kind,
    version: book.version,
    reference: book.reference,
    changedAt: book.changedAt,
    changedBy: book.changedBy,
    rules: book.rules,
    exceptions: book.listed.map(({ date, openings, reason, changed_name }) => ({
      date,
      weekday: weekdayName(date),
      openings,
      reason,
      changedBy: changed_name,
    })),
    booked: booked
      .filter(row => row.kind === kind)
      .map(row => ({
        date: row.date,
        weekday: weekdayName(row.date),
        from: row.starts,
        to: row.ends,
        caseNo: row.case_no,
        subject: row.subject,
        applicant: shownName(row.applicant_name, row.applicant_id),
      })),
    released,
  }
}
