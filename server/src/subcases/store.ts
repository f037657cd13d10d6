/** The work list: indexed reads of one authority's parts, by due date, page by page. */
import type { Stage, SubCaseRow } from '../cases/case-row.ts'
import { type Queries, statement } from '../db/database.ts'
import { fewest } from './batch-store.ts'

export interface WorkRow extends SubCaseRow {
  case_no: string
  life_event: string
  region: string
  applicant_id: string
  applicant_name: string
}

/** A page follows the index (authority, stage, due, case_no, part); the cursor is the last row seen, never an offset. */
const page = statement(
  'worklist_page',
  `select * from sub_cases
   where authority = $1 and stage = $2
     and (coalesce(due, 'infinity'::date), case_no, part) > ($3::date, $4, $5)
     and ($6::text is null or case_no = $6 or applicant_name like $7)
     and ($8::text is null or claimed_by = $8)
     and (not $10::boolean or (case_no, row_id) not in (
       select case_no, row_id from sub_cases where authority = $1 and stage = $2
       group by case_no, row_id having count(*) >= ${fewest}))
   order by coalesce(due, 'infinity'::date), case_no, part
   limit $9`,
)

export interface Cursor {
  due: string
  caseNo: string
  part: string
}

export const firstPage: Cursor = { due: '-infinity', caseNo: '', part: '' }

export const listWork = (
  queries: Queries,
  filter: { authority: string; stage: Stage; q: string | null; claimedBy: string | null; single: boolean },
  after: Cursor,
  limit: number,
) =>
  queries.rows<WorkRow>(page, [
    filter.authority,
    filter.stage,
    after.due,
    after.caseNo,
    after.part,
    filter.q,
    filter.q && `%${filter.q.replaceAll(/[%_\\]/g, '')}%`,
    filter.claimedBy,
    limit,
    filter.single,
  ])

const counted = statement(
  'worklist_counts',
  `select stage, count(*)::int as count from sub_cases where authority = $1 and stage <> 'done' group by stage
   union all
   select 'done', count(*)::int from (select from sub_cases where authority = $1 and stage = 'done' limit 1000) recent`,
)

export const countWork = (queries: Queries, authority: string) =>
  queries.rows<{ stage: Stage; count: number }>(counted, [authority])
