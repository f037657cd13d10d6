import { blankForm, filledForm } from '@onething/core/form/application-form.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { catalogue, placeOf, planFor, prepared } from '../testing/catalogue.ts'
import { openDocuments } from './documents.ts'
import type { FiledForm, FormRequest } from './form.ts'
import { pagesOf } from './pdf-text.ts'

const textOf = (pdf: Buffer) =>
  pagesOf(pdf)
    .join('')
    .replaceAll(/[\u200b\u2060]/g, '')
const place = placeOf('410105')
const documents = openDocuments({ publicUrl: 'https://ysj.example' })

describe('王秀英 opens a 320 ㎡ restaurant in 郑州市金水区', () => {
  let app: TestApp
  let wang: Desk
  let caseNo: string
  const facts = {
    'premises.area': 320,
    'drain.toPublicSewer': true,
    'premises.inManagedBuilding': false,
    'adv.kind': 'largeOutdoor',
  }
  /** What only this one of her four services asks for. */
  const own = {
    'E3.1': ['食品安全员姓名', '餐饮经营项目'],
    'E3.2': ['广告'],
    'E3.3': ['安全出口'],
    'E3.4': ['排水'],
  }
  const authorities = {
    'E3.1': '郑州市金水区市场监督管理局',
    'E3.3': '郑州市金水区消防救援大队',
  }
  const form = (desk: Desk, part: string) => desk.get<Buffer>(`/api/cases/${caseNo}/forms/${part}.pdf`)
  const read = async (part: string) => textOf((await form(wang, part)).body)

  beforeAll(async () => {
    app = await startTestApp()
    wang = await app.as('wangxiuying')
    const begun = await wang.post<CaseView>('/api/cases', { lifeEvent: 'E3', region: '410105', facts })
    caseNo = begun.body.caseNo
  })
  afterAll(() => app.close())

  it('previews every form of her draft, with what is known already', async () => {
    const text = await read('E3.1')
    expect(text).toContain('食品经营许可申请表')
    expect(text).toContain('草稿预览，尚未提交')
    expect(text).not.toContain(caseNo)
    expect(text).toContain('秀英家常菜馆（营业执照）')
    expect(text).toContain('320 ㎡')
    expect(text).toContain('尚未上传')
    expect(text).not.toContain('查询码')
  })

  it('prints each department’s own fields once it is submitted, and no other department’s', async () => {
    const { draft } = await wang.complete(caseNo)
    await wang.post(`/api/cases/${caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
    const { parts, trackingCode } = (await wang.get<CaseView>(`/api/cases/${caseNo}`)).body
    expect(parts.map(part => part.part)).toEqual(Object.keys(own))
    const fields = draft!.plan.form.flatMap(group => group.fields)
    for (const { part, service, authority } of parts) {
      const text = await read(part)
      for (const words of [`${service}申请表`, authority, '开饭店', caseNo, `查询码 ${trackingCode}`, '2026年6月1日'])
        expect(text).toContain(words)
      for (const words of own[part as keyof typeof own]) expect(text).toContain(words)
      const ownLabels = fields.filter(field => field.rows.includes(part)).map(field => field.label)
      for (const label of ownLabels) expect(text).toContain(label)
      const foreign = fields.filter(field => !field.rows.includes(part) && field.label.length > 3)
      expect(foreign.length).toBeGreaterThan(5)
      for (const { label } of foreign)
        if (!ownLabels.some(one => one.includes(label))) expect(text).not.toContain(label)
    }
    expect(parts.find(part => part.part === 'E3.3')!.authority).toBe(authorities['E3.3'])
  })

  it('lists the materials of that service with how each comes, and the promise of a licence', async () => {
    const text = await read('E3.1')
    expect(text).toMatch(/营业执照必要电子免于提交：可核验电子证照/)
    expect(text).toMatch(/设备设施清单必要纸质或电子，复印件1份上传（1个文件）/)
    expect(text).not.toContain('灭火和应急疏散预案')
    expect(text).toContain('第三十一条')
    for (const page of pagesOf((await form(wang, 'E3.1')).body)) expect(page).toContain('参考样式，以部门核定为准')
  })

  it('is named after itself when it is saved', async () => {
    const { headers } = await form(wang, 'E3.1')
    expect(headers['content-type']).toBe('application/pdf')
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('食品经营许可申请表.pdf')
  })

  it('is for her and the clerk of the place, and not found by anybody else', async () => {
    expect((await form(await app.as('clerk@410105'), 'E3.1')).status).toBe(200)
    expect((await form(await app.as('lijianguo'), 'E3.1')).status).toBe(404)
    expect((await form(await app.as('clerk@410102'), 'E3.1')).status).toBe(404)
    expect((await form(app.anyone, 'E3.1')).status).toBe(401)
    expect((await form(await app.as('reviewer@market-regulation-410105'), 'E3.1')).status).toBe(403)
    expect((await form(wang, 'E3.9')).status).toBe(404)
  })

  it('gives a department the form of its own part only, without the code of the applicant', async () => {
    const food = await app.as('reviewer@market-regulation-410105')
    const of = (desk: Desk, part: string) => desk.get<Buffer>(`/api/sub-cases/${caseNo}/${part}/form.pdf`)
    const mine = await of(food, 'E3.1')
    expect(mine.status).toBe(200)
    expect(textOf(mine.body)).toContain('食品安全员姓名')
    expect(textOf(mine.body)).not.toContain('查询码')
    expect((await of(food, 'E3.3')).status).toBe(404)
    expect((await of(await app.as('reviewer@market-regulation-410102'), 'E3.1')).status).toBe(404)
    expect((await of(wang, 'E3.1')).status).toBe(403)
    expect((await of(app.anyone, 'E3.1')).status).toBe(401)
  })

  it('is there blank for everybody, without signing in', async () => {
    const url = '/api/services/market-regulation/food-operation-licence/form.pdf'
    const here = await app.anyone.get<Buffer>(`${url}?region=410105`)
    expect(here.status).toBe(200)
    const text = textOf(here.body)
    for (const words of ['食品经营许可申请表', authorities['E3.1'], '食品安全员姓名', '填表说明', '时提交）'])
      expect(text).toContain(words)
    expect(text).not.toContain('秀英')
    expect(textOf((await app.anyone.get<Buffer>(url)).body)).not.toContain(authorities['E3.1'])
    expect((await app.anyone.get(`${url}?region=990000`)).status).toBe(422)
    expect((await app.anyone.get('/api/services/market-regulation/no-such/form.pdf')).status).toBe(404)
  })
})

/** The QR says in words where it leads; a PDF writes them as UTF-16. */
const leadsTo = (pdf: Buffer, url: string) =>
  pdf.includes(Buffer.from(url, 'utf16le').swap16().toString('hex').toUpperCase())

it('leads to the progress of the case, or to the guide of the service', async () => {
  const form = blankForm({ catalogue, serviceId: 'water/water-intake-permit', parameters: place.parameters })
  const submitted = await documents.form({ ...around, form, filed: { ...filed, trackingCode: 'Q7XK29AB' } })
  expect(leadsTo(submitted, `https://ysj.example/track?no=${filed.caseNo}&code=Q7XK29AB`)).toBe(true)
  const blank = await documents.form({ ...around, form, filed: null })
  expect(leadsTo(blank, 'https://ysj.example/service/water/water-intake-permit')).toBe(true)
})

const filed: FiledForm = {
  caseNo: 'YJS410105E2320260601000012',
  lifeEvent: '员工录用',
  label: '',
  applicant: '郑州市金水区秀英家常菜馆',
  broughtBy: '线上申请',
  submittedAt: '2026-06-01T02:00:00Z',
  trackingCode: null,
}
const around = { authority: '郑州市金水区人力资源和社会保障局', region: '郑州市金水区', publication: 3, filed }

/** One row of a life event, filled in. */
function formOf(row: string, facts: Record<string, unknown>, values: Record<string, unknown>, part?: string) {
  const [event = ''] = row.split('.')
  const plan = planFor(event, facts)
  const service = plan.services.find(one => one.row === row)!
  return filledForm({
    plan,
    row: prepared.events.get(event)!.rows.find(one => one.id === row)!,
    instance: service.parts.find(one => one.part === part) ?? null,
    valueOf: ({ element, fact }) => (fact ? facts[fact] : values[element]),
    sourceOf: () => '',
    filesOf: () => 0,
    submitted: true,
    regionName: code => code,
  })
}

describe('a service done for each of several', () => {
  const hires = ['李小明', '赵芳'].map(person => ({ person, hasCard: true, fileHolder: 'none', hasFundAccount: true }))
  const details = hires.map(({ person }) => ({ person, position: `${person}的岗位` }))

  it('has a form for each employee, which shows that one only', async () => {
    const one = formOf('E23.2', { hires }, { 'employees.details': details }, 'E23.2-2')
    const text = textOf(await documents.form({ ...around, form: one, filed: { ...filed, label: '赵芳' } }))
    expect(text).toContain('办理对象赵芳')
    expect(text).toContain('赵芳的岗位')
    expect(text).not.toContain('李小明')
    const all = textOf(
      await documents.form({ ...around, form: formOf('E23.2', { hires }, { 'employees.details': details }) }),
    )
    expect(all).toContain('李小明的岗位')
    expect(all).toContain('赵芳的岗位')
  })

  it('tells two employees of the same name apart by their order', async () => {
    const namesakes = { hires: [hires[0], hires[0]] }
    const of = ['甲岗', '乙岗'].map(position => ({ person: '李小明', position }))
    const second = textOf(
      await documents.form({ ...around, form: formOf('E23.2', namesakes, { 'employees.details': of }, 'E23.2-2') }),
    )
    expect(second).toContain('乙岗')
    expect(second).not.toContain('甲岗')
  })

  it('runs over pages with the head of its list repeated', async () => {
    const vehicles = Array.from({ length: 90 }, (_, place) => ({
      plate: `豫A${10_000 + place}`,
      totalMassKg: 12_000,
      owned: place % 2 === 0,
    }))
    const pages = pagesOf(await documents.form({ ...around, form: formOf('E13.1', { vehicles }, {}) }))
    expect(pages.filter(page => page.includes('总质量（千克）')).length).toBeGreaterThan(2)
    for (const { plate } of [vehicles[0]!, vehicles[89]!]) expect(pages.join('').replaceAll(' ', '')).toContain(plate)
    for (const [place, page] of pages.entries()) expect(page).toContain(`第${place + 1}页，共${pages.length}页`)
  })
})

it('promises by the licensing law only for a licence', () => {
  const declarations = Object.keys(catalogue.services).map(serviceId => ({
    licence: catalogue.services[serviceId]!.type === 'licence',
    text: blankForm({ catalogue, serviceId, parameters: place.parameters }).declaration.join(''),
  }))
  for (const { licence, text } of declarations) {
    expect(text).toContain('申请人承诺')
    expect(text.includes('行政许可法')).toBe(licence)
  }
})

it('shows what people wrote literally, however long', async () => {
  const hostile = `#read("/etc/passwd") *粗* _斜_ $x$ @ref <label> \\ " [x] {y} \`z\``
  const form = blankForm({
    catalogue,
    serviceId: 'market-regulation/food-operation-licence',
    parameters: place.parameters,
  })
  const field = (text: string) => ({
    label: hostile,
    answer: { kind: 'text' as const, text },
    required: true,
    situation: hostile,
    source: hostile,
  })
  const written: FormRequest['form'] = {
    ...form,
    title: hostile,
    groups: [{ label: hostile, rows: [[field(hostile), field(hostile)], [field('甲'.repeat(4000))]], lists: [] }],
    declaration: [hostile],
    hints: [hostile],
  }
  const pages = pagesOf(await documents.form({ ...around, form: written, filed: { ...filed, applicant: hostile } }))
  const text = pages.join('').replaceAll(/[\s\u200b\u2060]/g, '')
  expect(text.split(hostile.replaceAll(' ', '')).length).toBeGreaterThan(9)
  expect(text.match(/甲/g)).toHaveLength(4000)
  expect(pages.length).toBeGreaterThan(1)
})

it('sets a blank form of every service', async () => {
  const services = Object.keys(catalogue.services)
  expect(services.length).toBeGreaterThanOrEqual(148)
  for (const serviceId of services) {
    const form = blankForm({ catalogue, serviceId, parameters: place.parameters })
    const labels = form.groups.flatMap(group => [
      ...group.rows.flat().map(field => field.label),
      ...group.lists.map(list => list.label),
    ])
    expect(labels).toHaveLength(catalogue.services[serviceId]!.fields.length)
    expect(form.evidence).toHaveLength(catalogue.services[serviceId]!.evidence.length)
    const pdf = await documents.form({ ...around, form, filed: null })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  }
}, 60_000)
