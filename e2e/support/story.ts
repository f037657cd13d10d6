/** What every story has at hand: other people at other desks, and pictures of the milestones. */
import { fileURLToPath } from 'node:url'
import { test as base, type Locator, type Page } from '@playwright/test'
import { type StoryServer, startStoryServer } from './server.ts'

export { expect } from '@playwright/test'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * With `SCREENS=1`, takes a picture of the whole page for people to look at; with `DOCS_IMAGES=1` also the one of `docs`
 * for the README, of the window with `top` up.
 */
export type Shot = (page: Page, name: string, readme?: { docs: string; top?: Locator }) => Promise<void>

interface Cast {
  shot: Shot
  /** Somebody else with a browser of their own: at the desk of their account, or nobody in particular. */
  someone: (account?: string, path?: string) => Promise<Page>
}

/** Colours are measured and pictures taken, so nothing may be half way through a change. */
const still = { reducedMotion: 'reduce' as const }
const computer = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 }

/** How many pictures there are of each story. */
const taken = new Map<string, number>()

export const test = base.extend<Cast, { server: StoryServer }>({
  // One for all stories of a worker: they meet as strangers do, and two workers never wait for each other.
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
    async ({}, use) => {
      const server = await startStoryServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ server }, use) => use(server.baseURL),
  contextOptions: still,
  actionTimeout: 15_000,

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  shot: async ({}, use, info) => {
    const story = `${info.titlePath[0]!.replace(/\.spec\.ts$/, '')}/${info.project.name}`
    await use(async (page, name, readme) => {
      if (readme && process.env.DOCS_IMAGES) await pictureForReadme(page, readme.docs, readme.top)
      if (!process.env.SCREENS) return
      const count = (taken.get(story) ?? 0) + 1
      taken.set(story, count)
      const path = `${root}test-results/screens/${story}/${String(count).padStart(2, '0')}-${name}.png`
      await page.screenshot({ path, fullPage: true, animations: 'disabled', scale: 'css' })
    })
  },

  someone: async ({ browser }, use) => {
    const pages: Page[] = []
    await use(async (account, path = '/') => {
      const page = await (await browser.newContext({ ...computer, ...still })).newPage()
      pages.push(page)
      await page.goto(account ? signInPath(account, path) : path)
      return page
    })
    for (const page of pages) await page.context().close()
  },
})

/** The real sign-in, with the account offered to the provider; it then asks nothing. */
export function signInPath(account: string, path: string): string {
  const as = account.includes('@') ? 'staff' : 'citizen'
  return `/auth/login?${new URLSearchParams({ as, account, return: path })}`
}

async function pictureForReadme(page: Page, name: string, top: Locator = page.locator('body')) {
  const before = page.viewportSize()!
  await page.setViewportSize({ width: 1160, height: 740 })
  await top.evaluate(element => element.scrollIntoView({ block: 'start' }))
  await page.screenshot({ path: `${root}docs/images/${name}.png`, animations: 'disabled' })
  await page.setViewportSize(before)
}
