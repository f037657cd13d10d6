/** 马秀兰's restaurant in 金水区: three departments come on one afternoon, and again when she has put things right. */

import { inWords as slotInWords } from '@onething/core/lifecycle/visits.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { oneDotPng } from '../testing/answers.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { comesTheDay, exampleOf, nightJobs, type Problem, type Story, tell, workingDaysFrom } from '../testing/story.ts'
import { arrangeVisits } from './visits.ts'

const food = 'E3.1'
const advert = 'E3.2'
const fire = 'E3.3'
const drains = 'E3.4'
const all = [food, advert, fire, drains]
const two = ['李建设', '赵卫东']

/** The fire brigade is asked for the ordinary procedure, in which it comes and looks. */
const large = exampleOf('E3', '320')
const general = { ...large, facts: { ...large.facts, 'fire.procedure': 'general' } }

let app: TestApp
let story: Story
let offered: { date: string; half: 'am' | 'pm' }[]
beforeAll(async () => {
  app = await startTestApp('2026-06-01T01:00:00Z')
  story = await tell(app, { lifeEvent: 'E3', example: general, name: '马秀兰' })
})
afterAll(() => app.close())

const visitNo = async (number: number) => (await story.see()).visits.find(one => one.number === number)!
const slots = ({ slots: list }: CaseView['visits'][number]) => list.map(({ date, half }) => ({ date, half }))

/** She chooses the first, something comes up, and she chooses the first of what is offered then; that one is agreed on. */
async function movedOnce([first]: typeof offered) {
  await story.applicant('visits/2/slot', first)
  const moved = await story.applicant('visits/2/move', { reason: '孩子生病' })
  expect(moved.body.visits[1]).toMatchObject({ slot: null, otherTimesLeft: 1 })
  const anew = slots(moved.body.visits[1]!)
  expect(anew).not.toContainEqual(first)
  // Nothing can be booked anew before each department has its half-day back.
  const chosen = await story.applicant('visits/2/slot', anew[0])
  expect(chosen.body.visits[1]!.slot).toMatchObject(anew[0]!)
  const notices = (await story.documents()).filter(({ name }) => name.startsWith('勘验通知书（复验'))
  expect(notices.map(({ name }) => name).sort()).toEqual(['勘验通知书（复验、改期）', '勘验通知书（复验）'])
  const later = notices.find(({ name }) => name.includes('改期'))!
  expect(await story.textOf(later)).toContain(`原定于${slotInWords(first!)}的复验改期`)
  return anew
}

async function finding(part: string, wrong: string[] = [], more: object = {}) {
  const { checks } = await story.task(part)
  const items = checks.map((check, at) => ({ check, ok: at >= wrong.length, note: wrong[at] ?? '' }))
  return story.office(part, 'finding', { officers: two, items, note: '现场查看', ...more })
}

describe('联合勘验', () => {
  it('is one appointment for all departments, at the address of the form, once all are ready', async () => {
    await story.accept(food, advert, fire)
    expect(await arrangeVisits(app.parts)).toBe(0)
    await story.accept(drains)
    expect(await arrangeVisits(app.parts)).toBe(1)
    expect(await arrangeVisits(app.parts)).toBe(0)
    const { visits, actions } = await story.see()
    expect(visits).toHaveLength(1)
    expect(visits[0]).toMatchObject({ number: 1, kind: 'inspection', slot: null, of: null, otherTimesLeft: 2 })
    expect(visits[0]!.parts.map(part => part.part)).toEqual(all)
    expect(new Set(visits[0]!.parts.map(part => part.authority)).size).toBe(3)
    const clerk = await story.clerk()
    const { values } = (await clerk.get<{ values: Record<string, string> }>(`/api/cases/${story.caseNo}/submitted`))
      .body
    expect(visits[0]!.place).toBe(values['premises.address'])
    expect(actions).toContain('confirmVisit')
    expect((await story.office(fire, 'visit')).status).toBe(409)
    offered = slots(visits[0]!)
    expect(offered.every(slot => slot.date > '2026-06-01')).toBe(true)
  })

  it('at other times when none suits, twice and not thrice', async () => {
    const other = () => story.applicant('visits/1/other-times', { reason: '那几天在外地进货' })
    const first = slots((await other()).body.visits[0]!)
    expect(first.every(slot => slot.date > offered.at(-1)!.date)).toBe(true)
    const second = slots((await other()).body.visits[0]!)
    expect(second.every(slot => slot.date > first.at(-1)!.date)).toBe(true)
    const third = await other()
    expect([third.status, third.body.detail]).toEqual([409, expect.stringContaining('已经换过两次时间')])
    expect(third.body.allowed).toHaveLength(second.length)
    offered = second
  })

  it('at the time she chooses from those offered; nothing is recorded before it', async () => {
    const sunday = await story.applicant('visits/1/slot', { date: '2026-06-07', half: 'am' })
    expect([sunday.status, sunday.body.allowed.length]).toEqual([409, offered.length])
    expect((await finding(food)).body.detail).toContain('还没有选定勘验时间')
    const chosen = await story.applicant('visits/1/slot', offered[1])
    expect(chosen.body.visits[0]!.slot).toMatchObject(offered[1]!)
    expect(chosen.body.actions).not.toContain('confirmVisit')
    expect((await story.applicant('visits/1/slot', offered[0])).status).toBe(409)
    expect(chosen.body.actions).not.toContain('moveVisit')
    expect((await finding(food)).body.detail).toContain('还没有进行')
    expect((await story.office(food, 'opinion', { result: 'granted' })).status).toBe(200)
    expect((await story.office(food, 'decision', { result: 'granted' }, 1)).body.detail).toContain('现场核查还没有结论')
  })

  it('by two officers at least, with an answer to every check and photos', async () => {
    await comesTheDay(app, offered[1]!.date)
    const alone = await finding(fire, [], { officers: ['李建设', ' 李建设 '] })
    expect([alone.status, alone.body.detail]).toEqual([409, expect.stringContaining('两名以上工作人员')])
    const { checks } = await story.task(fire)
    const some = checks.slice(1).map(check => ({ check, ok: true, note: '' }))
    const unseen = await story.office(fire, 'finding', { officers: two, items: some })
    expect(unseen.body.detail).toContain(checks[0])
    const officer = await story.officer(fire, 0)
    const url = `/api/sub-cases/${story.caseNo}/${fire}/photos`
    const fake = await officer.upload<Problem>(url, '', '照片.png', Buffer.from('not a picture'))
    expect(fake.status).toBe(422)
    const photo = await officer.upload<{ id: string }>(url, '', '疏散通道.png', oneDotPng)
    expect(photo.status).toBe(201)
    const found = await finding(fire, ['通道堆放桌椅'], { photos: [photo.body.id] })
    expect(found.status).toBe(200)
    expect((await finding(fire)).status).toBe(409)
  })

  it('ends with one list of what is to be put right, when the last department has spoken', async () => {
    await finding(food)
    await finding(advert)
    expect((await visitNo(1)).closedOn).toBeNull()
    await finding(drains, ['没有隔油池', '接驳口渗漏'])
    const visit = await visitNo(1)
    expect(visit.closedOn).toBe(offered[1]!.date)
    expect(visit.rectifications.map(one => one.note)).toEqual(['通道堆放桌椅', '没有隔油池', '接驳口渗漏'])
    expect(new Set(visit.rectifications.map(one => one.authority)).size).toBe(2)
    const states = (await story.see()).parts.map(({ turns }) => turns.inspection!.state)
    expect(states).toEqual(['passed', 'passed', 'rectify', 'rectify'])
    const by = workingDaysFrom(app, offered[1]!.date, 10)
    expect((await story.part(fire)).turns.inspection!.by).toBe(by)
    const [picture] = visit.findings.find(one => one.part === fire)!.photos
    const clerk = await story.clerk()
    expect((await clerk.get<Buffer>(picture!.url)).body.equals(oneDotPng)).toBe(true)
    const { actions } = await story.see()
    expect(actions).toContain('reportRectified')
    // Those who found everything in order need not wait for the others.
    expect((await story.office(food, 'decision', { result: 'granted' }, 1)).status).toBe(200)
  })

  it('is repeated for what was to be put right, and for that only', async () => {
    await story.applicant('rectification')
    expect((await story.applicant('rectification')).status).toBe(409)
    expect((await story.part(fire)).turns.inspection!.state).toBe('rectified')
    expect(await arrangeVisits(app.parts)).toBe(1)
    const again = await visitNo(2)
    expect(again).toMatchObject({ of: 1, kindLabel: '复验' })
    expect(again.parts.map(part => part.part)).toEqual([fire, drains])
    const [slot] = await movedOnce(slots(again))
    await comesTheDay(app, slot!.date)
    expect((await story.applicant('visits/2/move')).body.detail).toContain('最迟在前一天改约')
    await finding(drains)
    await finding(fire, ['通道仍有桌椅'])
    expect((await story.part(drains)).turns.inspection!.state).toBe('passed')
    expect((await visitNo(2)).rectifications).toHaveLength(1)
  })

  it('what is not put right in time can only be denied', async () => {
    const { by } = (await story.part(fire)).turns.inspection!
    await comesTheDay(app, by!)
    expect((await story.part(fire)).turns.inspection!.state).toBe('rectify')
    await comesTheDay(app, workingDaysFrom(app, by!, 1))
    expect((await story.part(fire)).turns.inspection!.state).toBe('failed')
    expect((await story.applicant('rectification')).status).toBe(409)
    await story.done(fire, 'opinion', { result: 'denied', reasons: '疏散通道逾期未整改' })
    const granted = await story.office(fire, 'decision', { result: 'granted', reasons: '算了' }, 1)
    expect([granted.status, granted.body.detail]).toEqual([409, expect.stringContaining('现场核查没有通过')])
    await story.done(fire, 'decision', { result: 'denied', reasons: '疏散通道逾期未整改' }, 1)
    expect((await story.part(fire)).decision!.remedies).toContain('行政复议')
  })
})

describe('nobody comes', () => {
  it('when no time is chosen it is offered once more, then the visit has failed', async () => {
    app.setNow('2026-06-01T01:00:00Z')
    const late = await tell(app, { lifeEvent: 'E3', example: exampleOf('E3', '80 平方米奶茶'), name: '丁一宁' })
    await late.accept(food)
    await nightJobs(app)
    const wait = async () => {
      const { by } = (await late.part(food)).turns.inspection!
      await comesTheDay(app, workingDaysFrom(app, by!, 1))
      await nightJobs(app)
      return (await late.part(food)).turns.inspection!.state
    }
    expect(await wait()).toBe('arranged')
    expect((await late.see()).visits.map(visit => visit.closedOn !== null)).toEqual([true, false])
    expect(await wait()).toBe('failed')
  })
})

describe('联合评审', () => {
  const url = { place: '金水区政务服务中心', subject: '店面设计方案' }

  it('gathers the departments without the applicant; one record of opinions that only they see', async () => {
    app.setNow('2026-06-01T01:00:00Z')
    const plan = await tell(app, { lifeEvent: 'E3', example: general, name: '范成' })
    await plan.accept(...all)
    const meeting = { ...url, date: '2026-06-04', half: 'am', parts: [food, fire] }
    expect((await plan.office(food, 'review-meeting', { ...meeting, parts: ['E3.9'] })).status).toBe(404)
    await plan.done(food, 'review-meeting', meeting)
    expect((await plan.office(food, 'review-meeting', meeting)).status).toBe(409)
    const opinion = (agrees: boolean, text: string) => ({ attendees: ['李建设'], agrees, opinion: text })
    expect((await plan.office(fire, 'review-opinion', opinion(true, '同意'))).body.detail).toContain('还没有举行')
    expect((await plan.office(drains, 'review-opinion', opinion(true, '同意'))).status).toBe(409)
    await comesTheDay(app, '2026-06-04')
    await plan.done(fire, 'review-opinion', opinion(false, '厨房与疏散楼梯相邻，需加防火门'))
    await plan.done(food, 'review-opinion', opinion(true, '流程合理'))

    const [review] = (await plan.task(food)).visits.filter(visit => visit.kind === 'review')
    expect(review).toMatchObject({ subject: '店面设计方案', closedOn: '2026-06-04' })
    expect(review!.findings.map(one => [one.resultLabel, one.note]).sort()).toEqual([
      ['不同意', '厨房与疏散楼梯相邻，需加防火门'],
      ['同意', '流程合理'],
    ])
    expect((await plan.task(drains)).visits.some(visit => visit.kind === 'review')).toBe(false)
    const seen = JSON.stringify(await plan.see())
    for (const inside of ['防火门', '店面设计方案', '评审']) expect(seen).not.toContain(inside)
  })
})
