/**
 * What must follow a command was written with it. Each is carried out and deleted in one transaction, so that it
 * happens once, whoever crashes when. Several servers may work here: locked rows are skipped.
 */
import type { Database } from '../db/database.ts'
import { statement } from '../db/database.ts'

interface ConsequenceRow {
  case_no: string
  seq: number
  place: number
  kind: string
  data: { text: string; recipient: string }
  at: string
}

const batchSize = 50

const take = statement(
  'consequences_take',
  `delete from consequences where (case_no, seq, place) in (
     select case_no, seq, place from consequences order by at limit ${batchSize} for update skip locked
   ) returning *`,
)

/** The key of a message is the key of its consequence: delivering twice would change nothing. */
const deliver = statement(
  'message_deliver',
  `insert into messages (case_no, seq, place, recipient, body, at)
   select m.case_no, m.seq, m.place, m.recipient, m.body, m.at
   from jsonb_to_recordset($1::jsonb) as m(case_no text, seq int, place int, recipient text, body text, at timestamptz)
   on conflict do nothing`,
)

/** Carries out everything that waits. Returns how many were done. */
export async function carryOutAll(database: Database): Promise<number> {
  let done = 0
  for (;;) {
    const count = await database.transaction(async transaction => {
      const rows = await transaction.rows<ConsequenceRow>(take)
      if (rows.length === 0) return 0
      const messages = rows.map(({ data, ...key }) => ({ ...key, recipient: data.recipient, body: data.text }))
      await transaction.rows(deliver, [JSON.stringify(messages)])
      return rows.length
    })
    done += count
    if (count < batchSize) return done
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
