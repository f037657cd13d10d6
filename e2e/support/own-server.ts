/** A server of its own for a story that moves the clock: it never goes back, and other stories go on today. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { freePort } from '../../scripts/lib/free-port.ts'
import { type ServerProcess, startServer } from '../../scripts/lib/server-process.ts'
import { signInPath, test } from './story.ts'

/** Started before the stories of the file and stopped after them. */
export function ownServer() {
  const folder = mkdtempSync(join(tmpdir(), 'onething-story-'))
  const own = { baseURL: '' }
  let server: ServerProcess
  test.beforeAll(async () => {
    const port = await freePort()
    own.baseURL = `http://localhost:${port}`
    const dataDirectory = join(folder, 'data')
    server = startServer({ port, dataDirectory, databaseUrl: undefined, log: join(folder, 'log') })
    await server.ready()
  })
  test.afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return own
}

/** Somebody at a desk of that server. `stopped`: the page's own timers wait until the story lets time pass. */
export const someoneAt =
  (browser: Browser, own: { baseURL: string }, { stopped = false } = {}) =>
  async (account: string, path: string): Promise<Page> => {
    const viewport = { width: 1440, height: 900 }
    const context = await browser.newContext({ baseURL: own.baseURL, viewport, reducedMotion: 'reduce' })
    const page = await context.newPage()
    if (stopped) await page.clock.install()
    await page.goto(signInPath(account, path))
    return page
  }
