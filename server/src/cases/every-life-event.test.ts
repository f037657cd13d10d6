/** Every one of the 45 can be applied for and brought to its end: its first open example, over HTTP, all departments. */
import { addDays } from '@onething/core/workdays.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dateInHenan } from '../clock.ts'
import type { TaskView } from '../subcases/view.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { idNumberOf, isOpen } from '../testing/apply.ts'
import { catalogue } from '../testing/catalogue.ts'
import type { CaseView } from './view.ts'

describe('every life event of the first batch', () => {
  let app: TestApp
  const desks = new Map<string, Desk>()
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const deskOf = async (authority: string) => {
    const known = desks.get(authority) ?? (await app.as(`reviewer@${authority}`))
    desks.set(authority, known)
    return known
  }

  const open = Object.values(catalogue.lifeEvents).map(event => ({
    event,
    example: event.examples.find(isOpen)!,
  }))

  /** Days later; everybody has signed in again. */
  const comesTheDay = (date: string) => {
    app.setNow(`${date}T02:00:00Z`)
    desks.clear()
  }
  const later = (days: number) => addDays(app.parts.calendar, dateInHenan(app.now()), days, 'workingDay').due

  /** 听证: told, held after its notice, recorded. */
  async function hear(authority: string, url: string) {
    const desk = await deskOf(authority)
    await desk.post(`${url}/hearing`, { reason: '依法应当听证', interested: ['周边居民代表'] })
    const date = later(8)
    await desk.post(`${url}/hearing-date`, { date, time: '09:30', place: '政务服务中心三楼', host: '法规科孙主持' })
    comesTheDay(date)
    await (await deskOf(authority)).post(`${url}/hearing-record`, { record: '各方陈述意见，没有反对意见。' })
  }

  /** 公告: published, and nobody objected until it ended. */
  async function announce(authority: string, url: string, kind: string) {
    await (await deskOf(authority)).post(`${url}/pause`, { kind, reason: '依法公告', days: 20 })
    comesTheDay(later(45))
    await (await deskOf(authority)).post(`${url}/resumption`, { result: '期满，没有异议' })
  }

  it.each(open)('$event.id $event.name: $example.name', async ({ event, example }) => {
    app.setNow(`${example.date}T02:00:00Z`)
    const clerk = await app.as(`clerk@${example.region}`)
    const begun = await clerk.post<CaseView>('/api/cases', {
      lifeEvent: event.id,
      region: example.region,
      facts: example.facts,
      onBehalfOf: { name: '周桂英', idNumber: idNumberOf(example.facts), phone: '13800000000' },
    })
    expect(begun.body).toMatchObject({ state: 'draft' })
    const { caseNo } = begun.body
    const ready = await clerk.complete(caseNo)
    expect(ready.draft!.problems).toEqual([])
    const submitted = await clerk.post<CaseView>(`/api/cases/${caseNo}/submission`, {
      reviewedHash: ready.draft!.reviewedHash,
    })
    expect(submitted.body).toMatchObject({ state: 'inProgress' })
    await clerk.signAtWindow(submitted.body)
    const authorities = new Map(ready.draft!.plan.services.map(service => [service.row, service.authorityId]))

    let view = submitted.body
    for (let round = 0; round < 12 && view.state === 'inProgress'; round++) {
      for (const part of view.parts) {
        const desk = await deskOf(authorities.get(part.row)!)
        const url = `/api/sub-cases/${caseNo}/${part.part}`
        const { body } = await desk.get<TaskView>(url)
        const authority = authorities.get(part.row)!
        if (body.part.state === 'accepted' && body.mustHear) await hear(authority, url)
        if (body.part.state === 'accepted' && body.mustAnnounce) await announce(authority, url, body.mustAnnounce)
        if (body.actions.includes('verdict')) await desk.post(`${url}/verdict`, { verdict: 'complete' })
        else if (body.actions.some(action => action === 'decide' || action === 'opine' || action === 'waiveInspection'))
          await app.decide(caseNo, part.part, authority)
      }
      view = (await (await app.as(`clerk@${example.region}`)).get<CaseView>(`/api/cases/${caseNo}`)).body
    }
    expect(view.state).toBe('concluded')
    expect(view.signatures.filter(one => one.state !== 'signed')).toEqual([])
    expect(view.parts.every(part => part.decision?.result === 'granted')).toBe(true)
  })
})
