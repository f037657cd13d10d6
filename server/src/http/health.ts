/** /healthz: the process answers. /readyz: it can serve, else 503 with why. */
import type { Database } from '../db/database.ts'
import { statement } from '../db/database.ts'
import type { App } from './server.ts'

const ping = statement('ping', 'select 1 as one')

export function healthRoutes(app: App, database: Database, notReady: () => string | null) {
  const schema = { hide: true }
  app.get('/healthz', { config: { access: 'public' }, schema }, () => ({ status: 'alive' }))
  app.get('/readyz', { config: { access: 'public' }, schema }, async (_request, reply) => {
    const why = notReady() ?? (await reachable(database))
    return why === null ? { status: 'ready' } : reply.status(503).send({ status: 'not ready', why })
  })
}

async function reachable(database: Database): Promise<string | null> {
  try {
    await Promise.race([
      database.rows(ping),
      new Promise((_, reject) => setTimeout(() => reject(new Error('it did not answer within 2 s')), 2000).unref()),
    ])
    return null
  } catch (error) {
    return `the database cannot be reached: ${(error as Error).message}`
  }
}
