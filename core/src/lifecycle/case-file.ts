/** A case and its parts as the lifecycle sees them: what happened so far, nothing of form or evidence. */
import type { Limit } from '../catalogue/schema.ts'
import type { AfterKind } from '../catalogue/vocabulary.ts'
import type { PartClock } from './clocks.ts'
import type { CaseState, DecisionResult, SubCaseState, Verdict } from './states.ts'

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
  by: string
  on: string
}

export interface Refusal {
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

/** 河南省优化营商环境条例 35: told once, what and by when; the applicant promised it in writing. */
export interface Deferral {
  items: { target: string; name: string }[]
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
