/**
 * 省政务服务事项基本目录: reads a table into the entries of one edition, or tells everything that is wrong with it, line
 * by line; and compares two editions. Codes are never made here: an entry is what the table says.
 */
import { basicCodeParts, checkBasicCode } from '../service-codes.ts'
import { isDate } from '../workdays.ts'
import { type TaskState, type TaskType, taskStates, taskTypes, type UseLevel, useLevels } from './national-codes.ts'
import { parseTable, type TableRow } from './table.ts'

export interface BasicEntry {
  code: string
  main: string
  sub: string | null
  type: TaskType
  levels: UseLevel[]
  /** 主管部门, as the catalogue prints it. */
  department: string
  basis: string | null
  state: TaskState
  effectiveFrom: string
}

export const columns = [
  '基本编码',
  '主项名称',
  '子项名称',
  '事项类型',
  '行使层级',
  '主管部门',
  '设定依据',
  '状态',
  '生效日期',
] as const
export type Column = (typeof columns)[number]

/** These may stand empty. */
const optional: readonly Column[] = ['子项名称', '设定依据']

export interface LineProblem {
  line: number
  column: string
  /** What is wrong and how to put it right. */
  message: string
}

export interface EditionDraft {
  /** In the order of their codes. Only to be used when there are no problems. */
  entries: BasicEntry[]
  problems: LineProblem[]
  /** Strange but possible: imported all the same, and told. */
  warnings: LineProblem[]
}

export function readEdition(text: string): EditionDraft {
  const { rows, unclosed } = parseTable(text)
  const problems: LineProblem[] = []
  const warnings: LineProblem[] = []
  const report = (line: number, column: string, message: string) => problems.push({ line, column, message })
  if (unclosed !== null) {
    report(unclosed, '', '这一行的双引号没有结束，请补上后面的双引号')
    return { entries: [], problems, warnings }
  }
  const [header, ...lines] = rows
  const places = header && placesOf(header, report)
  if (!places) {
    if (!header) report(1, '', `表格是空的，首行应为：${columns.join('、')}`)
    return { entries: [], problems, warnings }
  }
  if (lines.length === 0) report(header.line, '', '表格只有表头，没有事项，请核对文件')

  const entries = lines.flatMap(row => readEntry(row, places, header.cells.length, report) ?? [])
  const firstLine = new Map<string, number>()
  for (const { entry, line } of entries) {
    const first = firstLine.get(entry.code)
    if (first === undefined) firstLine.set(entry.code, line)
    else report(line, '基本编码', `基本编码 ${entry.code} 与第 ${first} 行重复，请删去其中一行或者更正编码`)
    const said = basicCodeParts(entry.code).type
    // 公共服务 is coded 20, and 21 where the catalogue was extended.
    if (said !== entry.type && !(entry.type === '20' && said === '21'))
      warnings.push({
        line,
        column: '事项类型',
        message: `基本编码第 3、4 位为 ${said}，与事项类型 ${entry.type} ${taskTypes[entry.type]}不一致，请核对`,
      })
  }
  return {
    entries: entries.map(one => one.entry).sort((a, b) => (a.code < b.code ? -1 : 1)),
    problems: problems.sort((a, b) => a.line - b.line),
    warnings,
  }
}

type Report = (line: number, column: string, message: string) => void
type Places = Record<Column, number>

function placesOf({ line, cells }: TableRow, report: Report): Places | undefined {
  const known = new Set<string>(columns)
  let fit = true
  const wrong = (column: string, message: string) => {
    fit = false
    report(line, column, message)
  }
  for (const column of columns) {
    const times = cells.filter(cell => cell === column).length
    if (times === 0) wrong(column, `缺少“${column}”一列，请补上；表头应为：${columns.join('、')}`)
    if (times > 1) wrong(column, `“${column}”一列出现了 ${times} 次，请只保留一列`)
  }
  for (const cell of cells) if (!known.has(cell)) wrong(cell, `不认识“${cell || '（空）'}”一列，请去掉或者核对列名`)
  return fit ? (Object.fromEntries(columns.map(column => [column, cells.indexOf(column)])) as Places) : undefined
}

function readEntry(
  { line, cells }: TableRow,
  places: Places,
  width: number,
  report: Report,
): { entry: BasicEntry; line: number } | undefined {
  if (cells.length !== width) {
    report(line, '', `这一行有 ${cells.length} 格，表头有 ${width} 格；内容里有逗号的，请给这一格加上双引号`)
    return undefined
  }
  let fit = true
  const wrong = (column: Column, message: string) => {
    fit = false
    report(line, column, message)
  }
  const cell = (column: Column): string => cells[places[column]]!
  for (const column of columns)
    if (cell(column) === '' && !optional.includes(column)) wrong(column, `“${column}”没有填写，请补上`)
  const check = <T>(column: Column, value: T | undefined, fix: string): T | undefined => {
    if (cell(column) !== '' && value === undefined) wrong(column, `“${cell(column)}”不能识别，${fix}`)
    return value
  }

  const code = cell('基本编码')
  const codeProblem = code === '' ? null : checkBasicCode(code)
  if (codeProblem) wrong('基本编码', codeProblem)
  const type = check('事项类型', typeOf(cell('事项类型')), `请填写代码或者名称：${wordsOf(taskTypes)}`)
  const levels = check(
    '行使层级',
    levelsOf(cell('行使层级')),
    `请填写代码或者名称，多个用顿号分开：${wordsOf(useLevels)}`,
  )
  const state = check('状态', stateOf(cell('状态')), `请填写${Object.values(taskStates).join('、')}之一`)
  const effectiveFrom = check('生效日期', dateOf(cell('生效日期')), '请按 YYYY-MM-DD 填写，如 2026-01-01')
  if (!fit || !type || !levels || !state || !effectiveFrom) return undefined
  return {
    line,
    entry: {
      code,
      main: cell('主项名称'),
      sub: cell('子项名称') || null,
      type,
      levels,
      department: cell('主管部门'),
      basis: cell('设定依据') || null,
      state,
      effectiveFrom,
    },
  }
}

const wordsOf = (table: Record<string, string>) =>
  Object.entries(table)
    .map(([code, name]) => `${code} ${name}`)
    .join('、')

/** `01`, `1` as a spreadsheet leaves it, or the name. */
function typeOf(text: string): TaskType | undefined {
  const padded = /^\d$/.test(text) ? `0${text}` : text
  if (Object.hasOwn(taskTypes, padded)) return padded as TaskType
  return (Object.keys(taskTypes) as TaskType[]).find(code => taskTypes[code] === text)
}

/** `省、市、县级`, `2,3,4`, `县级`. */
function levelsOf(text: string): UseLevel[] | undefined {
  const parts = text
    .replace(/（[^）]*）/g, '')
    .split(/[、，,;；/\s]+/)
    .filter(Boolean)
  const found = parts.map(part => {
    if (Object.hasOwn(useLevels, part)) return part as UseLevel
    const word = part.replace(/级$/, '')
    return (Object.keys(useLevels) as UseLevel[]).find(code => (levelWords[code] ?? []).includes(word))
  })
  if (parts.length === 0 || found.includes(undefined)) return undefined
  return [...new Set(found as UseLevel[])].sort()
}

const levelWords: Record<UseLevel, string[]> = {
  '1': ['国家'],
  '2': ['省'],
  '3': ['市', '设区的市'],
  '4': ['县', '区'],
  '5': ['镇', '乡', '街道', '乡镇'],
  '6': ['村', '社区'],
  '7': ['分级管理'],
}

const stateOf = (text: string) => (Object.keys(taskStates) as TaskState[]).find(state => taskStates[state] === text)

/** `2026-1-1`, `2026/1/1` and `2026年1月1日` are the same day. */
function dateOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (day === undefined) return undefined
  const date = `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

/** 主项, or 主项 · 子项. */
export const entryName = ({ main, sub }: Pick<BasicEntry, 'main' | 'sub'>) => (sub ? `${main} · ${sub}` : main)

// ── comparison ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface EntryChange {
  field: Column
  from: string
  to: string
}

export interface EditionComparison {
  added: BasicEntry[]
  /** Cancelled in words, or no longer in the table at all. */
  cancelled: (BasicEntry & { how: 'state' | 'missing' })[]
  renamed: { code: string; from: string; to: string; changes: EntryChange[] }[]
  /** Same name, something else is different. */
  changed: { code: string; name: string; changes: EntryChange[] }[]
  unchanged: number
}

/** What `to` says differently from `from`; both in the order of their codes. */
export function compareEditions(from: readonly BasicEntry[], to: readonly BasicEntry[]): EditionComparison {
  const before = new Map(from.map(entry => [entry.code, entry]))
  const after = new Set(to.map(entry => entry.code))
  const result: EditionComparison = { added: [], cancelled: [], renamed: [], changed: [], unchanged: 0 }
  for (const entry of to) {
    const earlier = before.get(entry.code)
    if (!earlier) {
      result.added.push(entry)
      continue
    }
    const changes = changesOf(earlier, entry)
    if (changes.length === 0) result.unchanged++
    else if (entry.state === 'cancelled' && earlier.state !== 'cancelled')
      result.cancelled.push({ ...entry, how: 'state' })
    else if (entryName(earlier) !== entryName(entry))
      result.renamed.push({ code: entry.code, from: entryName(earlier), to: entryName(entry), changes })
    else result.changed.push({ code: entry.code, name: entryName(entry), changes })
  }
  for (const entry of from) if (!after.has(entry.code)) result.cancelled.push({ ...entry, how: 'missing' })
  return result
}

function changesOf(from: BasicEntry, to: BasicEntry): EntryChange[] {
  const was = cellsOf(from)
  const is = cellsOf(to)
  return columns.flatMap(field => (was[field] === is[field] ? [] : [{ field, from: was[field], to: is[field] }]))
}

/** An entry as the table would print it. */
export const cellsOf = (entry: BasicEntry): Record<Column, string> => ({
  基本编码: entry.code,
  主项名称: entry.main,
  子项名称: entry.sub ?? '',
  事项类型: taskTypes[entry.type],
  行使层级: entry.levels.map(level => useLevels[level]).join('、'),
  主管部门: entry.department,
  设定依据: entry.basis ?? '',
  状态: taskStates[entry.state],
  生效日期: entry.effectiveFrom,
})
