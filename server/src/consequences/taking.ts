/**
 * What takes long — documents to issue, data to check — is taken for a while, carried out, then deleted: several servers
 * skip what one has taken, and what a server took that died is taken again. Doing it twice must therefore change nothing.
 */
import type { Clock } from '../clock.ts'
import { type Queries, statement } from '../db/database.ts'

/** How one kind of consequence is carried out. Times in milliseconds. */
export interface Taking {
  kind: 'documents' | 'data-check'
  batch: number
  /** Longer than a batch takes, so that two servers seldom do the same; short, because a server may die. */
  takenFor: number
  /** Until one that did not succeed is tried again. */
  postponedFor: number
  /** False or an error: not done, to be tried again. */
  carryOut(caseNo: string): Promise<boolean>
}

interface Taken {
  case_no: string
  seq: number
  place: number
}

const take = statement(
  'consequences_take',
  `update consequences set data = jsonb_build_object('until', $3::text) where (case_no, seq, place) in (
     select case_no, seq, place from consequences
     where kind = $1 and coalesce(data->>'until', '') < $2::text
     order by at limit $4 for update skip locked
   ) returning case_no, seq, place`,
)
const postpone = statement(
  'consequence_postpone',
  `update consequences set data = jsonb_build_object('until', $4::text) where case_no = $1 and seq = $2 and place = $3`,
)
const finish = statement(
  'consequence_delete',
  'delete from consequences where case_no = $1 and seq = $2 and place = $3',
)

/** Carries out one batch. One that fails waits for its turn and holds up no other. */
export async function carryOutBatch(
  { database, clock }: { database: Queries; clock: Clock },
  { kind, batch, takenFor, postponedFor, carryOut }: Taking,
  report: (error: unknown) => void,
): Promise<{ taken: number; done: number }> {
  const waiting = await database.rows<Taken>(take, [kind, clock.now().toISOString(), later(clock, takenFor), batch])
  let done = 0
  for (const { case_no, seq, place } of waiting) {
    const finished = await carryOut(case_no).catch(error => {
      report(error)
      return false
    })
    if (finished) {
      await database.rows(finish, [case_no, seq, place])
      done++
    } else await database.rows(postpone, [case_no, seq, place, later(clock, postponedFor)])
  }
  return { taken: waiting.length, done }
}

const later = (clock: Clock, milliseconds: number) => new Date(clock.now().getTime() + milliseconds).toISOString()
