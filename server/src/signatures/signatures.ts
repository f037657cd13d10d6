/**
 * 共同申请的签名. The applicant or a clerk sends each co-signer a personal link; who opens it must be the person the form
 * names, by real-name identity. At a window the clerk records who stands there. A signature holds for exactly what was
 * signed. Each command: read, decide on how it stands, save once with journal and messages; a lost race is tried again.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Capacity } from '@onething/core/catalogue/vocabulary.ts'
import { checkIdNumber, maskIdNumber, maskName, normaliseIdentifier } from '@onething/core/identifiers.ts'
import { unrecognisable } from '@onething/core/signing/signers.ts'
import { requireClerk } from '../cases/access.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import { getCase, getCaseToSign } from '../cases/reading.ts'
import type { WholeCase } from '../cases/store.ts'
import { Conflict, type FieldProblem, Invalid, NotFound } from '../http/problems.ts'
import { chain, type Writer } from '../journal/journal.ts'
import { personIdOf } from '../partners/identity/claims.ts'
import type { Person } from '../people/person.ts'
import { canSignOnline } from './show.ts'
import { dayOf, isFilledIn, isSigned, mayFollow, type Signed, type Signing, signingOf, whoOf } from './signing.ts'
import { casesSignedBy, dropOutdatedSignatures, type SignatureRow, saveSignature, signatureByLink } from './store.ts'

const dayInMilliseconds = 24 * 60 * 60 * 1000
const attempts = 5

// ── the applicant and the window ────────────────────────────────────────────────────────────────────────────────────

export interface Invitation {
  token: string
  expiresAt: string
}

/** A new personal link; the one before it is dead. Repeated, it renews again: of a link only the digest is known. */
export async function invite(deps: DraftDeps, by: Person, caseNo: string, signer: string): Promise<Invitation> {
  const token = randomBytes(32).toString('base64url')
  const now = deps.clock.now()
  let expiresAt = ''
  await record(
    deps,
    by,
    null,
    () => getCase(deps, caseNo, by),
    async (signed, whole) => {
      const { one } = findSigner(signed, signer)
      requireDraft(whole)
      requireInvitable(one)
      expiresAt = new Date(now.getTime() + (await linkDays(deps, whole)) * dayInMilliseconds).toISOString()
      return {
        row: {
          ...rowOf(one),
          token_digest: digestOf(token),
          sent_at: now.toISOString(),
          expires_at: expiresAt,
          refused_at: null,
          refusal_reason: null,
        },
        action: 'signature.invited',
        data: saidOf(one),
      }
    },
  )
  return { token, expiresAt }
}

export function revoke(deps: DraftDeps, by: Person, caseNo: string, signer: string, key: string | null) {
  return record(
    deps,
    by,
    key,
    () => getCase(deps, caseNo, by, key),
    (signed, whole) => {
      const { one } = findSigner(signed, signer)
      requireDraft(whole)
      if (!one.row?.token_digest) throw new Conflict(`没有发给${whoOf(one)}的签名链接，不用撤销`, ['发送签名链接'])
      return {
        row: { ...one.row, token_digest: null, expires_at: null },
        action: 'signature.revoked',
        data: saidOf(one),
      }
    },
  )
}

export interface Present {
  name: string
  idNumber: string
  /** What they read and agreed to. */
  reviewedHash: string
  /** They sign for the signer, who is not there. */
  standsInAs?: Capacity | undefined
}

/** 当面签名: the clerk checked the document, the face and the will of whoever stands at the window. */
export function signHere(
  deps: DraftDeps,
  clerk: Person,
  caseNo: string,
  signer: string,
  present: Present,
  key: string | null,
) {
  requireClerk(clerk)
  return record(
    deps,
    clerk,
    key,
    () => getCase(deps, caseNo, clerk, key),
    async (all, whole) => {
      const { signed, one } = findSigner(all, signer)
      await requireSignable(deps, whole, signed, one, present.reviewedHash)
      requireIdentified(one, present)
      const idNumber = normaliseIdentifier(present.idNumber)
      return {
        row: {
          ...rowOf(one),
          ...signedNow(deps, signed),
          how: 'window',
          person_id: personIdOf(deps.secret, idNumber),
          witness: clerk.id,
          witness_name: clerk.name,
          stand_in: present.standsInAs
            ? { as: present.standsInAs, name: present.name.trim(), numberMasked: maskIdNumber(idNumber) }
            : null,
        },
        action: 'signature.signedHere',
        data: { ...saidOf(one), ...(present.standsInAs && { standIn: present.name.trim() }) },
        tell: `${whoOf(one)}已经在窗口当面签名。`,
      }
    },
  )
}

// ── the co-signer ───────────────────────────────────────────────────────────────────────────────────────────────────

export interface Opened {
  whole: WholeCase
  signed: Signed
  one: Signing
}

/** What the link leads to, for exactly the person it was made for. Anybody else learns nothing, not even that it exists. */
export async function open(deps: DraftDeps, person: Person, token: string): Promise<Opened> {
  const link = await linkOf(deps, person, token)
  return opened(deps, await getCaseToSign(deps, link.case_no), link.signer)
}

export async function sign(deps: DraftDeps, person: Person, token: string, reviewedHash: string, key: string | null) {
  const link = await linkOf(deps, person, token)
  await record(
    deps,
    person,
    key,
    () => getCaseToSign(deps, link.case_no, key),
    async (all, whole) => {
      const { signed, one } = findSigner(all, link.signer, noLink)
      await requireSignable(deps, whole, signed, one, reviewedHash)
      requireSameName(one, person)
      return {
        row: { ...rowOf(one), ...signedNow(deps, signed), how: 'online', person_id: person.id },
        action: 'signature.signed',
        data: saidOf(one),
        tell: `${whoOf(one)}已经签名。`,
      }
    },
  )
}

/** Also takes back a signature that was given, as long as nothing is submitted. The link is used up. */
export async function refuse(deps: DraftDeps, person: Person, token: string, reason: string, key: string | null) {
  const link = await linkOf(deps, person, token)
  await record(
    deps,
    person,
    key,
    () => getCaseToSign(deps, link.case_no, key),
    (all, whole) => {
      const { one } = findSigner(all, link.signer, noLink)
      requireDraft(whole)
      return {
        row: {
          ...rowOf(one),
          ...unsigned,
          token_digest: null,
          expires_at: null,
          refused_at: deps.clock.now().toISOString(),
          refusal_reason: reason,
        },
        action: 'signature.refused',
        data: { ...saidOf(one), reason },
        tell: `${whoOf(one)}拒绝签名：${reason}。请与对方商量；商量好以后，可以重新发送签名链接。`,
      }
    },
  )
}

/** One sentence, whatever is wrong: a wrong guess, a revoked link and somebody else's link look alike. */
const noLink = '这个签名链接不能使用：它可能已经撤销，或者不是发给您本人的。请用本人的账号登录，或者联系发给您链接的人'

async function linkOf({ database, secret, clock }: DraftDeps, person: Person, token: string) {
  const link = /^[\w-]{43}$/.test(token) ? await signatureByLink(database, digestOf(token)) : undefined
  if (!link || !isFor(link.signer, person, secret)) throw new NotFound(noLink)
  if (link.expires_at! <= clock.now().toISOString())
    throw new Conflict(`签名链接已于${dayOf(link.expires_at!)}过期，请联系发给您链接的人重新发送`, [])
  return link
}

const isFor = (signer: string, person: Person, secret: string) =>
  person.idNumber !== undefined &&
  (person.id === signer || person.enterprises.some(one => personIdOf(secret, one.creditCode) === signer))

async function opened(deps: DraftDeps, whole: WholeCase, signer: string): Promise<Opened> {
  const found = findSigner(await signingOf(deps, whole), signer, noLink)
  requireDraft(whole)
  return { whole, ...found }
}

// ── for other nouns ─────────────────────────────────────────────────────────────────────────────────────────────────

export interface Awaited {
  signer: string
  /** 女方“林静” */
  who: string
  /** Rows whose decision waits for the signature. */
  rows: string[]
}

/** 须亲自到场而尚未签名的人: the decision on these rows waits until they signed at a window. */
export async function unsignedInPerson(deps: DraftDeps, whole: WholeCase): Promise<Awaited[]> {
  const signed = await signingOf(deps, whole)
  return (signed?.signings ?? [])
    .filter(one => one.inPerson && !isSigned(one))
    .map(one => ({ signer: one.signer, who: whoOf(one), rows: one.rows }))
}

/** On submission: whoever signed another content at a window has still to sign this one. */
export const dropOutdated = ({ database }: DraftDeps, caseNo: string, reviewed: string) =>
  dropOutdatedSignatures(database, caseNo, reviewed)

/** 我的办件: submitted cases of others that this person signed. */
export const coSignedBy = ({ database }: DraftDeps, person: Person) => casesSignedBy(database, person.id)

// ── what has to hold ────────────────────────────────────────────────────────────────────────────────────────────────

const noSigner = '没有这位签名人：表单可能已经修改，请刷新后再试'

/** The form may name somebody else by now. */
function findSigner(signed: Signed | null, signer: string, otherwise = noSigner) {
  const one = signed?.signings.find(each => each.signer === signer)
  if (!signed || !one) throw new NotFound(otherwise)
  return { signed, one }
}

function requireDraft({ row }: WholeCase) {
  if (row.state !== 'draft') throw new Conflict('申请已经提交，可以在“我的办件”中查看进度', ['查看进度'])
}

function requireInvitable(one: Signing) {
  if (isSigned(one)) throw new Conflict(`${whoOf(one)}不用另外签名`, [])
  if (!canSignOnline(one)) throw new Conflict(`${whoOf(one)}须到窗口当面签名，不能发送链接`, ['到窗口当面签名'])
  requireRecognisable(one)
}

function requireRecognisable(one: Signing) {
  const wrong = unrecognisable(one)
  if (wrong) throw new Conflict(wrong, ['修改表单'])
}

async function requireSignable(deps: DraftDeps, whole: WholeCase, signed: Signed, one: Signing, reviewed: string) {
  const { state } = whole.row
  if (one.state === 'signed') throw new Conflict(`${whoOf(one)}已经签名，不用再签`, [])
  requireRecognisable(one)
  if (state !== 'draft' && !(state === 'inProgress' && one.inPerson)) requireDraft(whole)
  if (state === 'draft' && !(await isFilledIn(deps, whole, signed.planned)))
    throw new Conflict('申请还没有填写完，填写完以后才能签名', ['继续填写'])
  if (reviewed !== signed.hash) throw new Conflict('内容在您核对之后有变化，请重新核对后签名', ['重新核对'])
}

/** The form names them; identity knows how they are really called. */
function requireSameName({ name, identity, number }: Signing, person: Person) {
  const own =
    identity === 'enterprise'
      ? person.enterprises.find(one => normaliseIdentifier(one.creditCode) === number)?.name
      : person.name
  if (own === undefined || sameName(own, name)) return
  throw new Conflict('表单上写的姓名（名称）与您实名登记的不一致，请联系申请人改正后再签名', [])
}

const sameName = (one: string, other: string) => plainName(one) === plainName(other)
const plainName = (name: string) => name.normalize('NFKC').replaceAll(/[\s·•．.]/g, '')

function requireIdentified(one: Signing, { name, idNumber, standsInAs }: Present) {
  const problems: FieldProblem[] = []
  const wrong = (target: string, message: string | null) => {
    if (message) problems.push({ where: 'body', target, message })
  }
  if (standsInAs) {
    wrong('standsInAs', one.standIns.includes(standsInAs) ? null : `${whoOf(one)}须由本人签名，不能由他人代签`)
    wrong('idNumber', checkIdNumber(idNumber, '代签人公民身份号码'))
  } else {
    wrong('name', sameName(name, one.name) ? null : `与表单中的${whoOf(one)}不是同一个姓名，请核对证件，或者改正表单`)
    if (one.identity === 'enterprise') wrong('standsInAs', `${whoOf(one)}是单位，请选择到场的人以什么身份代为签名`)
    else if (one.identity === 'person' || one.number === null)
      wrong('idNumber', checkIdNumber(idNumber, '到场人公民身份号码'))
    if (problems.length === 0 && one.number !== null && normaliseIdentifier(idNumber) !== one.number)
      wrong('idNumber', `与表单中${whoOf(one)}的证件号码不一致，请核对证件，或者改正表单`)
  }
  if (problems.length > 0) throw new Invalid(problems)
}

async function linkDays({ publications }: DraftDeps, { row }: WholeCase): Promise<number> {
  const { place } = await publications.of(row)
  return Number(place.parameters['signature.link-days']?.value ?? 30)
}

// ── saving ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Step {
  row: SignatureRow
  action: string
  data: Record<string, unknown>
  /** What the applicant is told. */
  tell?: string
}

async function record(
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

const unsigned = {
  person_id: null,
  signed_at: null,
  signed_digest: null,
  how: null,
  witness: null,
  witness_name: null,
  stand_in: null,
}

/** As it stands, with the name as the form has it now. */
const rowOf = ({ signer, label, name, number, row }: Signing): SignatureRow => ({
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

const signedNow = (deps: DraftDeps, { hash }: Signed) => ({
  ...unsigned,
  signed_at: deps.clock.now().toISOString(),
  signed_digest: hash,
  refused_at: null,
  refusal_reason: null,
})

/** The journal is shown to all who may follow the case. */
const saidOf = ({ label, name }: Signing) => ({ label, name: maskName(name) })

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')
