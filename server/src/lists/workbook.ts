/** A list as a workbook to fill in: the table, what each column means, and the options behind its drop-downs. */
import type { Cell } from '@onething/core/lists/cell.ts'
import { type LineProblem, problemColumn } from '@onething/core/lists/read.ts'
import { columnsOf, type ListColumn, type ListTable } from '@onething/core/lists/table.ts'
import writeXlsxFile, { type CellObject, type Feature, type Sheet } from 'write-excel-file/node'
import { type FileContent, lettersOf, textCell, textColumns, widthOf, writtenCell } from '../revisions/spreadsheet.ts'

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const guideSheet = '填写说明'
const optionSheet = '选项'

export interface TemplateRequest {
  table: ListTable
  /** Lines that are there already, as values. */
  lines: unknown[][]
  mostRows: number
  regionName(code: string): string
}

export async function writeTemplate({ table, lines, mostRows, regionName }: TemplateRequest): Promise<Buffer> {
  const columns = columnsOf(table)
  const chosen = columns.flatMap((column, place) => (optionsOf(column).length > 0 ? [{ column, place }] : []))
  const rows = lines.map(line => line.map((value, place) => shown(columns[place]!, value)))
  const sheets = [
    dataSheet(table, rows),
    plainSheet(guideSheet, guideOf(table, mostRows, regionName), [22, 10, 14, 44, 26]),
    ...(chosen.length > 0 ? [plainSheet(optionSheet, optionColumns(chosen.map(one => one.column)), [])] : []),
  ]
  return writeXlsxFile(sheets, { features: [textColumns, dropDowns(chosen, mostRows)] }).toBuffer()
}

/** What was handed in, as it was, with what is wrong beside each line. */
export async function writeMarked(grid: Cell[][], head: number, problems: LineProblem[]): Promise<Buffer> {
  const heads = grid[Math.max(0, head)] ?? []
  // A file that comes back a second time keeps one such column.
  const known = heads.findIndex(cell => String(cell ?? '').trim() === problemColumn)
  const place = known >= 0 ? known : Math.max(...grid.map(cells => cells.length), 0)
  const width = Math.max(place + 1, ...grid.map(cells => cells.length))
  const said = (line: number) =>
    problems
      .filter(problem => (problem.line ?? Math.max(0, head) + 1) === line)
      .map(({ column, message }) => (column === null ? message : `${column}：${message}`))
      .join('；')
  const wrong = new Set(problems.map(({ line, column }) => `${line} ${column}`))
  const rows = grid.map((cells, at) =>
    Array.from({ length: width }, (_, column): CellObject => {
      if (column === place)
        return at === head ? headCell(problemColumn) : { ...textCell(said(at + 1)), textColor: '#a40000' }
      if (at === head) return headCell(String(cells[column] ?? ''))
      const written = writtenCell(dated(cells[column]))
      return wrong.has(`${at + 1} ${String(heads[column] ?? '').replace(/\s*\*$/, '')}`)
        ? { ...written, backgroundColor: '#fde8e8' }
        : written
    }),
  )
  if (head < 0) rows[0]![place] = { ...textCell(said(1)), textColor: '#a40000' }
  const sheet: Sheet<FileContent> = {
    sheet: '名单',
    data: rows,
    columns: Array.from({ length: width }, (_, column) => ({
      width: column === place ? 60 : widthOf(grid.slice(0, 200).map(cells => dated(cells[column]))),
    })),
    stickyRowsCount: Math.max(0, head) + 1,
  }
  return writeXlsxFile([sheet], { features: [textColumns] }).toBuffer()
}

const dated = (cell: Cell): Cell => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)

// ── the table ───────────────────────────────────────────────────────────────────────────────────────────────────────

const headCell = (title: string): CellObject => ({ ...textCell(title), fontWeight: 'bold', backgroundColor: '#e8eef5' })

/** A star marks what has to be filled in. */
const starred = ({ title, shape }: ListColumn) => (shape.optional ? title : `${title} *`)

function dataSheet(table: ListTable, rows: Cell[][]): Sheet<FileContent> {
  const columns = columnsOf(table)
  // An empty line gives the columns their format: long numbers stay text where people type or paste them.
  const lines = rows.length > 0 ? rows : [columns.map(() => '')]
  return {
    sheet: sheetName(table.label),
    data: [columns.map(column => headCell(starred(column))), ...lines.map(line => line.map(writtenCell))],
    columns: columns.map((column, place) => ({
      width: Math.max(
        column.shape.type === 'idNumber' ? 22 : 12,
        widthOf([starred(column), ...rows.map(row => row[place])]),
      ),
    })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }
}

/** What Excel takes: 31 characters, none of these. */
const sheetName = (label: string) => label.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

function plainSheet(sheet: string, rows: string[][], widths: number[]): Sheet<FileContent> {
  const [heads = [], ...lines] = rows
  return {
    sheet,
    data: [heads.map(headCell), ...lines.map(line => line.map(textCell))],
    columns: heads.map((_, place) => ({ width: widths[place] ?? 24 })),
    stickyRowsCount: 1,
  }
}

// ── what the columns mean ───────────────────────────────────────────────────────────────────────────────────────────

function guideOf(table: ListTable, mostRows: number, regionName: (code: string) => string): string[][] {
  const of = (place: number) => columnsOf(table)[place]!.of
  return [
    ['栏目', '是否必填', '填什么', '说明', '示例'],
    ...columnsOf(table).map((column, place) => [
      column.title,
      column.shape.optional ? '选填' : of(place) ? '按情况' : '必填',
      kindOf(column),
      [column.shape.help, column.shape.unique ? '各行不得相同。' : ''].filter(Boolean).join(' '),
      exampleOf(column, regionName),
    ]),
    ['', '', '', '', ''],
    ...notesOf(table, mostRows).map(note => [note, '', '', '', '']),
  ]
}

function notesOf({ label, help, joined }: ListTable, mostRows: number): string[] {
  return [
    `每行填一项，最多 ${mostRows} 行；不要改动表头，不要合并单元格，不要留空行标题。`,
    '身份号码、证书编号等长号码请保持“文本”格式，不要让表格软件变成 1.1E+17 这样的数字。',
    ...(help ? [`${label}：${help}`] : []),
    ...joined.map(
      list => `“${list.columns[0]!.title}”等 ${list.columns.length} 栏属于“${list.label}”，不需要的行留空。`,
    ),
  ]
}

const kinds: Partial<Record<ListColumn['shape']['type'], string>> = {
  text: '文字',
  longText: '文字',
  number: '数字',
  integer: '整数',
  money: '金额（元）',
  date: '日期',
  boolean: '是或者否',
  idNumber: '18 位号码',
  creditCode: '18 位代码',
  phone: '11 位手机号码',
  region: '6 位行政区划代码',
}

function kindOf(column: ListColumn): string {
  const options = optionsOf(column)
  const { type, minimum, maximum, maximumLength } = column.shape
  if (type !== 'boolean' && options.length > 0)
    return `${type === 'choices' ? '可选多项，用顿号隔开' : '选一项'}：${options.join('、')}`
  const bounds = minimum === undefined && maximum === undefined ? '' : `，${minimum ?? ''}～${maximum ?? ''}`
  return `${kinds[type] ?? '文字'}${bounds}${maximumLength ? `，最多 ${maximumLength} 字` : ''}`
}

/** Nobody's: the numbers are those of the national standards or of no line at all. */
const examples: Partial<Record<ListColumn['shape']['type'], string>> = {
  date: '2026-07-01',
  boolean: '是',
  idNumber: '11010519491231002X',
  creditCode: '91350100M000100Y43',
  phone: '13800000000',
  money: '5500',
}

function exampleOf(column: ListColumn, regionName: (code: string) => string): string {
  const { type, minimum = 1, values = {} } = column.shape
  if (type === 'region') return `410105（${regionName('410105')}）`
  if (type === 'number' || type === 'integer') return String(minimum)
  return examples[type] ?? Object.values(values)[0] ?? ''
}

// ── options ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function optionsOf({ shape: { type, values = {} } }: ListColumn): string[] {
  if (type === 'boolean') return ['是', '否']
  return type === 'choice' || type === 'choices' ? Object.values(values) : []
}

function optionColumns(columns: ListColumn[]): string[][] {
  const longest = Math.max(...columns.map(column => optionsOf(column).length))
  return [
    columns.map(column => column.title),
    ...Array.from({ length: longest }, (_, at) => columns.map(column => optionsOf(column)[at] ?? '')),
  ]
}

/**
 * Drop-downs point at the sheet of options: a list inside the rule holds 255 characters and no comma. Several choices in
 * one cell are typed, so those columns have none.
 */
const dropDowns = (chosen: { column: ListColumn; place: number }[], mostRows: number): Feature<FileContent> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content, _options, { sheetIndex }) => {
          const rules = chosen.flatMap(({ column, place }, at) => {
            if (column.shape.type === 'choices') return []
            const [cells, options] = [lettersOf(place + 1), lettersOf(at + 1)]
            return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请从列表中选择" error="请从下拉列表中选择一项" sqref="${cells}2:${cells}${mostRows + 1}"><formula1>${optionSheet}!$${options}$2:$${options}$${optionsOf(column).length + 1}</formula1></dataValidation>`
          })
          if (sheetIndex !== 0 || rules.length === 0) return content
          // ECMA-376-1 18.3.1.99: after the cells, before links and page set-up.
          return content.replace(
            '</sheetData>',
            `</sheetData><dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`,
          )
        },
      },
    },
  },
})

// ── values as a person writes them ──────────────────────────────────────────────────────────────────────────────────

function shown({ shape: { type, values = {} } }: ListColumn, value: unknown): Cell {
  if (value === null || value === undefined) return ''
  if (type === 'boolean') return value ? '是' : '否'
  if (type === 'money') return Number(value) / 100
  if (Array.isArray(value)) return value.map(one => values[String(one)] ?? String(one)).join('、')
  return typeof value === 'number' ? value : (values[String(value)] ?? String(value))
}
