/** 周桂英 opens a pet hospital and hands one paper in later; the department sends samples away and needs more time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TaskView } from '../subcases/view.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { catalogue } from '../testing/catalogue.ts'
import { expireDeferrals } from './overdue.ts'
import type { CaseView } from './view.ts'

const { facts } = catalogue.lifeEvents.E14!.examples[0]!
const licence = 'E14.1'
const drugs = 'E14.2'

describe('容缺受理 and the clock', () => {
  let app: TestApp
  let clerk: Desk
  let officer: Desk
  let head: Desk
  beforeAll(async () => {
    app = await startTestApp()
    await comesTheDay('2026-06-01')
  })
  afterAll(() => app.close())

  /** Everybody signs in again in the morning. */
  const comesTheDay = async (date: string) => {
    app.setNow(`${date}T02:00:00Z`)
    clerk = await app.as('clerk@410105')
    officer = await app.as('reviewer@agriculture-410105')
    head = await app.as('reviewer2@agriculture-410105')
  }
  const begin = () =>
    clerk.post<CaseView>('/api/cases', {
      lifeEvent: 'E14',
      region: '410105',
      facts,
      onBehalfOf: { name: '周桂英', idNumber: '410199197803120280', phone: '13800000000' },
    })
  const deferrable = (view: CaseView) =>
    view.draft!.plan.evidence.filter(line => line.necessity === 'deferrable' && !line.exempt)

  /** Everything handed in but what may come later, of this row. */
  async function submitWithout(row: string | null) {
    const { body } = await begin()
    const later = deferrable(body).filter(line => row !== null && line.rows.includes(row))
    expect(later.length > 0).toBe(row !== null)
    const { caseNo } = body
    const problems = (view: CaseView) => view.draft!.problems.map(problem => problem.message).join()
    expect(problems(body)).toContain('可以承诺以后补交')
    await clerk.put(`/api/cases/${caseNo}/draft`, { deferrals: later.map(line => line.type) })
    const ready = await clerk.complete(caseNo)
    expect(ready.draft!.problems).toEqual([])
    const submitted = await clerk.post<CaseView>(`/api/cases/${caseNo}/submission`, {
      reviewedHash: ready.draft!.reviewedHash,
    })
    expect(submitted.status).toBe(200)
    return { caseNo, later }
  }
  const see = async (caseNo: string) => (await clerk.get<CaseView>(`/api/cases/${caseNo}`)).body
  const partOf = async (caseNo: string, part: string) => (await see(caseNo)).parts.find(one => one.part === part)!
  const at = (caseNo: string, part: string, what: string) => `/api/sub-cases/${caseNo}/${part}/${what}`

  it('a main material cannot be promised for later', async () => {
    const { body } = await begin()
    const main = body.draft!.plan.evidence.filter(line => line.necessity === 'required' && !line.exempt)
    await clerk.put(`/api/cases/${body.caseNo}/draft`, { deferrals: main.map(line => line.type) })
    const after = await see(body.caseNo)
    expect(after.draft!.problems.filter(problem => problem.where === 'evidence').length).toBeGreaterThanOrEqual(
      main.length,
    )
  })

  it('accepted without it, decided only when it came; the clock stood still meanwhile', async () => {
    const { caseNo, later } = await submitWithout(licence)
    await officer.post(at(caseNo, licence, 'verdict'), { verdict: 'complete' })
    const accepted = await partOf(caseNo, licence)
    expect(accepted).toMatchObject({ state: 'accepted', promisedDue: null })
    expect(accepted.deferral!.items.map(item => item.target).sort()).toEqual(later.map(line => line.type).sort())
    expect(accepted.holder).toContain('等待您')
    const { body: today } = await clerk.get<{ caseNo: string; needsYou: string }[]>('/api/cases')
    expect(today.find(one => one.caseNo === caseNo)!.needsYou).toContain('前补交容缺材料')
    const early = await officer.post<{ detail: string }>(at(caseNo, licence, 'decision'), { result: 'granted' })
    expect(early.status).toBe(409)
    expect(early.body.detail).toContain('容缺的材料还没有补交')

    await comesTheDay('2026-06-03')
    const missing = await clerk.post<{ detail: string }>(`/api/cases/${caseNo}/deferred-evidence`)
    expect(missing.status).toBe(422)
    for (const line of later) expect((await clerk.handIn(caseNo, line.type)).status).toBe(201)
    const supplied = await clerk.post<CaseView>(`/api/cases/${caseNo}/deferred-evidence`)
    expect(supplied.status).toBe(200)
    const going = await partOf(caseNo, licence)
    expect(going.deferral!.suppliedOn).toBe('2026-06-03')
    expect(going.promisedDue).not.toBeNull()
    const task = await officer.get<TaskView>(`/api/sub-cases/${caseNo}/${licence}`)
    expect(task.body.evidence.find(one => one.type === later[0]!.type)!.files).toHaveLength(1)
    expect((await app.decide(caseNo, licence, 'agriculture-410105')).status).toBe(200)
    await comesTheDay('2026-06-01')
  })

  it('what does not come in time takes only its own part with it', async () => {
    const { caseNo } = await submitWithout(licence)
    await officer.post(at(caseNo, licence, 'verdict'), { verdict: 'complete' })
    await officer.post(at(caseNo, drugs, 'verdict'), { verdict: 'complete' })
    await comesTheDay('2026-06-09')
    await expireDeferrals(app.parts)
    const after = await see(caseNo)
    const stateOf = (row: string) => after.parts.find(part => part.row === row)!.state
    expect([stateOf(licence), stateOf(drugs)]).toEqual(['deemedWithdrawn', 'accepted'])
    await comesTheDay('2026-06-01')
  })

  it('samples are sent away: told in writing, not counted; the site visit itself stops nothing', async () => {
    const { caseNo } = await submitWithout(null)
    await officer.post(at(caseNo, licence, 'verdict'), { verdict: 'complete' })
    const before = (await partOf(caseNo, licence)).promisedDue!
    const visit = await officer.post<{ detail: string; allowed: string[] }>(at(caseNo, licence, 'pause'), {
      kind: '现场核查',
      reason: '排队',
      days: 5,
    })
    expect(visit.status).toBe(409)
    expect(visit.body.allowed).toContain('检测')
    await officer.post(at(caseNo, licence, 'pause'), { kind: '检测', reason: '装修材料送检', days: 5 })
    const paused = await partOf(caseNo, licence)
    expect(paused).toMatchObject({ promisedDue: null, pause: { kind: '检测', from: '2026-06-01', days: 5 } })
    await comesTheDay('2026-06-04')
    await officer.post(at(caseNo, licence, 'resumption'), { result: '合格' })
    const resumed = await partOf(caseNo, licence)
    expect(resumed.pause).toBeNull()
    expect(resumed.promisedDue! > before).toBe(true)

    await officer.post(at(caseNo, licence, 'extension'), { days: 2, reason: '需要专家论证' })
    const own = await officer.post<{ detail: string }>(at(caseNo, licence, 'extension-approval'), { approved: true })
    expect(own.body.detail).toContain('提出延长的人自己不能批准')
    await head.post(at(caseNo, licence, 'extension-approval'), { approved: true })
    const extended = await partOf(caseNo, licence)
    expect(extended.extension).toMatchObject({ days: 2, reason: '需要专家论证' })
    expect(extended.promisedDue! > resumed.promisedDue!).toBe(true)
    const again = await officer.post<{ detail: string }>(at(caseNo, licence, 'extension'), { days: 1, reason: '再来' })
    expect(again.body.detail).toContain('只能延长一次')
    const timeline = (await see(caseNo)).timeline.map(entry => entry.what).join()
    expect(timeline).toContain('检测开始，预计 5 个工作日，不计入期限')
    await comesTheDay('2026-06-01')
  })
})
