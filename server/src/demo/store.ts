/** The SQL of the demo clock: one row that only grows, moved by one mover at a time, and the moves by idempotency key. */
import { type Database, json, statement } from '../db/database.ts'

const ahead = statement('demo_ahead', 'select ahead_days from demo_clock')

export async function findAhead(database: Database): Promise<number> {
  const [row] = await database.rows<{ ahead_days: number }>(ahead)
  return row?.ahead_days ?? 0
}

export interface MoveRow {
  key: string
  moved_name: string
  from_days: number
  to_days: number
  began_at: string
  ended_at: string | null
  happened: Happened[] | null
}

/** How many cases and parts one kind of turn befell while the days passed. */
export interface Happened {
  action: string
  cases: number
  times: number
}

const find = statement('demo_move', 'select * from demo_moves where key = $1')
const recent = statement(
  'demo_moves',
  'select * from demo_moves where ended_at is not null order by to_days desc limit 10',
)

export const findMove = async (database: Database, key: string): Promise<MoveRow | undefined> =>
  (await database.rows<MoveRow>(find, [key]))[0]
export const listMoves = (database: Database) => database.rows<MoveRow>(recent)

/** Real time counts here: a mover that died holds nobody up for longer than its lease. */
const takeLease = statement(
  'demo_lease',
  `update demo_clock set mover = $1, mover_until = $3::timestamptz
   where mover is null or mover_until < $2::timestamptz returning mover`,
)
const freeLease = statement('demo_free', 'update demo_clock set mover = null, mover_until = null where mover = $1')
const held = statement('demo_held', 'select mover from demo_clock where mover_until >= $1::timestamptz')

export const lease = async (database: Database, mover: string, now: string, until: string): Promise<boolean> =>
  (await database.rows(takeLease, [mover, now, until])).length > 0
export const release = (database: Database, mover: string) => database.rows(freeLease, [mover])
export const isMoving = async (database: Database, now: string): Promise<boolean> =>
  (await database.rows(held, [now])).length > 0

const begin = statement(
  'demo_begin',
  `insert into demo_moves (key, moved_by, moved_name, from_days, to_days, began_at)
   values ($1, $2, $3, $4, $5, $6::timestamptz) on conflict (key) do nothing`,
)

/** Answers the move with this key: this one, or the one that broke off. */
export async function beginMove(
  database: Database,
  move: Pick<MoveRow, 'key' | 'moved_name' | 'from_days' | 'to_days' | 'began_at'> & { moved_by: string },
): Promise<MoveRow> {
  await database.rows(begin, [move.key, move.moved_by, move.moved_name, move.from_days, move.to_days, move.began_at])
  return (await findMove(database, move.key))!
}

const step = statement(
  'demo_step',
  `update demo_clock set ahead_days = ahead_days + 1, mover_until = $2::timestamptz where mover = $1 returning ahead_days`,
)

/** One day on; false when somebody else has taken over. */
export const stepDay = async (database: Database, mover: string, until: string): Promise<boolean> =>
  (await database.rows(step, [mover, until])).length > 0

/** What the system did since the move began: it acts for nobody, so what it wrote is what the days brought. */
const count = statement(
  'demo_happened',
  `select action, count(distinct case_no)::int as cases, count(*)::int as times from journal
   where actor = $1 and at >= $2::timestamptz group by action order by action`,
)
const end = statement(
  'demo_end',
  'update demo_moves set ended_at = $2::timestamptz, happened = $3::jsonb where key = $1',
)

export const countHappened = (database: Database, actor: string, since: string) =>
  database.rows<Happened>(count, [actor, since])
export const endMove = (database: Database, key: string, at: string, happened: Happened[]) =>
  database.rows(end, [key, at, json(happened)])
