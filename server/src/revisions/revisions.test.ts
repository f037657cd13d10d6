/**
 * 王科长 of the province edits the catalogue, the check objects, somebody else publishes; an open case keeps the publication
 * it started with. 金水区 raises its own threshold, 洛阳 adds a life event of its own.
 */
import type { Plan } from '@onething/core/plan/schema.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { wholeCatalogue as catalogue } from '../testing/catalogue.ts'
import type {
  CheckView,
  ComparisonView,
  ContentView,
  DeskView,
  ProposalView,
  PublicationView,
  RevisionView,
} from './view.ts'

let app: TestApp
let editor: Desk
let publisher: Desk
beforeAll(async () => {
  app = await startTestApp()
  editor = await app.as('cataloguer@410000')
  publisher = await app.as('publisher@410000')
}, 60_000)
afterAll(() => app.close())

const revisionUrl = (id: string, rest = '') => `/api/catalogue/revisions/${id}${rest}`
const begin = async (desk: Desk, title: string, scope = '410000', more: object = {}) =>
  (await desk.post<RevisionView>('/api/catalogue/revisions', { title, scope, ...more })).body
const put = (desk: Desk, { id, version }: RevisionView, entry: string, content: unknown) =>
  desk.put<RevisionView & { detail: string; errors: { message: string }[] }>(revisionUrl(id, '/changes'), {
    entry,
    content,
    version,
  })
const restaurant = {
  'licence.exists': true,
  'licence.scopeMatches': true,
  'drain.toPublicSewer': false,
  'adv.kind': 'none',
}
const planIn = async (region: string, area: number) =>
  (
    await app.anyone.post<Plan>('/api/plan', {
      lifeEvent: 'E3',
      region,
      facts: { ...restaurant, 'premises.area': area },
    })
  ).body
const fireCheck = (plan: Plan) => plan.services.find(service => service.row === 'E3.3')!.status

async function submitAndPublish(author: Desk, second: Desk, revision: RevisionView, effectiveAt?: string) {
  const submitted = await author.post<RevisionView>(revisionUrl(revision.id, '/submit'))
  expect(submitted.body).toMatchObject({ state: 'submitted' })
  const published = await second.post<RevisionView>(
    revisionUrl(revision.id, '/publish'),
    effectiveAt ? { effectiveAt } : {},
  )
  expect(published.body).toMatchObject({ state: 'published' })
  return published.body
}

describe('a condition is changed, checked, published and rolled back', () => {
  const fireCheckWhen = (when: unknown) => {
    const event = structuredClone(catalogue.lifeEvents.E3!)
    event.services[2]!.when = when as never
    return event
  }
  const medium = { ...restaurant, 'premises.area': 250 }
  const fireCheckOf = (view: CaseView) => fireCheck(view.draft!.plan)
  let open: CaseView
  let changed: RevisionView

  it('an open case begins on the publication in force', async () => {
    const citizen = await app.as('wangxiuying')
    open = (
      await citizen.post<CaseView>('/api/cases', {
        lifeEvent: 'E3',
        region: '410105',
        facts: medium,
      })
    ).body
    expect(fireCheckOf(open)).toBe('required')
  })

  it('a condition that reads an unknown fact is refused by the check, in words that name it', async () => {
    const revision = await begin(editor, '消防安全检查的条件')
    const wrong = await put(editor, revision, 'lifeEvents/E3', fireCheckWhen({ fact: 'premises.size', is: 'large' }))
    expect(wrong.body.changed).toBe(1)
    const { body } = await editor.post<CheckView>(revisionUrl(revision.id, '/check'))
    expect(body.problems).toEqual([
      expect.objectContaining({ entry: 'lifeEvents/E3', message: expect.stringContaining('premises.size') }),
    ])
    const submitted = await editor.post<{ detail: string }>(revisionUrl(revision.id, '/submit'))
    expect(submitted.status).toBe(422)
    expect(submitted.body.detail).toContain('检查发现 1 处问题')
    changed = wrong.body
  })

  it('content that does not fit its schema is refused at once, and names the property', async () => {
    const broken = { ...catalogue.lifeEvents.E3!, summary: '' }
    const refused = await put(editor, changed, 'lifeEvents/E3', broken)
    expect(refused.status).toBe(422)
    expect(refused.body.errors[0]!.message).toContain('简介')
  })

  it('somebody who saved in between is not overwritten', async () => {
    const stale = { ...changed, version: changed.version - 1 }
    expect((await put(editor, stale, 'lifeEvents/E3', catalogue.lifeEvents.E3)).status).toBe(409)
  })

  it('mended, it says what changes for whom', async () => {
    const mended = await put(editor, changed, 'lifeEvents/E3', fireCheckWhen({ fact: 'premises.area', atLeast: 300 }))
    changed = mended.body
    const { body } = await editor.get<ComparisonView>(revisionUrl(changed.id, '/compare'))
    expect(body.entries[0]!.differences).toEqual([
      expect.objectContaining({
        at: '办理的事项 › 第 3 行 › 何种情形下办理',
        before: expect.stringContaining('营业面积 ≥ 200 ㎡'),
        after: '营业面积 ≥ 300 ㎡',
      }),
    ])
    expect(body.openCases).toBe(1)
  })

  it('who edited cannot publish; a second person can', async () => {
    await editor.post(revisionUrl(changed.id, '/submit'))
    expect((await editor.post(revisionUrl(changed.id, '/publish'))).status).toBe(403)
    const published = await publisher.post<RevisionView>(revisionUrl(changed.id, '/publish'))
    expect(published.body).toMatchObject({ state: 'published', publication: 2 })
    expect(published.body.steps.map(step => step.action)).toEqual(['create', 'change', 'change', 'submit', 'publish'])
  })

  it('the open case is untouched, a new one follows', async () => {
    const citizen = await app.as('wangxiuying')
    const again = (await citizen.get<CaseView>(`/api/cases/${open.caseNo}`)).body
    expect(again.draft!.plan.publication).toBe(1)
    expect(fireCheckOf(again)).toBe('required')
    const fresh = await citizen.post<CaseView>('/api/cases', { lifeEvent: 'E3', region: '410105', facts: medium })
    expect(fresh.body.draft!.plan.publication).toBe(2)
    expect(fireCheckOf(fresh.body)).toBe('notNeeded')
  })

  it('the guide of the life event changed with it, the printed list did not', async () => {
    const guide = await app.anyone.get<{ publication: number }>('/api/life-events/E3/guide?region=410105')
    expect(guide.body.publication).toBe(2)
    const list = await app.anyone.get<Buffer>('/api/releases/first-batch.tsv')
    expect(list.status).toBe(200)
  })

  it('rolling back publishes the earlier state again', async () => {
    const restored = await publisher.post<PublicationView>('/api/catalogue/publications/1/restore', {
      reason: '条件改错了',
    })
    expect(restored.body).toMatchObject({ number: 3, restores: 1, state: 'current' })
    const plan = await planIn('410105', 250)
    expect(plan.publication).toBe(3)
    expect(fireCheck(plan)).toBe('required')
  })
})

describe('nobody publishes a list that contradicts its print', () => {
  it('the printed name of a row cannot be changed', async () => {
    const revision = await begin(editor, '改清单')
    const event = structuredClone(catalogue.lifeEvents.E3!)
    event.services[2]!.note = '面积由窗口决定'
    await put(editor, revision, 'lifeEvents/E3', event)
    const { body } = await editor.post<CheckView>(revisionUrl(revision.id, '/check'))
    expect(body.problems).toEqual([
      expect.objectContaining({
        entry: 'releases/first-batch',
        message: expect.stringContaining('与印发的清单不一致'),
      }),
    ])
    await editor.post(revisionUrl(revision.id, '/abandon'), { reason: '清单不能改' })
  })
})

describe('a publication for a later time', () => {
  it('changes nothing until its time has come', async () => {
    const revision = await begin(editor, '明天起缩短承诺时限')
    const service = structuredClone(catalogue.services['market-regulation/food-operation-licence']!)
    service.promisedLimit = { ...service.promisedLimit, days: service.promisedLimit.days - 1 }
    const saved = await put(editor, revision, 'services/market-regulation/food-operation-licence', service)
    const done = await submitAndPublish(editor, publisher, saved.body, '2026-06-02T01:00:00Z')
    expect((await planIn('410105', 100)).publication).toBe(done.publication! - 1)
    const early = await begin(editor, '抢先')
    const early2 = await put(editor, early, 'formGroups/r', null)
    expect(early2.status).toBe(404)
    app.setNow('2026-06-02T01:30:00Z')
    await app.parts.publications.refresh()
    expect((await planIn('410105', 100)).publication).toBe(done.publication)
    app.setNow('2026-06-01T02:00:00Z')
    await app.parts.publications.refresh()
  })

  it('can be called off before', async () => {
    const { body } = await publisher.get<DeskView>('/api/catalogue/desk')
    const waiting = body.publications.find(one => one.state === 'scheduled')!
    const cancelled = await publisher.post<PublicationView>(`/api/catalogue/publications/${waiting.number}/cancel`, {
      reason: '改期',
    })
    expect(cancelled.body.state).toBe('cancelled')
    app.setNow('2026-06-02T01:30:00Z')
    await app.parts.publications.refresh()
    expect((await planIn('410105', 100)).publication).toBe(waiting.number - 1)
    app.setNow('2026-06-01T02:00:00Z')
  })
})

describe('a county decides its own values', () => {
  it('raises its fire-safety area threshold, and no other place notices', async () => {
    expect(fireCheck(await planIn('410105', 250))).toBe('required')
    const own = await app.as('cataloguer@410105')
    const revision = await begin(own, '消防安全检查面积起点', '410105')
    const saved = await put(own, revision, 'parameters/fire.minimum-area', {
      value: 300,
      basis: '区消防救援大队核定',
    })
    expect((await own.get<ComparisonView>(revisionUrl(revision.id, '/compare'))).body.effects.length).toBeGreaterThan(0)
    await submitAndPublish(own, await app.as('publisher@410105'), saved.body)
    const here = await planIn('410105', 250)
    expect(fireCheck(here)).toBe('notNeeded')
    expect(here.services.find(service => service.row === 'E3.3')!.because.join()).not.toContain('待当地核定')
    expect(fireCheck(await planIn('410102', 250))).toBe('required')
    expect(fireCheck(await planIn('410300', 250))).toBe('required')
  })

  it('says where and when its windows are open', async () => {
    const own = await app.as('cataloguer@410105')
    const revision = await begin(own, '窗口', '410105')
    const saved = await put(own, revision, 'windows/centre-410105', { hours: '周一至周五 9:00—12:00，13:00—17:00' })
    await submitAndPublish(own, await app.as('publisher@410105'), saved.body)
    const points = await app.anyone.get<{ id: string; hours?: string }[]>('/api/service-points?region=410105')
    expect(points.body.map(point => point.id).slice(0, 2)).toEqual(['centre-410105', 'centre-410100'])
    expect(points.body[0]!.hours).toContain('13:00—17:00')
    expect(points.body[1]!.hours).toBeUndefined()
  })

  it('cannot touch what the province publishes, nor another place', async () => {
    const own = await app.as('cataloguer@410105')
    expect((await own.post('/api/catalogue/revisions', { title: '越权', scope: '410000' })).status).toBe(403)
    expect((await own.post('/api/catalogue/revisions', { title: '越权', scope: '410300' })).status).toBe(403)
    const revision = await begin(own, '改写省级一件事', '410105')
    const copied = await put(own, revision, 'lifeEvents/E3', catalogue.lifeEvents.E3)
    expect(copied.status).toBe(200)
    const { body } = await own.post<CheckView>(revisionUrl(revision.id, '/check'))
    expect(body.problems.map(problem => problem.message)).toContain(
      '上级已经发布了同名的内容，地方不能改写，请换一个标识',
    )
  })

  it('may shorten a promise, never lengthen it', async () => {
    const own = await app.as('cataloguer@410105')
    const revision = await begin(own, '承诺时限', '410105')
    const id = 'market-regulation/food-operation-licence'
    const longer = { days: 60, unit: 'workingDay', basis: '区里决定' }
    await put(own, revision, `promisedLimits/${id}`, longer)
    const { body } = await own.post<CheckView>(revisionUrl(revision.id, '/check'))
    expect(body.problems[0]!.message).toContain('地方只能缩短')
  })
})

describe('相对集中行政许可权: licences go to the approval bureau, supervision stays', () => {
  it('from the day it takes effect', async () => {
    const own = await app.as('cataloguer@410300')
    const revision = await begin(own, '相对集中行政许可权改革', '410300')
    const saved = await put(own, revision, 'competence/concentrated', {
      services: ['market-regulation/food-operation-licence'],
      kind: 'administrative-approval',
      effectiveFrom: '2026-07-01',
      basis: '省政府批复（演示）',
    })
    await submitAndPublish(own, await app.as('publisher@410300'), saved.body)
    const on = async (date: string) =>
      (
        await app.anyone.post<Plan>('/api/plan', {
          lifeEvent: 'E3',
          region: '410302',
          date,
          facts: { ...restaurant, 'premises.area': 100 },
        })
      ).body.services[0]!.authority
    expect(await on('2026-06-30')).toContain('市场监督管理局')
    expect(await on('2026-07-01')).toContain('行政审批和政务信息管理局')
    const guide = await app.anyone.get<{ supervisor: string }>('/api/services/market-regulation/food-operation-licence')
    expect(guide.body.supervisor).toContain('市场监管')
  })
})

describe('洛阳 adds a life event of its own', () => {
  it('from a provincial service and a service of its own; nobody else sees it', async () => {
    const own = await app.as('cataloguer@410300')
    let revision = await begin(own, '洛阳：开民宿', '410300')
    const service = structuredClone(catalogue.services['market-regulation/food-operation-licence']!)
    const homestay = {
      ...service,
      name: '乡村民宿备案',
      type: 'filing',
      outputs: [{ name: '民宿备案证明', kind: 'record' }],
    }
    delete (homestay as { silence?: unknown }).silence
    delete (homestay as { formerly?: unknown }).formerly
    homestay.fields = homestay.fields.filter(field => !field.when)
    homestay.evidence = homestay.evidence.filter(use => !use.when)
    delete (homestay as { inspection?: unknown }).inspection
    revision = (await put(own, revision, 'services/410300/homestay-filing', homestay)).body
    const event = {
      id: 'E410300-1',
      audience: 'enterprise',
      number: 1,
      name: '开民宿（洛阳）',
      lead: 'culture-tourism',
      stage: '准营许可',
      summary: '在洛阳乡村开办民宿',
      keywords: ['民宿', '农家院'],
      questions: ['premises.area'],
      guards: [],
      services: [
        {
          row: 1,
          service: '410300/homestay-filing',
          authority: 'culture-tourism',
          levels: ['county'],
          handledAt: 'county',
        },
        {
          row: 2,
          service: 'fire-rescue/fire-safety-check',
          authority: 'fire-rescue',
          levels: ['city', 'county'],
          handledAt: 'county',
          when: { rule: 'fire-safety-check' },
        },
      ],
      alternatives: [],
      bundles: [],
      examples: [
        {
          name: '栾川 120 ㎡农家院',
          region: '410324',
          date: '2026-06-01',
          facts: { 'premises.area': 120 },
          expect: { required: [1], notNeeded: [2] },
        },
      ],
    }
    revision = (await put(own, revision, 'lifeEvents/E410300-1', event)).body
    expect((await own.post<CheckView>(revisionUrl(revision.id, '/check'))).body.problems).toEqual([])
    await submitAndPublish(own, await app.as('publisher@410300'), revision)
    const found = async (region: string) => {
      const url = `/api/life-events?region=${region}&q=${encodeURIComponent('开民宿')}`
      return (await app.anyone.get<{ id: string }[]>(url)).body.map(one => one.id)
    }
    expect((await found('410324')).slice(0, 2)).toContain('E410300-1')
    expect(await found('410105')).not.toContain('E410300-1')
    const plan = await app.anyone.post<Plan>('/api/plan', {
      lifeEvent: 'E410300-1',
      region: '410324',
      facts: { 'premises.area': 500 },
    })
    expect(plan.body.services.map(one => one.status)).toEqual(['required', 'required'])
    const elsewhere = await app.anyone.post('/api/plan', { lifeEvent: 'E410300-1', region: '410105', facts: {} })
    expect(elsewhere.status).toBe(422)
  })
})

describe('第二批: departments propose, the province collects and publishes', () => {
  it('from the proposal to the published list', async () => {
    const department = await app.as('manager@market-regulation-410000')
    const revision = await begin(editor, '第二批清单', '410000', { release: 'second-batch' })
    const release = {
      name: '第二批“一件事一次办”事项基础清单',
      issuer: '河南省人民政府办公厅',
      level: 'province',
      batch: 2,
      year: 2026,
      lifeEvents: [],
    }
    let current: RevisionView = (await put(editor, revision, 'releases/second-batch', release)).body
    const propose = (name: string) =>
      department.post<ProposalView>('/api/catalogue/proposals', {
        release: 'second-batch',
        audience: 'enterprise',
        name,
        lead: 'market-regulation',
        services: [
          { service: 'market-regulation/company-registration', name: '企业变更登记', authority: 'market-regulation' },
        ],
        reason: '企业信息变更涉及多个部门，群众反映跑动次数多',
      })
    const known = Object.keys(catalogue.services).find(id => id.startsWith('market-regulation/'))!
    const unknown = await propose('企业信息变更')
    expect(unknown.status).toBe(422)
    const proposed = await department.post<ProposalView>('/api/catalogue/proposals', {
      release: 'second-batch',
      audience: 'enterprise',
      name: '企业信息变更',
      lead: 'market-regulation',
      services: [{ service: known, name: '企业变更登记', authority: 'market-regulation' }],
      reason: '企业信息变更涉及多个部门，群众反映跑动次数多',
    })
    expect(proposed.body).toMatchObject({ state: 'proposed' })
    expect(
      (await department.post(`/api/catalogue/proposals/${proposed.body.id}/accept`, { revision: revision.id })).status,
    ).toBe(403)
    const accepted = await editor.post<ProposalView>(`/api/catalogue/proposals/${proposed.body.id}/accept`, {
      revision: revision.id,
    })
    expect(accepted.body).toMatchObject({ state: 'accepted', lifeEvent: 'E26' })
    expect((await editor.post(`/api/catalogue/proposals/${proposed.body.id}/return`, { answer: '晚了' })).status).toBe(
      409,
    )

    current = (await editor.get<RevisionView>(revisionUrl(revision.id))).body
    const { catalogue: drafted } = (await editor.get<ContentView>(revisionUrl(revision.id, '/content'))).body
    const event = {
      ...drafted.lifeEvents.E26,
      stage: '变更注销',
      keywords: ['变更法人'],
      examples: [
        { name: '郑州一家公司变更住所', region: '410105', date: '2026-06-01', facts: {}, expect: { required: [1] } },
      ],
    }
    current = (await put(editor, current, 'lifeEvents/E26', event)).body
    await submitAndPublish(editor, publisher, current)
    const lists = await app.anyone.get<{ id: string; lifeEvents: string[] }[]>('/api/releases')
    expect(lists.body.find(one => one.id === 'second-batch')!.lifeEvents).toEqual(['E26'])
    const table = await app.anyone.get<Buffer>('/api/releases/second-batch.tsv')
    expect(table.body.toString()).toContain('enterprise\t26\t\t企业信息变更\t')
    const plan = await app.anyone.post<Plan>('/api/plan', { lifeEvent: 'E26', region: '410105', facts: {} })
    expect(plan.body.services[0]!.status).toBe('required')
  })
})

describe('a department edits its own and vouches for it', () => {
  it('its services, not another’s; the guide then says who confirmed and when', async () => {
    const food = await app.as('manager@market-regulation-410000')
    const id = 'services/market-regulation/food-operation-licence'
    const revision = await begin(food, '核定食品经营许可')
    expect((await put(food, revision, 'services/fire-rescue/fire-safety-check', null)).status).toBe(403)
    expect((await put(food, revision, 'confirmations/services/x#summary', { by: '我' })).status).toBe(403)
    const others = await begin(editor, '省里的修订')
    expect((await food.post(revisionUrl(others.id, '/abandon'), { reason: '不是我的' })).status).toBe(403)
    const done = await food.post<RevisionView>(revisionUrl(revision.id, '/confirmations'), {
      entry: id,
      elements: ['conditions', 'promisedLimit'],
    })
    expect(done.body.changed).toBe(2)
    await submitAndPublish(food, publisher, done.body)
    const { body } = await app.anyone.get<{
      services: { row: string; conditions: object; promisedLimit: object; visits: object }[]
    }>('/api/life-events/E3/guide?region=410105')
    const [licence] = body.services
    expect(licence!.conditions).toMatchObject({ mark: 'confirmed', source: expect.stringContaining('市场监督管理局') })
    expect(licence!.promisedLimit).toMatchObject({ mark: 'confirmed' })
    expect(licence!.visits).not.toMatchObject({ mark: 'confirmed' })
    const service = await app.anyone.get<{ confirmed: { title: string }[] }>(`/api/${id}`)
    expect(service.body.confirmed.map(one => one.title)).toEqual(['受理条件', '承诺办结时限'])
  })
})

describe('two desks at once', () => {
  it('what another publication changed meanwhile has to be looked at before going on', async () => {
    const id = 'rules/sewage-to-public-sewer'
    const rule = catalogue.rules['sewage-to-public-sewer']!
    const mine = await begin(editor, '甲的改动')
    const theirs = await begin(editor, '乙的改动')
    const saved = await put(editor, mine, id, { ...rule, basis: `${rule.basis}（甲）` })
    const first = await put(editor, theirs, id, { ...rule, basis: `${rule.basis}（乙）` })
    await submitAndPublish(editor, publisher, first.body)
    const refused = await editor.post<{ detail: string; allowed: string[] }>(revisionUrl(saved.body.id, '/submit'))
    expect(refused.status).toBe(409)
    expect(refused.body.allowed).toEqual(['rebase'])
    await editor.post(revisionUrl(saved.body.id, '/rebase'))
    expect((await editor.post<RevisionView>(revisionUrl(saved.body.id, '/submit'))).body.state).toBe('submitted')
  })
})

describe('in production a place opens a life event only when it has decided what is its own to decide', () => {
  it('refuses before, and opens after the publication', async () => {
    const strict = await startTestApp(undefined, undefined, true)
    try {
      const clerk = await strict.as('clerk@410105')
      const wanted = {
        lifeEvent: 'E3',
        region: '410105',
        facts: restaurant,
        onBehalfOf: { name: '周桂英', idNumber: '410199197803120280', phone: '13800000000' },
      }
      const refused = await clerk.post<{ detail: string }>('/api/cases', wanted)
      expect(refused.status).toBe(409)
      expect(refused.body.detail).toContain('需办理消防安全检查的场所面积起点')
      const own = await strict.as('cataloguer@410105')
      const value = { value: 200, basis: '区消防救援大队核定' }
      const saved = await put(own, await begin(own, '核定', '410105'), 'parameters/fire.minimum-area', value)
      await submitAndPublish(own, await strict.as('publisher@410105'), saved.body)
      expect((await clerk.post('/api/cases', wanted)).status).toBe(201)
    } finally {
      await strict.close()
    }
  })
})
