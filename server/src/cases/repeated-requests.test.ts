import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.ts'
import type { CaseListItem, CaseView } from './view.ts'

describe('吴玉梅 clicks twice on a slow line', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  it('begins one draft, however many requests with one key arrive at once', async () => {
    const applicant = await app.as('wuyumei')
    const body = { lifeEvent: 'P18', region: '410105', facts: {} }
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => applicant.post<CaseView>('/api/cases', body, 'one-click-only')),
    )
    expect(replies.map(reply => reply.status)).toEqual(replies.map(() => 201))
    expect(new Set(replies.map(reply => reply.body.caseNo)).size).toBe(1)
    const { body: mine } = await applicant.get<CaseListItem[]>('/api/cases')
    expect(mine).toHaveLength(1)
  })

  it('submits once, and every repetition is answered with the same case', async () => {
    const applicant = await app.as('wuyumei')
    const { body } = await applicant.get<CaseListItem[]>('/api/cases')
    const { caseNo } = body[0]!
    await applicant.put(`/api/cases/${caseNo}/draft`, { facts: { employedNow: false } })
    const ready = await applicant.complete(caseNo)
    const { reviewedHash } = ready.draft!
    const replies = await Promise.all(
      Array.from({ length: 6 }, () =>
        applicant.post<CaseView>(`/api/cases/${caseNo}/submission`, { reviewedHash }, 'submit-only-once'),
      ),
    )
    expect(replies.map(reply => reply.status)).toEqual(replies.map(() => 200))
    const after = (await applicant.get<CaseView>(`/api/cases/${caseNo}`)).body
    expect(after.timeline.filter(entry => entry.what === '提交了申请')).toHaveLength(1)
  })
})
