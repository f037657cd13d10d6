/**
 * The closed word lists of the catalogue, each with its Chinese label.
 * Codes follow GB/T 39046-2020 annex A where it has one; the label is what people read.
 */

/** 行使层级 (GB/T 39046 A.2): the level of government at which a service is handled. */
export const levels = { province: '省', city: '市', county: '县', township: '乡' } as const
export type Level = keyof typeof levels

/** 事项类型 (GB/T 39046 A.1), only the kinds the first batch uses, plus the public utilities. */
export const serviceTypes = {
  licence: '行政许可',
  confirmation: '行政确认',
  payment: '行政给付',
  reward: '行政奖励',
  filing: '其他行政权力（备案）',
  'public-service': '公共服务',
  'data-check': '公共服务（数据核验）',
  utility: '公用企业服务',
} as const
export type ServiceType = keyof typeof serviceTypes

/** How the pages of a life event speak where the usual way would hurt. */
export const tones = { quiet: '庄重克制' } as const
export type Tone = keyof typeof tones

export const audiences = { enterprise: '企业', personal: '个人' } as const
export type Audience = keyof typeof audiences

/** Units of every time limit: 工作日 follows the calendar with 调休, 自然日 does not. */
export const limitUnits = { workingDay: '个工作日', naturalDay: '日' } as const
export type LimitUnit = keyof typeof limitUnits

/** How sure we are of a statement that the policy itself does not print. */
export const confidences = { sure: '已核对', likely: '通行做法', unsure: '待核定' } as const
export type Confidence = keyof typeof confidences

/** → hard precedence: not accepted before the result exists. ⇒ gate: not decided before it is granted. */
export const afterKinds = { 'before-acceptance': '先办结后受理', 'before-decision': '先办结后决定' } as const
export type AfterKind = keyof typeof afterKinds

/** 材料必要性. `deferrable` may be accepted later (容缺后补). */
export const necessities = { required: '必要', optional: '非必要', deferrable: '可容缺后补' } as const
export type Necessity = keyof typeof necessities

/** 材料形式, strictest last: merging two requirements keeps the stricter. */
export const evidenceForms = { either: '纸质或电子', electronic: '电子', paper: '纸质原件' } as const
export type EvidenceForm = keyof typeof evidenceForms

/** Why the applicant need not hand something in. */
export const exemptionModes = {
  'gov-issued': '政府部门核发，免于提交',
  'e-certificate': '可核验电子证照，免于提交',
  'shared-data': '可通过数据共享核验，免于提交',
  'produced-in-case': '本次联办中产生，内部流转',
} as const
export type ExemptionMode = keyof typeof exemptionModes

/** Of a plan also: the applicant promises instead (告知承诺). */
export const planExemptions = { ...exemptionModes, committed: '以书面承诺代替，免于提交' } as const

/** Where a fact comes from. `data` and `region` facts (†) are never put to the citizen as a question first. */
export const factSources = {
  answer: '申请人回答',
  share: '数据共享，查无时申请人回答',
  data: '数据共享',
  region: '地区规定',
} as const
export type FactSource = keyof typeof factSources

/** Where a visit that was booked takes place. */
export const visitPlaces = { window: '政务服务中心窗口', organ: '办理机关' } as const

/** In what capacity somebody signs for another (民法典 34, 61, 162). */
export const capacities = {
  guardian: '监护人',
  agent: '委托代理人',
  legalRepresentative: '法定代表人（负责人）',
} as const
export type Capacity = keyof typeof capacities
