/** 马晓燕 hires 40 people for 中原面粉有限公司 with one table; two lines are wrong, and are named. */
import { readFileSync } from 'node:fs'
import { csvOf, lineOf, people } from '../server/src/testing/employees.ts'
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handInEverything } from './support/form.ts'
import { expect, signInPath, test } from './support/story.ts'

const hired = people(40)
const table = (name: string, lines: string[][]) => ({ name, mimeType: 'text/csv', buffer: csvOf(lines) })
const good = table('新员工名单（改好）.csv', hired.map(lineOf))
const bad = table(
  '新员工名单.csv',
  hired.map((one, at) => {
    const line = lineOf(one, at)
    if (at === 4) line[6] = '1.10105E+17'
    if (at === 30) line[3] = '不知道'
    return line
  }),
)

test('马晓燕 hires forty people with one table', async ({ page, shot, someone }) => {
  test.setTimeout(240_000)
  let caseNo = ''

  await test.step('she answers the question with the table, before she signs in', async () => {
    await page.goto('/event/E23/ask?fact=hires')
    await expect(page.getByRole('heading', { level: 1, name: '本次录用哪些员工？' })).toBeVisible()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载模板' }).click()
    expect((await download).suggestedFilename()).toBe('新录用员工.xlsx')
    await page.getByLabel('选择填好的表格').setInputFiles(bad)
    const problems = page.getByRole('alert')
    await expect(problems).toContainText('有 1 处需要改正，没有写入任何内容')
    await expect(problems).toContainText('第 32 行“已有社会保障卡”栏')
    await expectAccessible(page)
    await shot(page, 'ask-problems')
    await page.getByLabel('选择填好的表格').setInputFiles(good)
    await expect(page.getByRole('status').filter({ hasText: '已读入' })).toContainText('共 40 条')
    await expect(page.getByRole('region', { name: '按目前回答的办理方案' })).toContainText('需要办理')
    await expectAccessible(page)
    await shot(page, 'ask-table')
  })

  await test.step('in her draft the same table fills all lists; wrong lines are named', async () => {
    await page.goto(signInPath('maxiaoyan', '/event/E23/start'))
    await page.getByRole('button', { name: '开始填写' }).click()
    await expect(page).toHaveURL(/\/case\//)
    caseNo = /YJS\d{6}E23\d{14}/.exec(page.url())![0]
    await page.goto(`/case/${caseNo}/questions`)
    await page.getByLabel('选择填好的表格').setInputFiles(bad)
    const problems = page.getByRole('alert')
    await expect(problems).toContainText('有 2 处需要改正')
    await expect(problems).toContainText('第 6 行“公民身份号码”栏')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载有问题的表格' }).click()
    const marked = await download
    expect(marked.suggestedFilename()).toBe('新员工名单（标注问题）.xlsx')
    expect(
      readFileSync((await marked.path())!)
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    await expectAccessible(page)
    await shot(page, 'draft-problems')
    await page.getByLabel('选择填好的表格').setInputFiles(good)
    await expect(page.getByRole('status').filter({ hasText: '已读入' })).toContainText('新录用员工信息')
  })

  await test.step('she finds one person in the table and changes a line', async () => {
    await expect(page.getByText('共 40 条', { exact: true })).toBeVisible()
    await page.getByRole('textbox', { name: '在表格中查找' }).fill(hired[7]!.name)
    const row = page.getByRole('row').filter({ hasText: hired[7]!.name })
    await expect(row).toHaveCount(1)
    await row.getByRole('button', { name: /^修改/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('用工起始日期').fill('2026-07-15')
    await expectAccessible(page)
    await shot(page, 'edit-line')
    await dialog
      .getByRole('button', { name: '保 存' })
      .or(dialog.getByRole('button', { name: '保存' }))
      .click()
    await expect(row).toContainText('2026-07-15')
    await expect(page.getByText(/^已保存 /)).toBeVisible()
    await shot(page, 'draft-table')
  })

  await test.step('she goes on as in any other case', async () => {
    await page.getByRole('button', { name: '保存并继续' }).click()
    await page.goto(`/case/${caseNo}`)
    await shot(page, 'task-list')
    await page
      .getByRole('main')
      .getByRole('link')
      .filter({ hasText: /申请人|企业信息/ })
      .first()
      .click()
    await fillSections(page, {}, async title => {
      if (title === '从业人员') await shot(page, 'form-employees')
    })
    await handInEverything(page)
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('radio', { name: /^电子送达/ }).check()
    await page.getByRole('button', { name: '去核对' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '核对并提交' })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'review')
    await page.getByRole('button', { name: '确认并提交' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  })

  await test.step('she sees how many stand where, and each when she asks', async () => {
    await page.goto(`/case/${caseNo}`)
    const group = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: '劳动用工备案（40 件）' }) })
    await expect(group.first()).toContainText('待受理 40 件')
    await expectAccessible(page)
    await shot(page, 'progress')
    await group.first().getByText('逐件查看').click()
    await group.first().getByRole('textbox').fill(hired[7]!.name)
    await expect(group.first().getByRole('heading', { level: 3 })).toHaveCount(2)
    await expectAccessible(page)
    await shot(page, 'one-of-many')
  })

  await test.step('the department looks through them as a table and accepts all in one act', async () => {
    const desk = await someone('reviewer@human-resources-410105', '/review')
    const batches = desk.getByRole('region', { name: '同一办件有多件的事项，可以成批办理' })
    await expectAccessible(desk)
    await shot(desk, 'work-list')
    await batches.getByRole('link', { name: '劳动用工备案（40 件）' }).click()
    await expect(desk.getByRole('heading', { level: 1, name: '劳动用工备案（40 件）' })).toBeVisible()
    await expect(desk.getByRole('row').filter({ hasText: hired[7]!.name })).toContainText(hired[7]!.idNumber)
    await expectAccessible(desk)
    await shot(desk, 'batch')
    await desk.getByRole('button', { name: '全部受理（40 件）' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '确认，办理 40 件' }).click()
    await expect(desk.getByRole('status').filter({ hasText: '已办' })).toContainText('已办 40 件')
    await expect(desk.getByRole('button', { name: '全部提出准予意见（40 件）' })).toBeVisible()
    await expectAccessible(desk)
    await shot(desk, 'batch-accepted')
  })

  await test.step('the opinion is given on all at once too; a colleague decides all but one', async () => {
    const desk = await someone('reviewer@human-resources-410105', '/review?stage=deciding')
    await desk.getByRole('link', { name: '劳动用工备案（40 件）' }).click()
    await desk.getByRole('button', { name: '全部提出准予意见（40 件）' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '确认，办理 40 件' }).click()
    await expect(desk.getByRole('status').filter({ hasText: '已办' })).toContainText('已办 40 件')
    await expect(desk.getByText('目前没有可以由您成批办理的。')).toBeVisible()
    await expect(desk.getByRole('row').filter({ hasText: hired[7]!.name })).toContainText('待批准')
    await expectAccessible(desk)
    await shot(desk, 'batch-opined')
    const colleague = await someone('reviewer2@human-resources-410105', new URL(desk.url()).pathname)
    await expect(colleague.getByRole('button', { name: '全部准予（40 件）' })).toBeVisible()
    await colleague.getByRole('checkbox', { name: '选择本页全部' }).check()
    await colleague.getByRole('row').filter({ hasText: hired[7]!.name }).getByRole('checkbox').uncheck()
    await colleague.getByRole('button', { name: '准予', exact: true }).click()
    await expectAccessible(colleague)
    await shot(colleague, 'batch-decide')
    await colleague.getByRole('dialog').getByRole('button', { name: '确认，办理 39 件' }).click()
    await expect(colleague.getByRole('status').filter({ hasText: '已办' })).toContainText('已办 39 件')
  })

  await test.step('on a phone it is as readable', async () => {
    await page.setViewportSize({ width: 375, height: 812 })
    await page.goto(`/case/${caseNo}`)
    await expect(page.getByText('准予 39 件')).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'phone-progress')
    await page.goto('/event/E23/ask?fact=hires')
    await page.getByLabel('选择填好的表格').setInputFiles(good)
    await expect(page.getByText('共 40 条', { exact: true })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'phone-table')
  })
})
