/** The composition root: settings → database → catalogue → partners → HTTP → jobs. Everything is wired here, by hand. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AppParts, buildApp } from './app.ts'
import { recentCases } from './cases/recent.ts'
import { openChecking } from './catalogue/checking.ts'
import { openPublications } from './catalogue/publications.ts'
import { systemClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { carryOutAll } from './consequences/consequences.ts'
import { checkWaiting } from './data-checks/data-checks.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { secretOf } from './db/secret.ts'
import { openDemoClock, refuseMovedClock } from './demo/demo-clock.ts'
import { openDocuments } from './documents/documents.ts'
import { openOrgans } from './documents/organs.ts'
import { diskFiles } from './files/disk.ts'
import { startJobs, waker } from './jobs.ts'
import { connectPartners } from './partners/partners.ts'
import { createSessions } from './people/sessions.ts'
import { offerFiles } from './revisions/revisions.ts'
import { sendWaiting } from './sms/sending.ts'
import { welcome } from './welcome.ts'

const patience = 5000
/** How soon this server knows what another one published; a case that began there is found at once. */
const betweenReadings = 10_000
/** How soon this server follows a demo clock that was moved at another one. */
const betweenGlances = 1000

export async function start(config: Config) {
  const realTime = systemClock
  mkdirSync(config.dataDirectory, { recursive: true })
  const opened = await openDatabase(config.databaseUrl, config.dataDirectory)
  const { database } = opened
  await migrate(database, realTime.now())
  if (config.production) await refuseMovedClock(database)
  const demoClock = config.production ? undefined : await openDemoClock(database, realTime)
  const clock = demoClock ?? realTime
  const publications = await openPublications(database, clock)
  if (publications.offered) await offerFiles({ database, clock, publications }, publications.offered)
  const secret = await secretOf(database, 'installation')
  const partners = await connectPartners(config, publications.authorityData, clock)

  let stopping = false
  const report = (error: unknown) => app.log.error(error)
  /** On their own: a slow gateway holds up no message of the inbox. */
  const sendSms = waker(
    () => sendWaiting(parts),
    error => report(error),
  )
  /** On their own as well: the exchange may take its time. */
  const checkData = waker(
    () => checkWaiting(parts, report),
    error => report(error),
  )
  const parts: AppParts = {
    config,
    clock,
    realTime,
    demoClock,
    database,
    publications,
    checking: openChecking(),
    secret,
    calendar: publications.calendar,
    recent: recentCases(),
    regions: publications.regions,
    sessions: createSessions(database, realTime),
    files: diskFiles(join(config.dataDirectory, 'files')),
    documents: openDocuments({ publicUrl: config.publicUrl }),
    organs: await openOrgans({
      ...config.organs,
      database,
      clock,
      production: config.production,
      authorities: () => publications.authorityData,
    }),
    wake: waker(
      async () => {
        await carryOutAll(parts, report)
        sendSms()
        checkData()
      },
      error => report(error),
    ),
    report,
    notReady: () => (stopping ? 'the server is stopping' : null),
    http: { logLevel: config.logLevel, publicUrl: config.publicUrl, requestsPerMinute: config.requestsPerMinute },
    ...partners,
  }
  const app = await buildApp(parts)
  await app.listen({ port: config.port, host: config.host })
  const jobs = await startJobs(opened, parts, report)
  parts.wake()
  const timers = [setInterval(() => void publications.refresh().catch(report), betweenReadings)]
  // PGlite serves this process alone, so nobody else can have moved it.
  if (demoClock && database.kind === 'postgres')
    timers.push(setInterval(() => void demoClock.refresh().catch(report), betweenGlances))

  return {
    app,
    exchangeSandbox: partners.exchangeSandbox,
    async stop() {
      stopping = true
      for (const timer of timers) clearInterval(timer)
      // A browser may hold a connection it never used; it does not keep the server from stopping.
      setTimeout(() => app.server.closeAllConnections(), patience).unref()
      await app.close()
      await jobs.stop()
      await partners.close()
      await database.close()
    },
  }
}

if (import.meta.main) await run()

async function run() {
  const began = performance.now()
  try {
    const config = readConfig(process.env)
    const server = await start(config)
    console.log(welcome(config, server.exchangeSandbox, performance.now() - began))
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        server.stop().then(() => process.exit(0), giveUp)
      })
  } catch (error) {
    giveUp(error)
  }
}

/** What an operator needs is the sentence; the stack is for LOG_LEVEL=debug. */
function giveUp(error: unknown): never {
  console.error(process.env.LOG_LEVEL === 'debug' ? error : `OneThing did not start: ${(error as Error).message}`)
  process.exit(1)
}
