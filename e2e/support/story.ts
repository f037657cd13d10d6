/** What every story has at hand: other people at other desks, and pictures of the milestones. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test as base, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Takes a picture of the whole page; with `docs`, on request, also of the window, for the README. */
export type Shot = (page: Page, name: string, options?: { docs?: string }) => Promise<void>

/** How many pictures there are of each story. */
const taken = new Map<string, number>()

interface Cast {
  shot: Shot
  /** Somebody else with a browser of their own: at the desk of their account, or nobody in particular. */
  someone: (account?: string, path?: string) => Promise<Page>
}

/** Colours are measured and pictures taken, so nothing may be half way through a change. */
const still = { reducedMotion: 'reduce' as const }
const computer = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 }

export const test = base.extend<Cast>({
  contextOptions: still,

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  shot: async ({}, use, info) => {
    const story = `${info.titlePath[0]!.replace(/\.spec\.ts$/, '')}/${info.project.name}`
    await use(async (page, name, { docs } = {}) => {
      const count = (taken.get(story) ?? 0) + 1
      taken.set(story, count)
      const path = `${root}test-results/screens/${story}/${String(count).padStart(2, '0')}-${name}.png`
      await page.screenshot({ path, fullPage: true, animations: 'disabled', scale: 'css' })
      if (!docs || !process.env.DOCS_IMAGES) return
      mkdirSync(`${root}docs/images`, { recursive: true })
      const before = page.viewportSize()!
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.evaluate(() => scrollTo(0, 0))
      await page.screenshot({ path: `${root}docs/images/${docs}.png`, animations: 'disabled' })
      await page.setViewportSize(before)
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
