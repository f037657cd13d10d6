/** Words and tones shared by the desks. Labels of the domain come from core; here stand only those of the screen. */
import type { CaseView, PartView, PlanService } from '../api/types.ts'

export type Tone = '' | 'ok' | 'warn' | 'bad' | 'busy'

export const partTone: Record<PartView['state'], Tone> = {
  submitted: 'busy',
  correction: 'warn',
  accepted: 'busy',
  granted: 'ok',
  issued: 'ok',
  denied: 'bad',
  refused: 'bad',
  withdrawn: '',
  deemedWithdrawn: 'bad',
  blocked: 'warn',
  terminated: 'bad',
  revoked: 'bad',
}

export const caseTone: Record<CaseView['state'], Tone> = {
  draft: '',
  inProgress: 'busy',
  concluded: 'ok',
  delivered: 'ok',
  archived: '',
  withdrawn: '',
}

export const statusTone: Record<PlanService['status'], Tone> = {
  required: 'busy',
  optional: '',
  notNeeded: '',
  unknown: 'warn',
  excluded: '',
}

export { statuses as statusLabel } from '@onething/core/plan/statuses.ts'

/** How sure a guide's content is: printed by the policy, or a reference until a lead department confirms it. */
export const marks: Record<string, { label: string; tone: Tone; says: string }> = {
  official: { label: '清单原文', tone: 'ok', says: '由省政府文件印发的内容。' },
  confirmed: { label: '部门已核定', tone: 'ok', says: '牵头部门已核定。' },
  reference: { label: '参考', tone: 'warn', says: '供参考，以牵头部门核定为准。' },
  pending: { label: '待核定', tone: 'warn', says: '没有统一规定或者未经核对，由牵头部门或者当地核定。' },
}

/** 申请人填写 needs no badge: it is what everybody expects. */
export const isTyped = (source: string | undefined): boolean => !source || source.startsWith('申请人')
