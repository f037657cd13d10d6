/** What integrators and acceptance checks rely on from the first day, over HTTP. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '@onething/core/plan/schema.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueDirectory } from './catalogue/load.ts'
import type { LifeEventItem, RegionNode } from './plan/view.ts'
import { startTestApp, type TestApp } from './testing/app.ts'

interface Problem {
  status: number
  title: string
  detail: string
  errors: { where: string; target: string; message: string }[]
}

describe('the contract for outsiders', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const get = <T>(url: string) => app.anyone.get<T>(url)
  const plan = (body: object) => app.anyone.post<Plan>('/api/plan', body)

  it('tells that it lives and that it can serve', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
  })

  it('describes itself to machines and to people', async () => {
    const { body } = await get<{ openapi: string; paths: Record<string, unknown> }>('/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/api/plan', '/api/track/{caseNo}']))
    const docs = await get<Buffer>('/api/docs')
    expect(docs.status).toBe(200)
  })

  it('publishes the list as the policy prints it, byte for byte', async () => {
    const { body } = await get<Buffer>('/api/releases/first-batch.tsv')
    expect(body.equals(readFileSync(join(catalogueDirectory, 'policy/first-batch.tsv')))).toBe(true)
  })

  it('lists 45 life events, by audience and by everyday words', async () => {
    const all = (await get<LifeEventItem[]>('/api/life-events')).body
    expect(all.map(event => event.id)).toHaveLength(45)
    expect(all[2]).toMatchObject({ id: 'E3', name: '开饭店（餐饮店）' })
    expect((await get<LifeEventItem[]>('/api/life-events?audience=personal&region=410105')).body).toHaveLength(20)
    expect((await get<LifeEventItem[]>(`/api/life-events?q=${encodeURIComponent('火锅店')}`)).body[0]!.id).toBe('E3')
  })

  it('plans a restaurant without sign-in, with reasons, authorities, order, limits and days', async () => {
    const facts = {
      'licence.exists': true,
      'premises.area': 320,
      'drain.toPublicSewer': true,
      'premises.inManagedBuilding': false,
      'adv.kind': 'largeOutdoor',
    }
    const { body } = await plan({ lifeEvent: 'E3', region: '410105', date: '2026-06-01', facts })
    expect(body.guard).toBeNull()
    expect(body.publication).toBe(1)
    expect(body.services.map(({ row, status, authority }) => [row, status, authority])).toEqual([
      ['E3.1', 'required', '郑州市金水区市场监督管理局'],
      ['E3.2', 'required', '郑州市金水区住房和城乡建设局'],
      ['E3.3', 'required', '郑州市金水区消防救援大队'],
      ['E3.4', 'required', '郑州市金水区住房和城乡建设局'],
    ])
    expect(body.services[2]!.because.join()).toContain('营业面积 320 ㎡ ≥ 200 ㎡')
    expect(body.promised).toEqual({ days: expect.any(Number), unit: 'workingDay' })
    expect(body.promised.days).toBeLessThan(body.separate.days)
  })

  it('keeps the order of the first steps of a life', async () => {
    const facts = { 'parent.medicalInsurance': 'resident', wantCard: true }
    const { body } = await plan({ lifeEvent: 'P1', region: '410105', facts })
    const after = Object.fromEntries(body.services.map(service => [service.row, service.after]))
    expect(after['P1.3']).toEqual([expect.objectContaining({ row: 'P1.1', kind: 'before-acceptance' })])
    expect(body.services.find(service => service.row === 'P1.4')!.status).toBe('notNeeded')
  })

  it('puts back what a bundle or a needed result does not let go, and lets go of the rest', async () => {
    const selection = ['P17.1', 'P17.3', 'P17.5', 'P17.6']
    const { body } = await plan({ lifeEvent: 'P17', region: '410105', facts: {}, selection })
    const status = Object.fromEntries(body.services.map(service => [service.row, [service.status, service.chosen]]))
    expect(status).toMatchObject({
      'P17.2': ['required', true],
      'P17.4': ['excluded', false],
      'P17.5': ['optional', true],
    })
    expect(body.notes.join()).toContain('并行办理')
  })

  it('shows the way out when the door is closed', async () => {
    const vans = [
      { plate: '豫A12345', totalMassKg: 4000, owned: true },
      { plate: '豫A67890', totalMassKg: 4000, owned: false },
    ]
    const freight = await plan({ lifeEvent: 'E13', region: '410105', facts: { hazmat: false, vehicles: vans } })
    expect(freight.body.guard).toMatchObject({ notNeeded: true, wayOut: expect.stringContaining('无需办理') })
    const mistaken = await plan({ lifeEvent: 'P5', region: '410105', facts: { 'ethnic.recordedInError': true } })
    expect(mistaken.body.guard).toMatchObject({ authority: '郑州市公安局金水分局' })
    const seventeen = await plan({
      lifeEvent: 'P5',
      region: '410105',
      facts: { 'applicant.ageAt': 17, 'ethnic.route': '继父母', 'ethnic.recordedInError': false },
    })
    expect(seventeen.body.services.filter(one => one.status === 'required').map(one => one.row)).toEqual([
      'P5.3',
      'P5.4',
      'P5.9',
    ])
  })

  it('names the field and the fix when something is wrong', async () => {
    const wrong = await app.anyone.post<Problem>('/api/plan', {
      lifeEvent: 'E3',
      region: '410105',
      facts: { 'premises.area': 'big', 'no.such': 1 },
    })
    expect(wrong.status).toBe(422)
    expect(wrong.headers['content-type']).toContain('application/problem+json')
    expect(wrong.body.errors.map(error => error.target)).toEqual(['premises.area', 'no.such'])
    const unknown = await app.anyone.post<Problem>('/api/plan', {
      lifeEvent: 'E3',
      region: '410105',
      facts: {},
      foo: 1,
    })
    expect(unknown.body.errors[0]).toMatchObject({ target: 'foo', message: expect.stringContaining('不认识') })
    expect((await plan({ lifeEvent: 'E99', region: '410105', facts: {} })).status).toBe(422)
    expect((await plan({ lifeEvent: 'E3', region: '999999', facts: {} })).status).toBe(422)
  })

  it('counts working days with 调休, and says when a year is not published yet', async () => {
    const due = (query: string) => get(`/api/calendar/due?${query}`)
    expect((await due('from=2023-09-27&days=5&unit=workingDay')).body).toEqual({
      due: '2023-10-10',
      provisional: false,
    })
    expect((await due('from=2026-12-25&days=10&unit=workingDay')).body).toMatchObject({ provisional: true })
    expect((await due('from=2026-02-30&days=1&unit=workingDay')).status).toBe(422)
  })

  it('knows the places and who is competent there', async () => {
    const [province] = (await get<RegionNode[]>('/api/regions')).body
    expect(province).toMatchObject({ code: '410000', name: '河南省' })
    expect(province!.children.map(city => city.name)).toContain('济源市')
    const fire = await get<{ name: string }[]>('/api/authorities?region=410105&kind=fire-rescue')
    expect(fire.body[0]).toMatchObject({ id: 'fire-rescue-410105', name: '郑州市金水区消防救援大队' })
    const named = await get(`/api/authorities?region=410105&kind=${encodeURIComponent('消防救援机构')}`)
    expect(named.body).toEqual(fire.body)
    const tax = await get<{ name: string }[]>('/api/authorities?region=410105&kind=taxation')
    expect(tax.body[0]!.name).toBe('国家税务总局郑州市金水区税务局')
  })

  it('tells nothing to those who guess', async () => {
    expect((await get('/api/track/YJS410105E0320260601000001?code=GUESSED1')).status).toBe(404)
    expect((await get('/api/certificates/YJS410105E0320260601000001R1C1X/verify')).status).toBe(404)
    expect((await get('/api/cases')).status).toBe(401)
  })
})
