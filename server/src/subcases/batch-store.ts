/** Services of which one case has many parts, as they stand in the work list of one authority. */
import type { Stage } from '../cases/case-row.ts'
import { type Queries, statement } from '../db/database.ts'

export interface BatchRow {
  case_no: string
  row_id: string
  service_name: string
  life_event: string
  region: string
  applicant_id: string
  applicant_name: string
  count: number
  due: string | null
}

/** Fewer are as quickly done one by one. */
export const fewest = 5

const batches = statement(
  'worklist_batches',
  `select case_no, row_id, min(service_name) as service_name, min(life_event) as life_event, min(region) as region,
     min(applicant_id) as applicant_id, min(applicant_name) as applicant_name, count(*)::int as count, min(due) as due
   from sub_cases
   where authority = $1 and stage = $2
   group by case_no, row_id having count(*) >= ${fewest}
   order by min(coalesce(due, 'infinity'::date)), case_no, row_id
   limit 50`,
)

export const listBatches = (queries: Queries, authority: string, stage: Stage) =>
  queries.rows<BatchRow>(batches, [authority, stage])
