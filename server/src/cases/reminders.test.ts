/** 吴玉梅 has fifteen working days to put something right, and is reminded on the last working day before they end. */
import type { Plan } from '@onething/core/plan/schema.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { carryOutAll } from '../consequences/consequences.ts'
import type { MessageView } from '../consequences/view.ts'
import { sendWaiting } from '../sms/sending.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { remindOfComingDays } from './overdue.ts'
import type { CaseView, SubmittedView } from './view.ts'

let app: TestApp
let caseNo: string
let services: Plan['services']
beforeAll(async () => {
  app = await startTestApp('2026-06-01T01:00:00Z')
  const wu = await app.as('wuyumei')
  const begun = await wu.post<CaseView>('/api/cases', {
    lifeEvent: 'P18',
    region: '410105',
    facts: { employedNow: false },
  })
  caseNo = begun.body.caseNo
  const { draft } = await wu.complete(caseNo)
  services = draft!.plan.services.filter(service => service.chosen)
  await wu.post(`/api/cases/${caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
})
afterAll(() => app.close())

/** Each time she signs in afresh: a session does not last a week. */
const wu = () => app.as('wuyumei')
const look = async () => (await (await wu()).get<CaseView>(`/api/cases/${caseNo}`)).body
const reminders = async () =>
  (await (await wu()).get<MessageView[]>('/api/messages')).body.filter(({ text }) => text.startsWith('提醒您'))

/** Nine in the morning of that day. Answers how many cases were reminded. */
async function morning(day: string) {
  app.setNow(`${day}T01:00:00Z`)
  const cases = await remindOfComingDays(app.parts)
  await carryOutAll(app.parts, app.parts.report)
  return cases
}

it('nothing is said while there is time', async () => {
  const { form } = (await (await wu()).get<SubmittedView>(`/api/cases/${caseNo}/submitted`)).body
  const { element } = form.flatMap(group => group.fields).find(field => !field.fact)!
  const items = [{ kind: 'field', target: element, problem: '与户口簿不一致，请核对' }]
  for (const [at, { row, authorityId }] of services.entries()) {
    const officer = await app.as(`reviewer@${authorityId}`)
    const verdict = at === 0 ? { verdict: 'correct', items } : { verdict: 'complete' }
    const told = await officer.post(`/api/sub-cases/${caseNo}/${row}/verdict`, verdict)
    expect(told.status, JSON.stringify(told.body)).toBe(200)
  }
  expect((await look()).correction!.answerBy).toBe('2026-06-23')
  expect(await morning('2026-06-18')).toBe(0)
  // 端午节.
  expect(await morning('2026-06-19')).toBe(0)
  expect(await reminders()).toEqual([])
})

it('on the working day before, once, in the inbox and by text message', async () => {
  expect(await morning('2026-06-22')).toBe(1)
  expect(await morning('2026-06-22')).toBe(0)
  const told = await reminders()
  expect(told.map(({ text }) => text)).toEqual(['提醒您：请在2026年6月23日前（含当日）补正。'])
  await sendWaiting(app.parts)
  expect(app.sms.sent()[0]!.text).toContain('提醒您：请于2026年6月23日前补正')
  expect((await look()).timeline.some(({ what }) => what === '提醒申请人：2026年6月23日补正')).toBe(true)
})

it('not when the day has come', async () => {
  expect(await morning('2026-06-23')).toBe(0)
  expect(await reminders()).toHaveLength(1)
})
