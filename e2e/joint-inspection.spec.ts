/**
 * 联合勘验: 王秀英's restaurant is looked at by three departments in one visit; one of them finds something to put right,
 * looks again, and two officers decide. On a server of its own, for the clock is moved to the days of the visits.
 */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handInEverything } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { ownServer, someoneAt } from './support/own-server.ts'
import { photograph } from './support/papers.ts'
import { acceptTask, colleagueOf, decideToGrant, grantTask, openTask, opine } from './support/review.ts'
import { expect, test } from './support/story.ts'

const food = '食品经营许可'
const fire = '公众聚集场所投入使用、营业前消防安全检查'
const drainage = '城镇污水排入排水管网许可'
const trap = '隔油池等预处理设施已经安装，容积与排水量相适应，能够清掏'
const own = ownServer()

test('three departments come once, and one of them again', async ({ browser, shot }) => {
  test.setTimeout(300_000)
  const someone = someoneAt(browser, own)
  const bothSizes = async (page: Page, name: string) => {
    // The right column scrolls: high enough to be seen whole.
    await page.setViewportSize({ width: 1440, height: 1800 })
    await expectAccessible(page)
    await shot(page, name)
    await page.setViewportSize({ width: 375, height: 812 })
    await expectAccessible(page)
    await shot(page, `${name}-narrow`)
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  const inspectionOf = (desk: Page) => desk.getByRole('region', { name: /^现场核查/ })
  const wang = await someone('wangxiuying', '/mine')
  const supervisor = await someone('supervisor@410105', '/supervise')
  let caseNo = ''

  const send = async (page: Page, url: string, data: object = {}) => {
    const headers = { 'x-csrf': '1', 'idempotency-key': crypto.randomUUID() }
    const response = await page.request.post(url, { headers, data, maxRetries: 2 })
    expect(response.status(), await response.text()).toBe(200)
    return response.json()
  }
  const visits = async () => (await (await wang.request.get(`/api/cases/${caseNo}`, { maxRetries: 2 })).json()).visits
  /** The first of the times offered; the clock is moved to that day. */
  const chooseAndWait = async () => {
    const visit = (await visits()).at(-1)
    const { date, half } = visit.slots[0]
    await send(wang, `/api/cases/${caseNo}/visits/${visit.number}/slot`, { date, half })
    await send(supervisor, '/api/demo/clock', { to: date })
  }
  /** What the desk offers, unless the system has been quicker: it arranges by itself what is ready. */
  const arrange = async (desk: Page, title: string) => {
    const button = inspectionOf(desk).getByRole('button', { name: '安排联合勘验' })
    await expect(button.or(inspectionOf(desk).getByText(/等申请人从/))).toBeVisible()
    if (!(await button.isVisible())) return
    await button.click()
    await expect(desk.getByRole('region', { name: title })).toBeVisible()
    await desk.getByRole('button', { name: '请申请人选择时间' }).click()
  }
  const recordFinding = async (desk: Page, officers: string, amiss: Record<string, string> = {}) => {
    const panel = inspectionOf(desk)
    await panel.getByRole('button', { name: '记录勘验结果' }).click()
    const form = panel.getByRole('region', { name: '记录勘验结果' })
    await form.getByRole('textbox', { name: '勘验人员' }).fill(officers)
    for (const check of await form.getByRole('group').all()) {
      const title = (await check.locator('legend').textContent())!
      await check.getByRole('radio', { name: amiss[title] ? '不符合' : '符合', exact: true }).check()
      if (amiss[title]) await check.getByRole('textbox', { name: '问题和整改要求' }).fill(amiss[title])
    }
    return form
  }

  await test.step('she applies', async () => {
    const facts = {
      'premises.area': 320,
      'drain.toPublicSewer': true,
      'premises.inManagedBuilding': false,
      'adv.kind': 'shopSignOnly',
    }
    caseNo = await draftOf(wang, 'E3', facts)
    await wang.goto(`/case/${caseNo}`)
    await wang.getByRole('link', { name: '申请人', exact: true }).click()
    await fillSections(wang, { 食品处理区面积: '96', 消防安全检查办理方式: '一般程序（先检查后发证）' })
    await handInEverything(wang)
    await wang.getByRole('button', { name: '继续' }).click()
    await wang.getByRole('button', { name: '去核对' }).click()
    await wang.getByRole('button', { name: '确认并提交' }).click()
    await expect(wang.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  })

  const market = await someone('reviewer@market-regulation-410105', '/review')
  const city = await someone('reviewer@urban-construction-410105', '/review')
  const brigade = await someone('reviewer@fire-rescue-410105', '/review')

  await test.step('three departments accept; one gives its opinion in the same act', async () => {
    await openTask(city, '待受理', caseNo, drainage)
    await acceptTask(city)
    await openTask(brigade, '待受理', caseNo, fire)
    await brigade.getByRole('radio', { name: '不予受理' }).check()
    await brigade.getByRole('radio', { name: '不属于本机关职权范围' }).check()
    await brigade.getByRole('button', { name: '提交受理意见' }).click()
    await expect(brigade.getByRole('alert')).toHaveText('请填写应当向哪个机关申请。')
    await bothSizes(brigade, 'refusal')
    await brigade.getByRole('radio', { name: '齐全，同意受理' }).check()
    await brigade.getByRole('checkbox', { name: '同时提出审查意见' }).check()
    await brigade.getByRole('radio', { name: '准予', exact: true }).check()
    await brigade.getByRole('textbox', { name: '说明' }).fill('材料符合要求，以现场核查结果为准')
    await brigade.getByRole('checkbox', { name: '免于现场核查' }).check()
    await brigade.getByRole('button', { name: '提交受理意见' }).click()
    await expect(brigade.getByRole('alert')).toHaveText('请写明免于现场核查的理由。')
    await bothSizes(brigade, 'acceptance')
    await brigade.getByRole('checkbox', { name: '免于现场核查' }).uncheck()
    await brigade.getByRole('button', { name: '提交受理意见' }).click()
    await expect(brigade.getByRole('list', { name: '审查环节' })).toContainText('审查：准予')
    await expect(brigade.getByText('您已提出审查意见，等其他人员批准。')).toBeVisible()
    await openTask(market, '待受理', caseNo, food)
    await acceptTask(market)
  })

  await test.step('one visit is proposed for all three', async () => {
    await arrange(market, '安排联合勘验')
    await expect(inspectionOf(market)).toContainText('等申请人从 6 个时间中选择')
    const visit = market.getByRole('region', { name: '第 1 次：联合勘验' })
    for (const service of [food, fire, drainage]) await expect(visit).toContainText(service)
    await bothSizes(market, 'visit-proposed')
    expect(await visits()).toHaveLength(1)
  })

  await test.step('she chooses a time, and another when something comes up', async () => {
    await wang.goto(`/case/${caseNo}`)
    const toChoose = wang.getByRole('region', { name: /^请选择.*的时间/ })
    const first = toChoose.getByRole('radio').first()
    await first.check()
    await toChoose.getByRole('button', { name: '确定这个时间' }).click()
    await bothSizes(wang, 'visit-agreed')
    await wang.getByRole('button', { name: '时间有变，改约' }).click()
    const dialog = wang.getByRole('dialog')
    await expect(dialog).toContainText('您还可以用 2 次')
    await dialog.getByRole('textbox', { name: '改约原因' }).fill('孩子生病')
    await expectAccessible(wang)
    await shot(wang, 'visit-move')
    await dialog.getByRole('button', { name: '确认改约' }).click()
    await expect(toChoose).toContainText('还可以换 1 次')
    await bothSizes(wang, 'visit-moved')
  })

  await test.step('on the day she has chosen they record what they found, with photos', async () => {
    await chooseAndWait()
    await openTask(market, '审查中', caseNo, food)
    const form = await recordFinding(market, '李建国')
    await form
      .getByLabel('现场照片')
      .setInputFiles([await photograph(market, '后厨'), await photograph(market, '专间')])
    await expect(form.getByRole('img')).toHaveCount(2)
    await form.getByRole('button', { name: '提交勘验结果' }).click()
    await expect(form.getByRole('alert')).toContainText('两名以上')
    await form.getByRole('textbox', { name: '勘验人员' }).fill('李建国、赵敏')
    await bothSizes(market, 'finding-form')
    await form.getByRole('button', { name: '提交勘验结果' }).click()
    await expect(inspectionOf(market)).toContainText('李建国、赵敏')

    await openTask(city, '审查中', caseNo, drainage)
    const amiss = await recordFinding(city, '孙磊、周倩', { [trap]: '隔油池没有盖板，加装盖板后才能清掏' })
    await amiss.getByLabel('现场照片').setInputFiles([await photograph(city, '隔油池')])
    await expect(amiss.getByRole('img')).toHaveCount(1)
    await bothSizes(city, 'finding-to-rectify')
    await amiss.getByRole('button', { name: '提交勘验结果' }).click()
    await expect(inspectionOf(city)).toContainText('孙磊、周倩')

    await openTask(brigade, '审查中', caseNo, fire)
    const passed = await recordFinding(brigade, '郑强、吴刚')
    await passed.getByRole('button', { name: '提交勘验结果' }).click()
    await expect(inspectionOf(brigade).getByRole('heading', { level: 2 })).toContainText('通过')
    await expect(inspectionOf(brigade)).toContainText('隔油池没有盖板')
  })

  await test.step('she has put it right, and they look again', async () => {
    await openTask(city, '审查中', caseNo, drainage)
    await expect(inspectionOf(city).getByRole('heading', { level: 2 })).toContainText('待整改')
    await expect(inspectionOf(city)).toContainText('整改清单（1 项，一次告知申请人）')
    await bothSizes(city, 'to-rectify')
    await send(wang, `/api/cases/${caseNo}/rectification`)
    await city.reload()
    await arrange(city, '安排复验')
    await expect(inspectionOf(city)).toContainText('复验第 1 次的整改')
    expect((await visits()).at(-1).parts).toHaveLength(1)
    await chooseAndWait()
    await openTask(city, '审查中', caseNo, drainage)
    const form = await recordFinding(city, '孙磊、周倩')
    await form.getByRole('button', { name: '提交勘验结果' }).click()
    await expect(inspectionOf(city).getByRole('heading', { level: 2 })).toContainText('通过')
    await bothSizes(city, 'passed')
  })

  await test.step('one opines, another sends it back, and then decides', async () => {
    await opine(city)
    await bothSizes(city, 'opined')
    await city.goto('/review?stage=deciding')
    await expect(city.getByRole('row').filter({ hasText: drainage })).toContainText('待批准')
    await bothSizes(city, 'work-list')
    await openTask(city, '审查中', caseNo, drainage)
    const head = await colleagueOf(city, 2)
    await head.getByRole('button', { name: '退回' }).click()
    await head.getByRole('textbox', { name: '退回的理由' }).fill('请补充复验的情况')
    await bothSizes(head, 'send-back')
    await head.getByRole('region', { name: '退回审查' }).getByRole('button', { name: '退回' }).click()
    await expect(head.getByRole('button', { name: '提出审查意见' })).toBeVisible()
    await city.reload()
    await city.getByRole('radio', { name: '准予', exact: true }).check()
    await city.getByRole('textbox', { name: '说明' }).fill('复验合格，隔油池已经加装盖板')
    await city.getByRole('button', { name: '提出审查意见' }).click()
    await expect(city.getByText(/^您已提出审查意见/)).toBeVisible()
    await head.reload()
    await expect(head.getByRole('radio', { name: '准予', exact: true })).toBeChecked()
    await bothSizes(head, 'decision')
    await decideToGrant(head)
    await bothSizes(head, 'decided')
  })

  await test.step('the others decide, and she has everything', async () => {
    await openTask(market, '审查中', caseNo, food)
    await grantTask(market)
    const captain = await colleagueOf(brigade, 2)
    await openTask(captain, '审查中', caseNo, fire)
    await decideToGrant(captain)
    await wang.goto(`/case/${caseNo}`)
    await expect(wang.getByText('已办结，待领取').first()).toBeVisible()
  })
})
