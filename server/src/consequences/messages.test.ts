/** 吴玉梅 is told of every turn once, on whichever server, and whoever dies in between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import type { Database } from '../db/database.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { carryOutAll } from './consequences.ts'
import type { MessageView, UnreadView } from './view.ts'

let app: TestApp
let wu: Desk
let caseNo: string
beforeEach(async () => {
  app = await startTestApp()
  wu = await app.as('wuyumei')
  const begun = await wu.post<CaseView>('/api/cases', {
    lifeEvent: 'P18',
    region: '410105',
    facts: { employedNow: false },
  })
  caseNo = begun.body.caseNo
  const { draft } = await wu.complete(caseNo)
  await wu.post(`/api/cases/${caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
})
afterEach(() => app.close())

const inbox = async () => (await wu.get<MessageView[]>('/api/messages')).body
const unread = async () => (await wu.get<UnreadView>('/api/messages/unread')).body
const withdraw = () => wu.post(`/api/cases/${caseNo}/withdrawal`, { reason: '不办了' })

describe('the inbox', () => {
  it('counts what is unread, tells which case, and is read message by message or as a whole', async () => {
    await app.carryOut()
    const [message] = await inbox()
    expect(message).toMatchObject({ caseNo, lifeEvent: expect.stringMatching(/.+/), readAt: null })
    expect(message!.text).toContain('您的申请已提交')
    expect(await unread()).toEqual({ unread: 1, latest: message!.at })
    app.setNow('2026-06-01T02:05:00Z')
    const read = await wu.post<UnreadView>('/api/messages/read', { ids: [message!.id] })
    expect(read.body.unread).toBe(0)
    app.setNow('2026-06-01T02:10:00Z')
    await wu.post('/api/messages/read')
    expect((await inbox())[0]!.readAt).toBe('2026-06-01T02:05:00.000Z')
    expect((await wu.post('/api/messages/read', { ids: ['nonsense'] })).status).toBe(422)
  })

  it('is nobody else’s to read or to mark', async () => {
    await app.carryOut()
    const [message] = await inbox()
    const stranger = await app.as('zhangli')
    expect((await stranger.get<MessageView[]>('/api/messages')).body).toEqual([])
    await stranger.post('/api/messages/read', { ids: [message!.id] })
    expect((await unread()).unread).toBe(1)
    expect((await (await app.as('reviewer@health-410105')).get('/api/messages')).status).toBe(403)
  })
})

describe('once', () => {
  it('although two servers deliver at the same time', async () => {
    await Promise.all([app.carryOut(), app.carryOut(), app.carryOut()])
    expect(await inbox()).toHaveLength(1)
  })

  it('although the process dies before the statement, or after it and before it knows', async () => {
    const dying = (when: 'before' | 'after'): Database => ({
      ...app.database,
      async rows(query, values) {
        if (query.name === 'messages_deliver' && when === 'before') throw new Error('killed')
        const rows = await app.database.rows(query, values)
        if (query.name === 'messages_deliver') throw new Error('killed')
        return rows as never
      },
    })
    await expect(carryOutAll({ ...app.parts, database: dying('before') }, app.parts.report)).rejects.toThrow('killed')
    expect(await inbox()).toEqual([])
    await expect(carryOutAll({ ...app.parts, database: dying('after') }, app.parts.report)).rejects.toThrow('killed')
    await app.carryOut()
    expect(await inbox()).toHaveLength(1)
    expect(app.sms.sent()).toHaveLength(1)
  })

  it('a turn that nobody needs to be told of by text sends none', async () => {
    await app.carryOut()
    expect((await withdraw()).status).toBe(200)
    await app.carryOut()
    expect(app.sms.sent()).toHaveLength((await inbox()).length)
  })
})
