/** 告知承诺: who broke a promise and has not made it good does not get to promise again (国办发〔2020〕42号). */
import { type Queries, statement } from '../db/database.ts'
import { Invalid } from '../http/problems.ts'

/** By an index that holds only broken promises: it does not grow with the cases. */
const broken = statement(
  'promises_broken',
  `select case_no, service_name, turns->'commitment'->>'checkedOn' as checked_on from sub_cases
   where applicant_id = $1 and turns->'commitment'->>'kept' = 'false' and turns->'commitment'->>'repairedOn' is null limit 1`,
)

export async function requireMayPromise(queries: Queries, applicantId: string): Promise<void> {
  const [found] = await queries.rows<{ case_no: string; service_name: string }>(broken, [applicantId])
  if (!found) return
  throw new Invalid([
    {
      where: 'body',
      target: 'commitments',
      message: `“${found.service_name}”（办件 ${found.case_no}）的承诺经核查不实，信用修复以前不适用告知承诺，请提交材料办理`,
    },
  ])
}
