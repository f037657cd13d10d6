/** A case for somebody: not there and not theirs is one answer, so that a guessed number tells nothing. */
import type { Queries } from '../db/database.ts'
import { NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { hasCoSigned } from '../signatures/signing.ts'
import { isAtWindow, isOwn, mayFollow, requireMayAct } from './access.ts'
import type { DraftDeps } from './drafts.ts'
import { loadTracked, loadWholeCase, type TrackedCase, type WholeCase } from './store.ts'

interface Deps {
  database: Queries
}

/** How it stands, without what was filled in and handed in: for work that looks at many cases. */
export async function standOf({ database }: Deps, caseNo: string): Promise<TrackedCase> {
  const stand = await loadTracked(database, caseNo)
  if (!stand) throw new NotFound(`没有办件 ${caseNo}，请核对办件编号`)
  return stand
}

/** For what is done by the house itself, whoever's it is. */
export async function getAnyCase({ database }: Deps, caseNo: string): Promise<WholeCase> {
  const whole = await loadWholeCase(database, caseNo)
  if (!whole) throw new NotFound(`没有办件 ${caseNo}，请核对办件编号`)
  return whole
}

/** For the applicant, or a clerk of the place. `key` asks whether that command was carried out already. */
export async function getCase(
  { database }: Deps,
  caseNo: string,
  person: Person,
  key: string | null = null,
): Promise<WholeCase> {
  const whole = await loadWholeCase(database, caseNo, key)
  if (!whole) throw new NotFound(`没有办件 ${caseNo}，请核对办件编号`)
  requireMayAct(whole.row, person)
  return whole
}

/** For whoever may see how far it is: who may act on it, and who signed it with the applicant. */
export async function getCaseToFollow(
  deps: DraftDeps,
  caseNo: string,
  person: Person,
): Promise<{ whole: WholeCase; coSigner: boolean }> {
  const whole = await loadWholeCase(deps.database, caseNo)
  const coSigner =
    whole !== undefined && !mayFollow(whole.row, person, false) && (await hasCoSigned(deps, whole, person))
  if (!whole || !mayFollow(whole.row, person, coSigner)) throw new NotFound(`没有办件 ${caseNo}，请核对办件编号`)
  return { whole, coSigner }
}

/** For whoever holds a personal link to it. That the link is theirs was asked before. */
export async function getCaseToSign({ database }: Deps, caseNo: string, key: string | null = null): Promise<WholeCase> {
  const whole = await loadWholeCase(database, caseNo, key)
  if (!whole) throw new Error(`${caseNo} has a signature and no contents`)
  return whole
}

/** For what is public of it, and for what the system does by itself. Whose it is was not asked. */
export const findCase = ({ database }: Deps, caseNo: string): Promise<WholeCase | undefined> =>
  loadWholeCase(database, caseNo)

/** For the authority that handles this part of it. */
export async function getCaseOfPart(
  { database }: Deps,
  caseNo: string,
  part: string,
  person: Person,
): Promise<WholeCase> {
  const whole = await loadWholeCase(database, caseNo)
  const own = whole?.parts.find(one => one.part === part)
  if (!whole || !own || own.authority !== person.authority?.id)
    throw new NotFound(`本机关没有分办件 ${caseNo} ${part}，请核对办件编号`)
  return whole
}

/** What somebody may see of a case: of one part, or (null) of what is about it as a whole. */
export type Sees = (part: string | null) => boolean

export interface Reader {
  sees: Sees
  /** Of a department of the case: they also see what the departments keep among themselves. */
  inside: boolean
}

/** For all who have to do with it: its applicant and the window see everything, an authority its own parts and the common. */
export async function getCaseToView(
  { database }: Deps,
  caseNo: string,
  person: Person,
): Promise<{ whole: WholeCase } & Reader> {
  const whole = await loadWholeCase(database, caseNo)
  const reader = whole && readerOf(whole, person)
  if (!whole || !reader) throw new NotFound(`没有办件 ${caseNo}，请核对办件编号`)
  return { whole, ...reader }
}

function readerOf({ row, parts }: WholeCase, person: Person): Reader | null {
  if (isOwn(row, person) || isAtWindow(row, person)) return { sees: () => true, inside: false }
  const own = parts.filter(part => part.authority === person.authority?.id).map(one => one.part)
  if (own.length === 0 || !person.roles.includes('reviewer')) return null
  return { sees: part => part === null || own.includes(part), inside: true }
}
