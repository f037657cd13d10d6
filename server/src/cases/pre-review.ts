/** 预审承诺: the law gives the organ five working days to say what is missing; a place promises to say it sooner. */
import { addDays } from '@onething/core/workdays.ts'
import type { Publications } from '../catalogue/publications.ts'

export interface IntakePromise {
  /** Working days. */
  days: number
  /** The day until which the answer is promised, for what came in on a day. */
  by(receivedOn: string): string
}

/** As the place promises today: nothing of it is frozen with the case, for only the date of the law binds. */
export function intakePromise({ publications }: { publications: Publications }, region: string): IntakePromise {
  const days = Number(publications.place(region)?.parameters['intake.promise-days']?.value ?? 1)
  return { days, by: receivedOn => addDays(publications.calendar, receivedOn, days, 'workingDay').due }
}
