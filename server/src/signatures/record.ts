/** How a step with a signature is saved: with its journal and what the applicant is told, tried again after a lost race. */
import { maskIdNumber, maskName } from '@onething/core/identifiers.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import type { WholeCase } from '../cases/store.ts'
import { Conflict } from '../http/problems.ts'
import { chain, type Writer } from '../journal/journal.ts'
import { isSigned, mayFollow, type Signed, type Signing, signingOf } from './signing.ts'
import { type SignatureRow, saveSignature } from './store.ts'

const attempts = 5

export interface Step {
  row: SignatureRow
  action: string
  data: Record<string, unknown>
  /** What the applicant is told. */
  tell?: string
}

export async function record(
  deps: DraftDeps,
  by: Writer,
  key: string | null,
  load: () => Promise<WholeCase>,
  decide: (signed: Signed | null, whole: WholeCase) => Step | Promise<Step>,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const whole = await load()
    if (whole.repeated) return
    const signed = await signingOf(deps, whole)
    const step = await decide(signed, whole)
    if (!(await save(deps, whole, step, by, key, signed))) continue
    deps.recent.forget(whole.row.case_no)
    deps.wake()
    return
  }
  throw new Conflict('有人同时在修改这份申请，请刷新后再试', ['刷新'])
}

function save(deps: DraftDeps, whole: WholeCase, step: Step, by: Writer, key: string | null, signed: Signed | null) {
  const { row } = whole
  const at = deps.clock.now().toISOString()
  const happening = { action: step.action, part: null, data: step.data }
  const journal = chain(row.case_no, { seq: row.journal_seq, hash: row.journal_hash }, [happening], by, at, key)
  const seq = journal[0]!.seq
  const text = step.tell && `“${signed?.planned.lifeEvent.name}”：${step.tell}${whatNow(signed, step.row, row.state)}`
  return saveSignature(deps.database, {
    before: row,
    row: step.row,
    journal,
    consequences: text ? [{ seq, place: 0, kind: 'message', data: { text, recipient: row.applicant_id }, at }] : [],
  })
}

/** After the last signature the applicant need not look it up. */
function whatNow(signed: Signed | null, saved: SignatureRow, state: WholeCase['row']['state']): string {
  if (state !== 'draft' || !saved.signed_at) return ''
  const others = signed?.signings.filter(one => one.signer !== saved.signer) ?? []
  return others.every(one => isSigned(one) || mayFollow(one)) ? '需要的签名已经齐了，请核对后提交。' : ''
}

export const unsigned = {
  person_id: null,
  signed_at: null,
  signed_digest: null,
  how: null,
  witness: null,
  witness_name: null,
  stand_in: null,
}

/** As it stands, with the name as the form has it now. */
export const rowOf = ({ signer, label, name, number, row }: Signing): SignatureRow => ({
  token_digest: null,
  sent_at: null,
  expires_at: null,
  refused_at: null,
  refusal_reason: null,
  ...unsigned,
  ...row,
  signer,
  label,
  name,
  number_masked: number ? maskIdNumber(number) : '',
})

export const signedNow = (deps: DraftDeps, { hash }: Signed) => ({
  ...unsigned,
  signed_at: deps.clock.now().toISOString(),
  signed_digest: hash,
  refused_at: null,
  refusal_reason: null,
})

/** The journal is shown to all who may follow the case. */
export const saidOf = ({ label, name }: Signing) => ({ label, name: maskName(name) })
