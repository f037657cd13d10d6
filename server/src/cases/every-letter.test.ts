/** 王秀英 opens a bar where people sing, and a restaurant: whatever happens on the way is told in writing. */
import type { ServiceType } from '@onething/core/catalogue/vocabulary.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Letter } from '../documents/letter.ts'
import { pagesOf } from '../documents/pdf-text.ts'
import type { TaskView } from '../subcases/view.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { catalogue } from '../testing/catalogue.ts'
import { photo } from '../testing/photo.ts'
import { kindOf } from './document-kinds.ts'
import { documentEntries } from './issuing.ts'
import { aboutCase } from './letters/about.ts'
import { expireCorrections, expireDeferrals, letTimePass } from './overdue.ts'
import { loadWholeCase } from './store.ts'
import type { CaseView, DocumentView } from './view.ts'

const food = 'market-regulation-410105'
const city = 'urban-construction-410105'
const fire = 'fire-rescue-410105'
const culture = 'culture-tourism-410105'
const organs = {
  food: '郑州市金水区市场监督管理局',
  city: '郑州市金水区住房和城乡建设局',
  fire: '郑州市金水区消防救援大队',
  culture: '郑州市金水区文化广电和旅游局',
}

const bar = {
  'capital.foreign': false,
  ktv: true,
  siteBan: [],
  'premises.tenure': 'leased',
  'food.mode': 'onSite',
  'premises.area': 350,
  'drain.toPublicSewer': true,
  'premises.inManagedBuilding': false,
}
const restaurant = {
  'premises.area': 320,
  'drain.toPublicSewer': true,
  'premises.inManagedBuilding': false,
  'adv.kind': 'largeOutdoor',
}

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const wang = () => app.as('wangxiuying')
const see = async (caseNo: string) => (await (await wang()).get<CaseView>(`/api/cases/${caseNo}`)).body

interface Begun {
  deferring?: boolean
  committing?: string[]
  form?: object
}

async function submitted(
  lifeEvent: string,
  facts: object,
  { deferring, committing, form }: Begun = {},
): Promise<string> {
  const desk = await wang()
  const { body } = await desk.post<CaseView>('/api/cases', { lifeEvent, region: '410105', facts })
  const { caseNo } = body
  const later = body.draft!.plan.evidence.filter(line => line.necessity === 'deferrable' && !line.exempt)
  if (deferring) await desk.put(`/api/cases/${caseNo}/draft`, { deferrals: later.map(line => line.type) })
  if (committing) await desk.put(`/api/cases/${caseNo}/draft`, { commitments: committing })
  if (form) await desk.put(`/api/cases/${caseNo}/draft`, { form })
  const { draft } = await desk.complete(caseNo)
  const { reviewedHash } = draft!
  expect((await desk.post(`/api/cases/${caseNo}/submission`, { reviewedHash })).status).toBe(200)
  return caseNo
}

async function act(caseNo: string, authority: string, part: string, what: string, body: object, by = 'reviewer') {
  const desk = await app.as(`${by}@${authority}`)
  const done = await desk.post(`/api/sub-cases/${caseNo}/${part}/${what}`, body)
  expect(done, `${what} ${JSON.stringify(done.body)}`).toMatchObject({ status: 200 })
}
const complete = (caseNo: string, authority: string, part: string) =>
  act(caseNo, authority, part, 'verdict', { verdict: 'complete' })
async function does(caseNo: string, what: string, body: object = {}) {
  const done = await (await wang()).post(`/api/cases/${caseNo}/${what}`, body)
  expect(done, `${what} ${JSON.stringify(done.body)}`).toMatchObject({ status: 200 })
}
const comesTheDay = (date: string) => app.setNow(`${date}T02:00:00Z`)

const list = async (caseNo: string, account = 'wangxiuying') =>
  (await (await app.as(account)).get<DocumentView[]>(`/api/cases/${caseNo}/documents`)).body
async function pdfOf({ url }: DocumentView, account = 'wangxiuying'): Promise<Buffer> {
  const { status, body } = await (await app.as(account)).get<Buffer>(url)
  expect(status).toBe(200)
  return body
}
const textOf = (pdf: Buffer) => pagesOf(pdf).join('').replaceAll('\u200b', '')

/** The newest document of its kind says all of this, and carries a number of its character. */
async function says(caseNo: string, kind: DocumentView['kind'], number: string, words: string[], part?: string) {
  const found = (await list(caseNo)).findLast(one => one.kind === kind && (!part || one.part === part))
  expect(found, kind).toBeDefined()
  expect(found!.number).toMatch(new RegExp(`${number}字〔2026〕第\\d{6}号$`))
  const text = textOf(await pdfOf(found!))
  for (const one of [found!.name, ...words]) expect(text).toContain(one)
  return text
}

describe('a bar where people sing', () => {
  let caseNo: string
  beforeAll(async () => {
    comesTheDay('2026-06-01')
    caseNo = await submitted('E5', bar, { form: { 'fire.procedure': 'general' } })
    await complete(caseNo, food, 'E5.1')
    await complete(caseNo, fire, 'E5.2')
    await complete(caseNo, culture, 'E5.4')
    await complete(caseNo, city, 'E5.5')
  })

  const confirmed = async () => {
    const { visits } = await see(caseNo)
    const open = visits.at(-1)!
    const [slot] = open.slots
    await does(caseNo, `visits/${open.number}/slot`, { date: slot!.date, half: slot!.half })
    return slot!
  }
  const checksOf = async (authority: string, part: string) =>
    (await (await app.as(`reviewer@${authority}`)).get<TaskView>(`/api/sub-cases/${caseNo}/${part}`)).body.checks
  const find = async (authority: string, part: string, wrong: string | null, more: object = {}) => {
    const items = (await checksOf(authority, part)).map((check, at) => ({
      check,
      ok: wrong === null || at > 0,
      note: at === 0 && wrong ? wrong : '',
    }))
    await act(caseNo, authority, part, 'finding', { officers: ['赵勘验', '钱复核'], items, ...more })
  }

  it('勘验通知书: one for all departments, when, where, what they look at and what to have ready', async () => {
    await act(caseNo, food, 'E5.1', 'visit', {})
    const slot = await confirmed()
    const text = await says(caseNo, 'visitConfirmed', '勘通', [
      `勘验时间${inWords(slot.date)}${slot.half === 'am' ? '上午' : '下午'}`,
      '勘验地点',
      '根据《中华人民共和国行政许可法》第三十四条的规定',
      '两名以上工作人员',
      '授权委托书',
      ...Object.values(organs),
      (await checksOf(fire, 'E5.2'))[0]!,
    ])
    expect(text.match(/（演示印章）/g)).toHaveLength(4)
    comesTheDay(slot.date)
  })

  it('联合勘验记录: check by check, two officers each, the photos, and the one list of what is to be put right', async () => {
    const desk = await app.as(`reviewer@${fire}`)
    const photos: string[] = []
    for (const name of ['安全出口.jpg', '疏散走道.jpg', '灭火器.jpg']) {
      const sent = await desk.upload<{ id: string }>(
        `/api/sub-cases/${caseNo}/E5.2/photos`,
        'visit-photo',
        name,
        photo({ width: 2400, height: 1800, seed: photos.length + 1 }),
      )
      expect(sent.status).toBe(201)
      photos.push(sent.body.id)
    }
    await find(food, 'E5.1', null)
    await find(fire, 'E5.2', '安全出口处堆放杂物', { photos, note: '现场有人员值守' })
    await find(culture, 'E5.4', null)
    await find(city, 'E5.5', '隔油池尚未安装')
    const { visits, parts } = await see(caseNo)
    const by = parts.find(part => part.part === 'E5.2')!.turns.inspection!.by!
    expect(visits).toHaveLength(1)
    const text = await says(caseNo, 'visitClosed', '勘录', [
      '联合勘验记录暨整改通知书',
      '赵勘验、钱复核',
      '需要整改',
      '安全出口处堆放杂物',
      '隔油池尚未安装',
      '说明：现场有人员值守',
      `整改清单（各部门合并，一次列明；期限为${inWords(by)}）`,
      '照片1',
      '照片3',
      `请在${inWords(by)}前（含当日）完成整改`,
    ])
    expect(text.match(/勘验人员签名（赵勘验、钱复核）/g)).toHaveLength(4)
    const record = (await list(caseNo)).find(one => one.kind === 'visitClosed')!
    expect((await pdfOf(record)).length).toBeLessThan(2_000_000)
  })

  it('复验 likewise, by those who found something', async () => {
    await does(caseNo, 'rectification')
    await act(caseNo, fire, 'E5.2', 'visit', {})
    const slot = await confirmed()
    const called = await says(caseNo, 'visitConfirmed', '勘通', ['勘验通知书（复验）', '整改情况的说明'])
    expect(called).not.toContain(organs.food)
    comesTheDay(slot.date)
    await find(fire, 'E5.2', null)
    await find(city, 'E5.5', null)
    const text = await says(caseNo, 'visitClosed', '勘录', ['联合复验记录', '合格'])
    expect(text).not.toContain('整改通知书')
  })

  it('会审记录 is for the departments and nobody else', async () => {
    const today = app.now().toISOString().slice(0, 10)
    const meeting = { date: today, half: 'am', place: '政务服务中心三楼会议室', subject: '疏散通道与包间布局' }
    await act(caseNo, fire, 'E5.2', 'review-meeting', { ...meeting, parts: ['E5.2', 'E5.4'] })
    await act(caseNo, fire, 'E5.2', 'review-opinion', {
      attendees: ['孙工', '李工'],
      agrees: true,
      opinion: '疏散宽度满足要求',
    })
    await act(caseNo, culture, 'E5.4', 'review-opinion', {
      attendees: ['周科'],
      agrees: false,
      opinion: '包间门应当设透明窗',
    })
    expect((await list(caseNo)).map(one => one.kind)).not.toContain('reviewClosed')
    expect((await list(caseNo, 'clerk@410105')).map(one => one.kind)).not.toContain('reviewClosed')
    const inside = (await list(caseNo, `reviewer@${culture}`)).find(one => one.kind === 'reviewClosed')!
    expect(inside.number).toContain('会录字')
    const text = textOf(await pdfOf(inside, `reviewer@${culture}`))
    for (const words of [
      '孙工、李工',
      '同意：疏散宽度满足要求',
      '不同意：包间门应当设透明窗',
      meeting.subject,
      '不对外提供',
    ])
      expect(text).toContain(words)
    for (const account of ['wangxiuying', 'clerk@410105'])
      expect((await (await app.as(account)).get(inside.url)).status).toBe(404)
  })

  it('听证: told of it, called to it, moved, and what was said there', async () => {
    await act(caseNo, food, 'E5.1', 'hearing', { reason: '油烟排放影响相邻住户', interested: ['文化路社区居民委员会'] })
    const offered = await says(caseNo, 'hearingOffered', '听告', [
      '第四十七条',
      '油烟排放影响相邻住户',
      '文化路社区居民委员会',
      '二十个工作日内组织听证',
      '不承担组织听证的费用',
    ])
    expect(offered).toMatch(/提出听证申请的期限2026年\d+月\d+日前（含当日）/)

    await act(caseNo, culture, 'E5.4', 'hearing', { reason: '设立娱乐场所', interested: [] })
    await says(caseNo, 'hearingOffered', '听告', ['第四十六条', '听证的依据', '另行通知'], 'E5.4')
    const day = dayAfter(app.now(), 14)
    const later = dayAfter(app.now(), 18)
    await act(caseNo, culture, 'E5.4', 'hearing-date', {
      date: day,
      time: '09:30',
      place: '区政府二楼听证室',
      host: '郑主持',
    })
    await says(caseNo, 'hearingScheduled', '听通', [
      '听证通知书',
      '区政府二楼听证室',
      '郑主持',
      '申请回避',
      '第四十八条',
    ])
    await act(caseNo, culture, 'E5.4', 'hearing-date', {
      date: later,
      time: '14:30',
      place: '区政府二楼听证室',
      host: '郑主持',
    })
    await says(caseNo, 'hearingScheduled', '听通', ['听证通知书（改期）', `原定于${inWords(day)}9:30举行的听证改期`])
    comesTheDay(later)
    const record = '申请人：场所已按消防要求整改。\n社区代表：希望二十三时以后不产生噪声。\n申请人：同意。'
    await act(caseNo, culture, 'E5.4', 'hearing-record', { record })
    await says(caseNo, 'hearingHeld', '听录', [
      '听证笔录',
      '希望二十三时以后不产生噪声。',
      `听证时间${inWords(later)}`,
      '签字或者盖章（核对无误后）',
      '根据听证笔录，依照《中华人民共和国行政许可法》第四十八条',
    ])
  })

  it('前置未通过: which one, the three choices, by when; and what follows each', async () => {
    await app.decide(caseNo, 'E5.2', fire, { result: 'denied', reasons: '疏散通道宽度不足' })
    const { blocked } = (await see(caseNo)).parts.find(part => part.part === 'E5.4')!.turns
    await says(caseNo, 'blocked', '前告', [
      '前置事项未通过告知书',
      `（${organs.fire}）`,
      '作出不予批准的决定',
      '不再办理，撤回本事项',
      '保留等待',
      '最长60日',
      '用另行取得的结果继续办理',
      `选择的期限${inWords(blocked!.chooseBy)}前（含当日）`,
    ])
    await act(caseNo, fire, 'E5.2', 'reopening', { basis: '金政复决字〔2026〕12号行政复议决定' })
    const again = await says(caseNo, 'reopened', '重', [
      '重新办理告知书',
      '金政复决字〔2026〕12号行政复议决定',
      '不需要重新提交申请',
      '作出了不予批准的决定',
    ])
    expect(again).toContain('自本告知书作出之日起重新计算')
  })

  it('终止, 部分准予, 撤回 of one part', async () => {
    await act(caseNo, city, 'E5.5', 'termination', {
      ground: 'lapsed',
      reasons: '该路段改为雨污合流临时管网，不再办理',
    })
    await says(caseNo, 'terminated', '终', [
      '终止审查决定书',
      '该路段改为雨污合流临时管网',
      '六十日内向',
      '因法律、政策变化不再办理',
    ])
    await does(caseNo, 'parts/E5.1/hearing', { wanted: false })
    await act(caseNo, food, 'E5.1', 'opinion', { result: 'granted' })
    const partly = { result: 'granted', excluded: '冷食类食品制售', reasons: '专间面积不足' }
    await act(caseNo, food, 'E5.1', 'decision', partly, 'reviewer2')
    await says(caseNo, 'granted', '许', [
      '准予行政许可决定书（部分准予）',
      '不予准予的内容：冷食类食品制售',
      '理由：专间面积不足',
      '第三十八条的规定',
      '六十日内',
    ])
    await does(caseNo, 'withdrawal', { reason: '不再经营歌舞娱乐', parts: ['E5.4'] })
    await says(caseNo, 'partWithdrawn', '准撤', ['撤回申请确认书', '不再经营歌舞娱乐', '准予撤回'])
  })

  it('送达回证: what was delivered, to whom, when and how; then 撤销 by its article', async () => {
    await app.decide(caseNo, 'E5.2', fire)
    const granted = (await list(caseNo)).findLast(one => one.part === 'E5.2')!
    const collector = { name: '王小军', idNumber: '410199197803120280' }
    const desk = await app.as('clerk@410105')
    expect((await desk.post(`/api/cases/${caseNo}/collection`, { collector })).status).toBe(200)
    const text = await says(caseNo, 'collected', '达', [
      '送达回证',
      granted.number!,
      '受送达人',
      '在综合窗口当面交付',
      '王小军（410199********0280）',
      `送达时间${inWords(app.now().toISOString().slice(0, 10))}10时00分`,
      '终止审查决定书',
    ])
    for (const { number } of (await see(caseNo)).outputs) expect(text).toContain(number)

    await act(caseNo, food, 'E5.1', 'revocation', { ground: 'fraud', reasons: '健康证明系伪造' })
    expect((await list(caseNo)).map(one => one.kind)).not.toContain('revoked')
    await act(caseNo, food, 'E5.1', 'revocation-approval', { approved: true }, 'reviewer2')
    await says(caseNo, 'revoked', '撤许', [
      '撤销行政许可决定书',
      '根据《中华人民共和国行政许可法》第六十九条第二款的规定',
      '健康证明系伪造',
      '六十日内',
      '不再有效',
    ])
    await act(caseNo, fire, 'E5.2', 'revocation', { ground: 'surrendered', reasons: '申请人申请注销' })
    await act(caseNo, fire, 'E5.2', 'revocation-approval', { approved: true }, 'reviewer2')
    await says(caseNo, 'revoked', '注许', ['注销行政许可决定书', '第七十条第（六）项', '注销手续'])
  })

  it('of a service that is no licence none of them cites the law of licences', async () => {
    const whole = (await loadWholeCase(app.database, caseNo))!
    const about = await aboutCase(app.parts, whole)
    const kinds = new Set<string>()
    for (const entry of documentEntries(whole)) {
      const kind = kindOf(entry, whole.journal)!
      const letter = await kind.letter({ ...about(entry), typeOf: (): ServiceType => 'confirmation' })
      kinds.add(kind.name)
      // It lists the letters as they are called.
      if (kind.name === 'collected') continue
      expect(wordsOf(letter), kind.name).not.toMatch(/行政许可|法》第|条例》第/)
    }
    expect(kinds.size).toBeGreaterThan(12)
  })

  it('she was told of each act once', async () => {
    await app.carryOut()
    await app.carryOut()
    const { body } = await (await wang()).get<{ caseNo: string; text: string }[]>('/api/messages')
    const texts = body.filter(one => one.caseNo === caseNo).map(one => one.text)
    for (const [words, times] of [
      ['有事项已受理', 4],
      ['现场勘验有 2 项需要整改', 1],
      ['现场勘验已经完成', 1],
      ['有事项没有获得批准', 1],
      ['重新办理', 1],
      ['已部分准予', 1],
      ['全部办结：2 项准予，共 4 项。请领取结果。', 1],
      ['已经送达', 1],
      ['被依法撤销', 1],
    ] as const)
      expect(
        texts.filter(text => text.includes(words)),
        words,
      ).toHaveLength(times)
    expect(texts.join()).not.toContain('评审')
  })
})

describe('promises', () => {
  it('告知承诺书 on submission; what turns out untrue is put right or revoked', async () => {
    comesTheDay('2026-06-01')
    const caseNo = await submitted('E3', restaurant, { committing: ['E3.3'] })
    const told = await says(caseNo, 'commitment', '承', [
      '告知承诺书',
      organs.fire,
      '符合该事项的办理条件、标准和要求',
      '20个工作日内',
      '承诺人：郑州市金水区秀英家常菜馆；承诺日期：2026年6月1日',
      '依法撤销已经作出的决定',
    ])
    expect(told).not.toContain(organs.food)
    await complete(caseNo, fire, 'E3.3')
    await app.decide(caseNo, 'E3.3', fire)
    const check = { kept: false, findings: '疏散指示标志缺失', rectifyBy: '2026-06-12' }
    await act(caseNo, fire, 'E3.3', 'commitment-check', check)
    await says(caseNo, 'commitmentToRectify', '责改', [
      '责令整改通知书',
      '疏散指示标志缺失',
      '整改期限2026年6月12日前（含当日）',
    ])
    comesTheDay('2026-06-15')
    await act(caseNo, fire, 'E3.3', 'commitment-check', { kept: false, findings: '仍未设置' })
    await says(caseNo, 'commitmentBroken', '核', ['承诺核查意见书', '核查意见承诺不实', '仍未设置'])
    await act(caseNo, fire, 'E3.3', 'revocation-approval', { approved: true }, 'reviewer2')
    await says(caseNo, 'revoked', '撤许', ['告知承诺的内容不实', '第六十九条第二款'])
  })

  it('容缺受理通知书 holds what she promised; what does not come in time is deemed withdrawn', async () => {
    comesTheDay('2026-06-01')
    const caseNo = await submitted('E3', restaurant, { deferring: true })
    await complete(caseNo, fire, 'E3.3')
    await says(caseNo, 'acceptedDeferring', '容受', [
      '申请人的承诺：申请人承诺在',
      '承诺人：郑州市金水区秀英家常菜馆；承诺日期：2026年6月1日',
    ])
    comesTheDay('2026-06-30')
    await expireDeferrals(app.parts)
    await says(caseNo, 'deferralExpired', '视撤', ['视为撤回告知书', '逾期没有补交', '可以重新申请'])
  })
})

describe('公告', () => {
  it('特别程序告知书 says from when to when', async () => {
    comesTheDay('2026-06-01')
    const clerk = await app.as('clerk@410108')
    const { facts } = catalogue.lifeEvents.P2!.examples[0]!
    const onBehalfOf = { name: '周桂英', idNumber: '410199197803120280', phone: '13800000000' }
    const { body } = await clerk.post<CaseView>('/api/cases', { lifeEvent: 'P2', region: '410108', facts, onBehalfOf })
    const { caseNo } = body
    const { reviewedHash } = (await clerk.complete(caseNo)).draft!
    expect((await clerk.post(`/api/cases/${caseNo}/submission`, { reviewedHash })).status).toBe(200)
    const organ = 'civil-affairs-410108'
    await complete(caseNo, organ, 'P2.1')
    const notice = { kind: '公告查找生父母', reason: '查找不到生父母', days: 42, publishedOn: '2026-05-29' }
    await act(caseNo, organ, 'P2.1', 'pause', notice)
    const paused = (await list(caseNo, 'clerk@410108')).find(one => one.kind === 'paused')!
    const text = textOf(await pdfOf(paused, 'clerk@410108'))
    for (const words of [
      '公告查找生父母期间2026年5月29日至2026年7月28日（含当日）',
      '预计所需时间42个工作日',
      '自公告查找生父母开始之日起暂停计算办理期限',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('行政许可')
  })
})

describe('what is not accepted, and what is given up', () => {
  let caseNo: string
  beforeAll(async () => {
    comesTheDay('2026-06-01')
    caseNo = await submitted('E3', restaurant)
  })

  it('不受理, 不予受理 with the right organ, 不予受理 otherwise', async () => {
    const refuse = (authority: string, part: string, more: object) =>
      act(caseNo, authority, part, 'verdict', { verdict: 'refuse', ...more })
    await refuse(city, 'E3.2', { ground: 'notNeeded', reasons: '面积不足十平方米的店招不需要审批' })
    await says(
      caseNo,
      'refused',
      '不受',
      ['不受理告知书', '第三十二条第一款第（一）项', '依法不需要取得行政许可'],
      'E3.2',
    )
    await refuse(city, 'E3.4', {
      ground: 'wrongOrgan',
      rightOrgan: '郑州市城市管理局',
      reasons: '该管网由市级管理',
    })
    const wrong = ['不予受理通知书', '第三十二条第一款第（二）项', '请向郑州市城市管理局申请。']
    await says(caseNo, 'refused', '不受', wrong, 'E3.4')
    await refuse(fire, 'E3.3', { ground: 'notEligible', reasons: '场所尚未竣工' })
    await says(caseNo, 'refused', '不受', ['不予受理通知书', '不符合法定受理条件', '场所尚未竣工', '六十日内'], 'E3.3')
  })

  it('whoever answers no correction is told that it is deemed withdrawn, and that all is over with nothing to collect', async () => {
    const items = [{ kind: 'evidence', target: 'premises-drawings', problem: '缺图签' }]
    await act(caseNo, food, 'E3.1', 'verdict', { verdict: 'correct', items })
    const { answerBy } = (await see(caseNo)).correction!
    comesTheDay('2026-07-15')
    await expireCorrections(app.parts)
    await says(caseNo, 'deemedWithdrawn', '视撤', [`在${inWords(answerBy)}前没有补正`])
    await app.carryOut()
    const { body } = await (await wang()).get<{ caseNo: string; text: string }[]>('/api/messages')
    const last = body.find(one => one.caseNo === caseNo)!
    expect(last.text).toContain('全部办结')
    expect(last.text).not.toContain('领取')
  })

  it('撤回 of everything, signed by all', async () => {
    comesTheDay('2026-06-01')
    const other = await submitted('E3', restaurant)
    await does(other, 'withdrawal', { reason: '铺面没有谈成' })
    const text = await says(other, 'caseWithdrawn', '准撤', [
      '撤回申请确认书',
      '铺面没有谈成',
      '准予撤回',
      organs.food,
      organs.fire,
      organs.city,
    ])
    expect(text.match(/（演示印章）/g)).toHaveLength(3)
  })

  it('a draft given up is told to nobody', async () => {
    const { body } = await (await wang()).post<CaseView>('/api/cases', {
      lifeEvent: 'E3',
      region: '410105',
      facts: restaurant,
    })
    await does(body.caseNo, 'withdrawal', { reason: '填错了' })
    expect(await list(body.caseNo)).toEqual([])
  })

  it('no choice after a prerequisite failed: deemed withdrawn', async () => {
    comesTheDay('2026-06-01')
    const other = await submitted('E5', bar)
    await complete(other, fire, 'E5.2')
    await app.decide(other, 'E5.2', fire, { result: 'denied', reasons: '无消防通道' })
    comesTheDay('2026-07-01')
    await letTimePass(app.parts)
    await says(other, 'choiceExpired', '视撤', ['在告知的期限内没有选择如何办理'])
  })
})

/** Every text of a letter but its title and the names in it. */
const wordsOf = ({ opening, facts, list, sections, closing }: Letter): string =>
  [
    ...opening,
    ...facts.filter(([name]) => name !== '听证的依据').flat(),
    ...(list ? [...list.heads, ...list.rows.flat()] : []),
    ...sections.flatMap(one => [one.name, ...one.paragraphs, ...(one.list?.heads ?? [])]),
    ...closing,
  ].join('\n')

const dayAfter = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

const inWords = (date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
