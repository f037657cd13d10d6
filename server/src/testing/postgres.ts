/** Making and dropping databases on a PostgreSQL that tests may use as they like. */
import pg from 'pg'

/** One statement that cannot run inside a transaction, on a connection of its own. */
export async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
