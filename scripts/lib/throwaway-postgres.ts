/** A PostgreSQL of its own for a test or a bench: made in a temporary folder, gone afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './free-port.ts'

export interface ThrowawayPostgres {
  url: string
  /** The process whose children serve the connections. */
  pid: number
  stop(): Promise<void>
}

/** @param settings e.g. `{ random_page_cost: '1.1' }`; whatever is not named is as PostgreSQL ships it, fsync included */
export async function startPostgres(settings: Record<string, string> = {}): Promise<ThrowawayPostgres> {
  const binaries = findBinaries()
  const owner = unprivilegedUser()
  const folder = mkdtempSync(join(tmpdir(), 'onething-postgres-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const options = { ...owner, cwd: folder }
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'onething', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...options, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const port = await freePort()
  const asked = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: folder, ...settings }
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...Object.entries(asked).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...options, stdio: 'ignore' },
  )
  const url = `postgresql://onething@127.0.0.1:${port}/onething`
  const stop = async () => {
    await stopped(server)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await makeDatabase(url, server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, pid: server.pid!, stop }
}

function findBinaries(): string {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions.map(one => join(packaged, one, 'bin'))]
  const found = folders.find(folder => ['initdb', 'postgres'].every(name => existsSync(join(folder, name))))
  if (found) return found
  throw new Error('No PostgreSQL server: initdb and postgres are neither on the PATH nor in /usr/lib/postgresql/*/bin')
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {}
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody')
}

async function makeDatabase(url: string, server: ChildProcess) {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url.replace(/\w+$/, 'postgres') })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('create database onething')
      return
    } catch (error) {
      if (attempt === 100 || server.exitCode !== null) throw error
      await wait(100)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** SIGINT is the fast shutdown. */
function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    server.once('exit', () => resolve())
    server.kill('SIGINT')
  })
}
