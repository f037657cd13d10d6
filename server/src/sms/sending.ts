/**
 * 短信. Each turn that the applicant is told of is sent once: the attempt is counted before it is made, an answer that was
 * lost is asked for again under the same id, and the gateway knows it. What fails is tried again, later each time; after
 * the last try it lies with the supervisors, who send it again (sms/routes.ts).
 */
import { checkPhone, normalisePhone } from '@onething/core/identifiers.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { type SmsGateway, SmsRefused } from '../partners/sms/port.ts'
import { batchSize, type Settled, settleSms, type TakenSms, takeSms } from './store.ts'
import { mustBeTold, textOf } from './words.ts'

export interface SmsDeps {
  database: Database
  clock: Clock
  sms: SmsGateway
}

const minute = 60_000
/** Longer than any gateway is waited for; then whoever took a message is taken for dead. */
const lease = 2 * minute
/** Before the second try, the third …: about a day and a half in all, which outlasts a gateway's bad night. */
const pauses = [1, 5, 15, 60, 4 * 60, 8 * 60, 24 * 60].map(minutes => minutes * minute)
export const mostAttempts = pauses.length + 1

/** Sends what is due. Answers how many were dealt with, sent or not. */
export async function sendWaiting(deps: SmsDeps): Promise<number> {
  for (let total = 0; ; ) {
    const now = deps.clock.now()
    const taken = await takeSms(deps.database, now.toISOString(), later(now, lease))
    await Promise.all(taken.map(async one => settleSms(deps.database, one, await sendOne(deps, one))))
    total += taken.length
    if (taken.length < batchSize) return total
  }
}

/** What two servers at work would send twice, the gateway takes once: the id stays the same. */
export const idOf = ({ case_no, seq }: Pick<TakenSms, 'case_no' | 'seq'>) => `${case_no}-${seq}`

async function sendOne({ clock, sms }: SmsDeps, taken: TakenSms): Promise<Settled> {
  const done = (state: Settled['state'], problem: string | null = null): Settled => {
    const now = clock.now().toISOString()
    return { state, nextAt: now, settledAt: now, problem }
  }
  if (taken.declined && !mustBeTold(taken.turns)) return done('declined')
  const phone = normalisePhone(taken.phone ?? '')
  if (checkPhone(phone) !== null) return done('noNumber')
  try {
    await sms.send({ id: idOf(taken), phone, text: textOf(taken.case_no, taken.turns) })
    return done('sent')
  } catch (error) {
    const problem = (error as Error).message.slice(0, 200)
    if (error instanceof SmsRefused || taken.attempts >= mostAttempts) return done('failed', problem)
    return { state: 'waiting', nextAt: later(clock.now(), pauses[taken.attempts - 1]!), settledAt: null, problem }
  }
}

const later = (now: Date, milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString()
