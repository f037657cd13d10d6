/**
 * 金水区市场监督管理局 lets the centre of 金水区 accept the food licence for a year: 王秀英's restaurant is accepted on the
 * spot, in the bureau's name, and its officers decide it afterwards.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { statement } from '../db/database.ts'
import { firstBroken, type JournalRow } from '../journal/journal.ts'
import type { TaskProgress, TaskView } from '../subcases/view.ts'
import { onePagePdf } from '../testing/answers.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { catalogue } from '../testing/catalogue.ts'
import type { DelegatedPart, DelegationChoices, DelegationView, PublicDelegation } from './view.ts'

const organ = 'market-regulation-410105'
const food = 'market-regulation/food-operation-licence'
const [foodPart, advertising, fire] = ['E3.1', 'E3.2', 'E3.3'] as const
const facts = {
  'licence.exists': true,
  'premises.area': 320,
  'drain.toPublicSewer': true,
  'premises.inManagedBuilding': false,
  'adv.kind': 'largeOutdoor',
}
const sign = '“一件事一次办”综合受理窗口'
const centre = { kind: 'centre', region: '410105' }
const aYear = {
  delegate: centre,
  services: [food],
  from: '2026-06-01',
  until: '2027-05-31',
  basis: '金市监委〔2026〕3号',
}

interface Refused {
  detail: string
  allowed?: string[]
  errors: { target: string; message: string }[]
}

describe('acceptance at the window on a delegation', () => {
  let app: TestApp
  let clerk: Desk
  let colleague: Desk
  let manager: Desk
  let officer: Desk
  let granted: DelegationView

  beforeAll(async () => {
    app = await startTestApp()
    await comesTheDay('2026-06-01')
  })
  afterAll(() => app.close())

  const comesTheDay = async (date: string) => {
    app.setNow(`${date}T02:00:00Z`)
    clerk = await app.as('clerk@410105')
    colleague = await app.as('clerk2@410105')
    manager = await app.as(`manager@${organ}`)
    officer = await app.as(`reviewer@${organ}`)
  }

  /** 王秀英 stands at the window with everything. */
  async function aRestaurant(): Promise<string> {
    const { body } = await clerk.post<CaseView>('/api/cases', {
      lifeEvent: 'E3',
      region: '410105',
      facts,
      onBehalfOf: {
        name: '王秀英',
        idNumber: '410199197803120280',
        phone: '13800000001',
        enterprise: { name: '郑州市金水区秀英家常菜馆', creditCode: '92410105YX00000161' },
      },
    })
    const ready = await clerk.complete(body.caseNo)
    expect(ready.draft!.problems).toEqual([])
    const url = `/api/cases/${body.caseNo}/submission`
    expect((await clerk.post(url, { reviewedHash: ready.draft!.reviewedHash })).status).toBe(200)
    return body.caseNo
  }
  const at = (caseNo: string, part: string) => `/api/cases/${caseNo}/parts/${part}/verdict`
  const accept = (desk: Desk, caseNo: string, part: string, key?: string) =>
    desk.post<CaseView & Refused>(at(caseNo, part), { verdict: 'complete' }, key)
  const grant = (body: object, key?: string) => manager.post<DelegationView & Refused>('/api/delegations', body, key)
  const revoke = (number: string, reason: string, key?: string) =>
    manager.post<DelegationView & Refused>(`/api/delegations/${number}/revocation`, { reason }, key)
  const onTheSpot = async (desk: Desk, caseNo: string) =>
    (await desk.get<DelegatedPart[]>(`/api/cases/${caseNo}/delegated-parts`)).body
  const journalOf = async (caseNo: string) =>
    app.database.rows<JournalRow>(statement('test_journal', 'select * from journal where case_no = $1 order by seq'), [
      caseNo,
    ])

  it('without a delegation the window takes in and no more', async () => {
    const caseNo = await aRestaurant()
    expect(await onTheSpot(clerk, caseNo)).toEqual([])
    const refused = await accept(clerk, caseNo, foodPart)
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toMatch(/^郑州市金水区市场监督管理局没有委托本窗口受理“.+”，请由该机关受理$/)
  })

  it('the manager chooses among what the bureau handles and the centres around it', async () => {
    const { body } = await manager.get<DelegationChoices>('/api/delegations/choices')
    expect(body.authority).toEqual({ id: organ, name: '郑州市金水区市场监督管理局' })
    expect(body.services.map(one => one.id)).toContain(food)
    expect(body.services.some(one => one.id.startsWith('fire-rescue/'))).toBe(false)
    expect(body.places[0]).toMatchObject({ region: '410105', name: '郑州市金水区政务服务中心' })
    expect(body.places[0]!.windows).toContain(sign)
    const regions = body.places.map(place => place.region)
    expect(regions).toEqual(expect.arrayContaining(['410100', '410000', '410105001']))
  })

  it('says what is wrong with a delegation, field by field', async () => {
    const wrong = async (but: object) => {
      const { status, body } = await grant({ ...aYear, ...but })
      expect(status).toBe(422)
      return body.errors.map(error => `${error.target}: ${error.message}`).join('；')
    }
    expect(await wrong({ until: '2026-05-01' })).toBe('until: 截止日期不能早于生效日期')
    expect(await wrong({ from: '2026-01-01', until: '2026-05-31' })).toContain('截止日期已经过去')
    expect(await wrong({ from: '2026-02-30' })).toContain('from: 生效日期不正确')
    expect(await wrong({ services: [] })).toContain('请至少选择一个事项')
    expect(await wrong({ services: ['fire-rescue/fire-safety-check'] })).toContain('不由郑州市金水区市场监督管理局办理')
    expect(await wrong({ delegate: { kind: 'centre', region: '410102' } })).toContain('只能委托本地区或者上级')
    expect(await wrong({ delegate: { kind: 'centre', region: '990000' } })).toContain('没有区划代码为“990000”的地方')
    expect(await wrong({ delegate: { kind: 'window', region: '410105' } })).toContain(
      'delegate.window: 请选择或填写窗口',
    )
    expect(await wrong({ delegate: { kind: 'clerk', region: '410105' } })).toContain('请填写窗口人员的登录账号')
    expect(await wrong({ basis: '   ' })).toBe('basis: 请填写委托文书的文号或者名称')
  })

  it('nobody else delegates for the bureau', async () => {
    expect((await clerk.post('/api/delegations', aYear)).status).toBe(403)
    expect((await officer.post('/api/delegations', aYear)).status).toBe(403)
    expect((await app.anyone.post('/api/delegations', aYear)).status).toBe(401)
    const province = await app.as('manager@market-regulation-410000')
    const ofProvince = await province.post<DelegationView>('/api/delegations', {
      ...aYear,
      services: null,
      delegate: { kind: 'centre', region: '410000' },
    })
    expect(ofProvince.body.authority.id).toBe('market-regulation-410000')
  })

  it('is granted once, however often the button is pressed, and not twice with the same content', async () => {
    const first = await grant(aYear, 'delegate-food')
    expect(first.status).toBe(201)
    granted = first.body
    expect(granted).toMatchObject({
      number: expect.stringMatching(/^WT\d{6}$/),
      delegate: '郑州市金水区政务服务中心',
      services: [{ id: food, name: catalogue.services[food]!.name }],
      mayRefuse: false,
      state: 'inForce',
      stateLabel: '生效中',
      revocation: null,
    })
    expect((await grant(aYear, 'delegate-food')).body.number).toBe(granted.number)
    const again = await grant(aYear)
    expect(again.status).toBe(409)
    expect(again.body.detail).toContain(`编号 ${granted.number}`)
    const { body: own } = await manager.get<DelegationView[]>('/api/delegations')
    expect(own.map(one => one.number)).toEqual([granted.number])
  })

  it('everybody can read what is delegated at the centre, and the clerk what applies to the window', async () => {
    const { body } = await app.anyone.get<PublicDelegation[]>('/api/delegations/public?region=410105')
    expect(body.map(one => [one.number, one.authority.name, one.delegate])).toEqual([
      [granted.number, '郑州市金水区市场监督管理局', '郑州市金水区政务服务中心'],
    ])
    expect(JSON.stringify(body)).not.toContain(granted.grantedBy)
    expect((await app.anyone.get<unknown[]>('/api/delegations/public?region=410102')).body).toEqual([])
    expect((await app.anyone.get('/api/delegations/public?region=419999')).status).toBe(422)
    const mine = async (desk: Desk) => (await desk.get<PublicDelegation[]>('/api/delegations/mine')).body
    expect((await mine(clerk)).map(one => one.number)).toEqual([granted.number])
    expect(await mine(await app.as('clerk@410102'))).toEqual([])
  })

  it('accepts the restaurant on the spot, in the bureau’s name; the journal says who and on what', async () => {
    const caseNo = await aRestaurant()
    const parts = await onTheSpot(clerk, caseNo)
    expect(parts.map(({ part, actions, delegation }) => [part, actions, delegation])).toEqual([
      [foodPart, ['complete', 'correct'], { number: granted.number, until: '2027-05-31' }],
    ])
    expect(parts[0]!.evidence.flatMap(line => line.files).length).toBeGreaterThan(0)

    const accepted = await accept(clerk, caseNo, foodPart, 'accept-food')
    expect(accepted.status).toBe(200)
    expect(accepted.body.parts[0]).toMatchObject({ state: 'accepted', acceptedOn: '2026-06-01' })
    const said = accepted.body.timeline.find(entry => entry.what.startsWith('受理意见'))!
    const { name } = (await clerk.get<{ name: string }>('/api/me')).body
    expect(said).toMatchObject({
      who: '郑州市金水区市场监督管理局',
      what: `受理意见：材料齐全，同意受理（综合窗口${name}受委托办理，委托编号 ${granted.number}）`,
    })
    const journal = await journalOf(caseNo)
    expect(firstBroken(caseNo, journal)).toBeNull()
    expect(journal.find(row => row.action === 'part.verdict.complete')).toMatchObject({
      actor: 's-clerk@410105',
      actor_name: name,
      data: { delegation: granted.number },
    })
    const { body: documents } = await clerk.get<{ kind: string; authority: string }[]>(`/api/cases/${caseNo}/documents`)
    expect(documents).toMatchObject([{ kind: 'accepted', authority: '郑州市金水区市场监督管理局' }])

    const repeated = await accept(clerk, caseNo, foodPart, 'accept-food')
    expect([repeated.status, repeated.body.version]).toEqual([200, accepted.body.version])
    expect(await onTheSpot(clerk, caseNo)).toEqual([])
    expect((await accept(clerk, caseNo, foodPart)).status).toBe(409)

    // The part belongs to nobody yet: any officer takes it and decides it.
    const task = `/api/sub-cases/${caseNo}/${foodPart}`
    expect((await officer.get<TaskView>(task)).body).toMatchObject({ claimedBy: null, mine: false })
    const examined = await officer.post<TaskProgress>(`${task}/opinion`, { result: 'granted' })
    expect(examined.body).toMatchObject({ part: { state: 'accepted' }, mine: true })
    const decided = await app.decide(caseNo, foodPart, 'market-regulation-410105')
    expect(decided.body).toMatchObject({ part: { state: 'granted' } })
  })

  it('accepts what came in online as well (方案 二(三))', async () => {
    const wang = await app.as('wangxiuying')
    const { body } = await wang.post<CaseView>('/api/cases', { lifeEvent: 'E3', region: '410105', facts })
    const { reviewedHash } = (await wang.complete(body.caseNo)).draft!
    await wang.post(`/api/cases/${body.caseNo}/submission`, { reviewedHash })
    expect((await accept(clerk, body.caseNo, foodPart)).body.parts[0]!.state).toBe('accepted')
    expect((await wang.get<CaseView>(`/api/cases/${body.caseNo}`)).body.timeline.at(-1)!.who).toBe(
      '郑州市金水区市场监督管理局',
    )
  })

  it('what was not delegated stays with its department', async () => {
    const caseNo = await aRestaurant()
    const refused = await accept(clerk, caseNo, fire)
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toMatch(/^郑州市金水区消防救援大队没有委托本窗口受理“.+”，请由该机关受理$/)
    expect((await accept(clerk, caseNo, 'E3.9')).status).toBe(404)
  })

  it('a clerk of another county does not even find the case; the city’s centre was not asked', async () => {
    const caseNo = await aRestaurant()
    expect((await accept(await app.as('clerk@410102'), caseNo, foodPart)).status).toBe(404)
    const ofCity = await app.as('clerk@410100')
    expect(await onTheSpot(ofCity, caseNo)).toEqual([])
    expect((await accept(ofCity, caseNo, foodPart)).status).toBe(403)
    expect((await accept(await app.as('wangxiuying'), caseNo, foodPart)).status).toBe(403)
  })

  it('an officer who has taken the part is not overruled at the window', async () => {
    const caseNo = await aRestaurant()
    await officer.post(`/api/sub-cases/${caseNo}/${foodPart}/claim`)
    expect(await onTheSpot(clerk, caseNo)).toEqual([])
    const late = await accept(clerk, caseNo, foodPart)
    expect(late.status).toBe(409)
    expect(late.body.detail).toContain('正在办理该事项')
  })

  it('asks for a correction once; a second one is the bureau’s own', async () => {
    const caseNo = await aRestaurant()
    const [part] = await onTheSpot(clerk, caseNo)
    const { type } = part!.evidence.find(line => line.exempt === null)!
    const correct = (items: object[]) =>
      clerk.post<CaseView & Refused>(at(caseNo, foodPart), { verdict: 'correct', items })
    expect((await correct([])).status).toBe(422)
    const item = { kind: 'evidence', target: type, problem: '影像不清晰，请重新上传' }
    const told = await correct([item])
    expect(told.status).toBe(200)
    expect(told.body.parts[0]!.holder).toContain('已审核')

    // The other departments have nothing to object to, so that the applicant is told at once what is missing.
    for (const [account, id] of [
      ['reviewer@urban-construction-410105', advertising],
      ['reviewer@fire-rescue-410105', fire],
      ['reviewer@urban-construction-410105', 'E3.4'],
    ] as const)
      await (await app.as(account)).post(`/api/sub-cases/${caseNo}/${id}/verdict`, { verdict: 'complete' })
    expect((await clerk.get<CaseView>(`/api/cases/${caseNo}`)).body.correction!.items).toHaveLength(1)
    app.setNow('2026-06-01T03:00:00Z')
    const again = await clerk.upload(`/api/cases/${caseNo}/evidence`, type, '清晰的扫描件.pdf', onePagePdf)
    expect(again.status).toBe(201)
    expect((await clerk.post<CaseView>(`/api/cases/${caseNo}/correction`)).body.parts[0]!.state).toBe('submitted')
    expect((await onTheSpot(clerk, caseNo)).map(one => one.actions)).toEqual([['complete']])
    const second = await correct([item])
    expect(second.status).toBe(409)
    expect(second.body.detail).toContain('由郑州市金水区市场监督管理局决定')
    expect((await accept(clerk, caseNo, foodPart)).body.parts[0]!.state).toBe('accepted')
  })

  it('refuses only where the delegation says so', async () => {
    const caseNo = await aRestaurant()
    const refuse = () =>
      clerk.post<CaseView & Refused>(at(caseNo, foodPart), { verdict: 'refuse', reasons: '经营场所不在本区' })
    const notLeft = await refuse()
    expect(notLeft.status).toBe(403)
    expect(notLeft.body.detail).toContain('没有委托本窗口不予受理')
    const { body: wider } = await grant({ ...aYear, mayRefuse: true })
    expect((await onTheSpot(clerk, caseNo))[0]!.actions).toEqual(['complete', 'correct', 'refuse'])
    const refused = await refuse()
    expect(refused.body.parts[0]).toMatchObject({ state: 'refused', refusal: { reasons: '经营场所不在本区' } })
    expect((await journalOf(caseNo)).find(row => row.action === 'part.verdict.refuse')!.data.delegation).toBe(
      wider.number,
    )
    await revoke(wider.number, '改由本机关决定不予受理')
  })

  it('is revoked with a reason, at once and for good; the register keeps it', async () => {
    const caseNo = await aRestaurant()
    const other = await app.as('manager@market-regulation-410102')
    const notTheirs = await other.post(`/api/delegations/${granted.number}/revocation`, { reason: '不再委托' })
    expect(notTheirs.status).toBe(404)
    const done = await revoke(granted.number, '窗口人员轮岗', 'revoke-food')
    expect(done.body).toMatchObject({
      state: 'revoked',
      stateLabel: '已撤销',
      revocation: { on: '2026-06-01', reason: '窗口人员轮岗' },
    })
    expect((await revoke(granted.number, '窗口人员轮岗', 'revoke-food')).status).toBe(200)
    const twice = await revoke(granted.number, '再撤一次')
    expect(twice.status).toBe(409)
    expect(twice.body.detail).toMatch(/^该授权委托已于2026年6月1日由.+撤销$/)

    const refused = await accept(clerk, caseNo, foodPart)
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toMatch(/的授权（WT\d{6}）已于2026年6月1日撤销，请由该机关受理$/)
    expect((await app.anyone.get<unknown[]>('/api/delegations/public?region=410105')).body).toEqual([])
    const { body: own } = await manager.get<DelegationView[]>('/api/delegations')
    expect(own.map(one => one.state)).toEqual(['revoked', 'revoked'])
  })

  it('a window is that window, and what is over is over', async () => {
    const window = { ...aYear, delegate: { kind: 'window', region: '410105', window: sign }, until: '2026-06-10' }
    const { body } = await grant(window)
    expect(body).toMatchObject({ delegate: `郑州市金水区政务服务中心 ${sign}`, state: 'ending', stateLabel: '将到期' })
    const caseNo = await aRestaurant()
    expect(await onTheSpot(colleague, caseNo)).toEqual([])
    expect((await accept(colleague, caseNo, foodPart)).status).toBe(403)
    expect(await onTheSpot(clerk, caseNo)).toHaveLength(1)

    await comesTheDay('2026-06-11')
    const refused = await accept(clerk, caseNo, foodPart)
    expect(refused.body.detail).toContain(`（${body.number}）已于2026年6月10日到期`)
    expect((await revoke(body.number, '到期清理')).body.detail).toContain('到期，不需要撤销')
    await comesTheDay('2026-06-01')
  })

  it('a clerk is that clerk', async () => {
    const { body } = await grant({
      ...aYear,
      services: null,
      delegate: { kind: 'clerk', region: '410105', account: 'clerk2@410105', name: '窗口同事' },
    })
    expect(body.clerk).toEqual({ id: 's-clerk2@410105', name: '窗口同事' })
    const caseNo = await aRestaurant()
    expect((await onTheSpot(colleague, caseNo)).map(one => one.delegation.number)).toEqual([body.number])
    expect((await accept(colleague, caseNo, foodPart)).status).toBe(200)
  })
})
