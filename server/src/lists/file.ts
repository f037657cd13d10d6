/** A table somebody filled in, .xlsx or .csv, as a grid of cells. What is read was made elsewhere: measured, never run. */
import type { Cell } from '@onething/core/lists/cell.ts'
import { CsvError, parse } from 'csv-parse/sync'
import { Invalid } from '../http/problems.ts'
import { limits as ofWorkbooks, readGrids } from '../revisions/spreadsheet.ts'

const megabyte = 1024 * 1024

/** A table of a thousand lines is about 0.2 MB; what is much larger holds pictures, or means harm. */
export const limits = {
  ...ofWorkbooks,
  bytes: 5 * megabyte,
  unpacked: 40 * megabyte,
  sheets: 10,
  rows: 5000,
  columns: 100,
}

export interface Grid {
  cells: Cell[][]
  merged: string[]
}

/** The sheet that `isTable` knows by its head, else the first. */
export async function readFile(name: string, bytes: Buffer, isTable: (cells: Cell[][]) => boolean): Promise<Grid> {
  if (bytes.length > limits.bytes)
    throw refused(`文件超过 ${limits.bytes / megabyte} MB，请删去图片等多余的内容后再上传`)
  if (/\.csv$/i.test(name)) return { cells: readCsv(bytes), merged: [] }
  if (!/\.xlsx$/i.test(name)) throw refused('只能上传 .xlsx 或 .csv 文件；.xls、.et 等文件请先用表格软件另存为 .xlsx')
  const sheets = await readGrids(bytes, limits)
  return sheets.find(({ cells }) => isTable(cells)) ?? sheets[0] ?? { cells: [], merged: [] }
}

/** Spreadsheet programs write GB18030 where the computer is set to Chinese, UTF-8 where asked to. */
function readCsv(bytes: Buffer): Cell[][] {
  const text = decode(bytes)
  if (text.includes('\u0000')) throw refused(unreadable)
  const [firstLine = ''] = text.split('\n', 1)
  try {
    const rows = parse(text, {
      delimiter: [',', ';', '\t'].find(mark => firstLine.includes(mark)) ?? ',',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.cellLength * 4,
    })
    if (rows.length > limits.rows) throw refused(`文件超过 ${limits.rows} 行，请分成几个文件`)
    if (rows.some(row => row.length > limits.columns)) throw refused(`文件超过 ${limits.columns} 列，请删去多余的列`)
    return rows.map(row => row.map(cell => (cell === '' ? null : cell)))
  } catch (error) {
    if (error instanceof CsvError) throw refused(unreadable)
    throw error
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      throw refused(unreadable)
    }
  }
}

const unreadable = '文件读不出来，请用表格软件打开后另存为 .xlsx 再上传'

export const refused = (message: string) => new Invalid([{ where: 'file', target: 'file', message }])
