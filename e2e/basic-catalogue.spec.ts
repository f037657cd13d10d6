/**
 * 基本目录: the keeper of the province imports an edition with a bad line, is told, imports it mended, compares it with the
 * one before, and links one 业务办理项; its code then shows on the service for everybody. All codes are made up: area 99
 * belongs to nobody.
 */
import { columns } from '@onething/core/basic-catalogue/edition.ts'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { expect, signInPath, test } from './support/story.ts'

const licence = '990131001000,食品经营许可,,01,省、市、县级,市场监管部门,《食品安全法》第三十五条,在用,2026-01-01'
const filing = '991031002000,仅销售预包装食品备案,,10,市、县级,市场监管部门,《食品安全法》第三十五条,在用,2026-01-01'
const seal = '991002004000,公章刻制备案,,10,市、县级,公安部门,,在用,2026-01-01'
const venue = '990154003000,娱乐场所经营活动审批,,01,县级,文化和旅游部门,,在用,2026-01-01'
const food = 'market-regulation/food-licence-or-prepackaged-filing'

const file = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[columns.join(','), ...lines].join('\r\n')}`),
})

async function importFile(page: Page, ...given: Parameters<typeof file>) {
  await page.getByLabel('基本目录的表格文件（CSV 或 TSV）').setInputFiles(file(...given))
  await page.getByRole('button', { name: '导入', exact: true }).click()
}

async function codesOf(page: Page): Promise<Record<string, string | null>> {
  const { items } = await (await page.request.get(`/api/services/${food}/handling-items`)).json()
  return Object.fromEntries(items.map((one: { name: string; basicCode: string | null }) => [one.name, one.basicCode]))
}

test('an edition is imported whole, compared, and gives an item its code', async ({ page, shot, someone }) => {
  const anyone = await someone()
  await page.goto(signInPath('cataloguer@410000', '/manage'))
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '基本目录' }).click()
  await expect(page.getByText('还没有导入基本目录', { exact: false })).toBeVisible()
  await expectAccessible(page)

  await test.step('a bad line is told with its column and the fix, and nothing is imported', async () => {
    await importFile(
      page,
      '测试目录.csv',
      licence,
      filing.replace('991031002000', '31002000'),
      seal.replace('在用', '有效'),
    )
    await expect(page.getByRole('alert')).toContainText('2 处需要更正，整份没有导入')
    const wrong = page.getByRole('table', { name: '需要更正的地方' })
    await expect(wrong.getByRole('row', { name: /^第 3 行 基本编码/ })).toContainText('去掉了前面的 0')
    await expect(wrong.getByRole('row', { name: /^第 4 行 状态/ })).toContainText('在用、暂停、取消')
    await expect(page.getByText('还没有导入基本目录', { exact: false })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'bad-lines')
  })

  await test.step('mended it becomes the first edition, and the next one is compared with it', async () => {
    await importFile(page, '测试目录.csv', licence, filing, seal)
    await expect(page.getByText('已导入第 1 版，共 3 个事项。')).toBeVisible()
    await importFile(page, '测试目录第二版.csv', licence.replace('省、市、县级', '市、县级'), filing, venue)
    await expect(page.getByText('已导入第 2 版，共 3 个事项。')).toBeVisible()
    await expect(page.getByRole('row', { name: /第 1 版/ })).toBeVisible()
    await shot(page, 'editions')
    await page.getByRole('link', { name: /^与前一版比较/ }).click()
    await expect(page.getByRole('region', { name: '新增' })).toContainText('娱乐场所经营活动审批')
    await expect(page.getByRole('region', { name: '取消' })).toContainText('公章刻制备案')
    await expect(page.getByRole('region', { name: '其他改动' })).toContainText(
      '行使层级：省级、市级、县级 → 市级、县级',
    )
    await expectAccessible(page)
    await shot(page, 'comparison')
  })

  await test.step('an item is linked to the entry of its name', async () => {
    expect(await codesOf(anyone)).toEqual({ 食品经营许可: null, 仅销售预包装食品备案: null })
    await page.getByRole('link', { name: '返回目录版本' }).click()
    await page.getByRole('link', { name: '编码关联' }).click()
    await page.getByRole('combobox', { name: '显示哪些业务办理项' }).selectOption({ label: '待编码' })
    await page.getByRole('textbox', { name: '按名称或编码查找' }).fill('预包装食品备案')
    await page
      .getByRole('button', { name: /^确认关联.*仅销售预包装食品备案，991031002000$/ })
      .first()
      .click()
    await expect(page.getByText(/^基本编码 991031002000，业务办理项序号/)).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'linked')
    expect(await codesOf(anyone)).toEqual({ 食品经营许可: null, 仅销售预包装食品备案: '991031002000' })
  })

  await test.step('who supervises, in a place; and what the platform reads of it', async () => {
    await page.getByRole('link', { name: '监管边界' }).click()
    await page.getByRole('combobox', { name: '在哪个地方' }).fill('金水区')
    await page.getByRole('option', { name: /金水区/ }).click()
    await page.getByRole('textbox', { name: '按事项或机关查找' }).fill('金水区消防救援大队')
    await page
      .getByRole('button', { name: /^监管职责/ })
      .first()
      .click()
    await expect(page.getByRole('list', { name: '监管部门的职责' })).toContainText('认领')
    await expectAccessible(page)
    await shot(page, 'boundary')
    await page.getByRole('link', { name: '省平台读取' }).click()
    await page.getByRole('combobox', { name: '哪个地方', exact: true }).fill('410105')
    await page.getByRole('option', { name: /金水区/ }).click()
    const link = page.getByRole('link', { name: /读取实施清单/ })
    const { rows } = await (await page.request.get((await link.getAttribute('href'))!)).json()
    expect(rows.some((row: { catalog_code: string }) => row.catalog_code === '991031002000')).toBe(true)
    await expectAccessible(page)
  })

  await test.step('who only publishes reads it, and has no buttons', async () => {
    const reader = await someone('publisher@410000', '/manage/basic-catalogue')
    await expect(reader.getByRole('row', { name: /第 2 版/ })).toBeVisible()
    await expect(reader.getByText('您可以查看', { exact: false })).toBeVisible()
    await expect(reader.getByRole('button', { name: '导入', exact: true })).toHaveCount(0)
    await reader.getByRole('link', { name: '编码关联' }).click()
    await expect(reader.getByText('已编码 1 个', { exact: false })).toBeVisible()
    await expect(reader.getByRole('button', { name: /关联|编码/ })).toHaveCount(0)
  })
})
