/** 吴玉梅 lost her job and stands at the window of 金水区; the clerk applies for her, and hands over the result. */
import { idCheckCharacter } from '@onething/core/identifiers.ts'
import { expectAccessible } from './support/accessibility.ts'
import { fillForm } from './support/form.ts'
import { acceptTask, grantTask, openTask } from './support/review.ts'
import { expect, signInPath, test } from './support/story.ts'

const registration = '失业登记'
const benefit = '失业保险待遇申领'

const body = '41019919830307068'
const idNumber = body + idCheckCharacter(`${body}0`)
/** Two digits changed places, as happens when a number is keyed in. */
const mistyped = idNumber.replace('8303', '8330')

const answers = {
  失业日期: '2026-11-10',
  失业前所在单位: '郑州示范服装有限公司',
  文化程度: '大专',
  开户银行: '演示银行金水支行',
  收款银行账号: '6222000000000000000',
}

test('a clerk takes the case of somebody at the window', async ({ page, shot, someone }) => {
  let caseNo = ''

  await test.step('the clerk starts the day', async () => {
    await page.goto('/counter')
    await expect(page.getByRole('heading', { name: '请先登录' })).toBeVisible()
    await page.goto(signInPath('clerk@410105', '/counter'))
    await expect(page.getByRole('heading', { level: 1, name: '今日办件' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: '新收件' }).first().click()
  })

  await test.step('a mistyped number is refused in so many words', async () => {
    await page.getByRole('textbox', { name: '姓名' }).fill('吴玉梅')
    await page.getByRole('textbox', { name: '公民身份号码' }).fill(mistyped)
    await page.getByRole('textbox', { name: '手机号码' }).fill('13800000016')
    await page.getByRole('textbox', { name: '申请人怎么说？' }).fill('没工作了')
    await page.getByRole('button', { name: /^失业登记/ }).click()
    await page.getByRole('radio', { name: '否' }).first().check()
    await expectAccessible(page)
    await page.getByRole('button', { name: '建立办件，填表收材料' }).click()
    await expect(page.getByRole('textbox', { name: '公民身份号码' })).toHaveAccessibleDescription(/公民身份号码/)
    await expectAccessible(page)
    await shot(page, 'mistyped')
    // The message goes when the field is left, and the page below it moves up.
    await page.getByRole('textbox', { name: '公民身份号码' }).fill(idNumber)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('textbox', { name: '公民身份号码' })).not.toHaveAccessibleDescription(
      /不正确|有误|请核对/,
    )
    await page.getByRole('button', { name: '建立办件，填表收材料' }).click()
  })

  await test.step('everything is keyed in on one page', async () => {
    await expect(page).toHaveURL(/YJS410105P18\d{14}/)
    caseNo = /YJS410105P18\d{14}/.exec(page.url())![0]
    await expect(page.getByText('吴玉梅').first()).toBeVisible()
    await fillForm(page, answers)
    await page.getByRole('radio', { name: '窗口领取' }).check()
    await expect(page.getByText(/^已保存 /)).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'keyed-in')
    await page.getByRole('button', { name: '请申请人确认' }).click()
  })

  await test.step('the applicant reads it on the turned screen and agrees', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '请申请人确认' })).toBeVisible()
    const submit = page.getByRole('button', { name: '提交申请' })
    await expect(submit).toBeDisabled()
    await page.getByRole('checkbox', { name: /^申请人已逐项核对/ }).check()
    await expectAccessible(page)
    await shot(page, 'confirm')
    await submit.click()
    await expect(page.getByRole('heading', { name: '回执' })).toBeVisible()
    const receipt = await page.request.get((await page.getByRole('link', { name: '打印回执' }).getAttribute('href'))!)
    expect(receipt.headers()['content-type']).toBe('application/pdf')
    await expectAccessible(page)
    await shot(page, 'receipt')
  })

  await test.step('the department handles both parts in their order', async () => {
    const reviewer = await someone('reviewer@human-resources-410105', '/review')
    for (const service of [registration, benefit]) {
      await openTask(reviewer, '待受理', caseNo, service)
      await acceptTask(reviewer)
    }
    for (const service of [registration, benefit]) {
      await openTask(reviewer, '审查中', caseNo, service)
      await grantTask(reviewer)
    }
  })

  await test.step('she sees it under her own name, although the clerk applied', async () => {
    const mei = await someone('wuyumei', '/mine')
    await expect(mei.getByText(caseNo)).toBeVisible()
  })

  await test.step('later her daughter fetches the results, and is written down', async () => {
    await page.goto('/counter')
    await page.getByRole('textbox', { name: '按编号、申请人或一件事筛选' }).fill(caseNo)
    await page.getByRole('row').filter({ hasText: caseNo }).getByRole('link', { name: registration }).click()
    await expect(page.getByText('已办结，待领取').first()).toBeVisible()
    const confirm = page.getByRole('button', { name: '确认交付' })
    await confirm.click()
    await expect(page.getByText('请填写领取人姓名')).toBeVisible()
    await page.getByRole('textbox', { name: '领取人姓名' }).fill('王雨桐')
    await page.getByRole('textbox', { name: '公民身份号码' }).fill('410199200306030481')
    await expectAccessible(page)
    await shot(page, 'hand-over')
    await confirm.click()
    await expect(page.getByText('已领取').first()).toBeVisible()
    await expect(confirm).toBeHidden()
    await expect(page.getByText('领取人：王雨桐')).toBeVisible()
    await shot(page, 'handed-over')
  })
})
