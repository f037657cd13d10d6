/**
 * The provincial manager imports and links the basic catalogue; 金水区 is read by the provincial platform. All codes are
 * made up: area 99 belongs to nobody.
 */
import { columns } from '@onething/core/basic-catalogue/edition.ts'
import { ImplementationItem } from '@onething/core/basic-catalogue/implementation.ts'
import type { Overlay } from '@onething/core/catalogue/overlay.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/load.ts'
import * as publicationStore from '../catalogue/publication-store.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import type {
  BasicComparison,
  BasicEdition,
  BasicEditionPage,
  BasicImport,
  BoundaryList,
  HandlingItemView,
  LinkList,
  LinkSuggestions,
  PlatformPage,
  ServiceBoundary,
  ServiceHandlingItems,
} from './view.ts'

interface Problem {
  detail: string
  errors: { where: string; target: string; message: string }[]
}

const header = columns.join(',')
const foodLicence = '990131001000,食品经营许可,,01,省、市、县级,市场监管部门,《食品安全法》第三十五条,在用,2026-01-01'
const foodFiling =
  '991031002000,仅销售预包装食品备案,,10,市、县级,市场监管部门,《食品安全法》第三十五条,在用,2026-01-01'
const venue = '990154003000,娱乐场所经营活动审批,,01,县级,文化和旅游部门,《娱乐场所管理条例》第九条,在用,2026-01-01'
const seal = '991002004000,公章刻制备案,,10,市、县级,公安部门,,在用,2026-01-01'
const table = (...lines: string[]) => [header, ...lines].join('\n')
const source = '测试用目录（编码为虚构）'

const food = 'market-regulation/food-licence-or-prepackaged-filing'
const editions = '/api/basic-catalogue/editions'
const itemsOf = (service: string, region = '') =>
  `/api/services/${service}/handling-items${region && `?region=${region}`}`
const platform = (query: string) => `/api/provincial-platform/service-guides?region=410105&${query}`

/** A publication as the desk would make it. */
async function publish(app: TestApp, catalogue: Catalogue, overlays: Record<string, Overlay> = {}) {
  const { database, publications } = app.parts
  const at = app.now().toISOString()
  const digests: Record<string, string> = {}
  for (const [region, overlay] of Object.entries(overlays))
    digests[region] = await publicationStore.putContent(database, overlay)
  await publicationStore.insertPublication(database, publications.list().length + 1, {
    catalogue: await publicationStore.putContent(database, catalogue),
    overlays: digests,
    scope: '410000',
    title: '测试',
    published_at: at,
    published_by: 'tests',
    published_name: '测试',
    effective_at: at,
    revision: null,
    restores: null,
  })
  await publications.refresh()
}

describe('the basic catalogue of the province', () => {
  let app: TestApp
  let province: Desk
  let district: Desk
  let clerk: Desk
  beforeAll(async () => {
    app = await startTestApp()
    province = await app.as('manager@market-regulation-410000')
    district = await app.as('manager@market-regulation-410105')
    clerk = await app.as('clerk@410105')
  })
  afterAll(() => app.close())

  const load = <T = BasicImport>(desk: Desk, text: string, from = source) =>
    desk.post<T>(editions, { source: from, table: text })
  const exported = async (query: string) => (await clerk.get<PlatformPage>(platform(query))).body
  /** Every page. */
  async function everything(query: string): Promise<PlatformPage['rows']> {
    const rows: PlatformPage['rows'] = []
    let cursor = ''
    do {
      const page = await exported(`${query}${cursor && `&cursor=${cursor}`}`)
      rows.push(...page.rows)
      cursor = page.next ?? ''
    } while (cursor)
    return rows
  }

  it('says 待编码 before anything is imported, and knows two items under one row', async () => {
    const { body } = await app.anyone.get<ServiceHandlingItems>(itemsOf(food, '410105'))
    expect(body).toMatchObject({
      edition: null,
      choose: 'one',
      mark: 'reference',
    })
    expect(
      body.items.map(({ name, typeText, basicCode, taskCode, state }) => [name, typeText, basicCode, taskCode, state]),
    ).toEqual([
      ['食品经营许可', '行政许可', null, null, 'unlinked'],
      ['仅销售预包装食品备案', '其他行政权力', null, null, 'unlinked'],
    ])
    expect(body.items[0]).toMatchObject({ authority: '郑州市金水区市场监督管理局' })
    expect(body.items[0]!.codeText).toContain('待编码')
    expect(body.items[1]!.when).toContain('预包装')
    const rows = await everything('limit=200')
    expect(
      rows.every(row => row.catalog_code === null && row.task_code === null && row.task_handle_item === null),
    ).toBe(true)
    const linking = await province.put<Problem>(`/api/basic-catalogue/links/${food}/licence`, { code: '990131001000' })
    expect([linking.status, linking.body.detail]).toEqual([422, expect.stringContaining('请先导入')])
  })

  it('tells a bad line with its column and the fix, and imports nothing', async () => {
    const bad = table(foodLicence, foodFiling.replace('991031002000', '31002000'), seal.replace('在用', '有效'))
    const { status, body } = await load<Problem>(province, bad)
    expect(status).toBe(422)
    expect(body.detail).toContain('2 处需要更正，整份没有导入')
    expect(body.errors).toEqual([
      { where: 'table', target: '3:基本编码', message: expect.stringContaining('去掉了前面的 0') },
      { where: 'table', target: '4:状态', message: expect.stringContaining('在用、暂停、取消') },
    ])
    expect((await app.anyone.get<BasicEdition[]>(editions)).body).toEqual([])
  })

  it('is imported by the province only', async () => {
    expect((await load<Problem>(clerk, table(foodLicence))).status).toBe(403)
    expect((await load<Problem>(district, table(foodLicence))).body.detail).toContain('省级管理员')
    expect((await app.anyone.post(editions, { source, table: table(foodLicence) })).status).toBe(401)
  })

  it('is kept by the keeper of the catalogue of the province too, and read at every desk of the catalogue', async () => {
    const [keeper, publisher, elsewhere] = await Promise.all(
      ['cataloguer@410000', 'publisher@410000', 'cataloguer@410105'].map(account => app.as(account)),
    )
    const bad = table(foodLicence.replace('在用', '有效'))
    expect((await load(keeper!, bad)).status).toBe(422)
    for (const other of [publisher!, elsewhere!]) expect((await load(other, bad)).status).toBe(403)
    const link = `/api/basic-catalogue/links/${food}/licence`
    expect((await keeper!.put(link, { code: '990131001000' })).status).toBe(422)
    for (const other of [publisher!, elsewhere!])
      expect((await other.put(link, { code: '990131001000' })).status).toBe(403)

    const list = '/api/basic-catalogue/handling-items'
    for (const [desk, mayKeep] of [
      [keeper!, true],
      [province, true],
      [publisher!, false],
      [elsewhere!, false],
      [district, false],
    ] as const)
      expect((await desk.get<LinkList>(list)).body).toMatchObject({ edition: null, mayKeep })
    const { items } = (await publisher!.get<LinkList>(list)).body
    expect(items.find(one => one.id === `${food}/prepackaged-filing`)).toMatchObject({
      service: food,
      name: '仅销售预包装食品备案',
      department: expect.stringContaining('市场监管'),
      state: 'unlinked',
    })
    expect((await clerk.get(list)).status).toBe(403)
    expect((await app.anyone.get(list)).status).toBe(401)
  })

  it('becomes a numbered edition, once, with who, when and from where', async () => {
    const first = await load(province, table(seal, foodFiling, foodLicence))
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ repeated: false, comparison: null })
    expect(first.body.edition).toMatchObject({ number: 1, source, entries: 3, importedAt: '2026-06-01T02:00:00.000Z' })
    expect(first.body.edition.importedBy).not.toBe('')
    // The same lines saved again in another order, by another program: nothing new.
    const again = await load(province, table(foodLicence, foodFiling, seal).replaceAll('\n', '\r\n'))
    expect([again.status, again.body.repeated, again.body.edition.number]).toEqual([200, true, 1])
    const both = await Promise.all([1, 2].map(() => load(province, table(foodLicence, foodFiling, seal))))
    expect(both.map(one => one.body.edition.number)).toEqual([1, 1])
    const page = (await app.anyone.get<BasicEditionPage>(`${editions}/1?limit=2`)).body
    expect(page.entries.map(one => one.code)).toEqual(['990131001000', '991002004000'])
    expect(page.entries[0]).toMatchObject({ typeText: '行政许可', levelsText: '省级、市级、县级', stateText: '在用' })
    const rest = (await app.anyone.get<BasicEditionPage>(`${editions}/1?limit=2&cursor=${page.next}`)).body
    expect([rest.entries.map(one => one.code), rest.next]).toEqual([['991031002000'], null])
    expect((await app.anyone.get(`${editions}/7`)).status).toBe(404)
  })

  it('proposes entries by name, and a manager confirms', async () => {
    const { items } = (await province.get<LinkSuggestions>('/api/basic-catalogue/suggestions')).body
    const proposed = items.find(one => one.id === `${food}/prepackaged-filing`)!
    expect(proposed.suggestions[0]).toMatchObject({ code: '991031002000', likeness: 'same', sameType: true })
    const asked = `/api/basic-catalogue/suggestions?services=${food},market-regulation/food-operation-licence`
    const some = (await province.get<LinkSuggestions>(asked)).body.items
    expect(new Set(some.map(one => one.service))).toEqual(new Set([food, 'market-regulation/food-operation-licence']))
    expect(some.find(one => one.id === proposed.id)).toEqual(proposed)
    const link = (item: string, body: object) =>
      province.put<HandlingItemView & Problem>(`/api/basic-catalogue/links/${food}/${item}`, body)
    expect((await link('licence', { code: '990131001999' })).body.detail).toContain('第 1 版没有')
    expect((await district.put(`/api/basic-catalogue/links/${food}/licence`, { code: '990131001000' })).status).toBe(
      403,
    )
    app.setNow('2026-06-01T03:00:00Z')
    const linked = await link('licence', { code: '990131001000' })
    expect(linked.status).toBe(200)
    expect(linked.body).toMatchObject({
      basicCode: '990131001000',
      suffix: '01',
      suffixMark: 'confirmed',
      state: 'linked',
    })
    expect((await link('prepackaged-filing', { code: '990131001000' })).body.detail).toContain('已用于“食品经营许可”')
    expect((await link('prepackaged-filing', { code: '991031002000' })).status).toBe(200)
    // Saying it again changes nothing; the same 业务办理项 in another service may bear the same code.
    expect((await link('licence', { code: '990131001000' })).body.linkedAt).toBe(linked.body.linkedAt)
    const alone = await province.put('/api/basic-catalogue/links/market-regulation/food-operation-licence/main', {
      code: '990131001000',
    })
    expect(alone.status).toBe(200)
  })

  it('gives the code to the provincial platform, and the long codes once the credit code is known', async () => {
    const found = (rows: PlatformPage['rows']) => rows.find(row => row.row_guid.endsWith(`${food}/prepackaged-filing`))!
    const before = found(await everything('limit=100'))
    expect(before).toMatchObject({ catalog_code: '991031002000', task_code: null, dept_code: null })
    expect(before.code_text).toContain('统一社会信用代码未登记')

    const body = '/api/basic-catalogue/implementing-bodies/market-regulation-410105'
    const wrong = await district.put<Problem>(body, { creditCode: '1145072IMB15580811', source: '测试' })
    expect(wrong.status).toBe(422)
    // A real code of another body stands in for one we do not know.
    const given = { creditCode: '11450721MB15580811', source: '测试用代码，不是该机关的' }
    expect((await clerk.put(body, given)).status).toBe(403)
    const elsewhere = await app.as('manager@market-regulation-410102')
    expect((await elsewhere.put(body, given)).status).toBe(403)
    expect((await district.put(body, given)).status).toBe(200)

    const after = found(await everything('limit=100'))
    expect(after).toMatchObject({
      task_code: '11450721MB155808114991031002000',
      task_handle_item: '11450721MB15580811499103100200001',
      code_text: null,
      cd_operation: 'I',
      cd_time: '20260601T110000',
    })
  })

  it('compares a second edition with the first, and asks again where a linked entry is cancelled', async () => {
    app.setNow('2026-06-01T04:00:00Z')
    const second = table(
      foodLicence.replace('食品经营许可', '食品销售和餐饮服务许可'),
      foodFiling.replace('在用', '取消'),
      seal.replace('市、县级', '县级'),
      venue,
    )
    const { body, status } = await load(province, second, `${source}第二版`)
    expect([status, body.edition.number]).toEqual([201, 2])
    const comparison = (await app.anyone.get<BasicComparison>(`${editions}/2/compare?with=1`)).body
    expect(body.comparison).toEqual(comparison)
    expect(comparison.added.map(one => one.code)).toEqual(['990154003000'])
    expect(comparison.cancelled.map(one => [one.code, one.how])).toEqual([['991031002000', 'state']])
    expect(comparison.renamed.map(one => [one.from, one.to])).toEqual([['食品经营许可', '食品销售和餐饮服务许可']])
    expect(comparison.changed.map(one => one.changes[0]!.field)).toEqual(['行使层级'])
    const back = (await app.anyone.get<BasicComparison>(`${editions}/1/compare?with=2`)).body
    expect(back.cancelled.map(one => [one.code, one.how])).toEqual([['990154003000', 'missing']])

    const { items } = (await app.anyone.get<ServiceHandlingItems>(itemsOf(food))).body
    expect(items.map(one => one.state)).toEqual(['linked', 'cancelled'])
    const { items: open } = (await province.get<LinkSuggestions>('/api/basic-catalogue/suggestions')).body
    expect(open.map(one => one.id)).toContain(`${food}/prepackaged-filing`)
    expect(open.map(one => one.id)).not.toContain(`${food}/licence`)
  })

  it('tells the platform only what changed since the publication it has', async () => {
    const changed = await everything('since=1')
    expect(new Set(changed.map(row => row.cd_operation))).toEqual(new Set(['U']))
    const states = new Map(changed.map(row => [row.row_guid, row.task_state]))
    expect(states.get(`market-regulation-410105/${food}/licence`)).toBe('inUse')
    expect(states.get(`market-regulation-410105/${food}/prepackaged-filing`)).toBe('cancelled')
    // All of its rows carry the credit code that became known; nobody else's changed.
    expect(changed.every(row => row.dept_code !== null && row.row_guid.startsWith('market-regulation-410105/'))).toBe(
      true,
    )
    expect((await clerk.get(platform('since=99'))).status).toBe(422)
    expect((await clerk.get(platform('cursor=nonsense'))).status).toBe(422)
  })
})

describe('the implementation list of 金水区', () => {
  let app: TestApp
  let clerk: Desk
  beforeAll(async () => {
    app = await startTestApp()
    clerk = await app.as('clerk@410105')
  })
  afterAll(() => app.close())

  const page = (query: string, region = '410105') =>
    clerk.get<PlatformPage>(`/api/provincial-platform/service-guides?region=${region}&${query}`)

  it('gives every handling item once, in the element names and code values of the national tables', async () => {
    const { body, status } = await page('limit=200')
    expect(status).toBe(200)
    expect(body).toMatchObject({ publication: 1, since: null, next: null, mark: 'reference' })
    expect(body.region.name).toBe('郑州市金水区')
    expect(new Set(body.rows.map(row => row.row_guid)).size).toBe(body.rows.length)
    expect(body.rows.length).toBeGreaterThan(148)
    for (const row of body.rows) expect([...Value.Errors(ImplementationItem, row)], row.task_name).toEqual([])
    const licence = body.rows.find(row => row.row_guid.endsWith('/licence'))!
    expect(licence).toMatchObject({
      task_name: '食品经营许可',
      task_type: '01',
      use_level: '4',
      dept_name: '郑州市金水区市场监督管理局',
      server_type: ['2'],
      server_type_set: 'GB/T 39046-2020 表 A.4',
      anticipate_day: 10,
      anticipate_type: '1',
      project_type: '2',
      is_fee: '0',
      limit_scene_num: 0,
      task_version: 1,
      cd_operation: 'I',
      results: [{ result_name: '食品经营许可证', result_type: '10' }],
    })
    expect(licence.by_law).toContain('《中华人民共和国食品安全法》第三十五条')
    const drawings = licence.materials.find(one => one.material_name.includes('图'))!
    expect(drawings).toMatchObject({
      material_must: '1',
      material_format: '3',
      source_type: '10',
      copy_num: 1,
      situation: null,
    })
    const own = licence.materials.find(one => one.material_name.includes('营业执照'))!
    expect(own).toMatchObject({
      material_type: '1',
      material_format: '2',
      source_type: '20',
      exempt: expect.any(String),
    })
  })

  it('asks of a filing only what a filing needs, and promises it on the spot', async () => {
    const { rows } = (await page('limit=200')).body
    const filing = rows.find(row => row.row_guid.endsWith('/prepackaged-filing'))!
    expect(filing).toMatchObject({ task_type: '10', promise_day: 0, project_type: '1', anticipate_day: null })
    expect(filing.materials.map(one => one.source_type)).toEqual(['20', '20'])
    expect(filing.handle_when).toContain('预包装')
  })

  it('sends what the law leaves to the province to the province', async () => {
    const { rows } = (await page('limit=200')).body
    const levels = rows
      .filter(row => row.service_name === '农作物种子生产经营许可')
      .map(row => [row.dept_name, row.use_level])
    expect(levels).toEqual([
      ['河南省农业农村厅', '2'],
      ['郑州市金水区农业农村局', '4'],
    ])
  })

  it('leaves the code of a unit open where nobody told it', async () => {
    const { rows } = (await page('limit=200')).body
    const days = rows.find(row => row.row_guid.endsWith('/dissolve'))!
    expect(days).toMatchObject({
      anticipate_day: 30,
      anticipate_type: null,
      anticipate_explain: expect.stringContaining('自然日'),
    })
  })

  it('pages without gaps, and always the same', async () => {
    const whole = (await page('limit=200')).body.rows
    const parts: PlatformPage['rows'] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body }: { body: PlatformPage } = await page(`limit=37${cursor && `&cursor=${cursor}`}`)
      parts.push(...body.rows)
      cursor = body.next
    }
    expect(parts).toEqual(whole)
    const other = await page(`limit=37&cursor=${(await page('limit=37')).body.next}`, '410102')
    expect(other.status).toBe(422)
  })

  it('tells a later reader what a new publication added, changed and dropped', async () => {
    const files = loadCatalogue()
    const dropped = structuredClone(files)
    const transfer = 'electricity/electricity-transfer'
    delete dropped.services[transfer]
    for (const event of Object.values(dropped.lifeEvents))
      event.services = event.services.filter(row => row.service !== transfer)
    dropped.services['health/public-place-health-licence']!.conditions!.push('测试增加的条件')
    app.setNow('2026-06-01T03:00:00Z')
    await publish(app, dropped)
    const changes = (await page('since=1&limit=200')).body
    expect([changes.publication, changes.since]).toEqual([2, 1])
    expect(changes.rows.map(row => [row.task_name, row.cd_operation, row.cd_time, row.task_version])).toEqual([
      ['用电过户', 'D', '20260601T110000', 2],
      ['公共场所卫生许可', 'U', '20260601T110000', 2],
    ])
    // Whoever began to read before goes on where they were.
    app.setNow('2026-06-01T03:30:00Z')
    const { next } = (await page('limit=10')).body
    await publish(app, files)
    expect((await page(`limit=10&cursor=${next}`)).body.publication).toBe(2)
    const back = (await page('since=2&limit=200')).body.rows
    expect(back.map(row => [row.task_name, row.cd_operation])).toEqual([
      ['用电过户', 'I'],
      ['公共场所卫生许可', 'U'],
    ])
  })

  it('is for staff; a city and the province have what is theirs', async () => {
    expect((await app.anyone.get('/api/provincial-platform/service-guides?region=410105')).status).toBe(401)
    const citizen = await app.as('wangxiuying')
    expect((await citizen.get('/api/provincial-platform/service-guides?region=410105')).status).toBe(403)
    const city = (await page('limit=200', '410100')).body.rows
    expect(new Set(city.map(row => row.use_level))).not.toContain('4')
    expect(city.map(row => row.service_name)).not.toContain('旅馆业特种行业许可')
    const whole = (await page('limit=200', '410000')).body.rows
    expect(new Set(whole.map(row => row.use_level))).toEqual(new Set(['2']))
    expect((await page('', '999999')).status).toBe(422)
  })

  it('is described in the API', async () => {
    const { body } = await app.anyone.get<{ paths: Record<string, { get: { responses: Record<string, unknown> } }> }>(
      '/api/openapi.json',
    )
    const answer = JSON.stringify(body.paths['/api/provincial-platform/service-guides']!.get.responses['200'])
    for (const name of ['task_handle_item', 'catalog_code', 'server_type_set', 'accept_stand', 'cd_operation'])
      expect(answer).toContain(name)
  })
})

describe('the boundary of a service', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const boundary = (service: string, region = '') =>
    app.anyone.get<ServiceBoundary>(`/api/services/${service}/boundary${region && `?region=${region}`}`)

  it('names who approves and who supervises in 金水区, and what follows the hand-over', async () => {
    const { body } = await boundary('fire-rescue/fire-safety-check', '410105')
    expect(body.approver).toMatchObject({ label: '消防救援机构', level: 'county', name: '郑州市金水区消防救援大队' })
    expect(body.supervisor).toMatchObject({
      name: '郑州市金水区消防救援大队',
      because: expect.stringContaining('谁审批、谁监管'),
    })
    expect(body.concentration).toMatchObject({ says: 'normally-not', mark: 'reference' })
    expect(body.duties.map(one => [one.byText, one.name])).toEqual(
      expect.arrayContaining([
        ['审批部门', '推送审批结果'],
        ['监管部门', '认领'],
        ['监管部门', '承诺首次核查'],
      ]),
    )
    expect(body.basis).toContain('豫政办〔2023〕22号')
  })

  it('separates them where the sector supervises what the province approves', async () => {
    const { body } = await boundary('agriculture/feed-production-approval', '410105')
    expect(body.approver).toMatchObject({ level: 'province', name: '河南省农业农村厅' })
    expect(body.supervisor).toMatchObject({ level: 'county', name: '郑州市金水区农业农村局', mark: 'pending' })
  })

  it('keeps the supervisor where a place has moved the decision (相对集中行政许可权)', async () => {
    const service = 'health/public-place-health-licence'
    const moved = { services: [service], kind: 'market-regulation', basis: '测试用的划转' }
    app.setNow('2026-06-01T03:00:00Z')
    await publish(app, loadCatalogue(), { '410105': { competence: { bureau: moved } } })
    const { body } = await boundary(service, '410105')
    expect(body).toMatchObject({ separate: true, concentration: { says: 'moved-here' } })
    expect(body.approver).toMatchObject({ kind: 'market-regulation', name: '郑州市金水区市场监督管理局' })
    expect(body.supervisor).toMatchObject({ kind: 'health', name: '郑州市金水区卫生健康委员会' })
    expect((await boundary(service, '410102')).body).toMatchObject({
      separate: false,
      concentration: { says: 'place-decides', mark: 'pending' },
    })
  })

  it('is listed for every service, saying the same as each alone', async () => {
    const list = '/api/basic-catalogue/boundaries'
    const { body } = await app.anyone.get<BoundaryList>(`${list}?region=410105`)
    expect(body.region?.name).toBe('郑州市金水区')
    expect(body.items.length).toBe(Object.keys(loadCatalogue().services).length)
    const check = body.items.find(one => one.service === 'fire-rescue/fire-safety-check')!
    expect((await boundary(check.service, '410105')).body).toMatchObject(check)
    const plain = (await app.anyone.get<BoundaryList>(list)).body
    expect([plain.region, plain.items[0]!.approver.name]).toEqual([null, null])
    expect((await app.anyone.get(`${list}?region=999999`)).status).toBe(422)
  })

  it('says 待核定 where the list knows no supervisor, and names no organ without a place', async () => {
    const { body } = await boundary('electricity/electricity-transfer')
    expect(body.supervisor).toMatchObject({ kind: null, label: '待核定', name: null, mark: 'pending' })
    expect(body.approver.name).toBeNull()
    expect((await boundary('electricity/nothing')).status).toBe(404)
  })
})
