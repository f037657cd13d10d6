/** What an applicant is told of each turn of a case: 周桂英 opens a bar, 李建国 has lost his father. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onePagePdf } from '../testing/answers.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { catalogue } from '../testing/catalogue.ts'
import type { CaseListItem, CaseView } from './view.ts'

const { facts: bar } = catalogue.lifeEvents.E5!.examples[0]!
const { checks } = catalogue.services['market-regulation/food-licence-or-prepackaged-filing']!.inspection!
const food = 'E5.1'
const fire = 'E5.2'
const venue = 'E5.4'
const drains = 'E5.5'

describe('the turns of the applicant', () => {
  let app: TestApp
  let clerk: Desk
  beforeAll(async () => {
    app = await startTestApp()
    await comesTheDay('2026-06-01')
  })
  afterAll(() => app.close())

  const comesTheDay = async (date: string) => {
    app.setNow(`${date}T02:00:00Z`)
    clerk = await app.as('clerk@410105')
  }
  const see = async (caseNo: string) => (await clerk.get<CaseView>(`/api/cases/${caseNo}`)).body
  const part = async (caseNo: string, id: string) => (await see(caseNo)).parts.find(one => one.part === id)!
  const listed = async (caseNo: string) =>
    (await clerk.get<CaseListItem[]>('/api/cases')).body.find(one => one.caseNo === caseNo)!.needsYou
  const officer = async (who: string, caseNo: string, id: string, what: string, body: object = {}) => {
    const done = await (await app.as(who)).post(`/api/sub-cases/${caseNo}/${id}/${what}`, body)
    expect(done.status, JSON.stringify(done.body)).toBe(200)
  }
  const begin = async (lifeEvent: string, facts: object) =>
    (
      await clerk.post<CaseView>('/api/cases', {
        lifeEvent,
        region: '410105',
        facts,
        onBehalfOf: { name: '周桂英', idNumber: '410199197803120280', phone: '13800000000' },
      })
    ).body

  async function submitted(commitments: string[] = []) {
    const { caseNo } = await begin('E5', { ...bar, 'fire.procedure': 'general', 'drain.keyDischarger': false })
    if (commitments.length > 0) await clerk.put(`/api/cases/${caseNo}/draft`, { commitments })
    const ready = await clerk.complete(caseNo)
    const { reviewedHash } = ready.draft!
    const done = await clerk.post<CaseView>(`/api/cases/${caseNo}/submission`, { reviewedHash })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    return caseNo
  }
  const market = 'reviewer@market-regulation-410105'
  const culture = 'reviewer@culture-tourism-410105'
  const firemen = 'reviewer@fire-rescue-410105'
  const city = 'reviewer@urban-construction-410105'
  const denied = { result: 'denied', reasons: '疏散出口数量不足' }

  it('who may promise is told in how many days it is checked', async () => {
    const { draft } = await begin('E5', bar)
    const offered = draft!.plan.services.filter(service => service.commitment)
    expect(offered.map(service => service.row)).toEqual([food, fire, drains])
    expect(offered.every(service => service.commitment!.checkDays! > 0)).toBe(true)
    expect(draft!.plan.services.find(service => service.row === venue)!.commitment).toBeNull()
  })

  it('withdrawing a part says what would stop, and which paper from elsewhere counts when it did', async () => {
    const caseNo = await submitted()
    const venueName = (await part(caseNo, venue)).service
    expect((await part(caseNo, fire)).ties).toEqual({ together: [], dependants: [venueName] })
    expect((await part(caseNo, food)).ties).toEqual({ together: [], dependants: [] })

    const uploaded = () =>
      clerk.upload(`/api/cases/${caseNo}/evidence`, 'fire-safety-opinion', '意见书.pdf', onePagePdf)
    expect((await uploaded()).status).toBe(409)
    await clerk.post(`/api/cases/${caseNo}/withdrawal`, { parts: [fire] })
    const { ties, turns } = await part(caseNo, venue)
    expect(turns.blocked!.papers.map(paper => paper.target)).toEqual(['fire-safety-opinion'])
    expect(turns.blocked!.waitDays).toBe(60)
    expect(ties.dependants).toEqual([])
    expect((await part(caseNo, fire)).ties.dependants).toEqual([])
    expect(await listed(caseNo)).toBe('有事项的前置事项未通过，请在2026年6月15日前选择怎么办')

    const other = await clerk.upload(`/api/cases/${caseNo}/evidence`, 'drainage-plan', '图.pdf', onePagePdf)
    expect(other.status).toBe(422)
    expect((await uploaded()).status).toBe(201)
    const held = await clerk.post<CaseView>(`/api/cases/${caseNo}/parts/${venue}/choice`, { choice: 'held' })
    expect(held.status).toBe(200)
    expect(held.body.parts.find(one => one.part === venue)!.state).toBe('submitted')
    expect(await listed(caseNo)).toBeNull()
    expect((await uploaded()).status).toBe(409)
  })

  it('everything that is asked stands in the list, one beside the other', async () => {
    await comesTheDay('2026-06-01')
    const caseNo = await submitted([drains])
    for (const [who, id] of [
      [market, food],
      [firemen, fire],
      [culture, venue],
      [city, drains],
    ] as const)
      await officer(who, caseNo, id, 'verdict', { verdict: 'complete' })
    await officer(market, caseNo, food, 'hearing', { reason: '与住宅相邻', interested: [] })
    expect(await listed(caseNo)).toBe('可以在2026年6月8日前要求听证')
    await app.decide(caseNo, fire, 'fire-rescue-410105', denied)
    expect(await listed(caseNo)).toBe(
      '有事项的前置事项未通过，请在2026年6月15日前选择怎么办；可以在2026年6月8日前要求听证',
    )
    await clerk.post(`/api/cases/${caseNo}/parts/${venue}/choice`, { choice: 'wait' })
    await clerk.post(`/api/cases/${caseNo}/parts/${food}/hearing`, { wanted: false })
    expect(await listed(caseNo)).toBeNull()

    await officer(market, caseNo, food, 'visit')
    const [visit] = (await see(caseNo)).visits
    expect(await listed(caseNo)).toContain('前选择现场勘验的时间')
    const slot = visit!.slots[0]!
    const { date, half } = slot
    await clerk.post(`/api/cases/${caseNo}/visits/${visit!.number}/slot`, { date, half })
    expect(await listed(caseNo)).toBeNull()
    await comesTheDay(date)
    const items = checks.map((check, at) => ({ check, ok: at > 0, note: at > 0 ? '' : '缺少消毒柜' }))
    await officer(market, caseNo, food, 'finding', { officers: ['赵敏', '钱勇'], items })
    expect(await listed(caseNo)).toMatch(/^请在.*前完成整改$/)
    expect((await see(caseNo)).visits[0]!.rectifications).toHaveLength(1)
    await clerk.post(`/api/cases/${caseNo}/rectification`)
    expect(await listed(caseNo)).toBeNull()

    await officer(city, caseNo, drains, 'decision', { result: 'granted' })
    const check = { kept: false, findings: '接驳位置与承诺不符', rectifyBy: '2026-07-01' }
    await officer(city, caseNo, drains, 'commitment-check', check)
    expect(await listed(caseNo)).toBe('承诺与实际不符，请在2026年7月1日前改正')
  })

  it('why a part was terminated stands with the part', async () => {
    await comesTheDay('2026-06-01')
    const caseNo = await submitted()
    await officer(city, caseNo, drains, 'verdict', { verdict: 'complete' })
    await officer(city, caseNo, drains, 'termination', { ground: 'impossible', reasons: '道路塌陷，管网停用' })
    expect((await part(caseNo, drains)).turns.termination).toEqual({
      because: '因不可抗力，申请的事项无法办理',
      reasons: '道路塌陷，管网停用',
      on: '2026-06-01',
    })
  })

  it('a life event may ask for a quiet tone', async () => {
    expect((await begin('P20', { 'death.kind': '正常' })).tone).toBe('quiet')
    expect((await begin('E5', bar)).tone).toBeNull()
  })
})
