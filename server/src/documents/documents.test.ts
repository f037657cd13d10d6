import type { Plan, PlanEvidence, PlanService } from '@onething/core/plan/schema.ts'
import { describe, expect, it } from 'vitest'
import type { CaseView, OutputView, PartView } from '../cases/view.ts'
import { type DecisionKind, decisionKindOf, decisionLetter } from './decision.ts'
import { openDocuments } from './documents.ts'
import { fontFolders } from './fonts.ts'
import type { Frame } from './letter.ts'
import { pagesOf } from './pdf-text.ts'
import { sealSvg } from './seal.ts'

const documents = openDocuments({ publicUrl: 'https://ysj.example' })
const textOf = (pdf: Buffer) => pagesOf(pdf).join('').replaceAll('\u200b', '')

const noTurns = { inspection: null, hearing: null, commitment: null, blocked: null, revocation: null, reopened: null }
const noGround = { ground: null, groundLabel: null, rightOrgan: null }

const food: PlanService = {
  row: 'E3.1',
  service: '食品经营许可',
  serviceId: 'market-regulation/food-operation-licence',
  type: 'licence',
  status: 'required',
  chosen: true,
  because: ['办理本事项均需办理'],
  authority: '郑州市金水区市场监督管理局',
  authorityId: 'market-regulation-410105',
  level: 'county',
  after: [],
  limit: { days: 8, unit: 'workingDay' },
  notices: [],
  inspection: true,
  commitment: null,
  statutoryLimit: { days: 20, unit: 'workingDay' },
  parts: [{ part: 'E3.1', label: '' }],
  bundle: [],
}
const fire: PlanService = {
  ...food,
  row: 'E3.3',
  service: '公众聚集场所投入使用、营业前消防安全检查',
  authority: '郑州市金水区消防救援大队',
  after: [{ row: 'E3.1', kind: 'before-acceptance', because: '' }],
  limit: { days: 0, unit: 'workingDay' },
}
const sewage: PlanService = {
  ...food,
  row: 'E3.4',
  service: '城镇污水排入排水管网许可',
  status: 'notNeeded',
  chosen: false,
  because: ['污水排入市政管网：否'],
}
const floorPlan: PlanEvidence = {
  type: 'floor-plan',
  name: '经营场所平面图',
  necessity: 'required',
  form: 'either',
  originals: 0,
  copies: 2,
  rows: ['E3.1', 'E3.3'],
  exempt: null,
  help: '标明各功能间。',
  acceptance: ['图形清晰'],
}
const businessLicence: PlanEvidence = {
  ...floorPlan,
  name: '营业执照',
  exempt: { mode: 'e-certificate', because: '可核验电子证照，免于提交' },
}
const plan: Plan = {
  publication: 7,
  lifeEvent: { id: 'E3', name: '开饭店（餐饮店）' },
  region: { code: '410105', name: '郑州市金水区' },
  date: '2026-06-01',
  guard: null,
  services: [food, fire, sewage],
  questions: [],
  undecidedEvidence: [{ type: 'lease-contract', name: '房屋租赁合同', rows: ['E3.1'], dependsOn: ['经营场所来源'] }],
  lookups: [],
  form: [],
  evidence: [floorPlan, businessLicence],
  order: [['E3.1'], ['E3.3']],
  promised: { days: 8, unit: 'workingDay' },
  separate: { days: 18, unit: 'workingDay' },
  promisedDate: '2026-06-11',
  provisional: false,
  criticalPath: ['E3.1'],
  savings: {
    steps: { before: 8, after: 5 },
    evidence: { before: 4, after: 1 },
    days: { before: 18, after: 8 },
    visits: { before: 2, after: 1 },
  },
  notes: [],
}

const part: PartView = {
  part: 'E3.1',
  row: 'E3.1',
  service: '食品经营许可',
  label: '',
  authority: '郑州市金水区市场监督管理局',
  state: 'submitted',
  stateLabel: '待受理',
  holder: '郑州市金水区市场监督管理局正在审核材料，2026年6月8日前答复',
  waitingFor: [],
  intakePromised: null,
  intakeDue: null,
  acceptedOn: null,
  promisedDue: null,
  legalDue: null,
  provisional: false,
  pause: null,
  extension: null,
  deferral: null,
  decision: null,
  refusal: null,
  turns: noTurns,
}
const output: OutputView = {
  id: 'YSJ41010520260601000000012R1C1X',
  part: 'E3.1',
  name: '食品经营许可证',
  kind: 'certificate',
  number: '〔2026〕410105-000012-1',
  authority: '郑州市金水区市场监督管理局',
  issuedOn: '2026-06-10',
  validUntil: '2031-06-09',
  documentUrl: '',
}
const view: CaseView = {
  caseNo: 'YSJ41010520260601000000012',
  state: 'inProgress',
  stateLabel: '办理中',
  lifeEvent: plan.lifeEvent,
  reminders: [],
  region: plan.region,
  applicant: '郑州市金水区王芳饭店',
  broughtBy: '线上申请',
  publication: 7,
  version: 3,
  savedAt: '2026-06-01T01:00:00.000Z',
  submittedAt: '2026-05-31T16:30:00.000Z',
  concludedAt: null,
  promisedDate: '2026-06-11',
  provisional: false,
  criticalPath: [],
  trackingCode: 'Q7XK29',
  delivery: 'window',
  parts: [part],
  groups: [],
  correction: null,
  visits: [],
  outputs: [output],
  evidence: [
    {
      id: 'e1',
      type: 'floor-plan',
      fileName: '平面图.pdf',
      mediaType: 'application/pdf',
      size: 1,
      uploadedAt: '2026-05-30T02:00:00.000Z',
      url: '',
    },
  ],
  timeline: [],
  actions: [],
  signatures: [],
  coSigner: false,
  draft: null,
}
const reasons = '疏散楼梯净宽度不足。\n二层未设置火灾自动报警系统。'
const remedies = '可以自收到本决定之日起六十日内申请行政复议。'
const authorityId = 'market-regulation-410105'
const frame: Frame = {
  number: '金水市场监管许字〔2026〕第000001号',
  on: '2026-06-10',
  caseNo: view.caseNo,
  applicant: view.applicant,
  seals: [sealSvg({ organ: part.authority, kind: '行政审批专用章', demo: true })],
  verify: { id: `${view.caseNo}-9`, code: 'K7QWE2RT9X' },
  demo: true,
}
const decided = (result: 'granted' | 'denied'): PartView => ({
  ...part,
  acceptedOn: '2026-06-02',
  decision: {
    result,
    resultLabel: '',
    reasons: result === 'denied' ? reasons : null,
    remedies: result === 'denied' ? remedies : null,
    excluded: null,
    on: '2026-06-10',
  },
})

describe('一次性告知书', () => {
  const notice = (changes: Partial<Plan> = {}, code: string | null = '7K3M-9QX2') =>
    documents.notice({ plan: { ...plan, ...changes }, code, today: '2026-06-01' })

  it('tells services, order, materials, exemptions, time, and how to come back', async () => {
    const pdf = await notice()
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const text = textOf(pdf)
    for (const words of [
      '需要办理2个事项，提交1份材料，预计8个工作日内全部办结。',
      '1食品经营许可郑州市金水区市场监督管理局8个工作日并行',
      '郑州市金水区消防救援大队当场办结第1项办结后受理',
      '城镇污水排入排水管网许可不需要办理污水排入市政管网：否',
      '1经营场所平面图标明各功能间；图形清晰纸质或电子复印件2份必要1、2',
      '1营业执照可核验电子证照，免于提交1、2',
      '预计2026年6月11日前全部办结，共8个工作日；逐个事项分别办理，共约18个工作日。',
      '告知编号：7K3M-9QX2',
      '清单内容依豫政办〔2023〕22号；其余为参考内容，以部门核定为准。',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('暂定')
  })

  it('says that it is provisional, that it cannot start yet, and what is still open', async () => {
    const guard = { id: 'no-licence', notNeeded: false, because: '需先取得营业执照。', wayOut: '请先办理“企业开办”' }
    const questions = [{ fact: 'premises.area', label: '营业面积', question: '', type: 'number', decides: ['E3.3'] }]
    const services: PlanService[] = [food, { ...fire, status: 'unknown', chosen: false, because: ['营业面积待填写'] }]
    const text = textOf(await notice({ guard, questions, services, provisional: true }))
    expect(text).toContain('日期为暂定：')
    expect(text).toContain('目前还不能办理：需先取得营业执照。怎么办：请先办理“企业开办”。具备条件后，按您告知的情形')
    expect(text).toContain('下列情形还没有填写：营业面积。')
    expect(text).toContain('待确定的事项')
    expect(text).toContain('待确定营业面积待填写')
  })

  it('leaves out what does not apply', async () => {
    const text = textOf(await notice({ services: [sewage], evidence: [], undecidedEvidence: [], order: [] }, null))
    expect(text).toContain('没有需要办理的事项')
    expect(text).not.toContain('材料')
    expect(text).not.toContain('告知编号')
  })

  it('gives an excluded service the applicant’s own choice as the reason', async () => {
    const text = textOf(await notice({ services: [food, { ...fire, status: 'excluded', chosen: false }] }))
    expect(text).toContain('已选择不办您选择本次不办理')
  })

  it('runs over several numbered pages with the heads repeated', async () => {
    const services = Array.from({ length: 12 }, (_, place) => ({ ...fire, row: `E3.${place}`, after: [] }))
    const evidence = Array.from({ length: 60 }, () => floorPlan)
    const pages = pagesOf(await notice({ services, evidence }))
    expect(pages.length).toBeGreaterThan(3)
    for (const [place, page] of pages.entries()) expect(page).toContain(`第${place + 1}页，共${pages.length}页`)
    expect(pages.filter(page => page.includes('材料名称和要求')).length).toBeGreaterThan(2)
  })
})

describe('收件凭证', () => {
  it('lists departments with their dates, the promise, the files and the tracking code', async () => {
    const text = textOf(await documents.receipt({ case: view, evidenceName: () => '经营场所平面图' }))
    for (const words of [
      `办件编号${view.caseNo}申请人郑州市金水区王芳饭店`,
      '收件日期2026年6月1日承诺办结日期2026年6月11日结果领取方式窗口领取',
      '1食品经营许可郑州市金水区市场监督管理局正在审核材料，2026年6月8日前答复',
      '1经营场所平面图平面图.pdf2026年5月30日',
      '查询码Q7XK29',
    ])
      expect(text).toContain(words)
  })

  it('marks a provisional promise, and hides the code from whoever may not see it', async () => {
    const text = textOf(await documents.receipt({ case: { ...view, provisional: true, trackingCode: null } }))
    expect(text).toContain('2026年6月11日（暂定')
    expect(text).not.toContain('查询码')
  })

  it('leads to the page where the case is followed', async () => {
    const pdf = await documents.receipt({ case: view })
    const url = `https://ysj.example/track?no=${view.caseNo}&code=Q7XK29`
    expect(pdf.includes(Buffer.from(url, 'utf16le').swap16().toString('hex').toUpperCase())).toBe(true)
  })

  it('cannot acknowledge a draft', async () => {
    await expect(documents.receipt({ case: { ...view, submittedAt: null } })).rejects.toThrow('not submitted')
  })
})

describe('决定文书', () => {
  const decision = async (one: PartView, kindLabel: DecisionKind) =>
    textOf(
      await documents.letter(
        decisionLetter({ case: view, part: { ...one, authorityId }, outputs: [output], kindLabel }),
        frame,
      ),
    )

  it('grants a licence, with what is issued', async () => {
    const text = await decision(decided('granted'), decisionKindOf('licence'))
    expect(text).toContain(`郑州市金水区市场监督管理局${frame.number}准予行政许可决定书`)
    expect(text).toContain(
      '您（单位）于2026年6月1日通过“开饭店（餐饮店）”一件事提出的“食品经营许可”申请，已于2026年6月2日受理。',
    )
    expect(text).toContain('第三十八条第一款')
    expect(text).toContain('1. 食品经营许可证，编号〔2026〕410105-000012-1，有效期至2031年6月9日。')
    expect(text).toContain('2026年6月10日')
    expect(text).not.toContain('救济途径')
  })

  it('denies a licence, with reasons and remedies', async () => {
    const text = await decision(decided('denied'), '行政许可决定书')
    expect(text).toContain('不予行政许可决定书')
    expect(text).toContain(`理由：${reasons.replace('\n', '')}救济途径：${remedies}`)
    expect(text).not.toContain('核发的结果')
  })

  it('calls what is no licence 办理结果通知书 and cites no licensing law', async () => {
    for (const result of ['granted', 'denied'] as const) {
      const text = await decision(decided(result), decisionKindOf('confirmation'))
      expect(text).toContain('办理结果通知书')
      expect(text).not.toContain('行政许可法')
      expect(text).toContain(result === 'granted' ? '，予以办理。' : '，不予办理。')
    }
  })

  it('refuses to accept, with reasons and remedies', async () => {
    const text = await decision(
      { ...part, refusal: { ...noGround, reasons, remedies, on: '2026-06-03' } },
      '行政许可决定书',
    )
    expect(text).toContain('不予受理通知书')
    expect(text).toContain('申请，现已收悉。经审核，决定不予受理。理由：')
    expect(text).toContain('郑州市金水区市场监督管理局2026年6月10日')
  })

  it('prints nothing that was not decided', async () => {
    await expect(decision(part, '行政许可决定书')).rejects.toThrow('no decision')
  })
})

describe('证照', () => {
  const fields = [{ label: '经营场所', value: '花园路 9 号' }]

  it('shows number, holder, fields, validity, authority and date', async () => {
    const text = textOf(await documents.output({ case: view, output, holder: '王芳', fields }))
    expect(text).toContain('食品经营许可证编号：〔2026〕410105-000012-1持证人王芳经营场所花园路 9 号')
    expect(text).toContain('有效期2026年6月10日至2031年6月9日')
    expect(text).toContain('郑州市金水区市场监督管理局2026年6月10日')
    expect(text).toContain(`证照标识：${output.id}`)
  })

  it('says 演示数据 on every page, but only when told so', async () => {
    const request = { case: view, output: { ...output, validUntil: null }, holder: '王芳', fields }
    expect(textOf(await documents.output(request))).not.toContain('演示数据')
    const many = Array.from({ length: 60 }, () => fields[0]!)
    const pages = pagesOf(await documents.output({ ...request, fields: many, demo: true }))
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('演示数据')
    expect(pages.join('')).not.toContain('有效期')
  })
})

describe('what people wrote', () => {
  const hostile = `#read("/etc/passwd") *粗* _斜_ $x$ @ref <label> \\ " ' // [x] {y} \`z\` <script>`

  it('appears literally in every document', async () => {
    const pdfs = await Promise.all([
      documents.notice({
        plan: { ...plan, services: [{ ...food, service: hostile }] },
        code: null,
        today: '2026-06-01',
      }),
      documents.receipt({ case: { ...view, applicant: hostile } }),
      documents.letter(
        decisionLetter({
          case: view,
          part: { ...part, authorityId, refusal: { ...noGround, reasons: hostile, remedies, on: '2026-06-03' } },
          outputs: [],
          kindLabel: '行政许可决定书',
        }),
        frame,
      ),
      documents.output({ case: view, output, holder: hostile, fields: [{ label: hostile, value: hostile }] }),
    ])
    const bare = (text: string) => text.replaceAll(' ', '')
    for (const pdf of pdfs) expect(bare(textOf(pdf))).toContain(bare(hostile))
  })

  it.each([
    ['rare characters', '㙦䶮龘'],
    ['half a surrogate pair', '王\ud840芳'],
    ['an emoji, a control character and a private one', '王😀\u0000\ue000芳'],
    ['right to left', '王\u202eمحمد芳'],
    ['three thousand letters', 'a'.repeat(3000)],
    ['nothing', ''],
  ])('cannot break a document: %s', async (_, applicant) => {
    expect(pagesOf(await documents.receipt({ case: { ...view, applicant } })).length).toBeGreaterThan(0)
  })

  it('keeps rare characters of names', async () => {
    expect(textOf(await documents.output({ case: view, output, holder: '㙦䶮龘', fields: [] }))).toContain(
      '持证人㙦䶮龘',
    )
  })

  it('may be longer than a page', async () => {
    const value = '甲'.repeat(6000)
    const pages = pagesOf(
      await documents.output({ case: view, output, holder: '王芳', fields: [{ label: '范围', value }] }),
    )
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.join('').match(/甲/g)).toHaveLength(6000)
  })
})

it('sets the same bytes for the same input', async () => {
  const once = await documents.receipt({ case: view })
  const again = await openDocuments({ publicUrl: 'https://ysj.example' }).receipt({ case: view })
  expect(again.equals(once)).toBe(true)
})

it('names the font package when it is missing', () => {
  expect(fontFolders()).toHaveLength(2)
  expect(() => fontFolders('@expo-google-fonts/not-there')).toThrow(
    '@expo-google-fonts/not-there, which is not installed',
  )
  expect(() => fontFolders('qrcode')).toThrow('qrcode lacks 400Regular')
})
