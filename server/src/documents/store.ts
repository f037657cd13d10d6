/** The SQL of issued documents and of their serials. */
import { type Database, type Queries, statement } from '../db/database.ts'

export interface IssuedRow {
  case_no: string
  seq: number
  kind: string
  part: string | null
  title: string
  number: string
  authority: string
  authority_names: string
  issued_on: string
  code: string
  /** Null between taking the number and keeping the PDF. */
  digest: string | null
  signed_at: string | null
}

const ofCase = statement('documents_of', 'select * from documents where case_no = $1 order by seq')
const one = statement('document_find', 'select * from documents where case_no = $1 and seq = $2')

export const listIssued = (queries: Queries, caseNo: string) => queries.rows<IssuedRow>(ofCase, [caseNo])

export const findIssued = async (queries: Queries, caseNo: string, seq: number): Promise<IssuedRow | undefined> =>
  (await queries.rows<IssuedRow>(one, [caseNo, seq]))[0]

const nextSerial = statement(
  'document_serial_next',
  `insert into document_serials (authority, year, series, last) values ($1, $2, $3, 1)
   on conflict (authority, year, series) do update set last = document_serials.last + 1 returning last`,
)
const insert = statement(
  'document_insert',
  `insert into documents (case_no, seq, kind, part, title, number, authority, authority_names, issued_on, code)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10)`,
)

export type NewDocument = Omit<IssuedRow, 'number' | 'digest' | 'signed_at'>

/**
 * Takes the next number for it. The serial is counted and the document written together or not at all: whoever loses the
 * race to the same document gives the serial back, so there is neither a gap nor a second number. False when it lost.
 */
export async function takeNumber(
  database: Database,
  document: NewDocument,
  series: string,
  numbered: (serial: number) => string,
): Promise<boolean> {
  const { case_no, seq, kind, part, title, authority, authority_names, issued_on, code } = document
  try {
    await database.transaction(async queries => {
      const year = Number(issued_on.slice(0, 4))
      const [counted] = await queries.rows<{ last: number }>(nextSerial, [authority, year, series])
      const number = numbered(counted!.last)
      await queries.rows(insert, [case_no, seq, kind, part, title, number, authority, authority_names, issued_on, code])
    })
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code === uniqueViolation) return false
    throw error
  }
}
const uniqueViolation = '23505'

const complete = statement(
  'document_complete',
  `update documents set digest = $3, signed_at = $4::timestamptz where case_no = $1 and seq = $2 and digest is null`,
)

/** Of several who set and signed the same document at once the first one's PDF is the document. */
export async function completeDocument(
  queries: Queries,
  { case_no, seq }: IssuedRow,
  digest: string,
  at: string,
): Promise<IssuedRow> {
  await queries.rows(complete, [case_no, seq, digest, at])
  return (await findIssued(queries, case_no, seq))!
}
