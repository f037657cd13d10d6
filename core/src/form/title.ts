/** What a service's own form is called: 食品经营许可申请表, 公章刻制备案表, 企业人员退休申请表（正常退休）. */
import type { PublicService } from '../catalogue/schema.ts'
import type { ServiceType } from '../catalogue/vocabulary.ts'

export interface FormTitle {
  title: string
  /** What the name says in brackets at its end; it stands under the title. */
  variant: string
}

export function titleOf({ name, type }: Pick<PublicService, 'name' | 'type'>): FormTitle {
  const [, stem = name, variant = ''] = /^(.+?)(（[^（）]*(?:（[^（）]*）[^（）]*)*）)?$/.exec(name) ?? []
  return { title: stem + nounAfter(stem, type), variant }
}

/**
 * A name that already asks needs no second 申请. What is decided on (许可, 确认) is applied for; of what is only
 * registered or filed the form is a 登记表 or 备案表.
 */
function nounAfter(stem: string, type: ServiceType): string {
  if (/(申请|申领|申报)$/.test(stem)) return '表'
  return !isDecidedOn[type] && /(登记|备案)$/.test(stem) ? '表' : '申请表'
}

const isDecidedOn: Record<ServiceType, boolean> = {
  licence: true,
  confirmation: true,
  payment: true,
  reward: true,
  filing: false,
  'public-service': false,
  'data-check': false,
  utility: false,
}
