/** Rows of a case, as the database gives them, and their translation to and from the lifecycle's case file. */

import { isEnded } from '@onething/core/lifecycle/allowed.ts'
import type { CaseFile, Correction, Part } from '@onething/core/lifecycle/case-file.ts'
import { isToBeChecked } from '@onething/core/lifecycle/commitment.ts'
import type { CaseState, DeliveryMethod, SubCaseState } from '@onething/core/lifecycle/states.ts'
import { wakesAfter } from '@onething/core/lifecycle/turns.ts'

export interface CaseRow {
  case_no: string
  version: number
  state: CaseState
  life_event: string
  region: string
  publication: number
  applicant_id: string
  applicant_name: string
  agent_id: string | null
  brought_by: string
  brought_name: string
  channel: string
  tracking_code: string
  delivery: DeliveryMethod
  corrections: number
  journal_seq: number
  journal_hash: string
  created_at: string
  saved_at: string
  submitted_at: string | null
  concluded_at: string | null
  promised_date: string | null
  provisional: boolean
  visits: CaseFile['visits'] | null
}

export interface SubCaseRow {
  part: string
  row_id: string
  service: string
  service_name: string
  label: string
  authority: string
  authority_name: string
  state: SubCaseState
  stage: Stage
  due: string | null
  needs: Part['after']
  limits: Part['limits']
  rules: Part['rules'] | null
  claimed_by: string | null
  claimed_name: string | null
  verdict: Part['verdict']
  correction_used: boolean
  received_on: string
  intake_due: string
  accepted_on: string | null
  promised_due: string | null
  legal_due: string | null
  provisional: boolean
  clock: Part['clock']
  deferral: Part['deferral']
  turns: Part['turns'] | null
  wakes_after: string | null
  decision: Part['decision']
  refusal: Part['refusal']
  ended_on: string | null
}

/** A service, and whose it is where there are several. */
export const nameOf = ({ service_name, label }: Pick<SubCaseRow, 'service_name' | 'label'>): string =>
  label ? `${service_name}（${label}）` : service_name

export interface CorrectionRow {
  number: number
  issued_at: string
  answer_by: string
  answered_at: string | null
  closed_at: string | null
  items: Correction['items']
}

/** Where a part stands in a work list. */
export type Stage = 'intake' | 'deciding' | 'correction' | 'checking' | 'done'

export function caseFileOf(row: CaseRow, parts: SubCaseRow[], correction: CorrectionRow | null): CaseFile {
  return {
    caseNo: row.case_no,
    version: row.version,
    state: row.state,
    parts: parts.map(partOf),
    correction: correction && {
      number: correction.number,
      issuedAt: correction.issued_at,
      answerBy: correction.answer_by,
      answeredAt: correction.answered_at,
      closedAt: correction.closed_at,
      items: correction.items,
    },
    corrections: row.corrections,
    visits: row.visits ?? [],
    promisedDate: row.promised_date,
    provisional: row.provisional,
    submittedAt: row.submitted_at,
    concludedAt: row.concluded_at,
  }
}

/** A part submitted before there were rules. */
const alone: Part['rules'] = { levels: 1 }

function partOf(row: SubCaseRow): Part {
  return {
    part: row.part,
    service: row.service,
    state: row.state,
    after: row.needs,
    limits: row.limits,
    rules: row.rules ?? alone,
    claimedBy: row.claimed_by,
    claimedName: row.claimed_name,
    verdict: row.verdict,
    correctionUsed: row.correction_used,
    receivedOn: row.received_on,
    intakeDue: row.intake_due,
    acceptedOn: row.accepted_on,
    promisedDue: row.promised_due,
    legalDue: row.legal_due,
    provisional: row.provisional,
    clock: row.clock,
    deferral: row.deferral,
    turns: row.turns ?? {},
    decision: row.decision,
    refusal: row.refusal,
    endedOn: row.ended_on,
  }
}

/** The columns a command may change, as the save statement wants them. */
export function changedColumns(part: Part, file: CaseFile) {
  const stage = stageOf(part, file)
  return {
    part: part.part,
    state: part.state,
    stage,
    due: dueIn(stage, part),
    claimed_by: part.claimedBy,
    claimed_name: part.claimedName,
    verdict: part.verdict,
    correction_used: part.correctionUsed,
    received_on: part.receivedOn,
    intake_due: part.intakeDue,
    accepted_on: part.acceptedOn,
    promised_due: part.promisedDue,
    legal_due: part.legalDue,
    provisional: part.provisional,
    clock: part.clock,
    deferral: part.deferral,
    turns: Object.keys(part.turns).length > 0 ? part.turns : null,
    wakes_after: wakesAfter(part),
    decision: part.decision,
    refusal: part.refusal,
    ended_on: part.endedOn,
  }
}

/** What its authority has to do with it. A part that waits for a gate has been looked at and stands with the deciding. */
function stageOf(part: Part, file: CaseFile): Stage {
  if (isToBeChecked(part) || isToBeRevoked(part)) return 'checking'
  if (isEnded(part) || file.state !== 'inProgress') return 'done'
  if (part.state === 'correction' || part.state === 'blocked') return 'correction'
  return part.state === 'submitted' && part.verdict === null ? 'intake' : 'deciding'
}

const isToBeRevoked = ({ turns: { revocation } }: Part) => revocation != null && revocation.approvedOn === null

function dueIn(stage: Stage, part: Part): string | null {
  if (stage === 'intake') return part.intakeDue
  if (stage === 'checking') return part.turns.commitment?.rectifyBy ?? part.turns.commitment?.checkBy ?? null
  return stage === 'deciding' ? part.promisedDue : null
}
