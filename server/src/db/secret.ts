/** Keys this installation makes for itself on first start. Several servers starting at once agree on one. */
import { randomBytes } from 'node:crypto'
import { type Database, statement } from './database.ts'

const keep = statement('secret_make', 'insert into secrets (name, value) values ($1, $2) on conflict (name) do nothing')
const find = statement('secret_find', 'select value from secrets where name = $1')

const anything = async () => randomBytes(32).toString('base64url')

export async function secretOf(database: Database, name: string, make = anything): Promise<string> {
  const [known] = await database.rows<{ value: string }>(find, [name])
  if (known) return known.value
  await database.rows(keep, [name, await make()])
  const [row] = await database.rows<{ value: string }>(find, [name])
  return row!.value
}
