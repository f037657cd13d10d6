/** A case and its parts as the lifecycle sees them: what happened so far, nothing of form or evidence. */
import type { Limit } from '../catalogue/schema.ts'
import type { AfterKind } from '../catalogue/vocabulary.ts'
import type { PartClock } from './clocks.ts'
import type { CaseState, DecisionResult, RefusalGround, SubCaseState, Verdict } from './states.ts'
import type { Turns } from './turns.ts'
import type { Visit } from './visits.ts'

export interface CorrectionItem {
  kind: 'evidence' | 'field'
  /** Evidence type or data element. */
  target: string
  name: string
  problem: string
}

export interface VerdictRecord {
  verdict: Verdict
  items: CorrectionItem[]
  by: string
  at: string
}

export interface Decision {
  result: DecisionResult
  reasons: string | null
  remedies: string | null
  /** 部分准予: what of the application was not granted; reasons and remedies are about it. */
  excluded?: string | null
  by: string
  on: string
}

export interface Refusal {
  /** Absent in cases refused before grounds were told apart. */
  ground?: RefusalGround
  /** 不属于本机关职权范围的，告知向有关行政机关申请 (行政许可法 32(1)(二)). */
  rightOrgan?: string
  reasons: string
  remedies: string
  by: string
  on: string
}

export interface PartLimits {
  promised: Limit
  statutory: Limit | null
  silence: Limit
  /** How much the law lets the organ lengthen it, once; absent where it does not. */
  extension?: Limit | null
}

/** How a part is handled, as service, place and the applicant's choice had it on submission; frozen like its limits. */
export interface PartRules {
  /** How many people in a row: the last one decides, nobody twice. */
  levels: number
  /** 现场核查 the decision waits for (行政许可法 34), and what is looked at. */
  inspection?: { checks: string[] }
  /** The law that demands a hearing before the decision (行政许可法 46). */
  hearing?: { basis: string }
  /** 告知承诺: decided on the applicant's word, checked within so many working days of the decision. */
  commitment?: { items: Named[]; checkDays: number }
  /** 并行办理: parts that can only be withdrawn together. */
  bundle?: string[]
  /** 公告、公示 among the special procedures: their length, which cannot be cut short; nothing is decided before a mandatory one. */
  publicNotices?: { kind: string; days: number; unit: Limit['unit']; mandatory?: boolean }[]
  /** Of the place: working days to choose after a prerequisite failed, natural days to wait, working days to rectify. */
  terms?: { choose: number; wait: number; rectify: number }
}

/** An evidence type or another thing with its name in Chinese. */
export interface Named {
  target: string
  name: string
}

/** 河南省优化营商环境条例 35: told once, what and by when; the applicant promised it in writing. */
export interface Deferral {
  items: Named[]
  by: string
  suppliedOn: string | null
  /** Whether the clock stands still meanwhile, as the service says. */
  pauses: boolean
}

export interface Part {
  part: string
  service: string
  state: SubCaseState
  /** Parts of this case whose result it waits for. */
  after: { part: string; kind: AfterKind }[]
  limits: PartLimits
  rules: PartRules
  claimedBy: string | null
  claimedName: string | null
  verdict: VerdictRecord | null
  correctionUsed: boolean
  /** 收到申请材料之日: silence counts from here (行政许可法 32). */
  receivedOn: string
  intakeDue: string
  acceptedOn: string | null
  promisedDue: string | null
  legalDue: string | null
  provisional: boolean
  /** Null when nothing stopped or lengthened it. */
  clock: PartClock | null
  /** 容缺受理: accepted although these are missing; the decision waits for them. Null when nothing was put off. */
  deferral: Deferral | null
  /** Everything a part may meet on its way and most do not. */
  turns: Turns
  decision: Decision | null
  refusal: Refusal | null
  endedOn: string | null
}

export interface Correction {
  number: number
  issuedAt: string
  answerBy: string
  answeredAt: string | null
  /** Answered, expired or withdrawn: it asks for nothing any more. */
  closedAt: string | null
  items: { kind: 'evidence' | 'field'; target: string; name: string; problems: string[]; parts: string[] }[]
}

export interface CaseFile {
  caseNo: string
  version: number
  state: CaseState
  parts: Part[]
  correction: Correction | null
  corrections: number
  /** 联合勘验和联合评审, oldest first. */
  visits: Visit[]
  promisedDate: string | null
  provisional: boolean
  submittedAt: string | null
  concludedAt: string | null
}

/** Something that happened, for the journal; the timeline is a view on these. */
export interface Happening {
  action: string
  part: string | null
  data: Record<string, unknown>
}

/** Something that must follow, once, after the command is saved: a message to the applicant, work for others. */
export interface Consequence {
  kind: 'message'
  text: string
}

export interface Outcome {
  file: CaseFile
  happenings: Happening[]
  consequences: Consequence[]
}
