/** Numbered SQL files, each applied once in its own transaction. A database newer than the code is refused. */
import { readdirSync, readFileSync } from 'node:fs'
import { type Database, statement } from './database.ts'

const folder = new URL('./migrations/', import.meta.url)

const findApplied = statement('migrations_applied', 'select name from migrations order by name')

export async function migrate(database: Database, now: Date): Promise<void> {
  await database.script(
    'create table if not exists migrations (name text primary key, applied_at timestamptz not null)',
  )
  const applied = new Set((await database.rows<{ name: string }>(findApplied)).map(row => row.name))
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  const unknown = [...applied].filter(name => !files.includes(name))
  if (unknown.length > 0)
    throw new Error(
      `The database was migrated by a newer version (${unknown.join(', ')}). Start that version, or restore a backup.`,
    )
  for (const name of files) {
    if (applied.has(name)) continue
    const sql = readFileSync(new URL(name, folder), 'utf8')
    await database.script(
      `begin;\n${sql}\ninsert into migrations (name, applied_at) values ('${name}', '${now.toISOString()}');\ncommit;`,
    )
  }
}
