import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { csvOf, type Hired, lineOf, people } from '../testing/employees.ts'
import type { CaseView } from './view.ts'

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
  let caseNo: string
  const hired: Hired[] = people(300)

  beforeAll(async () => {
    app = await startTestApp()
    ma = await app.as('maxiaoyan')
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
})
