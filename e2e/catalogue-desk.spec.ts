/**
 * 目录工作台: a manager of the province changes a condition, the check objects, it is mended, a second person publishes; a
 * case under way is untouched, a new one follows, and going back restores. 洛阳's 涧西区 decides a value of its own.
 */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { draftOf } from './support/given.ts'
import { expect, signInPath, test } from './support/story.ts'

const restaurant = {
  'licence.exists': true,
  'licence.scopeMatches': true,
  'drain.toPublicSewer': false,
  'adv.kind': 'none',
  'premises.area': 250,
}
const fireCheck = 'E3.3'

async function statusFor(page: Page, region: string): Promise<string> {
  const response = await page.request.post('/api/plan', { data: { lifeEvent: 'E3', region, facts: restaurant } })
  const { services } = await response.json()
  return services.find((one: { row: string }) => one.row === fireCheck).status
}

async function statusIn(page: Page, caseNo: string): Promise<string> {
  const { draft } = await (await page.request.get(`/api/cases/${caseNo}`)).json()
  return draft.plan.services.find((one: { row: string }) => one.row === fireCheck).status
}

async function startRevision(page: Page, title: string) {
  await page.getByRole('button', { name: '新建修订' }).click()
  await page.getByRole('textbox', { name: '修订的名称' }).fill(title)
  await page.getByRole('button', { name: '新建并开始编辑' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

async function confirmed(page: Page, button: string) {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toBeHidden({ timeout: 40_000 })
}

test('a condition is changed, checked, published by a second person, and taken back', async ({
  page,
  shot,
  someone,
}) => {
  const citizen = await someone('wangxiuying', '/mine')
  const underWay = await draftOf(citizen, 'E3', restaurant)
  expect(await statusIn(citizen, underWay)).toBe('required')

  await test.step('the manager finds the row and adds a condition nobody asks about', async () => {
    await page.goto(signInPath('cataloguer@410000', '/manage'))
    await expect(page.getByRole('heading', { level: 1, name: '目录工作台' })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'desk')
    await startRevision(page, '饭店消防安全检查的条件')
    await expectAccessible(page)
    await page.getByRole('textbox', { name: '按名称或代码查找条目' }).fill('开饭店')
    await page.getByRole('link', { name: /^开饭店/ }).click()
    await expect(page.getByRole('heading', { name: '办理顺序图' })).toBeVisible()
    await page.locator('summary', { hasText: '第 3 行' }).click()
    await condition(page).getByRole('button', { name: '添加条件' }).click()
    await expect(condition(page)).toContainText('并且')
    await save(page)
    await expectAccessible(page)
    await shot(page, 'condition')
  })

  await test.step('the check says what is wrong, and links to it', async () => {
    await page.getByRole('link', { name: '检查', exact: true }).click()
    await page.getByRole('button', { name: '开始检查' }).click()
    await expect(page.getByText(/^发现 \d+ 个问题/)).toBeVisible({ timeout: 40_000 })
    await expectAccessible(page)
    await shot(page, 'objections')
    await page
      .getByRole('link', { name: /开饭店/ })
      .first()
      .click()
  })

  await test.step('mended, it reads back as a sentence and the check is silent', async () => {
    await page.locator('summary', { hasText: '第 3 行' }).click()
    const fact = condition(page).getByRole('combobox', { name: '情形' })
    await fact.fill('营业面积')
    await page
      .getByRole('option', { name: /^营业面积/ })
      .first()
      .click()
    await condition(page).getByRole('combobox', { name: '比较方式' }).selectOption({ label: '不小于（≥）' })
    await condition(page).getByRole('spinbutton', { name: '数值' }).fill('300')
    await expect(condition(page)).toContainText('营业面积 ≥ 300 ㎡')
    await save(page)
    await page.getByRole('link', { name: '检查', exact: true }).click()
    await page.getByRole('button', { name: /检查$|再检查一次/ }).click()
    await expect(page.getByText('没有发现问题，可以提交审核。')).toBeVisible({ timeout: 40_000 })
  })

  await test.step('the comparison says what changes, and how many cases keep what they began with', async () => {
    await page.getByRole('link', { name: '比较', exact: true }).click()
    await expect(page.getByText('营业面积 ≥ 300 ㎡').first()).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'comparison')
    await confirmed(page, '提交审核')
    await expect(page.getByText('待审核发布').first()).toBeVisible()
  })

  const second = await someone('publisher@410000', new URL(page.url()).pathname.replace(/\/[a-z]+$/, ''))
  await test.step('a second person publishes', async () => {
    await expect(second.getByRole('button', { name: '审核发布' })).toBeVisible()
    await confirmed(second, '审核发布')
    await expect(second.getByText('已发布').first()).toBeVisible()
    await shot(second, 'published')
  })

  await test.step('the open case is untouched, a new one follows', async () => {
    expect(await statusIn(citizen, underWay)).toBe('required')
    expect(await statusIn(citizen, await draftOf(citizen, 'E3', restaurant))).toBe('notNeeded')
    expect(await statusFor(page, '410105')).toBe('notNeeded')
  })

  await test.step('going back restores', async () => {
    await second.goto('/manage')
    await second.getByRole('button', { name: /^恢复/ }).last().click()
    await second.getByRole('dialog').getByRole('textbox').fill('面积起点没有定准')
    await expectAccessible(second)
    await second.getByRole('dialog').getByRole('button', { name: /^恢复/ }).click()
    await expect(second.getByRole('dialog')).toBeHidden({ timeout: 40_000 })
    await expect(second.getByText(/恢复第 \d+ 号发布/).first()).toBeVisible()
    await shot(second, 'restored')
    expect(await statusFor(page, '410105')).toBe('required')
  })
})

test('a district decides its own threshold, and no other place notices', async ({ page, shot, someone }) => {
  await page.goto(signInPath('cataloguer@410305', '/manage'))
  await page.getByRole('link', { name: '洛阳市涧西区' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /涧西区/ })).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'place')
  await startRevision(page, '消防安全检查的面积起点')
  const revision = new URL(page.url()).pathname
  await page.locator('summary', { hasText: '地方参数' }).click()
  await page.getByRole('button', { name: '新增地方参数' }).click()
  await page.getByRole('combobox', { name: '关于哪一项' }).fill('消防')
  await page.getByRole('option', { name: /消防安全检查/ }).click()
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.getByRole('spinbutton', { name: '核定的值' }).fill('300')
  await page.getByRole('textbox', { name: '依据' }).fill('区消防救援大队核定（演示）')
  await save(page)
  await expectAccessible(page)
  await shot(page, 'own-value')
  await confirmed(page, '提交审核')
  const second = await someone('publisher@410305', revision)
  await confirmed(second, '审核发布')
  await expect(second.getByText('已发布').first()).toBeVisible()
  expect(await statusFor(page, '410305')).toBe('notNeeded')
  for (const elsewhere of ['410302', '410105', '410300']) expect(await statusFor(page, elsewhere)).toBe('required')
})

const condition = (page: Page) => page.getByRole('group', { name: '何种情形下办理' }).first()

async function save(page: Page) {
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()
}
