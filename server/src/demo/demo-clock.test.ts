/** A year of a pet hospital's application passes in a moment, day by day, on the clock that the supervisor moves. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeIntakeWindows } from '../cases/overdue.ts'
import type { CaseView } from '../cases/view.ts'
import type { Database } from '../db/database.ts'
import { statement } from '../db/database.ts'
import type { Person } from '../people/person.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { catalogue } from '../testing/catalogue.ts'
import { type DemoClock, openDemoClock, refuseMovedClock } from './demo-clock.ts'
import { move } from './move.ts'
import type { DemoClockView } from './view.ts'

const { facts } = catalogue.lifeEvents.E14!.examples[0]!
const licence = 'E14.1'
const drugs = 'E14.2'

let app: TestApp
const apps: TestApp[] = []
const open = async () => {
  const opened = await startTestApp()
  apps.push(opened)
  return opened
}
beforeEach(async () => {
  app = await open()
})
afterEach(async () => {
  for (const one of apps.splice(0)) await one.close()
})

/** 王秀英 applied at the window; the licence needs a correction, the department for drugs says nothing. */
async function submitted(at: TestApp) {
  const clerk = await at.as('clerk@410105')
  const onBehalfOf = { name: '王秀英', idNumber: '410199197803120280', phone: '13800000001' }
  const { body } = await clerk.post<CaseView>('/api/cases', { lifeEvent: 'E14', region: '410105', facts, onBehalfOf })
  const { draft } = await clerk.complete(body.caseNo)
  await clerk.post(`/api/cases/${body.caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
  const officer = await at.as('reviewer@agriculture-410105')
  const target = draft!.plan.evidence.find(line => line.rows.includes(licence) && !line.exempt)!.type
  await officer.post(`/api/sub-cases/${body.caseNo}/${licence}/verdict`, {
    verdict: 'correct',
    items: [{ kind: 'evidence', target, problem: '缺少签字' }],
  })
  return { caseNo: body.caseNo, clerk }
}
const turn = (desk: Desk, goal: object, key?: string) => desk.post<DemoClockView>('/api/demo/clock', goal, key)
const supervisorHimself = {
  id: 's-supervisor@410000',
  name: '监督员',
  roles: ['supervisor'],
  enterprises: [],
} as Person
const moveBy = (days: number, key: string, other: { database?: Database; demoClock?: DemoClock } = {}) =>
  move({ ...app.parts, demoClock: app.parts.demoClock!, ...other }, supervisorHimself, { days }, key, () => {})
const see = async (desk: Desk, caseNo: string) => (await desk.get<CaseView>(`/api/cases/${caseNo}`)).body

const wholeJournal = statement('test_journal', 'select seq, at, actor, action, part, data from journal order by seq')
const journalOf = async ({ database }: TestApp) =>
  (await database.rows<{ at: string; action: string; data: object }>(wholeJournal)).map(({ at, ...entry }) => ({
    ...entry,
    on: at.slice(0, 10),
  }))

describe('a year of a case', () => {
  it('silence accepts from receipt, a correction nobody answers takes only its own part', async () => {
    const { caseNo, clerk } = await submitted(app)
    const supervisor = await app.as('supervisor@410105')
    const moved = await turn(supervisor, { to: '2027-06-01' })
    expect(moved.status).toBe(200)
    expect(moved.body).toMatchObject({ today: '2027-06-01', aheadDays: 365, moving: false })

    // The sessions of this morning still hold: nobody left their screen for a year.
    const view = await see(clerk, caseNo)
    const part = (row: string) => view.parts.find(one => one.row === row)!
    expect(part(drugs)).toMatchObject({ state: 'accepted', acceptedOn: '2026-06-01' })
    expect(part(licence).state).toBe('deemedWithdrawn')
    const told = view.timeline.map(entry => entry.what).join()
    expect(told).toContain('逾期未告知，自2026年6月1日收到材料之日起视为受理')
    expect(told).toContain('逾期未补正，视为撤回')

    // Five working days for the departments, fifteen for her: each turn stands on the day after its own.
    const days = Object.fromEntries((await journalOf(app)).map(entry => [entry.action, entry.on]))
    expect(days['correction.issued']).toBe('2026-06-08')
    expect(days['part.deemedAccepted']).toBe('2026-06-09')
    expect(days['part.deemedWithdrawn']).toBe('2026-07-01')
    expect(moved.body.moves[0]).toMatchObject({
      from: '2026-06-01',
      to: '2027-06-01',
      days: 365,
      happened: expect.arrayContaining([
        { action: 'part.deemedAccepted', label: '逾期未告知，视为受理', cases: 1, times: 5 },
        { action: 'part.deemedWithdrawn', label: '逾期未补正，视为撤回', cases: 1, times: 1 },
      ]),
    })

    await app.carryOut()
    const wang = await app.as('wangxiuying')
    const inbox = (await wang.get<{ text: string; at: string }[]>('/api/messages')).body
    expect(inbox.map(message => message.at.slice(0, 10))).toEqual(
      expect.arrayContaining(['2026-07-01', '2026-06-08', '2026-06-01']),
    )
  })

  it('thirty days at once are thirty single days', async () => {
    const other = await open()
    await submitted(app)
    await submitted(other)
    await turn(await app.as('supervisor@410000'), { days: 30 })
    const patient = await other.as('supervisor@410000')
    for (let day = 0; day < 30; day++) expect((await turn(patient, { days: 1 })).status).toBe(200)
    const [atOnce, oneByOne] = [await journalOf(app), await journalOf(other)]
    expect(atOnce.length).toBeGreaterThan(5)
    expect(oneByOne).toEqual(atOnce)
  })
})

describe('moving the clock', () => {
  it('is for supervisors, forward only, and not too far at once', async () => {
    expect((await turn(await app.as('manager@health-410000'), { days: 1 })).status).toBe(403)
    expect((await turn(app.anyone, { days: 1 })).status).toBe(401)
    const supervisor = await app.as('supervisor@410100')
    for (const goal of [
      {},
      { days: 0 },
      { days: -3 },
      { days: 401 },
      { days: 1, to: '2026-07-01' },
      { to: '2026-06-01' },
    ])
      expect((await turn(supervisor, goal)).status, JSON.stringify(goal)).toBe(422)
    const { body } = await supervisor.post<{ detail: string }>('/api/demo/clock', { to: '2026-05-31' })
    expect(body.detail).toContain('只能向前拨，今天是 2026-06-01')
    expect((await supervisor.post('/api/demo/clock', { to: '2026-13-01' })).status).toBe(422)
    expect((await supervisor.get<DemoClockView>('/api/demo/clock')).body.aheadDays).toBe(0)
  })

  it('a repeated request moves once, two at the same time are not both served', async () => {
    const supervisor = await app.as('supervisor@410000')
    await turn(supervisor, { days: 3 }, 'three-days-please')
    expect((await turn(supervisor, { days: 3 }, 'three-days-please')).body.aheadDays).toBe(3)
    const both = await Promise.allSettled([moveBy(20, 'first-of-two'), moveBy(20, 'second-of-two')])
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await supervisor.get<DemoClockView>('/api/demo/clock')).body.aheadDays).toBe(23)
    const elsewhere = await openDemoClock(app.database, { now: app.now })
    const servers = await Promise.allSettled([
      moveBy(20, 'on-one-server'),
      moveBy(20, 'on-another', { demoClock: elsewhere }),
    ])
    expect(servers.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('other servers and restarts have the same day', async () => {
    const elsewhere = await openDemoClock(app.database, { now: app.now })
    await turn(await app.as('supervisor@410000'), { days: 10 })
    expect(elsewhere.aheadDays).toBe(0)
    await elsewhere.refresh()
    expect(elsewhere.now()).toEqual(app.parts.clock.now())
    const restarted = await openDemoClock(app.database, { now: app.now })
    expect(restarted.now().toISOString()).toBe('2026-06-11T02:00:00.000Z')
    expect((await app.anyone.get('/api/demo/today')).body).toEqual({ today: '2026-06-11', aheadDays: 10 })
  })

  it('goes on to its goal when the server died on the way', async () => {
    const { caseNo, clerk } = await submitted(app)
    let steps = 0
    const dying: Database = {
      ...app.database,
      rows(query, values) {
        if (query.name === 'demo_step' && ++steps === 5) return Promise.reject(new Error('killed'))
        return app.database.rows(query, values)
      },
    }
    await expect(moveBy(12, 'twelve-days', { database: dying })).rejects.toThrow('killed')
    expect(app.parts.demoClock!.aheadDays).toBe(4)
    const moved = await moveBy(12, 'twelve-days')
    expect(app.parts.demoClock!.aheadDays).toBe(12)
    expect(moved.happened!.map(one => one.action)).toContain('part.deemedAccepted')
    expect((await see(clerk, caseNo)).parts.find(one => one.row === drugs)!.state).toBe('accepted')
  })

  it('one case that fails holds up neither the clock nor the others', async () => {
    const { caseNo, clerk } = await submitted(app)
    const { caseNo: broken } = await submitted(app)
    const breaking = statement('test_break', `update sub_cases set needs = '"nonsense"' where case_no = $1`)
    await app.database.rows(breaking, [broken])
    app.parts.recent.forget(broken)
    expect((await turn(await app.as('supervisor@410105'), { days: 10 })).body.aheadDays).toBe(10)
    expect((await see(clerk, caseNo)).parts.find(one => one.row === drugs)!.state).toBe('accepted')
    await expect(closeIntakeWindows(app.parts)).rejects.toThrow('1 cases failed')
  })
})

describe('production', () => {
  let real: TestApp
  afterAll(() => real.close())

  it('has no such clock, and does not start on a database whose clock was moved', async () => {
    real = await startTestApp('2026-06-01T02:00:00Z', undefined, true)
    const supervisor = await real.as('supervisor@410000')
    for (const url of ['/api/demo/clock', '/api/demo/today', '/api/demo/sms'])
      expect((await supervisor.get(url)).status).toBe(404)
    expect((await turn(supervisor, { days: 1 })).status).toBe(404)
    await refuseMovedClock(real.database)
    await turn(await app.as('supervisor@410000'), { days: 1 })
    await expect(refuseMovedClock(app.database)).rejects.toThrow('moved 1 days ahead')
  })
})
