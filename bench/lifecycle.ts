/**
 * lifecycle: submit, claim, accept and grant each of four parts until the case concludes, with a citizen's read after
 * each of the 13 writes. The product, the HTTP floor and pgbench take turns in the same run on the same machine.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { freePort } from '../scripts/lib/free-port.ts'
import { floorSchema, pgbenchScript, story } from './floor-sql.ts'
import { type Answer, Connection } from './keep-alive.ts'
import { median, percentile, printTable } from './numbers.ts'
import { type Cluster, startPostgres } from './postgres.ts'
import { copyDrafts, copyOf, makeTemplate, type People, signInAll, type Template } from './restaurant.ts'
import { type ServerProcess, startServer } from './server-process.ts'

export interface LifecycleOptions {
  rounds: number
  seconds: number
  clients: number
  drafts: number
  /** Where the product's CPU profile goes; none is taken without it. */
  profile?: string
}

const productScript = fileURLToPath(new URL('../server/src/main.ts', import.meta.url))
const floorScript = fileURLToPath(new URL('./floor-server.ts', import.meta.url))

// ── one lifecycle ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Runs one lifecycle on a connection and adds the milliseconds of each step: the write and the read that shows it. */
type Lifecycle = (connection: Connection, client: number, steps: number[]) => Promise<void>

interface Seen {
  state: string
  parts: { part: string; state: string }[]
}

async function step(
  steps: number[],
  write: () => Promise<Answer>,
  read: () => Promise<Answer>,
  shows: (seen: Seen) => boolean,
) {
  const began = performance.now()
  const written = await write()
  if (written.status !== 200) throw new Error(`the write was answered ${written.status} ${written.body}`)
  const seen = await read()
  steps.push(performance.now() - began)
  if (seen.status !== 200 || !shows(JSON.parse(seen.body)))
    throw new Error(`the read does not show the step: ${seen.status} ${seen.body}`)
}

const stateOf = (seen: Seen, part: string) => seen.parts.find(one => one.part === part)?.state

/** Accepted and examined in one act; nobody has to come and look. */
const examined = '{"verdict":"complete","opinion":{"result":"granted"},"noInspection":"材料足以判断"}'

function productLifecycle(template: Template, people: People[], drafts: number): Lifecycle {
  let next = 1
  const body = JSON.stringify({ reviewedHash: template.reviewedHash })
  return async (connection, client, steps) => {
    if (next > drafts) throw new Error(`all ${drafts} drafts are used up: give more with --drafts`)
    const { caseNo, code } = copyOf(template, next++)
    const { applicant, reviewers, deciders } = people[client % people.length]!
    const read = () => connection.request('GET', `/api/track/${caseNo}?code=${code}`)
    await step(
      steps,
      () => connection.request('POST', `/api/cases/${caseNo}/submission`, applicant, body),
      read,
      seen => template.parts.every(({ part }) => stateOf(seen, part) === 'submitted'),
    )
    const acts = [
      ['claim', '{}', 'submitted', reviewers], // who claimed it is not the public's business
      ['verdict', examined, 'accepted', reviewers],
      ['decision', '{"result":"granted"}', 'granted', deciders],
    ] as const
    for (const [act, content, state, officers] of acts)
      for (const { part, authority } of template.parts) {
        const path = `/api/sub-cases/${caseNo}/${part}/${act}`
        const isLast = act === 'decision' && part === template.parts.at(-1)?.part
        await step(
          steps,
          () => connection.request('POST', path, officers.get(authority), content),
          read,
          seen => stateOf(seen, part) === state && seen.state === (isLast ? 'concluded' : 'inProgress'),
        )
      }
  }
}

function floorLifecycle(form: unknown, round: () => number): Lifecycle {
  let next = 1
  const shown = { submit: 'submitted', claim: 'submitted', verdict: 'accepted', decision: 'granted' }
  return async (connection, _client, steps) => {
    const no = `F${round()}-${next++}`
    for (const [place, { step: act, part, last }] of story.entries()) {
      const content = JSON.stringify({
        part,
        seq: place + 1,
        last,
        ...(act === 'submit' && { form: JSON.stringify(form) }),
      })
      await step(
        steps,
        () => connection.request('POST', `/cases/${no}/${act}`, '', content),
        () => connection.request('GET', `/cases/${no}`),
        seen => stateOf(seen, part || 'E3.1') === shown[act],
      )
    }
  }
}

// ── rounds ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Round {
  perSecond: number
  steps: number[]
  serverCpu: number
  databaseCpu: number
  walBytes: number
}

/** What the database has spent so far. */
interface Meter {
  walBytes(): Promise<number>
  cpuSeconds(): number
}

interface Contender {
  name: string
  rounds: Round[]
  run(seconds: number): Promise<Round>
}

/** Clients work without a pause until the time is over; the lifecycle each is in is finished and counted. */
async function drive(
  server: ServerProcess,
  clients: number,
  seconds: number,
  one: Lifecycle,
  meter: Meter,
): Promise<Round> {
  const connections = await Promise.all(Array.from({ length: clients }, () => Connection.open(server.port)))
  const steps: number[] = []
  let done = 0
  const spent = async () => ({
    server: server.cpuSeconds(),
    database: meter.cpuSeconds(),
    wal: await meter.walBytes(),
  })
  const before = await spent()
  const began = performance.now()
  const end = began + seconds * 1000
  await Promise.all(
    connections.map(async (connection, client) => {
      while (performance.now() < end) {
        await one(connection, client, steps)
        done++
      }
    }),
  ).finally(() => {
    for (const connection of connections) connection.close()
  })
  const took = (performance.now() - began) / 1000
  const after = await spent()
  return {
    perSecond: done / took,
    steps,
    serverCpu: (after.server - before.server) / done,
    databaseCpu: (after.database - before.database) / done,
    walBytes: (after.wal - before.wal) / done,
  }
}

/** Until V8 has compiled what is hot; before that the product, which is more code, would be measured half interpreted. */
const warmUpSeconds = 6

async function takeTurns(contenders: Contender[], { rounds, seconds }: LifecycleOptions) {
  for (const contender of contenders) await contender.run(warmUpSeconds)
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders) contender.rounds.push(await contender.run(seconds))
}

function report(title: string, contenders: Contender[], floor: Contender) {
  console.log(`\n${title}`)
  const rate = ({ rounds }: Contender) => median(rounds.map(round => round.perSecond))
  const each = ({ rounds }: Contender, pick: (round: Round) => number) => median(rounds.map(pick))
  printTable(
    ['', 'lifecycles/s', '× HTTP floor', 'step p50 ms', 'step p99 ms', 'server CPU ms', 'database CPU ms', 'WAL kB'],
    contenders.map(contender => {
      const steps = contender.rounds.flatMap(round => round.steps)
      return [
        contender.name,
        rate(contender),
        rate(contender) / rate(floor),
        percentile(steps, 0.5),
        percentile(steps, 0.99),
        each(contender, round => round.serverCpu * 1000),
        each(contender, round => round.databaseCpu * 1000),
        each(contender, round => round.walBytes / 1000),
      ]
    }),
  )
  const own = contenders[0]!
  const byRound = own.rounds.map((round, place) => round.perSecond / floor.rounds[place]!.perSecond)
  console.log(`product ÷ HTTP floor, round by round: ${byRound.map(one => one.toFixed(2)).join(' ')}`)
  return { rate }
}

// ── the product, ready to be driven ─────────────────────────────────────────────────────────────────────────────────

interface Place {
  databaseUrl?: string
  dataDirectory: string
}

async function startProduct(
  { databaseUrl, dataDirectory }: Place,
  profile?: string,
): Promise<ServerProcess & { home: string }> {
  const port = await freePort()
  const home = `http://127.0.0.1:${port}`
  const server = await startServer(
    productScript,
    port,
    {
      PUBLIC_URL: home,
      SANDBOX_PORT: String(await freePort()),
      DATA_DIR: dataDirectory,
      LOG_LEVEL: 'silent',
      REQUESTS_PER_MINUTE: '0',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
    profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
  )
  return { ...server, home }
}

async function prepareProduct(place: Place, drafts: number): Promise<Template> {
  const server = await startProduct(place)
  let template: Template
  try {
    template = await makeTemplate(server.home)
  } finally {
    await server.close()
  }
  await copyDrafts(place, template, drafts)
  return template
}

const signInClients = (home: string, { parts }: Template, clients: number) =>
  Promise.all(Array.from({ length: clients }, () => signInAll(home, new Set(parts.map(part => part.authority)))))

// ── the two engines ─────────────────────────────────────────────────────────────────────────────────────────────────

export async function benchOnPostgres(options: LifecycleOptions): Promise<void> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'onething-bench-files-'))
  const closing: (() => Promise<unknown>)[] = [async () => rmSync(dataDirectory, { recursive: true, force: true })]
  try {
    const cluster = await startPostgres()
    closing.push(() => cluster.close())
    const observer = new pg.Client({ connectionString: cluster.urlOf('postgres') })
    await observer.connect()
    closing.push(() => observer.end())
    await observer.query('create extension pg_stat_statements')
    await track(observer, 'none')

    const place = { databaseUrl: cluster.urlOf('onething'), dataDirectory }
    const template = await prepareProduct(place, options.drafts)
    await runScript(place.databaseUrl, floorSchema)
    const product = await startProduct(place, options.profile)
    closing.push(() => product.close())
    const people = await signInClients(product.home, template, options.clients)
    const floor = await startServer(floorScript, await freePort(), { DATABASE_URL: place.databaseUrl })
    closing.push(() => floor.close())

    const meter: Meter = {
      async walBytes() {
        const { rows } = await observer.query(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as bytes`)
        return (rows[0] as { bytes: number }).bytes
      },
      cpuSeconds: cluster.cpuSeconds,
    }
    const ours = productLifecycle(template, people, options.drafts)
    let floorRound = 0
    const bare = floorLifecycle(template.form, () => floorRound)
    const contenders: Contender[] = [
      { name: 'OneThing', rounds: [], run: seconds => drive(product, options.clients, seconds, ours, meter) },
      {
        name: 'HTTP floor',
        rounds: [],
        run(seconds) {
          floorRound++
          return drive(floor, options.clients, seconds, bare, meter)
        },
      },
      pgbench(cluster, template, dataDirectory, options.clients, meter),
    ]
    await takeTurns(contenders, options)
    const statements = await countStatements(observer, () => drive(product, 1, 2, ours, meter))
    describeWorkload(template, options)
    report('lifecycle on PostgreSQL', contenders, contenders[1]!)
    console.log(`statements of the product per lifecycle (13 writes, 13 reads): ${statements}`)
  } finally {
    for (const close of closing.reverse()) await close().catch(error => console.error(error))
  }
}

export async function benchOnPglite(options: LifecycleOptions): Promise<void> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'onething-bench-pglite-'))
  const floorDirectory = mkdtempSync(join(tmpdir(), 'onething-bench-floor-'))
  const closing: (() => Promise<unknown>)[] = [
    async () => {
      for (const directory of [dataDirectory, floorDirectory]) rmSync(directory, { recursive: true, force: true })
    },
  ]
  try {
    const place = { dataDirectory }
    const template = await prepareProduct(place, options.drafts)
    await makePgliteFloor(floorDirectory)
    const product = await startProduct(place, options.profile)
    closing.push(() => product.close())
    const people = await signInClients(product.home, template, options.clients)
    const floor = await startServer(floorScript, await freePort(), { DATA_DIR: join(floorDirectory, 'database') })
    closing.push(() => floor.close())

    const embedded: Meter = { walBytes: async () => Number.NaN, cpuSeconds: () => 0 }
    const ours = productLifecycle(template, people, options.drafts)
    const bare = floorLifecycle(template.form, () => 0)
    const contenders: Contender[] = [
      { name: 'OneThing', rounds: [], run: seconds => drive(product, options.clients, seconds, ours, embedded) },
      { name: 'HTTP floor', rounds: [], run: seconds => drive(floor, options.clients, seconds, bare, embedded) },
    ]
    await takeTurns(contenders, options)
    report('lifecycle on PGlite', contenders, contenders[1]!)
  } finally {
    for (const close of closing.reverse()) await close().catch(error => console.error(error))
  }
}

function describeWorkload({ formBytes, evidence, parts }: Template, { clients, rounds, seconds }: LifecycleOptions) {
  console.log(
    `\nlifecycle: ${parts.length} services, a form of ${(formBytes / 1000).toFixed(1)} kB, ${evidence} materials; ` +
      `${clients} clients, ${rounds} interleaved rounds of ${seconds} s, medians`,
  )
}

/** The product's migrations make the tables that the floor copies. */
async function makePgliteFloor(directory: string) {
  const { openDatabase } = await import('../server/src/db/open.ts')
  const { migrate } = await import('../server/src/db/migrate.ts')
  const { database } = await openDatabase(undefined, directory)
  await migrate(database, new Date())
  await database.close()
  const lite = await PGlite.create({ dataDir: join(directory, 'database') })
  await lite.exec(floorSchema)
  await lite.close()
}

async function runScript(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

function pgbench(cluster: Cluster, template: Template, directory: string, clients: number, meter: Meter): Contender {
  const script = join(directory, 'lifecycle.pgbench')
  writeFileSync(script, pgbenchScript(JSON.stringify(template.form, null, 1)))
  let round = 0
  return {
    name: 'pgbench',
    rounds: [],
    async run(seconds) {
      const walBefore = await meter.walBytes()
      const { stdout } = await promisify(execFile)('pgbench', [
        ...['-h', '127.0.0.1', '-p', String(cluster.port), '-U', cluster.user, '-n', '-M', 'prepared'],
        ...['-c', String(clients), '-j', '2', '-T', String(Math.ceil(seconds)), '-f', script],
        ...['-D', 'n=0', '-D', `round=${++round}`, 'onething'],
      ])
      const found = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1])
      const done = found(/transactions actually processed: (\d+)/)
      return {
        perSecond: found(/tps = ([\d.]+)/),
        steps: [],
        serverCpu: Number.NaN,
        databaseCpu: Number.NaN,
        walBytes: ((await meter.walBytes()) - walBefore) / done,
      }
    },
  }
}

async function track(observer: pg.Client, what: 'none' | 'top') {
  await observer.query(`alter system set pg_stat_statements.track = '${what}'`)
  await observer.query('select pg_reload_conf()')
  await new Promise(resolve => setTimeout(resolve, 300))
}

/** Counted in a short run of its own, because counting costs. */
async function countStatements(observer: pg.Client, run: () => Promise<Round>): Promise<string> {
  await track(observer, 'top')
  await observer.query('select pg_stat_statements_reset()')
  const { steps } = await run()
  const lifecycles = steps.length / 13
  const { rows } = await observer.query(
    `select s.query, s.calls::int, (s.total_exec_time + s.total_plan_time) as milliseconds, s.total_plan_time as planning
     from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = 'onething'`,
  )
  await track(observer, 'none')
  const own = (rows as Counted[]).filter(({ query }) => !query.includes('pgboss'))
  const sum = (pick: (row: Counted) => number) => own.reduce((total, row) => total + pick(row), 0) / lifecycles
  return [
    `${sum(row => row.calls).toFixed(1)}, ${sum(row => row.milliseconds).toFixed(1)} ms in the database, ${sum(row => row.planning).toFixed(1)} ms of it planning`,
    ...own
      .filter(({ calls }) => calls / lifecycles >= 0.5)
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .map(
        ({ query, calls, milliseconds }) =>
          `  ${(calls / lifecycles).toFixed(1).padStart(5)} × ${(milliseconds / calls).toFixed(2)} ms  ${query.replaceAll(/\s+/g, ' ').slice(0, 70)}…`,
      ),
  ].join('\n')
}

interface Counted {
  query: string
  calls: number
  milliseconds: number
  planning: number
}
