/**
 * What must follow a command was written with it. Each is carried out and deleted by one statement, so that it happens
 * once, whoever crashes when. Several servers may work here: locked rows are skipped.
 */
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

/** By kind: carries out one batch and answers how many it did. */
const handlers: Record<string, (database: Database) => Promise<number>> = {
  message: async database => (await database.rows<{ done: number }>(deliverMessages))[0]!.done,
}

/** Carries out everything that waits. Returns how many were done. */
export async function carryOutAll(database: Database): Promise<number> {
  let total = 0
  for (const handle of Object.values(handlers))
    for (let done = batchSize; done >= batchSize; total += done) done = await handle(database)
  return total
}
