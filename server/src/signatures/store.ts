/**
 * The SQL of signatures. What somebody did to a signature is saved with its journal and its messages by one statement,
 * guarded by the version of the case: a signature never lands on contents that were changed meanwhile.
 */
import type { CaseRow } from '../cases/case-row.ts'
import { json, type Queries, statement } from '../db/database.ts'
import type { JournalRow } from '../journal/journal.ts'

export interface SignatureRow {
  signer: string
  label: string
  name: string
  number_masked: string
  token_digest: string | null
  sent_at: string | null
  expires_at: string | null
  person_id: string | null
  signed_at: string | null
  signed_digest: string | null
  /** `online`, or `window`. */
  how: string | null
  witness: string | null
  witness_name: string | null
  stand_in: { as: string; name: string; numberMasked: string } | null
  refused_at: string | null
  refusal_reason: string | null
}

const ofCase = statement('signatures_of_case', 'select * from signatures where case_no = $1')

export const signaturesOf = (queries: Queries, caseNo: string) => queries.rows<SignatureRow>(ofCase, [caseNo])

const byLink = statement('signature_by_link', 'select * from signatures where token_digest = $1')

export async function signatureByLink(
  queries: Queries,
  digest: string,
): Promise<(SignatureRow & { case_no: string }) | undefined> {
  const [found] = await queries.rows<SignatureRow & { case_no: string }>(byLink, [digest])
  return found
}

const saveOne = statement(
  'signature_save',
  `with changed as (
     update cases set version = version + 1, journal_seq = $3, journal_hash = $4
     where case_no = $1 and version = $2 returning case_no
   ), told as (
     insert into journal (case_no, seq, at, actor, actor_name, action, part, data, idempotency_key, hash)
     select c.case_no, j.seq, j.at, j.actor, j.actor_name, j.action, j.part, j.data, j.idempotency_key, j.hash
     from changed c, jsonb_to_recordset($5::jsonb) as j(seq int, at timestamptz, actor text, actor_name text, action text,
       part text, data jsonb, idempotency_key text, hash text)
   ), follows as (
     insert into consequences (case_no, seq, place, kind, data, at)
     select c.case_no, f.seq, f.place, f.kind, f.data, f.at
     from changed c, jsonb_to_recordset($6::jsonb) as f(seq int, place int, kind text, data jsonb, at timestamptz)
   ), written as (
     insert into signatures
     select c.case_no, s.* from changed c, jsonb_to_recordset($7::jsonb) as s(signer text, label text, name text,
       number_masked text, token_digest text, sent_at timestamptz, expires_at timestamptz, person_id text,
       signed_at timestamptz, signed_digest text, how text, witness text, witness_name text, stand_in jsonb,
       refused_at timestamptz, refusal_reason text)
     on conflict (case_no, signer) do update set label = excluded.label, name = excluded.name,
       number_masked = excluded.number_masked, token_digest = excluded.token_digest, sent_at = excluded.sent_at,
       expires_at = excluded.expires_at, person_id = excluded.person_id, signed_at = excluded.signed_at,
       signed_digest = excluded.signed_digest, how = excluded.how, witness = excluded.witness,
       witness_name = excluded.witness_name, stand_in = excluded.stand_in, refused_at = excluded.refused_at,
       refusal_reason = excluded.refusal_reason
   )
   select count(*)::int as saved from changed`,
)

export interface Saving {
  before: CaseRow
  row: SignatureRow
  journal: JournalRow[]
  consequences: { seq: number; place: number; kind: string; data: unknown; at: string }[]
}

/** False when the case was changed in between: nothing was saved. */
export async function saveSignature(
  queries: Queries,
  { before, row, journal, consequences }: Saving,
): Promise<boolean> {
  const last = journal.at(-1)!
  const [result] = await queries.rows<{ saved: number }>(saveOne, [
    before.case_no,
    before.version,
    last.seq,
    last.hash,
    json(journal),
    json(consequences),
    json([row]),
  ])
  return result!.saved === 1
}

const dropOutdated = statement(
  'signatures_drop_outdated',
  `update signatures set signed_at = null, signed_digest = null, how = null, person_id = null, witness = null,
     witness_name = null, stand_in = null
   where case_no = $1 and signed_at is not null and signed_digest <> $2`,
)

/** What was signed before the last change counts for nothing any more. */
export const dropOutdatedSignatures = (queries: Queries, caseNo: string, digest: string) =>
  queries.rows(dropOutdated, [caseNo, digest])

const coSignedCases = statement(
  'cases_co_signed',
  `select distinct c.* from signatures s join cases c on c.case_no = s.case_no
   where s.person_id = $1 and s.signed_at is not null and c.submitted_at is not null
   order by c.saved_at desc limit 100`,
)

export const casesSignedBy = (queries: Queries, personId: string) => queries.rows<CaseRow>(coSignedCases, [personId])
