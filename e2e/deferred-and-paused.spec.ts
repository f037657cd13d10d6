/**
 * 容缺受理 and 特别程序: 王秀英 has no lease in hand yet, promises it and is accepted; the department waits for a test of
 * the water and asks for more time. At the window 吴玉梅, who opens a pharmacy, promises too.
 */
import { creditCheckCharacter, organisationCheckCharacter } from '@onething/core/identifiers.ts'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { fillForm, fillSections, handIn, handInEverything } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { paper } from './support/papers.ts'
import { acceptTask, grantTask, openTask } from './support/review.ts'
import { expect, signInPath, test } from './support/story.ts'

const food = '食品经营许可'
const lease = '房屋租赁（借用）合同'
const promise = /^暂时没有，我承诺在受理后按期补交（容缺后补）$/

test('王秀英 hands in her lease later, and the clock stands still', { tag: '@both' }, async ({
  page,
  shot,
  someone,
}) => {
  test.setTimeout(240_000)
  let caseNo = ''
  const status = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: food }) })
  const onAPhone = async (desk: Page, name: string) => {
    const { width, height } = desk.viewportSize()!
    await desk.setViewportSize({ width: 375, height: 812 })
    await expectAccessible(desk)
    await shot(desk, `${name}-narrow`)
    await desk.setViewportSize({ width, height })
  }
  const clockOf = (desk: Page) => desk.getByRole('region', { name: '计时', exact: true })

  await test.step('she fills in everything', async () => {
    await page.goto(signInPath('wangxiuying', '/mine'))
    caseNo = await draftOf(page, 'E3', {
      'premises.area': 80,
      'drain.toPublicSewer': true,
      'premises.inManagedBuilding': true,
      'adv.kind': 'shopSignOnly',
    })
    await page.goto(`/case/${caseNo}`)
    await page.getByRole('link', { name: '申请人', exact: true }).click()
    await fillSections(page, { 场所来源: '租赁', 食品处理区面积: '30' })
  })

  await test.step('she has no lease yet and promises to bring it', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '申请材料' })).toBeVisible()
    const slot = page.getByRole('region', { name: lease, exact: true })
    await expect(slot).toContainText('未上传')
    await slot.getByRole('checkbox', { name: promise }).check()
    await expect(slot).toContainText('承诺后补')
    await expect(slot).toContainText('逾期未补交的，这个事项视为撤回')
    await expectAccessible(page)
    await shot(page, 'promise')
    await handInEverything(page)
    await page.reload()
    await expect(slot.getByRole('checkbox', { name: promise })).toBeChecked()
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('button', { name: '去核对' }).click()
  })

  await test.step('before submitting she reads what she promises', async () => {
    await expect(page.getByRole('heading', { name: '容缺后补的承诺' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(`《${lease}》（用于：${food}）`)
    await expectAccessible(page)
    await shot(page, 'review')
    await page.getByRole('button', { name: '确认并提交' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(`您承诺后补的《${lease}》`)
    await shot(page, 'submitted')
    await page.getByRole('link', { name: '查看办理进度' }).click()
  })

  const desk = await someone('reviewer@market-regulation-410105', '/review')
  const chief = await someone('reviewer2@market-regulation-410105', '/review')

  await test.step('the department accepts without it, and cannot decide yet', async () => {
    await openTask(desk, '待受理', caseNo, food)
    await expect(desk.getByRole('region', { name: lease, exact: true })).toContainText('暂缺，申请人承诺最迟')
    await expect(desk.getByRole('region', { name: '受理意见' })).toContainText('可以容缺受理')
    await expectAccessible(desk)
    await shot(desk, 'desk-before-acceptance')
    await acceptTask(desk)
    await expect(clockOf(desk)).toContainText(`容缺受理，等待补交：《${lease}》，最迟`)
    await expect(desk.getByText('计时暂停').first()).toBeVisible()
    await expect(desk.getByRole('button', { name: '作出决定' })).toHaveCount(0)
    await expectAccessible(desk)
    await shot(desk, 'desk-waits')
  })

  await test.step('she is asked for it, and not believed without a file', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: '请补交容缺材料' })).toBeVisible()
    await expect(status).toContainText('计时暂停')
    await expectAccessible(page)
    await shot(page, 'progress-awaited')
    await page.getByRole('button', { name: '材料已补齐' }).click()
    await expect(page.getByRole('alert')).toContainText(`请补交《${lease}》`)
    await shot(page, 'progress-nothing-there')
  })

  await test.step('she hands it in', async () => {
    await handIn(page, lease, [await paper(page, lease)])
    await expect(page.getByRole('alert')).toHaveCount(0)
    await page.getByRole('button', { name: '材料已补齐' }).click()
    await expect(page.getByRole('heading', { name: '请补交容缺材料' })).toHaveCount(0)
    await expect(status).not.toContainText('计时暂停')
  })

  await test.step('the department has the water tested: the clock stands still', async () => {
    await desk.reload()
    await expect(clockOf(desk)).toContainText('正在计时')
    await expect(desk.getByRole('button', { name: `${lease}.pdf` })).toBeVisible()
    await clockOf(desk).getByRole('button', { name: '暂停计时（特别程序）' }).click()
    const form = desk.getByRole('region', { name: '暂停计时（特别程序）' })
    await form.getByRole('button', { name: '暂停计时' }).click()
    await expect(form.getByRole('alert')).toHaveText('请选择要进行的程序。')
    await form.getByRole('combobox', { name: '程序' }).selectOption('检测')
    await form.getByRole('textbox', { name: '原因' }).fill('餐饮用水送检，等待水质检测报告')
    await form.getByRole('spinbutton', { name: '预计需要' }).fill('8')
    await expectAccessible(desk)
    await shot(desk, 'desk-pause-form')
    await onAPhone(desk, 'desk-pause-form')
    await form.getByRole('button', { name: '暂停计时' }).click()
    await expect(clockOf(desk)).toContainText('计时暂停：检测')
    await expect(desk.getByRole('button', { name: '作出决定' })).toHaveCount(0)
    await expectAccessible(desk)
    await shot(desk, 'desk-paused')
    await desk.goto('/review?stage=deciding')
    await expect(desk.getByRole('row').filter({ hasText: caseNo })).toContainText('计时暂停')
    await shot(desk, 'list-paused')
  })

  await test.step('she sees why and how long', async () => {
    await page.reload()
    await expect(status).toContainText(/检测，\d{4}年\d+月\d+日开始，预计 8 个工作日。餐饮用水送检，等待水质检测报告。/)
    await expect(status).toContainText('这段时间依法不计入办理期限')
    await expect(status).toContainText('计时暂停')
    await expectAccessible(page)
    await shot(page, 'progress-paused')
  })

  await test.step('the report is there: the clock goes on, and more time is asked for', async () => {
    await openTask(desk, '审查中', caseNo, food)
    await clockOf(desk).getByRole('button', { name: '恢复计时' }).click()
    await desk.getByRole('textbox', { name: '检测的结果' }).fill('水质符合生活饮用水卫生标准')
    await shot(desk, 'desk-resume-form')
    await desk.getByRole('region', { name: '恢复计时' }).getByRole('button', { name: '恢复计时' }).click()
    await expect(clockOf(desk)).toContainText('正在计时')
    await clockOf(desk).getByRole('button', { name: '申请延长期限' }).click()
    const form = desk.getByRole('region', { name: '申请延长期限' })
    await form.getByRole('spinbutton', { name: '延长' }).fill('30')
    await form.getByRole('button', { name: '提出申请' }).click()
    await expect(form.getByRole('alert')).toContainText('1 至 5 的整数')
    await form.getByRole('spinbutton', { name: '延长' }).fill('3')
    await form.getByRole('textbox', { name: '理由' }).fill('现场核查需要复核，人员安排在下周')
    await expectAccessible(desk)
    await shot(desk, 'desk-extension-form')
    await form.getByRole('button', { name: '提出申请' }).click()
    await expect(clockOf(desk)).toContainText('申请延长 3 日，等待批准')
  })

  await test.step('whoever asked cannot approve; a colleague can', async () => {
    await clockOf(desk).getByRole('button', { name: '批准延长' }).click()
    await expect(clockOf(desk).getByRole('alert')).toContainText('自己不能批准')
    await expectAccessible(desk)
    await shot(desk, 'desk-may-not-approve')
    await openTask(chief, '审查中', caseNo, food)
    await shot(chief, 'colleague-is-asked')
    await onAPhone(chief, 'colleague-is-asked')
    await clockOf(chief).getByRole('button', { name: '批准延长' }).click()
    await expect(clockOf(chief)).toContainText('已延长 3 日')
    await expect(clockOf(chief).getByRole('button', { name: '申请延长期限' })).toHaveCount(0)
    await expectAccessible(chief)
    await shot(chief, 'extended')
  })

  await test.step('she sees that too, and the decision follows', async () => {
    await page.reload()
    await expect(status).toContainText('经批准延长 3 日。理由：现场核查需要复核，人员安排在下周。')
    await expectAccessible(page)
    await shot(page, 'progress-extended')
    await openTask(desk, '审查中', caseNo, food)
    await grantTask(desk)
    await expect(clockOf(desk)).toHaveCount(0)
    await page.reload()
    await expect(status).toContainText('准予')
    await page.getByRole('button', { name: '确认领取' }).click()
    await expect(status).toContainText('已出件')
  })
})

const pharmacy = '药品零售企业经营许可'
const system = '经营质量管理计算机系统说明'
const organisation = `YX000007${organisationCheckCharacter('YX000007')}`
const creditCode = `92410105${organisation}${creditCheckCharacter(`92410105${organisation}`)}`

test('at the window somebody promises a material for later', async ({ page, shot, someone }) => {
  let caseNo = ''

  await test.step('the clerk keys it in with the promise', async () => {
    await page.goto(signInPath('clerk@410105', '/counter'))
    caseNo = await draftOf(
      page,
      'E22',
      {
        'licence.exists': true,
        'licence.scopeMatches': true,
        'device.class3': false,
        'device.class2': false,
        'food.mode': 'none',
        'food.special': 'none',
        'premises.area': 60,
        'premises.tenure': 'owned',
        'drug.scope': '乙类OTC',
      },
      {
        onBehalfOf: {
          name: '吴玉梅',
          idNumber: '410199198303070680',
          phone: '13800000016',
          enterprise: { name: '郑州市金水区玉梅大药房', creditCode },
        },
      },
    )
    await page.goto(`/counter/case/${caseNo}`)
    const slot = page.getByRole('region', { name: system, exact: true })
    await expect(slot).toBeVisible()
    await fillForm(page)
    await slot.getByRole('checkbox', { name: '申请人暂时没有，承诺在受理后按期补交（容缺后补）' }).check()
    await expect(slot).toContainText('承诺后补')
    await handInEverything(page)
    await expect(page.getByText(/^已保存 /)).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'counter-promise')
    await page.getByRole('button', { name: '请申请人确认' }).click()
  })

  await test.step('the applicant reads the promise on the turned screen', async () => {
    await expect(page.getByRole('main')).toContainText(`《${system}》（用于：${pharmacy}）`)
    await page.getByRole('checkbox', { name: /^申请人已逐项核对/ }).check()
    await expectAccessible(page)
    await shot(page, 'counter-confirm')
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByRole('heading', { name: '请补交容缺材料' })).toBeVisible()
  })

  await test.step('the department accepts; she brings it to the window', async () => {
    const desk = await someone('reviewer@drug-410105', '/review')
    await openTask(desk, '待受理', caseNo, pharmacy)
    await acceptTask(desk)
    await page.reload()
    await expectAccessible(page)
    await shot(page, 'counter-awaited')
    await handIn(page, system, [await paper(page, system)])
    await page.getByRole('button', { name: '材料已补齐' }).click()
    await expect(page.getByRole('heading', { name: '请补交容缺材料' })).toHaveCount(0)
    await openTask(desk, '审查中', caseNo, pharmacy)
    await grantTask(desk)
  })
})
