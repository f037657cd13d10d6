/** 须亲自到场: 杨帆 and 林静 marry; the registrar waits until both have signed at the window (民法典 1049). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import type { TaskView } from './view.ts'

const marriage = 'P11.1'
const organ = 'civil-affairs-410105'

describe('a decision waits for those who have to come themselves', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  async function applied(): Promise<CaseView> {
    const groom = await app.as('yangfan')
    const facts = { 'couple.closeKin': false, 'couple.hukouInHenan': false, wantMove: false, birthPlan: false }
    const begun = await groom.post<CaseView>('/api/cases', { lifeEvent: 'P11', region: '410105', facts })
    const { caseNo } = begun.body
    const form = { 'couple.maleIdNumber': '410199199701110371', 'couple.femaleIdNumber': '410199199812160443' }
    await groom.put(`/api/cases/${caseNo}/draft`, { form })
    const { reviewedHash } = (await groom.complete(caseNo)).draft!
    return (await groom.post<CaseView>(`/api/cases/${caseNo}/submission`, { reviewedHash })).body
  }

  it('names who has still to come, then lets the registrar decide', async () => {
    const view = await applied()
    const url = `/api/sub-cases/${view.caseNo}/${marriage}`
    const desk = await app.as(`reviewer@${organ}`)
    const accepted = await desk.post<TaskView>(`${url}/verdict`, { verdict: 'complete' })
    const [male, female] = accepted.body.mustSign
    expect([male, female]).toEqual([expect.stringContaining('男方“'), expect.stringContaining('女方“')])
    expect(accepted.body.actions).not.toContain('decide')
    expect(accepted.body.actions).toContain('terminate')

    const early = await desk.post<{ detail: string; allowed: string[] }>(`${url}/decision`, { result: 'granted' })
    expect(early.status).toBe(409)
    expect(early.body.detail).toBe(`${male}、${female}还没有到窗口当面签名，签名以后才能审查、决定`)
    const together = await desk.post<{ detail: string }>(`/api/sub-cases/${view.caseNo}/batch`, {
      row: marriage,
      all: true,
      decision: { result: 'granted' },
    })
    expect([together.status, together.body.detail]).toEqual([409, expect.stringContaining(early.body.detail)])

    const groom = await app.as('yangfan')
    await groom.signAtWindow(view, one => one.label === '男方')
    expect((await desk.get<TaskView>(url)).body.mustSign).toEqual([female])
    expect((await desk.post(`${url}/decision`, { result: 'granted' })).status).toBe(409)

    await groom.signAtWindow((await groom.get<CaseView>(`/api/cases/${view.caseNo}`)).body)
    const ready = (await desk.get<TaskView>(url)).body
    expect(ready.mustSign).toEqual([])
    const done = await app.decide(view.caseNo, marriage, organ)
    expect(done.body).toMatchObject({ part: { state: 'granted' }, mustSign: [] })
  })

  it('a service whose signers need not come waits for nobody', async () => {
    const owner = await app.as('wangxiuying')
    const facts = { 'premises.area': 80, 'drain.toPublicSewer': false, 'adv.kind': 'shopSignOnly' }
    const begun = await owner.post<CaseView>('/api/cases', { lifeEvent: 'E3', region: '410105', facts })
    const { reviewedHash } = (await owner.complete(begun.body.caseNo)).draft!
    await owner.post(`/api/cases/${begun.body.caseNo}/submission`, { reviewedHash })
    const desk = await app.as('reviewer@market-regulation-410105')
    const task = await desk.get<TaskView>(`/api/sub-cases/${begun.body.caseNo}/E3.1`)
    expect(task.body.mustSign).toEqual([])
    expect(task.body.part.intakePromised).toEqual({ days: 1, by: '2026-06-02' })
    expect(task.body.part.intakeDue).toBe('2026-06-08')
  })
})
