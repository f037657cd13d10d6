/** Once for a test run: a migrated database to copy from, so that every test file has one of its own at once. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { administer, databaseUrl } from './postgres.ts'

/** What test files copy: a dumped PGlite, or a template on the server of `TEST_DATABASE_URL`. */
export type Template = { dump: string } | { server: string; template: string }

declare module 'vitest' {
  interface ProvidedContext {
    template: Template
  }
}

export default async function prepareDatabase(project: TestProject): Promise<() => unknown> {
  const server = process.env.TEST_DATABASE_URL
  const { template, remove } = server ? await onPostgres(server) : await onPglite()
  project.provide('template', template)
  return remove
}

async function onPglite() {
  const directory = mkdtempSync(join(tmpdir(), 'onething-test-'))
  const { database, engine } = await openDatabase(undefined, 'memory:')
  await migrate(database, new Date())
  if (!('pglite' in engine)) throw new Error('a database without an address is PGlite')
  const dump = join(directory, 'migrated.tar')
  writeFileSync(dump, Buffer.from(await (await engine.pglite.dumpDataDir('none')).arrayBuffer()))
  await database.close()
  return { template: { dump } as Template, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

async function onPostgres(server: string) {
  const template = `onething_test_${randomBytes(4).toString('hex')}`
  await administer(server, `create database ${template}`)
  const { database } = await openDatabase(databaseUrl(server, template), '')
  await migrate(database, new Date())
  await database.close()
  return {
    template: { server, template } as Template,
    remove: () => administer(server, `drop database if exists ${template} with (force)`),
  }
}
