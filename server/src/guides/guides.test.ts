/** One source, three documents, for every life event: complete, marked, and set as PDF. */
import { chartOf, chartSvg } from '@onething/core/guide/chart.ts'
import { guideOf } from '@onething/core/guide/guide.ts'
import { handbookOf } from '@onething/core/guide/handbook.ts'
import { marks } from '@onething/core/guide/marks.ts'
import { procedureOf } from '@onething/core/guide/procedure.ts'
import { Guide, Handbook, Procedure } from '@onething/core/guide/schema.ts'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDocuments } from '../documents/documents.ts'
import { pagesOf } from '../documents/pdf-text.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { calendar, placeOf, prepared } from '../testing/catalogue.ts'
import { lately } from './lately.ts'

const dates = { calendar, date: '2026-06-01' }
const place = placeOf('410105')
const events = [...prepared.events.keys()]
const guide = (id: string) => guideOf(prepared, place, id, dates)
const procedure = (id: string) => procedureOf(prepared, place, id, dates)
const handbook = (id: string) => handbookOf(prepared, place, id, dates)

describe.each(events)('%s', id => {
  test('renders all three as their schemas say', () => {
    expect([...Value.Errors(Guide, guide(id))]).toEqual([])
    expect([...Value.Errors(Procedure, procedure(id))]).toEqual([])
    expect([...Value.Errors(Handbook, handbook(id))]).toEqual([])
  })

  test('marks every element', () => {
    for (const document of [guide(id), procedure(id), handbook(id)])
      for (const [path, element] of objectsIn(document))
        if ('source' in element) expect(Object.keys(marks), path).toContain(element.mark)
    expect(guide(id).services.every(service => service.mark === 'official' && service.source.includes('附件'))).toBe(
      true,
    )
  })

  test('has something under every heading', () => {
    const { services, evidence, examples, flow, summary } = guide(id)
    for (const service of services) {
      for (const [name, list] of Object.entries({
        conditions: service.conditions.items,
        steps: service.steps.items,
        reviewPoints: service.reviewPoints.items,
        law: service.legalBasis,
        results: service.results,
        faq: service.faq,
      }))
        expect(list.length, `${service.row} ${name}`).toBeGreaterThan(0)
      for (const words of [service.summary, service.fee, service.visits, service.promisedLimit, service.situation])
        expect(words.text, service.row).not.toBe('')
    }
    for (const one of evidence)
      for (const use of one.uses)
        if (one.exempt?.mode !== 'shared-data') expect(use.acceptance, `${one.type} ${use.number}`).not.toBe('')
    expect(summary.text).not.toBe('')
    expect(examples.length).toBeGreaterThan(2)
    expect(flow.levels.flat().toSorted((a, b) => a - b)).toEqual(services.map(service => service.number))
    const { duties, stages } = procedure(id)
    for (const duty of duties) expect(duty.items.length).toBeGreaterThan(0)
    expect(stages.length).toBeGreaterThan(5)
    const { questions, refusals, form } = handbook(id)
    for (const question of questions) {
      expect(question.question).not.toBe('')
      expect(question.decides.length + question.variants.length > 0 || question.closes, question.fact).toBe(true)
    }
    expect(refusals.every(one => one.items.length > 1)).toBe(true)
    expect(form.length).toBeGreaterThan(0)
  })

  test('draws a flow chart in which no boxes overlap and all lines lead on', () => {
    const { services, flow } = guide(id)
    const { boxes, lines, width, height } = chartOf(services, flow)
    expect(boxes.map(box => box.number).toSorted((a, b) => a - b)).toEqual(services.map(service => service.number))
    for (const [place, a] of boxes.entries()) {
      expect(a.y >= 0 && a.y + a.height <= height + 0.1 && a.x + a.width <= width, `box ${a.number} inside`).toBe(true)
      for (const b of boxes.slice(place + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart, `${a.number} and ${b.number}`).toBe(true)
      }
    }
    for (const { points } of lines)
      for (const [place, [x]] of points.entries())
        if (place > 0) expect(x).toBeGreaterThanOrEqual(points[place - 1]![0])
  })
})

function* objectsIn(value: unknown, path = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>]
  for (const [key, part] of Object.entries(value)) yield* objectsIn(part, `${path}.${key}`)
}

describe('what the documents say', () => {
  test('conditions stand as sentences, with what places decide', () => {
    const { services } = guide('E8')
    const fire = services.find(service => service.row === 'E8.4')!
    expect(fire.situation).toEqual({
      text: '营业面积 ≥ 200 ㎡（参考标准，待当地核定）',
      mark: 'pending',
      source: '《消防法》第十五条；面积起点由各地确定',
    })
    expect(services.find(service => service.row === 'E8.6')!.situation.text).toBe('“提供住宿”为是')
    expect(fire.authority).toBe('郑州市金水区消防救援大队')
  })

  test('an alternative passes its result on only to its own kind', () => {
    const { flow } = guide('P5')
    expect(flow.handOvers.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [2, 9],
      [3, 4],
      [4, 9],
      [5, 6],
      [6, 9],
      [7, 8],
      [8, 9],
    ])
    expect(flow.levels).toEqual([[1, 3, 5, 7], [2, 4, 6, 8], [9]])
    expect(flow.alternatives).toHaveLength(2)
  })

  test('what only another life event asks for is left out', () => {
    const { evidence } = guide('P13')
    expect(prepared.catalogue.evidenceTypes).toHaveProperty('termination-record')
    expect(evidence.map(one => one.type)).not.toContain('termination-record')
    expect(guide('P18').evidence.map(one => one.type)).toContain('termination-record')
    for (const { uses } of evidence) for (const use of uses) expect(use.situation).not.toContain('查到')
  })

  test('the handbook says what each answer changes', () => {
    const { questions } = handbook('P5')
    const of = (fact: string) => questions.find(one => one.fact === fact)!.answers
    expect(of('applicant.birthDate').map(one => [one.answer, one.needed, one.notNeeded])).toEqual([
      ['申请日年龄 < 18 周岁', [], [7, 8]],
      ['申请日年龄 ≥ 18 周岁，且 < 20 周岁', [7, 8], [1, 2, 3, 4, 5, 6]],
      ['申请日年龄 ≥ 20 周岁', [], [1, 2, 3, 4, 5, 6, 7, 8]],
    ])
    expect(of('applicant.birthDate').at(-1)!.closes[0]).toContain('年满二十周岁')
    expect(of('ethnic.recordedInError')[0]!.closes[0]).toContain('公安机关')
  })

  test('the procedure tells who waits, who inspects together, who supervises', () => {
    const { duties, jointInspection, flow } = procedure('E8')
    expect(duties.map(one => one.role)).toEqual(['牵头部门', '联办部门', '综合受理窗口、出证窗口', '监管部门'])
    expect(jointInspection!.numbers).toEqual([1, 2, 3, 4, 5, 6])
    expect(flow.edges).toMatchObject([{ from: 4, to: 6, kind: 'before-decision' }])
  })

  test('the examples come out as they are planned here', () => {
    const [first] = guide('E8').examples
    expect(first).toMatchObject({ needed: [1, 2, 3, 4, 6], closed: '' })
    expect(guide('P5').examples.some(one => one.closed.includes('公安'))).toBe(true)
  })

  test('names in the flow chart are data, never markup', () => {
    const { services, flow } = guide('E4')
    const svg = chartSvg(chartOf([{ ...services[0]!, name: '<script>&"' }, services[1]!], flow), '<b>')
    expect(svg).not.toContain('<script>')
    expect(svg).toContain('&lt;script&gt;&amp;&quot;')
  })
})

describe('as PDF', () => {
  const documents = openDocuments({ publicUrl: 'https://ysj.example' })
  const textOf = (pdf: Buffer) => pagesOf(pdf).join('').replaceAll('\u200b', '').replaceAll(' ', '')
  const bare = (words: string) => words.replaceAll(' ', '')

  test.each(events)('%s', async id => {
    const told = { publishedOn: '2026-05-20' }
    const [first, second, third] = [guide(id), procedure(id), handbook(id)]
    const all = {
      办事指南: textOf(await documents.guide({ content: first, ...told })),
      标准化工作规程: textOf(await documents.procedure({ content: second, ...told })),
      综合受理窗口业务手册: textOf(await documents.handbook({ content: third, ...told })),
    }
    for (const [kind, text] of Object.entries(all)) {
      for (const words of [first.name, kind, '第1版，2026年5月20日发布', '郑州市金水区', first.source, '待核定'])
        expect(text).toContain(bare(words))
      for (const service of first.services) expect(text).toContain(bare(service.name))
    }
    const service = first.services.at(-1)!
    for (const words of [
      '申请材料',
      '办理流程',
      '收费依据及标准',
      '办理结果',
      '设定依据',
      service.conditions.items[0]!,
    ])
      expect(all.办事指南).toContain(bare(words))
    for (const words of ['职责分工', '牵头部门', '各事项办理规程', service.steps.items[0]!])
      expect(all.标准化工作规程).toContain(bare(words))
    for (const words of ['收件标准', '审查要点', '不属于', third.questions[0]?.question ?? ''])
      expect(all.综合受理窗口业务手册).toContain(bare(words))
  })
})

describe('over HTTP', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())
  const url = (document: string, id = 'E8', region = '410105') => `/api/life-events/${id}/${document}?region=${region}`

  test('the guide is for everybody, with publication, date and chart', async () => {
    const { status, body } = await app.anyone.get<Guide>(url('guide'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ lifeEvent: 'E8', publication: 1, region: { code: '410105' } })
    const pdf = await app.anyone.get<Buffer>(url('guide.pdf'))
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pagesOf(pdf.body).join('')).toContain('2026年6月1日发布')
    expect((await app.anyone.get<Buffer>(url('guide.pdf'))).body.equals(pdf.body)).toBe(true)
    const chart = await app.anyone.get<Buffer>(url('flow-chart.svg'))
    expect(chart.headers['content-type']).toContain('image/svg+xml')
    expect(chart.body.toString()).toMatch(/^<svg .*公共场所卫生许可/s)
  })

  test('another place has its own', async () => {
    const { body } = await app.anyone.get<Guide>(url('guide', 'E8', '410423'))
    expect(body.region.name).toBe('鲁山县')
    expect(body.services[0]!.authority).toContain('鲁山县')
  })

  test.each(['procedure', 'handbook'])('the %s is for staff', async document => {
    for (const path of [document, `${document}.pdf`]) {
      expect((await app.anyone.get(url(path))).status).toBe(401)
      expect((await (await app.as('wangxiuying')).get(url(path))).status).toBe(403)
      for (const account of ['clerk@410105', 'reviewer@fire-rescue-410105'])
        expect((await (await app.as(account)).get(url(path))).status).toBe(200)
    }
  })

  test('what is not there is said', async () => {
    expect((await app.anyone.get(url('guide.pdf', 'E99'))).status).toBe(404)
    expect((await app.anyone.get(url('guide.pdf', 'E8', '419999'))).status).toBe(422)
    expect((await app.anyone.get('/api/life-events/E8/guide.pdf')).status).toBe(422)
  })
})

test('only so many are kept, the least wanted goes first, and what failed is made again', async () => {
  const kept = lately<string>(2)
  const made: string[] = []
  const make = (key: string) => async () => {
    made.push(key)
    if (key === 'bad' && made.filter(one => one === 'bad').length === 1) throw new Error('no')
    return key
  }
  await expect(kept('bad', make('bad'))).rejects.toThrow('no')
  expect(await kept('bad', make('bad'))).toBe('bad')
  await Promise.all([kept('a', make('a')), kept('a', make('a'))])
  await kept('bad', make('bad'))
  await kept('b', make('b'))
  await kept('a', make('a'))
  expect(made).toEqual(['bad', 'bad', 'a', 'b', 'a'])
})
