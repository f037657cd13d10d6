/** A PostgreSQL of its own for one run, as durable as the product's must be, and what its processes have spent. */
import { startPostgres as startThrowaway } from '../scripts/lib/throwaway-postgres.ts'
import { childrenOf, cpuSecondsOf } from './server-process.ts'

const settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  random_page_cost: '1.1',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  max_connections: '100',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
}

export interface Cluster {
  port: number
  user: string
  urlOf(database: string): string
  /** Of all its processes so far; those that ended meanwhile are lost. */
  cpuSeconds(): number
  close(): Promise<void>
}

export async function startPostgres(): Promise<Cluster> {
  const { url, pid, stop } = await startThrowaway(settings)
  const { port, username } = new URL(url)
  return {
    port: Number(port),
    user: username,
    urlOf: database => url.replace(/\w+$/, database),
    cpuSeconds: () => childrenOf(pid).reduce((sum, child) => sum + cpuSecondsOf(child), 0),
    close: stop,
  }
}
