/**
 * 正在查看: who else has a task open. It keeps nobody from anything (claim and version do that); it tells two colleagues
 * of each other before they write the same opinion.
 */
import type { Clock } from '../clock.ts'
import { type Database, statement } from '../db/database.ts'
import { NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'

export interface PresenceDeps {
  database: Database
  /** Real time: a page is open now, whatever day the cases have. */
  realTime: Clock
}

/** A page says every 20 seconds that it is open; two missed, and nobody is there. */
const fresh = 50_000

const beat = statement(
  'presence_beat',
  `with here as (
     insert into presences (case_no, part, person, name, seen_at)
     select case_no, part, $3, $4, $5::timestamptz from sub_cases where case_no = $1 and part = $2 and authority = $7
     on conflict (case_no, part, person) do update set seen_at = excluded.seen_at
     returning case_no
   )
   select (select version from cases where case_no = $1) as version,
     coalesce((
       select json_agg(p.name order by p.name) from presences p
       where p.case_no = $1 and p.part = $2 and p.person <> $3 and p.seen_at > $6::timestamptz
     ), '[]') as others
   from here`,
)
const leave = statement('presence_leave', 'delete from presences where case_no = $1 and part = $2 and person = $3')
const old = statement('presences_old', 'delete from presences where seen_at < $1::timestamptz returning case_no')

export interface Present {
  version: number
  others: string[]
}

/** Says that this officer is here, and answers who else is and which version of the case stands. Only at their own organ. */
export async function isHere(
  { database, realTime }: PresenceDeps,
  { caseNo, part }: { caseNo: string; part: string },
  person: Person,
): Promise<Present> {
  const now = realTime.now()
  const since = new Date(now.getTime() - fresh)
  const organ = person.authority?.id ?? null
  const values = [caseNo, part, person.id, person.name, now.toISOString(), since.toISOString(), organ]
  const [present] = await database.rows<Present>(beat, values)
  if (!present) throw new NotFound(`本机关没有分办件 ${caseNo} ${part}，请核对办件编号`)
  return present
}

export const hasLeft = (
  { database }: PresenceDeps,
  { caseNo, part }: { caseNo: string; part: string },
  person: Person,
) => database.rows(leave, [caseNo, part, person.id])

const aDay = 86_400_000

export async function forgetOld({ database, realTime }: PresenceDeps): Promise<number> {
  const rows = await database.rows(old, [new Date(realTime.now().getTime() - aDay).toISOString()])
  return rows.length
}
