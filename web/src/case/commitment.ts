/** 告知承诺 in words: the same on the page of the choice, in the letter that is read, and on the progress page. */
import type { Plan, PlanService } from '../api/types.ts'
import { days } from '../ui/text.ts'
import { titles } from './deferral.ts'

export type Offering = PlanService & { commitment: NonNullable<PlanService['commitment']> }

/** What can be decided on the applicant's word, of what they apply for. */
export const offeringsOf = (plan: Plan): Offering[] =>
  plan.services.filter((service): service is Offering => service.chosen && service.commitment !== null)

export const promisedByWord = (plan: Plan): Offering[] => offeringsOf(plan).filter(one => one.commitment.chosen)

export const limitOf = ({ commitment }: Offering): string =>
  commitment.limit.days === 0 ? '受理后当场决定' : `受理后 ${days(commitment.limit)}内决定`

export const materialsOf = ({ commitment: { evidence } }: Offering): string =>
  evidence.length > 0 ? `不用提交${titles(evidence)}` : '材料仍按清单提交，决定前不再实地核查'

export const checkOf = ({ commitment: { checkDays } }: Offering): string =>
  checkDays === null ? '决定以后按当地规定的期限核查' : `决定以后 ${checkDays} 个工作日内核查`

export const ifUntrue =
  '核查发现不实的，限期改正；逾期不改或者不能改正的，依法撤销决定，记录在案，信用修复以前不再适用告知承诺'
