/** The SQL of text messages. What is to be sent is written where the inbox is filled (consequences/); here it is sent. */
import { type Database, statement } from '../db/database.ts'
import type { Turn } from './words.ts'

export const smsStates = {
  waiting: '待发送',
  sent: '已发送',
  failed: '发送失败',
  declined: '本人不接收',
  noNumber: '没有手机号码',
} as const
export type SmsState = keyof typeof smsStates

export interface TakenSms {
  case_no: string
  seq: number
  attempts: number
  phone: string | null
  declined: boolean
  turns: Turn[]
}

export const batchSize = 20

/**
 * Takes what is due and counts the attempt before it is made. Until `$2` nobody else takes it: whoever takes it then
 * follows a server that died, and sends it under the same id. Entries of one command share their moment.
 */
const take = statement(
  'sms_take',
  `with taken as (
     update sms set attempts = attempts + 1, next_at = $2::timestamptz where (case_no, seq) in (
       select case_no, seq from sms where state = 'waiting' and next_at <= $1::timestamptz
       order by next_at limit ${batchSize} for update skip locked
     ) returning case_no, seq, at, attempts
   )
   select t.case_no, t.seq, t.attempts, k.applicant->'person'->>'phone' as phone,
     exists (select from sms_declined d where d.person_id = coalesce(c.agent_id, c.applicant_id)) as declined,
     coalesce((
       select json_agg(json_build_object('action', j.action, 'data', j.data) order by j.seq)
       from journal j where j.case_no = t.case_no and j.at = t.at and j.seq <= t.seq
     ), '[]') as turns
   from taken t join cases c on c.case_no = t.case_no join case_contents k on k.case_no = t.case_no
   order by t.at, t.case_no, t.seq`,
)

export const takeSms = (database: Database, now: string, until: string) => database.rows<TakenSms>(take, [now, until])

/** Only the attempt that is still the last one says how it went. */
const settle = statement(
  'sms_settle',
  `update sms set state = $4, next_at = $5::timestamptz, settled_at = $6::timestamptz, problem = $7
   where case_no = $1 and seq = $2 and attempts = $3 and state = 'waiting'`,
)

export interface Settled {
  state: SmsState
  nextAt: string
  settledAt: string | null
  problem: string | null
}

export const settleSms = (database: Database, { case_no, seq, attempts }: TakenSms, how: Settled) =>
  database.rows(settle, [case_no, seq, attempts, how.state, how.nextAt, how.settledAt, how.problem])

// ── for those who look after them ───────────────────────────────────────────────────────────────────────────────────

export interface ListedSms {
  case_no: string
  seq: number
  state: SmsState
  attempts: number
  at: string
  settled_at: string | null
  problem: string | null
  phone: string | null
}

const inRegion = `substr(c.region, 1, length($1)) = $1`

const listFailed = statement(
  'sms_failed',
  `select s.case_no, s.seq, s.state, s.attempts, s.at, s.settled_at, s.problem, k.applicant->'person'->>'phone' as phone
   from sms s join cases c on c.case_no = s.case_no join case_contents k on k.case_no = s.case_no
   where s.state = 'failed' and ${inRegion}
   order by s.at desc, s.case_no, s.seq limit 100`,
)

/** @param within the beginning of the regions' codes */
export const listFailedSms = (database: Database, within: string) => database.rows<ListedSms>(listFailed, [within])

const counts = statement(
  'sms_counts',
  `select s.state, count(*)::int as count from sms s join cases c on c.case_no = s.case_no
   where s.state in ('waiting', 'failed') and ${inRegion} group by s.state`,
)

export const countSms = (database: Database, within: string) =>
  database.rows<{ state: SmsState; count: number }>(counts, [within])

const again = statement(
  'sms_again',
  `update sms s set state = 'waiting', attempts = 0, next_at = $4::timestamptz, settled_at = null, problem = null
   from cases c where c.case_no = s.case_no and s.case_no = $2 and s.seq = $3 and s.state = 'failed' and ${inRegion}
   returning s.case_no`,
)

export const resendSms = (database: Database, within: string, caseNo: string, seq: number, now: string) =>
  database.rows<{ case_no: string }>(again, [within, caseNo, seq, now])

// ── what a person wishes ────────────────────────────────────────────────────────────────────────────────────────────

const decline = statement(
  'sms_decline',
  'insert into sms_declined (person_id, since) values ($1, $2::timestamptz) on conflict do nothing',
)
const accept = statement('sms_accept', 'delete from sms_declined where person_id = $1')
const wish = statement('sms_wish', 'select since from sms_declined where person_id = $1')

export const declineSms = (database: Database, personId: string, since: string) =>
  database.rows(decline, [personId, since])
export const acceptSms = (database: Database, personId: string) => database.rows(accept, [personId])
export const hasDeclined = async (database: Database, personId: string) =>
  (await database.rows(wish, [personId])).length > 0
