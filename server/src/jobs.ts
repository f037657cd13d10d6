/**
 * All scheduled work, on one page. Times are those of Henan. What follows a command is not scheduled here: it is written
 * with the command (consequences/) and started at once; the sweep only picks up what a crash left.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { fromPglite, PgBoss } from 'pg-boss'
import { releaseDisplaced, releaseOfEndedParts } from './appointments/displaced.ts'
import type { DraftDeps } from './cases/drafts.ts'
import type { IssuingDeps } from './cases/issuing.ts'
import {
  closeIntakeWindows,
  expireCorrections,
  expireDeferrals,
  letTimePass,
  type OverdueDeps,
  remindOfComingDays,
} from './cases/overdue.ts'
import { carryOutAll } from './consequences/consequences.ts'
import { checkWaiting } from './data-checks/data-checks.ts'
import type { OpenDatabase } from './db/open.ts'
import type { Sessions } from './people/sessions.ts'
import { forgetOld, type PresenceDeps } from './presence/presence.ts'
import { type SmsDeps, sendWaiting } from './sms/sending.ts'
import { arrangeVisits, reconcileVisits } from './visits/visits.ts'

export interface Job<Deps> {
  name: string
  cron: string
  /** Answers how many cases it changed, or of housekeeping how much it did. */
  run(deps: Deps): Promise<number>
}

/**
 * What the passing of days does to cases. A day of the demo clock runs them in this order, until none changes anything;
 * so each finds by itself what is due by the clock, and running one twice does nothing twice.
 */
export const caseJobs: readonly Job<OverdueDeps>[] = [
  { name: 'intake-windows', cron: '*/10 * * * *', run: closeIntakeWindows },
  { name: 'correction-deadlines', cron: '5-59/10 * * * *', run: expireCorrections },
  { name: 'deferral-deadlines', cron: '8-59/10 * * * *', run: expireDeferrals },
  { name: 'days-passed', cron: '3-59/10 * * * *', run: letTimePass },
  { name: 'days-coming', cron: '*/5 9-11 * * *', run: remindOfComingDays },
  { name: 'visits-to-arrange', cron: '* * * * *', run: arrangeVisits },
  { name: 'appointments-of-ended-parts', cron: '6-59/10 * * * *', run: releaseOfEndedParts },
  { name: 'visits-reconciled', cron: '7-59/10 * * * *', run: reconcileVisits },
  { name: 'appointments-displaced', cron: '41 2 * * *', run: deps => releaseDisplaced(deps) },
]

export interface HouseDeps extends SmsDeps, IssuingDeps, PresenceDeps, DraftDeps {
  sessions: Sessions
  report(error: unknown): void
}

const housekeeping: readonly Job<HouseDeps>[] = [
  { name: 'consequences-left-over', cron: '* * * * *', run: deps => carryOutAll(deps, deps.report) },
  { name: 'data-checks-waiting', cron: '* * * * *', run: deps => checkWaiting(deps, deps.report) },
  { name: 'sms-waiting', cron: '* * * * *', run: sendWaiting },
  { name: 'presences-old', cron: '23 3 * * *', run: forgetOld },
  { name: 'sessions-expired', cron: '17 3 * * *', run: deps => deps.sessions.removeExpired() },
]

export type JobDeps = OverdueDeps & HouseDeps

/** Starts the schedule. Each job runs once, however many servers there are. */
export async function startJobs({ engine }: OpenDatabase, parts: Omit<JobDeps, 'report'>, report: JobDeps['report']) {
  const deps: JobDeps = { ...parts, report }
  const boss = new PgBoss(
    'pglite' in engine ? { db: fromPglite(engine.pglite) } : { connectionString: engine.connectionString, max: 3 },
  )
  boss.on('error', report)
  await boss.start()
  const jobs: readonly Job<JobDeps>[] = [...caseJobs, ...housekeeping]
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name, { policy: 'singleton', retryLimit: 3, expireInSeconds: 300 })
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' })
    await boss.work(name, { pollingIntervalSeconds: 15 }, async () => void (await run(deps)))
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}

/** Commands of the same moment share one run; nobody notices a message that comes a twentieth of a second later. */
const gatheringMilliseconds = 50

/** Runs what follows commands, one run at a time; a command during a run asks for another. */
export function waker(run: () => Promise<unknown>, report: (error: unknown) => void): () => void {
  let running = false
  let again = false
  const go = async () => {
    running = true
    do {
      await wait(gatheringMilliseconds)
      again = false
      await run().catch(report)
    } while (again)
    running = false
  }
  return () => {
    if (running) again = true
    else void go()
  }
}
