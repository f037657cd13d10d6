import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeXlsxFile, { type CellObject } from 'write-excel-file/node'
import { readGrids } from '../revisions/spreadsheet.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { csvOf, heads, lineOf, people } from '../testing/employees.ts'

interface Read {
  lines: number
  items: Record<string, unknown>[]
  problems: { line: number | null; column: string | null; message: string }[]
  problemCount: number
  errors?: { message: string }[]
}

let app: TestApp
let anyone: Desk
beforeAll(async () => {
  app = await startTestApp()
  anyone = app.anyone
})
afterAll(() => app.close())

const vehicles = '/api/life-events/E13/lists/vehicles'
const hires = '/api/life-events/E23/lists/hires'
const send = (url: string, name: string, bytes: Buffer) =>
  anyone.upload<Read>(`${url}?region=410105`, 'table', name, bytes)
const trucks = ['车牌号或车辆识别代号', '总质量（千克）', '自有车辆']
const csv = (lines: string[][], titles = trucks) =>
  Buffer.from([titles, ...lines].map(line => line.join(',')).join('\n'))
const workbook = (rows: (CellObject | string | null)[][]) =>
  writeXlsxFile([
    { sheet: '名单', data: rows.map(row => row.map(cell => (typeof cell === 'string' ? { value: cell } : cell))) },
  ]).toBuffer()

describe('the blank table', () => {
  it('has a head, an explanation of every column, and drop-downs', async () => {
    const { status, body, headers } = await anyone.get<Buffer>(`${hires}.xlsx?region=410105`)
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain(encodeURIComponent('新录用员工.xlsx'))
    const [table, guide, options] = await readGrids(body)
    expect(table!.cells[0]!.map(cell => String(cell).replace(' *', ''))).toEqual(heads)
    expect(table!.cells[0]![12]).toBe('劳动合同终止日期')
    const explained = guide!.cells.find(cells => cells[0] === '公民身份号码')!
    expect(explained).toMatchObject([
      '公民身份号码',
      '按情况',
      '18 位号码',
      expect.stringContaining('各行不得相同'),
      expect.anything(),
    ])
    expect(options!.cells[0]).toContain('学历')
    const xml = sheetOf(body)
    expect(xml).toContain('<dataValidation type="list"')
    expect(xml).toMatch(/<\/sheetData><dataValidations count="\d+">/)
    expect(xml).toMatch(/sqref="B2:B1001"><formula1>选项!\$A\$2:\$A\$4<\/formula1>/)
  })

  it('is read back as an empty one', async () => {
    const { body } = await anyone.get<Buffer>(`${hires}.xlsx?region=410105`)
    const read = await send(hires, '空.xlsx', body)
    expect(read.body.problems).toMatchObject([{ line: null, message: expect.stringContaining('没有填写内容') }])
  })

  it('is there for lists only, of this life event only', async () => {
    expect((await anyone.get(`/api/life-events/E13/lists/hires.xlsx?region=410105`)).status).toBe(404)
    expect((await anyone.get(`/api/life-events/E13/lists/hazmat.xlsx?region=410105`)).status).toBe(404)
    expect((await anyone.get(`/api/life-events/E99/lists/hires.xlsx?region=410105`)).status).toBe(404)
    expect((await anyone.get(`/api/life-events/E13/lists/freight.drivers.xlsx?region=410105`)).status).toBe(200)
  })
})

describe('a filled-in table', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(`\ufeff${text}`)],
    // 豫 is d4a5 in GB18030, and so on: written by a spreadsheet program set to Chinese.
    ['GB18030', gb18030],
  ])('as CSV in %s', async (_, encode) => {
    const text = '车牌号或车辆识别代号,总质量（千克）,自有车辆\r\n豫A12345,4600,是\r\n"豫A00077","4,501",否\r\n'
    const { body } = await send(vehicles, '车辆.CSV', encode(text))
    expect(body.problems).toEqual([])
    expect(body.items).toEqual([
      { plate: '豫A12345', totalMassKg: 4600, owned: true },
      { plate: '豫A00077', totalMassKg: 4501, owned: false },
    ])
  })

  it('names lines and columns as the spreadsheet shows them, a heading above and empty lines between', async () => {
    const { body } = await send(
      vehicles,
      '车辆.csv',
      Buffer.from(`某某公司车辆表,,\n${trucks.join(',')}\n豫A1,99,是\n,,\n豫A2,5000,\n豫A1,6000,否`),
    )
    expect(body.items).toEqual([])
    expect(body.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, '总质量（千克）'],
      [5, '自有车辆'],
      [6, '车牌号或车辆识别代号'],
    ])
    expect(body.problems[2]!.message).toContain('第 3 行')
  })

  it('knows its columns by their titles in any order, and says which are missing or strange', async () => {
    const turned = await send(
      vehicles,
      'a.csv',
      csv([['是', '豫A1', '4600']], ['自有车辆', '车牌号或车辆识别代号', '总质量']),
    )
    expect(turned.body.items).toEqual([{ plate: '豫A1', totalMassKg: 4600, owned: true }])
    const wrong = await send(vehicles, 'a.csv', csv([['豫A1', '红']], ['车牌号或车辆识别代号', '颜色']))
    expect(wrong.body.problems.map(({ column }) => column)).toEqual(['颜色', '总质量（千克）', '自有车辆'])
    const none = await send(vehicles, 'a.csv', csv([['x']], ['什么都不是']))
    expect(none.body.problems[0]!.message).toContain('没有找到表头')
  })

  it('reads dates that a spreadsheet keeps as numbers, and says what it made of identity numbers', async () => {
    const [one] = people(1)
    const line = lineOf(one!, 0)
    const cells = (id: CellObject) =>
      line.map((text, at): CellObject | string | null =>
        at === 2
          ? { value: new Date('2026-07-01T00:00:00Z'), type: Date, format: 'yyyy/m/d' }
          : at === 6
            ? id
            : text || null,
      )
    const good = await send(hires, 'a.xlsx', await workbook([heads, cells({ value: one!.idNumber })]))
    expect(good.body.items[0]).toMatchObject({ person: one!.name, start: '2026-07-01' })

    const ma = await app.as('maxiaoyan')
    const { body } = await ma.post<{ caseNo: string }>('/api/cases', { lifeEvent: 'E23', region: '410102', facts: {} })
    const bad = await ma.upload<Read>(
      `/api/cases/${body.caseNo}/lists/hires`,
      'table',
      'a.xlsx',
      await workbook([heads, cells({ value: 410199199007140400, type: Number })]),
    )
    expect(bad.body.problems).toMatchObject([
      { line: 2, column: '公民身份号码', message: expect.stringContaining('后几位已经丢失') },
    ])
  })

  it('keeps columns for others from those who do not need them', async () => {
    const ma = await app.as('maxiaoyan')
    const { body } = await ma.post<{ caseNo: string }>('/api/cases', { lifeEvent: 'E23', region: '410102', facts: {} })
    const [, second] = people(2)
    const line = lineOf(second!, 1)
    line[16] = '中原银行'
    const url = `/api/cases/${body.caseNo}/lists/hires`
    const spare = await ma.upload<Read>(url, 'table', 'a.csv', csvOf([line, lineOf(people(1)[0]!, 0)]))
    expect(spare.body.problems).toMatchObject([{ line: 2, column: '服务银行' }])
    const lacking = lineOf(people(1)[0]!, 0)
    lacking[16] = ''
    const missing = await ma.upload<Read>(url, 'table', 'a.csv', csvOf([lacking]))
    expect(missing.body.problems).toMatchObject([{ line: 2, column: '服务银行', message: '请填写服务银行' }])
  })

  it('is nobody else’s business', async () => {
    const ma = await app.as('maxiaoyan')
    const { body } = await ma.post<{ caseNo: string }>('/api/cases', { lifeEvent: 'E23', region: '410102', facts: {} })
    const wang = await app.as('wangxiuying')
    const url = `/api/cases/${body.caseNo}/lists/hires`
    expect((await wang.upload(url, 'table', 'a.csv', csvOf([]))).status).toBe(404)
    expect((await wang.get(`${url}.xlsx`)).status).toBe(404)
    expect((await anyone.upload(url, 'table', 'a.csv', csvOf([]))).status).toBe(401)
  })

  it('the two namesakes of a company are two', async () => {
    const [one, two] = people(2)
    const ma = await app.as('maxiaoyan')
    const { body } = await ma.post<{ caseNo: string }>('/api/cases', { lifeEvent: 'E23', region: '410102', facts: {} })
    const lines = [one!, { ...two!, name: one!.name, hasCard: one!.hasCard }].map(lineOf)
    lines[0]![17] = '邮寄'
    lines[1]![16] = '郑州银行'
    lines[1]![17] = '邮寄'
    lines[1]![18] = '13900000000'
    const taken = await ma.upload<Read & { taken: number }>(
      `/api/cases/${body.caseNo}/lists/hires`,
      'table',
      'a.csv',
      csvOf(lines),
    )
    expect(taken.body).toMatchObject({ taken: 2, problems: [] })
  })
})

describe('a file that is refused', () => {
  const refusal = async (name: string, bytes: Buffer) => {
    const { status, body } = await send(vehicles, name, bytes)
    return { status, message: body.errors?.[0]?.message ?? '' }
  }

  it('merged cells in the table', async () => {
    const rows = [trucks, [{ value: '豫A1', rowSpan: 2 }, '4600', '是'], [null, '4700', '否']] as (
      | CellObject
      | string
      | null
    )[][]
    expect(await refusal('a.xlsx', await workbook(rows))).toEqual({
      status: 422,
      message: expect.stringContaining('A2:A3'),
    })
  })

  it('not a merged heading above it', async () => {
    const rows = [[{ value: '车辆表', columnSpan: 3 }, null, null], trucks, ['豫A1', '4600', '是']] as (
      | CellObject
      | string
      | null
    )[][]
    expect((await send(vehicles, 'a.xlsx', await workbook(rows))).body.items).toHaveLength(1)
  })

  it.each([
    ['a.xls', Buffer.from('d0cf11e0', 'hex'), '.xlsx'],
    ['a.xlsx', Buffer.from('不是表格'), '.xlsx'],
    ['a.csv', Buffer.from([0xff, 0xfe, 0xff, 0xff]), '读不出来'],
    ['a.csv', Buffer.from(`车牌\u0000号`), '读不出来'],
    ['a.csv', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), '5 MB'],
    ['a.csv', Buffer.from(`${trucks.join(',')}\n${'豫A1,4600,是\n'.repeat(5001)}`), '5000 行'],
  ])('%s %#', async (name, bytes, message) => {
    expect(await refusal(name, bytes)).toEqual({ status: 422, message: expect.stringContaining(message) })
  })

  it('a bomb', async () => {
    const sheet = Buffer.from(`<worksheet><sheetData>${' '.repeat(60 * 1024 * 1024)}</sheetData></worksheet>`)
    const bytes = zipOf('xl/worksheets/sheet1.xml', sheet)
    expect(bytes.length).toBeLessThan(200_000)
    expect(await refusal('a.xlsx', bytes)).toEqual({ status: 422, message: expect.stringContaining('太大') })
  })

  it('more lines than the place takes', async () => {
    const lines = Array.from({ length: 1001 }, (_, at) => [`豫A${at}`, '4600', '是'])
    const { body } = await send(vehicles, 'a.csv', csv(lines))
    expect(body.problems).toMatchObject([
      { line: null, message: expect.stringContaining('最多 1000 行，现在是 1001 行') },
    ])
  })
})

function gb18030(text: string): Buffer {
  const known = new Map<string, number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) known.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Buffer.from(
    [...text].flatMap(character => (character < '\u0080' ? [character.charCodeAt(0)] : known.get(character)!)),
  )
}

/** One part, packed: local header, directory, end (APPNOTE 4.3). */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
  const listed = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, listed, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const sheetOf = (bytes: Buffer): string => {
  const at = bytes.indexOf('xl/worksheets/sheet1.xml')
  const header = at - 30
  const start = at + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  return inflateRawSync(bytes.subarray(start)).toString('utf8')
}
