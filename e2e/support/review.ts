/** What reviewers do, as they do it on their desk. */
import { expect, type Page } from '@playwright/test'
import { signInPath } from './story.ts'

/** Opens a task from the work list of the given stage. */
export async function openTask(page: Page, stage: '待受理' | '审查中' | '待核查', caseNo: string, service: string) {
  await page.goto('/review')
  // With its count: the list is there.
  await page.getByRole('link', { name: new RegExp(`^${stage}\\s*\\d`) }).click()
  const row = page.getByRole('row').filter({ hasText: caseNo }).filter({ hasText: service })
  await row.getByRole('link', { name: service }).click()
  await expect(page.getByRole('heading', { level: 1, name: service })).toBeVisible()
}

export async function acceptTask(page: Page) {
  await page.getByRole('radio', { name: '齐全，同意受理' }).check()
  await page.getByRole('button', { name: '提交受理意见' }).click()
  await expect(page.getByRole('button', { name: '提交受理意见' })).toBeHidden()
}

const opinion = (page: Page) => page.getByRole('button', { name: '提出审查意见' })

/**
 * Grants what is open on this page: where somebody has to come and look, that is waived with a reason; where two or
 * three people have to agree, colleagues of the same department come to desks of their own.
 */
export async function grantTask(page: Page) {
  await expect(page.getByRole('button', { name: /^(提出审查意见|作出决定)$/ })).toBeVisible()
  await waiveInspection(page)
  const colleagues: Page[] = []
  let desk = page
  while ((await opinion(desk).count()) > 0) {
    await opine(desk)
    desk = await colleagueOf(page, colleagues.length + 2)
    colleagues.push(desk)
    await expect(desk.getByRole('button', { name: /^(提出审查意见|作出决定)$/ })).toBeVisible()
  }
  await decideToGrant(desk)
  await page.reload()
  await expect(page.getByRole('link', { name: '查看决定文书（PDF）' })).toBeVisible()
  for (const colleague of colleagues) await colleague.context().close()
}

export async function opine(page: Page) {
  await page.getByRole('radio', { name: '准予', exact: true }).check()
  await opinion(page).click()
  await expect(page.getByText(/^您已提出审查意见/)).toBeVisible()
}

/** What a colleague proposed is filled in already. */
export async function decideToGrant(page: Page) {
  await page.getByRole('radio', { name: '准予', exact: true }).check()
  await page.getByRole('button', { name: '作出决定' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认，作出决定' }).click()
  await expect(page.getByRole('link', { name: '查看决定文书（PDF）' })).toBeVisible()
}

async function waiveInspection(page: Page) {
  const panel = page.getByRole('region', { name: /^现场核查/ })
  const waive = panel.getByRole('button', { name: '免于现场核查' })
  if ((await waive.count()) === 0) return
  await waive.click()
  await panel.getByRole('textbox', { name: '理由' }).fill('上月刚到现场检查过，情况没有变化')
  await panel.getByRole('button', { name: '免于核查' }).click()
  await expect(panel).toContainText('免于核查的理由')
}

/** reviewer2@…, reviewer3@… of whoever sits at this desk, at the same task. */
export async function colleagueOf(page: Page, number: number): Promise<Page> {
  const { origin, pathname } = new URL(page.url())
  const me = await (await page.request.get('/api/me', { maxRetries: 2 })).json()
  const context = await page
    .context()
    .browser()!
    .newContext({ baseURL: origin, viewport: page.viewportSize(), reducedMotion: 'reduce' })
  const desk = await context.newPage()
  await desk.goto(signInPath(`reviewer${number}@${me.authority.id}`, pathname))
  return desk
}
