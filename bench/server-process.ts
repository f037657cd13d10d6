/** A server in a process of its own, as in production, and what it has spent. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ServerProcess {
  port: number
  /** User and system seconds so far. */
  cpuSeconds(): number
  close(): Promise<void>
}

export async function startServer(
  script: string,
  port: number,
  environment: Record<string, string>,
  nodeOptions: string[] = [],
): Promise<ServerProcess> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [...nodeOptions, script], {
    env: { ...inherited, PORT: String(port), HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await ready(child, port)
  return { port, cpuSeconds: () => cpuSecondsOf(child.pid!), close: () => stop(child) }
}

async function ready(child: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`the server on port ${port} ended with ${child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
  await stop(child)
  throw new Error(`the server on port ${port} was not ready within 30 s`)
}

/** Fields 14 and 15 of /proc/<pid>/stat, in ticks of 10 ms; the name before them may hold spaces. 0 for one that ended. */
export function cpuSecondsOf(pid: number): number {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return 0
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(impatience)
}
