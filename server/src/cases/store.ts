/**
 * The SQL of a case. A command costs two statements: one read of everything it decides on and answers with, one write
 * that saves case, parts, journal, outputs and consequences together and changes nothing if the version moved meanwhile.
 * What was saved is answered from memory. Nested rows are built as json, which costs PostgreSQL far less than jsonb.
 */
import type { CaseFile, Correction } from '@onething/core/lifecycle/case-file.ts'
import { json, type Queries, statement } from '../db/database.ts'
import type { JournalRow } from '../journal/journal.ts'
import type { OutputRow } from '../outputs/output.ts'
import { type CaseRow, type CorrectionRow, changedColumns, type SubCaseRow } from './case-row.ts'
import type { Frozen } from './planned.ts'

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface CaseContents {
  facts: Record<string, unknown>
  fact_sources: Record<string, string>
  selection: string[] | null
  form: Record<string, unknown>
  provenance: Record<string, string>
  /** 容缺承诺: evidence types to be handed in later. */
  deferrals: string[] | null
  /** 告知承诺: rows to be decided on the applicant's word. */
  commitments: string[] | null
  applicant: Applicant
  /** Null until it is submitted. */
  frozen: Frozen | null
}

/** The applicant as the case knows them, frozen when the case was begun. */
export interface Applicant {
  id: string
  name: string
  person: { name: string; idNumber?: string; phone?: string; address?: string; birthDate?: string }
  enterprise: { creditCode: string; name: string; [field: string]: unknown } | null
}

/** What a command decides on. */
export interface LoadedCase {
  row: CaseRow
  parts: SubCaseRow[]
  correction: CorrectionRow | null
  /** This idempotency key was already carried out on this case. */
  repeated: boolean
}

/** P11.2-1 before P11.3 before P11.10: by row, then by instance, as the plan has them. */
const inPlanOrder = "string_to_array(translate(split_part(s.part, '.', 2), '-', '.'), '.')::int[]"

const partsOfCase = `coalesce((
  select json_agg(s order by ${inPlanOrder}) from sub_cases s where s.case_no = c.case_no
), '[]')`

const openCorrection = `(
  select to_json(k) from corrections k where k.case_no = c.case_no order by k.number desc limit 1
)`

const journalOfCase = `coalesce((
  select json_agg(json_build_object('seq', j.seq, 'at', j.at, 'actor_name', j.actor_name, 'action', j.action, 'part', j.part, 'data', j.data) order by j.seq)
  from journal j where j.case_no = c.case_no
), '[]')`

const isRepeated = 'exists (select from journal j where j.case_no = c.case_no and j.idempotency_key = $2)'

/** One document for each table instead of a column for each field: the driver unpacks few columns faster than many. */
const decidedOn = `to_json(c) as row, ${partsOfCase} as parts, ${openCorrection} as correction`

const loadForCommand = statement(
  'case_load',
  `select ${decidedOn}, ${isRepeated} as repeated from cases c where c.case_no = $1`,
)

export async function loadCase(queries: Queries, caseNo: string, key: string | null): Promise<LoadedCase | undefined> {
  const [found] = await queries.rows<LoadedCase>(loadForCommand, [caseNo, key])
  return found && { ...tidied(found), repeated: found.repeated }
}

const tidied = ({ row, parts, correction }: TrackedCase): TrackedCase => ({
  row: {
    ...row,
    created_at: instant(row.created_at),
    saved_at: instant(row.saved_at),
    submitted_at: row.submitted_at && instant(row.submitted_at),
    concluded_at: row.concluded_at && instant(row.concluded_at),
  },
  parts,
  correction: correction && correctionOf(correction),
})

/** Inside JSON the database writes instants with its own zone and precision; everywhere else they are ISO 8601 in UTC. */
const instant = (text: string) => new Date(text).toISOString()

const correctionOf = (row: CorrectionRow): CorrectionRow => ({
  ...row,
  issued_at: instant(row.issued_at),
  answered_at: row.answered_at && instant(row.answered_at),
  closed_at: row.closed_at && instant(row.closed_at),
})

const wholeCase = statement(
  'case_whole',
  `select ${decidedOn}, ${isRepeated} as repeated, to_json(t) as contents, ${journalOfCase} as journal,
     coalesce((select json_agg(o order by o.part) from outputs o where o.case_no = c.case_no), '[]') as outputs,
     coalesce((select json_agg(e order by e.uploaded_at, e.id) from evidence e where e.case_no = c.case_no), '[]') as evidence
   from cases c join case_contents t on t.case_no = c.case_no where c.case_no = $1`,
)

export interface EvidenceRow {
  id: string
  type: string
  file_name: string
  media_type: string
  size: number
  digest: string
  uploaded_at: string
}

export interface WholeCase extends LoadedCase {
  contents: CaseContents
  outputs: OutputRow[]
  evidence: EvidenceRow[]
  journal: Entry[]
}

/** What a timeline and the documents of a case need of a journal entry. */
export type Entry = Pick<JournalRow, 'seq' | 'at' | 'actor_name' | 'action' | 'part' | 'data'>

/** With the idempotency key of the command that is about to be carried out, if it has one. */
export async function loadWholeCase(
  queries: Queries,
  caseNo: string,
  key: string | null = null,
): Promise<WholeCase | undefined> {
  const [found] = await queries.rows<WholeCase>(wholeCase, [caseNo, key])
  return (
    found && {
      ...found,
      ...tidied(found),
      evidence: found.evidence.map(file => ({ ...file, uploaded_at: instant(file.uploaded_at) })),
      journal: found.journal.map(entry => ({ ...entry, at: instant(entry.at) })),
    }
  )
}

const trackedCase = statement('case_tracked', `select ${decidedOn} from cases c where c.case_no = $1`)

export type TrackedCase = Pick<LoadedCase, 'row' | 'parts' | 'correction'>

export async function loadTracked(queries: Queries, caseNo: string): Promise<TrackedCase | undefined> {
  const [found] = await queries.rows<TrackedCase>(trackedCase, [caseNo])
  return found && tidied(found)
}

/** The first date by which something put off has to come. */
const deferredUntil = `(
  select min(s.deferral->>'by') from sub_cases s
  where s.case_no = c.case_no and s.deferral is not null and s.ended_on is null and s.deferral->>'suppliedOn' is null
)`

/** The first date by which each kind of answer is awaited from the applicant. */
const turnsUntil = `(
  select json_build_object(
    'choose', min(s.turns->'blocked'->>'chooseBy') filter (where s.state = 'blocked' and s.turns->'blocked'->>'waitUntil' is null),
    'hearing', min(s.turns->'hearing'->>'askBy') filter (where s.state = 'accepted'
      and s.turns->'hearing'->>'asked' is null and s.turns->'hearing'->>'waivedOn' is null),
    'visit', min(s.turns->'inspection'->>'by') filter (where s.state = 'accepted' and s.turns->'inspection'->>'state' = 'arranged'),
    'rectify', min(s.turns->'inspection'->>'by') filter (where s.state = 'accepted' and s.turns->'inspection'->>'state' = 'rectify'),
    'promise', min(s.turns->'commitment'->>'rectifyBy') filter (where s.state in ('granted', 'issued') and s.turns->'commitment'->>'kept' is null)
  ) from sub_cases s where s.case_no = c.case_no
)`

const listed = (name: string, column: string, limit: number) =>
  statement(
    name,
    `select c.*, ${openCorrection} as correction, ${deferredUntil} as deferred_until, ${turnsUntil} as turns_until from cases c where c.${column} = $1 order by c.saved_at desc limit ${limit}`,
  )
const byApplicant = statement(
  'cases_of_applicants',
  `select c.*, ${openCorrection} as correction, ${deferredUntil} as deferred_until, ${turnsUntil} as turns_until from cases c
   where (c.applicant_id = any($1) or c.agent_id = $2) and not (c.state = 'withdrawn' and c.submitted_at is null)
   order by c.saved_at desc limit 100`,
)
const byBringer = listed('cases_of_bringer', 'brought_by', 50)

export type ListedCase = CaseRow & {
  correction: CorrectionRow | null
  deferred_until: string | null
  /** Null for somebody of whom nothing is asked. */
  turns_until: Record<'choose' | 'hearing' | 'visit' | 'rectify' | 'promise', string | null> | null
}

export const listOfApplicants = (queries: Queries, applicantIds: string[], agentId: string) =>
  queries.rows<ListedCase>(byApplicant, [applicantIds, agentId])
export const listOfBringer = (queries: Queries, bringer: string) => queries.rows<ListedCase>(byBringer, [bringer])

// ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const createDraft = statement(
  'case_create',
  `with claimed as (
     insert into creations (owner, key, case_no)
     values ($1, $2, $3 || lpad((nextval('case_serial') % 1000000)::text, 6, '0'))
     on conflict (owner, key) do nothing returning case_no
   ), made as (
     insert into cases (case_no, version, state, life_event, region, publication, applicant_id, applicant_name, agent_id,
       brought_by, brought_name, channel, tracking_code, delivery, corrections, journal_seq, journal_hash,
       created_at, saved_at, provisional)
     select case_no, 1, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'electronic', 0, 0, '', $14::timestamptz, $14::timestamptz, false
     from claimed
   ), filled as (
     insert into case_contents (case_no, facts, fact_sources, selection, form, provenance, applicant)
     select case_no, $15::jsonb, $16::jsonb, $17::jsonb, $18::jsonb, $19::jsonb, $20::jsonb from claimed
   )
   select case_no from claimed`,
)

/** A statement of its own: the one that lost the race to the same key cannot see the row of the winner it waited for. */
const findDraft = statement('case_created_with', 'select case_no from creations where owner = $1 and key = $2')

export interface NewDraft {
  owner: string
  key: string
  prefix: string
  lifeEvent: string
  region: string
  publication: number
  agentId: string | null
  broughtBy: string
  broughtName: string
  channel: string
  trackingCode: string
  at: string
  contents: Omit<CaseContents, 'frozen' | 'deferrals' | 'commitments'>
}

export async function insertDraft(queries: Queries, draft: NewDraft): Promise<string> {
  const { contents } = draft
  const [made] = await queries.rows<{ case_no: string }>(createDraft, [
    draft.owner,
    draft.key,
    draft.prefix,
    draft.lifeEvent,
    draft.region,
    draft.publication,
    contents.applicant.id,
    contents.applicant.name,
    draft.agentId,
    draft.broughtBy,
    draft.broughtName,
    draft.channel,
    draft.trackingCode,
    draft.at,
    json(contents.facts),
    json(contents.fact_sources),
    json(contents.selection),
    json(contents.form),
    json(contents.provenance),
    json(contents.applicant),
  ])
  if (made) return made.case_no
  const [known] = await queries.rows<{ case_no: string }>(findDraft, [draft.owner, draft.key])
  return known!.case_no
}

const saveDraft = statement(
  'case_save_draft',
  `with changed as (
     update cases set version = version + 1, saved_at = $3::timestamptz, delivery = $4
     where case_no = $1 and version = $2 and state = 'draft' returning case_no
   ), filled as (
     update case_contents t set facts = $5::jsonb, fact_sources = $6::jsonb, selection = $7::jsonb, form = $8::jsonb, provenance = $9::jsonb,
       deferrals = $10::jsonb, commitments = $11::jsonb
     from changed where t.case_no = changed.case_no
   )
   select count(*)::int as saved from changed`,
)

/** False when somebody saved in between. */
export async function updateDraft(
  queries: Queries,
  row: CaseRow,
  contents: CaseContents,
  delivery: string,
  at: string,
): Promise<boolean> {
  const [result] = await queries.rows<{ saved: number }>(saveDraft, [
    row.case_no,
    row.version,
    at,
    delivery,
    json(contents.facts),
    json(contents.fact_sources),
    json(contents.selection),
    json(contents.form),
    json(contents.provenance),
    json(contents.deferrals),
    json(contents.commitments),
  ])
  return result!.saved === 1
}

const partColumns = `part text, state text, stage text, due date, claimed_by text, claimed_name text, verdict jsonb,
  correction_used boolean, received_on date, intake_due date, accepted_on date, promised_due date, legal_due date,
  provisional boolean, clock jsonb, deferral jsonb, turns jsonb, wakes_after date, decision jsonb, refusal jsonb,
  ended_on date`
const changedParts = `state = p.state, stage = p.stage, due = p.due, claimed_by = p.claimed_by, claimed_name = p.claimed_name,
  verdict = p.verdict, correction_used = p.correction_used, received_on = p.received_on, intake_due = p.intake_due,
  accepted_on = p.accepted_on, promised_due = p.promised_due, legal_due = p.legal_due, provisional = p.provisional,
  clock = p.clock, deferral = p.deferral, turns = p.turns, wakes_after = p.wakes_after, decision = p.decision, refusal = p.refusal, ended_on = p.ended_on`

const changedCase = `
   changed as (
     update cases set version = version + 1, state = $3, corrections = $4, concluded_at = $5::timestamptz,
       promised_date = $6::date, provisional = $7, journal_seq = $8, journal_hash = $9,
       submitted_at = coalesce(submitted_at, $12::timestamptz), visits = $13::jsonb
     where case_no = $1 and version = $2 returning case_no
   ), told as (
     insert into journal (case_no, seq, at, actor, actor_name, action, part, data, idempotency_key, hash)
     select c.case_no, j.seq, j.at, j.actor, j.actor_name, j.action, j.part, j.data, j.idempotency_key, j.hash
     from changed c, jsonb_to_recordset($10::jsonb) as j(seq int, at timestamptz, actor text, actor_name text, action text,
       part text, data jsonb, idempotency_key text, hash text)
   ), follows as (
     insert into consequences (case_no, seq, place, kind, data, at)
     select c.case_no, f.seq, f.place, f.kind, f.data, f.at
     from changed c, jsonb_to_recordset($11::jsonb) as f(seq int, place int, kind text, data jsonb, at timestamptz)
   )`

const savedParts = `
   parts as (
     update sub_cases s set ${changedParts}
     from changed c, jsonb_to_recordset($14::jsonb) as p(${partColumns})
     where s.case_no = c.case_no and s.part = p.part
   )`

/** Most steps issue nothing and touch no correction; they are spared the clauses for it. */
const savePlainStep = statement(
  'case_save_plain',
  `with ${changedCase}, ${savedParts} select count(*)::int as saved from changed`,
)

const saveStep = statement(
  'case_save',
  `with ${changedCase}, ${savedParts}, made as (
     insert into outputs (case_no, id, part, name, kind, number, authority, authority_name, holder, issued_on, valid_until, status)
     select c.case_no, o.id, o.part, o.name, o.kind, o.number, o.authority, o.authority_name, o.holder, o.issued_on, o.valid_until, o.status
     from changed c, jsonb_to_recordset($15::jsonb) as o(id text, part text, name text, kind text, number text, authority text,
       authority_name text, holder text, issued_on date, valid_until date, status text)
   ), corrected as (
     insert into corrections (case_no, number, issued_at, answer_by, answered_at, closed_at, items)
     select c.case_no, k.number, k.issued_at, k.answer_by, k.answered_at, k.closed_at, k.items
     from changed c, jsonb_to_recordset($16::jsonb) as k(number int, issued_at timestamptz, answer_by date, answered_at timestamptz,
       closed_at timestamptz, items jsonb)
     on conflict (case_no, number) do update set answered_at = excluded.answered_at, closed_at = excluded.closed_at
   ), superseded as (
     update corrections o set closed_at = k.issued_at
     from changed c, jsonb_to_recordset($16::jsonb) as k(number int, issued_at timestamptz)
     where o.case_no = c.case_no and o.number < k.number and o.closed_at is null
   ), revoked as (
     update outputs o set status = 'revoked' from changed c where o.case_no = c.case_no and o.part = any($17::text[])
   )
   select count(*)::int as saved from changed`,
)

const saveSubmission = statement(
  'case_submit',
  `with ${changedCase}, stamped as (
     update case_contents t set frozen = $14::jsonb, facts = $15::jsonb from changed c where t.case_no = c.case_no
   ), received as (
     insert into sub_cases (case_no, part, row_id, service, service_name, label, authority, authority_name, state, stage, due,
       needs, limits, rules, correction_used, received_on, intake_due, provisional, deferral, life_event, region,
       applicant_id, applicant_name)
     select c.case_no, p.part, p.row_id, p.service, p.service_name, p.label, p.authority, p.authority_name, p.state, p.stage,
       p.due, p.needs, p.limits, p.rules, false, p.received_on, p.intake_due, p.provisional, p.deferral, p.life_event, p.region,
       p.applicant_id, p.applicant_name
     from changed c, jsonb_to_recordset($16::jsonb) as p(part text, row_id text, service text, service_name text, label text,
       authority text, authority_name text, state text, stage text, due date, needs jsonb, limits jsonb, rules jsonb, received_on date,
       intake_due date, provisional boolean, deferral jsonb, life_event text, region text, applicant_id text,
       applicant_name text)
   )
   select count(*)::int as saved from changed`,
)

export interface Change<Before extends LoadedCase = LoadedCase> {
  before: Before
  file: CaseFile
  journal: JournalRow[]
  consequences: { seq: number; place: number; kind: string; data: unknown; at: string }[]
}

function caseValues({ before, file, journal, consequences }: Change): unknown[] {
  const last = journal.at(-1)
  return [
    before.row.case_no,
    before.row.version,
    file.state,
    file.corrections,
    file.concludedAt,
    file.promisedDate,
    file.provisional,
    last?.seq ?? before.row.journal_seq,
    last?.hash ?? before.row.journal_hash,
    json(journal),
    json(consequences),
    file.submittedAt,
    file.visits.length > 0 ? json(file.visits) : null,
  ]
}

/** Saves one step and returns the case as it then is; undefined when another command was faster: nothing was changed. */
export async function saveChange(
  queries: Queries,
  change: Change,
  outputs: OutputRow[],
): Promise<LoadedCase | undefined> {
  const { before, file } = change
  const columns = new Map(file.parts.map(part => [part.part, changedColumns(part, file)]))
  const changed = before.parts
    .map(row => ({ row, now: columns.get(row.part)! }))
    .filter(differs)
    .map(({ now }) => now)
  const correction = changedCorrection(before.correction, file.correction)
  const revoked = revokedParts(before.parts, file)
  const values = [...caseValues(change), json(changed)]
  const [result] =
    outputs.length + correction.length + revoked.length === 0
      ? await queries.rows<{ saved: number }>(savePlainStep, values)
      : await queries.rows<{ saved: number }>(saveStep, [...values, json(outputs), json(correction), revoked])
  if (result!.saved === 0) return undefined
  return {
    ...afterwards(change),
    parts: before.parts.map(row => ({ ...row, ...columns.get(row.part)! })),
  }
}

/** Their outputs are good for nothing any more. */
const revokedParts = (before: SubCaseRow[], { parts }: CaseFile): string[] =>
  parts.flatMap(({ part, state }, at) => (state === 'revoked' && before[at]!.state !== 'revoked' ? [part] : []))

/** What every save leaves the same way. */
function afterwards<Before extends LoadedCase>({ before, file, journal }: Change<Before>): Before {
  const last = journal.at(-1)
  return {
    ...before,
    row: {
      ...before.row,
      version: before.row.version + 1,
      state: file.state,
      corrections: file.corrections,
      promised_date: file.promisedDate,
      provisional: file.provisional,
      submitted_at: file.submittedAt,
      concluded_at: file.concludedAt,
      journal_seq: last?.seq ?? before.row.journal_seq,
      journal_hash: last?.hash ?? before.row.journal_hash,
      visits: file.visits.length > 0 ? file.visits : null,
    },
    correction: file.correction && correctionRow(file.correction),
  }
}

export interface NewPartColumns {
  part: string
  row_id: string
  service_name: string
  label: string
  authority: string
  authority_name: string
}

export async function saveSubmitted(
  queries: Queries,
  change: Change<WholeCase>,
  frozen: Frozen,
  columns: NewPartColumns[],
): Promise<WholeCase | undefined> {
  const { life_event, region, applicant_id, applicant_name } = change.before.row
  const byPart = new Map(columns.map(column => [column.part, column]))
  const parts = change.file.parts.map(part => ({
    ...changedColumns(part, change.file),
    ...byPart.get(part.part)!,
    service: part.service,
    needs: part.after,
    limits: part.limits,
    rules: part.rules,
    life_event,
    region,
    applicant_id,
    applicant_name,
  }))
  const [result] = await queries.rows<{ saved: number }>(saveSubmission, [
    ...caseValues(change),
    json(frozen),
    json(frozen.facts),
    json(parts),
  ])
  if (result!.saved === 0) return undefined
  return {
    ...afterwards(change),
    parts,
    contents: { ...change.before.contents, frozen, facts: frozen.facts },
    journal: [...change.before.journal, ...change.journal],
  }
}

function differs({ row, now }: { row: SubCaseRow; now: ReturnType<typeof changedColumns> }): boolean {
  const before = row as unknown as Record<string, unknown>
  return Object.entries(now).some(([column, value]) => !same(before[column], value))
}

const same = (a: unknown, b: unknown) =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    JSON.stringify(a) === JSON.stringify(b))

function changedCorrection(before: CorrectionRow | null, after: Correction | null): CorrectionRow[] {
  if (!after || (before?.number === after.number && before.closed_at === after.closedAt)) return []
  return [correctionRow(after)]
}

const correctionRow = ({ number, issuedAt, answerBy, answeredAt, closedAt, items }: Correction): CorrectionRow => ({
  number,
  issued_at: issuedAt,
  answer_by: answerBy,
  answered_at: answeredAt,
  closed_at: closedAt,
  items,
})
