/** 文书: 王秀英 opens her acceptance; her landlord, who holds the paper, checks that it is genuine and unchanged. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expectAccessible } from './support/accessibility.ts'
import { fillSections, handInEverything } from './support/form.ts'
import { draftOf } from './support/given.ts'
import { acceptTask, openTask } from './support/review.ts'
import { expect, signInPath, test } from './support/story.ts'

const food = '食品经营许可'

test('a document is opened, verified and compared', { tag: '@both' }, async ({ page, shot, someone }) => {
  test.setTimeout(240_000)
  await page.goto(signInPath('wangxiuying', '/mine'))
  const caseNo = await draftOf(page, 'E3', {
    'premises.area': 80,
    'drain.toPublicSewer': false,
    'premises.inManagedBuilding': false,
    'adv.kind': 'shopSignOnly',
  })

  await test.step('she applies and is accepted', async () => {
    await page.goto(`/case/${caseNo}`)
    await page.getByRole('link', { name: '申请人', exact: true }).click()
    await fillSections(page, { 食品处理区面积: '30' })
    await handInEverything(page)
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('button', { name: '去核对' }).click()
    await page.getByRole('button', { name: '确认并提交' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
    const desk = await someone('reviewer@market-regulation-410105', '/review')
    await openTask(desk, '待受理', caseNo, food)
    await acceptTask(desk)
  })

  const file = test.info().outputPath('document.pdf')
  await test.step('the document stands in her case with its number', async () => {
    await page.goto(`/case/${caseNo}`)
    const item = page.getByRole('listitem').filter({ hasText: '受理通知书（PDF）' })
    await expect(item).toContainText(/金水市场监管受字〔\d{4}〕第\d{6}号/)
    await expectAccessible(page)
    await shot(page, 'documents')
    const url = (await item.getByRole('link').getAttribute('href'))!
    const response = await page.request.get(url)
    expect(response.headers()['content-type']).toBe('application/pdf')
    writeFileSync(file, await response.body())
  })

  await test.step('whoever holds it looks it up without signing in', async () => {
    const anybody = await someone()
    await anybody.setViewportSize(page.viewportSize()!)
    const [query] = /verify-document\?id=[\w-]+&code=\w+/.exec(altTextOf(readFileSync(file)))!
    const code = /code=(\w+)/.exec(query)![1]!
    await anybody.goto('/verify-document')
    await expectAccessible(anybody)
    await shot(anybody, 'verify-form')
    await anybody.getByRole('textbox', { name: '文书标识' }).fill(/id=([\w-]+)/.exec(query)![1]!)
    await anybody.getByRole('textbox', { name: '核验码' }).fill('AAAAAAAAAA')
    await anybody.getByRole('button', { name: '核验' }).click()
    await expect(anybody.getByRole('alert')).toContainText('没有查到这份文书')
    await anybody.getByRole('textbox', { name: '核验码' }).fill(code)
    await anybody.getByRole('button', { name: '核验' }).click()
    await expect(anybody.getByRole('status')).toContainText('确有这份文书')
    await anybody.goto(`/${query}`)
    await expect(anybody.getByRole('status')).toContainText('确有这份文书')
    await expect(anybody.getByRole('main')).toContainText('郑州市金水区市场监督管理局')

    const choose = anybody.getByLabel('选择要比对的文书文件')
    await choose.setInputFiles(file)
    await expect(anybody.getByText('完全一致，没有改动')).toBeVisible()
    await expectAccessible(anybody)
    await shot(anybody, 'verified-same')
    const changed = readFileSync(file)
    changed[2000] = changed[2000]! ^ 1
    await choose.setInputFiles({ name: '改动过.pdf', mimeType: 'application/pdf', buffer: changed })
    await expect(anybody.getByText('与出具的文书不一致')).toBeVisible()
    await expectAccessible(anybody)
    await shot(anybody, 'verified-different')
  })
})

/** What the QR code leads to is also told to those who cannot see it. */
function altTextOf(pdf: Buffer): string {
  const words = [...pdf.toString('latin1').matchAll(/\/Alt <FEFF([0-9A-F]+)>/g)]
  return words.map(([, hex]) => Buffer.from(hex!, 'hex').swap16().toString('utf16le')).join('\n')
}
