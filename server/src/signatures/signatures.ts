/**
 * 共同申请的签名. The applicant or a clerk sends each co-signer a personal link; who opens it must be the person the form
 * names, by real-name identity. At a window the clerk records who stands there. A signature holds for exactly what was
 * signed. Each command: read, decide on how it stands, save once with journal and messages; a lost race is tried again.
 */
import { createHash, randomBytes } from 'node:crypto'
import { maskIdNumber, normaliseIdentifier } from '@onething/core/identifiers.ts'
import { requireClerk } from '../cases/access.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import { getCase, getCaseToSign } from '../cases/reading.ts'
import type { WholeCase } from '../cases/store.ts'
import { Conflict, NotFound } from '../http/problems.ts'
import { personIdOf } from '../partners/identity/claims.ts'
import type { Person } from '../people/person.ts'
import { record, rowOf, saidOf, signedNow, unsigned } from './record.ts'
import {
  findSigner,
  type Present,
  requireDraft,
  requireIdentified,
  requireInvitable,
  requireSameName,
  requireSignable,
} from './requirements.ts'
import { dayOf, isSigned, type Signed, type Signing, signingOf, whoOf } from './signing.ts'
import { casesSignedBy, dropOutdatedSignatures, signatureByLink } from './store.ts'

const dayInMilliseconds = 24 * 60 * 60 * 1000

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
      const { signed, one } = linked(all, token, link.signer)
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
      const { one } = linked(all, token, link.signer)
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

/** Still wanted by the form, and by no newer link. */
function linked(all: Signed | null, token: string, signer: string) {
  const found = findSigner(all, signer, noLink)
  if (found.one.row?.token_digest !== digestOf(token)) throw new NotFound(noLink)
  return found
}

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
export async function unsignedInPerson(deps: DraftDeps, caseNo: string): Promise<Awaited[]> {
  const signed = await signingOf(deps, await getCaseToSign(deps, caseNo))
  return (signed?.signings ?? [])
    .filter(one => one.inPerson && !isSigned(one))
    .map(one => ({ signer: one.signer, who: whoOf(one), rows: one.rows }))
}

/** On submission: whoever signed another content at a window has still to sign this one. */
export const dropOutdated = ({ database }: DraftDeps, caseNo: string, reviewed: string) =>
  dropOutdatedSignatures(database, caseNo, reviewed)

/** 我的办件: submitted cases of others that this person signed. */
export const coSignedBy = ({ database }: DraftDeps, person: Person) => casesSignedBy(database, person.id)

async function linkDays({ publications }: DraftDeps, { row }: WholeCase): Promise<number> {
  const { place } = await publications.of(row)
  return Number(place.parameters['signature.link-days']?.value ?? 30)
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')
