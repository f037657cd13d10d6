/** What waits to be checked stands among the consequences of its submission: done once, whoever crashes when. */
import type { Clock } from '../clock.ts'
import { type Queries, statement } from '../db/database.ts'

const batch = 5
/** Milliseconds: longer than a batch takes when the partner is slow, so that two servers seldom ask the same. */
const takenFor = 20_000

const take = statement(
  'data_checks_take',
  `update consequences set data = jsonb_build_object('until', $2::text) where (case_no, seq, place) in (
     select case_no, seq, place from consequences
     where kind = 'data-check' and coalesce(data->>'until', '') < $1::text
     order by at limit ${batch} for update skip locked
   ) returning case_no, seq, place`,
)
const postpone = statement(
  'data_check_postpone',
  `update consequences set data = jsonb_build_object('until', $4::text) where case_no = $1 and seq = $2 and place = $3`,
)
const finish = statement('data_check_done', 'delete from consequences where case_no = $1 and seq = $2 and place = $3')

export interface Taken {
  case_no: string
  seq: number
  place: number
}

interface Deps {
  database: Queries
  clock: Clock
}

export const takeChecks = ({ database, clock }: Deps) =>
  database.rows<Taken>(take, [clock.now().toISOString(), later(clock, takenFor)])

export const postponeCheck = ({ database, clock }: Deps, { case_no, seq, place }: Taken, milliseconds: number) =>
  database.rows(postpone, [case_no, seq, place, later(clock, milliseconds)])

export const finishCheck = ({ database }: Deps, { case_no, seq, place }: Taken) =>
  database.rows(finish, [case_no, seq, place])

const later = (clock: Clock, milliseconds: number) => new Date(clock.now().getTime() + milliseconds).toISOString()
