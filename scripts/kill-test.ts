/**
 * kill -9 under load: `npm run test:kill -- --database pglite|postgres --kills 20`.
 * The real server is killed at random moments while another process applies and decides over HTTP and keeps a ledger of
 * every acknowledgement. Then the database is held against the ledger.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { statement } from '../server/src/db/database.ts'
import { openDatabase } from '../server/src/db/open.ts'
import { freePort } from './lib/free-port.ts'
import { type Check, checkStore } from './lib/kill-checks.ts'
import { type Entry, readLedger } from './lib/kill-ledger.ts'
import type { FromLoad, ToLoad } from './lib/kill-load.ts'
import { type ServerProcess, startServer } from './lib/server-process.ts'
import { startPostgres } from './lib/throwaway-postgres.ts'

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'pglite' },
    kills: { type: 'string', default: '20' },
    /** One with an order among its services and something to hand in. */
    'life-event': { type: 'string', default: 'P1' },
    report: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const kills = Number(options.kills)
const mostRests = 12
if (!['pglite', 'postgres'].includes(options.database) || !(kills > 0))
  throw new Error('Use --database pglite or postgres, and --kills with a number')

const folder = mkdtempSync(join(tmpdir(), 'onething-kill-'))
const ledgerPath = join(folder, 'ledger')
const began = performance.now()
const postgres = options.database === 'postgres' ? await startPostgres() : undefined
let checks: Check[] = []
try {
  checks = await killUnderLoad()
} finally {
  await postgres?.stop()
  if (!options.keep) rmSync(folder, { recursive: true, force: true })
}
const failed = checks.filter(check => check.wrong.length > 0)
if (options.report) {
  mkdirSync(dirname(options.report), { recursive: true })
  writeFileSync(
    options.report,
    JSON.stringify({ passed: checks.length - failed.length, failed: failed.length, checks }),
  )
}
process.exitCode = failed.length > 0 ? 1 : 0

async function killUnderLoad(): Promise<Check[]> {
  const port = await freePort()
  const settings = {
    port,
    dataDirectory: join(folder, 'data'),
    databaseUrl: postgres?.url,
    log: join(folder, 'server.log'),
  }
  let server: ServerProcess = startServer(settings)
  let load: ChildProcess | undefined
  try {
    await server.ready()
    load = fork(fileURLToPath(new URL('./lib/kill-load.ts', import.meta.url)), [
      String(port),
      ledgerPath,
      options['life-event'],
    ])
    const calm = await answerOf(load, 'calm')
    order(load, 'run')
    for (let kill = 1; kill <= kills; kill++) {
      await momentToKill(server, kill)
      await server.kill()
      server = startServer(settings)
    }
    order(load, 'finish')
    await answerOf(load, 'finish')
    // Once more, so that what the last commands entail is carried out by a server that did not hear them.
    await server.kill()
    server = startServer(settings)
    await server.ready()
    order(load, 'read')
    await answerOf(load, 'read')
    await wait(3000)
    let exitCode = await server.stop()
    // Documents take longer than messages: until nothing waits any more, or for so long that something is wrong.
    for (let more = 0; more < mostRests && (await waiting()) > 0; more++) {
      server = startServer(settings)
      await server.ready()
      await wait(10_000)
      exitCode = await server.stop()
    }
    return await judge('caseNo' in calm ? calm.caseNo : '', exitCode)
  } finally {
    load?.kill('SIGKILL')
    await server.kill()
  }
}

/** Mostly while it serves, sometimes before it is ready. */
async function momentToKill(server: ServerProcess, kill: number) {
  if (kill % 5 === 0) return wait(Math.random() * 1500)
  await server.ready()
  await wait(100 + Math.random() * 3000)
}

function order(load: ChildProcess, what: ToLoad) {
  load.send(what)
}

/** The load may take its time, but it may not be silent for ever or go away. */
function answerOf(load: ChildProcess, done: FromLoad['done']): Promise<FromLoad> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the load is stuck before “${done}”`)), 240_000)
    load.once('message', message => {
      clearTimeout(late)
      resolve(message as FromLoad)
    })
    load.once('exit', code => {
      clearTimeout(late)
      reject(new Error(`the load ended with ${code} before “${done}”`))
    })
  })
}

/** Consequences that nobody has carried out yet. The server is stopped meanwhile: PGlite has one reader at a time. */
async function waiting(): Promise<number> {
  const { database } = await openDatabase(postgres?.url, join(folder, 'data'))
  const rows = await database.rows(statement('kill_waiting', 'select case_no from consequences'))
  await database.close()
  return rows.length
}

async function judge(calm: string, exitCode: number | null): Promise<Check[]> {
  const ledger = readLedger(ledgerPath)
  const { database } = await openDatabase(postgres?.url, join(folder, 'data'))
  const checks = await checkStore(database, ledger, calm)
  await database.close()
  checks.push({
    name: 'the kills hit requests on their way',
    wrong: repeated(ledger).length > 0 ? [] : ['none was ever without an answer: this run proves nothing'],
  })
  checks.push({ name: 'stopped politely, it ends well', wrong: exitCode === 0 ? [] : [`exit code ${exitCode}`] })
  print(ledger, checks)
  return checks
}

function acknowledgedIn(ledger: Entry[]) {
  return ledger.filter(entry => entry.kind === 'acknowledged')
}

function repeated(ledger: Entry[]) {
  return acknowledgedIn(ledger).filter(entry => entry.attempts > 1)
}

function print(ledger: Entry[], checks: Check[]) {
  const acknowledged = acknowledgedIn(ledger)
  const cases = new Set(acknowledged.map(entry => entry.caseNo)).size
  console.log(
    `\nkill -9 on ${options.database}: ${kills + 1} kills, ${cases} cases of ${options['life-event']}, ` +
      `${acknowledged.length} writes acknowledged, ${repeated(ledger).length} of them after repeating, ` +
      `${((performance.now() - began) / 1000).toFixed(0)} s\n`,
  )
  for (const { name, wrong } of checks) {
    console.log(`  ${wrong.length === 0 ? 'holds ' : 'BROKEN'}  ${name}`)
    for (const one of wrong.slice(0, 10)) console.log(`          ${one}`)
    if (wrong.length > 10) console.log(`          and ${wrong.length - 10} more`)
  }
}
