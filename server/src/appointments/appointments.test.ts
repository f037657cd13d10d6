/** Couples who want to marry in 金水区, and departments that look for a half-day they all have. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { statement } from '../db/database.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { book, cancelBooking, commonSlots, findBooking, rebook } from './appointments.ts'
import { attendanceOf } from './attendance.ts'
import { releaseDisplaced, releaseOfEndedParts } from './displaced.ts'
import type { AppointmentDay, AppointmentView, CalendarView } from './view.ts'

const marriage = 'P11.1'
const organ = 'civil-affairs-410105'
const couple = {
  'couple.registrationPlace': 'hukou',
  'couple.closeKin': false,
  'couple.bothOfAge': true,
  'couple.hasSpouse': false,
  'couple.hukouInHenan': true,
  wantMove: true,
  birthPlan: false,
}

describe('appointments', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  /** Everybody signs in again in the morning. */
  const comesTheDay = (date: string) => app.setNow(`${date}T02:00:00Z`)

  async function apply(desk: Desk): Promise<string> {
    const begun = await desk.post<CaseView>('/api/cases', { lifeEvent: 'P11', region: '410105', facts: couple })
    expect(begun.status).toBe(201)
    const { draft, caseNo } = await desk.complete(begun.body.caseNo)
    expect(draft!.problems).toEqual([])
    const submitted = await desk.post(`/api/cases/${caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
    expect(submitted.status).toBe(200)
    return caseNo
  }
  const at = (caseNo: string) => `/api/cases/${caseNo}/appointments`
  const see = async (desk: Desk, caseNo: string) => {
    const { body } = await desk.get<AppointmentView[]>(at(caseNo))
    return body.find(one => one.part === marriage)!
  }
  const wed = (desk: Desk, caseNo: string, date: string, from: string) =>
    desk.post<AppointmentView[] & { detail: string; allowed: string[] }>(at(caseNo), { part: marriage, date, from })
  const inbox = async (desk: Desk) => {
    await app.carryOut()
    return (await desk.get<{ text: string }[]>('/api/messages')).body.map(message => message.text)
  }
  const calendar = (desk: Desk, kind = 'window') =>
    desk.get<CalendarView>(`/api/appointment-calendars/${kind}`).then(reply => reply.body)

  /** What is taken is what is booked, place by place. */
  async function expectPlacesMatchBookings() {
    const counts = await app.database.rows<{ authority: string; date: string; place: string; taken: number }>(
      statement(
        'test_places',
        `select p.authority, p.date, p.place, p.taken, count(a.case_no)::int as booked
         from appointment_places p left join appointments a
           on a.authority = p.authority and a.kind = p.kind and a.date = p.date and (a.ended_as is null or a.ended_as in ('present', 'absent'))
           and (p.place = a.half or (p.place >= a.starts and p.place < a.ends))
         group by p.authority, p.kind, p.date, p.place, p.taken
         having p.taken <> count(a.case_no)`,
      ),
    )
    expect(counts).toEqual([])
  }

  it('张伟 and 李娜 book a wedding registration, change it once, and come', async () => {
    comesTheDay('2026-06-01')
    const zhangwei = await app.as('zhangwei')
    const begun = await zhangwei.post<CaseView>('/api/cases', { lifeEvent: 'P11', region: '410105', facts: couple })
    expect((await zhangwei.get<unknown[]>(at(begun.body.caseNo))).body).toEqual([])
    const early = await wed(zhangwei, begun.body.caseNo, '2026-06-08', '09:30')
    expect([early.status, early.body.detail]).toEqual([409, '提交申请以后才能预约，请先提交申请'])

    const caseNo = await apply(zhangwei)
    const open = await see(zhangwei, caseNo)
    expect(open).toMatchObject({
      state: 'open',
      authority: '郑州市金水区民政局',
      both: true,
      minutes: 30,
      booking: null,
    })
    expect(open.days[0]).toMatchObject({ date: '2026-06-02', weekday: '周二', provisional: false })
    expect(open.days[0]!.slots[0]).toEqual({ from: '09:00', to: '09:30', half: 'am', left: 2 })
    expect(open.days.map(day => day.date)).not.toContain('2026-06-19') // 端午节
    expect(open.days.at(-1)!.date).toBe('2026-07-14') // the thirtieth working day
    expect(open.days).toHaveLength(30)

    const booked = await wed(zhangwei, caseNo, '2026-06-08', '09:30')
    expect(booked.status).toBe(201)
    expect(booked.body[0]!.booking).toMatchObject({ words: '2026年6月8日（周一）09:30至10:00' })
    expect((await wed(zhangwei, caseNo, '2026-06-08', '09:30')).status).toBe(201)
    const another = await wed(zhangwei, caseNo, '2026-06-09', '09:30')
    expect([another.status, another.body.allowed]).toEqual([409, ['改约', '取消预约']])

    const changed = await zhangwei.put<AppointmentView[]>(`${at(caseNo)}/${marriage}`, {
      date: '2026-06-10',
      from: '14:00',
    })
    expect(changed.body[0]).toMatchObject({
      state: 'booked',
      booking: { date: '2026-06-10', from: '14:00', to: '14:30' },
      mayChange: true,
    })
    const told = await inbox(zhangwei)
    expect(told.filter(text => text.includes('预约'))).toHaveLength(2)
    expect(told.join()).toContain('到郑州市金水区民政局办理“内地居民办理结婚登记”。请双方同时到场。')
    expect(told.join()).toContain('您的预约已改为2026年6月10日（周三）14:00至14:30')
    await expectPlacesMatchBookings()

    const lina = await app.as('lina')
    expect((await lina.get(at(caseNo))).status).toBe(404)

    comesTheDay('2026-06-10')
    const today = await app.as('zhangwei')
    expect((await see(today, caseNo)).state).toBe('today')
    const late = await today.delete<{ detail: string }>(`${at(caseNo)}/${marriage}`)
    expect([late.status, late.body.detail]).toEqual([
      409,
      '预约就在今天（14:00），请按时到场或者联系郑州市金水区民政局，不能取消',
    ])

    const registrar = await app.as('reviewer@civil-affairs-410105')
    const day = (await registrar.get<AppointmentDay>('/api/appointments')).body
    expect(day).toMatchObject({ date: '2026-06-10', weekday: '周三' })
    const mine = day.items.find(item => item.caseNo === caseNo)!
    expect(mine).toMatchObject({ from: '14:00', applicant: '张*', outcome: null, mayRecord: true, attempt: 2 })
    expect(await attendanceOf(app.parts, caseNo, marriage)).toBeNull()
    const record = (outcome: string) =>
      registrar.post(`/api/appointments/${caseNo}/${marriage}/attendance`, { attempt: mine.attempt, outcome })
    expect((await record('absent')).status).toBe(204)
    expect((await see(today, caseNo)).state).toBe('open')
    expect((await record('present')).status).toBe(204)
    expect(await attendanceOf(app.parts, caseNo, marriage)).toMatchObject({ outcome: 'present', on: '2026-06-10' })
    expect((await see(today, caseNo)).state).toBe('attended')
    const stranger = await app.as('reviewer@civil-affairs-410102')
    const refused = await stranger.post(`/api/appointments/${caseNo}/${marriage}/attendance`, {
      attempt: 2,
      outcome: 'absent',
    })
    expect(refused.status).toBe(404)
  })

  it('what waits for the marriage is not booked before it; what is not offered cannot be booked', async () => {
    comesTheDay('2026-06-11')
    const desk = await app.as('zhangwei')
    const caseNo = await apply(desk)
    for (const [date, from, field] of [
      ['2026-06-13', '09:00', 'date'], // a Saturday
      ['2026-06-19', '09:00', 'date'], // 端午节
      ['2026-06-15', '12:30', 'from'],
      ['2026-06-11', '15:00', 'date'], // today
      ['2026-12-01', '09:00', 'date'],
      ['2026-02-30', '09:00', 'date'],
    ]) {
      const reply = await desk.post<{ errors: { target: string }[] }>(at(caseNo), { part: marriage, date, from })
      expect([date, reply.status, reply.body.errors[0]!.target]).toEqual([date, 422, field])
    }
    const other = await desk.post(at(caseNo), { part: 'P11.2-1', date: '2026-06-15', from: '09:00' })
    expect(other.status).toBe(404)
    await desk.post(`/api/cases/${caseNo}/withdrawal`, { reason: '改变计划' })
  })

  it('the last place goes to one of two couples who press at the same moment', async () => {
    comesTheDay('2026-06-12')
    const couples = await Promise.all(['zhangwei', 'yangfan', 'linjing', 'lina'].map(account => app.as(account)))
    const cases = await Promise.all(couples.map(apply))
    const press = (n: number, date: string, from: string) => wed(couples[n]!, cases[n]!, date, from)
    expect((await press(0, '2026-06-18', '09:00')).status).toBe(201)
    const both = await Promise.all([press(1, '2026-06-18', '09:00'), press(2, '2026-06-18', '09:00')])
    expect(both.map(reply => reply.status).sort()).toEqual([201, 409])
    const lost = both.find(reply => reply.status === 409)!
    expect(lost.body.detail).toBe('2026年6月18日（周四）09:00至09:30刚刚约满，请另选时间')
    expect(lost.body.allowed[0]).toBe('2026年6月18日（周四）09:30至10:00')
    await expectPlacesMatchBookings()

    // Everybody changes into everybody's time at once: nobody is booked twice and no time holds more than two.
    const loser = both.indexOf(lost) + 1
    expect((await press(loser, '2026-06-18', '09:30')).status).toBe(201)
    expect((await press(3, '2026-06-18', '10:00')).status).toBe(201)
    const change = (n: number, from: string) =>
      couples[n]!.put(`${at(cases[n]!)}/${marriage}`, { date: '2026-06-18', from })
    for (const [a, b, c, d] of [
      ['09:30', '09:00', '09:00', '09:00'],
      ['10:00', '10:00', '10:00', '09:30'],
    ] as const) {
      const all = await Promise.all([change(0, a), change(1, b), change(2, c), change(3, d)])
      expect(all.every(reply => reply.status === 200 || reply.status === 409)).toBe(true)
      await expectPlacesMatchBookings()
    }
    const taken = await app.database.rows<{ most: number }>(
      statement('test_most', `select max(taken)::int as most from appointment_places where date = '2026-06-18'`),
    )
    expect(taken[0]!.most).toBeLessThanOrEqual(2)

    // A withdrawn case keeps no place from others.
    await couples[3]!.post(`/api/cases/${cases[3]}/withdrawal`, { reason: '改变计划' })
    await releaseOfEndedParts(app.parts)
    expect((await see(couples[3]!, cases[3]!)).last).toMatchObject({ as: 'over' })
    await expectPlacesMatchBookings()
  })

  it('an organ closes a day: those booked are told and offered new times', async () => {
    comesTheDay('2026-07-01')
    const desk = await app.as('yangfan')
    const caseNo = await apply(desk)
    await wed(desk, caseNo, '2026-07-08', '10:00')
    const manager = await app.as(`manager@${organ}`)
    const before = await calendar(manager)
    expect(before).toMatchObject({ version: 0, reference: '按参考办公时间（待核定）', rules: { minutes: 30 } })
    expect(before.booked.map(one => [one.date, one.from])).toContainEqual(['2026-07-08', '10:00'])

    const day = '/api/appointment-calendars/window/days'
    const closed = await manager.put<CalendarView>(`${day}/2026-07-08`, { openings: [], reason: '办公场所搬迁' })
    expect(closed.body).toMatchObject({ released: 1, exceptions: [{ date: '2026-07-08', reason: '办公场所搬迁' }] })
    expect(await inbox(desk)).toContain(
      '因郑州市金水区民政局办公场所搬迁，2026年7月8日（周三）10:00至10:30办理“内地居民办理结婚登记”的预约已取消，给您带来不便，敬请谅解。最近可以预约：2026年7月2日（周四）09:00至09:30、2026年7月2日（周四）09:30至10:00、2026年7月2日（周四）10:00至10:30。请在办件页面重新选择。',
    )
    const after = await see(desk, caseNo)
    expect(after).toMatchObject({ state: 'open', last: { as: 'closed', why: '办公场所搬迁' } })
    expect(after.days.map(one => one.date)).not.toContain('2026-07-08')
    await expectPlacesMatchBookings()

    const extra = await manager.put<CalendarView>(`${day}/2026-07-11`, {
      openings: [{ from: '09:00', to: '11:00', capacity: 1 }],
      reason: '周六加开',
    })
    expect(extra.body.released).toBe(0)
    expect((await wed(desk, caseNo, '2026-07-11', '10:30')).status).toBe(201)
    expect((await manager.delete<CalendarView>(`${day}/2026-07-11`)).body.released).toBe(1)
    expect((await see(desk, caseNo)).last).toMatchObject({ as: 'closed', why: '接待时间有调整' })
  })

  it('a manager sets the week; what is booked and still fits stays, whatever the length of the slots', async () => {
    comesTheDay('2026-07-02')
    const desk = await app.as('linjing')
    const caseNo = await apply(desk)
    await wed(desk, caseNo, '2026-07-07', '09:30')
    const manager = await app.as(`manager@${organ}`)
    const { rules, version } = await calendar(manager)
    const open = [{ from: '09:00', to: '12:00', capacity: 1 }]
    const set = (more: object) =>
      manager.put<CalendarView>('/api/appointment-calendars/window', { ...rules, version, ...more })
    const wrong = await set({ week: { ...rules.week, mon: [{ from: '12:00', to: '09:00', capacity: 1 }] } })
    expect(wrong.status).toBe(422)
    const week = { ...rules.week, mon: open, tue: open, wed: open, thu: open, fri: [], sat: open }
    const saved = await set({ minutes: 20, week })
    expect(saved.body).toMatchObject({ version: 1, reference: null, released: 0 })
    expect((await set({ minutes: 30 })).status).toBe(409)
    const other = await app.as('zhangwei')
    const theirs = await apply(other)
    const { days } = await see(other, theirs)
    // Half an hour takes two slots of twenty minutes; 09:30 to 10:00 is taken.
    expect(days.find(day => day.date === '2026-07-07')!.slots.map(slot => slot.from)).toEqual([
      '10:00',
      '10:20',
      '10:40',
      '11:00',
      '11:20',
    ])
    expect(days.map(day => day.date)).toContain('2026-07-04')
    expect(days.map(day => day.date)).not.toContain('2026-07-03')
    const stranger = await app.as('manager@civil-affairs-410102')
    expect((await calendar(stranger)).version).toBe(0)
    expect((await desk.get('/api/appointment-calendars/window')).status).toBe(403)
    const back = await manager.put<CalendarView>('/api/appointment-calendars/window', { ...rules, version: 1 })
    expect(back.body.version).toBe(2)
  })

  it('a clerk books for the person at the window; an appointment that went by unrecorded can be made anew', async () => {
    comesTheDay('2026-07-06')
    const clerk = await app.as('clerk@410105')
    const begun = await clerk.post<CaseView>('/api/cases', {
      lifeEvent: 'P11',
      region: '410105',
      facts: couple,
      onBehalfOf: { name: '张伟', idNumber: '410199199708120214', phone: '13800000021' },
    })
    const { draft, caseNo } = await clerk.complete(begun.body.caseNo)
    await clerk.post(`/api/cases/${caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
    expect((await wed(clerk, caseNo, '2026-07-13', '15:00')).status).toBe(201)
    expect((await inbox(await app.as('zhangwei'))).join()).toContain('您已预约2026年7月13日（周一）15:00至15:30')
    expect((await (await app.as('clerk@410102')).get(at(caseNo))).status).toBe(404)

    comesTheDay('2026-07-14')
    const desk = await app.as('zhangwei')
    expect((await see(desk, caseNo)).state).toBe('passed')
    expect((await wed(desk, caseNo, '2026-07-16', '15:00')).status).toBe(201)
    expect((await desk.delete(`${at(caseNo)}/${marriage}`)).status).toBe(200)
    expect((await desk.delete(`${at(caseNo)}/${marriage}`)).status).toBe(200)
    expect((await see(desk, caseNo)).last).toMatchObject({ as: 'cancelled' })
    await expectPlacesMatchBookings()
  })
})

describe('joint inspections', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const both = ['market-regulation-410105', 'fire-rescue-410105']
  const find = async (from: string, count: number, authorities = both) =>
    (await commonSlots(app.parts, { authorities, from, count, kind: 'inspection' })).map(
      ({ date, half }) => `${date} ${half}`,
    )
  const inspection = (more: object = {}) => ({
    caseNo: 'YJS410105E0320260601000001',
    purpose: 'inspection' as const,
    ref: '1',
    authorities: both,
    slot: { date: '2026-10-08', half: 'am' as const, from: '09:00', to: '12:00' },
    subject: '联合勘验',
    applicant: { id: 'p-wangxiuying', name: '王秀英' },
    by: { id: 'system', name: '系统' },
    tell: null,
    ...more,
  })

  it('common half-days around 春节 and 国庆, with the days worked in exchange', async () => {
    app.setNow('2026-02-10T02:00:00Z')
    expect(await find('2026-02-13', 5)).toEqual([
      '2026-02-13 am',
      '2026-02-13 pm',
      '2026-02-14 am', // 周六，调休上班
      '2026-02-14 pm',
      '2026-02-24 am',
    ])
    expect(await find('2026-09-30', 5)).toEqual([
      '2026-09-30 am',
      '2026-09-30 pm',
      '2026-10-08 am',
      '2026-10-08 pm',
      '2026-10-09 am',
    ])
    expect((await find('2026-10-09', 5)).at(-1)).toBe('2026-10-12 am')
    expect(await find('2026-10-10', 1)).toEqual(['2026-10-10 am']) // 周六，调休上班
  })

  it('a booking fills a place with each of them; the same one is made once, and given back whole', async () => {
    app.setNow('2026-09-28T02:00:00Z')
    const first = await book(app.parts, inspection())
    expect(await book(app.parts, inspection())).toEqual(first)
    await expect(
      book(app.parts, inspection({ slot: { ...first.slot, half: 'pm', from: '13:00', to: '17:00' } })),
    ).rejects.toThrow('已经预约了')
    await book(app.parts, inspection({ caseNo: 'YJS410105E0320260601000002', authorities: [both[0]] }))
    // 市场监管 has no more this morning, 消防 has one: neither is taken.
    await expect(book(app.parts, inspection({ caseNo: 'YJS410105E0320260601000003' }))).rejects.toThrow('约满')
    expect(await find('2026-10-08', 1)).toEqual(['2026-10-08 pm'])
    expect(await find('2026-10-08', 1, [both[1]!])).toEqual(['2026-10-08 am'])

    const later = { date: '2026-10-09', half: 'pm' as const, from: '13:00', to: '17:00' }
    const moved = await rebook(app.parts, inspection({ slot: later }))
    expect(moved).toMatchObject({ attempt: 2, slot: later, authorities: [...both].sort().map(id => ({ id })) })
    expect(await find('2026-10-08', 1)).toEqual(['2026-10-08 am'])

    const ref = { caseNo: first.caseNo, purpose: first.purpose, ref: first.ref }
    const cancelled = await cancelBooking(app.parts, {
      ...ref,
      by: { id: 'system', name: '系统' },
      why: '已经撤回',
      tell: null,
    })
    expect(cancelled.ended).toEqual({ as: 'cancelled', why: '已经撤回' })
    const again = await book(app.parts, inspection())
    expect([again.attempt, again.ended]).toEqual([3, null])
  })

  it('eight cases at the same moment: two are booked, with both departments or with neither', async () => {
    app.setNow('2026-09-28T02:00:00Z')
    const slot = { date: '2026-10-12', half: 'am' as const, from: '09:00', to: '12:00' }
    const cases = Array.from({ length: 8 }, (_, n) => `YJS410105E032026060100010${n}`)
    const turned = [both, [...both].reverse()]
    const all = await Promise.allSettled(
      cases.map((caseNo, n) => book(app.parts, inspection({ caseNo, slot, authorities: turned[n % 2] }))),
    )
    const lost = all.filter(one => one.status === 'rejected')
    expect(lost.map(one => one.reason.message)).toEqual(
      Array(6).fill('2026年10月12日（周一）09:00至12:00刚刚约满，请另选时间'),
    )
    const rows = await app.database.rows<{ taken: number; booked: number }>(
      statement(
        'test_taken',
        `select taken, (select count(*)::int from appointments a where a.authority = p.authority and a.date = p.date) as booked
         from appointment_places p where date = '2026-10-12'`,
      ),
    )
    expect(rows).toEqual([
      { taken: 2, booked: 2 },
      { taken: 2, booked: 2 },
    ])
  })

  it('when one of them closes the day, nobody is kept waiting for it', async () => {
    app.setNow('2026-09-28T02:00:00Z')
    const manager = await app.as(`manager@${both[1]}`)
    await manager.put('/api/appointment-calendars/inspection/days/2026-10-08', { openings: [], reason: '全体集训' })
    const ref = { caseNo: inspection().caseNo, purpose: 'inspection' as const, ref: '1' }
    expect((await findBooking(app.parts, ref))!.ended).toEqual({ as: 'closed', why: '全体集训' })
    expect(await releaseDisplaced(app.parts)).toBe(0)
    expect(await find('2026-10-08', 1)).toEqual(['2026-10-09 am'])
    const wrong = await manager.put<{ detail: string }>('/api/appointment-calendars/inspection/days/2026-10-09', {
      openings: [
        { from: '08:00', to: '09:00', capacity: 1 },
        { from: '10:00', to: '11:00', capacity: 1 },
      ],
      reason: '临时调整',
    })
    expect([wrong.status, wrong.body.detail]).toEqual([422, '现场勘验按半天安排，上午只能有一段时间'])
  })
})
