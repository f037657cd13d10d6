/** The HTTP floor: Fastify and one prepared statement per request, nothing else. Started by lifecycle.ts. */
import { PGlite } from '@electric-sql/pglite'
import Fastify from 'fastify'
import pg from 'pg'
import { type FloorStep, floorSteps, numbered, type Parameter } from './floor-sql.ts'

type Values = Partial<Record<Parameter, unknown>>
const { PORT, HOST, DATABASE_URL, DATA_DIR } = process.env

const prepared = Object.fromEntries(Object.entries(floorSteps).map(([name, text]) => [name, numbered(text)])) as Record<
  FloorStep,
  ReturnType<typeof numbered>
>
const query = DATABASE_URL ? await overPostgres(DATABASE_URL) : await overLite(DATA_DIR!)
const run = (step: FloorStep, values: Values) => {
  const { text, names } = prepared[step]
  return query(
    step,
    text,
    names.map(name => values[name]),
  )
}

async function overPostgres(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 16 })
  await pool.query('select 1')
  return async (name: string, text: string, values: unknown[]) => (await pool.query({ name, text, values })).rows
}

async function overLite(directory: string) {
  const lite = await PGlite.create({ dataDir: directory })
  return async (_name: string, text: string, values: unknown[]) => (await lite.query(text, values)).rows
}

const app = Fastify({ logger: false })
app.get('/readyz', async () => ({ ready: true }))
app.post('/cases/:no/:step', async request => {
  const { no, step } = request.params as { no: string; step: FloorStep }
  await run(step, { no, ...(request.body as Values) })
  return { no, step }
})
app.get('/cases/:no', async request => {
  const { no } = request.params as { no: string }
  return (await run('track', { no }))[0]
})
await app.listen({ port: Number(PORT), host: HOST })
process.once('SIGTERM', () => process.exit(0))
