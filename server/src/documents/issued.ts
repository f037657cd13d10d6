/**
 * 文书 are issued once: number taken, page set, signed by every organ, kept. Each step may be repeated after a crash, and
 * several servers may do it at once; there is one number and one PDF all the same.
 */
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { trackingCode } from '../cases/drafts.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import type { FileStore } from '../files/disk.ts'
import type { Documents } from './documents.ts'
import type { Letter } from './letter.ts'
import type { Organs } from './organs.ts'
import { signPdf } from './signing/pdf.ts'
import { completeDocument, findIssued, type IssuedRow, takeNumber } from './store.ts'

export { type IssuedRow, listIssued } from './store.ts'

export interface IssuedDeps {
  database: Database
  clock: Clock
  files: FileStore
  documents: Documents
  organs: Organs
}

export interface ToIssue {
  caseNo: string
  /** Of the journal entry it tells. */
  seq: number
  kind: string
  part: string | null
  /** 受, 补, 许 … */
  character: string
  /** `YYYY-MM-DD` */
  on: string
  applicant: string
  letter: Letter
}

/** Issues it unless that was done before; the answer is the same either way. */
export async function issue(deps: IssuedDeps, document: ToIssue): Promise<IssuedRow> {
  const known = await findIssued(deps.database, document.caseNo, document.seq)
  if (known?.digest) return known
  await requireSigners(deps, document)
  const row = known ?? (await numbered(deps, document))
  if (row.digest) return row
  const digest = await deps.files.keep(await written(deps, document, row))
  return completeDocument(deps.database, row, digest, deps.clock.now().toISOString())
}

/** Before a number is taken: one that cannot be used would be a gap for as long as the organ cannot sign. */
const requireSigners = ({ organs }: IssuedDeps, { letter }: ToIssue) =>
  Promise.all(letter.organs.map(organ => organs.signer(organ)))

async function numbered({ database, organs }: IssuedDeps, document: ToIssue): Promise<IssuedRow> {
  const { caseNo, seq, kind, part, on, letter } = document
  const authority = letter.organs[0]!.id
  const character = organs.character(kind, document.character)
  const row = {
    case_no: caseNo,
    seq,
    kind,
    part,
    title: letter.title,
    authority,
    authority_names: letter.organs.map(({ name }) => name).join('、'),
    issued_on: on,
    code: trackingCode(codeLength),
  }
  const year = Number(on.slice(0, 4))
  await takeNumber(database, row, character, serial => organs.number({ authority, kind: character, year, serial }))
  return (await findIssued(database, caseNo, seq))!
}

/** 50 bits: nobody finds one by trying. */
const codeLength = 10

async function written(deps: IssuedDeps, { letter, applicant }: ToIssue, row: IssuedRow): Promise<Buffer> {
  const { documents, organs, clock } = deps
  let pdf = await documents.letter(letter, {
    number: row.number,
    on: row.issued_on,
    caseNo: row.case_no,
    applicant,
    seals: letter.organs.map(organ => organs.seal(organ)),
    verify: { id: idOf(row), code: row.code },
    demo: organs.demo,
  })
  const at = clock.now().toISOString()
  for (const organ of letter.organs)
    pdf = await signPdf(pdf, { signer: await organs.signer(organ), name: organ.name, at })
  return pdf
}

export const idOf = ({ case_no, seq }: Pick<IssuedRow, 'case_no' | 'seq'>): string => `${case_no}-${seq}`

/** The bytes as they were issued; what was changed in the store since is not handed out. */
export async function readIssued({ files }: Pick<IssuedDeps, 'files'>, row: IssuedRow): Promise<Buffer> {
  const pdf = await buffer(files.read(row.digest!))
  const digest = createHash('sha256').update(pdf).digest('hex')
  if (digest !== row.digest) throw new Error(`the file of document ${idOf(row)} is not what was issued: ${digest}`)
  return pdf
}
