/** Tables as an .xlsx file and back. What is read was made elsewhere: it is measured before it is trusted. */
import type { Blob as NodeBlob } from 'node:buffer'
import type { Stream } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import type { Cell, Table } from '@onething/core/catalogue/tables.ts'
import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile, { type CellObject, type Feature, type Sheet } from 'write-excel-file/node'
import { Invalid } from '../http/problems.ts'

/** As the library names what it takes; it keeps the type to itself. */
export type FileContent = Stream | Buffer | NodeBlob

const megabyte = 1024 * 1024
export interface Limits {
  bytes: number
  unpacked: number
  parts: number
  sheets: number
  rows: number
  columns: number
  cellLength: number
}

export const limits: Limits = {
  bytes: 20 * megabyte,
  /** All parts of the file together, unpacked. */
  unpacked: 100 * megabyte,
  parts: 500,
  sheets: 50,
  /** Of all sheets together. */
  rows: 20_000,
  columns: 200,
  /** No spreadsheet program keeps more in one cell. */
  cellLength: 32_767,
}

// ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export async function writeWorkbook(tables: Table[]): Promise<Buffer> {
  checkSize(tables)
  return writeXlsxFile(tables.map(sheetOf), { features: [textColumns] }).toBuffer()
}

function checkSize(tables: Table[]) {
  const rows = tables.reduce((sum, table) => sum + table.rows.length + 1, 0)
  if (tables.length > limits.sheets || rows > limits.rows)
    throw refused('内容太多，放不进一个表格文件，请分几次导出，或者导出为 JSON 文件')
  for (const { sheet, columns, rows } of tables)
    for (const [place, cells] of rows.entries()) {
      const long = cells.findIndex(cell => typeof cell === 'string' && cell.length > limits.cellLength)
      if (long >= 0)
        throw refused(
          `工作表“${sheet}”第 ${place + 2} 行“${columns[long]?.title}”列的内容超过 ${limits.cellLength} 个字符，表格软件放不下，请导出为 JSON 文件`,
        )
    }
}

function sheetOf({ sheet, columns, rows }: Table): Sheet<FileContent> {
  const heads = columns.map(({ title }) => ({ ...textCell(title), fontWeight: 'bold', backgroundColor: '#e8eef5' }))
  const cells = rows.map(row =>
    row.map((cell, place) =>
      columns[place]?.readOnly ? { ...writtenCell(cell), textColor: '#6b6b6b' } : writtenCell(cell),
    ),
  )
  return {
    sheet,
    data: [heads as CellObject[], ...cells],
    columns: columns.map(({ title }, place) => ({ width: widthOf([title, ...rows.map(row => row[place])]) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }
}

export const writtenCell = (cell: Cell): CellObject =>
  typeof cell === 'number'
    ? { value: cell, type: Number, alignVertical: 'top' }
    : textCell(cell === null || cell === undefined ? '' : String(cell))

/** Text by type and by format: 1.10 stays 1.10, and what begins like a formula is none, even after it is edited. */
export const textCell = (text: string): CellObject => ({
  value: escaped(text),
  type: String,
  format: '@',
  wrap: true,
  alignVertical: 'top',
})

/**
 * `_x0041_` stands for a character in this format (ECMA-376-1 22.9.2.19): text that looks like it is escaped. So is the
 * first letter of a name that every object has, which the library would take for a text it has already written.
 */
function escaped(text: string): string {
  const plain = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  if (!(plain in {})) return plain
  return `_x${plain.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${plain.slice(1)}`
}

/** As wide as its longest line, within reason; a Chinese character takes two places. */
export function widthOf(cells: Cell[]): number {
  const longest = cells
    .flatMap(cell => String(cell ?? '').split('\n'))
    .reduce((most, line) => Math.max(most, line.length + (line.match(/[^\u0020-\u00ff]/g)?.length ?? 0)), 0)
  return Math.min(60, Math.max(8, longest + 2))
}

/** Columns of text are text below the last row too, where people add theirs. */
export const textColumns: Feature<FileContent> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: content => {
          const styles = new Map(
            [...content.matchAll(/<c r="([A-Z]+)2" s="(\d+)" t="s"/g)].map(([, letters, style]) => [letters, style]),
          )
          return content.replace(/<col [^>]*?min="(\d+)"[^>]*?(?=\/>|>)/g, (column, place) => {
            const style = styles.get(lettersOf(Number(place)))
            return style ? `${column} style="${style}"` : column
          })
        },
      },
    },
  },
}

export const lettersOf = (place: number): string =>
  place === 0 ? '' : lettersOf(Math.floor((place - 1) / 26)) + String.fromCharCode(65 + ((place - 1) % 26))

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Grid {
  sheet: string
  cells: Cell[][]
  /** Areas that were merged to one cell, as `A2:B5`: all but their first cell read as empty. */
  merged: string[]
}

/** The first row of each sheet gives its titles. */
export async function readWorkbook(bytes: Uint8Array): Promise<Table[]> {
  return (await readGrids(bytes)).map(({ sheet, cells: [titles = [], ...rows] }) => ({
    sheet,
    columns: titles.map(title => ({ title: title === null ? '' : String(title) })),
    rows,
  }))
}

export async function readGrids(bytes: Uint8Array, most: Limits = limits): Promise<Grid[]> {
  if (bytes.length > most.bytes) throw refused(`文件超过 ${most.bytes / megabyte} MB，请分成几个文件导入`)
  const parts = await unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), most)
  const safe = checkSheets(parts, most)
  const sheets = await readXlsxFile(new Blob([packed(safe)]), { trim: false }).catch(() => {
    throw refused('文件已经损坏，或者不是 Excel 工作簿，请用表格软件打开后另存为 .xlsx 再导入')
  })
  if (sheets.length > most.sheets) throw refused(tooManySheets(most))
  for (const { sheet, data } of sheets) checkCells(sheet, data as Cell[][])
  const merged = mergedIn(parts)
  return sheets.map(({ sheet, data }, place) => ({ sheet, cells: data as Cell[][], merged: merged[place] ?? [] }))
}

/** Of each sheet, in the order of the workbook. */
function mergedIn(parts: Parts): string[][] {
  const text = (name: string) => parts.get(name)?.toString('utf8') ?? ''
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [
      attributeOf(tag, 'Id'),
      attributeOf(tag, 'Target').replace(/^\/?(?:xl\/)?/, ''),
    ]),
  )
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const xml = text(`xl/${targets.get(attributeOf(tag, 'r:id'))}`)
    return [...xml.matchAll(/<(?:\w+:)?mergeCell\b[^>]*>/g)].map(([cell]) => attributeOf(cell, 'ref'))
  })
}

const attributeOf = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? ''

function checkCells(sheet: string, rows: Cell[][]) {
  const long = rows.findIndex(cells => cells.some(cell => typeof cell === 'string' && cell.length > limits.cellLength))
  if (long >= 0)
    throw refused(`工作表“${sheet}”第 ${long + 1} 行有一格超过 ${limits.cellLength} 个字符，请删减，或者导入 JSON 文件`)
}

type Parts = Map<string, Buffer>

const unreadable = '不是 .xlsx 文件，请用表格软件打开后另存为 .xlsx（不加密码）再导入'
const tooManySheets = ({ sheets }: Limits) => `工作表超过 ${sheets} 张，请分成几个文件导入`
const tooLarge = '文件展开后太大，请删除多余的内容，或者分成几个文件导入'
const inflate = promisify(inflateRaw)

/** By the directory at its end, as spreadsheet programs read it; each part gets only the room that is left. */
async function unpack(file: Buffer, most: Limits): Promise<Parts> {
  const parts: Parts = new Map()
  let room = most.unpacked
  for (const { name, deflated, content } of directoryOf(file, most)) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const whole = deflated ? await inflated(content, room) : content
    room -= whole.length
    if (room < 0) throw refused(tooLarge)
    parts.set(name, whole)
  }
  return parts
}

async function inflated(content: Buffer, room: number): Promise<Buffer> {
  try {
    return await inflate(content, { maxOutputLength: Math.max(1, room) })
  } catch (error) {
    throw refused((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : unreadable)
  }
}

interface Part {
  name: string
  deflated: boolean
  content: Buffer
}

/** APPNOTE 4.3: local headers (PK34), the directory (PK12) and its end (PK56). */
function directoryOf(file: Buffer, most: Limits): Part[] {
  try {
    const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
    const count = file.readUInt16LE(end + 10)
    if (end < 0 || count > most.parts) throw new RangeError()
    let at = file.readUInt32LE(end + 16)
    return Array.from({ length: count }, () => {
      const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)]
      const [nameLength, extra, comment] = [28, 30, 32].map(place => file.readUInt16LE(at + place)) as [
        number,
        number,
        number,
      ]
      const header = file.readUInt32LE(at + 42)
      const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28)
      const length = file.readUInt32LE(at + 20)
      const signed = file.readUInt32LE(at) === 0x02014b50 && file.readUInt32LE(header) === 0x04034b50
      if (!signed || flags & 1 || (method !== 0 && method !== 8) || start + length > file.length) throw new RangeError()
      const name = file.toString('utf8', at + 46, at + 46 + nameLength)
      at += 46 + nameLength + extra + comment
      return { name, deflated: method === 8, content: file.subarray(start, start + length) }
    })
  } catch {
    throw refused(unreadable)
  }
}

/**
 * A single cell far away makes the reader fill all before it, so places are measured first. A formula that failed would
 * be read as an empty cell: it becomes text, so that it is told and not taken for “nothing”.
 */
function checkSheets(parts: Parts, most: Limits): Parts {
  const safe = new Map(parts)
  let rows = 0
  let sheets = 0
  for (const [name, content] of parts) {
    const xml = content.toString('utf8')
    if (!xml.includes('sheetData')) continue
    const size = measured(xml)
    if (!size.isSheet) continue
    sheets += 1
    rows += size.rows
    if (sheets > most.sheets) throw refused(tooManySheets(most))
    if (rows > most.rows) throw refused(`各工作表合计超过 ${most.rows} 行，请删除末尾的空行，或者分成几个文件导入`)
    if (size.columns > most.columns) throw refused(`有工作表超过 ${most.columns} 列，请删除右侧多余的列`)
    safe.set(name, Buffer.from(xml.replace(/(<(?:\w+:)?c\b[^>]*?\st=)(["'])e\2/g, '$1$2str$2')))
  }
  return safe
}

/** A tag as spreadsheet programs write it, with what stands before it. Anything else in a sheet is not read at all. */
const tagPattern =
  /[^<]*<(?:\?[^<>]*\?|\/?([^\s<>/!?="']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*\/?)>/y

/** How far its cells reach, by their addresses and by how many there are, since an address may be left out. */
function measured(xml: string) {
  const size = { isSheet: false, rows: 0, columns: 0 }
  const end = xml.lastIndexOf('>') + 1
  let rows = 0
  let cells = 0
  let at = 0
  while (at < end) {
    tagPattern.lastIndex = at
    const tag = tagPattern.exec(xml)
    if (!tag) throw refused(unreadable)
    const [all, name = '', attributes = ''] = tag
    at += all.length
    const local = withoutPrefix(name)
    if (local === 'sheetData') size.isSheet = true
    if ((local !== 'row' && local !== 'c') || all.endsWith(`</${name}>`)) continue
    if (local === 'row') rows += 1
    cells = local === 'row' ? 0 : cells + 1
    const [row, column] = placeIn(attributes)
    size.rows = Math.max(size.rows, rows, row)
    size.columns = Math.max(size.columns, cells, column)
  }
  return size
}

/** Prefixes mean nothing to the reader, so none may hide an address. */
function placeIn(attributes: string): [row: number, column: number] {
  let [row, column] = [0, 0]
  for (const [, name, value] of attributes.matchAll(/([^\s=]+)\s*=\s*["']([^"']*)/g)) {
    if (withoutPrefix(name!) !== 'r' || name!.startsWith('xmlns:')) continue
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(value!) ?? []
    if (digits === undefined) throw refused(unreadable)
    row = Math.max(row, Number(digits))
    column = Math.max(column, columnOf(letters!))
  }
  return [row, column]
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(':') + 1)
const columnOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** The measured parts put together again without compression: the reader sees exactly what was measured. */
function packed(parts: Parts): Buffer<ArrayBuffer> {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, content] of parts) {
    const name = Buffer.from(path)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name]))
    local.push(header)
    at += header.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, listed, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const refused = (message: string) => new Invalid([{ where: 'file', target: 'file', message }])
