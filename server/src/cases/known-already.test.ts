import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.ts'
import type { CaseView } from './view.ts'

describe('what is known already is not asked again', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const begin = async (account: string, lifeEvent: string) => {
    const desk = await app.as(account)
    return (await desk.post<CaseView>('/api/cases', { lifeEvent, region: '410105', facts: {} })).body.draft!
  }

  it('takes the date of birth of 周建平, who retires, from his identity', async () => {
    const draft = await begin('zhoujianping', 'P19')
    expect(draft.facts['applicant.birthDate']).toBe('1966-03-15')
    expect(draft.plan.questions.map(question => question.fact)).not.toContain('applicant.birthDate')
  })

  it('does not take the mother 丁文娟 for the child who changes ethnicity', async () => {
    const draft = await begin('dingwenjuan', 'P5')
    expect(draft.facts['applicant.birthDate']).toBeUndefined()
    expect(draft.plan.questions.map(question => question.fact)).toContain('applicant.birthDate')
  })

  it('asks what shared data would answer when the partner is down', async () => {
    app.partner.setBehaviour('down')
    const draft = await begin('zhangli', 'P1')
    expect(draft.factSources['parent.medicalInsurance']).toBe('unavailable')
    expect(draft.plan.questions.map(question => question.fact)).toContain('parent.medicalInsurance')
    app.partner.setBehaviour('normal')
    expect((await begin('zhangli', 'P1')).factSources['parent.medicalInsurance']).toBe('data')
  })
})
