/** 王秀英 opens a 320 ㎡ restaurant in 郑州市金水区: from three words to four collected results. */
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handIn, handInEverything } from './support/form.ts'
import { paper, photograph } from './support/papers.ts'
import { acceptTask, grantTask, openTask } from './support/review.ts'
import { expect, test } from './support/story.ts'

const food = '食品经营许可'
const advertising = '设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批'
const fire = '公众聚集场所投入使用、营业前消防安全检查'
const drainage = '城镇污水排入排水管网许可'
const services = [food, advertising, fire, drainage]

const drawings = '经营场所方位图、平面图和布局图'

const answers = {
  场所来源: '租赁',
  所在楼层: '1',
  户外广告形式: '灯箱、霓虹灯',
  设置位置: '演示路 18 号临街外墙二层窗下',
  单块宽度: '6',
  单块高度: '1.2',
  下沿离地高度: '4.5',
  数量: '1',
  照明方式: '内发光',
  结构和材质: '镀锌钢骨架，亚克力面板',
  设置开始日期: '2026-12-20',
  设置截止日期: '2028-12-19',
  载体权属: '他人所有，已经其同意',
  载体所有人名称: '郑州演示物业管理有限公司',
  餐饮经营项目: ['热食类食品制售', '冷食类食品制售（含凉菜）'],
  食品处理区面积: '96',
  餐位数: '120',
  操作间布局: ['粗加工区', '切配区', '烹饪区', '餐用具清洗消毒区'],
  使用层数: '地上 1 层',
  '所在建筑总层数（地上）': '6',
  安全出口数量: '3',
  疏散楼梯数量: '2',
  最大容纳人数: '160',
  消防设施: ['灭火器', '室内消火栓', '应急照明和疏散指示标志'],
  用火用气方式: '管道天然气',
  接驳位置: '演示路北侧污水检查井',
  排放口数量: '1',
  日排水量: '8',
  从业人员总数: '18',
}

/** What the browser does by itself when the server has just closed a connection that lay idle. */
const again = { maxRetries: 2 }

test('王秀英 opens a restaurant', async ({ page, shot, someone }) => {
  // The longest story, by five people; ample on a busy machine.
  test.setTimeout(300_000)
  let caseNo = ''
  let trackingCode = ''
  const status = (service: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: service }) })

  await test.step('she finds it in her own words', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: '您要办什么事？' })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'landing', { docs: 'landing' })
    await page.getByRole('searchbox', { name: '用您自己的话说说要办的事' }).fill('火锅店')
    await expect(page.getByRole('heading', { name: /与“火锅店”有关的一件事/ })).toBeVisible()
    await shot(page, 'found')
    await page.getByRole('link', { name: '开饭店（餐饮店）' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '开饭店（餐饮店）' })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'guide')
    await page.getByRole('button', { name: '开始', exact: true }).click()
  })

  await test.step('she answers four questions, and the panel follows', async () => {
    const panel = page.getByRole('region', { name: '按目前回答的办理方案' })
    const line = (service: string) => panel.getByRole('listitem').filter({ hasText: service })
    await expect(line(fire)).toContainText('待确定')
    await page.getByRole('spinbutton', { name: '经营场所的营业（使用）面积是多少平方米？' }).fill('320')
    await expect(line(fire)).toContainText('需要办理')
    await expect(line(fire)).toContainText('营业面积 320 ㎡ ≥ 200 ㎡')
    await expectAccessible(page)
    await shot(page, 'area', { docs: 'questions' })
    await page.getByRole('button', { name: '继续' }).click()

    await expect(page.getByRole('heading', { name: '污水是否排入城镇市政污水管网？' })).toBeVisible()
    await expect(line(drainage)).toContainText('待确定')
    await page.getByRole('radio', { name: '是' }).check()
    await page.getByRole('button', { name: '继续' }).click()
    await expect(page.getByRole('heading', { name: '场所是否位于已统一办理排水许可的商场、写字楼？' })).toBeVisible()
    await page.getByRole('radio', { name: '否' }).check()
    await expect(line(drainage)).toContainText('需要办理')
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('radio', { name: '设置大型户外广告' }).check()
    await expect(line(advertising)).toContainText('需要办理')
    await shot(page, 'advertising')
    await page.getByRole('button', { name: '继续' }).click()
  })

  await test.step('she gets one notice of everything', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '一次性告知：开饭店（餐饮店）' })).toBeVisible()
    const main = page.getByRole('main')
    for (const service of services) await expect(main.getByRole('checkbox', { name: service })).toBeChecked()
    for (const authority of ['郑州市金水区市场监督管理局', '郑州市金水区住房和城乡建设局', '郑州市金水区消防救援大队'])
      await expect(main.getByText(authority).first()).toBeVisible()
    const exempt = main.getByRole('listitem').filter({ hasText: '营业执照' }).filter({ hasText: '免于提交' })
    await expect(exempt).toContainText('由市场监管部门核发')
    const [promised, separate] = await Promise.all(
      ['联办承诺', '分别办理'].map(async term => {
        const words = (await main
          .locator('dt', { hasText: term })
          .locator('xpath=following-sibling::dd[1]')
          .textContent())!
        return Number(/(\d+) 个工作日/.exec(words)![1])
      }),
    )
    expect(promised).toBeLessThan(separate!)
    await page.getByRole('button', { name: '保存告知书，取编号' }).click()
    const pdf = page.getByRole('link', { name: '下载告知书（PDF）' })
    await expect(pdf).toBeVisible()
    expect((await page.request.get((await pdf.getAttribute('href'))!, again)).headers()['content-type']).toBe(
      'application/pdf',
    )
    await expectAccessible(page)
    await shot(page, 'notice')
  })

  await test.step('she signs in by choosing her name', async () => {
    await page.getByRole('link', { name: '登录并开始办理' }).click()
    await expect(page.getByRole('heading', { name: '请先登录' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: '登录', exact: true }).click()
    await expect(page.getByRole('heading', { name: '选择登录人员' })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'sign-in')
    await page.getByRole('button', { name: /^王秀英/ }).click()
    await expect(page.getByRole('radio', { name: /郑州市金水区秀英家常菜馆/ })).toBeChecked()
    await shot(page, 'start')
    await page.getByRole('button', { name: '开始填写' }).click()
    await expect(page.getByText(/^还有 \d+ 个部分没有完成/)).toBeVisible()
    caseNo = /YJS410105E03\d{14}/.exec(page.url())![0]
    await expectAccessible(page)
    await shot(page, 'task-list')
  })

  await test.step('she fills one form, in which the licence is already entered', async () => {
    await page.getByRole('link', { name: '申请人', exact: true }).click()
    await fillSections(page, answers, async title => {
      if (title === '企业信息') {
        const name = page.getByRole('textbox', { name: '企业（字号）名称' })
        await expect(name).toHaveValue('郑州市金水区秀英家常菜馆')
        await expect(page.getByText('来自：营业执照').first()).toBeVisible()
      }
      if (title === '经营场所') await expect(page.getByText('320 ㎡ 来自您前面的回答')).toBeVisible()
      if (['企业信息', '食品经营', '设施与安全'].includes(title)) await expectAccessible(page)
      await shot(page, `form-${title}`)
    })
  })

  await test.step('she hands in one set of materials, several files for one of them', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '申请材料' })).toBeVisible()
    await handIn(page, drawings, [await paper(page, drawings), await photograph(page, '一层平面布置图')])
    await expect(page.getByRole('region', { name: drawings }).getByText('已上传 2 个')).toBeVisible()
    await handInEverything(page)
    await expectAccessible(page)
    await shot(page, 'materials')
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('radio', { name: /^电子送达/ }).check()
    await page.getByRole('button', { name: '去核对' }).click()
  })

  await test.step('she reviews everything and submits', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '核对并提交' })).toBeVisible()
    const main = page.getByRole('main')
    await expect(main.getByText('一层平面布置图.png')).toBeVisible()
    await expect(main.getByText('镀锌钢骨架，亚克力面板')).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'review')
    await page.getByRole('button', { name: '确认并提交' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
    await expect(main).toContainText(caseNo)
    await expect(main).toContainText('4 个事项由 3 个部门同时审查')
    trackingCode = (await main.locator('p', { hasText: '查询码' }).first().locator('strong').textContent())!
    await expectAccessible(page)
    await shot(page, 'submitted')
    await page.getByRole('link', { name: '查看办理进度' }).click()
  })

  await test.step('she sees who holds each part, and until when', async () => {
    for (const service of services) {
      await expect(status(service)).toContainText('待受理')
      await expect(status(service)).toContainText('现在由谁办理')
    }
    await expect(status(fire)).toContainText(/郑州市金水区消防救援大队正在审核材料，.*前答复/)
    await expectAccessible(page)
    await shot(page, 'progress-submitted')
  })

  const market = await someone('reviewer@market-regulation-410105', '/review')
  const city = await someone('reviewer@urban-construction-410105', '/review')
  const brigade = await someone('reviewer@fire-rescue-410105', '/review')
  const deskOf: Record<string, Page> = { [food]: market, [advertising]: city, [fire]: brigade, [drainage]: city }

  await test.step('each department sees its own part only', async () => {
    await market.reload()
    await expectAccessible(market)
    await shot(market, 'work-list')
    const sees: Record<string, { field: string; material: string; point: RegExp }> = {
      [food]: { field: '餐饮经营项目', material: '设备设施清单', point: /食品|专间|加工/ },
      [advertising]: { field: '下沿离地高度', material: '户外广告设施结构设计图', point: /广告|设置/ },
      [fire]: { field: '安全出口数量', material: '灭火和应急疏散预案', point: /耐火等级|疏散/ },
      [drainage]: { field: '接驳位置', material: '内部排水管网图和接驳点位置图', point: /排水|接驳/ },
    }
    for (const service of services) {
      const desk = deskOf[service]!
      await openTask(desk, '待受理', caseNo, service)
      for (const [each, { field, material }] of Object.entries(sees)) {
        const mine = each === service ? 1 : 0
        await expect(desk.locator('dt', { hasText: new RegExp(`^${field}$`) })).toHaveCount(mine)
        await expect(desk.getByRole('region', { name: material, exact: true })).toHaveCount(mine)
      }
      const points = desk.getByRole('group').filter({ hasText: '审查要点' })
      await expect(points).toContainText(sees[service]!.point)
      await shot(desk, `task-${services.indexOf(service) + 1}`)
    }
    await expectAccessible(brigade)
    await openTask(market, '待受理', caseNo, food)
    await expect(market.getByRole('heading', { name: advertising })).toHaveCount(0)
  })

  await test.step('three accept, the fire brigade asks for a correction', async () => {
    await acceptTask(market)
    await openTask(city, '待受理', caseNo, advertising)
    await acceptTask(city)
    await brigade.getByRole('button', { name: new RegExp(`指出问题.*${drawings}`) }).click()
    await brigade.getByRole('textbox', { name: `“${drawings}”的问题` }).fill('平面图没有标明疏散路线，请补标后重新上传')
    await expectAccessible(brigade)
    await brigade.getByRole('button', { name: '一层平面布置图.png' }).click()
    await expect(brigade.getByRole('img', { name: '材料图片：一层平面布置图.png' })).toBeVisible()
    await shot(brigade, 'fire-asks', { docs: 'review', top: brigade.getByRole('region', { name: drawings }) })
    await brigade.getByRole('button', { name: '提交受理意见' }).click()
    await expect(brigade.getByRole('button', { name: '提交受理意见' })).toBeHidden()
    await page.reload()
    await expect(page.getByRole('heading', { name: /^请补正/ })).toHaveCount(0)
    await openTask(city, '待受理', caseNo, drainage)
    await acceptTask(city)
  })

  await test.step('she is asked once, and answers', async () => {
    await page.goto('/mine')
    await expect(page.getByRole('heading', { name: '等您处理（1）' })).toBeVisible()
    await expectAccessible(page)
    await shot(page, 'mine')
    await page.getByRole('link', { name: '开饭店（餐饮店）' }).first().click()
    await expect(page.getByRole('heading', { name: '请补正以下 1 项' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(
      '平面图没有标明疏散路线，请补标后重新上传（郑州市金水区消防救援大队）',
    )
    await expect(status(fire)).toContainText('待补正')
    await expect(status(food)).toContainText('已受理，审查中')
    await expectAccessible(page)
    await shot(page, 'progress-correction', { docs: 'progress' })
    await page.getByRole('link', { name: '去补正' }).click()
    await page.getByRole('button', { name: '提交补正' }).click()
    await expect(page.getByRole('alert').first()).toContainText(`请重新上传“${drawings}”`)
    await handIn(page, drawings, [await photograph(page, '平面图（含疏散路线）')])
    await expectAccessible(page)
    await shot(page, 'correction')
    await page.getByRole('button', { name: '提交补正' }).click()
    await expect(status(fire)).toContainText('待受理')
  })

  await test.step('the fire brigade accepts, and everybody grants', async () => {
    await openTask(brigade, '待受理', caseNo, fire)
    await expect(brigade.getByRole('button', { name: '平面图（含疏散路线）.png' })).toBeVisible()
    await acceptTask(brigade)
    await page.reload()
    await expect(status(fire)).toContainText('已受理，审查中')
    await expect(status(fire)).toContainText(/承诺办结\s*\d{4}年\d+月\d+日/)
    await expect(status(fire)).toContainText('法定期限')
    await openTask(market, '审查中', caseNo, food)
    await grantTask(market)
    await expectAccessible(market)
    await page.reload()
    await expect(status(food)).toContainText('准予')
    await expect(page.getByRole('list', { name: '办理步骤' })).toContainText('1/4 项')
    await shot(page, 'progress')
    for (const service of [advertising, drainage, fire]) {
      const desk = deskOf[service]!
      await openTask(desk, '审查中', caseNo, service)
      await grantTask(desk)
    }
    await shot(brigade, 'fire-granted')
  })

  await test.step('she opens, verifies and collects the results', async () => {
    await page.reload()
    await expect(page.getByText('已办结，待领取').first()).toBeVisible()
    await shot(page, 'concluded')
    const licence = page.getByRole('link', { name: /打开（PDF）.*食品经营许可证/ })
    const document = await page.request.get((await licence.getAttribute('href'))!, again)
    expect(document.headers()['content-type']).toBe('application/pdf')
    const [verification] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: /核验.*食品经营许可证/ }).click(),
    ])
    await expect(verification.getByText('真实有效')).toBeVisible()
    await expect(verification.getByText('郑州市金水区市场监督管理局')).toBeVisible()
    await expectAccessible(verification)
    await shot(verification, 'verified')
    const anybody = await someone(undefined, new URL(verification.url()).pathname)
    await expect(anybody.getByText('真实有效')).toBeVisible()
    await page.getByRole('button', { name: '确认领取' }).click()
    await expect(page.getByText('已领取').first()).toBeVisible()
    for (const service of services) await expect(status(service)).toContainText('已出件')
    await expectAccessible(page)
    await shot(page, 'collected')
  })

  await test.step('anybody with number and code can follow it, without signing in', async () => {
    const anybody = await someone(undefined, '/track')
    await anybody.getByRole('textbox', { name: '办件编号' }).fill(caseNo)
    await anybody.getByRole('textbox', { name: '查询码' }).fill('WRONG123')
    await anybody.getByRole('button', { name: '查询' }).click()
    await expect(anybody.getByRole('alert')).toContainText('没有查到')
    await anybody.getByRole('textbox', { name: '查询码' }).fill(trackingCode)
    await anybody.getByRole('button', { name: '查询' }).click()
    const result = anybody.getByRole('region', { name: '查询结果' })
    await expect(result.getByText('已出件', { exact: true })).toHaveCount(4)
    await expectAccessible(anybody)
    await shot(anybody, 'tracked')
  })
})
