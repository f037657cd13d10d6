/** 张丽 has had a daughter: certificate, household, insurance and card, applied for once from her phone. */
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handInEverything } from './support/form.ts'
import { acceptTask, grantTask, openTask } from './support/review.ts'
import { expect, signInPath, test } from './support/story.ts'

const certificate = '出生医学证明签发'
const vaccination = '预防接种证办理'
const household = '对新生儿办理出生登记（国内出生）'
const insurance = '城乡居民参保登记（父母一方参加居民医保的新生儿参保）'
const card = '社会保障卡申领'

/** What only she can say; the rest is known to hospital, police and insurance. */
const questions: [string, string][] = [
  ['孩子是否在境外出生？', '否'],
  ['是否第一次办理出生医学证明？', '是'],
  ['是否同时申领社会保障卡？', '是'],
]

const answers = {
  孩子姓名: '赵安然',
  孩子出生时间: '06:18',
  选择的接种单位: '金水区演示社区卫生服务中心',
  您是孩子的: '母亲',
  您的国籍: '中国',
  您的民族成份: '汉族',
  户口随谁落户: '随母亲',
  户主姓名: '张丽',
  社会保障卡服务银行: '演示银行金水支行',
  照片来源: '不印照片（低龄儿童）',
}

test('张丽 registers her newborn', { tag: '@phone' }, async ({ page, shot, someone }) => {
  let caseNo = ''
  const part = (service: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: service }) })

  await test.step('she finds it and answers on her phone', async () => {
    await page.goto('/')
    await expectAccessible(page)
    await shot(page, 'landing')
    await page.getByRole('searchbox').fill('给宝宝上户口')
    await page.getByRole('link', { name: '新生儿出生', exact: true }).click()
    await expectAccessible(page)
    await shot(page, 'guide')
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: /？$/ })).toBeVisible()
    const bar = page.getByRole('region', { name: '按目前回答的办理方案' }).getByRole('button')
    await bar.click()
    await expectAccessible(page)
    await shot(page, 'panel')
    await bar.click()
    while (page.url().includes('/ask')) {
      const title = page.getByRole('heading', { level: 1 })
      const asked = (await title.textContent())!
      const [, answer] = questions.find(([question]) => question === asked)!
      await page.getByRole('radio', { name: answer, exact: true }).check()
      await page.getByRole('button', { name: '继续' }).click()
      await expect(title).not.toHaveText(asked)
      await expect(page.getByText(/^正在/)).toHaveCount(0)
    }
  })

  await test.step('the notice shows what waits for what', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '一次性告知：新生儿出生' })).toBeVisible()
    const order = page.getByRole('main')
    await expect(order).toContainText('第 3 步')
    await expect(order).toContainText(`先办结后受理：须先有“${certificate}”的结果`)
    await expect(order).toContainText(`先办结后受理：须先有“${household}”的结果`)
    await expect(order).toContainText('郑州市公安局金水分局')
    await expectAccessible(page)
    await shot(page, 'notice')
  })

  await test.step('she signs in; what the hospital registered is already there', async () => {
    await page.getByRole('link', { name: '登录并开始办理' }).click()
    await expect(page.getByRole('heading', { name: '请先登录' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: '登录', exact: true }).click()
    await shot(page, 'sign-in')
    await page.getByRole('button', { name: /^张丽/ }).click()
    await page.getByRole('button', { name: '开始填写' }).click()
    await expect(page).toHaveURL(/YJS410105P01\d{14}/)
    caseNo = /YJS410105P01\d{14}/.exec(page.url())![0]
    await expectAccessible(page)
    await shot(page, 'task-list')
    await page.getByRole('link', { name: '申请人', exact: true }).click()
    await fillSections(page, answers, async title => {
      if (title === '孩子信息') {
        await expect(page.getByRole('textbox', { name: '出生的医院（助产机构）' })).toHaveValue(
          '郑州市金水区演示妇幼保健院',
        )
        await expectAccessible(page)
      }
      await shot(page, `form-${title}`)
    })
  })

  await test.step('she has nothing to hand in, and submits', async () => {
    await handInEverything(page)
    await expect(page.getByText('由本次办理的“出生医学证明签发”产生，内部流转')).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'materials')
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('button', { name: '去核对' }).click()
    await expectAccessible(page)
    await shot(page, 'review')
    await page.getByRole('button', { name: '确认并提交' }).click()
    await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible()
    await shot(page, 'submitted')
    await page.getByRole('link', { name: '查看办理进度' }).click()
  })

  await test.step('her page says what waits for what', async () => {
    await expect(part(household)).toContainText(`${certificate}的结果`)
    await expect(part(insurance)).toContainText(`${household}`)
    await expect(part(card)).toContainText(`${household}的结果`)
    await expect(part(certificate)).not.toContainText('等待')
    await expectAccessible(page)
    await shot(page, 'progress-waiting')
  })

  const health = await someone('reviewer@health-410105', '/review')
  const police = await someone('reviewer@public-security-410105', '/review')
  const insurer = await someone('reviewer@healthcare-security-410105', '/review')
  const cards = await someone('reviewer@human-resources-410105', '/review')

  await test.step('everybody reviews at once, but nobody accepts before what comes first', async () => {
    await openTask(police, '待受理', caseNo, household)
    await expect(police.getByRole('region', { name: '期限与经办' })).toContainText(`${certificate}的结果`)
    await acceptTask(police)
    await expect(police.getByRole('heading', { name: '审查决定' })).toHaveCount(0)
    await shot(police, 'police-waits')
    await openTask(insurer, '待受理', caseNo, insurance)
    await acceptTask(insurer)
    await openTask(cards, '待受理', caseNo, card)
    await acceptTask(cards)
    await openTask(health, '待受理', caseNo, vaccination)
    await acceptTask(health)
    await page.reload()
    await expect(part(household)).toContainText('待受理')
    await expect(part(household)).toContainText(`材料已审核，待“${certificate}”办结后受理`)
    await expect(part(card)).toContainText(`材料已审核，待“${household}”办结后受理`)
    await shot(page, 'progress-reviewed')
  })

  await test.step('the certificate opens the way for the household entry', async () => {
    await openTask(health, '待受理', caseNo, certificate)
    await acceptTask(health)
    await openTask(health, '审查中', caseNo, vaccination)
    await expect(health.getByRole('button', { name: '作出决定' })).toHaveCount(0)
    await openTask(health, '审查中', caseNo, certificate)
    await grantTask(health)
    await page.reload()
    await expect(part(certificate)).toContainText('准予')
    await expect(part(household)).toContainText('已受理，审查中')
    await expect(part(insurance)).toContainText('待受理')
    await expectAccessible(page)
    await shot(page, 'progress-certificate')
    await openTask(health, '审查中', caseNo, vaccination)
    await grantTask(health)
  })

  await test.step('the household entry opens the way for insurance and card', async () => {
    await openTask(police, '审查中', caseNo, household)
    await grantTask(police)
    await page.reload()
    await expect(part(insurance)).toContainText('已受理，审查中')
    await expect(part(card)).toContainText('已受理，审查中')
    await openTask(insurer, '审查中', caseNo, insurance)
    await grantTask(insurer)
    await openTask(cards, '审查中', caseNo, card)
    await grantTask(cards)
  })

  await test.step('she collects everything', async () => {
    await page.goto(signInPath('zhangli', '/mine'))
    await expect(page.getByRole('heading', { name: /^等您处理/ })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'mine')
    await page.goto(`/case/${caseNo}`)
    await expect(page.getByText('已办结，待领取').first()).toBeVisible()
    await expect(page.getByRole('link', { name: /打开（PDF）.*出生医学证明/ })).toBeVisible()
    await page.getByRole('button', { name: '确认领取' }).click()
    for (const service of [certificate, vaccination, household, insurance, card])
      await expect(part(service)).toContainText('已出件')
    await expectAccessible(page)
    await shot(page, 'collected')
  })
})
