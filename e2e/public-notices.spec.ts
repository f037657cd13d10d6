/** 公告公示: 华信文化 gives up business; a creditor reads it and objects, and the registrar sees who it was. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { actOnPart, draftOf, submitFor } from './support/given.ts'
import { expect, signInPath, test } from './support/story.ts'

const company = '郑州金水华信文化传播有限公司'
const organ = '郑州市金水区市场监督管理局'
const part = 'E25.3'

test('a creditor objects to the notice of a company', async ({ page, shot, someone }) => {
  const onAPhone = async (desk: Page, name: string) => {
    const size = desk.viewportSize()!
    await desk.setViewportSize({ width: 375, height: 812 })
    await expectAccessible(desk)
    await shot(desk, `${name}-narrow`)
    await desk.setViewportSize(size)
  }

  await page.goto(signInPath('fenglihua', '/mine'))
  const facts = { 'simpleCancel.eligible': true, 'simpleCancel.noticeDone': true, 'taxpayer.kind': '一照一码' }
  const caseNo = await draftOf(page, 'E25', facts, { enterprise: '91410105YX0000040L' })
  await submitFor(page, caseNo)

  const creditor = await someone(undefined, '/public-notices?region=410105')
  await test.step('nothing is announced yet; the applicant sees when she is answered', async () => {
    await expect(creditor.getByRole('status')).toContainText('目前没有正在公告、公示的事项')
    await page.goto(`/case/${caseNo}`)
    await expect(page.getByText('1 个工作日内').first()).toBeVisible()
    await expect(page.getByRole('heading', { name: '提醒' })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'promised')
    await onAPhone(page, 'promised')
  })

  const desk = await someone('reviewer@market-regulation-410105', '/review')
  await test.step('the registrar announces it', async () => {
    await expect(desk.getByText('承诺预审').first()).toBeVisible()
    await shot(desk, 'work-list')
    await actOnPart(desk, caseNo, part, 'verdict', { verdict: 'complete' })
    await actOnPart(desk, caseNo, part, 'pause', { kind: '简易注销公告', reason: '依法公告二十日', days: 15 })
  })

  await test.step('a creditor finds it and objects', async () => {
    await creditor.reload()
    await expect(creditor.getByRole('listitem').filter({ hasText: company })).toContainText(organ)
    await expectAccessible(creditor)
    await shot(creditor, 'list')
    await onAPhone(creditor, 'list')
    await creditor.getByRole('link', { name: '简易注销公告：企业注销登记' }).click()
    await expect(creditor.getByRole('heading', { level: 1 })).toHaveText('简易注销公告：企业注销登记')
    await creditor.getByRole('button', { name: '提交异议' }).click()
    await expect(creditor.getByText('请写明异议的内容和理由。')).toBeVisible()
    await expectAccessible(creditor)
    await shot(creditor, 'incomplete')
    await creditor.getByRole('textbox', { name: '姓名' }).fill('孙大勇')
    await creditor.getByRole('textbox', { name: '手机号码' }).fill('1380000')
    await creditor.getByRole('textbox', { name: '异议的内容和理由' }).fill('该公司尚欠我方设计费，请核实。')
    await creditor.getByRole('button', { name: '提交异议' }).click()
    await expect(creditor.getByRole('alert')).toContainText('11 位')
    await creditor.getByRole('textbox', { name: '手机号码' }).fill('13800000055')
    await onAPhone(creditor, 'objecting')
    await creditor.getByRole('button', { name: '提交异议' }).click()
    await expect(creditor.getByRole('status')).toContainText('异议已经提交')
    await expectAccessible(creditor)
    await shot(creditor, 'objected')
  })

  await test.step('the organ sees who objected, the applicant that somebody did', async () => {
    await desk.goto(`/review/task/${caseNo}/${part}`)
    await expect(desk.getByText('孙大勇（13800000055）')).toBeVisible()
    await expectAccessible(desk)
    await shot(desk, 'at-the-organ')
    await page.reload()
    await expect(page.getByText('收到公众的异议')).toBeVisible()
    await expect(page.getByText('孙大勇')).toBeHidden()
  })

  await test.step('from the front page it is one step away', async () => {
    await creditor.goto('/')
    await creditor.getByRole('link', { name: '公告公示' }).click()
    await expect(creditor.getByRole('heading', { level: 1, name: '公告公示' })).toBeVisible()
  })
})
