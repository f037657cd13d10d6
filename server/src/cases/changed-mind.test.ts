/** People change their minds, make slips and work at the same file: 彭立 in 管城区 and a couple in 金水区 who sell a home. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { exampleOf, type Story, tell } from '../testing/story.ts'

const food = 'E8.1'
const health = 'E8.2'
const drains = 'E8.3'
const fire = 'E8.4'
const lodging = 'E8.6'
const bath = { lifeEvent: 'E8', example: exampleOf('E8', '管城区'), name: '彭立' }
const wrongPhone = {
  verdict: 'correct',
  items: [{ kind: 'field', target: 'applicant.phone', problem: '少一位' }],
}

let app: TestApp
let story: Story
beforeAll(async () => {
  app = await startTestApp('2026-06-01T01:00:00Z')
})
afterAll(() => app.close())
beforeEach(async () => {
  story = await tell(app, bath)
})

const withdraw = (...parts: string[]) => story.applicant('withdrawal', { parts, reason: '先不办了' })

describe('withdrawing', () => {
  it('single parts at every state, while the others go on', async () => {
    await withdraw(drains)
    await story.accept(food, lodging)
    await story.done(health, 'verdict', wrongPhone)
    await story.accept(fire)
    expect(await story.states()).toMatchObject({ [drains]: 'withdrawn', [food]: 'accepted', [health]: 'correction' })
    expect((await withdraw(food)).status).toBe(200)
    const answered = await withdraw(health)
    expect(answered.body.correction!.closedAt).not.toBeNull()
    expect(answered.body.actions).not.toContain('answerCorrection')
    await story.decide(fire, { result: 'denied', reasons: '通道过窄' })
    expect((await story.part(lodging)).state).toBe('blocked')
    const late = await withdraw(fire)
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('“不予批准”，不能撤回')])
    expect(late.body.allowed).toEqual([lodging])
    expect((await withdraw('E8.9')).status).toBe(404)
    expect((await withdraw(lodging)).body.state).toBe('concluded')
    expect(Object.values(await story.states())).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'denied', 'withdrawn'])
    expect((await withdraw(lodging)).status).toBe(409)
  })

  it('a part that others need stops them, and the applicant chooses', async () => {
    await story.accept(food, health, drains, fire, lodging)
    await withdraw(fire)
    expect(await story.states()).toMatchObject({ [fire]: 'withdrawn', [lodging]: 'blocked', [food]: 'accepted' })
  })

  it('what the law handles together goes together', async () => {
    const home = await tell(app, { lifeEvent: 'P17', example: exampleOf('P17', '没有抵押'), name: '吴晓' })
    await home.accept('P17.1', 'P17.2', 'P17.3')
    const one = await home.applicant('withdrawal', { parts: ['P17.2'], reason: '不卖了' })
    expect(one.body.parts.map(part => part.state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])
    expect(one.body.state).toBe('concluded')
  })

  it('all of it: what was decided stays, and can be collected', async () => {
    await story.accept(food, health, drains, fire, lodging)
    await story.decide(food)
    const whole = await story.applicant('withdrawal', { reason: '铺面被收回' })
    expect(whole.body.state).toBe('concluded')
    expect(whole.body.parts.map(part => part.state)).toEqual(['granted', ...Array(4).fill('withdrawn')])
    expect(whole.body.timeline.map(entry => entry.what)).toContain('撤回了申请：铺面被收回')
    expect((await story.applicant('collection')).body.state).toBe('delivered')
    const other = await tell(app, bath)
    const early = await other.applicant('withdrawal', {})
    expect(early.body).toMatchObject({ state: 'withdrawn', actions: [] })
    expect((await other.office(food, 'verdict', { verdict: 'complete' })).status).toBe(409)
  })
})

describe('当场更正', () => {
  it('a slip is put right before a department has looked, and not afterwards', async () => {
    await story.accept(food, health, drains, fire)
    const amended = await story.applicant('amendment', { form: { 'applicant.phone': '13900000009' } })
    expect(amended.status).toBe(200)
    expect(amended.body.timeline.map(entry => entry.what).join()).toMatch(/当场更正：.*电话/)
    expect((await story.task(lodging)).values['applicant.phone']).toBe('13900000009')
    await story.accept(lodging)
    const late = await story.applicant('amendment', { form: { 'applicant.phone': '13900000008' } })
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('不能当场更正')])
    expect((await story.task(food)).values['applicant.phone']).toBe('13900000009')
  })

  it('what decides which services apply, what is no answer, and what nobody asked for is refused', async () => {
    const change = async (form: object) => {
      const { status, body } = await story.applicant('amendment', { form })
      return [status, (body.errors ?? []).map(error => error.message).join()]
    }
    expect(await change({ 'premises.area': 90 })).toEqual([422, expect.stringContaining('决定办理哪些事项')])
    expect(await change({ 'applicant.phone': '123' })).toEqual([422, expect.stringContaining('应为 11 位')])
    expect(await change({ 'no.such': 1 })).toEqual([422, expect.stringContaining('no.such')])
    expect(await change({})).toEqual([422, expect.stringContaining('请填写')])
  })
})

describe('at the departments', () => {
  it('a procedure without object is terminated, with the reason', async () => {
    await story.accept(food, health, drains, fire, lodging)
    const ground = { ground: 'dissolved', reasons: '企业已依法注销' }
    expect((await story.office(fire, 'termination', { ...ground, ground: 'whim' })).status).toBe(422)
    const { part } = await story.done(fire, 'termination', ground)
    expect(part.state).toBe('terminated')
    expect((await story.part(lodging)).state).toBe('blocked')
    expect((await story.see()).timeline.map(entry => entry.what)).toContain('终止办理：企业已依法注销')
    expect((await story.office(fire, 'termination', ground)).status).toBe(409)
    expect((await story.office(fire, 'reopening', { basis: '自行纠正' })).status).toBe(409)
  })

  it('two officers at one file: who comes second takes it over knowingly', async () => {
    await story.done(food, 'claim')
    const second = await story.office(food, 'verdict', { verdict: 'complete' }, 1)
    expect([second.status, second.body.allowed]).toEqual([409, ['领办']])
    await story.done(food, 'claim', {}, 1)
    expect((await story.office(food, 'verdict', { verdict: 'complete' })).status).toBe(409)
    await story.done(food, 'verdict', { verdict: 'complete' }, 1)
    expect((await story.task(food)).timeline.map(entry => entry.what).join()).toContain('接手办理（原领办人')
  })

  it('two officers at the same moment: one is carried out, the other told', async () => {
    const replies = await Promise.all(
      [0, 1].map(level => story.office(food, 'verdict', { verdict: 'complete' }, level)),
    )
    expect(replies.map(reply => reply.status).sort()).toEqual([200, 409])
    const task = await story.task(food)
    expect(task.timeline.filter(entry => entry.what.includes('材料齐全'))).toHaveLength(1)
  })

  it('eight departments’ acts on one case at the same moment all count', async () => {
    const parts = [food, health, drains, fire, lodging]
    const replies = await Promise.all(parts.map(part => story.office(part, 'verdict', { verdict: 'complete' })))
    expect(replies.map(reply => reply.status)).toEqual([200, 200, 200, 200, 200])
    expect(Object.values(await story.states())).toEqual(Array(5).fill('accepted'))
  })

  it('the wrong organ names the right one', async () => {
    const refuse = { verdict: 'refuse', ground: 'wrongOrgan', reasons: '市管道路上的接驳口由市级受理' }
    const bare = await story.office(drains, 'verdict', refuse)
    expect([bare.status, bare.body.errors[0]!.target]).toEqual([422, 'rightOrgan'])
    await story.done(drains, 'verdict', { ...refuse, rightOrgan: '郑州市城市管理局' })
    const { state, refusal } = await story.part(drains)
    expect(state).toBe('refused')
    expect(refusal).toMatchObject({ ground: 'wrongOrgan', rightOrgan: '郑州市城市管理局', reasons: refuse.reasons })
    expect(refusal!.remedies).toContain('行政复议')
    const document = (await story.documents()).find(one => one.kind === 'refused')!
    expect(await story.textOf(document)).toContain(refuse.reasons)
  })

  it('what the law does not need holds nobody up', async () => {
    await story.accept(lodging)
    await story.done(fire, 'verdict', { verdict: 'refuse', ground: 'notNeeded', reasons: '营业面积不足，不需要检查' })
    expect(await story.part(lodging)).toMatchObject({ state: 'accepted', waitingFor: [] })
    await story.decide(lodging)
    expect((await story.part(lodging)).state).toBe('granted')
    expect((await story.office(fire, 'reopening', { basis: '自行纠正' })).status).toBe(409)
  })
})
