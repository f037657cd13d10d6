/** What is announced now: read by an index that holds only running notices (migration 0012). */
import type { CaseRow, SubCaseRow } from '../cases/case-row.ts'
import { type Queries, statement } from '../db/database.ts'

export type AnnouncedRow = SubCaseRow &
  Pick<
    CaseRow,
    'case_no' | 'life_event' | 'region' | 'publication' | 'submitted_at' | 'applicant_id' | 'applicant_name'
  >

/** As the index has it, word by word. */
const running = `'$.pauses[*] ? (@.to == null && exists (@.until))'`
const until = `(jsonb_path_query_first(s.clock, '$.pauses[*] ? (@.to == null && exists (@.until)).until') #>> '{}')`

const page = statement(
  'public_notices_page',
  `select s.*, c.publication, c.submitted_at from sub_cases s join cases c on c.case_no = s.case_no
   where s.state = 'accepted' and jsonb_path_exists(s.clock, ${running})
     and ${until} >= $1 and s.region like $2 || '%'
     and (${until}, s.case_no, s.part) > ($3, $4, $5)
   order by ${until}, s.case_no, s.part limit $6`,
)

export interface Cursor {
  until: string
  caseNo: string
  part: string
}

export const firstPage: Cursor = { until: '', caseNo: '', part: '' }

/** `within`: the beginning of the codes of all places that belong to a region. Those that end first come first. */
export const listAnnounced = (queries: Queries, today: string, within: string, after: Cursor, limit: number) =>
  queries.rows<AnnouncedRow>(page, [today, within, after.until, after.caseNo, after.part, limit])
