/**
 * 王秀英 opens a bar with a karaoke room. She gives her word for the drains; the fire check fails and what depends on it
 * stops: she keeps it waiting, then gives it up. She is told of a hearing and chooses when the departments come.
 * 李建国 has lost his father: the same pages, quieter.
 */
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handIn, handInEverything } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { paper } from './support/papers.ts'
import { signInPath, test } from './support/story.ts'

const food = '食品经营许可或仅销售预包装食品备案'
const fire = '公众聚集场所投入使用、营业前消防安全检查'
const venue = '娱乐场所经营活动审批（从事歌舞娱乐，场地为租赁场地）'
const drains = '城镇污水排入排水管网许可'
const answers = { 场所来源: '租赁', 食品处理区面积: '60', 消防安全检查办理方式: '一般程序（先检查后发证）' }

/** What an officer does at a desk of their own. */
const at =
  (desk: Page, caseNo: string) =>
  async (part: string, what: string, body: object, fine = [200]) => {
    const response = await desk.request.post(`/api/sub-cases/${caseNo}/${part}/${what}`, {
      headers: { 'x-csrf': '1', 'idempotency-key': crypto.randomUUID() },
      data: body,
    })
    expect(fine, `${what}: ${await response.text()}`).toContain(response.status())
  }

test('王秀英 answers every turn of her case', { tag: '@phone' }, async ({ page, shot, someone }) => {
  test.setTimeout(300_000)
  let caseNo = ''
  const main = page.getByRole('main')
  const region = (name: string | RegExp) => page.getByRole('region', { name })
  const status = (service: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: service }) })
  const seen = async (name: string) => {
    await expectAccessible(page)
    await shot(page, name)
  }

  await test.step('she fills in everything', async () => {
    await page.goto(signInPath('wangxiuying', '/mine'))
    caseNo = await draftOf(page, 'E5', {
      ktv: true,
      siteBan: [],
      'premises.tenure': 'leased',
      'food.mode': 'onSite',
      'premises.area': 350,
      'drain.toPublicSewer': true,
      'drain.keyDischarger': false,
      'premises.inManagedBuilding': false,
    })
    await page.goto(`/case/${caseNo}`)
    await page.getByRole('link', { name: '申请人', exact: true }).click()
    await fillSections(page, answers)
  })

  await test.step('she gives her word for the drains', async () => {
    const offer = page.getByRole('group', { name: drains, exact: true })
    await expect(offer.getByRole('radio', { name: /^一般程序/ })).toBeChecked()
    await shot(page, 'promise-offered')
    await offer.getByRole('radio', { name: /^告知承诺/ }).click()
    await expect(offer.getByRole('radio', { name: /^告知承诺/ })).toBeChecked()
    await expect(offer.getByRole('listitem').filter({ hasText: '不实的后果' })).toBeVisible()
    await seen('promise-chosen')
    await handInEverything(page)
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('button', { name: '去核对' }).click()
  })

  await test.step('she reads her promise and submits', async () => {
    await expect(page.getByRole('heading', { level: 2, name: '告知承诺书' })).toBeVisible()
    await expect(main.getByRole('article').filter({ hasText: drains })).toContainText('依法撤销决定')
    await seen('letter-of-promise')
    await page.getByRole('button', { name: '确认并提交' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
    await page.getByRole('link', { name: '查看办理进度' }).click()
  })

  await test.step('she mistyped, and nobody has looked yet', async () => {
    await page.getByText('填错了？部门审核以前可以当场更正').click()
    await page.getByRole('combobox', { name: '要更正哪一项' }).selectOption({ label: '食品处理区面积' })
    const field = main.getByRole('spinbutton', { name: /食品处理区面积/ })
    await expect(field).toHaveValue('60')
    await field.fill('66')
    await seen('slip')
    await page.getByRole('button', { name: '确认更正' }).click()
    await expect(main.getByText('已更正“食品处理区面积”。')).toBeVisible()
    await expect(main.getByText('当场更正：食品处理区面积')).toBeVisible()
  })

  const desks = {
    food: at(await someone('reviewer@market-regulation-410105', '/review'), caseNo),
    fire: at(await someone('reviewer@fire-rescue-410105', '/review'), caseNo),
    fireChief: at(await someone('reviewer2@fire-rescue-410105', '/review'), caseNo),
    venue: at(await someone('reviewer@culture-tourism-410105', '/review'), caseNo),
    drains: at(await someone('reviewer@urban-construction-410105', '/review'), caseNo),
  }

  await test.step('the departments accept; the drains are decided on her word', async () => {
    await desks.food('E5.1', 'verdict', { verdict: 'complete' })
    await desks.fire('E5.2', 'verdict', { verdict: 'complete' })
    await desks.venue('E5.4', 'verdict', { verdict: 'complete' })
    await desks.drains('E5.5', 'verdict', { verdict: 'complete' })
    await desks.drains('E5.5', 'decision', { result: 'granted' })
    await page.reload()
    await expect(status(drains)).toContainText('以告知承诺方式办理')
    await expect(status(drains)).toContainText('前核查，请保留有关材料备查')
    await expect(page.getByText('填错了？')).toHaveCount(0)
  })

  await test.step('the fire check fails, and the karaoke room waits for her choice', async () => {
    const denied = { result: 'denied', reasons: '疏散出口数量不足，包厢疏散距离超过规定' }
    await desks.fire('E5.2', 'inspection-waiver', { because: '图纸足以判断' })
    await desks.fire('E5.2', 'opinion', denied)
    await desks.fireChief('E5.2', 'decision', denied)
    await page.goto('/mine')
    await expect(page.getByRole('listitem').filter({ hasText: caseNo })).toContainText('前置事项未通过，请在')
    await seen('mine-choose')
    await page.getByRole('listitem').filter({ hasText: caseNo }).getByRole('link').first().click()
    const box = region(`请选择怎么办：${venue}`)
    await expect(box).toContainText(`它的前置事项“${fire}”没有通过`)
    await expect(box.getByRole('button', { name: '确认选择' })).toBeDisabled()
    await seen('blocked')
  })

  await test.step('a result from elsewhere has to be shown', async () => {
    const box = region(`请选择怎么办：${venue}`)
    await box.getByRole('radio', { name: /^已经另行取得前置事项的结果/ }).check()
    await expect(box).toContainText('请先上传取得的证件或者批准文件')
    const name = (await box.getByRole('heading', { level: 3 }).first().textContent())!
    await handIn(page, name, [await paper(page, name)])
    await expect(box.getByRole('button', { name: '确认选择' })).toBeEnabled()
    await seen('blocked-held-elsewhere')
  })

  await test.step('it was the wrong paper after all: she keeps the part waiting', async () => {
    const box = region(`请选择怎么办：${venue}`)
    await box.getByRole('button', { name: /^删除/ }).click()
    await box.getByRole('radio', { name: /^暂时保留/ }).check()
    await box.getByRole('button', { name: '确认选择' }).click()
    await expect(region(`保留等待中：${venue}`)).toContainText('按您的选择保留到')
    await expect(status(venue)).toContainText('按您的选择保留到')
    await seen('waiting')
  })

  await test.step('she is told of a hearing, and asks for it', async () => {
    await desks.food('E5.1', 'hearing', {
      reason: '经营场所与居民住宅相邻，许可可能影响相邻住户的利益',
      interested: ['花园路街道演示家园业主委员会'],
    })
    await page.reload()
    const box = region(`您可以要求听证：${food}`)
    await expect(box).toContainText('演示家园业主委员会')
    await seen('hearing-offered')
    await box.getByRole('radio', { name: /^放弃听证/ }).check()
    await box.getByRole('radio', { name: /^要求听证/ }).check()
    await box.getByRole('button', { name: '确认答复' }).click()
    await expect(box).toHaveCount(0)
    await expect(status(food)).toContainText('正在安排，时间和地点另行告诉您')
    await seen('hearing-asked')
  })

  await test.step('the departments would come: none of the times suits, then one does', async () => {
    // Whoever is first: the officer here, or the departments' calendars by themselves.
    await desks.food('E5.1', 'visit', {}, [200, 409])
    await page.reload()
    const box = region('请选择联合勘验的时间')
    const before = await box.getByRole('radio').first().locator('xpath=..').textContent()
    await seen('visit-offered')
    await box.getByRole('button', { name: '都不方便，换一批时间' }).click()
    await expect(box).toContainText('还可以换 1 次')
    await expect(box.getByRole('radio').first().locator('xpath=..')).not.toHaveText(before!)
    await box.getByRole('radio').first().check()
    await box.getByRole('button', { name: '确定这个时间' }).click()
    await expect(region('联合勘验已约定')).toContainText('演示路 18 号')
    await seen('visit-chosen')
  })

  await test.step('she gives the karaoke room up', async () => {
    await status(venue)
      .getByRole('button', { name: /^撤回这个事项/ })
      .click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('其他事项照常办理')
    await shot(page, 'withdraw-part')
    await dialog.getByRole('textbox').fill('先不做歌厅')
    await dialog.getByRole('button', { name: '确认撤回' }).click()
    await expect(dialog).toBeHidden()
    await expect(status(venue)).toContainText('已撤回')
    await expect(region(`保留等待中：${venue}`)).toHaveCount(0)
    await expect(status(fire)).toContainText('救济途径')
    await seen('at-the-end')
  })

  await test.step('she looks at giving up the food licence too, and keeps it', async () => {
    await status(food)
      .getByRole('button', { name: /^撤回这个事项/ })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: '不，保留' }).click()
    await expect(status(food)).toContainText('已受理，审查中')
  })
})

test('李建国 has lost his father', { tag: '@both' }, async ({ page, shot }) => {
  await page.goto(signInPath('lijianguo', '/mine'))
  const facts = { 'death.kind': '正常', cremated: true }
  const none = { 'accounts.medical': false, 'accounts.pension': false, 'accounts.survivors': false }
  const caseNo = await draftOf(page, 'P20', { ...facts, ...none, 'accounts.fund': false, 'accounts.driving': false })
  await page.goto(`/case/${caseNo}`)
  await expect(page.getByText('请节哀。')).toHaveCount(1)
  await expectAccessible(page)
  await shot(page, 'quiet-draft')
  await page.getByRole('main').getByRole('list').getByRole('link').nth(1).click()
  await fillSections(page)
  await handInEverything(page)
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('button', { name: '去核对' }).click()
  await page.getByRole('button', { name: '确认并提交' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  await expect(page.getByText(/！|恭喜|请节哀/)).toHaveCount(0)
  await expectAccessible(page)
  await shot(page, 'quiet-submitted')
  await page.getByRole('link', { name: '查看办理进度' }).click()
  await expect(page.getByText(/！|恭喜|请节哀/)).toHaveCount(0)
  await expectAccessible(page)
  await shot(page, 'quiet-progress')
})
