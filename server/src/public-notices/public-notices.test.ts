/** 公告、公示: a company that leaves, a foundling whose parents are looked for, and neighbours who object. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { statement } from '../db/database.ts'
import type { TaskView } from '../subcases/view.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import type { ObjectionReceipt, PublicNoticeList, PublicNoticeView } from './view.ts'

const deregistration = 'E25.3'
const adoption = 'P2.1'
const from = { name: '孙大勇', phone: '13800000055' }

describe('public notices', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const list = async (region: string) =>
    (await app.anyone.get<PublicNoticeList>(`/api/public-notices?region=${region}`)).body.items
  const at = (caseNo: string, part: string) => `/api/public-notices/${caseNo}/${part}`

  /** Accepted by everybody who may, and announced by one of them. */
  async function announce(caseNo: string, part: string, authority: string, kind: string) {
    const desk = await app.as(`reviewer@${authority}`)
    const url = `/api/sub-cases/${caseNo}/${part}`
    await desk.post(`${url}/verdict`, { verdict: 'complete' })
    const paused = await desk.post<TaskView>(`${url}/pause`, { kind, reason: '依法公告', days: 15 })
    expect(paused.status).toBe(200)
    return desk
  }

  async function companyLeaves(): Promise<string> {
    const applicant = await app.as('fenglihua')
    const facts = { 'simpleCancel.eligible': true, 'simpleCancel.noticeDone': true, 'taxpayer.kind': '一照一码' }
    const begun = await applicant.post<CaseView>('/api/cases', { lifeEvent: 'E25', region: '410105', facts })
    return submitted(applicant, begun.body.caseNo)
  }

  async function foundling(): Promise<string> {
    const clerk = await app.as('clerk@411403')
    const facts = { 'adopt.action': 'establish', 'adopt.kind': '弃婴', 'child.insured': true, 'child.hasCard': true }
    const begun = await clerk.post<CaseView>('/api/cases', {
      lifeEvent: 'P2',
      region: '411403',
      facts: { ...facts, 'applicant.birthDate': '1988-03-07' },
      onBehalfOf: { name: '周桂英', idNumber: '410199197803120280', phone: '13800000000' },
    })
    return submitted(clerk, begun.body.caseNo)
  }

  async function submitted(desk: Awaited<ReturnType<TestApp['as']>>, caseNo: string): Promise<string> {
    const ready = await desk.complete(caseNo)
    const { reviewedHash } = ready.draft!
    const { body } = await desk.post<CaseView>(`/api/cases/${caseNo}/submission`, { reviewedHash })
    expect(body.state).toBe('inProgress')
    return caseNo
  }

  it('华信文化 leaves: everybody reads its name, a creditor objects, and only the organ learns who it was', async () => {
    app.setNow('2026-06-01T02:00:00Z')
    const caseNo = await companyLeaves()
    expect(await list('410105')).toEqual([])
    expect((await app.anyone.get(at(caseNo, deregistration))).status).toBe(404)

    const desk = await announce(caseNo, deregistration, 'market-regulation-410105', '简易注销公告')
    const [listed] = await list('410105')
    expect(listed).toEqual({
      caseNo,
      part: deregistration,
      kind: '简易注销公告',
      service: '企业注销登记',
      region: '郑州市金水区',
      organ: '郑州市金水区市场监督管理局',
      applicant: '郑州金水华信文化传播有限公司',
      from: '2026-06-01',
      until: '2026-06-22',
    })
    expect((await list('410000')).map(one => one.caseNo)).toEqual([caseNo])
    expect((await list('410100')).map(one => one.caseNo)).toEqual([caseNo])
    expect(await list('411403')).toEqual([])
    expect((await app.anyone.get<PublicNoticeView>(at(caseNo, deregistration))).body.basis).toContain('第三十三条')

    const text = '该公司尚欠我方设计费，请核实。'
    const url = `${at(caseNo, deregistration)}/objections`
    const wrong = await app.anyone.post<{ errors: unknown[] }>(url, { ...from, phone: '12', text })
    expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ target: 'phone' }]])
    const empty = await app.anyone.post<{ errors: unknown[] }>(url, { ...from, text: '  ' })
    expect([empty.status, empty.body.errors]).toMatchObject([422, [{ target: 'text' }]])

    const told = await app.anyone.post<ObjectionReceipt>(url, { ...from, text }, 'creditor-1')
    expect([told.status, told.body]).toEqual([201, { on: '2026-06-01', organ: '郑州市金水区市场监督管理局' }])
    expect((await app.anyone.post(url, { ...from, text }, 'creditor-1')).status).toBe(201)

    const task = (await desk.get<TaskView>(`/api/sub-cases/${caseNo}/${deregistration}`)).body
    expect(task.objections).toEqual([{ by: '公众', text, on: '2026-06-01', contact: from }])
    const own = (await (await app.as('fenglihua')).get<CaseView>(`/api/cases/${caseNo}`)).body
    expect(own.timeline.map(one => one.what)).toContain('收到公众的异议')
    for (const seen of [own, (await app.anyone.get(at(caseNo, deregistration))).body, await list('410105')])
      expect(JSON.stringify(seen)).not.toMatch(/孙大勇|13800000055|设计费/)
    const journal = await app.database.rows(statement('test_journal', 'select data from journal where case_no = $1'), [
      caseNo,
    ])
    expect(JSON.stringify(journal)).not.toMatch(/孙大勇|13800000055/)
  })

  it('after its last day it is announced no more, and nobody objects any more', async () => {
    const { caseNo, part } = (await list('410105'))[0]!
    app.setNow('2026-06-22T02:00:00Z')
    expect(await list('410105')).toHaveLength(1)
    app.setNow('2026-06-23T02:00:00Z')
    expect(await list('410105')).toEqual([])
    expect((await app.anyone.get(at(caseNo, part))).status).toBe(404)
    const late = await app.anyone.post<{ detail: string }>(`${at(caseNo, part)}/objections`, { ...from, text: '晚了' })
    expect([late.status, late.body.detail]).toEqual([409, '简易注销公告已于2026年6月22日期满，请直接联系办理机关'])
    const unknown = await app.anyone.post(`${at(caseNo, 'E25.1')}/objections`, { ...from, text: '没有公告' })
    expect(unknown.status).toBe(404)
  })

  it('the parents of a foundling are looked for by what finds them: nobody is named', async () => {
    app.setNow('2026-06-01T02:00:00Z')
    const caseNo = await foundling()
    await announce(caseNo, adoption, 'civil-affairs-411403', '公告查找生父母')
    const [listed] = await list('411403')
    expect(listed).toMatchObject({ caseNo, applicant: null, kind: '公告查找生父母', until: '2026-07-31' })
    const { body } = await app.anyone.get<PublicNoticeView>(at(caseNo, adoption))
    expect(body.about.map(one => one.label)).toEqual(['孩子性别', '孩子出生日期'])
    expect(JSON.stringify(body)).not.toMatch(/周桂英|410199197803120280/)
  })

  it('refuses a place that does not exist and a cursor that was made up', async () => {
    expect((await app.anyone.get('/api/public-notices?region=999999')).status).toBe(422)
    expect((await app.anyone.get('/api/public-notices?region=410105&cursor=x')).status).toBe(422)
  })

  it('reads what is announced by its own index', async () => {
    const plan = await app.database.transaction(async queries => {
      await queries.rows(statement('test_no_scan', 'set local enable_seqscan = off'))
      return queries.rows<{ 'QUERY PLAN': string }>(
        statement(
          'test_explain',
          `explain select case_no from sub_cases s where s.state = 'accepted'
             and jsonb_path_exists(s.clock, '$.pauses[*] ? (@.to == null && exists (@.until))')
             and (jsonb_path_query_first(s.clock, '$.pauses[*] ? (@.to == null && exists (@.until)).until') #>> '{}') >= '2026-06-01'`,
        ),
      )
    })
    expect(JSON.stringify(plan)).toContain('sub_cases_announced')
  })
})
