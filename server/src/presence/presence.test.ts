/** Two officers of 金水区市场监督管理局 open the same task. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { catalogue } from '../testing/catalogue.ts'
import { forgetOld, type Present } from './presence.ts'

describe('who has a task open', () => {
  let app: TestApp
  let li: Desk
  let wang: Desk
  let url: string
  beforeAll(async () => {
    app = await startTestApp()
    const clerk = await app.as('clerk@410105')
    const { facts } = catalogue.lifeEvents.E3!.examples[0]!
    const { body } = await clerk.post<CaseView>('/api/cases', {
      lifeEvent: 'E3',
      region: '410105',
      facts,
      onBehalfOf: { name: '周桂英', idNumber: '410199197803120280', phone: '13800000000' },
    })
    const { draft } = await clerk.complete(body.caseNo)
    await clerk.post(`/api/cases/${body.caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
    url = `/api/sub-cases/${body.caseNo}/E3.1`
    li = await app.as('reviewer@market-regulation-410105')
    wang = await app.as('reviewer2@market-regulation-410105')
  })
  afterAll(() => app.close())

  const beat = async (desk: Desk) => (await desk.put<Present>(`${url}/presence`, {})).body

  it('each is told of the other, and that the case has changed meanwhile', async () => {
    expect((await beat(li)).others).toEqual([])
    const { others, version } = await beat(wang)
    expect(others).toHaveLength(1)
    await li.post(`${url}/verdict`, { verdict: 'complete' })
    expect((await beat(wang)).version).toBe(version + 1)
  })

  it('who has closed the page, or is silent for a minute, is not there any more', async () => {
    await li.delete(`${url}/presence`)
    expect((await beat(wang)).others).toEqual([])
    await beat(li)
    app.setNow(new Date(app.now().getTime() + 60_000).toISOString())
    expect((await beat(wang)).others).toEqual([])
  })

  it('is nobody else’s business, and is forgotten after a day', async () => {
    const fire = await app.as('reviewer@fire-rescue-410105')
    expect((await fire.put(`${url}/presence`, {})).status).toBe(404)
    app.setNow(new Date(app.now().getTime() + 2 * 86_400_000).toISOString())
    expect(await forgetOld(app.parts)).toBe(2)
  })
})
