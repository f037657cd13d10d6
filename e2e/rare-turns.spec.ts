/**
 * 听证、公告、联合评审、核查承诺、撤销、重新办理、终止: what a part may meet on its way and most do not, on the desks of the
 * departments of 金水区. On a server of its own, for hearings and announcements take days.
 */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handInEverything } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { ownServer, someoneAt } from './support/own-server.ts'
import { acceptTask, colleagueOf, grantTask, openTask } from './support/review.ts'
import { expect, type Shot, test } from './support/story.ts'

const food = '食品经营许可'
const fire = '公众聚集场所投入使用、营业前消防安全检查'
const drainage = '城镇污水排入排水管网许可'
const own = ownServer()

const bothSizes = async (page: Page, shot: Shot, name: string) => {
  await page.setViewportSize({ width: 1440, height: 1800 })
  await expectAccessible(page)
  await shot(page, name)
  await page.setViewportSize({ width: 375, height: 812 })
  await expectAccessible(page)
  await shot(page, `${name}-narrow`)
  await page.setViewportSize({ width: 1440, height: 900 })
}

const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name, exact: true })

async function more(page: Page, act: string) {
  await page.getByText(/^更多：/).click()
  await page.getByRole('group').getByRole('button', { name: act }).click()
}

/** A working day on which the demonstration's clock stands after it was moved. */
async function moveClock(supervisor: Page, goal: object) {
  const headers = { 'x-csrf': '1', 'idempotency-key': crypto.randomUUID() }
  const moved = await supervisor.request.post('/api/demo/clock', { headers, data: goal })
  expect(moved.status(), await moved.text()).toBe(200)
}

/** `commitments`: rows of the list that are decided on her word. */
async function apply(page: Page, lifeEvent: string, facts: object, commitments: string[] = [], answers = {}) {
  const caseNo = await draftOf(page, lifeEvent, facts)
  const headers = { 'x-csrf': '1', 'idempotency-key': crypto.randomUUID() }
  const promised = await page.request.put(`/api/cases/${caseNo}/draft`, { headers, data: { commitments } })
  expect(promised.status(), await promised.text()).toBe(200)
  await page.goto(`/case/${caseNo}`)
  await page.getByRole('link', { name: '申请人', exact: true }).click()
  await fillSections(page, answers)
  await handInEverything(page)
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('button', { name: '去核对' }).click()
  await page.getByRole('button', { name: '确认并提交' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  return caseNo
}

/** A restaurant whose fire check is promised, accepted at these desks. */
async function acceptedOnHerWord(wang: Page, desks: [desk: Page, service: string][]): Promise<string> {
  const facts = {
    'premises.area': 320,
    'drain.toPublicSewer': true,
    'premises.inManagedBuilding': false,
    'adv.kind': 'shopSignOnly',
  }
  const promise = { 食品处理区面积: '96', 消防安全检查办理方式: '告知承诺（先发证后核查）' }
  const caseNo = await apply(wang, 'E3', facts, ['E3.3'], promise)
  for (const [desk, service] of desks) {
    await openTask(desk, '待受理', caseNo, service)
    await acceptTask(desk)
  }
  return caseNo
}

test('departments meet, and a neighbour is heard', async ({ browser, shot }) => {
  test.setTimeout(300_000)
  const someone = someoneAt(browser, own)
  const wang = await someone('wangxiuying', '/mine')
  const supervisor = await someone('supervisor@410105', '/supervise')
  const market = await someone('reviewer@market-regulation-410105', '/review')
  const city = await someone('reviewer@urban-construction-410105', '/review')
  const brigade = await someone('reviewer@fire-rescue-410105', '/review')
  let caseNo = ''

  await test.step('she applies, and promises what the fire brigade will check afterwards', async () => {
    caseNo = await acceptedOnHerWord(wang, [
      [market, food],
      [city, drainage],
      [brigade, fire],
    ])
  })

  await test.step('联合评审: one meeting, one opinion of each department', async () => {
    await more(market, '召集联合评审')
    const form = panel(market, '召集联合评审')
    await form
      .getByLabel('会议日期')
      .fill(await market.evaluate(() => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)))
    await form.getByRole('textbox', { name: '会议地点' }).fill('区政务服务中心三楼会议室')
    await form.getByRole('textbox', { name: '议题' }).fill('后厨排烟与消防分隔')
    await bothSizes(market, shot, 'meeting-form')
    await form.getByRole('button', { name: '召集会议' }).click()
    const opinion = panel(market, '本部门的评审意见')
    await opinion.getByRole('textbox', { name: '参加会议的人员' }).fill('李建国')
    await opinion.getByRole('radio', { name: '同意', exact: true }).check()
    await opinion.getByRole('textbox', { name: '意见' }).fill('布局合理')
    await bothSizes(market, shot, 'meeting')
    await opinion.getByRole('button', { name: '记录评审意见' }).click()
    await expect(panel(market, '联合评审')).toContainText('布局合理')
    await openTask(city, '审查中', caseNo, drainage)
    await expect(panel(city, '本部门的评审意见')).toBeVisible()
  })

  await test.step('听证: a neighbour is told, asks for it, and is heard', async () => {
    await more(market, '告知听证')
    const offer = panel(market, '告知听证')
    await offer.getByRole('textbox', { name: '原因' }).fill('排烟口临近居民楼')
    await offer.getByRole('textbox', { name: /^利害关系人/ }).fill('陈桂兰、演示路 18 号院业主委员会')
    await bothSizes(market, shot, 'hearing-offer')
    await offer.getByRole('button', { name: '告知' }).click()
    const hearing = panel(market, /^听证/)
    await expect(hearing).toContainText('等待答复')
    await hearing.getByRole('button', { name: '登记听证要求' }).click()
    await expect(hearing.getByRole('textbox', { name: '要求听证的人' })).toHaveValue('陈桂兰')
    await hearing.getByRole('button', { name: '登记', exact: true }).click()
    await expect(hearing).toContainText('待安排')
    await hearing.getByRole('button', { name: '确定听证时间' }).click()
    const soon = await market.evaluate(() => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
    await hearing.getByLabel('听证日期').fill(soon)
    await hearing.getByRole('textbox', { name: '听证地点' }).fill('区市场监督管理局二楼')
    await hearing.getByRole('textbox', { name: '主持人' }).fill('冯立')
    await hearing.getByRole('button', { name: '确定并通知' }).click()
    await expect(hearing.getByRole('alert')).toContainText('七日前应当通知')
    const date = await market.evaluate(() => new Date(Date.now() + 16 * 86_400_000).toISOString().slice(0, 10))
    await hearing.getByLabel('听证日期').fill(date)
    await hearing.getByLabel('开始时间').fill('14:30')
    await bothSizes(market, shot, 'hearing-date')
    await hearing.getByRole('button', { name: '确定并通知' }).click()
    await expect(hearing).toContainText('冯立')
    await expect(hearing).toContainText('日14:30')
    await expect(panel(market, '审查决定')).toContainText('听证结束')
    await moveClock(supervisor, { to: date })
    await market.reload()
    await hearing.getByRole('button', { name: '记录听证' }).click()
    await hearing
      .getByRole('textbox', { name: '听证笔录' })
      .fill('陈桂兰：担心油烟。申请人：加装净化器，朝路一侧排放。')
    await bothSizes(market, shot, 'hearing-record')
    await hearing.getByRole('button', { name: '保存听证笔录' }).click()
    await expect(hearing).toContainText('已举行')
    await bothSizes(market, shot, 'hearing-held')
  })
})

test('a promise is checked, a denial handled anew', async ({ browser, shot }) => {
  test.setTimeout(300_000)
  const someone = someoneAt(browser, own)
  const wang = await someone('wangxiuying', '/mine')
  const city = await someone('reviewer@urban-construction-410105', '/review')
  const brigade = await someone('reviewer@fire-rescue-410105', '/review')
  let caseNo = ''

  await test.step('she applies, and promises what the fire brigade will check afterwards', async () => {
    caseNo = await acceptedOnHerWord(wang, [
      [city, drainage],
      [brigade, fire],
    ])
  })

  await test.step('承诺: granted on her word, found untrue, revoked by two', async () => {
    await openTask(brigade, '审查中', caseNo, fire)
    await grantTask(brigade)
    await openTask(brigade, '待核查', caseNo, fire)
    const commitment = panel(brigade, /^告知承诺/)
    await commitment.getByRole('radio', { name: '与承诺不符，限期改正' }).check()
    await commitment.getByRole('textbox', { name: '核查情况' }).fill('疏散指示标志缺两处')
    const by = await brigade.evaluate(() => new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10))
    await commitment.getByLabel('改正期限').fill(by)
    await bothSizes(brigade, shot, 'commitment-check')
    await commitment.getByRole('button', { name: '提交核查结论' }).click()
    await expect(panel(brigade, '再次核查')).toBeVisible()
    await commitment.getByRole('radio', { name: '承诺不实，提出撤销' }).check()
    await commitment.getByRole('textbox', { name: '核查情况' }).fill('逾期没有改正，疏散通道被占用')
    await commitment.getByRole('button', { name: '提交核查结论' }).click()
    const revocation = panel(brigade, /^撤销/)
    await expect(revocation).toContainText('等待批准')
    await revocation.getByRole('button', { name: '批准撤销' }).click()
    await expect(revocation.getByRole('alert')).toContainText('自己不能批准')
    await brigade.goto('/review?stage=checking')
    await expect(brigade.getByRole('row').filter({ hasText: fire })).toContainText('待批准撤销')
    await bothSizes(brigade, shot, 'work-list-checking')
    await openTask(brigade, '待核查', caseNo, fire)
    const captain = await colleagueOf(brigade, 2)
    await expect(panel(captain, /^撤销/)).toContainText('第六十九条第二款')
    await bothSizes(captain, shot, 'revocation')
    await panel(captain, /^撤销/).getByRole('button', { name: '批准撤销' }).click()
    await expect(panel(captain, /^撤销/)).toContainText('已撤销')
  })

  await test.step('a denial is handled anew, and ends without a decision', async () => {
    await openTask(city, '审查中', caseNo, drainage)
    await panel(city, /^现场核查/)
      .getByRole('button', { name: '免于现场核查' })
      .click()
    await panel(city, /^现场核查/)
      .getByRole('textbox', { name: '理由' })
      .fill('资料已经能够判断')
    await bothSizes(city, shot, 'waive')
    await panel(city, /^现场核查/)
      .getByRole('button', { name: '免于核查' })
      .click()
    await panel(city, '审查决定').getByRole('radio', { name: '不予批准' }).check()
    await panel(city, '审查决定').getByRole('textbox', { name: '理由' }).fill('接入的是雨水管')
    await city.getByRole('button', { name: '提出审查意见' }).click()
    await expect(city.getByText(/^您已提出审查意见/)).toBeVisible()
    const head = await colleagueOf(city, 2)
    await expect(head.getByRole('radio', { name: '不予批准' })).toBeChecked()
    await head.getByRole('radio', { name: '准予', exact: true }).check()
    await head.getByRole('checkbox', { name: /^部分准予/ }).check()
    await head.getByRole('textbox', { name: '不予批准的部分' }).fill('第二个接驳口')
    await bothSizes(head, shot, 'partly-granted')
    await head.getByRole('radio', { name: '不予批准' }).check()
    await head.getByRole('button', { name: '作出决定' }).click()
    await head.getByRole('dialog').getByRole('button', { name: '确认，作出决定' }).click()
    await expect(panel(head, '审查决定')).toContainText('接入的是雨水管')
    await more(head, '重新办理')
    await head.getByRole('textbox', { name: '依据' }).fill('金水区人民政府行政复议决定')
    await bothSizes(head, shot, 'reopen')
    await panel(head, '重新办理').getByRole('button', { name: '重新办理' }).click()
    await expect(head.getByText('已受理，审查中').first()).toBeVisible()
    await expect(panel(head, '期限与经办')).toContainText('金水区人民政府行政复议决定')
    await more(head, '终止办理')
    await head.getByRole('radio', { name: /^因不可抗力/ }).check()
    await panel(head, '终止办理').getByRole('textbox', { name: '理由' }).fill('场地因山体滑坡被征收')
    await bothSizes(head, shot, 'terminate')
    await panel(head, '终止办理').getByRole('button', { name: '终止办理' }).click()
    await expect(head.getByText('终止办理').first()).toBeVisible()
  })
})

test('a deregistration is announced first', async ({ browser, shot }) => {
  test.setTimeout(240_000)
  const someone = someoneAt(browser, own)
  const wang = await someone('wangxiuying', '/mine')
  const supervisor = await someone('supervisor@410105', '/supervise')
  const market = await someone('reviewer@market-regulation-410105', '/review')
  const facts = { 'simpleCancel.eligible': true, 'simpleCancel.noticeDone': true, 'taxpayer.kind': '一照一码' }
  const caseNo = await apply(wang, 'E25', facts)
  const clock = panel(market, '计时')

  await test.step('nothing is decided before it has been announced', async () => {
    await openTask(market, '待受理', caseNo, '企业注销登记')
    await acceptTask(market)
    await expect(clock).toContainText('依法应当先进行简易注销公告')
    await clock.getByRole('button', { name: '暂停计时（特别程序）' }).click()
    await clock.getByRole('combobox', { name: '程序' }).selectOption('简易注销公告')
    await expect(clock).toContainText('简易注销公告期 20 日')
    await clock.getByRole('textbox', { name: '原因' }).fill('在国家企业信用信息公示系统公告')
    await clock.getByRole('spinbutton', { name: '预计需要' }).fill('15')
    await bothSizes(market, shot, 'announce')
    await clock.getByRole('region').getByRole('button', { name: '暂停计时' }).click()
    await expect(clock).toContainText(/期满，还有 \d+ 天。/)
  })

  await test.step('an objection stands in the file; the announcement cannot be cut short', async () => {
    await clock.getByRole('button', { name: '登记异议' }).click()
    await clock.getByRole('textbox', { name: '提出异议的人' }).fill('郑州演示食材有限公司')
    await clock.getByRole('textbox', { name: '异议的内容' }).fill('尚欠货款，已另行和解并撤回异议')
    await clock.getByRole('button', { name: '登记', exact: true }).click()
    await expect(clock).toContainText('收到的异议（1）')
    await clock.getByRole('button', { name: '恢复计时' }).click()
    await clock.getByRole('textbox').fill('公告期满')
    await clock.getByRole('region').getByRole('button', { name: '恢复计时' }).click()
    await expect(clock.getByRole('alert')).toContainText('期满以后才能恢复计时')
    await bothSizes(market, shot, 'announced')
    await moveClock(supervisor, { days: 30 })
    await market.reload()
    await clock.getByRole('button', { name: '恢复计时' }).click()
    await clock.getByRole('textbox').fill('公告期满，异议已经撤回')
    await clock.getByRole('region').getByRole('button', { name: '恢复计时' }).click()
    await expect(clock).toContainText('正在计时')
  })
})
