/** What leaves of appointments and calendars. */
import { calendarKinds, halves, Openings, Rules } from '@onething/core/appointments/rules.ts'
import { visitPlaces } from '@onething/core/catalogue/vocabulary.ts'
import Type, { type Static, type TSchema } from 'typebox'
import { purposes } from './appointments.ts'
import { endings } from './store.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <K extends string>(table: Record<K, unknown>) => Type.Enum(Object.keys(table) as K[])
const text = Type.String()

/** 预约 of one part of a case. */
export const AppointmentView = Type.Object({
  part: text,
  service: text,
  label: text,
  authority: text,
  at: oneOf(visitPlaces),
  atText: text,
  place: Type.Object({ name: text, address: Nullable(text), phone: Nullable(text) }),
  minutes: Type.Integer(),
  both: Type.Boolean({ description: 'both sides have to come together' }),
  note: Nullable(text),
  basis: text,
  confidenceText: text,
  state: Type.Enum(['open', 'booked', 'today', 'passed', 'attended', 'waiting', 'over'], {
    description:
      'open: to be booked; today: it is today; passed: the time went by unrecorded; waiting: for the result of another part; over: the part has ended',
  }),
  waitingFor: Type.Array(text),
  booking: Nullable(Type.Object({ date: text, half: oneOf(halves), from: text, to: text, weekday: text, words: text })),
  mayChange: Type.Boolean(),
  mayCancel: Type.Boolean({ description: 'until the day before' }),
  last: Nullable(
    Type.Object(
      { words: text, as: oneOf(endings), asText: text, why: Nullable(text) },
      {
        description: 'the booking that ended, when none stands',
      },
    ),
  ),
  attended: Nullable(Type.Object({ outcome: Type.Enum(['present', 'absent']), outcomeText: text, on: text })),
  days: Type.Array(
    Type.Object({
      date: text,
      weekday: text,
      provisional: Type.Boolean({ description: 'the holidays of that year are not published yet' }),
      slots: Type.Array(
        Type.Object({ from: text, to: text, half: oneOf(halves), left: Type.Integer({ description: 'places left' }) }),
      ),
    }),
  ),
})
export type AppointmentView = Static<typeof AppointmentView>

/** One line of the day of an authority. */
export const DayListItem = Type.Object({
  caseNo: text,
  purpose: oneOf(purposes),
  part: Type.String({ description: 'the part that is visited, or the number of the inspection' }),
  attempt: Type.Integer(),
  from: text,
  to: text,
  half: oneOf(halves),
  subject: text,
  applicant: Type.String({ description: 'masked' }),
  outcome: Nullable(Type.Enum(['present', 'absent'])),
  recordedBy: Nullable(text),
  note: Nullable(text),
  mayRecord: Type.Boolean(),
})
export type DayListItem = Static<typeof DayListItem>

export const AppointmentDay = Type.Object({
  date: text,
  weekday: text,
  today: text,
  open: Type.Array(Type.Object({ kind: oneOf(calendarKinds), openings: Openings }), {
    description: 'when the authority receives people and goes out on this day',
  }),
  items: Type.Array(DayListItem),
})
export type AppointmentDay = Static<typeof AppointmentDay>

/** 预约日历 of one kind, as its manager edits it. */
export const CalendarView = Type.Object({
  authority: Type.Object({ id: text, name: text }),
  kind: oneOf(calendarKinds),
  version: Type.Integer({ description: '0 while it follows the reference; send it back on saving' }),
  reference: Nullable(Type.String({ description: 'where the hours come from while none were set' })),
  changedAt: Nullable(text),
  changedBy: Nullable(text),
  rules: Rules,
  exceptions: Type.Array(Type.Object({ date: text, weekday: text, openings: Openings, reason: text, changedBy: text })),
  booked: Type.Array(
    Type.Object({ date: text, weekday: text, from: text, to: text, caseNo: text, subject: text, applicant: text }),
  ),
  released: Type.Integer({ description: 'bookings that this change made impossible; those who booked were told' }),
})
export type CalendarView = Static<typeof CalendarView>
