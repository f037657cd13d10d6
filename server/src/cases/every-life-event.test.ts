/** Every one of the 45 can be applied for and brought to its end: its first open example, over HTTP, all departments. */
import { idCheckCharacter } from '@onething/core/identifiers.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { catalogue } from '../testing/catalogue.ts'
import type { CaseView } from './view.ts'

/** The person at the window is as old as the example says. */
function idNumberOf(facts: Record<string, unknown>): string {
  const age = facts['applicant.age']
  const born = facts['applicant.birthDate'] ?? (age === undefined ? '1990-03-07' : `${2026 - Number(age)}-01-15`)
  const body = `410105${String(born).replaceAll('-', '')}123`
  return body + idCheckCharacter(`${body}0`)
}

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
    example: event.examples.find(one => one.expect.guard === undefined && !one.expect.unknown?.length)!,
  }))

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
        const { body } = await desk.get<{ actions: string[] }>(url)
        if (body.actions.includes('verdict')) await desk.post(`${url}/verdict`, { verdict: 'complete' })
        else if (body.actions.includes('decide')) await desk.post(`${url}/decision`, { result: 'granted' })
      }
      view = (await clerk.get<CaseView>(`/api/cases/${caseNo}`)).body
    }
    expect(view.state).toBe('concluded')
    expect(view.signatures.filter(one => one.state !== 'signed')).toEqual([])
    expect(view.parts.every(part => part.decision?.result === 'granted')).toBe(true)
  })
})
