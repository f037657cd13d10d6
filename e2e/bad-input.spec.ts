/** What people see when something is not right: why, where to go instead, and that nothing is lost. */
import { expectAccessible } from './support/accessibility.ts'
import { fillSections } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { acceptTask, openTask } from './support/review.ts'
import { expect, signInPath, test } from './support/story.ts'

const restaurant = {
  'premises.area': 320,
  'drain.toPublicSewer': true,
  'premises.inManagedBuilding': false,
  'adv.kind': 'none',
}

test('黄一帆 has no licence yet and is shown the way to one', async ({ page, shot }) => {
  await page.goto(signInPath('huangyifan', '/event/E3/start'))
  await page.getByRole('radio', { name: /本人，尚无营业执照/ }).check()
  await page.getByRole('button', { name: '开始填写' }).click()
  const alert = page.getByRole('alert').filter({ hasText: '需先取得营业执照' })
  await expect(alert).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'no-licence')
  await alert.getByRole('link', { name: '去办这件事' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '企业开办' })).toBeVisible()
})

test('a nationality entered by mistake is sent to the county police', async ({ page, shot }) => {
  await page.goto('/event/P5/ask')
  await expect(page.getByRole('heading', { name: '是否因户籍登记时错报、误登而要更正？' })).toBeVisible()
  await page.getByRole('radio', { name: '是' }).check()
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('heading', { name: '按您的回答，暂时不能办理这件事' })).toBeVisible()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('请直接向户口所在地的县级公安机关申报更正')
  await expect(alert).toContainText('郑州市公安局金水分局')
  await expectAccessible(page)
  await shot(page, 'entered-by-mistake')
  await page.getByRole('link', { name: '返回上一题' }).click()
  await expect(page.getByRole('radio', { name: '是' })).toBeChecked()
})

test('somebody with two light vans needs no permit', async ({ page, shot }) => {
  await page.goto('/event/E13/ask')
  await page.getByRole('radio', { name: '否' }).check()
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('main')).toContainText('请填写')
  await page.getByRole('button', { name: '再加一条' }).click()
  for (const van of [1, 2]) {
    const item = page.getByRole('group', { name: `第 ${van} 条` })
    await item.getByRole('textbox', { name: '车牌号或车辆识别代号' }).fill(`豫A${van}2345`)
    await item.getByRole('spinbutton', { name: '总质量' }).fill('4000')
    await item.getByRole('radio', { name: '是' }).check()
  }
  await expectAccessible(page)
  await shot(page, 'vans')
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('alert')).toContainText('无需办理')
  await expectAccessible(page)
  await shot(page, 'no-permit-needed')
})

test('an empty answer and a wrong number are named where they stand', async ({ page, shot }) => {
  await page.goto('/event/E3/ask')
  await page.getByRole('button', { name: '继续' }).click()
  const area = page.getByRole('spinbutton')
  await expect(area).toHaveAccessibleDescription(/请填写后再继续/)
  await area.fill('0')
  await page.getByRole('button', { name: '继续' }).click()
  await expect(area).toHaveAccessibleDescription(/营业面积.*1/)
  await expectAccessible(page)

  await page.goto(signInPath('wangxiuying', '/mine'))
  const caseNo = await draftOf(page, 'E3', restaurant, { enterprise: '92410105YX00000161' })
  await page.goto(`/case/${caseNo}/form/enterprise`)
  const number = page.getByRole('textbox', { name: '法定代表人公民身份号码' })
  await number.fill('410199197803120281')
  await number.blur()
  await expect(number).toHaveAccessibleDescription(/法定代表人公民身份号码的最后一位与前面的数字对不上/)
  await page.getByRole('button', { name: '保存并继续' }).click()
  await expect(page.getByRole('alert')).toContainText('还有 1 处需要填写或修改')
  await expectAccessible(page)
  await shot(page, 'wrong-number')
})

test('a file is judged by what is in it', async ({ page, shot }) => {
  await page.goto(signInPath('wangxiuying', '/mine'))
  const caseNo = await draftOf(page, 'E3', restaurant, { enterprise: '92410105YX00000161' })
  await page.goto(`/case/${caseNo}/evidence`)
  const slot = page.getByRole('region', { name: '设备设施清单' })
  const upload = (name: string, text: string) =>
    slot
      .getByLabel('上传设备设施清单', { exact: true })
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) })
  await upload('清单.pdf', 'MZ this is a program')
  await expect(slot.getByRole('alert')).toContainText('这是可执行的程序，不能上传')
  await expectAccessible(page)
  await shot(page, 'not-a-pdf')
  await upload('清单.pdf', '只是一些文字')
  await expect(slot.getByRole('alert')).toContainText('内容却不是完整的 PDF')
  await expect(slot.getByText('未上传')).toBeVisible()
})

test('what changed in a second window is shown before it is sent', async ({ page, context, shot }) => {
  await page.goto(signInPath('wuyumei', '/mine'))
  const caseNo = await draftOf(page, 'P18', { employedNow: false })
  await page.goto(`/case/${caseNo}`)
  await page.getByRole('link', { name: '申请人', exact: true }).click()
  await fillSections(page, { 失业日期: '2026-11-10', 文化程度: '大专' })
  await page.goto(`/case/${caseNo}/review`)
  await expect(page.getByText('大专')).toBeVisible()

  const second = await context.newPage()
  await second.goto(`/case/${caseNo}/form/person`)
  await second.getByRole('radio', { name: '本科' }).check()
  await second.getByRole('button', { name: '保存并继续' }).click()
  await expect(second).not.toHaveURL(/form\/person/)

  await page.getByRole('button', { name: '确认并提交' }).click()
  await expect(page.getByRole('alert')).toContainText('内容刚刚有变化，请重新核对后再提交')
  await expect(page.getByText('本科')).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'stale-review')
  await page.getByRole('button', { name: '确认并提交' }).click()
  await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible()

  await test.step('and a form open in the other window says that it came too late', async () => {
    await second.goto(`/case/${caseNo}/form/person`)
    await expect(second.getByRole('heading', { name: '各部门办理情况' })).toBeVisible()
  })
})

test('two windows of one department cannot decide the same thing twice', async ({ page, someone, shot }) => {
  await page.goto(signInPath('wuyumei', '/mine'))
  const caseNo = await draftOf(page, 'P18', { employedNow: false })
  await page.goto(`/case/${caseNo}`)
  await page.getByRole('link', { name: '申请人', exact: true }).click()
  await fillSections(page, { 失业日期: '2026-11-10' })
  await page.goto(`/case/${caseNo}/review`)
  await page.getByRole('button', { name: '确认并提交' }).click()
  await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible()

  const desk = await someone('reviewer@human-resources-410105', '/review')
  await openTask(desk, '待受理', caseNo, '失业登记')
  const other = await desk.context().newPage()
  await openTask(other, '待受理', caseNo, '失业登记')
  await desk.getByRole('button', { name: '提交受理意见' }).click()
  await expect(desk.getByRole('alert')).toContainText('请选择一种意见')
  await acceptTask(desk)
  await other.getByRole('radio', { name: '不予受理' }).check()
  await other.getByRole('radio', { name: '不符合法定受理条件' }).check()
  await other.getByRole('textbox', { name: '不予受理的理由' }).fill('材料不全')
  await other.getByRole('button', { name: '提交受理意见' }).click()
  await expect(other.getByRole('alert')).toContainText('作出决定')
  await expect(other.getByRole('heading', { name: '审查决定' })).toBeVisible()
  await expect(other.getByRole('alert')).toContainText('作出决定')
  await expectAccessible(other)
  await shot(other, 'too-late')

  await other.getByRole('radio', { name: '不予批准' }).check()
  await other.getByRole('button', { name: '作出决定' }).click()
  await expect(other.getByText('不予批准须说明理由')).toBeVisible()

  const elsewhere = await someone('reviewer@human-resources-410102', `/review/task/${caseNo}/P18.1`)
  await expect(elsewhere.getByRole('heading', { level: 1, name: '没有找到这个办件' })).toBeVisible()
  await shot(elsewhere, 'not-yours')
})
