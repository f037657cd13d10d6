/** 数据核验: 郑晓敏 enrols her son in a kindergarten; what shared data proves is answered at once, the rest by people. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseView } from '../cases/view.ts'
import { statement } from '../db/database.ts'
import type { TaskList, TaskView } from '../subcases/view.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'

const [household, vaccination, home] = ['P3.1', 'P3.2', 'P3.3'] as const
const son = {
  'child.name': '郑子轩',
  'child.idNumber': '410199202305120337',
  'child.birthDate': '2023-05-12',
  'household.address': '河南省郑州市金水区东风路街道演示家园15号楼1单元902室',
  'property.address': '郑州市金水区东风路街道演示家园 15 号楼 1 单元 902 室',
}

describe('checks of data', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())
  beforeEach(() => {
    app.setNow('2026-06-01T02:00:00Z')
    app.partner.setBehaviour('normal')
  })

  async function enrols(form: object = son): Promise<string> {
    const mother = await app.as('zhengxiaomin')
    const facts = { 'child.migrant': false, 'child.propertyOwner': '父母' }
    const begun = await mother.post<CaseView>('/api/cases', { lifeEvent: 'P3', region: '410105', facts })
    const { caseNo } = begun.body
    await mother.put(`/api/cases/${caseNo}/draft`, { form })
    const { reviewedHash } = (await mother.complete(caseNo)).draft!
    const submitted = await mother.post<CaseView>(`/api/cases/${caseNo}/submission`, { reviewedHash })
    expect(submitted.body.state).toBe('inProgress')
    return caseNo
  }
  const viewOf = async (caseNo: string) =>
    (await (await app.as('zhengxiaomin')).get<CaseView>(`/api/cases/${caseNo}`)).body
  const statesOf = async (caseNo: string) =>
    Object.fromEntries((await viewOf(caseNo)).parts.map(part => [part.part, part.state]))
  const waiting = async () =>
    app.database.rows(statement('test_waiting_checks', `select case_no from consequences where kind = 'data-check'`))

  it('proved: accepted and granted at once, with the source in the decision, and the whole case is done', async () => {
    const caseNo = await enrols()
    await app.carryOut()
    const view = await viewOf(caseNo)
    expect(view.state).toBe('concluded')
    expect(view.parts.map(part => [part.part, part.state])).toEqual([
      [household, 'granted'],
      [vaccination, 'granted'],
      [home, 'granted'],
    ])
    expect(view.parts[0]!.decision?.reasons).toBe(
      '经数据共享核验，孩子姓名一致，申请人公民身份号码一致，户口地址一致（来源：郑州市公安局金水分局共享的数据）',
    )
    expect(view.outputs.map(one => one.name)).toContain('户籍信息核验结果')
    expect(view.timeline.map(one => one.what)).toContain(
      '系统核验数据：孩子姓名一致，孩子出生日期一致，按年龄应种的疫苗已经接种属实（来源：郑州市金水区卫生健康委员会共享的数据）',
    )
    const actors = await app.database.rows<{ actor_name: string }>(
      statement(
        'test_actors',
        `select distinct actor_name from journal where case_no = $1 and action = 'part.granted'`,
      ),
      [caseNo],
    )
    expect(actors).toEqual([{ actor_name: '系统（数据核验）' }])
    expect(await waiting()).toEqual([])
  })

  it('different: only that one goes to people, who see what was found; nothing is refused', async () => {
    const caseNo = await enrols({ ...son, 'household.address': '河南省郑州市二七区样板小区 1 号楼' })
    await app.carryOut()
    expect(await statesOf(caseNo)).toEqual({ [household]: 'submitted', [vaccination]: 'granted', [home]: 'granted' })
    const officer = await app.as('reviewer@public-security-410105')
    const list = (await officer.get<TaskList>('/api/sub-cases?stage=intake')).body
    expect(list.items.map(one => one.caseNo)).toContain(caseNo)
    const task = (await officer.get<TaskView>(`/api/sub-cases/${caseNo}/${household}`)).body
    expect(task.timeline.map(one => one.what)).toContain(
      '系统核验数据：孩子姓名一致，申请人公民身份号码一致，户口地址不一致，转人工核对',
    )
    expect(task.claimedBy).toBeNull()
    await officer.post(`/api/sub-cases/${caseNo}/${household}/verdict`, { verdict: 'complete' })
    await app.decide(caseNo, household, 'public-security-410105')
    expect((await viewOf(caseNo)).state).toBe('concluded')
  })

  it('not found: a child that no register knows is looked up by people', async () => {
    const caseNo = await enrols({ ...son, 'child.idNumber': '410199202003080464' })
    await app.carryOut()
    expect(await statesOf(caseNo)).toEqual({ [household]: 'submitted', [vaccination]: 'submitted', [home]: 'granted' })
    expect((await viewOf(caseNo)).timeline.map(one => one.what).join()).toContain('孩子姓名没有查到')
    await app.carryOut()
    expect((await viewOf(caseNo)).timeline.filter(one => one.what.startsWith('系统核验数据'))).toHaveLength(3)
  })

  it('down: people have it at once; asked again later, it is answered unless somebody took it', async () => {
    app.partner.setBehaviour('down')
    const caseNo = await enrols()
    await app.carryOut()
    expect(Object.values(await statesOf(caseNo))).toEqual(['submitted', 'submitted', 'submitted'])
    expect((await viewOf(caseNo)).timeline.map(one => one.what).join()).not.toContain('系统核验数据')
    const officer = await app.as('reviewer@public-security-410105')
    expect((await officer.post(`/api/sub-cases/${caseNo}/${household}/claim`)).status).toBe(200)

    app.partner.setBehaviour('normal')
    await app.carryOut()
    expect(await waiting()).toHaveLength(1)
    expect(Object.values(await statesOf(caseNo))).toEqual(['submitted', 'submitted', 'submitted'])
    app.setNow('2026-06-01T02:11:00Z')
    await app.carryOut()
    expect(await statesOf(caseNo)).toEqual({ [household]: 'submitted', [vaccination]: 'granted', [home]: 'granted' })
    expect(await waiting()).toEqual([])
    const task = (await officer.get<TaskView>(`/api/sub-cases/${caseNo}/${household}`)).body
    expect(task.actions).toContain('verdict')
  })
})
