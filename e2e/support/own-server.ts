/** A server of its own for a story that moves the clock: it never goes back, and other stories go on today. */
import type { Browser, Page } from '@playwright/test'
import { type StoryServer, startStoryServer } from './server.ts'
import { signInPath, test } from './story.ts'

/** Started before the stories of the file and stopped after them. */
export function ownServer() {
  const own = { baseURL: '' }
  let server: StoryServer
  test.beforeAll(async () => {
    server = await startStoryServer()
    own.baseURL = server.baseURL
  })
  test.afterAll(() => server.stop())
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
