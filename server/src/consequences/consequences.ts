/**
 * What must follow a command was written with it. A message is delivered and its row deleted by one statement, so that it
 * happens once, whoever crashes when. Documents take longer (taking.ts); issuing again what was issued changes nothing.
 * Checks of data wait for a partner, and text messages for a gateway: they are carried out by themselves (data-checks/,
 * sms/).
 */

import { type IssuingDeps, issueDocuments } from '../cases/issuing.ts'
import { type Database, statement } from '../db/database.ts'
import { carryOutBatch } from './taking.ts'

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

const documentBatch = 5

/** Carries out everything that waits. Returns how many were done. A message never waits for more than a few documents. */
export async function carryOutAll(deps: IssuingDeps, report: (error: unknown) => void): Promise<number> {
  let total = 0
  for (;;) {
    total += await deliverAll(deps.database)
    const { taken, done } = await carryOutBatch(deps, documentsOf(deps), report)
    total += done
    if (taken < documentBatch) return total
  }
}

const documentsOf = (deps: IssuingDeps) => ({
  kind: 'documents' as const,
  batch: documentBatch,
  takenFor: 2000,
  /** An organ that cannot sign yet is not asked at every command. */
  postponedFor: 60_000,
  async carryOut(caseNo: string) {
    await issueDocuments(deps, caseNo)
    return true
  },
})

async function deliverAll(database: Database): Promise<number> {
  let total = 0
  for (;;) {
    const [result] = await database.rows<{ done: number }>(deliverMessages)
    const { done } = result!
    total += done
    if (done < batchSize) return total
  }
}
