/** 孙大海 opens an amusement hall in 华龙区: the law wants a hearing before it is decided, and a neighbour wants one too. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { comesTheDay, exampleOf, type Story, tell, workingDaysFrom } from '../testing/story.ts'
import { letTimePass } from './overdue.ts'

const culture = 'E19.1'
const health = 'E19.3'
const monday = '2026-06-01'
const hall = '华龙区政务服务中心三楼'

let app: TestApp
let story: Story
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.setNow(`${monday}T01:00:00Z`)
  story = await tell(app, { lifeEvent: 'E19', example: exampleOf('E19', '华龙区'), name: '孙大海' })
  await story.accept(culture, health)
})

const date = (part: string, on: string, host = '法规科钱主持') =>
  story.office(part, 'hearing-date', { date: on, time: '09:00', place: hall, host })

describe('a hearing that the law demands', () => {
  const offer = { reason: '设立娱乐场所', interested: ['华龙区胜利社区居民委员会'] }

  it('comes before the decision, of its own accord; the clock stands still meanwhile', async () => {
    const task = await story.task(culture)
    expect(task.mustHear).toContain('《娱乐场所管理条例》第十条')
    const before = task.part.promisedDue!
    await story.done(culture, 'inspection-waiver', { because: '已联合勘验' })
    await story.done(culture, 'opinion', { result: 'granted' })
    const early = await story.office(culture, 'decision', { result: 'granted' }, 1)
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('依法应当举行听证')])

    const { part } = await story.done(culture, 'hearing', offer)
    expect(part).toMatchObject({ promisedDue: null, legalDue: null, pause: { kind: '听证', from: monday, days: 20 } })
    expect(part.turns.hearing).toMatchObject({
      asked: { by: '依法应当听证', on: monday },
      interested: offer.interested,
    })
    expect((await story.see()).actions).not.toContain('answerHearing')
    expect((await story.office(culture, 'resumption', { result: '不听了' })).status).toBe(409)

    const on = workingDaysFrom(app, monday, 7)
    expect((await date(culture, on)).status).toBe(200)
    await story.office(culture, 'hearing-record', { record: '还没有开' }).then(soon => {
      expect(soon.body.detail).toContain('还没有举行')
    })
    await comesTheDay(app, on)
    await story.done(culture, 'hearing-record', { record: '居委会要求夜间降低音量，申请人同意。' }, 1)
    const heard = await story.part(culture)
    // Nothing of the limit was used before: the ten days run from the day after the hearing.
    expect(heard.promisedDue).toBe(workingDaysFrom(app, on, 10))
    expect(heard.promisedDue! > before).toBe(true)
    await story.done(culture, 'decision', { result: 'granted' }, 1)
    const what = (await story.see()).timeline.map(entry => entry.what).join('；')
    expect(what).toContain(`在${hall}举行，主持人法规科钱主持`)
    expect(what).toContain('听证已举行，恢复计时')
  })

  it('is announced seven working days before and held within twenty', async () => {
    await story.done(culture, 'hearing', offer)
    const early = await date(culture, workingDaysFrom(app, monday, 6))
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('七日前应当通知')])
    const late = await date(culture, workingDaysFrom(app, monday, 21))
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('二十日内组织')])
    expect(late.body.allowed).toHaveLength(1)
    expect((await date(culture, workingDaysFrom(app, monday, 20))).status).toBe(200)
    expect((await date(culture, workingDaysFrom(app, monday, 7))).status).toBe(200)
  })

  it('is not chaired by whoever examined the application', async () => {
    await story.done(culture, 'hearing', offer)
    const { claimedBy } = await story.task(culture)
    const own = await date(culture, workingDaysFrom(app, monday, 8), claimedBy!)
    expect([own.status, own.body.detail]).toEqual([409, expect.stringContaining('第四十八条')])
    const { claimedBy: spaced } = await story.task(culture)
    expect((await date(culture, workingDaysFrom(app, monday, 8), ` ${spaced} `)).status).toBe(409)
  })
})

describe('a hearing others may ask for', () => {
  const offer = { reason: '空调外机朝向邻居', interested: ['邻居王桂花'] }

  it('the neighbour was told and asks at the organ: from that day the clock stands still', async () => {
    await comesTheDay(app, '2026-06-03')
    const { part } = await story.done(health, 'hearing', offer)
    expect(part.turns.hearing).toMatchObject({ askBy: workingDaysFrom(app, '2026-06-03', 5), asked: null })
    // Telling somebody of it stops nothing.
    expect(part).toMatchObject({ pause: null, promisedDue: workingDaysFrom(app, monday, 10) })
    await comesTheDay(app, '2026-06-08')
    await story.done(health, 'hearing-request', { by: '王桂花' })
    const asked = await story.part(health)
    expect(asked).toMatchObject({ promisedDue: null, pause: { kind: '听证', from: '2026-06-08' } })
    expect(asked.turns.hearing!.asked).toEqual({ by: '王桂花', on: '2026-06-08' })
    expect((await story.office(health, 'hearing-request', { by: '李四' })).status).toBe(409)
    expect((await story.applicant(`parts/${health}/hearing`, { wanted: false })).status).toBe(409)
    const on = workingDaysFrom(app, '2026-06-08', 7)
    expect((await date(health, on)).status).toBe(200)
    await comesTheDay(app, on)
    await story.done(health, 'hearing-record', { record: '外机移到北墙。' })
    // Four working days (2 to 5 June) were used before it was asked for, six are left.
    expect((await story.part(health)).promisedDue).toBe(workingDaysFrom(app, on, 6))
  })

  it('he asks for it himself, another gives it up and is decided at once', async () => {
    await story.done(health, 'hearing', offer)
    expect((await story.see()).actions).toContain('answerHearing')
    const waits = await story.office(health, 'decision', { result: 'granted' }, 1)
    expect(waits.body.detail).toContain('听证还没有结束')
    const waived = await story.applicant(`parts/${health}/hearing`, { wanted: false })
    expect(waived.body.parts.find(part => part.part === health)!.turns.hearing!.waivedOn).toBe(monday)
    expect((await story.applicant(`parts/${health}/hearing`, { wanted: true })).status).toBe(409)
    await story.decide(health)
    expect((await story.part(health)).state).toBe('granted')
  })

  it('nobody asks within five working days: the right is given up, the day after', async () => {
    await story.done(health, 'hearing', offer)
    const { askBy } = (await story.part(health)).turns.hearing!
    await comesTheDay(app, askBy)
    expect((await story.part(health)).turns.hearing!.waivedOn).toBeNull()
    app.setNow(`${workingDaysFrom(app, askBy, 1)}T01:00:00Z`)
    expect(await letTimePass(app.parts)).toBeGreaterThan(0)
    expect((await story.see()).timeline.map(entry => entry.what)).toContain('逾期没有要求听证，视为放弃')
    expect((await story.office(health, 'hearing-request', { by: '王桂花' })).status).toBe(409)
    await story.decide(health)
    expect((await story.part(health)).state).toBe('granted')
  })
})
