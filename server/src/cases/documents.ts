/** 文书 of a case, for whoever may see them: what was told or decided in writing. Each was issued once and is kept. */

import { dateInHenan } from '../clock.ts'
import { readIssued } from '../documents/issued.ts'
import { NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { kindOf } from './document-kinds.ts'
import { documentEntries, type IssuedOrNot, type IssuingDeps, isOfOneOrAll, issuedOf } from './issuing.ts'
import { getCaseToView, type Reader } from './reading.ts'
import type { Entry, WholeCase } from './store.ts'
import type { DocumentView } from './view.ts'

/** Oldest first. Of one part, or of all but the parts that are shown in groups. */
export async function listDocuments(
  deps: IssuingDeps,
  caseNo: string,
  person: Person,
  part: string | null = null,
): Promise<DocumentView[]> {
  const { whole, ...reader } = await getCaseToView(deps, caseNo, person)
  const wanted = part === null ? isOfOneOrAll(whole) : (entry: { part: string | null }) => entry.part === part
  const entries = documentEntries(whole).filter(entry => wanted(entry) && isFor(reader, entry))
  if (entries.length === 0) return []
  const issued = await issuedOf(deps, whole, entries)
  return entries.map(entry => showDocument(whole, entry, issued.get(entry.seq)!))
}

/** What the departments keep among themselves is not for the applicant, nor for the window that stands for them. */
const isFor = ({ sees, inside }: Reader, entry: Entry): boolean =>
  sees(entry.part) && (inside || !kindOf(entry, [])!.inside)

export async function readDocument(
  deps: IssuingDeps,
  caseNo: string,
  seq: number,
  person: Person,
): Promise<{ name: string; pdf: Buffer }> {
  const { whole, ...reader } = await getCaseToView(deps, caseNo, person)
  const entry = documentEntries(whole).find(one => one.seq === seq)
  if (!entry || !isFor(reader, entry)) throw new NotFound('没有这份文书，请从文书列表中打开')
  return pdfOf(deps, whole, entry)
}

/** 决定文书 of one part. */
export async function readDecision(
  deps: IssuingDeps,
  whole: WholeCase,
  part: string,
): Promise<{ name: string; pdf: Buffer }> {
  const entry = documentEntries(whole).findLast(one => one.part === part && decisions.has(one.action))
  if (!entry) throw new NotFound('该事项还没有作出决定')
  return pdfOf(deps, whole, entry)
}
const decisions = new Set(['part.verdict.refuse', 'part.granted', 'part.denied'])

async function pdfOf(deps: IssuingDeps, whole: WholeCase, entry: Entry) {
  const { row, problem } = (await issuedOf(deps, whole, [entry])).get(entry.seq)!
  if (problem) throw problem
  return { name: `${row.title} ${row.number}`, pdf: await readIssued(deps, row) }
}

function showDocument({ row, parts }: WholeCase, entry: Entry, { row: issued, ...not }: IssuedOrNot): DocumentView {
  const part = parts.find(one => one.part === entry.part)
  const { case_no: caseNo } = row
  return {
    id: `${caseNo}-${entry.seq}`,
    kind: kindOf(entry, [])!.name,
    name: issued?.title ?? ('title' in not ? not.title : ''),
    number: issued?.number ?? null,
    part: part?.part ?? null,
    service: part ? part.service_name + (part.label && `（${part.label}）`) : null,
    authority: part?.authority_name ?? null,
    issuedOn: dateInHenan(new Date(entry.at)),
    digest: issued?.digest ?? null,
    url: `/api/cases/${caseNo}/documents/${entry.seq}.pdf`,
  }
}
