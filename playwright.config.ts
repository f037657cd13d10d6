import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, devices } from '@playwright/test'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** scripts/setup.mjs leaves both: the browser it found, and fonts where the machine has none. */
const chromium = process.env.CHROMIUM || readFileSync(here('node_modules/.chromium'), 'utf8').trim()
const fonts = here('node_modules/.fonts.conf')
const { TEST_REPORTS: reports, THOROUGH: thorough } = process.env

/**
 * Stories of people in a real browser, against real servers on PGlite; with `TEST_DATABASE_URL` on that database.
 * A story runs on a desktop; tagged `@phone` on a phone instead, tagged `@both` with `THOROUGH` on both.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: here('test-results/browser'),
  // Two share the cores and are done sooner; CI would rather see one story at a time than one that fails for want of a core.
  workers: process.env.CI ? 1 : 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: reports ? [['list'], ['json', { outputFile: `${reports}/browser.json` }]] : [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--lang=zh-CN',
      ],
      env: { ...(process.env as Record<string, string>), ...(existsSync(fonts) && { FONTCONFIG_FILE: fonts }) },
    },
  },
  projects: [
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grep: thorough ? /@phone|@both/ : /@phone/,
      use: { ...devices['Pixel 7'], viewport: { width: 375, height: 812 }, defaultBrowserType: 'chromium' },
    },
  ],
})
