/** 王秀英 is told in writing at every turn of her restaurant, and can print each notice again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseNotice, letterOfNotice } from '../documents/case-notice.ts'
import { pagesOf } from '../documents/pdf-text.ts'
import { onePagePdf } from '../testing/answers.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { closeIntakeWindows } from './overdue.ts'
import type { CaseView, DocumentView } from './view.ts'

const food = '郑州市金水区市场监督管理局'
const city = '郑州市金水区住房和城乡建设局'
const brigade = '郑州市金水区消防救援大队'

describe('文书', () => {
  let app: TestApp
  let wang: Desk
  let caseNo: string
  beforeAll(async () => {
    app = await startTestApp()
    wang = await app.as('wangxiuying')
    caseNo = await submitRestaurant()
  })
  afterAll(() => app.close())

  async function submitRestaurant(deferred = false): Promise<string> {
    const { body } = await wang.post<CaseView>('/api/cases', {
      lifeEvent: 'E3',
      region: '410105',
      facts: {
        'premises.area': 320,
        'drain.toPublicSewer': true,
        'premises.inManagedBuilding': false,
        'adv.kind': 'largeOutdoor',
      },
    })
    const later = body.draft!.plan.evidence.filter(line => line.necessity === 'deferrable' && !line.exempt)
    if (deferred)
      await wang.put(`/api/cases/${body.caseNo}/draft`, {
        deferrals: later.map(line => line.type),
      })
    const ready = await wang.complete(body.caseNo)
    const submitted = await wang.post<CaseView>(`/api/cases/${body.caseNo}/submission`, {
      reviewedHash: ready.draft!.reviewedHash,
    })
    expect(submitted.status).toBe(200)
    return body.caseNo
  }

  /** A session does not last so long: she signs in again. */
  const laterOn = async (instant: string) => {
    app.setNow(instant)
    wang = await app.as('wangxiuying')
  }
  const act = async (account: string, part: string, what: string, body: object, of = caseNo) => {
    const done = await (await app.as(account)).post(`/api/sub-cases/${of}/${part}/${what}`, body)
    expect(done.status).toBe(200)
  }
  const list = async (desk = wang, of = caseNo) => (await desk.get<DocumentView[]>(`/api/cases/${of}/documents`)).body
  const textOf = (pdf: Buffer) => pagesOf(pdf).join('').replaceAll('\u200b', '')
  async function read(kind: DocumentView['kind'], part: string | null, of = caseNo): Promise<string> {
    const found = (await list(wang, of)).filter(one => one.kind === kind && one.part === part)
    expect(found).toHaveLength(1)
    const { status, body, headers } = await wang.get<Buffer>(found[0]!.url)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/pdf')
    const text = textOf(body)
    expect(text).toContain(found[0]!.number!)
    expect(text).toContain('核验码')
    expect(text).toContain('演示印章')
    return text
  }

  it('there is nothing before anybody has answered', async () => {
    expect(await list()).toEqual([])
  })

  it('受理通知书 names organ, service, applicant and dates, and cites the law of licences', async () => {
    await act('reviewer@market-regulation-410105', 'E3.1', 'verdict', { verdict: 'complete' })
    const [accepted] = await list()
    expect(accepted).toMatchObject({
      kind: 'accepted',
      name: '受理通知书',
      part: 'E3.1',
      authority: food,
      issuedOn: '2026-06-01',
    })
    const { promisedDue, legalDue } = (await wang.get<CaseView>(`/api/cases/${caseNo}`)).body.parts[0]!
    const text = await read('accepted', 'E3.1')
    for (const words of [
      `${food}金水市场监管受字〔2026〕第000001号受理通知书郑州市金水区秀英家常菜馆：`,
      `办件编号：${caseNo}`,
      `您（单位）于2026年6月1日通过“开饭店（餐饮店）”一件事提出的“${accepted!.service}”申请收悉。`,
      '第三十二条第一款第（五）项',
      '受理日期2026年6月1日',
      `承诺办结日期${inWords(promisedDue!)}`,
      `法定办结日期${inWords(legalDue!)}`,
      `${food}2026年6月1日`,
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('暂定')
  })

  it('one 补正告知书 for both departments, with what each of them misses', async () => {
    const misses = (target: string, problem: string) => ({
      verdict: 'correct',
      items: [{ kind: 'evidence', target, problem }],
    })
    await act('reviewer@urban-construction-410105', 'E3.2', 'verdict', { verdict: 'complete' })
    await act('reviewer@fire-rescue-410105', 'E3.3', 'verdict', misses('premises-drawings', '缺少疏散路线标注'))
    expect((await list()).map(one => one.kind)).not.toContain('correction')
    await act('reviewer@urban-construction-410105', 'E3.4', 'verdict', misses('drainage-plan', '接驳点位置不清'))
    const { correction } = (await wang.get<CaseView>(`/api/cases/${caseNo}`)).body
    const text = await read('correction', null)
    for (const words of [
      '补正告知书',
      '现将需要补正的全部内容一次告知如下',
      '缺少疏散路线标注',
      '接驳点位置不清',
      `${brigade}：公众聚集场所`,
      `${city}：`,
      `请于${inWords(correction!.answerBy)}前（含当日）`,
      `${brigade}${city}金水消防补字〔2026〕第000001号补正告知书`,
      `${brigade}行政审批专用章（演示印章）${brigade}`,
      `${city}行政审批专用章（演示印章）${city}2026年6月1日`,
    ])
      expect(text).toContain(words)
    expect(text).not.toContain(food)
  })

  it('特别程序告知书 says how long it takes, and is not changed by its end', async () => {
    await laterOn('2026-06-02T02:00:00Z')
    for (const type of ['premises-drawings', 'drainage-plan'])
      await wang.upload(`/api/cases/${caseNo}/evidence`, type, `${type}-补正.pdf`, onePagePdf)
    expect((await wang.post(`/api/cases/${caseNo}/correction`, { form: {} })).status).toBe(200)
    await act('reviewer@fire-rescue-410105', 'E3.3', 'verdict', { verdict: 'complete' })
    const why = { kind: '检测', reason: '装修材料送检', days: 5 }
    await act('reviewer@fire-rescue-410105', 'E3.3', 'pause', why)
    const running = await read('paused', 'E3.3')
    for (const words of ['第四十五条', '特别程序检测', '装修材料送检', '预计所需时间5个工作日', '已于2026年6月2日受理'])
      expect(running).toContain(words)
    await laterOn('2026-06-04T02:00:00Z')
    await act('reviewer@fire-rescue-410105', 'E3.3', 'resumption', { result: '检测合格' })
    const ended = await read('paused', 'E3.3')
    expect(ended).toBe(running)
    expect(ended).toContain(`${brigade}2026年6月2日`)
  })

  it('a procedure of the service’s own cites what the service rests on', async () => {
    const own = { kind: '消防产品和材料检验、检测', reason: '防火门送检', days: 3 }
    await act('reviewer@fire-rescue-410105', 'E3.3', 'pause', own)
    const { url } = (await list()).findLast(one => one.kind === 'paused')!
    expect(textOf((await wang.get<Buffer>(url)).body)).toContain('根据《行政许可法》第四十五条的规定')
  })

  it('延期通知书 only when the head of the organ approved; it names the organ, not the person', async () => {
    await act('reviewer@market-regulation-410105', 'E3.1', 'extension', { days: 3, reason: '需要专家论证' })
    expect((await list()).map(one => one.kind)).not.toContain('extended')
    await act('reviewer2@market-regulation-410105', 'E3.1', 'extension-approval', { approved: true })
    const { promisedDue, extension } = (await wang.get<CaseView>(`/api/cases/${caseNo}`)).body.parts[0]!
    const text = await read('extended', 'E3.1')
    for (const words of [
      '第四十二条第一款',
      '延长的理由需要专家论证',
      '延长的期限3个工作日',
      `批准${food}负责人`,
      `新的承诺办结日期${inWords(promisedDue!)}`,
    ])
      expect(text).toContain(words)
    for (const name of [extension!.askedBy, extension!.approvedBy!]) expect(text).not.toContain(name)
  })

  it('a decision stands among them', async () => {
    await app.decide(caseNo, 'E3.1', 'market-regulation-410105')
    const granted = (await list()).at(-1)!
    expect(granted).toMatchObject({ kind: 'granted', name: '准予行政许可决定书', part: 'E3.1' })
    expect(textOf((await wang.get<Buffer>(granted.url)).body)).toContain('准予行政许可决定书')
  })

  it('what is printed again says the same', async () => {
    const [first] = await list()
    const once = (await wang.get<Buffer>(first!.url)).body
    expect((await wang.get<Buffer>(first!.url)).body.equals(once)).toBe(true)
  })

  it('a department sees its own and the common ones; nobody else sees any', async () => {
    const all = await list()
    const { trackingCode } = (await wang.get<CaseView>(`/api/cases/${caseNo}`)).body
    const clerk = await app.as('clerk@410105')
    expect(await list(clerk)).toEqual(all)
    const fire = await app.as('reviewer@fire-rescue-410105')
    const seen = await list(fire)
    expect(new Set(seen.map(one => one.part))).toEqual(new Set([null, 'E3.3']))
    expect(seen).toEqual(all.filter(one => one.part === null || one.part === 'E3.3'))
    const pdf = await fire.get<Buffer>(seen[0]!.url)
    expect(pdf.status).toBe(200)
    expect(textOf(pdf.body)).not.toContain(trackingCode!)
    const [ofFood] = all
    expect((await fire.get(ofFood!.url)).status).toBe(404)

    for (const account of [
      'lijianguo',
      'clerk@410102',
      'reviewer@fire-rescue-410102',
      'manager@market-regulation-410105',
    ]) {
      const stranger = await app.as(account)
      expect((await stranger.get(`/api/cases/${caseNo}/documents`)).status).toBe(404)
      expect((await stranger.get(ofFood!.url)).status).toBe(404)
    }
    expect((await app.anyone.get(`/api/cases/${caseNo}/documents`)).status).toBe(401)
    expect((await wang.get(`/api/cases/${caseNo}/documents/1.pdf`)).status).toBe(404)
    expect((await wang.get(`/api/cases/${caseNo}/documents/999.pdf`)).status).toBe(404)
    expect((await wang.get(`/api/cases/${caseNo}/documents/one.pdf`)).status).toBe(422)
  })

  it('容缺受理通知书 alone tells what comes later, by when, and what happens otherwise', async () => {
    await laterOn('2026-06-01T02:00:00Z')
    const other = await submitRestaurant(true)
    await act('reviewer@fire-rescue-410105', 'E3.3', 'verdict', { verdict: 'complete' }, other)
    const { deferral } = (await wang.get<CaseView>(`/api/cases/${other}`)).body.parts[2]!
    expect((await list(wang, other)).map(one => one.name)).toEqual(['容缺受理通知书'])
    const text = await read('acceptedDeferring', 'E3.3', other)
    for (const words of [
      '决定容缺受理。',
      ...deferral!.items.map(item => `《${item.name}》${inWords(deferral!.by)}`),
      '逾期没有补齐的，视为撤回本事项的申请',
    ])
      expect(text).toContain(words)

    const refusal = { verdict: 'refuse', reasons: '不属于本机关职权范围' }
    await act('reviewer@urban-construction-410105', 'E3.2', 'verdict', refusal, other)
    expect((await list(wang, other)).at(-1)).toMatchObject({ kind: 'refused', name: '不予受理通知书' })

    await laterOn('2026-06-09T02:00:00Z')
    await closeIntakeWindows(app.parts)
    expect((await list(wang, other)).map(one => one.name)).toContain('受理通知书（视为受理）')
    const silent = await read('accepted', 'E3.1', other)
    expect(silent).toContain('在法定期限内没有告知需要补正的内容')
    expect(silent).toContain('第三十二条第一款第（四）项的规定，自收到申请材料之日起即为受理。')
    expect(silent).toContain('受理日期2026年6月1日')
    expect(silent).toContain(`${food}2026年6月9日`)
  })

  it('marks dates that reach into a year whose holidays are not arranged', async () => {
    await laterOn('2026-12-25T02:00:00Z')
    const late = await submitRestaurant()
    await act('reviewer@market-regulation-410105', 'E3.1', 'verdict', { verdict: 'complete' }, late)
    expect(await read('accepted', 'E3.1', late)).toMatch(
      /承诺办结日期2027年1月\d+日（暂定：跨入尚未公布放假安排的年份）/,
    )
  })

  it('cites no licensing law where the service is no licence', async () => {
    const { body: view } = await wang.get<CaseView>(`/api/cases/${caseNo}`)
    const part = { ...view.parts[2]!, authorityId: 'fire-rescue-410105' }
    const due = { due: '2026-06-16', provisional: false }
    const other = { part, licence: false } as const
    const print = (notice: CaseNotice) => {
      const { opening, facts, closing } = letterOfNotice(view, notice)
      return [...opening, ...facts.flat(), ...closing].join()
    }
    const accepted = {
      kind: 'accepted',
      acceptedOn: '2026-06-02',
      silentSince: null,
      promised: due,
      legal: null,
      deferred: null,
      ...other,
    } as const
    for (const text of [
      print(accepted),
      print({ ...accepted, silentSince: '2026-06-02' }),
      print({ ...accepted, silentSince: '2026-05-25' }),
      print({
        ...accepted,
        promised: null,
        deferred: { items: ['名册'], by: due, promise: { by: '王秀英', on: '2026年6月1日' } },
      }),
      print({
        kind: 'correction',
        number: 2,
        answerBy: due,
        items: [{ name: '名册', problems: ['缺页'], parts: [part] }],
        licences: 'none',
      }),
      print({
        kind: 'paused',
        procedure: '公示',
        reason: '审核结果公示',
        days: 15,
        law: null,
        ...other,
      }),
      print({ kind: 'extended', by: { days: 30, unit: 'naturalDay' }, reason: '路远', promised: null, ...other }),
    ]) {
      expect(text).toContain('按规定')
      expect(text).not.toMatch(/行政许可法|条例》|第[一二三四五六七八九十百]+条/)
    }
  })
})

const inWords = (date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
