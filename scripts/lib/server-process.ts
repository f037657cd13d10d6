/** The real server in a process of its own, to be driven over HTTP, stopped or killed. */
import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export interface ServerSettings {
  port: number
  dataDirectory: string
  /** PGlite in the data directory when absent. */
  databaseUrl: string | undefined
  /** What the server prints is added to this file. */
  log: string
}

export type ServerProcess = ReturnType<typeof startServer>

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

export function startServer({ port, dataDirectory, databaseUrl, log }: ServerSettings) {
  const output = openSync(log, 'a')
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', output, output],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
      SANDBOX_PORT: '',
      OIDC_ISSUER: '',
      ONETHING_MODE: '',
      DATA_DIR: dataDirectory,
      DATABASE_URL: databaseUrl ?? '',
      LOG_LEVEL: 'warn',
      REQUESTS_PER_MINUTE: '0',
    },
  })
  const exited = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exited
  }
  return {
    kill: () => end('SIGKILL'),
    /** Answers its exit code. */
    stop: () => end('SIGTERM'),
    async ready(patience = 120_000) {
      const until = performance.now() + patience
      while (!(await isReady(port))) {
        if (child.exitCode !== null || performance.now() > until)
          throw new Error(`The server did not become ready:\n${readFileSync(log, 'utf8').slice(-3000)}`)
        await wait(50)
      }
    },
  }
}

export async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/readyz`, { signal: AbortSignal.timeout(5000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
