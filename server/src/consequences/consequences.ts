/**
 * What must follow a command was written with it. Each is carried out and deleted by one statement, so that it happens
 * once, whoever crashes when. Several servers may work here: locked rows are skipped.
 */
import { type Database, statement } from '../db/database.ts'

const batchSize = 50

/** The key of a message is the key of its consequence: delivering twice would change nothing. */
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
   )
   select count(*)::int as done from taken`,
)

/** Carries out everything that waits. Returns how many were done. */
export async function carryOutAll(database: Database): Promise<number> {
  let total = 0
  for (;;) {
    const [result] = await database.rows<{ done: number }>(deliverMessages)
    const { done } = result!
    total += done
    if (done < batchSize) return total
  }
}

const inbox = statement(
  'messages_of',
  'select case_no, body, at, read_at from messages where recipient = any($1) order by at desc limit 50',
)

export interface Message {
  case_no: string
  body: string
  at: string
  read_at: string | null
}

export const messagesOf = (database: Database, recipients: string[]) => database.rows<Message>(inbox, [recipients])
