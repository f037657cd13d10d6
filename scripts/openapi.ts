/**
 * Writes docs/openapi.json from the routes and web/src/api/schema.ts from that. `--check` writes nothing and fails when
 * either is stale, so that the description and the screens' types cannot drift from the server.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { migrate } from '../server/src/db/migrate.ts'
import { openDatabase } from '../server/src/db/open.ts'
import { namedSchemas } from '../server/src/http/schemas.ts'
import { startTestApp } from '../server/src/testing/app.ts'

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const check = process.argv.includes('--check')

const app = await startTestApp('2026-06-01T02:00:00Z', async () => {
  const { database, engine } = await openDatabase(undefined, 'memory://')
  await migrate(database, new Date(0))
  return { database, engine, drop: () => database.close() }
})
const { body } = await app.anyone.get<{ components?: object; servers?: object }>('/api/openapi.json')
await app.close()

const document = { ...body, servers: [{ url: '/' }], components: { schemas: namedSchemas } }
const description = `${JSON.stringify(document, null, 1)}\n`
const types = `/** Generated from docs/openapi.json by \`npm run openapi\`. Do not edit. */\n${astToString(
  await openapiTypescript({ ...JSON.parse(description), paths: {} }, { alphabetize: true }),
)}`

let stale = 0
for (const [name, content] of [
  ['docs/openapi.json', description],
  ['web/src/api/schema.ts', types],
] as const) {
  if (!check) writeFileSync(path(name), content)
  else if (readOr(path(name)) !== content) {
    console.error(`${name} is stale: run npm run openapi`)
    stale++
  }
}
process.exit(stale)

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
