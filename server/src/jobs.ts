/**
 * All scheduled work, on one page. Times are those of Henan. What follows a command is not scheduled here: it is written
 * with the command (consequences/) and started at once; the sweep only picks up what a crash left.
 */
import { setTimeout as wait } from 'node:timers/promises'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { fromPglite, PgBoss } from 'pg-boss'
import { type CaseDeps, carryOut } from './cases/cases.ts'
import type { IssuingDeps } from './cases/issuing.ts'
import type { Publications } from './catalogue/publications.ts'
import { dateInHenan } from './clock.ts'
import { carryOutAll } from './consequences/consequences.ts'
import { statement } from './db/database.ts'
import type { OpenDatabase } from './db/open.ts'

const system = { id: 'system', name: '系统' }

export interface JobDeps extends CaseDeps {
  publications: Publications
}

/** What the schedule needs beyond what a single job does. */
export interface ScheduleDeps extends JobDeps, IssuingDeps {}

interface Reporting {
  report(error: unknown): void
}

const schedule: Record<string, { cron: string; run: (deps: ScheduleDeps & Reporting) => Promise<unknown> }> = {
  /** 行政许可法 32: silence past the window is acceptance; what is to be corrected is told before it closes. */
  'intake-windows': { cron: '*/10 * * * *', run: closeIntakeWindows },
  /** 逾期未补正: only the affected parts. */
  'correction-deadlines': { cron: '5-59/10 * * * *', run: expireCorrections },
  /** 容缺逾期未补交: only the affected parts. */
  'deferral-deadlines': { cron: '8-59/10 * * * *', run: expireDeferrals },
  'consequences-left-over': { cron: '* * * * *', run: deps => carryOutAll(deps, deps.report) },
  'sessions-expired': { cron: '17 3 * * *', run: deleteExpiredSessions },
}

const silentCases = statement(
  'cases_silent',
  `select distinct case_no from sub_cases
   where state = 'submitted' and intake_due <= $1::date
     and (verdict is null and intake_due < $1::date or verdict->>'verdict' = 'correct')
   limit 500`,
)
const overdueCorrections = statement(
  'corrections_overdue',
  'select distinct case_no from corrections where closed_at is null and answer_by < $1::date limit 500',
)
const overdueDeferrals = statement(
  'deferrals_overdue',
  `select distinct case_no from sub_cases
   where deferral is not null and ended_on is null and deferral->>'by' < $1 and deferral->>'suppliedOn' is null limit 500`,
)
const expiredSessions = statement('sessions_expired', 'delete from sessions where expires_at < $1::timestamptz')

export async function closeIntakeWindows(deps: JobDeps) {
  for (const caseNo of await due(deps, silentCases))
    await carryOut(deps, {
      caseNo,
      by: system,
      key: null,
      mayAct() {},
      decide: (file, act, { row }) => lifecycle.deemAccepted(file, act, correctionDays(deps, row.region)),
    })
}

export async function expireCorrections(deps: JobDeps) {
  for (const caseNo of await due(deps, overdueCorrections))
    await carryOut(deps, {
      caseNo,
      by: system,
      key: null,
      mayAct() {},
      decide: (file, act) => lifecycle.expireCorrection(file, act),
    })
}

export async function expireDeferrals(deps: JobDeps) {
  for (const caseNo of await due(deps, overdueDeferrals))
    await carryOut(deps, {
      caseNo,
      by: system,
      key: null,
      mayAct() {},
      decide: (file, act) => lifecycle.expireDeferrals(file, act),
    })
}

async function due(deps: JobDeps, query: typeof silentCases): Promise<string[]> {
  const rows = await deps.database.rows<{ case_no: string }>(query, [dateInHenan(deps.clock.now())])
  return rows.map(row => row.case_no)
}

const correctionDays = ({ publications }: JobDeps, region: string) =>
  Number(publications.place(region)?.parameters['correction.answer-days']?.value ?? 15)

function deleteExpiredSessions({ database, clock }: JobDeps) {
  return database.rows(expiredSessions, [clock.now().toISOString()])
}

/** Starts the schedule. Each job runs once, however many servers there are. */
export async function startJobs({ engine }: OpenDatabase, deps: ScheduleDeps, report: (error: unknown) => void) {
  const boss = new PgBoss(
    'pglite' in engine ? { db: fromPglite(engine.pglite) } : { connectionString: engine.connectionString, max: 3 },
  )
  boss.on('error', report)
  await boss.start()
  for (const [name, { cron, run }] of Object.entries(schedule)) {
    await boss.createQueue(name, { policy: 'singleton', retryLimit: 3, expireInSeconds: 300 })
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' })
    await boss.work(name, { pollingIntervalSeconds: 15 }, async () => void (await run({ ...deps, report })))
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
