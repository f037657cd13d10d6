/** Revisions, their history, proposals and what of cases the desk is told. Each change is one statement with its step. */
import type { Changes } from '@onething/core/catalogue/changes.ts'
import { json, type Queries, statement } from '../db/database.ts'
import type { ProposalState, RevisionState, StepAction } from './states.ts'

export interface RevisionRow {
  id: string
  version: number
  scope: string
  title: string
  release: string | null
  state: RevisionState
  base: number
  changes: Changes
  created_by: string
  created_name: string
  created_at: string
  submitted_by: string | null
  submitted_name: string | null
  submitted_at: string | null
  note: string | null
  publication: number | null
}

export interface StepRow {
  seq: number
  at: string
  actor: string
  actor_name: string
  action: StepAction
  entry: string | null
  before: unknown
  after: unknown
  note: string | null
}

export type NewStep = Omit<StepRow, 'seq'>

const columns = `id, version, scope, title, release, state, base, changes, created_by, created_name, created_at,
  submitted_by, submitted_name, submitted_at, note, publication`

const insert = statement(
  'revisions_insert',
  `with made as (
     insert into revisions (id, version, scope, title, release, state, base, changes, created_by, created_name, created_at)
     values ('R' || lpad(nextval('revision_serial')::text, 6, '0'), 1, $1, $2, $3, 'open', $4, $5::json, $6, $7,
       $8::timestamptz)
     returning ${columns}
   ), step as (
     insert into revision_steps (revision, seq, at, actor, actor_name, action)
     select id, 1, created_at, created_by, created_name, 'create' from made
   )
   select * from made`,
)
const find = statement('revisions_find', `select ${columns} from revisions where id = $1`)
const listRecent = statement(
  'revisions_list',
  `select ${columns} from revisions where scope = any($1) order by (state in ('open', 'submitted')) desc, created_at desc
   limit 60`,
)
const update = statement(
  'revisions_update',
  `with saved as (
     update revisions set version = version + 1, state = $3, base = $4, changes = $5::json, submitted_by = $6,
       submitted_name = $7, submitted_at = $8::timestamptz, note = $9, publication = $10::integer
     where id = $1 and version = $2
     returning ${columns}
   ), step as (
     insert into revision_steps (revision, seq, at, actor, actor_name, action, entry, before, after, note)
     select id, version, $11::timestamptz, $12, $13, $14, $15, $16::json, $17::json, $18 from saved
   )
   select * from saved`,
)
const steps = statement(
  'revision_steps_list',
  `select seq, at, actor, actor_name, action, entry, before, after, note from revision_steps where revision = $1 order by seq`,
)
const underWay = statement(
  'cases_under_way',
  `select publication, count(*)::integer as cases from cases where concluded_at is null and state in ('draft', 'inProgress')
   group by publication`,
)

export type NewRevision = Pick<RevisionRow, 'scope' | 'title' | 'release' | 'base' | 'changes'> & {
  by: { id: string; name: string }
  at: string
}

export async function insertRevision(database: Queries, one: NewRevision): Promise<RevisionRow> {
  const { scope, title, release, base, changes, by, at } = one
  const values = [scope, title, release, base, json(changes), by.id, by.name, at]
  const [row] = await database.rows<RevisionRow>(insert, values)
  return row!
}

export async function findRevision(database: Queries, id: string): Promise<RevisionRow | undefined> {
  return (await database.rows<RevisionRow>(find, [id]))[0]
}

export const listRevisions = (database: Queries, scopes: string[]) => database.rows<RevisionRow>(listRecent, [scopes])

/** Undefined when somebody saved it meanwhile: nothing was changed. */
export async function updateRevision(
  database: Queries,
  before: RevisionRow,
  next: Partial<RevisionRow>,
  step: NewStep,
): Promise<RevisionRow | undefined> {
  const row = { ...before, ...next }
  const [saved] = await database.rows<RevisionRow>(update, [
    row.id,
    before.version,
    row.state,
    row.base,
    json(row.changes),
    row.submitted_by,
    row.submitted_name,
    row.submitted_at,
    row.note,
    row.publication,
    step.at,
    step.actor,
    step.actor_name,
    step.action,
    step.entry,
    json(step.before),
    json(step.after),
    step.note,
  ])
  return saved
}

export const listSteps = (database: Queries, revision: string) => database.rows<StepRow>(steps, [revision])

/** Cases that are not concluded, by the publication they started with. */
export async function countUnderWay(database: Queries): Promise<Map<number, number>> {
  const rows = await database.rows<{ publication: number; cases: number }>(underWay)
  return new Map(rows.map(row => [row.publication, row.cases]))
}

// ── proposals ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ProposedService {
  service?: string
  name: string
  authority: string
}

export interface ProposalContent {
  audience: 'enterprise' | 'personal'
  name: string
  lead: string
  services: ProposedService[]
  reason: string
}

export interface ProposalRow {
  id: string
  release: string
  content: ProposalContent
  state: ProposalState
  actor: string
  actor_name: string
  authority: string
  at: string
  answer: string | null
  revision: string | null
  life_event: string | null
}

const proposalColumns = 'id, release, content, state, actor, actor_name, authority, at, answer, revision, life_event'

const insertOne = statement(
  'proposals_insert',
  `insert into proposals (id, release, content, state, actor, actor_name, authority, at)
   values ('S' || lpad(nextval('proposal_serial')::text, 6, '0'), $1, $2::json, 'proposed', $3, $4, $5, $6::timestamptz)
   returning ${proposalColumns}`,
)
const listOfRelease = statement(
  'proposals_list',
  `select ${proposalColumns} from proposals where release = $1 order by at limit 500`,
)
const findOne = statement('proposals_find', `select ${proposalColumns} from proposals where id = $1`)
const answer = statement(
  'proposals_answer',
  `update proposals set state = $2, answer = $3, revision = $4, life_event = $5 where id = $1 and state = 'proposed'
   returning ${proposalColumns}`,
)

export async function insertProposal(
  database: Queries,
  release: string,
  content: ProposalContent,
  by: { id: string; name: string; authority: string },
  at: string,
): Promise<ProposalRow> {
  return (await database.rows<ProposalRow>(insertOne, [release, json(content), by.id, by.name, by.authority, at]))[0]!
}

export const listProposals = (database: Queries, release: string) =>
  database.rows<ProposalRow>(listOfRelease, [release])

export async function findProposal(database: Queries, id: string): Promise<ProposalRow | undefined> {
  return (await database.rows<ProposalRow>(findOne, [id]))[0]
}

/** Undefined when it was answered before. */
export async function answerProposal(
  database: Queries,
  id: string,
  given: { state: ProposalState; answer: string | null; revision: string | null; lifeEvent: string | null },
): Promise<ProposalRow | undefined> {
  const values = [id, given.state, given.answer, given.revision, given.lifeEvent]
  return (await database.rows<ProposalRow>(answer, values))[0]
}
