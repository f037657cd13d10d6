/** A PostgreSQL of its own for one run: made, started, and thrown away. It is durable, as the product's must be. */
import { execFileSync, spawn } from 'node:child_process'
import { appendFileSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { childrenOf, cpuSecondsOf, freePort, stop } from './server-process.ts'

const settings = [
  'fsync = on',
  'synchronous_commit = on',
  'random_page_cost = 1.1',
  'shared_buffers = 256MB',
  'max_wal_size = 4GB',
  'checkpoint_timeout = 30min',
  'max_connections = 100',
  "listen_addresses = '127.0.0.1'",
  "shared_preload_libraries = 'pg_stat_statements'",
  "pg_stat_statements.track = 'none'",
  'pg_stat_statements.track_planning = on',
]

export interface Cluster {
  port: number
  urlOf(database: string): string
  /** Of all its processes so far; those that ended meanwhile are lost. */
  cpuSeconds(): number
  close(): Promise<void>
}

export async function startPostgres(): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'onething-bench-postgres-'))
  const port = await freePort()
  const owner = unprivileged()
  if (owner) chownSync(directory, owner.uid, owner.gid)
  const as = { cwd: directory, ...owner }
  const data = join(directory, 'data')
  execFileSync('initdb', ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], {
    ...as,
    stdio: 'ignore',
  })
  appendFileSync(
    join(data, 'postgresql.conf'),
    [...settings, `port = ${port}`, `unix_socket_directories = '${directory}'`].join('\n'),
  )
  const server = spawn('postgres', ['-D', data], { ...as, stdio: 'ignore' })
  const urlOf = (database: string) => `postgres://bench@127.0.0.1:${port}/${database}`
  const close = async () => {
    await stop(server, 'SIGINT')
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await answering(urlOf('postgres'))
  } catch (error) {
    await close()
    throw error
  }
  const cpuSeconds = () => childrenOf(server.pid!).reduce((sum, pid) => sum + cpuSecondsOf(pid), 0)
  return { port, urlOf, cpuSeconds, close }
}

/** PostgreSQL refuses to run as root, so root lends itself to an account without rights. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const account of ['postgres', 'nobody']) {
    try {
      const [, , uid, gid] = execFileSync('getent', ['passwd', account], { encoding: 'utf8' }).split(':')
      return { uid: Number(uid), gid: Number(gid) }
    } catch {
      // no such account here: the next one
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a postgres nor a nobody account')
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.query('select 1')
      return
    } catch (error) {
      if (attempt === 100) throw error
      await sleep(100)
    } finally {
      await client.end().catch(() => {})
    }
  }
}
