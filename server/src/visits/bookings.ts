/** Half-days of a visit in the calendars of the departments: looked for, taken, given back. */
import type { Visit, VisitSlot } from '@onething/core/lifecycle/visits.ts'
import { addDays } from '@onething/core/workdays.ts'
import { type Booking, book, cancelBooking, commonSlots, findBooking, type Ref } from '../appointments/appointments.ts'
import type { WholeCase } from '../cases/store.ts'
import type { Writer } from '../journal/journal.ts'
import type { SubCaseDeps } from '../subcases/subcases.ts'

/** An applicant needs a day to make room. */
const notice = 2

/** Half-days after this day on which all of these authorities can come. */
export async function freeHalfDays(
  deps: SubCaseDeps,
  authorities: string[],
  after: string,
  count: number,
): Promise<VisitSlot[]> {
  const from = addDays(deps.calendar, after, notice, 'workingDay').due
  const slots = await commonSlots(deps, { authorities, from, count, kind: 'inspection' })
  return slots.map(({ date, half }) => ({ date, half }))
}

export const refOf = (caseNo: string, { number }: Pick<Visit, 'number'>): Ref => ({
  caseNo,
  purpose: 'inspection',
  ref: String(number),
})

export async function take(
  deps: SubCaseDeps,
  { row }: WholeCase,
  visit: Visit,
  authorities: string[],
  slot: VisitSlot,
  by: Writer,
): Promise<Booking> {
  const free = await commonSlots(deps, { authorities, from: slot.date, count: 2, kind: 'inspection' })
  const whole = free.find(one => one.date === slot.date && one.half === slot.half)
  return book(deps, {
    ...refOf(row.case_no, visit),
    authorities,
    slot: whole ?? { ...slot, ...hours[slot.half] },
    subject: visit.of ? '联合勘验（复验）' : '联合勘验',
    applicant: { id: row.applicant_id, name: row.applicant_name },
    by,
    tell: null,
  })
}

/** Only to be refused with what is still free: the half-day is not among the free ones any more. */
const hours = { am: { from: '09:00', to: '12:00' }, pm: { from: '13:00', to: '17:00' } }

export const bookingOfVisit = (deps: SubCaseDeps, caseNo: string, visit: Visit) =>
  findBooking(deps, refOf(caseNo, visit))

export const giveUp = (deps: SubCaseDeps, booking: Ref, by: Writer) =>
  cancelBooking(deps, { ...booking, by, why: null, tell: null })
