/** 签名情况: who has to sign this case as it stands, and how far each of them is. Computed, so it never lags behind. */
import { normaliseIdentifier } from '@onething/core/identifiers.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import { type RequiredSigner, signersOf, unrecognisable } from '@onething/core/signing/signers.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { type DraftDeps, fieldValue, problemsOf, reviewedHash } from '../cases/drafts.ts'
import { freeze, planOf, submittedPlan } from '../cases/planned.ts'
import type { WholeCase } from '../cases/store.ts'
import type { DraftView } from '../cases/view.ts'
import { dateInHenan } from '../clock.ts'
import { personIdOf } from '../partners/identity/claims.ts'
import type { Person } from '../people/person.ts'
import type { SigningState } from './states.ts'
import { type SignatureRow, signaturesOf } from './store.ts'

/** One person who has to sign, and how far they are. */
export interface Signing extends RequiredSigner {
  /** Keyed digest of their number: their id when they sign in. */
  signer: string
  state: SigningState
  row: SignatureRow | undefined
}

/** What is to be signed, with the digest that names it. */
export interface Signed {
  planned: Plan
  hash: string
  signings: Signing[]
}

/** Null where nobody has to sign, or nothing is there to be signed. */
export async function signingOf(deps: DraftDeps, whole: WholeCase): Promise<Signed | null> {
  const { row, contents, evidence } = whole
  const today = dateInHenan(deps.clock.now())
  const { prepared } = await deps.publications.of(row, contents.frozen?.date ?? today)
  const event = prepared.events.get(row.life_event)
  if (!event || event.signers.length === 0 || (row.state !== 'draft' && !contents.frozen)) return null

  const planned = contents.frozen
    ? await submittedPlan(deps.publications, whole)
    : await planOf(deps.publications, row, contents, today)
  const world = contents.frozen ?? (await freeze(deps.publications, row, contents, today))
  const fields = planned.form.flatMap(group => group.fields)
  const required = signersOf(event, {
    world,
    chosen: new Set(planned.services.filter(service => service.chosen).map(service => service.row)),
    values: Object.fromEntries(fields.map(field => [field.element, fieldValue(field, contents)])),
  })
  const hash = reviewedHash(planned, contents, evidence, row.delivery)
  const rows = new Map((await signaturesOf(deps.database, row.case_no)).map(one => [one.signer, one]))
  const now = deps.clock.now().toISOString()
  const signings = required.map(one => {
    const signer = signerOf(one, deps.secret)
    const known = rows.get(signer)
    return { ...one, signer, row: known, state: stateOf(one, known, { whole, hash, now }) }
  })
  return { planned, hash, signings }
}

/** Where no number is asked beforehand, the name in its place is all there is to know them by. */
const signerOf = ({ number, roles, name }: RequiredSigner, secret: string) =>
  personIdOf(secret, number ?? `${roles[0]}:${name}`)

interface Standing {
  whole: WholeCase
  hash: string
  now: string
}

function stateOf(one: RequiredSigner, row: SignatureRow | undefined, { whole, hash, now }: Standing): SigningState {
  const submitted = whole.row.state !== 'draft'
  if (row?.refused_at) return 'refused'
  // What did not fit was dropped on submission; a correction afterwards asks nobody to sign again.
  if (row?.signed_at) return submitted || row.signed_digest === hash ? 'signed' : 'changed'
  if (one.inPerson) return 'atWindow'
  if (isApplicant(one, whole)) return submitted ? 'signed' : 'bySubmitting'
  if (one.identity === 'document') return 'atWindow'
  if (!row?.token_digest) return 'toInvite'
  return row.expires_at! > now ? 'invited' : 'expired'
}

/** Whoever submits signs with it: the person, or the enterprise they act for. */
function isApplicant({ number, identity }: RequiredSigner, { contents: { applicant } }: WholeCase): boolean {
  const own = identity === 'enterprise' ? applicant.enterprise?.creditCode : applicant.person.idNumber
  return own !== undefined && number === normaliseIdentifier(own)
}

// ── what is still missing ───────────────────────────────────────────────────────────────────────────────────────────

const done: ReadonlySet<SigningState> = new Set(['signed', 'bySubmitting'])

export const isSigned = ({ state }: Pick<Signing, 'state'>): boolean => done.has(state)

/** 结婚登记、收养: they come themselves after submission, and the decision waits for them. */
export const mayFollow = ({ inPerson, state }: Signing): boolean => inPerson && state !== 'refused'

/** What keeps a draft from being submitted for want of a signature. */
export function signatureProblems(signings: readonly Signing[]): DraftView['problems'] {
  return signings.flatMap(one => {
    const message = unrecognisable(one) ?? (isSigned(one) || mayFollow(one) ? null : missingIn[one.state](one))
    return message ? [{ where: 'signature' as const, target: one.signer, message }] : []
  })
}

const missingIn: Record<SigningState, (one: Signing) => string> = {
  bySubmitting: () => '',
  signed: () => '',
  atWindow: one => `${whoOf(one)}不能在线核验身份，请带证件到窗口当面签名`,
  toInvite: one => `请把签名链接发给${whoOf(one)}`,
  invited: one => `${whoOf(one)}还没有签名`,
  expired: one => `发给${whoOf(one)}的签名链接已过期，请重新发送`,
  changed: one => `内容在签名以后有变化，请${whoOf(one)}重新签名`,
  refused: one => `${whoOf(one)}拒绝签名：${one.row!.refusal_reason}`,
}

/** Nothing but signatures is missing: what is to be signed stands. */
export async function isFilledIn({ publications }: DraftDeps, { row, contents, evidence }: WholeCase, planned: Plan) {
  const { prepared } = await publications.of(row)
  return problemsOf(prepared, planned, contents, evidence, publications).length === 0
}

/** Somebody who signed it with the applicant and is still named in it: they may follow it once it is submitted. */
export async function hasCoSigned(deps: DraftDeps, whole: WholeCase, person: Person): Promise<boolean> {
  if (whole.row.submitted_at === null) return false
  const signed = await signingOf(deps, whole)
  return (signed?.signings ?? []).some(({ row }) => row?.signed_at != null && row.person_id === person.id)
}

/** 卖方“陈志远” */
export const whoOf = ({ label, name }: Pick<Signing, 'label' | 'name'>) => `${label}${name && `“${name}”`}`

/** 2026年7月1日 */
export const dayOf = (instant: string) => dateInWords(dateInHenan(new Date(instant)))
