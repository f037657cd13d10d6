/** Runs a command with `TEST_DATABASE_URL` set to a PostgreSQL of its own: `node scripts/with-postgres.ts vitest run`. */
import { spawn } from 'node:child_process'
import { startPostgres } from './lib/throwaway-postgres.ts'

const [command, ...args] = process.argv.slice(2)
if (!command) throw new Error('Which command is to run?')
const postgres = await startPostgres()
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: postgres.url } })
// Ctrl+C reaches the child as well; the database has to outlive it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
process.exitCode = await new Promise<number>(resolve => {
  child.once('error', error => {
    console.error(error.message)
    resolve(1)
  })
  child.once('exit', code => resolve(code ?? 1))
})
await postgres.stop()
