/** 张伟 and 李娜 want to marry: the day is booked on his phone, moved once by the registry, and they come. */
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handInEverything } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { expect, signInPath, test } from './support/story.ts'

const marriage = '内地居民办理结婚登记'
const couple = {
  'couple.closeKin': false,
  'couple.bothOfAge': true,
  'couple.hasSpouse': false,
  'couple.hukouInHenan': true,
  wantMove: false,
  birthPlan: false,
}

test('张伟 and 李娜 book their wedding registration', { tag: '@phone' }, async ({ page, shot, someone }) => {
  let caseNo = ''
  const visit = page.getByRole('article', { name: `预约到场：${marriage}` })

  await test.step('he applies on his phone', async () => {
    await page.goto(signInPath('zhangwei', '/'))
    caseNo = await draftOf(page, 'P11', couple)
    await page.goto(`/case/${caseNo}`)
    await page.getByRole('link', { name: '申请人', exact: true }).click()
    await fillSections(page, { 女方姓名: '李娜', 女方公民身份号码: '410199199804250342' })
    await handInEverything(page)
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('button', { name: '去核对' }).click()
    await page.getByRole('button', { name: '确认并提交' }).click()
    await page.getByRole('link', { name: '查看办理进度' }).click()
  })

  await test.step('both have to come: he chooses a day, then a time', async () => {
    await expect(visit).toContainText('请预约')
    await expect(visit).toContainText('须双方同时到场')
    await expect(visit).toContainText('郑州市金水区民政局')
    await expect(visit.getByRole('button', { name: /预约这个时间/ })).toBeDisabled()
    await expectAccessible(page)
    await shot(page, 'choose-day')
    await visit.getByRole('group', { name: '选择日期' }).getByRole('radio').nth(3).check()
    await visit.getByRole('radio', { name: /^09:30–10:00/ }).check()
    await expectAccessible(page)
    await shot(page, 'choose-time')
    await visit.getByRole('button', { name: /预约这个时间/ }).click()
    await expect(visit).toContainText('已预约')
    await expect(visit).toContainText('09:30–10:00')
    await expectAccessible(page)
    await shot(page, 'booked')
  })

  await test.step('李娜 cannot in the morning: he changes it once', async () => {
    await visit.getByRole('button', { name: '改约' }).click()
    await visit.getByRole('group', { name: '选择日期' }).getByRole('radio').nth(4).check()
    await visit.getByRole('radio', { name: /^14:00–14:30/ }).check()
    await visit.getByRole('button', { name: /改到这个时间/ }).click()
    await expect(visit).toContainText('14:00–14:30')
    await expect(visit.getByRole('button', { name: '改约' })).toBeVisible()
  })

  const manager = await someone('manager@civil-affairs-410105', '/manage/appointment-calendar')
  const { date } = await (await page.request.get(`/api/cases/${caseNo}/appointments`))
    .json()
    .then(([first]: { booking: { date: string } }[]) => first!.booking)

  await test.step('the registry has to close that day', async () => {
    await expect(manager.getByRole('heading', { name: '每周安排' })).toBeVisible()
    await expect(manager.getByText('本机关还没有设定')).toBeVisible()
    await expectAccessible(manager)
    await shot(manager, 'calendar')
    await manager.getByLabel('日期', { exact: true }).fill(date)
    await manager.getByRole('radio', { name: '全天不开放' }).check()
    await manager.getByLabel('原因（申请人会看到）').fill('系统升级')
    await expect(manager.getByText('这一天已有 1 个预约')).toBeVisible()
    await manager.getByRole('button', { name: '保存例外日期' }).click()
    await expect(manager.getByText('1 个预约因此取消')).toBeVisible()
    await expect(manager.getByRole('row').filter({ hasText: '系统升级' })).toContainText('全天不开放')
    await expectAccessible(manager)
    await shot(manager, 'closed')
    await manager.getByRole('link', { name: '现场勘验' }).click()
    await expect(manager.getByText('本机关还没有设定')).toBeVisible()
    await manager.getByLabel('周三第 2 段开始').fill('14:00')
    await manager.getByLabel('周三第 2 段同时接待件数').fill('1')
    await manager.getByRole('button', { name: /增加一段.*周六/ }).click()
    await manager.getByRole('button', { name: '保存每周安排' }).click()
    await expect(manager.getByText('本机关还没有设定')).toHaveCount(0)
    await expect(manager.getByLabel('周三第 2 段开始')).toHaveValue('14:00')
    await expect(manager.getByLabel('周六第 1 段开始')).toHaveValue('09:00')
    await expectAccessible(manager)
    await shot(manager, 'inspections')
  })

  await test.step('he is told why, and books anew', async () => {
    await page.reload()
    await expect(visit).toContainText('系统升级')
    await expect(visit).toContainText('请重新选择时间')
    await shot(page, 'told')
    await visit.getByRole('group', { name: '选择日期' }).getByRole('radio').first().check()
    await visit.getByRole('radio', { name: /^14:00–14:30/ }).check()
    await visit.getByRole('button', { name: /预约这个时间/ }).click()
    await expect(visit).toContainText('已预约')
  })

  await test.step('the registrar sees who comes on the day', async () => {
    const desk = await someone('reviewer@civil-affairs-410105', '/review')
    await desk.getByRole('link', { name: '预约', exact: true }).click()
    await expect(desk.getByRole('heading', { level: 1, name: '预约' })).toBeVisible()
    const [{ booking }] = await (await page.request.get(`/api/cases/${caseNo}/appointments`)).json()
    await desk.getByLabel('日期', { exact: true }).fill(booking.date)
    const row = desk.getByRole('row').filter({ hasText: caseNo })
    await expect(row).toContainText('14:00–14:30')
    await expect(row).toContainText('到当天登记')
    await expectAccessible(desk)
    await shot(desk, 'day')
  })

  await test.step('at the counter the same panel helps who has no phone', async () => {
    const clerk = await someone('clerk@410105', `/counter/case/${caseNo}`)
    const panel = clerk.getByRole('article', { name: `预约到场：${marriage}` })
    await expect(panel).toContainText('14:00–14:30')
    await expectAccessible(clerk)
    await shot(clerk, 'counter')
    await panel.getByRole('button', { name: '取消预约' }).click()
    await clerk.getByRole('dialog').getByRole('button', { name: '确认取消预约' }).click()
    await expect(panel).toContainText('请预约')
  })
})
