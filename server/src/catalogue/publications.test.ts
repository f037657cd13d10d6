/** A new version of the program brings changed catalogue files; what was published at the desk is not overridden. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { offerFiles } from '../revisions/revisions.ts'
import { listRevisions } from '../revisions/store.ts'
import { wholeCatalogue } from '../testing/catalogue.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { insertPublication, listPublications, putContent } from './publication-store.ts'
import { openPublications, province } from './publications.ts'

const clock = { now: () => new Date('2026-06-01T02:00:00Z') }
let opened: TestDatabase
beforeAll(async () => {
  opened = await testDatabase()
})
afterAll(() => opened.drop())

const older = structuredClone(wholeCatalogue)
older.rules['sewage-to-public-sewer']!.basis = '旧的依据'

async function publish(content: object, by: string) {
  const { database } = opened
  const at = clock.now().toISOString()
  await insertPublication(database, (await listPublications(database)).length + 1, {
    catalogue: await putContent(database, content),
    overlays: {},
    scope: province,
    title: '试验',
    published_at: at,
    published_by: by,
    published_name: by,
    effective_at: at,
    revision: null,
    restores: null,
  })
}

test('files alone: the changed files are the next publication, the same files are none', async () => {
  await publish(older, 'catalogue files')
  expect((await openPublications(opened.database, clock)).current.number).toBe(2)
  expect((await openPublications(opened.database, clock)).current.number).toBe(2)
})

test('entries and choices stand in the order of the files', async () => {
  const { current } = await openPublications(opened.database, clock)
  expect(Object.keys(current.catalogue.lifeEvents)).toEqual(Object.keys(wholeCatalogue.lifeEvents))
  expect(JSON.stringify(current.catalogue)).toBe(JSON.stringify(wholeCatalogue))
})

test('after a publication at the desk, changed files become a revision that somebody has to look at', async () => {
  const { database } = opened
  const files = await listPublications(database)
  // As an older program left it: its files, and on top of them what the desk published.
  await database.script('delete from publications where number > 1')
  const atDesk = structuredClone(older)
  atDesk.rules['fire-safety-check']!.basis = '台上改的依据'
  await publish(atDesk, 's-cataloguer')
  const publications = await openPublications(database, clock)
  expect(publications.current.number).toBe(2)
  expect(publications.current.catalogue.rules['fire-safety-check']!.basis).toBe('台上改的依据')
  await offerFiles({ database, clock, publications }, publications.offered!)
  await offerFiles({ database, clock, publications }, publications.offered!)
  const [offered, ...more] = await listRevisions(database, [province])
  expect(more).toEqual([])
  expect(Object.keys(offered!.changes)).toEqual(['rules/sewage-to-public-sewer'])
  expect(files).toHaveLength(2)
})
