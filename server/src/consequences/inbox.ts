/** 站内消息 as their recipients see them. They are put there by consequences.ts. */
import { type Database, statement } from '../db/database.ts'
import { Invalid } from '../http/problems.ts'
import type { Person } from '../people/person.ts'

export interface Message {
  case_no: string
  seq: number
  place: number
  life_event: string
  body: string
  at: string
  read_at: string | null
}

/** A person reads what is sent to them and to the enterprises they act for. */
const recipientsOf = ({ id, enterprises }: Person) => [id, ...enterprises.map(one => `e-${one.creditCode}`)]

const most = 100

const list = statement(
  'messages_of',
  `select m.case_no, m.seq, m.place, c.life_event, m.body, m.at, m.read_at
   from messages m join cases c on c.case_no = m.case_no
   where m.recipient = any($1) order by m.at desc, m.case_no, m.seq desc, m.place desc limit ${most}`,
)

export const messagesOf = (database: Database, person: Person) => database.rows<Message>(list, [recipientsOf(person)])

/** With the newest one's moment: a screen that polls sees that something came, even when the number stays. */
const count = statement(
  'messages_unread_count',
  `select (select count(*)::int from messages where recipient = any($1) and read_at is null) as unread,
     (select at from messages where recipient = any($1) order by at desc limit 1) as latest`,
)

export async function unreadOf(database: Database, person: Person): Promise<{ unread: number; latest: string | null }> {
  const [found] = await database.rows<{ unread: number; latest: string | null }>(count, [recipientsOf(person)])
  return found!
}

const read = statement(
  'messages_read',
  `update messages m set read_at = $2::timestamptz
   where m.recipient = any($1) and m.read_at is null
     and ($3::jsonb is null or (m.case_no, m.seq, m.place) in (
       select r.case_no, r.seq, r.place from jsonb_to_recordset($3::jsonb) as r(case_no text, seq int, place int)
     ))`,
)

/** Which are read, by id; all when none are named. Somebody else's are not touched, the first reading counts. */
export async function markRead(database: Database, person: Person, ids: string[] | null, now: string): Promise<void> {
  const keys = ids && JSON.stringify(ids.map(keyOf))
  await database.rows(read, [recipientsOf(person), now, keys])
}

export const idOf = ({ case_no, seq, place }: Pick<Message, 'case_no' | 'seq' | 'place'>) =>
  `${case_no}.${seq}.${place}`

function keyOf(id: string): Pick<Message, 'case_no' | 'seq' | 'place'> {
  const [, case_no, seq, place] = /^([\w-]{1,40})\.(\d{1,9})\.(\d{1,4})$/.exec(id) ?? []
  if (case_no === undefined)
    throw new Invalid([{ where: 'body', target: 'ids', message: `没有编号为“${id}”的消息，请刷新消息列表` }])
  return { case_no, seq: Number(seq), place: Number(place) }
}
