import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../db/database.ts'
import { firstBroken, type JournalRow } from '../journal/journal.ts'
import { readGrids } from '../revisions/spreadsheet.ts'
import type { BatchListItem, BatchResult, BatchView } from '../subcases/batch-view.ts'
import type { TaskList, TaskView } from '../subcases/view.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { csvOf, type Hired, lineOf, people } from '../testing/employees.ts'
import type { CaseView, DocumentView, PartPage, SubmittedView } from './view.ts'

interface Uploaded {
  lines: number
  taken: number
  total: number
  problemCount: number
  problems: { line: number | null; column: string | null; message: string }[]
  also: string[]
  case: CaseView | null
}

describe('中原面粉有限公司 hires 300 people in 郑州市中原区', () => {
  let app: TestApp
  let ma: Desk
  let hr: Desk
  let medical: Desk
  let fund: Desk
  let caseNo: string
  const hired: Hired[] = people(300)

  beforeAll(async () => {
    app = await startTestApp()
    ma = await app.as('maxiaoyan')
    hr = await app.as('reviewer@human-resources-410102')
    medical = await app.as('reviewer@healthcare-security-410102')
    fund = await app.as('reviewer@housing-fund-410100')
    const begun = await ma.post<CaseView>('/api/cases', {
      lifeEvent: 'E23',
      region: '410102',
      facts: { 'employer.registered': true },
    })
    caseNo = begun.body.caseNo
  })
  afterAll(() => app.close())

  const url = () => `/api/cases/${caseNo}/lists/hires`
  const look = async () => (await ma.get<CaseView>(`/api/cases/${caseNo}`)).body

  it('names the three wrong lines of a table of 300, and takes nothing', async () => {
    const lines = hired.map(lineOf)
    lines[4]![6] = '1.10105E+17'
    lines[99]![6] = lines[9]![6]!
    lines[299]![3] = '不知道'
    const { status, body } = await ma.upload<Uploaded>(url(), 'table', '新员工.csv', csvOf(lines))
    expect(status).toBe(200)
    expect(body.taken).toBe(0)
    expect(body.problems.map(({ line, column }) => [line, column])).toEqual([
      [6, '公民身份号码'],
      [101, '公民身份号码'],
      [301, '已有社会保障卡'],
    ])
    expect(body.problems[0]!.message).toContain('文本')
    expect(body.problems[1]!.message).toContain('第 11 行')
    expect(body.problems[2]!.message).toContain('是')
    expect(JSON.stringify(body.problems)).not.toContain(hired[9]!.idNumber)
    expect((await look()).draft!.facts).not.toHaveProperty('hires')
  })

  it('takes the mended table, for all lists it fills in', async () => {
    const { body } = await ma.upload<Uploaded>(url(), 'table', '新员工.csv', csvOf(hired.map(lineOf)))
    expect(body).toMatchObject({ taken: 300, total: 300, problems: [] })
    expect(body.also).toEqual(['新录用员工信息', '社会保障卡申领信息', '人事档案转递信息'])
    const { draft } = body.case!
    expect(draft!.form['employees.cards']).toHaveLength(100)
    expect(draft!.form['employees.files']).toHaveLength(30)
    expect(draft!.problems.filter(one => one.target.startsWith('employees'))).toEqual([])
  })

  it('gives the file back with what is wrong beside each line, and changes nothing', async () => {
    const lines = hired.map(lineOf)
    lines[4]![6] = '410105199003071'
    const { body, headers } = await ma.upload<Buffer>(`${url()}?as=xlsx`, 'table', '新员工.csv', csvOf(lines))
    expect(headers['content-type']).toContain('spreadsheetml')
    const [sheet] = await readGrids(body)
    expect(sheet!.cells[0]!.at(-1)).toBe('问题')
    expect(sheet!.cells[5]!.at(-1)).toContain('应为 18 位')
    expect(sheet!.cells.filter((cells, at) => at > 0 && cells.at(-1))).toHaveLength(1)
  })

  it('adds people to those already there, but nobody twice', async () => {
    const again = await ma.upload<Uploaded>(
      `${url()}?mode=append`,
      'table',
      '新员工.csv',
      csvOf([lineOf(hired[0]!, 0)]),
    )
    expect(again.body.problems).toMatchObject([{ line: 2, column: '公民身份号码' }])
    expect(again.body.problems[0]!.message).toContain('已有的第 1 条')
  })

  it('offers what is filled in as a table, to go on with', async () => {
    const { body } = await ma.get<Buffer>(`${url()}.xlsx`)
    const back = await ma.upload<Uploaded>(url(), 'table', '名单.xlsx', body)
    expect(back.body).toMatchObject({ taken: 300, problems: [] })
    expect((await look()).draft!.form['employees.details']).toEqual(back.body.case!.draft!.form['employees.details'])
  })

  it('submits one case, which is shown by counts and read page by page', async () => {
    const ready = await ma.complete(caseNo)
    expect(ready.draft!.problems).toEqual([])
    const { status, body } = await ma.post<CaseView>(`/api/cases/${caseNo}/submission`, {
      reviewedHash: ready.draft!.reviewedHash,
    })
    expect(status).toBe(200)
    expect(body.parts).toEqual([])
    expect(body.groups.map(({ row, total }) => [row, total])).toEqual([
      ['E23.1', 300],
      ['E23.2', 300],
      ['E23.3', 100],
      ['E23.4', 30],
      ['E23.5', 300],
      ['E23.6', 75],
      ['E23.7', 300],
    ])
    expect(JSON.stringify(body).length).toBeLessThan(10_000)
    const page = await ma.get<PartPage>(`/api/cases/${caseNo}/parts?row=E23.5&offset=20`)
    expect(page.body).toMatchObject({ found: 300, next: 40 })
    expect(page.body.parts.map(part => part.part)).toContain('E23.5-21')
    const one = await ma.get<PartPage>(`/api/cases/${caseNo}/parts?row=E23.5&q=${encodeURIComponent(hired[16]!.name)}`)
    expect(one.body.parts.map(part => part.part)).toEqual(['E23.5-17', 'E23.5-287'])
  })

  it('stands in the work list once, with every person a line of the page behind it', async () => {
    const batches = (await medical.get<BatchListItem[]>('/api/sub-cases/batches')).body
    expect(batches).toMatchObject([{ caseNo, row: 'E23.5', count: 300 }])
    expect((await medical.get<TaskList>('/api/sub-cases?single=1')).body.items).toEqual([])
    const page = (await medical.get<BatchView>(`/api/sub-cases/${caseNo}/rows/E23.5`)).body
    expect(page).toMatchObject({ total: 300, open: { verdict: 300, decide: 0 }, next: 50 })
    expect(page.items[16]!.values['employees.details'].idNumber).toBe(hired[16]!.idNumber)
    const other = await hr.get(`/api/sub-cases/${caseNo}/rows/E23.5`)
    expect(other.status).toBe(404)
  })

  const act = (desk: Desk, body: object, key?: string) =>
    desk.post<BatchResult>(`/api/sub-cases/${caseNo}/batch`, body, key)
  const complete = { verdict: { verdict: 'complete' } }

  it('has one person corrected, and accepts the other 299 in one act', async () => {
    const sees = (await medical.get<TaskView>(`/api/sub-cases/${caseNo}/E23.5-17`)).body
    expect(sees.values['employees.details']).toHaveLength(1)
    expect(JSON.stringify(sees).length).toBeLessThan(30_000)
    await medical.post(`/api/sub-cases/${caseNo}/E23.5-17/verdict`, {
      verdict: 'correct',
      items: [{ kind: 'field', target: 'employees.details', problem: '户口性质与公安数据不一致，请核对' }],
    })
    const before = (await look()).version
    const { status, body } = await act(medical, { row: 'E23.5', all: true, ...complete }, 'accept-all-299')
    expect(status).toBe(200)
    expect(body.done).toHaveLength(299)
    expect(body.version).toBe(before + 1)
    expect(body.states).toEqual([
      { state: 'accepted', label: '已受理，审查中', count: 299 },
      { state: 'submitted', label: '待受理', count: 1 },
    ])
    const again = await act(medical, { row: 'E23.5', all: true, ...complete }, 'accept-all-299')
    expect(again.body).toMatchObject({ version: before + 1, done: [] })
    const view = await look()
    expect(view.correction).toBeNull()
    expect(view.timeline.filter(line => line.what.startsWith('已受理'))).toMatchObject([
      { part: expect.stringMatching(/（299 件）$/) },
    ])
  })

  /** By one officer, or by two where the service wants it. */
  async function grantAll(authority: string, row: string) {
    const granted = { result: 'granted' }
    const first = await app.as(`reviewer@${authority}`)
    const opined = await act(first, { row, all: true, opinion: granted })
    const decider = opined.status === 200 ? await app.as(`reviewer2@${authority}`) : first
    return act(decider, { row, all: true, decision: granted })
  }

  it('refuses an act on a part where it is not allowed, names it, and does nothing', async () => {
    const { status, body } = await act(medical, { row: 'E23.5', parts: ['E23.5-17', 'E23.5-18'], ...complete })
    expect(status).toBe(409)
    expect((body as unknown as { detail: string }).detail).toContain(hired[16]!.name)
    expect((await act(medical, { row: 'E23.1', all: true, ...complete })).status).toBe(404)
    expect((await act(medical, { row: 'E23.5', ...complete })).status).toBe(422)
    expect((await act(medical, { row: 'E23.5', all: true })).status).toBe(422)
  })

  it('tells the company once when all departments have answered, and takes the line of that person only', async () => {
    for (const row of ['E23.1', 'E23.2', 'E23.3', 'E23.4', 'E23.7']) await act(hr, { row, all: true, ...complete })
    await act(fund, { row: 'E23.6', all: true, ...complete })
    const { correction } = await look()
    expect(correction!.items).toMatchObject([{ target: 'employees.details', parts: ['E23.5-17'] }])
    const [line] = correction!.items[0]!.value as [Record<string, unknown>]
    expect(line.idNumber).toBe(hired[16]!.idNumber)
    const answer = (details: unknown[]) =>
      ma.post<CaseView>(`/api/cases/${caseNo}/correction`, { form: { 'employees.details': details } })
    const tooMany = await answer([line, line])
    expect(tooMany.status).toBe(422)
    const mended = await answer([{ ...line, household: 'otherUrban' }])
    expect(mended.status).toBe(200)
    const { values } = (await ma.get<SubmittedView>(`/api/cases/${caseNo}/submitted`)).body
    const details = values['employees.details'] as Record<string, unknown>[]
    expect(details).toHaveLength(300)
    expect(details.filter(one => one.household === 'otherUrban').map(one => one.person)).toEqual([hired[16]!.name])
  })

  it('grants hundreds in one act, which lets in hundreds that waited', async () => {
    await medical.post(`/api/sub-cases/${caseNo}/E23.5-17/verdict`, complete.verdict)
    await grantAll('human-resources-410102', 'E23.1')
    expect((await grantAll('healthcare-security-410102', 'E23.5')).status).toBe(409)
    await grantAll('human-resources-410102', 'E23.7')
    expect((await grantAll('healthcare-security-410102', 'E23.5')).body).toMatchObject({ done: { length: 300 } })
    const view = await look()
    const statesOf = (row: string) => view.groups.find(group => group.row === row)!.states
    expect(statesOf('E23.5')).toMatchObject([{ state: 'granted', count: 300 }])
    expect(statesOf('E23.2')).toMatchObject([{ state: 'accepted', count: 300 }])
    const page = (await ma.get<PartPage>(`/api/cases/${caseNo}/parts?row=E23.5`)).body
    expect(new Set(page.outputs.map(output => output.part)).size).toBe(20)
    const documents = (await ma.get<DocumentView[]>(`/api/cases/${caseNo}/documents?part=E23.5-17`)).body
    expect(documents.map(one => one.kind)).toEqual(['accepted', 'granted'])
  })

  it('concludes and hands over, with a journal that is whole', async () => {
    for (const row of ['E23.2', 'E23.4', 'E23.3']) await grantAll('human-resources-410102', row)
    await grantAll('housing-fund-410100', 'E23.6')
    const concluded = await look()
    expect(concluded.state).toBe('concluded')
    await app.carryOut()
    const messages = (await ma.get<{ text: string }[]>('/api/messages')).body
    expect(messages.filter(one => JSON.stringify(one).includes('全部办结'))).toHaveLength(1)
    const rows = await app.database.rows<JournalRow>(
      statement('journal_of', 'select * from journal where case_no = $1 order by seq'),
      [caseNo],
    )
    expect(firstBroken(caseNo, rows)).toBeNull()
  })
})
