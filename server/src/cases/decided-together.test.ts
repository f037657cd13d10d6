/**
 * 赵德顺 opens a bathhouse in 管城区 that also lets people stay the night: the police can only decide about the lodging when
 * the fire brigade has said yes. How a department decides with several people, and what a no means for the others.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { statement } from '../db/database.ts'
import { onePagePdf } from '../testing/answers.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { comesTheDay, daysPass, exampleOf, type Story, tell, today, workingDaysFrom } from '../testing/story.ts'
import { letTimePass } from './overdue.ts'

const food = 'E8.1'
const health = 'E8.2'
const drains = 'E8.3'
const fire = 'E8.4'
const lodging = 'E8.6'
const all = [food, health, drains, fire, lodging]
const monday = '2026-06-01'
const narrow = { result: 'denied', reasons: '疏散走道净宽 0.9 米，少于 1.1 米' }

let app: TestApp
let story: Story
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.setNow(`${monday}T01:00:00Z`)
  story = await tell(app, { lifeEvent: 'E8', example: exampleOf('E8', '管城区'), name: '赵德顺' })
  await story.accept(...all)
})

/** The fire brigade says no. */
async function fireSaysNo() {
  await story.decide(fire, narrow)
  expect(await story.states()).toMatchObject({ [fire]: 'denied', [lodging]: 'blocked' })
}

describe('a department decides', () => {
  it('with one who examines and another who approves: nobody approves what they examined', async () => {
    await story.done(drains, 'inspection-waiver', { because: '图纸清楚' })
    const early = await story.office(drains, 'decision', { result: 'granted' })
    expect(early.body.detail).toContain('还需要审查意见')
    await story.done(drains, 'opinion', { result: 'granted' })
    const own = await story.office(drains, 'decision', { result: 'granted' })
    expect([own.status, own.body.detail]).toEqual([409, expect.stringContaining('应当由其他人员进行')])
    expect((await story.task(drains)).step.opinions).toMatchObject([{ level: '审查', result: 'granted', mine: true }])
    const granted = await story.done(drains, 'decision', { result: 'granted' }, 1)
    expect(granted.part).toMatchObject({ state: 'granted', decision: { result: 'granted', excluded: null } })
  })

  it('with three where it decides so; returned once, with the reason, and examined again', async () => {
    await threeDecide(story.caseNo, drains)
    await story.done(drains, 'inspection-waiver', { because: '图纸清楚' })
    await story.done(drains, 'opinion', { result: 'granted' })
    expect((await story.task(drains)).step).toMatchObject({ names: ['审查', '审核', '批准'], at: 2 })
    expect((await story.office(drains, 'return', { reason: '自己退给自己' })).status).toBe(409)
    const returned = await story.done(drains, 'return', { reason: '沉淀池容积没有核对' }, 1)
    expect(returned.step).toMatchObject({ at: 1, opinions: [] })
    await story.done(drains, 'opinion', { result: 'granted', reasons: '容积 12 立方米，符合要求' })
    expect((await story.office(drains, 'decision', { result: 'granted' }, 1)).body.detail).toContain('还需要审核意见')
    await story.done(drains, 'opinion', { result: 'granted' }, 1)
    expect((await story.office(drains, 'decision', { result: 'granted' }, 1)).status).toBe(409)
    await story.done(drains, 'decision', { result: 'granted' }, 2)
    const { timeline } = await story.task(drains)
    expect(timeline.map(entry => entry.what).join()).toContain('沉淀池容积没有核对')
    const seen = JSON.stringify(await story.see())
    expect(seen).not.toContain('沉淀池')
  })

  it('no with reasons, which the applicant gets with what can be done about it', async () => {
    await story.done(food, 'inspection-waiver', { because: '图纸清楚' })
    expect((await story.office(food, 'opinion', { result: 'denied' })).status).toBe(422)
    await story.done(food, 'opinion', { result: 'denied', reasons: '没有专间' })
    const bare = await story.office(food, 'decision', { result: 'denied' }, 1)
    expect(bare.body.errors.map(error => error.target)).toEqual(['reasons'])
    await story.done(food, 'decision', { result: 'denied', reasons: '制作凉菜没有专间' }, 1)
    const { decision } = await story.part(food)
    expect(decision).toMatchObject({ result: 'denied', reasons: '制作凉菜没有专间' })
    expect(decision!.remedies).toMatch(/六十日内.*行政复议.*六个月内.*诉讼/)
    const document = (await story.documents()).find(one => one.kind === 'denied')!
    const text = await story.textOf(document)
    for (const told of ['制作凉菜没有专间', '行政复议', '赵德顺']) expect(text).toContain(told)
  })

  it('yes to a part of it: what is left out has reasons and remedies as well', async () => {
    const partly = { result: 'granted', excluded: '凉菜制售' }
    await story.done(food, 'inspection-waiver', { because: '图纸清楚' })
    await story.done(food, 'opinion', { result: 'granted' })
    expect((await story.office(food, 'decision', partly, 1)).status).toBe(422)
    await story.done(food, 'decision', { ...partly, reasons: '没有专间' }, 1)
    const { state, decision } = await story.part(food)
    expect(state).toBe('granted')
    expect(decision).toMatchObject({ excluded: '凉菜制售', reasons: '没有专间' })
    expect(decision!.remedies).toContain('行政复议')
    const document = (await story.documents()).find(one => one.kind === 'granted')!
    const text = await story.textOf(document)
    for (const told of ['没有专间', '行政复议', '核发的结果']) expect(text).toContain(told)
    expect((await story.see()).outputs.filter(output => output.part === food)).toHaveLength(1)
  })

  it('against the opinion only with a reason', async () => {
    await story.done(health, 'inspection-waiver', { because: '图纸清楚' })
    await story.done(health, 'opinion', { result: 'denied', reasons: '缺消毒间' })
    const silent = await story.office(health, 'decision', { result: 'granted' }, 1)
    expect(silent.body.detail).toContain('请说明理由')
    await story.done(health, 'decision', { result: 'granted', reasons: '图纸第 3 页有消毒间' }, 1)
  })
})

describe('after a no', () => {
  it('only what depends on it stops; the applicant waits, 复议 reopens it, and both are granted', async () => {
    await fireSaysNo()
    expect(await story.states()).toMatchObject({ [food]: 'accepted', [health]: 'accepted', [drains]: 'accepted' })
    const stopped = await story.part(lodging)
    expect(stopped.turns.blocked).toMatchObject({ waitUntil: null, chooseBy: workingDaysFrom(app, monday, 10) })
    expect(stopped.turns.blocked!.because).toContain('消防安全检查')
    expect(stopped.turns.blocked!.choices.map(choice => choice.id)).toEqual(['withdraw', 'wait', 'held'])
    expect((await story.office(lodging, 'decision', { result: 'granted' }, 1)).status).toBe(409)

    const waiting = await story.applicant(`parts/${lodging}/choice`, { choice: 'wait' })
    expect(waiting.body.parts.find(part => part.part === lodging)!.turns.blocked!.waitUntil).toBe('2026-07-31')
    expect((await story.applicant(`parts/${lodging}/choice`, { choice: 'wait' })).status).toBe(409)

    await comesTheDay(app, '2026-07-20')
    expect((await story.part(lodging)).state).toBe('blocked')
    await story.done(fire, 'reopening', { basis: '管城区人民政府行政复议决定书〔2026〕12 号' }, 1)
    expect(await story.states()).toMatchObject({ [fire]: 'accepted', [lodging]: 'accepted' })
    const again = await story.part(fire)
    expect(again).toMatchObject({ decision: null, turns: { reopened: { on: '2026-07-20' } } })
    expect(again.promisedDue).toBe(workingDaysFrom(app, '2026-07-20', 10))
    expect((await story.office(lodging, 'decision', { result: 'granted' }, 1)).body.detail).toContain('前置事项')

    await story.decide(fire)
    await story.decide(lodging)
    expect(await story.states()).toMatchObject({ [fire]: 'granted', [lodging]: 'granted' })
    const kinds = (await story.documents()).filter(one => one.part === fire).map(one => one.kind)
    expect(kinds).toEqual(['accepted', 'denied', 'reopened', 'granted'])
  })

  it('another applicant gives the lodging up, and the rest goes on', async () => {
    await fireSaysNo()
    expect((await story.applicant(`parts/${food}/choice`, { choice: 'withdraw' })).status).toBe(409)
    expect((await story.applicant('parts/E8.9/choice', { choice: 'withdraw' })).status).toBe(404)
    await story.applicant(`parts/${lodging}/choice`, { choice: 'withdraw' })
    expect(await story.states()).toMatchObject({ [lodging]: 'withdrawn', [food]: 'accepted' })
    for (const part of [food, health, drains]) await story.decide(part)
    expect((await story.see()).state).toBe('concluded')
  })

  it('who holds the result from elsewhere shows it, and the lodging is decided', async () => {
    await fireSaysNo()
    const [proof] = (await story.task(lodging)).evidence
    const clerk = await story.clerk()
    const kept = await clerk.upload(`/api/cases/${story.caseNo}/evidence`, proof!.type, '消防合格证.pdf', onePagePdf)
    expect(kept.status).toBe(201)
    await story.applicant(`parts/${lodging}/choice`, { choice: 'held' })
    const part = await story.part(lodging)
    expect(part).toMatchObject({ state: 'accepted', pause: null, waitingFor: [] })
    const shown = (await story.task(lodging)).evidence.find(line => line.type === proof!.type)!
    expect(shown.files).toHaveLength(proof!.files.length + 1)
    await story.decide(lodging)
    expect((await story.part(lodging)).state).toBe('granted')
  })

  it('nobody chooses: when the days are over it is deemed withdrawn, not earlier', async () => {
    await fireSaysNo()
    const { chooseBy } = (await story.part(lodging)).turns.blocked!
    await daysPass(app, chooseBy)
    expect((await story.part(lodging)).state).toBe('blocked')
    app.setNow(`${workingDaysFrom(app, chooseBy, 1)}T01:00:00Z`)
    expect(await letTimePass(app.parts)).toBeGreaterThan(0)
    expect(await letTimePass(app.parts)).toBe(0)
    expect((await story.part(lodging)).state).toBe('deemedWithdrawn')
    expect((await story.see()).timeline.map(entry => entry.what)).toContain('等待的期限已过，视为撤回')
    expect((await story.applicant(`parts/${lodging}/choice`, { choice: 'wait' })).status).toBe(409)
    expect(today(app) > chooseBy).toBe(true)
  })
})

const setLevels = statement(
  'test_three_levels',
  `update sub_cases set rules = rules || '{"levels": 3}' where case_no = $1 and part = $2`,
)

/** As if the service had wanted three people when it was applied for. */
async function threeDecide(caseNo: string, part: string) {
  await app.database.rows(setLevels, [caseNo, part])
  app.parts.recent.forget(caseNo)
}
