/** The pages that no story passes through: nobody is kept out of them either, on a desktop and on a phone. */
import { expectAccessible } from './support/accessibility.ts'
import { draftOf } from './support/given.ts'
import { expect, signInPath, test } from './support/story.ts'

const anybody: [string, string, RegExp][] = [
  ['landing for persons', '/?for=personal', /您要办什么事/],
  ['found nothing', '/?q=完全没有的事', /您要办什么事/],
  ['guide of a service', '/service/fire-rescue/fire-safety-check', /消防安全检查/],
  ['who to be', '/demo', /登录名单/],
  ['sign in first', '/mine', /请先登录/],
  ['no such page', '/nowhere', /没有/],
  ['no such certificate', '/verify/ABC', /证照核验/],
  ['no such notice', '/n/AAAAAAAA', /没有找到/],
]

test('anybody can use the open pages', { tag: '@both' }, async ({ page, shot }) => {
  for (const [name, path, heading] of anybody)
    await test.step(name, async () => {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await expect(page.getByText(/^正在/)).toHaveCount(0)
      await expectAccessible(page)
      await shot(page, name.replaceAll(' ', '-'))
    })
  await test.step('another region', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: '更改' }).click()
    await page.getByRole('combobox', { name: '所在市' }).selectOption('洛阳市')
    await expectAccessible(page)
    await page.getByRole('button', { name: '完成' }).click()
    await expect(page.getByText(/办理地区：洛阳市/)).toBeVisible()
  })
})

test('an applicant can use the pages of a draft', { tag: '@both' }, async ({ page, shot }) => {
  await page.goto(signInPath('zhoujianping', '/mine'))
  await expect(page.getByRole('heading', { level: 1, name: '我的办件' })).toBeVisible()
  await expectAccessible(page)
  const caseNo = await draftOf(page, 'P1', { 'child.bornAbroad': false })
  for (const part of ['services', 'questions', 'delivery', 'review']) {
    await page.goto(`/case/${caseNo}/${part}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    await shot(page, `draft-${part}`)
  }
  await page.goto(`/case/${caseNo}`)
  await page.getByRole('button', { name: '删除草稿' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'withdraw')
  await page.getByRole('button', { name: '确认删除草稿' }).click()
  await expect(page.getByText('已撤回').first()).toBeVisible()
})

test('staff can use their desks on a small screen too', { tag: '@both' }, async ({ page, shot }) => {
  await page.goto(signInPath('reviewer@market-regulation-410105', '/review'))
  await expect(page.getByRole('heading', { name: '办件列表' })).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'work-list')
  await page.goto('/counter')
  await expect(page.getByRole('heading', { name: '当前账号不能使用此页' })).toBeVisible()
  await expectAccessible(page)
  await page.goto(signInPath('clerk@410105', '/counter/new'))
  await page.getByRole('button', { name: /^失业登记/ }).click()
  await expect(page.getByRole('heading', { name: '三、情况' })).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'intake')
})
