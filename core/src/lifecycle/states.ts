/**
 * The few states of a case and of its sub-cases. Everything finer is a flag.
 *
 *   case      draft ─▶ inProgress ─▶ concluded ─▶ delivered ─▶ archived
 *               └──────────┴──▶ withdrawn
 *   sub-case  submitted ⇄ correction
 *               │  └─▶ refused │ withdrawn │ deemedWithdrawn │ terminated │ ⇄ blocked
 *               ▼
 *             accepted ─▶ granted ─▶ issued ─▶ revoked
 *                  └────▶ denied │ withdrawn │ deemedWithdrawn │ terminated │ ⇄ blocked
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
  blocked: '前置事项未通过，等申请人选择',
  terminated: '终止办理',
  revoked: '已撤销（注销）',
} as const
export type SubCaseState = keyof typeof subCaseStates

/** 意见 at intake (行政许可法 32): complete, one-time correction, not accepted. */
export const verdicts = { complete: '齐全，同意受理', correct: '需要补正', refuse: '不予受理' } as const
export type Verdict = keyof typeof verdicts

/** Why an application is not accepted (行政许可法 32(1)): (一), (二), and everything else that the law lets refuse. */
export const refusalGrounds = {
  notNeeded: '依法不需要办理',
  wrongOrgan: '不属于本机关职权范围',
  notEligible: '不符合法定受理条件',
} as const
export type RefusalGround = keyof typeof refusalGrounds

export const decisionResults = { granted: '准予', denied: '不予批准' } as const
export type DecisionResult = keyof typeof decisionResults

export const deliveryMethods = { electronic: '电子送达', window: '窗口领取', courier: '邮寄送达' } as const
export type DeliveryMethod = keyof typeof deliveryMethods

/** 审查、审核、批准 inside the organ: the last of a service's levels decides. */
export const levelNames = (levels: number): string[] =>
  levels >= 3 ? ['审查', '审核', '批准'] : levels === 2 ? ['审查', '批准'] : ['审查决定']

/** What an applicant may do with a part whose prerequisite failed. */
export const blockedChoices = {
  withdraw: '不再办理，撤回这个事项',
  wait: '暂时保留，等前置事项重新办理或者复议、诉讼结果',
  held: '已经另行取得前置事项的结果，继续办理',
} as const
export type BlockedChoice = keyof typeof blockedChoices

/** 终止: the procedure ends without a decision. */
export const terminationGrounds = {
  deceased: '申请人死亡或者丧失行为能力，事项不能由他人承继',
  dissolved: '申请人（法人或者其他组织）依法终止',
  lapsed: '申请的事项因法律、政策变化不再办理',
  impossible: '因不可抗力，申请的事项无法办理',
} as const
export type TerminationGround = keyof typeof terminationGrounds

/** 撤销 (行政许可法 69) and 注销 (行政许可法 70) of what was granted. */
export const revocationGrounds = {
  misconduct: { name: '工作人员滥用职权、玩忽职守作出准予决定', kind: '撤销', article: '第六十九条第一款第（一）项' },
  authority: { name: '超越法定职权作出准予决定', kind: '撤销', article: '第六十九条第一款第（二）项' },
  procedure: { name: '违反法定程序作出准予决定', kind: '撤销', article: '第六十九条第一款第（三）项' },
  unqualified: {
    name: '对不具备申请资格或者不符合法定条件的申请人准予',
    kind: '撤销',
    article: '第六十九条第一款第（四）项',
  },
  otherwise: { name: '依法可以撤销的其他情形', kind: '撤销', article: '第六十九条第一款第（五）项' },
  fraud: { name: '以欺骗、贿赂等不正当手段取得', kind: '撤销', article: '第六十九条第二款' },
  commitment: { name: '告知承诺的内容不实', kind: '撤销', article: '第六十九条第二款' },
  expired: { name: '有效期届满未延续', kind: '注销', article: '第七十条第（一）项' },
  deceased: { name: '公民死亡或者丧失行为能力', kind: '注销', article: '第七十条第（二）项' },
  dissolved: { name: '法人或者其他组织依法终止', kind: '注销', article: '第七十条第（三）项' },
  withdrawn: { name: '决定依法被撤销、撤回，或者证件依法被吊销', kind: '注销', article: '第七十条第（四）项' },
  forceMajeure: { name: '因不可抗力导致事项无法实施', kind: '注销', article: '第七十条第（五）项' },
  surrendered: { name: '申请人申请注销', kind: '注销', article: '第七十条第（六）项' },
} as const satisfies Record<string, { name: string; kind: '撤销' | '注销'; article: string }>
export type RevocationGround = keyof typeof revocationGrounds
