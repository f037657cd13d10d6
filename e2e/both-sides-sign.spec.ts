/** 陈志远 sells his home to 刘芳: both identify themselves and sign; 杨帆 and 林静 marry, and sign at the window. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handInEverything } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { expect, signInPath, test } from './support/story.ts'

const sale = '二手房转移登记及水电气联动过户'
const chen = {
  name: '陈志远',
  documentKind: 'idCard',
  documentNo: '410199198410020179',
  phone: '13800000009',
  share: 100,
}
const liu = { name: '刘芳', documentKind: 'idCard', documentNo: '410199199209250620', phone: '13800000010', share: 100 }

async function answer(page: Page, caseNo: string, form: object) {
  const response = await page.request.put(`/api/cases/${caseNo}/draft`, { headers: { 'x-csrf': '1' }, data: { form } })
  expect(response.status(), await response.text()).toBe(200)
}

test('both sides of a sale sign', { tag: '@both' }, async ({ page, shot, someone }) => {
  let caseNo = ''
  let link = ''
  const signerOf = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })

  await test.step('the seller fills in the application', async () => {
    await page.goto(signInPath('chenzhiyuan', '/mine'))
    caseNo = await draftOf(page, 'P17', { 'property.dispute': false })
    await answer(page, caseNo, { 'parties.sellers': [chen], 'parties.buyers': [liu] })
    await page.goto(`/case/${caseNo}`)
    await page.getByRole('listitem').filter({ hasText: '项内容' }).getByRole('link').first().click()
    await fillSections(page, { 成交价格: '960000' })
    await handInEverything(page)
    await page.goto(`/case/${caseNo}`)
    await expect(page.getByText('还有 1 个部分没有完成。')).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'task-list')
    await page.getByRole('link', { name: '签名', exact: true }).click()
  })

  await test.step('he makes a link for the buyer', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '请有关的人签名' })).toBeVisible()
    await expect(signerOf('卖方 陈志远')).toContainText('提交申请即为签名')
    await signerOf('买方 刘芳').getByRole('button', { name: '生成签名链接' }).click()
    link = await page.getByRole('textbox', { name: '发给刘芳的签名链接' }).inputValue()
    await expect(signerOf('买方 刘芳')).toContainText('链接已生成，待签名')
    await expectAccessible(page)
    await shot(page, 'link')
    await page.getByRole('link', { name: '去核对' }).click()
    await expect(page.getByRole('link', { name: '买方“刘芳”还没有签名' })).toBeVisible()
    await expect(page.getByRole('button', { name: '确认并提交' })).toBeDisabled()
    await expectAccessible(page)
    await shot(page, 'review-unsigned')
  })

  const path = new URL(link).pathname

  await test.step('somebody else with the link learns nothing', async () => {
    const stranger = await someone(undefined, path)
    await expect(stranger.getByRole('heading', { name: '请先登录' })).toBeVisible()
    await shot(stranger, 'sign-in-first')
    await stranger.goto(signInPath('wangxiuying', path))
    await expect(stranger.getByRole('heading', { name: '不能打开签名链接' })).toBeVisible()
    await expect(stranger.getByRole('main')).not.toContainText(/陈志远|刘芳|二手房/)
    await expectAccessible(stranger)
    await shot(stranger, 'not-for-you')
  })

  const buyer = await someone('liufang', path)

  await test.step('the buyer reads what she signs, on her phone', async () => {
    await buyer.setViewportSize({ width: 375, height: 812 })
    await expect(buyer.getByRole('heading', { level: 1, name: `核对并签名：${sale}` })).toBeVisible()
    const main = buyer.getByRole('main')
    await expect(main).toContainText('410199199209250620')
    await expect(main).toContainText('410199********0179')
    await expect(main).not.toContainText(chen.documentNo)
    await expect(buyer.getByRole('button', { name: '签名', exact: true })).toBeDisabled()
    await expectAccessible(buyer)
    await shot(buyer, 'sign-phone')
    await buyer.getByRole('button', { name: '拒绝签名' }).click()
    await expectAccessible(buyer)
    await shot(buyer, 'refuse')
    await buyer.getByRole('dialog').getByRole('button', { name: '再想想' }).click()
    await buyer.setViewportSize({ width: 1440, height: 900 })
    await shot(buyer, 'sign-desktop')
  })

  await test.step('he changes the price while she reads: she has to read again', async () => {
    await answer(page, caseNo, { 'sale.price': 95_000_000 })
    await buyer.getByRole('checkbox', { name: /^我已逐项核对/ }).check()
    await buyer.getByRole('button', { name: '签名', exact: true }).click()
    await expect(buyer.getByText('内容在您核对之后有变化，请重新核对后签名')).toBeVisible()
    await expect(buyer.getByText('950000.00 元')).toBeVisible()
    await buyer.getByRole('checkbox', { name: /^我已逐项核对/ }).check()
    await buyer.getByRole('button', { name: '签名', exact: true }).click()
    await expect(buyer.getByRole('heading', { level: 1, name: `您已签名：${sale}` })).toBeVisible()
    await expectAccessible(buyer)
    await shot(buyer, 'signed')
  })

  await test.step('now he can submit, and both follow it', async () => {
    await page.goto(`/case/${caseNo}/review`)
    await expect(signerOf('买方 刘芳')).toContainText('已签名')
    await page.getByRole('button', { name: '确认并提交' }).click()
    await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible()
    await buyer.goto('/mine')
    await expect(buyer.getByText(`${caseNo} · 您是共同签名人`)).toBeVisible()
    await expectAccessible(buyer)
    await shot(buyer, 'mine')
    await buyer.getByRole('listitem').filter({ hasText: caseNo }).getByRole('link', { name: sale }).click()
    await expect(buyer.getByText('您在这件申请上签了名')).toBeVisible()
    await expect(buyer.getByRole('button', { name: '撤回申请' })).toHaveCount(0)
    await expectAccessible(buyer)
    await shot(buyer, 'followed')
  })
})

test('bride and groom sign at the window', async ({ page, shot, someone }) => {
  let caseNo = ''
  const clerk = await someone('clerk@410105', '/counter')
  const signerAt = (name: string) => clerk.getByRole('listitem').filter({ has: clerk.getByRole('heading', { name }) })

  await test.step('杨帆 applies at home and is told that both have to come', async () => {
    await page.goto(signInPath('yangfan', '/mine'))
    const facts = { 'couple.closeKin': false, 'couple.hukouInHenan': false, wantMove: false, birthPlan: false }
    caseNo = await draftOf(page, 'P11', facts)
    await answer(page, caseNo, {
      'couple.maleName': '杨帆',
      'couple.maleIdNumber': '410199199701110371',
      'couple.femaleName': '林静',
      'couple.femaleIdNumber': '410199199812160443',
    })
    await page.goto(`/case/${caseNo}`)
    await page.getByRole('listitem').filter({ hasText: '项内容' }).getByRole('link').first().click()
    await fillSections(page)
    await page.goto(`/case/${caseNo}/signatures`)
    await expect(page.getByText('待到窗口当面签名')).toHaveCount(2)
    await expect(page.getByRole('button', { name: '生成签名链接' })).toHaveCount(0)
    await expectAccessible(page)
    await shot(page, 'both-have-to-come')
    await page.getByRole('link', { name: '去核对' }).click()
    await page.getByRole('button', { name: '确认并提交' }).click()
    await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible()
    await page.goto(`/case/${caseNo}`)
    await expect(page.getByText('请杨帆、林静带身份证件到窗口当面签名。')).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'please-come')
  })

  await test.step('the clerk identifies them', async () => {
    await clerk.goto(`/counter/case/${caseNo}`)
    await signerAt('女方 林静')
      .getByRole('button', { name: /^当面核验并签名/ })
      .click()
    const dialog = clerk.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '证件号码' }).fill('410199199701110371')
    for (const check of await dialog.getByRole('checkbox').all()) await check.check()
    await expectAccessible(clerk)
    await dialog.getByRole('button', { name: '核验无误，记录签名' }).click()
    await expect(dialog.getByRole('textbox', { name: '证件号码' })).toHaveAccessibleDescription(/证件号码不一致/)
    await shot(clerk, 'not-her')
    await dialog.getByRole('textbox', { name: '证件号码' }).fill('410199199812160443')
    await dialog.getByRole('button', { name: '核验无误，记录签名' }).click()
    await expect(dialog).toBeHidden()
    await expect(signerAt('女方 林静')).toContainText('已签名')
    await expectAccessible(clerk)
    await shot(clerk, 'at-the-window')
  })

  await test.step('he sees who is still to come', async () => {
    await page.reload()
    await expect(page.getByText('请杨帆带身份证件到窗口当面签名。')).toBeVisible()
  })
})
