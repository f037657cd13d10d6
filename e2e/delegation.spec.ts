/**
 * 授权窗口集中受理: the bureau of 金水区 lets the window accept two services; 吴玉梅 goes home with the acceptance, 刘芳 is
 * told at once what is missing; the bureau decides, and later takes the delegation back.
 */
import { idCheckCharacter } from '@onething/core/identifiers.ts'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { fillForm } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { grantTask, openTask } from './support/review.ts'
import { expect, signInPath, test } from './support/story.ts'

const organ = 'human-resources-410105'
const organName = '郑州市金水区人力资源和社会保障局'
const registration = '失业登记'
const benefit = '失业保险待遇申领'

const facts = { employedNow: false, 'unemp.reason': '非本人意愿', paidMonths: 36 }
const withCheck = (body: string) => body + idCheckCharacter(`${body}0`)
const answers = {
  失业日期: '2026-11-10',
  失业前所在单位: '郑州示范服装有限公司',
  文化程度: '大专',
  开户银行: '演示银行金水支行',
  收款银行账号: '6222000000000000000',
}

test('the window accepts in the name of a department', async ({ page, shot, someone }) => {
  test.setTimeout(240_000)
  const onTheSpot = page.getByRole('region', { name: '当场受理', exact: true })
  const partOf = (service: string) => onTheSpot.getByRole('region', { name: service, exact: true })
  const status = (service: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: service, exact: true }) })
  const onAPhone = async (desk: Page, name: string) => {
    const { width, height } = desk.viewportSize()!
    await desk.setViewportSize({ width: 375, height: 812 })
    await expectAccessible(desk)
    await shot(desk, `${name}-narrow`)
    await desk.setViewportSize({ width, height })
  }

  /** Somebody stands at the window and hands everything in. */
  async function takeIn(name: string, idNumber: string): Promise<string> {
    const caseNo = await draftOf(page, 'P18', facts, { onBehalfOf: { name, idNumber, phone: '13800000016' } })
    await page.goto(`/counter/case/${caseNo}`)
    await expect(page.getByRole('heading', { name: '收件清单' })).toBeVisible()
    await fillForm(page, answers)
    await page.getByRole('button', { name: '请申请人确认' }).click()
    await page.getByRole('checkbox', { name: /^申请人已逐项核对/ }).check()
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByRole('heading', { name: '回执' })).toBeVisible()
    return caseNo
  }

  const manager = await someone(`manager@${organ}`, '/manage')

  await test.step('the manager of the bureau delegates two services for a year', async () => {
    await manager.getByRole('link', { name: '授权委托' }).click()
    await expect(manager.getByRole('heading', { level: 1, name: '授权委托' })).toBeVisible()
    await expect(manager.getByText('目前没有委托窗口受理')).toBeVisible()
    await expectAccessible(manager)
    await manager.getByRole('link', { name: '新的授权委托' }).click()
    await expect(manager.getByText(`委托机关：${organName}`)).toBeVisible()
    await manager.getByRole('button', { name: '登记授权委托' }).click()
    await expect(manager.getByText('请至少选择一个事项，或者选择全部事项。')).toBeVisible()
    await expect(manager.getByText('请填写委托文书的文号或者名称。')).toBeVisible()
    await expectAccessible(manager)
    await manager.getByRole('radio', { name: '一个窗口' }).check()
    await manager.getByRole('combobox', { name: '窗口名称' }).fill('“一件事一次办”综合受理窗口')
    for (const service of [registration, benefit])
      await manager.getByRole('checkbox', { name: service, exact: true }).check()
    await manager.getByRole('textbox', { name: '委托文书' }).fill('金人社委〔2026〕5号')
    await shot(manager, 'new-delegation')
    await onAPhone(manager, 'new-delegation')
    await manager.getByRole('button', { name: '登记授权委托' }).click()
    const row = manager.getByRole('row').filter({ hasText: '金人社委〔2026〕5号' })
    await expect(row).toContainText('生效中')
    await expect(row).toContainText('郑州市金水区政务服务中心 “一件事一次办”综合受理窗口')
    await expectAccessible(manager)
    await shot(manager, 'register')
    await onAPhone(manager, 'register')
  })

  await test.step('everybody can read it', async () => {
    const reader = await someone(undefined, '/delegations?region=410105')
    await expect(reader.getByRole('heading', { name: organName })).toBeVisible()
    await expect(reader.getByRole('listitem').filter({ hasText: organName })).toContainText('金人社委〔2026〕5号')
    await expectAccessible(reader)
    await shot(reader, 'announced')
    await onAPhone(reader, 'announced')
  })

  await test.step('the clerk accepts both parts at once, in the name of the bureau', async () => {
    await page.goto(signInPath('clerk@410105', '/counter'))
    await takeIn('吴玉梅', withCheck('41019919830307068'))
    await expect(partOf(registration)).toContainText(`受${organName}委托（编号 WT000001`)
    await expectAccessible(page)
    await shot(page, 'on-the-spot')
    await onAPhone(page, 'on-the-spot')
    await onTheSpot.getByRole('button', { name: '全部当场受理（2 项）' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(benefit)
    await shot(page, 'all-at-once')
    await dialog.getByRole('button', { name: '材料齐全，全部受理' }).click()
    await expect(onTheSpot).toContainText('受委托的事项已全部处理')
    await expect(status(registration)).toContainText('已受理，审查中')
    await expect(page.getByText(/受委托办理，委托编号 WT000001/).first()).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'accepted')
  })

  let second = ''
  await test.step('the next applicant is told at once what is missing, and puts it right', async () => {
    second = await takeIn('刘芳', withCheck('41019919910512034'))
    await partOf(registration).getByRole('button', { name: '当场受理' }).click()
    await expect(partOf(registration)).toBeHidden()
    await partOf(benefit).getByRole('button', { name: '一次告知补正' }).click()
    await partOf(benefit).getByRole('button', { name: '提交补正意见' }).click()
    await expect(partOf(benefit)).toContainText('请指出需要补正的材料或内容')
    await partOf(benefit).getByRole('combobox').selectOption({ label: '收款银行账号' })
    await partOf(benefit).getByRole('textbox', { name: '“收款银行账号”的问题' }).fill('少一位，请核对银行卡')
    await expectAccessible(page)
    await shot(page, 'correction')
    await onAPhone(page, 'correction')
    await partOf(benefit).getByRole('button', { name: '提交补正意见' }).click()
    await expect(page.getByRole('heading', { name: /^补正（/ })).toBeVisible()
    await expect(page.getByText('少一位，请核对银行卡')).toBeVisible()
    await page.getByRole('textbox', { name: '收款银行账号' }).fill('6222000000000000019')
    await page.getByRole('button', { name: '提交补正' }).click()
    await expect(partOf(benefit)).toContainText('已要求过一次补正')
    await shot(page, 'corrected')
    await partOf(benefit).getByRole('button', { name: '当场受理' }).click()
    await expect(status(benefit)).toContainText('已受理，审查中')
  })

  await test.step('the bureau finds nobody in the way and decides', async () => {
    const officer = await someone(`reviewer@${organ}`, '/review')
    await openTask(officer, '审查中', second, registration)
    await expect(officer.getByText('未领办')).toBeVisible()
    await expect(officer.getByText(/受委托办理，委托编号 WT000001/)).toBeVisible()
    await shot(officer, 'at-the-bureau')
    await grantTask(officer)
  })

  await test.step('revoked, the window only takes in', async () => {
    await manager.getByRole('button', { name: /^撤销.*WT000001$/ }).click()
    const dialog = manager.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '撤销的理由' }).fill('窗口调整')
    await shot(manager, 'revoke')
    await dialog.getByRole('button', { name: '撤销，即时生效' }).click()
    await expect(manager.getByRole('row').filter({ hasText: 'WT000001' })).toContainText('已撤销')
    await expect(manager.getByText('目前没有委托窗口受理')).toBeVisible()
    await expectAccessible(manager)
    await shot(manager, 'revoked')
    await takeIn('陈强', withCheck('41019919880821051'))
    await expect(page.getByRole('heading', { name: '当场受理' })).toBeHidden()
    await expect(status(registration)).toContainText('正在审核材料')
  })
})
