import { queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { components } from './schema.ts'

type Schemas = components['schemas']
export type Appointment = Schemas['AppointmentView']
export type AppointmentDay = Schemas['AppointmentDay']
export type DayListItem = Schemas['DayListItem']
export type AppointmentCalendar = Schemas['CalendarView']
export type CalendarKind = AppointmentCalendar['kind']
export type CalendarRules = AppointmentCalendar['rules']
export type Opening = CalendarRules['week']['mon'][number]

// ── of a case ───────────────────────────────────────────────────────────────────────────────────────────────────────

const ofCase = (caseNo: string) => `/api/cases/${piece(caseNo)}/appointments`

export const appointmentsKey = (caseNo: string) => ['case', caseNo, 'appointments'] as const
/** With the version of the case: what waits for another result opens when that is there. */
export const appointments = (caseNo: string, version: number) =>
  queryOptions({
    queryKey: [...appointmentsKey(caseNo), version],
    queryFn: () => api.get<Appointment[]>(ofCase(caseNo)),
  })

export interface VisitTime {
  date: string
  from: string
}
export const bookVisit = (caseNo: string, part: string, time: VisitTime) =>
  api.post<Appointment[]>(ofCase(caseNo), { part, ...time })
export const changeVisit = (caseNo: string, part: string, time: VisitTime) =>
  api.put<Appointment[]>(`${ofCase(caseNo)}/${piece(part)}`, time)
export const cancelVisit = (caseNo: string, part: string) =>
  api.delete<Appointment[]>(`${ofCase(caseNo)}/${piece(part)}`)

// ── of an authority ─────────────────────────────────────────────────────────────────────────────────────────────────

export const dayKey = ['appointments'] as const
export const appointmentDay = (date: string | undefined) =>
  queryOptions({
    queryKey: [...dayKey, date ?? ''],
    queryFn: () => api.get<AppointmentDay>(address('/api/appointments', { date })),
  })
export const recordAttendance = ({ caseNo, part, attempt }: DayListItem, outcome: 'present' | 'absent') =>
  api.post<void>(`/api/appointments/${piece(caseNo)}/${piece(part)}/attendance`, { attempt, outcome })

const calendarAt = (kind: CalendarKind) => `/api/appointment-calendars/${kind}`
export const calendarKey = (kind: CalendarKind) => ['appointment-calendar', kind] as const
export const appointmentCalendar = (kind: CalendarKind) =>
  queryOptions({ queryKey: calendarKey(kind), queryFn: () => api.get<AppointmentCalendar>(calendarAt(kind)) })
export const saveWeek = (kind: CalendarKind, body: CalendarRules & { version: number }) =>
  api.put<AppointmentCalendar>(calendarAt(kind), body)
export const saveException = (kind: CalendarKind, date: string, body: { openings: Opening[]; reason: string }) =>
  api.put<AppointmentCalendar>(`${calendarAt(kind)}/days/${piece(date)}`, body)
export const removeException = (kind: CalendarKind, date: string) =>
  api.delete<AppointmentCalendar>(`${calendarAt(kind)}/days/${piece(date)}`)
