/** Issues the documents a case has caused: as a consequence of the command, or when somebody asks first. */
import type { Publications } from '../catalogue/publications.ts'
import { type IssuedDeps, type IssuedRow, issue, listIssued, type ToIssue } from '../documents/issued.ts'
import { CannotSign } from '../documents/organs.ts'
import { characterOf, kindOf } from './document-kinds.ts'
import { isListed } from './groups.ts'
import { type About, aboutCase } from './letters/about.ts'
import { type Entry, loadWholeCase, type WholeCase } from './store.ts'

export interface IssuingDeps extends IssuedDeps {
  publications: Publications
}

/**
 * All that its journal tells by now; those issued before are left alone. Of parts by the hundred (an employee each) a
 * document is issued when somebody asks for it, with the date and the words it would have had: thousands that nobody
 * opens would hold up everybody else's.
 */
export async function issueDocuments(deps: IssuingDeps, caseNo: string): Promise<void> {
  const whole = await loadWholeCase(deps.database, caseNo)
  if (!whole) return
  const entries = documentEntries(whole).filter(isOfOneOrAll(whole))
  for (const { problem } of (await issuedOf(deps, whole, entries)).values()) if (problem) throw problem
}

/** Not of a part that is shown in a group. */
export function isOfOneOrAll({ parts }: WholeCase): (entry: Pick<Entry, 'part'>) => boolean {
  const isAlone = isListed(parts)
  const grouped = new Set(parts.filter(part => !isAlone(part)).map(part => part.part))
  return ({ part }) => part === null || !grouped.has(part)
}

/** The entries that are told in writing, oldest first. */
export const documentEntries = (whole: WholeCase): Entry[] =>
  whole.journal.filter(entry => kindOf(entry, whole.journal) !== undefined)

/** What an entry became: a document, or why it could not be issued. */
export type IssuedOrNot =
  | { row: IssuedRow; problem?: undefined }
  | { row?: undefined; problem: CannotSign; title: string }

/** One organ that cannot sign does not keep the documents of the others back. */
export async function issuedOf(
  deps: IssuingDeps,
  whole: WholeCase,
  entries: Entry[],
): Promise<Map<number, IssuedOrNot>> {
  const rows = (await listIssued(deps.database, whole.row.case_no)).filter(row => row.digest !== null)
  const found = new Map<number, IssuedOrNot>(rows.map(row => [row.seq, { row }]))
  const open = entries.filter(entry => !found.has(entry.seq))
  if (open.length === 0) return found
  const about = await aboutCase(deps, whole)
  for (const entry of open) {
    const document = await toIssue(about(entry))
    found.set(entry.seq, await tryToIssue(deps, document))
  }
  return found
}

async function tryToIssue(deps: IssuingDeps, document: ToIssue): Promise<IssuedOrNot> {
  try {
    return { row: await issue(deps, document) }
  } catch (problem) {
    if (problem instanceof CannotSign) return { problem, title: document.letter.title }
    throw problem
  }
}

async function toIssue(about: About): Promise<ToIssue> {
  const { whole, entry, on, typeOf } = about
  const kind = kindOf(entry, whole.journal)!
  const licence = entry.part !== null && typeOf(entry.part) === 'licence'
  return {
    caseNo: whole.row.case_no,
    seq: entry.seq,
    kind: kind.name,
    part: entry.part,
    character: characterOf(kind, about, licence),
    on,
    applicant: whole.row.applicant_name,
    letter: await kind.letter(about),
  }
}
