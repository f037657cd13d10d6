/** How parts are handled: from the service, the place's parameters and what the applicant chose, frozen on submission. */
import type { Limit } from '@onething/core/catalogue/schema.ts'
import type { ServiceType } from '@onething/core/catalogue/vocabulary.ts'
import type { PartRules } from '@onething/core/lifecycle/case-file.ts'
import type { PreparedService } from '@onething/core/plan/prepare.ts'
import type { PlanService } from '@onething/core/plan/schema.ts'
import type { Publications } from '../catalogue/publications.ts'

/** What a place decides about the course of a case; days are working days unless the name says otherwise. */
export interface Terms {
  silence: Limit
  /** 补正: to answer. */
  correctionDays: number
  /** 容缺: to hand in what was put off. */
  supplyDays: number
  /** 审批层级 where a service says nothing. */
  levels: number
  /** 告知承诺: to check after the decision. */
  checkDays: number
  /** After a prerequisite failed: to choose, and (natural days) to wait. */
  chooseDays: number
  waitNaturalDays: number
  /** To put right what an inspection found. */
  rectifyDays: number
}

/** Where a place decided nothing, the provincial reference of `catalogue/parameters.yaml` stands; the rest is a guard. */
export function termsOf(parameters: Record<string, { value: unknown }>): Terms {
  const days = (parameter: string, otherwise: number) => Number(parameters[parameter]?.value ?? otherwise)
  return {
    silence: { days: days('intake.silence-days', 5), unit: 'workingDay' },
    correctionDays: days('correction.answer-days', 15),
    supplyDays: days('deferral.supply-days', 5),
    levels: days('approval.levels', 2),
    checkDays: days('commitment.check-days', 20),
    chooseDays: days('blocked.choose-days', 10),
    waitNaturalDays: days('blocked.wait-days', 60),
    rectifyDays: days('inspection.rectify-days', 10),
  }
}

/** What one officer may do alone: data checks, services that are not decisions of an authority, and what is done on the spot. */
const alone: ReadonlySet<ServiceType> = new Set(['data-check', 'public-service', 'utility'])

export function rulesOf(planned: PlanService, service: PreparedService, terms: Terms, bundle: string[]): PartRules {
  const committed = planned.commitment?.chosen ? planned.commitment : null
  const onTheSpot = planned.limit.days === 0
  const levels = service.approval?.levels ?? (onTheSpot || alone.has(service.type) ? 1 : terms.levels)
  return {
    levels: committed ? 1 : levels,
    terms: { choose: terms.chooseDays, wait: terms.waitNaturalDays, rectify: terms.rectifyDays },
    ...(planned.inspection && { inspection: { checks: service.inspection!.checks } }),
    ...(service.hearing && { hearing: { basis: service.hearing.basis } }),
    ...(committed && {
      commitment: { items: committed.evidence, checkDays: committed.checkDays ?? terms.checkDays },
    }),
    ...(bundle.length > 0 && { bundle }),
    ...(planned.notices.length > 0 && { publicNotices: planned.notices }),
  }
}

/** Working days the applicant gets to answer a correction, as the place has it today. */
export const correctionDaysIn = ({ publications }: { publications: Publications }, region: string): number =>
  termsOf(publications.place(region)?.parameters ?? {}).correctionDays
