/** Keys this installation makes for itself on first start. Several servers starting at once agree on one. */
import { randomBytes } from 'node:crypto'
import { type Database, statement } from './database.ts'

const make = statement('secret_make', 'insert into secrets (name, value) values ($1, $2) on conflict (name) do nothing')
const find = statement('secret_find', 'select value from secrets where name = $1')

export async function secretOf(database: Database, name: string): Promise<string> {
  await database.rows(make, [name, randomBytes(32).toString('base64url')])
  const [row] = await database.rows<{ value: string }>(find, [name])
  return row!.value
}
