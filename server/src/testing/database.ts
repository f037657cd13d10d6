/** A freshly migrated database for a test: PGlite in memory, or one of its own on the server of `TEST_DATABASE_URL`. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { liteDatabase, liteParsers, type OpenDatabase, openDatabase } from '../db/open.ts'
import { administer, databaseUrl } from './postgres.ts'

export interface TestDatabase extends OpenDatabase {
  drop(): Promise<void>
}

export async function testDatabase(): Promise<TestDatabase> {
  const template = inject('template')
  return 'dump' in template ? liteCopy(template.dump) : postgresCopy(template.server, template.template)
}

async function liteCopy(dump: string): Promise<TestDatabase> {
  const pglite = await PGlite.create({ loadDataDir: new Blob([readFileSync(dump)]), parsers: liteParsers })
  const database = liteDatabase(pglite)
  return { database, engine: { pglite }, drop: () => database.close() }
}

async function postgresCopy(server: string, template: string): Promise<TestDatabase> {
  const name = `${template}_${randomBytes(4).toString('hex')}`
  await administer(server, `create database ${name} template ${template}`)
  const opened = await openDatabase(databaseUrl(server, name), '')
  return {
    ...opened,
    async drop() {
      await opened.database.close()
      await administer(server, `drop database ${name} with (force)`)
    },
  }
}
