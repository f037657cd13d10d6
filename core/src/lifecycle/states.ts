/**
 * The few states of a case and of its sub-cases. Everything finer is a flag.
 *
 *   case      draft ─▶ inProgress ─▶ concluded ─▶ delivered ─▶ archived
 *               └──────────┴──▶ withdrawn
 *   sub-case  submitted ⇄ correction
 *               │  └─▶ refused │ withdrawn │ deemedWithdrawn │ blocked
 *               ▼
 *             accepted ─▶ granted ─▶ issued
 *                  └────▶ denied │ withdrawn │ blocked
 */
export const caseStates = {
  draft: '草稿',
  inProgress: '办理中',
  concluded: '已办结，待领取',
  delivered: '已领取',
  archived: '已归档',
  withdrawn: '已撤回',
} as const
export type CaseState = keyof typeof caseStates

export const subCaseStates = {
  submitted: '待受理',
  correction: '待补正',
  accepted: '已受理，审查中',
  granted: '准予',
  denied: '不予批准',
  issued: '已出件',
  refused: '不予受理',
  withdrawn: '已撤回',
  deemedWithdrawn: '逾期未补齐，视为撤回',
  blocked: '前置事项未通过，中止办理',
} as const
export type SubCaseState = keyof typeof subCaseStates

/** 意见 at intake (行政许可法 32): complete, one-time correction, not accepted. */
export const verdicts = { complete: '齐全，同意受理', correct: '需要补正', refuse: '不予受理' } as const
export type Verdict = keyof typeof verdicts

export const decisionResults = { granted: '准予', denied: '不予批准' } as const
export type DecisionResult = keyof typeof decisionResults

export const deliveryMethods = { electronic: '电子送达', window: '窗口领取', courier: '邮寄送达' } as const
export type DeliveryMethod = keyof typeof deliveryMethods
