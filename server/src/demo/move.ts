/**
 * Moving the demo clock: day by day, and on each day everything that the passing of days does to cases, until nothing is
 * due any more. So a move of thirty days is thirty moves of one day. One mover at a time; a move that broke off (its
 * server died) goes on to its own goal when it is repeated with its key.
 */
import { system } from '../cases/overdue.ts'
import { dateInHenan, daysBetween } from '../clock.ts'
import { Conflict, Invalid } from '../http/problems.ts'
import { caseJobs, type JobDeps } from '../jobs.ts'
import type { Person } from '../people/person.ts'
import type { DemoClock } from './demo-clock.ts'
import { beginMove, countHappened, endMove, findMove, lease, type MoveRow, release, stepDay } from './store.ts'

export interface MoveDeps extends JobDeps {
  demoClock: DemoClock
}

export interface Goal {
  days?: number
  /** `YYYY-MM-DD` in Henan. */
  to?: string
}

const mostDays = 400
/** Longer than the cases of one day take. */
const leaseMilliseconds = 60_000
/** Jobs that feed one another settle in two or three rounds; more is a fault of theirs, and no reason to hang. */
const mostRounds = 20

export async function move(
  deps: MoveDeps,
  by: Person,
  goal: Goal,
  key: string,
  report: (error: unknown) => void,
): Promise<MoveRow> {
  const { database, demoClock } = deps
  const before = await findMove(database, key)
  if (before?.ended_at) return before
  await demoClock.refresh()
  const days = before ? 0 : daysOf(goal, dateInHenan(demoClock.now()))
  const mover = await take(deps)
  try {
    await demoClock.refresh()
    const begun = await beginMove(database, {
      key,
      moved_by: by.id,
      moved_name: by.name,
      from_days: demoClock.aheadDays,
      to_days: demoClock.aheadDays + days,
      began_at: demoClock.now().toISOString(),
    })
    await passDays(deps, mover, begun.to_days, report)
    const happened = await countHappened(database, system.id, begun.began_at)
    await endMove(database, key, demoClock.now().toISOString(), happened)
    deps.wake()
    return (await findMove(database, key))!
  } finally {
    moving.delete(demoClock)
    await release(database, mover)
  }
}

function daysOf({ days, to }: Goal, today: string): number {
  if ((days === undefined) === (to === undefined)) throw wrong('days', '请给出天数 days 或日期 to，二者选一')
  const wanted = days ?? daysBetween(today, to!)
  const target = days === undefined ? 'to' : 'days'
  if (!Number.isInteger(wanted)) throw wrong(target, `没有“${to}”这一天，请按 2026-12-01 的格式填写日期`)
  if (wanted < 1) throw wrong(target, `时钟只能向前拨，今天是 ${today}，请选以后的日期`)
  if (wanted > mostDays) throw wrong(target, `一次最多拨 ${mostDays} 天，请分几次拨`)
  return wanted
}

const wrong = (target: string, message: string) => new Invalid([{ where: 'body', target, message }])

/** In this process told by the set, among servers by the lease. */
const moving = new WeakSet<DemoClock>()

async function take({ database, demoClock }: MoveDeps): Promise<string> {
  const busy = new Conflict('时钟正在拨动，请稍候再看', ['查看时钟'])
  if (moving.has(demoClock)) throw busy
  const mover = crypto.randomUUID()
  moving.add(demoClock)
  if (await lease(database, mover, ...leaseFrom(demoClock))) return mover
  moving.delete(demoClock)
  throw busy
}

async function passDays(deps: MoveDeps, mover: string, goal: number, report: (error: unknown) => void) {
  const { database, demoClock } = deps
  // What is still open of the day on which it stands comes before the next day does.
  await settleDay(deps, report)
  while (demoClock.aheadDays < goal) {
    const [, until] = leaseFrom(demoClock)
    if (!(await stepDay(database, mover, until))) throw new Conflict('时钟正由别人拨动', ['查看时钟'])
    await demoClock.refresh()
    await settleDay(deps, report)
  }
}

async function settleDay(deps: MoveDeps, report: (error: unknown) => void) {
  for (let round = 0; round < mostRounds; round++) {
    let changed = 0
    for (const job of caseJobs)
      changed += await job.run(deps).catch(error => {
        report(error)
        return 0
      })
    if (changed === 0) return
  }
}

function leaseFrom({ real }: DemoClock): [now: string, until: string] {
  const now = real.now()
  return [now.toISOString(), new Date(now.getTime() + leaseMilliseconds).toISOString()]
}
