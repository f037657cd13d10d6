/** Workbooks as spreadsheet programs write them, and as nobody should. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Table } from '@onething/core/catalogue/tables.ts'
import { describe, expect, it } from 'vitest'
import { limits, readWorkbook, writeWorkbook } from './spreadsheet.ts'

const table = (rows: Table['rows'], titles = ['标识', '内容']): Table => ({
  sheet: '表',
  columns: titles.map(title => ({ title })),
  rows,
})

describe('what is written is read again', () => {
  it.each([
    '1.10',
    '007',
    '=1+1',
    '+86 371',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://example.org","点我")',
    'constructor',
    '__proto__',
    '_x0041_',
    'a_xFFFF_b_x005F_',
    '<b>&amp;"\'</b>',
    ' 前后有空格 ',
    '一行\n又一行',
    '𠮷野家',
  ])('%j as text', async text => {
    const [read] = await readWorkbook(await writeWorkbook([table([['one', text]])]))
    expect(read).toMatchObject({ sheet: '表', rows: [['one', text]] })
  })

  it('numbers stay numbers, empty cells empty', async () => {
    const [read] = await readWorkbook(await writeWorkbook([table([['one', 1.5], [], ['two', null]])]))
    expect(read!.rows).toEqual([
      ['one', 1.5],
      [null, null],
      ['two', null],
    ])
  })

  it('no cell is a formula, and text stays text where people go on writing', async () => {
    const parts = partsOf(await writeWorkbook([table([['one', '=1+1']])]))
    const xml = parts['xl/worksheets/sheet1.xml']!
    expect(xml).not.toContain('<f>')
    const style = Number(/<c r="B2" s="(\d+)" t="s"/.exec(xml)![1])
    expect(xml).toMatch(new RegExp(`<col [^>]*min="2"[^>]*style="${style}"`))
    const styles = parts['xl/styles.xml']!
    const formats = [...styles.split('<cellXfs')[1]!.matchAll(/<xf [^>]*/g)]
    const code = /numFmtId="(\d+)"/.exec(formats[style]![0])![1]
    expect(styles).toContain(`<numFmt numFmtId="${code}" formatCode="@"`)
    expect(xml).toContain('state="frozen')
    expect(xml).toContain('ySplit="1"')
  })

  it('what a cell cannot hold is refused before it is written', async () => {
    const long = '长'.repeat(limits.cellLength + 1)
    await expect(writeWorkbook([table([['one', long]])])).rejects.toThrow('工作表“表”第 2 行“内容”列')
    const many = Array.from({ length: limits.rows }, () => ['one'])
    await expect(writeWorkbook([table(many)])).rejects.toThrow('内容太多')
  })
})

describe('what other programs wrote', () => {
  it('dates are dates, and a formula that failed is not taken for nothing', async () => {
    const xml = `<row r="1"><c r="A1" t="inlineStr"><is><t>标识</t></is></c><c r="B1" t="inlineStr"><is><t>内容</t></is></c></row>
      <row r="3"><c r="A3" t="d"><v>2026-01-31T00:00:00Z</v></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`
    const [read] = await readWorkbook(await withSheet(xml))
    expect(read!.rows).toEqual([
      [null, null],
      [new Date('2026-01-31'), '#DIV/0!'],
    ])
  })
})

describe('what is refused', () => {
  const read = async (bytes: Uint8Array) => {
    try {
      await readWorkbook(bytes)
    } catch (error) {
      return (error as Error).message
    }
    return 'read'
  }

  it('files that are no workbook', async () => {
    const unreadable = '不是 .xlsx 文件，请用表格软件打开后另存为 .xlsx（不加密码）再导入'
    expect(await read(Buffer.alloc(0))).toBe(unreadable)
    expect(await read(Buffer.from('标识,内容\n1,2'))).toBe(unreadable)
    expect(await read(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe(unreadable)
    expect(await read((await writeWorkbook([table([])])).subarray(100))).toBe(unreadable)
    expect(await read(zipped({ 'word/document.xml': '<w/>' }))).toContain('不是 Excel 工作簿')
  })

  it('files that are too large', async () => {
    expect(await read(new Uint8Array(limits.bytes + 1))).toBe('文件超过 20 MB，请分成几个文件导入')
  })

  it('a bomb, whatever size it claims', async () => {
    const bomb = zipped({ 'xl/workbook.xml': ' '.repeat(limits.unpacked + 1) }, 10)
    expect(bomb.length).toBeLessThan(limits.unpacked / 500)
    expect(await read(bomb)).toContain('文件展开后太大')
  })

  it('places that only a lenient reader finds', async () => {
    const far = [
      '<row r="1"><c x:r="XFD1"><v>1</v></c></row>',
      '<a-b:row a-b:r="1048576"><c><v>1</v></c></a-b:row>',
      `<row r="1">${'<c/>'.repeat(limits.columns)}<c><v>1</v></c></row>`,
      '<row r="1"><c a=">" r="XFD1"><v>1</v></c></row>',
      '<!-- " --><row r="1"><c r="XFD1"><v>1</v></c></row>',
    ]
    for (const rows of far) expect(await read(await withSheet(rows))).toMatch(/超过|不是 .xlsx 文件/)
  })

  it('tags that never end, without taking long over them', async () => {
    const began = performance.now()
    for (const text of ['<c ', '<c "', '<row r="', ' ']) {
      const rows = `<row r="1"><c ${text.repeat(3_000_000 / text.length)}`
      expect(await read(await withSheet(rows))).toContain('不是 .xlsx 文件')
    }
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('more in a cell than any spreadsheet program keeps', async () => {
    const long = '长'.repeat(limits.cellLength + 1)
    const rows = `<row r="1"/><row r="2"><c r="A2" t="inlineStr"><is><t>${long}</t></is></c></row>`
    expect(await read(await withSheet(rows))).toContain('工作表“表”第 2 行')
  })

  it('a cell far away, too many rows, columns and sheets', async () => {
    expect(await read(await withSheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))).toContain(
      '超过 20000 行',
    )
    expect(await read(await withSheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).toContain('超过 200 列')
    expect(await read(await withSheet('<row r="1"><c r="&#88;FD1"><v>1</v></c></row>'))).toContain('不是 .xlsx 文件')
    const parts = partsOf(await writeWorkbook([table([])]))
    const one = parts['xl/worksheets/sheet1.xml']!
    for (let place = 2; place <= limits.sheets + 1; place += 1) parts[`xl/worksheets/sheet${place}.xml`] = one
    expect(await read(zipped(parts))).toContain('工作表超过 50 张')
  })
})

async function withSheet(rows: string): Promise<Buffer> {
  const parts = partsOf(await writeWorkbook([table([])]))
  const name = 'xl/worksheets/sheet1.xml'
  return zipped({
    ...parts,
    [name]: parts[name]!.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${rows}</sheetData>`),
  })
}

// ── zip files by hand ───────────────────────────────────────────────────────────────────────────────────────────────

function partsOf(file: Buffer): Record<string, string> {
  const parts: Record<string, string> = {}
  let at = file.readUInt32LE(file.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  while (file.readUInt32LE(at) === 0x02014b50) {
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28))
    const header = file.readUInt32LE(at + 42)
    const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28)
    const content = file.subarray(start, start + file.readUInt32LE(at + 20))
    parts[name] = (file.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString('utf8')
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

/** Deflated; `claimed` is the size it gives for what is in it. */
function zipped(parts: Record<string, string>, claimed?: number): Buffer {
  const local: Buffer[] = []
  const listed: Buffer[] = []
  let at = 0
  for (const [path, text] of Object.entries(parts)) {
    const name = Buffer.from(path)
    const content = deflateRawSync(Buffer.from(text))
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(content.length, 14)
    fields.writeUInt32LE(claimed ?? Buffer.byteLength(text), 18)
    fields.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    local.push(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, content]))
    listed.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, name]))
    at += local.at(-1)!.length
  }
  const directory = Buffer.concat(listed)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(listed.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
