/** Opens the database. The one owner of its handle: whoever opens it closes it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { types as liteTypes, PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Database, Queries, Statement } from './database.ts'
import { lockDirectory } from './lock.ts'

export interface OpenDatabase {
  database: Database
  /** The engine itself, for the job queue, which brings its own adapter. */
  engine: { pglite: PGlite } | { connectionString: string }
}

const date = 1082
const timestamp = 1184
const asInstant = (text: string) => new Date(text).toISOString()

export async function openDatabase(url: string | undefined, dataDirectory: string): Promise<OpenDatabase> {
  return url ? openPostgres(url) : openLite(dataDirectory)
}

async function openPostgres(connectionString: string): Promise<OpenDatabase> {
  const parsers = new Map<number, (text: string) => unknown>([
    [date, text => text],
    [timestamp, asInstant],
    [20, Number],
  ])
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
  }
  const pool = new pg.Pool({ connectionString, max: 16, types: types as pg.CustomTypesConfig })
  pool.on('error', () => {}) // an idle connection that breaks is replaced by the next query
  await pool.query('select 1')
  const over = (client: pg.Pool | pg.PoolClient): Queries => ({
    rows: async <T>({ name, text }: Statement, values: unknown[] = []) =>
      (await client.query({ name, text, values })).rows as T[],
  })
  const database: Database = {
    kind: 'postgres',
    ...over(pool),
    async transaction(run) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const result = await run(over(client))
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw error
      } finally {
        client.release()
      }
    },
    script: async text => void (await pool.query(text)),
    close: () => pool.end(),
  }
  return { database, engine: { connectionString } }
}

export const liteParsers = { [date]: (text: string) => text, [timestamp]: asInstant, [liteTypes.INT8]: Number }

async function openLite(dataDirectory: string): Promise<OpenDatabase> {
  const inMemory = dataDirectory.startsWith('memory:')
  const directory = join(dataDirectory, 'database')
  if (!inMemory) mkdirSync(directory, { recursive: true })
  const unlock = inMemory ? () => {} : lockDirectory(dataDirectory)
  const pglite = await PGlite.create({
    dataDir: inMemory ? undefined : directory,
    parsers: liteParsers,
  })
  return { database: liteDatabase(pglite, unlock), engine: { pglite } }
}

export function liteDatabase(pglite: PGlite, unlock: () => void = () => {}): Database {
  type Runner = Pick<PGlite, 'query'>
  const over = (runner: Runner): Queries => ({
    rows: async <T>({ text }: Statement, values: unknown[] = []) => (await runner.query<T>(text, values)).rows,
  })
  return {
    kind: 'pglite',
    ...over(pglite),
    transaction: run => pglite.transaction(transaction => run(over(transaction as unknown as Runner))),
    script: async text => void (await pglite.exec(text)),
    async close() {
      await pglite.close()
      unlock()
    },
  }
}
