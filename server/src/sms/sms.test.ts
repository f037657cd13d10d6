/** 吴玉梅's phone: one message a turn, although the gateway fails, servers die, and she would rather have none. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { carryOutAll } from '../consequences/consequences.ts'
import type { Database } from '../db/database.ts'
import { statement } from '../db/database.ts'
import { type SmsGateway, SmsRefused } from '../partners/sms/port.ts'
import type { TaskView } from '../subcases/view.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { mostAttempts, sendWaiting } from './sending.ts'
import type { SmsDesk } from './view.ts'
import { mustBeTold, textOf } from './words.ts'

let app: TestApp
let wu: Desk
let supervisor: Desk
let caseNo: string
beforeEach(async () => {
  app = await startTestApp()
  wu = await app.as('wuyumei')
  supervisor = await app.as('supervisor@410105')
})
afterEach(() => app.close())

async function submits() {
  const facts = { employedNow: false }
  const begun = await wu.post<CaseView>('/api/cases', { lifeEvent: 'P18', region: '410105', facts })
  caseNo = begun.body.caseNo
  const { draft } = await wu.complete(caseNo)
  expect((await wu.post(`/api/cases/${caseNo}/submission`, { reviewedHash: draft!.reviewedHash })).status).toBe(200)
}
/** One part is complete, in the other something is wrong: then the list goes out. */
async function isAskedToCorrect() {
  const officer = await app.as('reviewer@human-resources-410105')
  const { body } = await officer.get<TaskView>(`/api/sub-cases/${caseNo}/P18.1`)
  const items = [{ kind: 'evidence', target: body.evidence[0]!.type, problem: '看不清' }]
  await officer.post(`/api/sub-cases/${caseNo}/P18.2/verdict`, { verdict: 'complete' })
  minutesLater(1)
  const given = await officer.post(`/api/sub-cases/${caseNo}/P18.1/verdict`, { verdict: 'correct', items })
  expect(given.status).toBe(200)
}
const states = statement('test_sms', 'select seq, state, attempts from sms order by case_no, seq')
const stateOf = () => app.database.rows<{ state: string; attempts: number }>(states)
const minutesLater = (minutes: number) => app.setNow(new Date(app.now().getTime() + minutes * 60_000).toISOString())
const desk = async () => (await supervisor.get<SmsDesk>('/api/sms')).body

describe('a text message', () => {
  it('says which case and what kind of turn, and nothing about who or what', async () => {
    await submits()
    await app.carryOut()
    minutesLater(1)
    await isAskedToCorrect()
    await app.carryOut()
    await app.carryOut()
    expect(app.sms.sent()).toHaveLength(3)
    const byText = (words: string) => app.sms.sent().find(({ text }) => text.includes(words))
    const [correction, submitted] = [byText('需要补正'), byText('已提交')]
    expect(byText('有事项已受理，承诺')).toBeDefined()
    expect(submitted).toEqual({
      id: expect.stringContaining(`${caseNo}-`),
      phone: '13800000016',
      text: `您的办件 ${caseNo}：申请已提交。详情请登录“一件事一次办”查看。`,
    })
    expect(correction!.text).toMatch(/有 1 项内容需要补正，请于2026年6月23日前一次补齐/)
    for (const { text } of app.sms.sent()) {
      expect(text.length).toBeLessThan(140)
      expect(text).not.toMatch(/吴玉梅|4101991983|身份|登记/)
    }
  })

  it('tells several turns of one command in one message, and any other turn in general words', () => {
    const turns = [
      { action: 'part.verdict.complete', data: {} },
      { action: 'part.acceptedDeferring', data: { items: ['死亡医学证明'], by: '2026-06-08' } },
      { action: 'correction.issued', data: { items: 2, answerBy: '2026-06-23' } },
    ]
    expect(textOf('1', turns)).toBe(
      '您的办件 1：有 2 项内容需要补正，请于2026年6月23日前一次补齐；已容缺受理，请于2026年6月8日前补交承诺的材料。' +
        '详情请登录“一件事一次办”查看。',
    )
    expect(textOf('1', [])).toContain('有新的进展')
    expect(mustBeTold(turns)).toBe(true)
  })
})

describe('the gateway is down, then up', () => {
  it('tries again, later each time, and sends once', async () => {
    app.sms.setBehaviour('down')
    await submits()
    await app.carryOut()
    await app.carryOut()
    expect(await stateOf()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    minutesLater(1)
    await app.carryOut()
    minutesLater(1)
    await app.carryOut()
    expect(await stateOf(), 'the second pause is longer').toMatchObject([{ state: 'waiting', attempts: 2 }])
    app.sms.setBehaviour('normal')
    minutesLater(4)
    await app.carryOut()
    await app.carryOut()
    expect(await stateOf()).toMatchObject([{ state: 'sent', attempts: 3 }])
    expect(app.sms.sent()).toHaveLength(1)
  })

  it('after the last try it lies with the supervisors of the place, who send it again', async () => {
    app.sms.setBehaviour('down')
    await submits()
    for (let attempt = 0; attempt < mostAttempts + 2; attempt++) {
      await app.carryOut()
      minutesLater(24 * 60)
      supervisor = await app.as('supervisor@410105')
    }
    const listed = await desk()
    expect(listed).toMatchObject({ waiting: 0, failed: 1 })
    expect(listed.items).toEqual([
      expect.objectContaining({ caseNo, phoneMasked: '138****0016', attempts: mostAttempts, stateLabel: '发送失败' }),
    ])
    const resend = `/api/sms/${caseNo}/${listed.items[0]!.seq}/resend`
    const elsewhere = await app.as('supervisor@410300')
    expect((await elsewhere.get<SmsDesk>('/api/sms')).body.items).toEqual([])
    expect((await elsewhere.post(resend)).status).toBe(409)
    expect((await (await app.as('clerk@410105')).get('/api/sms')).status).toBe(403)
    app.sms.setBehaviour('normal')
    expect((await supervisor.post(resend)).status).toBe(204)
    await app.carryOut()
    expect(app.sms.sent()).toHaveLength(1)
    expect((await supervisor.post(resend)).status, 'it is not sent twice').toBe(409)
    expect(await desk()).toEqual({ waiting: 0, failed: 0, items: [] })
  })

  it('what it refuses for good is not tried again', async () => {
    await submits()
    const refusing: SmsGateway = { send: () => Promise.reject(new SmsRefused('422')) }
    await carryOutAll(app.parts, app.parts.report)
    await sendWaiting({ ...app.parts, sms: refusing })
    expect((await desk()).items).toMatchObject([{ attempts: 1, problem: '422' }])
  })
})

describe('once, although a server dies', () => {
  /** Dies after the gateway took it and before the database knows. */
  const dying = (): Database => ({
    ...app.database,
    rows: (query, values) =>
      query.name === 'sms_settle' ? Promise.reject(new Error('killed')) : app.database.rows(query, values),
  })

  it('the next one sends it under the same id when its time is over', async () => {
    await submits()
    const { sms } = app.parts
    const ids: string[] = []
    const counting: SmsGateway = {
      send(message) {
        ids.push(message.id)
        return sms.send(message)
      },
    }
    app.sms.setBehaviour('down')
    await app.carryOut()
    app.sms.setBehaviour('normal')
    minutesLater(1)
    await expect(sendWaiting({ ...app.parts, sms: counting, database: dying() })).rejects.toThrow('killed')
    await sendWaiting({ ...app.parts, sms: counting })
    expect(ids).toHaveLength(1)
    minutesLater(3)
    await sendWaiting({ ...app.parts, sms: counting })
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(app.sms.sent()).toHaveLength(1)
    expect(await stateOf()).toMatchObject([{ state: 'sent' }])
  })

  it('two servers share the work', async () => {
    app.sms.setBehaviour('down')
    await submits()
    await app.carryOut()
    app.sms.setBehaviour('normal')
    minutesLater(1)
    const done = await Promise.all([sendWaiting(app.parts), sendWaiting(app.parts), sendWaiting(app.parts)])
    expect(done.reduce((sum, each) => sum + each)).toBe(1)
  })
})

describe('whoever would rather have none', () => {
  it('gets only what the law wants told', async () => {
    expect((await wu.get('/api/me/sms')).body).toEqual({ on: true, phoneMasked: '138****0016' })
    expect((await wu.put('/api/me/sms', { on: false })).body).toMatchObject({ on: false })
    await submits()
    await app.carryOut()
    expect(await stateOf()).toMatchObject([{ state: 'declined' }])
    expect(app.sms.sent()).toEqual([])
    await isAskedToCorrect()
    await app.carryOut()
    expect(app.sms.sent().map(message => message.text)).toEqual([expect.stringContaining('需要补正')])
    expect((await wu.put('/api/me/sms', { on: true })).body).toMatchObject({ on: true })
  })
})
