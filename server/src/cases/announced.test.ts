/** What has to be announced before it is decided, and what passes through three organs one after the other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { comesTheDay, daysPass, exampleOf, type Story, tell, today, workingDaysFrom } from '../testing/story.ts'

const monday = '2026-06-01'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp(`${monday}T01:00:00Z`)
})
afterAll(() => app.close())

const announce = (story: Story, part: string, kind: string, publishedOn?: string) =>
  story.office(part, 'pause', { kind, reason: '依法公告', days: 15, ...(publishedOn && { publishedOn }) })

describe('简易注销: 郑州经开区的小公司 closes down', () => {
  const tax = 'E25.1'
  const register = 'E25.3'
  const insurance = 'E25.4'
  const kind = '简易注销公告'
  let story: Story
  beforeAll(async () => {
    story = await tell(app, { lifeEvent: 'E25', example: exampleOf('E25', '郑州经开区'), name: '秦勇' })
    await story.accept(tax, register, insurance)
    await story.decide(tax)
  })

  it('is not registered before twenty days of announcement', async () => {
    expect((await story.task(register)).mustAnnounce).toBe(kind)
    await story.done(register, 'opinion', { result: 'granted' })
    const early = await story.office(register, 'decision', { result: 'granted' }, 1)
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining(`应当先进行${kind}`)])
    const tomorrow = await announce(story, register, kind, '2026-06-02')
    expect([tomorrow.status, tomorrow.body.detail]).toEqual([409, expect.stringContaining('不能晚于今天')])
  })

  it('counts from the day it was published; an objection stands in the file; nobody cuts it short', async () => {
    expect((await announce(story, register, kind, '2026-05-25')).status).toBe(200)
    const part = await story.part(register)
    // Twenty natural days from 25 May end on Sunday 14 June, so the next working day is the last (民法典 203).
    expect(part.pause).toMatchObject({ kind, from: '2026-05-25', until: '2026-06-15' })
    expect(part.promisedDue).toBeNull()
    await comesTheDay(app, '2026-06-10')
    await story.done(register, 'objection', { by: '供货商老周', text: '还欠货款三万元' })
    expect((await story.task(register)).objections).toEqual([
      { by: '供货商老周', text: '还欠货款三万元', on: '2026-06-10', contact: null },
    ])
    for (const day of ['2026-06-14', '2026-06-15']) {
      await comesTheDay(app, day)
      const early = await story.office(register, 'resumption', { result: '没有异议' })
      expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('2026年6月15日期满')])
    }
    expect((await story.office(register, 'decision', { result: 'granted' }, 1)).status).toBe(409)
  })

  it('goes on after its last day, and what waits for it is accepted that day', async () => {
    await comesTheDay(app, '2026-06-16')
    await story.done(register, 'resumption', { result: '异议已处理：货款已结清' })
    expect(await story.part(register)).toMatchObject({ pause: null, promisedDue: '2026-06-17' })
    expect((await story.part(insurance)).acceptedOn).toBeNull()
    await story.done(register, 'decision', { result: 'granted' }, 1)
    expect(await story.part(insurance)).toMatchObject({ state: 'accepted', acceptedOn: '2026-06-16' })
    await story.decide(insurance)
    expect((await story.see()).state).toBe('concluded')
  })

  it('an announcement with a well-founded objection ends in a denial, with the reason', async () => {
    app.setNow(`${monday}T01:00:00Z`)
    const other = await tell(app, { lifeEvent: 'E25', example: exampleOf('E25', '郑州经开区'), name: '段军' })
    await other.accept(tax, register, insurance)
    await other.decide(tax)
    await announce(other, register, kind)
    await comesTheDay(app, '2026-06-23')
    await other.done(register, 'resumption', { result: '异议成立' })
    await other.decide(register, { result: 'denied', reasons: '债权人异议成立，改按一般程序清算后注销' })
    expect(await other.states()).toMatchObject({ [register]: 'denied', [insurance]: 'blocked' })
  })
})

describe('收养: a foundling of 惠济区 finds parents', () => {
  const adoption = 'P2.1'
  const household = 'P2.2'
  const kind = '公告查找生父母'
  const example = exampleOf('P2', '儿童福利机构')

  it('only when sixty days of looking for the natural parents are over', async () => {
    app.setNow(`${monday}T01:00:00Z`)
    const foundling = { ...example, facts: { ...example.facts, 'adopt.kind': '弃婴' } }
    const story = await tell(app, { lifeEvent: 'P2', example: foundling })
    const parts = (await story.see()).parts.map(part => part.part)
    await story.accept(...parts)
    expect((await story.task(adoption)).mustAnnounce).toBe(kind)
    await story.done(adoption, 'opinion', { result: 'granted' })
    expect((await story.office(adoption, 'decision', { result: 'granted' }, 1)).status).toBe(409)
    expect((await announce(story, adoption, kind)).status).toBe(200)
    expect((await story.part(adoption)).pause!.until).toBe('2026-07-31')
    await daysPass(app, '2026-07-31')
    expect((await story.office(adoption, 'resumption', { result: '没有认领' })).status).toBe(409)
    await comesTheDay(app, '2026-08-03')
    await story.done(adoption, 'resumption', { result: '没有认领' })
    // Nothing of the twenty days was used before: they end on Sunday 23 August, so on the Monday (民法典 203).
    expect((await story.part(adoption)).promisedDue).toBe('2026-08-24')
    await story.done(adoption, 'decision', { result: 'granted' }, 1)
    expect((await story.part(household)).acceptedOn).toBe('2026-08-03')
  })

  it('a stepchild is adopted without', async () => {
    const story = await tell(app, { lifeEvent: 'P2', example: exampleOf('P2', '收养继女') })
    await story.accept(adoption)
    expect((await story.task(adoption)).mustAnnounce).toBeNull()
    await story.decide(adoption)
    expect((await story.part(adoption)).state).toBe('granted')
  })
})

describe('变更民族成份: 管城 county, 郑州 city, then the police', () => {
  const county = 'P5.1'
  const city = 'P5.2'
  const police = 'P5.9'

  it('one after the other, each from the day the one before agreed, and the family is told each time', async () => {
    app.setNow(`${monday}T01:00:00Z`)
    const story = await tell(app, { lifeEvent: 'P5', example: exampleOf('P5', '六岁') })
    await story.accept(county, city, police)
    expect(await story.states()).toEqual({ [county]: 'accepted', [city]: 'submitted', [police]: 'submitted' })
    const { promisedDate } = await story.see()
    expect(promisedDate).toBe(workingDaysFrom(app, workingDaysFrom(app, workingDaysFrom(app, monday, 5), 5), 5))
    expect((await story.part(city)).waitingFor).toEqual([expect.stringContaining('县级初审')])
    // All looked at it in the same window: silence of those who wait is no acceptance before their turn.
    await comesTheDay(app, '2026-06-09')
    expect(await story.states()).toMatchObject({ [city]: 'submitted', [police]: 'submitted' })
    expect((await story.office(city, 'decision', { result: 'granted' }, 1)).status).toBe(409)

    const accepted: Record<string, string | null> = {}
    for (const [part, next, day] of [
      [county, city, '2026-06-10'],
      [city, police, '2026-06-16'],
    ] as const) {
      await comesTheDay(app, day)
      await story.decide(part)
      accepted[next] = (await story.part(next)).acceptedOn
      expect((await story.part(next)).promisedDue).toBe(workingDaysFrom(app, day, 5))
    }
    expect(accepted).toEqual({ [city]: '2026-06-10', [police]: '2026-06-16' })
    await story.decide(police)
    const view = await story.see()
    expect(view).toMatchObject({ state: 'concluded' })
    const told = (await story.documents()).map(one => [one.part, one.kind, one.issuedOn])
    expect(told).toEqual([
      [county, 'accepted', monday],
      [county, 'granted', '2026-06-10'],
      [city, 'accepted', '2026-06-10'],
      [city, 'granted', '2026-06-16'],
      [police, 'accepted', '2026-06-16'],
      [police, 'granted', today(app)],
    ])
  })

  it('a no of the county stops the city, and only that: the police go on waiting', async () => {
    app.setNow(`${monday}T01:00:00Z`)
    const story = await tell(app, { lifeEvent: 'P5', example: exampleOf('P5', '六岁') })
    await story.accept(county, city, police)
    await story.decide(county, { result: 'denied', reasons: '母亲户口登记的民族成份不一致' })
    expect(await story.states()).toEqual({ [county]: 'denied', [city]: 'blocked', [police]: 'submitted' })
    await story.applicant(`parts/${city}/choice`, { choice: 'withdraw' })
    expect(await story.states()).toMatchObject({ [city]: 'withdrawn', [police]: 'blocked' })
  })
})
