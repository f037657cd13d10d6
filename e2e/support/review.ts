/** What reviewers do, as they do it on their desk. */
import { expect, type Page } from '@playwright/test'

/** Opens a task from the work list of the given stage. */
export async function openTask(page: Page, stage: '待受理' | '审查中', caseNo: string, service: string) {
  await page.goto('/review')
  await page.getByRole('link', { name: stage }).click()
  const row = page.getByRole('row').filter({ hasText: caseNo }).filter({ hasText: service })
  await row.getByRole('link', { name: service }).click()
  await expect(page.getByRole('heading', { level: 1, name: service })).toBeVisible()
}

export async function acceptTask(page: Page) {
  await page.getByRole('radio', { name: '齐全，同意受理' }).check()
  await page.getByRole('button', { name: '提交受理意见' }).click()
  await expect(page.getByRole('button', { name: '提交受理意见' })).toBeHidden()
}

export async function grantTask(page: Page) {
  await page.getByRole('radio', { name: '准予', exact: true }).check()
  await page.getByRole('button', { name: '作出决定' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认，作出决定' }).click()
  await expect(page.getByRole('link', { name: '查看决定文书（PDF）' })).toBeVisible()
}
