/** Half-days for a visit. */
import type { VisitSlot } from '@onething/core/lifecycle/visits.ts'
import { addDays } from '@onething/core/workdays.ts'
import type { SubCaseDeps } from '../subcases/subcases.ts'

/** The next working half-days, from the day after tomorrow on: an applicant needs a day to make room. */
export async function freeSlots(
  { calendar }: SubCaseDeps,
  _authorities: string[],
  from: string,
  count: number,
): Promise<VisitSlot[]> {
  const slots: VisitSlot[] = []
  for (let days = 2; slots.length < count; days++) {
    const date = addDays(calendar, from, days, 'workingDay').due
    slots.push({ date, half: 'am' }, { date, half: 'pm' })
  }
  return slots.slice(0, count)
}
