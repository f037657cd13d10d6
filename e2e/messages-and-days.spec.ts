/**
 * 吴玉梅 keeps a page open while weeks pass: the supervisor moves the demonstration's clock, the departments stay silent,
 * and she is told of it all without reloading anything. On a server of its own, for a clock never goes back.
 */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handInEverything } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { ownServer, someoneAt } from './support/own-server.ts'
import { openTask } from './support/review.ts'
import { expect, test } from './support/story.ts'

const registration = '失业登记'
const answers = { 开户银行: '演示银行金水支行', 收款银行账号: '6222000000000000000', 失业日期: '2026-06-10' }
const own = ownServer()

test('weeks pass while she looks on', async ({ browser, shot }) => {
  test.setTimeout(240_000)
  const someone = someoneAt(browser, own, { stopped: true })
  const onAPhone = async (page: Page, name: string) => {
    await page.setViewportSize({ width: 375, height: 812 })
    await expectAccessible(page)
    await shot(page, `${name}-narrow`)
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  const wu = await someone('wuyumei', '/mine')
  const inbox = wu.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /^消息/ })
  let caseNo = ''

  await test.step('she applies; the header tells of the first message', async () => {
    caseNo = await draftOf(wu, 'P18', { employedNow: false })
    await wu.goto(`/case/${caseNo}`)
    await wu.getByRole('link', { name: '申请人', exact: true }).click()
    await fillSections(wu, answers)
    await handInEverything(wu)
    await wu.getByRole('button', { name: '继续' }).click()
    await wu.getByRole('button', { name: '去核对' }).click()
    await wu.getByRole('button', { name: '确认并提交' }).click()
    await expect(wu.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
    await wu.goto(`/case/${caseNo}`)
    await wu.clock.fastForward(31_000)
    await expect(inbox).toHaveAccessibleName('消息 1 条未读')
    await expectAccessible(wu)
    await shot(wu, 'case-with-unread')
  })

  await test.step('one part needs a correction, of the other nobody says anything', async () => {
    const desk = await someone('reviewer@human-resources-410105', '/review')
    await openTask(desk, '待受理', caseNo, registration)
    await desk
      .getByRole('button', { name: /指出问题/ })
      .first()
      .click()
    await desk.getByRole('textbox', { name: /的问题$/ }).fill('看不清，请重新拍摄')
    await desk.getByRole('button', { name: '提交受理意见' }).click()
    await expect(desk.getByRole('button', { name: '提交受理意见' })).toBeHidden()
  })

  const supervisor = await someone('supervisor@410105', '/supervise')
  await test.step('the supervisor moves the clock by thirty days', async () => {
    await expect(supervisor.getByRole('region', { name: '演示时钟' })).toContainText('比真实时间快0 天')
    await expectAccessible(supervisor)
    await shot(supervisor, 'desk')
    await supervisor.getByRole('button', { name: '向前拨 30 天' }).click()
    const moves = supervisor.getByRole('region', { name: '最近的拨动' })
    await expect(moves).toContainText('逾期未补正，视为撤回')
    await expect(moves).toContainText('一次性告知补正：1 项（1 个办件）')
    await expect(supervisor.getByText(/^演示时钟：今天是/)).toBeVisible()
    await supervisor.clock.fastForward(31_000)
    await expect(supervisor.getByRole('region', { name: '演示短信网关' })).toContainText(caseNo)
    await expectAccessible(supervisor)
    await shot(supervisor, 'desk-moved')
    await onAPhone(supervisor, 'desk-moved')
  })

  await test.step('her open page shows it without being reloaded, and she is still signed in', async () => {
    await wu.clock.fastForward(31_000)
    await expect(wu.getByRole('listitem').filter({ hasText: registration }).first()).toContainText('视为撤回')
    await expect(inbox).toHaveAccessibleName(/^消息 \d+ 条未读$/)
    await expect(wu.getByRole('heading', { name: /^请补正/ })).toHaveCount(0)
    await shot(wu, 'case-after-a-month')
  })

  await test.step('the inbox: newest first, to be read one by one or all at once', async () => {
    await inbox.click()
    await expect(wu.getByRole('heading', { level: 1, name: '消息' })).toBeVisible()
    const items = wu.getByRole('main').getByRole('listitem')
    await expect(items.first()).toContainText(/视为撤回|办结/)
    await expect(items.last()).toContainText('您的申请已提交')
    await expectAccessible(wu)
    await shot(wu, 'inbox')
    await onAPhone(wu, 'inbox')
    const before = await items.filter({ hasText: '未读' }).count()
    await items
      .first()
      .getByRole('button', { name: /^标为已读/ })
      .click()
    await expect(wu.getByRole('status').first()).toHaveText(`${before - 1} 条未读消息。`)
    await wu.getByRole('button', { name: '全部标为已读' }).click()
    await expect(wu.getByText('没有未读消息。')).toBeVisible()
    await expect(inbox).toHaveAccessibleName('消息')
  })

  await test.step('she would rather have no texts', async () => {
    const wish = wu.getByRole('switch', { name: /^接收短信提醒/ })
    await expect(wish).toBeChecked()
    await wish.click()
    await expect(wish).not.toBeChecked()
    await wu.reload()
    await expect(wish).not.toBeChecked()
    await expectAccessible(wu)
  })

  await test.step('the gateway fails and is mended', async () => {
    const gateway = supervisor.getByRole('group', { name: '网关状态' })
    await gateway.getByRole('radio', { name: '中断' }).click()
    await expect(gateway.getByRole('radio', { name: '中断' })).toBeChecked()
    await gateway.getByRole('radio', { name: '正常' }).click()
    await expect(gateway.getByRole('radio', { name: '正常' })).toBeChecked()
  })
})
