/** A year of one case in a moment: 邓伟's bathhouse from March to the next March, the nights with all their jobs. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { statement } from '../db/database.ts'
import { firstBroken, type JournalRow } from '../journal/journal.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { comesTheDay, exampleOf, nightJobs, tell, today, workingDaysFrom } from '../testing/story.ts'

const food = 'E8.1'
const health = 'E8.2'
const drains = 'E8.3'
const fire = 'E8.4'
const lodging = 'E8.6'
const journalOf = statement('test_year_journal', 'select * from journal where case_no = $1 order by seq')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp('2026-03-02T01:00:00Z')
})
afterAll(() => app.close())

it('submitted, corrected, silent, announced, denied, reopened, granted, checked, collected, revoked', async () => {
  const bath = exampleOf('E8', '管城区')
  const example = { ...bath, facts: { ...bath.facts, 'fire.procedure': 'general' } }
  const story = await tell(app, { lifeEvent: 'E8', example, name: '邓伟' })
  const began = performance.now()
  const state = async (part: string) => (await story.part(part)).state

  // March: health and food look at it, drains want a better phone number, fire and police say nothing.
  await story.accept(food, health)
  await story.done(drains, 'verdict', {
    verdict: 'correct',
    items: [{ kind: 'field', target: 'applicant.phone', problem: '打不通' }],
  })
  await comesTheDay(app, '2026-03-09')
  expect((await story.see()).correction).toMatchObject({ number: 1, answeredAt: null })
  await comesTheDay(app, '2026-03-10')
  expect(await story.states()).toMatchObject({ [fire]: 'accepted', [lodging]: 'accepted', [drains]: 'correction' })
  expect((await story.part(fire)).acceptedOn).toBe('2026-03-02')
  await comesTheDay(app, '2026-03-16')
  await story.applicant('correction', { form: { 'applicant.phone': '13900000009' } })
  await story.accept(drains)
  expect((await story.part(drains)).acceptedOn).toBe('2026-03-16')

  // Samples, an extension, a joint visit.
  await story.done(health, 'pause', { kind: '检测', reason: '池水送检', days: 5 })
  await nightJobs(app)
  // He missed the times of the first visit, and was offered others.
  const { visits } = await story.see()
  expect(visits.map(visit => visit.closedOn !== null)).toEqual([true, false])
  const visit = visits[1]!
  const slot = visit.slots[0]!
  await story.applicant(`visits/${visit.number}/slot`, { date: slot.date, half: slot.half })
  await comesTheDay(app, slot.date)
  for (const { part } of visit.parts) {
    const { checks } = await story.task(part)
    const ok = part !== fire
    await story.done(part, 'finding', {
      officers: ['李建设', '赵卫东'],
      items: checks.map(check => ({ check, ok, note: '' })),
      hopeless: !ok,
    })
  }
  await story.done(health, 'resumption', { result: '合格' })
  await story.done(drains, 'extension', { days: 3, reason: '接驳口需要复测' })
  await story.done(drains, 'extension-approval', { approved: true }, 1)

  // April: fire says no, lodging stops; he waits for 复议, and the others are granted.
  await comesTheDay(app, '2026-04-01')
  await story.decide(fire, { result: 'denied', reasons: '安全出口数量不足' })
  await story.applicant(`parts/${lodging}/choice`, { choice: 'wait' })
  for (const part of [food, health, drains]) await story.decide(part)
  await comesTheDay(app, '2026-05-20')
  await story.done(fire, 'reopening', { basis: '行政复议决定' }, 1)
  expect(await story.states()).toMatchObject({ [fire]: 'accepted', [lodging]: 'accepted' })
  await nightJobs(app)
  await story.decide(fire)
  await story.decide(lodging)
  expect(await story.states()).toEqual(
    Object.fromEntries([food, health, drains, fire, lodging].map(part => [part, 'granted'])),
  )
  expect((await story.see()).state).toBe('concluded')

  // Summer: collected. Nothing happens to it in all the nights until the next spring.
  await comesTheDay(app, '2026-06-08')
  expect((await story.applicant('collection')).body.state).toBe('delivered')
  const { version } = await story.see()
  for (let day = today(app); day < '2027-03-02'; day = workingDaysFrom(app, day, 10))
    await comesTheDay(app, workingDaysFrom(app, day, 10))
  expect((await story.see()).version).toBe(version)

  // A year later he gives the lodging up.
  const output = (await story.see()).outputs.find(one => one.part === lodging)!
  const valid = async () =>
    (await app.anyone.get<{ valid: boolean }>(`/api/certificates/${output.id}/verify`)).body.valid
  expect(await valid()).toBe(true)
  await story.done(lodging, 'revocation', { ground: 'surrendered', reasons: '申请人不再经营住宿' })
  await story.done(lodging, 'revocation-approval', { approved: true }, 1)
  expect([await state(lodging), await state(food), await valid()]).toEqual(['revoked', 'issued', false])

  const journal = await app.database.rows<JournalRow>(journalOf, [story.caseNo])
  expect(firstBroken(story.caseNo, journal)).toBeNull()
  expect(journal.filter(entry => entry.action === 'correction.issued')).toHaveLength(1)
  console.log(`a year of ${journal.length} journal entries in ${Math.round(performance.now() - began)} ms`)
})
