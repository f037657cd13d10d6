import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../db/database.ts'
import { firstBroken, type JournalRow } from '../journal/journal.ts'
import type { TaskList, TaskView } from '../subcases/view.ts'
import { onePagePdf } from '../testing/answers.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import type { CaseView, TrackView } from './view.ts'

const facts = {
  'premises.area': 320,
  'drain.toPublicSewer': true,
  'premises.inManagedBuilding': false,
  'adv.kind': 'largeOutdoor',
}
const desks = {
  food: 'reviewer@market-regulation-410105',
  city: 'reviewer@urban-construction-410105',
  fire: 'reviewer@fire-rescue-410105',
}

describe('王秀英 opens a 320 ㎡ restaurant in 郑州市金水区', () => {
  let app: TestApp
  let wang: Desk
  let food: Desk
  let city: Desk
  let fire: Desk
  let caseNo: string

  const everybodySignsIn = async () => {
    wang = await app.as('wangxiuying')
    food = await app.as(desks.food)
    city = await app.as(desks.city)
    fire = await app.as(desks.fire)
  }
  beforeAll(async () => {
    app = await startTestApp()
    await everybodySignsIn()
  })
  afterAll(() => app.close())

  const look = async () => (await wang.get<CaseView>(`/api/cases/${caseNo}`)).body
  const verdict = (desk: Desk, part: string, body: object = { verdict: 'complete' }, key?: string) =>
    desk.post<TaskView>(`/api/sub-cases/${caseNo}/${part}/verdict`, body, key)
  const decision = (authority: string, part: string, body?: object) =>
    app.decide(caseNo, part, `${authority}-410105`, body)

  it('begins a draft in which the licence and her identity are already filled in', async () => {
    const begun = await wang.post<CaseView>(
      '/api/cases',
      { lifeEvent: 'E3', region: '410105', facts },
      'begin-restaurant',
    )
    expect(begun.status).toBe(201)
    caseNo = begun.body.caseNo
    expect(caseNo).toMatch(/^YJS410105E0320260601\d{6}$/)
    const { draft } = begun.body
    expect(draft!.plan.services.filter(service => service.chosen).map(service => service.row)).toEqual([
      'E3.1',
      'E3.2',
      'E3.3',
      'E3.4',
    ])
    expect(draft!.factSources['licence.exists']).toBe('data')
    expect(draft!.provenance['enterprise.creditCode']).toBe('营业执照')
    expect(draft!.form['enterprise.name']).toContain('秀英')
  })

  it('gives the same draft when the request is repeated', async () => {
    const again = await wang.post<CaseView>(
      '/api/cases',
      { lifeEvent: 'E3', region: '410105', facts },
      'begin-restaurant',
    )
    expect(again.body.caseNo).toBe(caseNo)
  })

  it('says what is still missing, field by field, and takes nothing unknown', async () => {
    const { draft } = await look()
    expect(draft!.problems.some(problem => problem.where === 'field')).toBe(true)
    expect(draft!.problems.some(problem => problem.where === 'evidence')).toBe(true)
    const early = await wang.post<{ detail: string; errors: object[] }>(`/api/cases/${caseNo}/submission`, {
      reviewedHash: draft!.reviewedHash,
    })
    expect(early.status).toBe(422)
    expect(early.body.errors.length).toBe(draft!.problems.length)
    const unknown = await wang.put<{ detail: string }>(`/api/cases/${caseNo}/draft`, { form: { 'no.such.field': 1 } })
    expect(unknown.status).toBe(422)
    expect(unknown.body.detail).toContain('no.such.field')
  })

  it('refuses a file that is not what it says it is', async () => {
    const { draft } = await look()
    const type = draft!.plan.evidence.find(line => line.exempt === null)!.type
    const fake = await wang.upload<{ detail: string }>(
      `/api/cases/${caseNo}/evidence`,
      type,
      '平面图.pdf',
      Buffer.from('MZ not a pdf'),
    )
    expect(fake.status).toBe(422)
    expect(fake.body.detail).toMatch(/PDF/)
  })

  it('submits what was reviewed, and only that', async () => {
    const ready = await wang.complete(caseNo)
    expect(ready.draft!.problems).toEqual([])
    const reviewed = ready.draft!.reviewedHash
    await wang.put(`/api/cases/${caseNo}/draft`, { form: { 'premises.address': '郑州市金水区文化路 88 号 1 层' } })
    const stale = await wang.post<{ detail: string; allowed: string[] }>(`/api/cases/${caseNo}/submission`, {
      reviewedHash: reviewed,
    })
    expect(stale.status).toBe(409)
    expect(stale.body.allowed).toContain('重新核对')
    const { draft } = await look()
    const submitted = await wang.post<CaseView>(
      `/api/cases/${caseNo}/submission`,
      { reviewedHash: draft!.reviewedHash },
      'submit-restaurant',
    )
    expect(submitted.status).toBe(200)
    expect(submitted.body.state).toBe('inProgress')
    expect(submitted.body.parts).toHaveLength(4)
    const twice = await wang.post<CaseView>(
      `/api/cases/${caseNo}/submission`,
      { reviewedHash: draft!.reviewedHash },
      'submit-restaurant',
    )
    expect(twice.status).toBe(200)
    const other = await wang.post(
      `/api/cases/${caseNo}/submission`,
      { reviewedHash: draft!.reviewedHash },
      'another-key-1',
    )
    expect(other.status).toBe(409)
  })

  it('shows each department its own part only, with different fields, evidence and review points', async () => {
    const list = (await food.get<TaskList>('/api/sub-cases?stage=intake')).body
    expect(list.items.map(item => item.part)).toContain('E3.1')
    expect(list.items[0]!.applicant).toBe('郑州市金水区秀英家常菜馆')
    const tasks = await Promise.all([
      food.get<TaskView>(`/api/sub-cases/${caseNo}/E3.1`),
      city.get<TaskView>(`/api/sub-cases/${caseNo}/E3.2`),
      fire.get<TaskView>(`/api/sub-cases/${caseNo}/E3.3`),
      city.get<TaskView>(`/api/sub-cases/${caseNo}/E3.4`),
    ])
    for (const of of [fieldsOf, evidenceOf, (task: TaskView) => task.reviewPoints.join('|')])
      expect(new Set(tasks.map(task => of(task.body))).size).toBe(4)
    expect((await fire.get(`/api/sub-cases/${caseNo}/E3.1`)).status).toBe(404)
    expect((await wang.get(`/api/sub-cases/${caseNo}/E3.1`)).status).toBe(403)
    expect((await app.anyone.get(`/api/sub-cases/${caseNo}/E3.1`)).status).toBe(401)
  })

  it('is not found by others', async () => {
    const other = await app.as('lijianguo')
    expect((await other.get(`/api/cases/${caseNo}`)).status).toBe(404)
    expect((await other.post(`/api/cases/${caseNo}/withdrawal`, { reason: '' })).status).toBe(404)
    const elsewhere = await app.as('reviewer@fire-rescue-410102')
    expect((await elsewhere.get(`/api/sub-cases/${caseNo}/E3.3`)).status).toBe(404)
  })

  it('gathers what two departments miss into one correction, while complete parts go on', async () => {
    expect((await verdict(food, 'E3.1')).body.part.state).toBe('accepted')
    expect((await verdict(city, 'E3.2')).body.part.state).toBe('accepted')
    const list = {
      verdict: 'correct',
      items: [{ kind: 'evidence', target: 'premises-drawings', problem: '缺少疏散路线标注' }],
    }
    expect((await verdict(fire, 'E3.3', list, 'fire-asks')).status).toBe(200)
    expect((await look()).correction).toBeNull()
    const drains = {
      verdict: 'correct',
      items: [{ kind: 'evidence', target: 'drainage-plan', problem: '接驳点位置不清' }],
    }
    await verdict(city, 'E3.4', drains)
    const told = await look()
    expect(told.correction!.items.map(item => item.target).sort()).toEqual(['drainage-plan', 'premises-drawings'])
    expect(told.correction!.items[0]!.authorities[0]).toMatch(/^郑州市金水区/)
    expect(told.parts.map(part => part.state)).toEqual(['accepted', 'accepted', 'correction', 'correction'])
    expect(told.actions).toContain('answerCorrection')
    expect((await verdict(fire, 'E3.3', list, 'fire-asks')).status).toBe(200)
  })

  it('lets her answer the correction only with what it asks for', async () => {
    const outside = await wang.upload(`/api/cases/${caseNo}/evidence`, 'equipment-list', '设备.pdf', onePagePdf)
    expect(outside.status).toBe(422)
    const early = await wang.post<{ errors: { target: string }[] }>(`/api/cases/${caseNo}/correction`, {})
    expect(early.status).toBe(422)
    expect(early.body.errors.map(error => error.target).sort()).toEqual(['drainage-plan', 'premises-drawings'])
    app.setNow('2026-06-02T02:00:00Z')
    await everybodySignsIn()
    for (const type of ['premises-drawings', 'drainage-plan'])
      expect((await wang.upload(`/api/cases/${caseNo}/evidence`, type, `${type}-补正.pdf`, onePagePdf)).status).toBe(
        201,
      )
    const answered = await wang.post<CaseView>(`/api/cases/${caseNo}/correction`, { form: {} }, 'answer-once')
    expect(answered.status).toBe(200)
    expect(answered.body.parts.map(part => part.state)).toEqual(['accepted', 'accepted', 'submitted', 'submitted'])
  })

  it('refuses a second correction unless the organ says why', async () => {
    const again = {
      verdict: 'correct',
      items: [{ kind: 'evidence', target: 'premises-drawings', problem: '还缺一处' }],
    }
    const refused = await verdict(fire, 'E3.3', again)
    expect(refused.status).toBe(409)
    expect((refused.body as unknown as { detail: string }).detail).toContain('一次告知')
    expect((await verdict(fire, 'E3.3')).body.part.promisedDue).toBe('2026-06-16')
    await verdict(city, 'E3.4')
  })

  it('needs a reason to deny, and names what is allowed when the state is wrong', async () => {
    expect((await food.post(`/api/sub-cases/${caseNo}/E3.1/opinion`, { result: 'denied' })).status).toBe(422)
    const wrong = await verdict(food, 'E3.1')
    expect(wrong.status).toBe(409)
    expect((wrong.body as unknown as { allowed: string[] }).allowed).toContain('提出审查意见')
  })

  it('is concluded when all four have granted, and she follows every step with number and code', async () => {
    await decision('market-regulation', 'E3.1')
    await decision('urban-construction', 'E3.2')
    await decision('fire-rescue', 'E3.3')
    const { trackingCode } = await look()
    const before = await app.anyone.get<TrackView>(`/api/track/${caseNo}?code=${trackingCode}`)
    expect(before.body.parts.map(part => part.state)).toEqual(['granted', 'granted', 'granted', 'accepted'])
    expect((await app.anyone.get(`/api/track/${caseNo}?code=WRONG`)).status).toBe(404)
    await decision('urban-construction', 'E3.4')
    const done = await look()
    expect(done.state).toBe('concluded')
    expect(done.outputs).toHaveLength(4)
    expect(done.outputs.map(output => output.authority)).toContain('郑州市金水区消防救援大队')
  })

  it('issues results that anyone can verify and she can take home as PDF', async () => {
    const done = await look()
    for (const output of done.outputs) {
      const checked = await app.anyone.get<{ valid: boolean; holder: string }>(`/api/certificates/${output.id}/verify`)
      expect(checked.body.valid).toBe(true)
      const pdf = await wang.get<Buffer>(output.documentUrl)
      expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-')
    }
    const receipt = await wang.get<Buffer>(`/api/cases/${caseNo}/receipt.pdf`)
    expect(receipt.body.subarray(0, 5).toString()).toBe('%PDF-')
    const collected = await wang.post<CaseView>(`/api/cases/${caseNo}/collection`, {}, 'collect-once')
    expect(collected.body.state).toBe('delivered')
    expect(collected.body.parts.map(part => part.state)).toEqual(['issued', 'issued', 'issued', 'issued'])
  })

  it('keeps a whole journal, and tells her of each turn once', async () => {
    await app.carryOut()
    await app.carryOut()
    const journal = await app.database.rows<JournalRow>(
      statement('test_journal', 'select * from journal where case_no = $1 order by seq'),
      [caseNo],
    )
    expect(firstBroken(caseNo, journal)).toBeNull()
    const tampered = journal.map((row, place) => (place === 3 ? { ...row, actor: 's-somebody-else' } : row))
    expect(firstBroken(caseNo, tampered)).toBe(4)
    const { body } = await wang.get<{ text: string }[]>('/api/messages')
    expect(body.filter(message => message.text.includes('已提交'))).toHaveLength(1)
    expect(body.filter(message => message.text.includes('项需要补正'))).toHaveLength(1)
    expect(body.filter(message => message.text.includes('全部办结'))).toHaveLength(1)
  })
})

const fieldsOf = (task: TaskView) =>
  task.form
    .flatMap(group => group.fields.map(field => field.element))
    .sort()
    .join('|')
const evidenceOf = (task: TaskView) =>
  task.evidence
    .map(line => line.type)
    .sort()
    .join('|')
