/**
 * What must follow a command was written with it. A message is delivered and its row deleted by one statement, so that it
 * happens once, whoever crashes when. Documents take longer: they are taken for a while, issued, then deleted; issuing
 * again what was issued changes nothing. Several servers may work here: what one has taken the others skip. Checks of data
 * wait for a partner, and text messages for a gateway: they are carried out by themselves (data-checks/, sms/).
 */

import { type IssuingDeps, issueDocuments } from '../cases/issuing.ts'
import type { Clock } from '../clock.ts'
import { type Database, statement } from '../db/database.ts'

const batchSize = 50

/**
 * The key of a message is the key of its consequence: delivering twice would change nothing. With the first message of a
 * command its text message is put out to be sent (sms/sending.ts).
 */
const deliverMessages = statement(
  'messages_deliver',
  `with taken as (
     delete from consequences where (case_no, seq, place) in (
       select case_no, seq, place from consequences where kind = 'message' order by at limit ${batchSize} for update skip locked
     ) returning *
   ), delivered as (
     insert into messages (case_no, seq, place, recipient, body, at)
     select case_no, seq, place, data->>'recipient', data->>'text', at from taken
     on conflict do nothing
   ), texted as (
     insert into sms (case_no, seq, state, attempts, next_at, at)
     select distinct case_no, seq, 'waiting', 0, at, at from taken
     on conflict do nothing
   )
   select count(*)::int as done from taken`,
)

/** Carries out everything that waits. Returns how many were done. A message never waits for more than a few documents. */
export async function carryOutAll(deps: IssuingDeps, report: (error: unknown) => void): Promise<number> {
  let total = 0
  for (;;) {
    total += await deliverAll(deps.database)
    const taken = await takeDocuments(deps)
    for (const one of taken) if (await issued(deps, one, report)) total++
    if (taken.length < documentBatch) return total
  }
}

async function deliverAll(database: Database): Promise<number> {
  let total = 0
  for (;;) {
    const [result] = await database.rows<{ done: number }>(deliverMessages)
    const { done } = result!
    total += done
    if (done < batchSize) return total
  }
}

// ── documents ───────────────────────────────────────────────────────────────────────────────────────────────────────

const documentBatch = 5
/** Milliseconds: longer than a batch takes, so that two servers seldom do the same; short, because a server may die. */
const takenFor = 2000
/** An organ that cannot sign yet is not asked at every command. */
const postponedFor = 60_000

const take = statement(
  'documents_take',
  `update consequences set data = jsonb_build_object('until', $2::text) where (case_no, seq, place) in (
     select case_no, seq, place from consequences
     where kind = 'documents' and coalesce(data->>'until', '') < $1::text
     order by at limit ${documentBatch} for update skip locked
   ) returning case_no, seq, place`,
)
const postpone = statement(
  'documents_postpone',
  `update consequences set data = jsonb_build_object('until', $4::text) where case_no = $1 and seq = $2 and place = $3`,
)
const carriedOut = statement(
  'consequence_delete',
  'delete from consequences where case_no = $1 and seq = $2 and place = $3',
)

interface Taken {
  case_no: string
  seq: number
  place: number
}

const takeDocuments = ({ database, clock }: IssuingDeps) =>
  database.rows<Taken>(take, [clock.now().toISOString(), later(clock, takenFor)])

const later = (clock: Clock, milliseconds: number) => new Date(clock.now().getTime() + milliseconds).toISOString()

/** One that fails waits for its turn and holds up no other. */
async function issued(deps: IssuingDeps, { case_no, seq, place }: Taken, report: (error: unknown) => void) {
  const { database, clock } = deps
  try {
    await issueDocuments(deps, case_no)
  } catch (error) {
    await database.rows(postpone, [case_no, seq, place, later(clock, postponedFor)])
    report(error)
    return false
  }
  await database.rows(carriedOut, [case_no, seq, place])
  return true
}
