import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Nothing on this page keeps anybody out (WCAG 2.1 A and AA), and nothing sticks out of a narrow screen. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // What people handed in is shown as it is.
    .exclude('iframe')
    // Without frames to gather from, axe needs no second page to finish in: half the time.
    .setLegacyMode(true)
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join('\n')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'sticks out by').toBeLessThan(1)
}
