/**
 * A filled-in table read back: where its head is, what each line says, and everything wrong with it, told by line and
 * column so that a person can mend the file. One wrong cell and nothing is taken.
 */
import type { Facts, ParameterValues } from '../conditions/evaluate.ts'
import { isEmpty, type ValueContext } from '../form-values.ts'
import { type Cell, readCell } from './cell.ts'
import { columnsOf, type Item, type JoinedList, type ListColumn, type ListTable } from './table.ts'

export interface LineProblem {
  /** As the spreadsheet counts, from 1; null about the table as a whole. */
  line: number | null
  column: string | null
  message: string
}

export interface ReadList {
  items: Item[]
  /** Of the joined lists that the table fills in. */
  joined: Record<string, Item[]>
  problems: LineProblem[]
  /** Where the head stands, from 0; -1 where there is none. */
  head: number
}

export interface ReadRequest extends ValueContext {
  parameters: ParameterValues
  mostRows: number
  /** Read the list alone and pass over what else the table says. */
  alone?: boolean
  /** What is there already and stays. */
  before?: { items: Item[]; joined: Record<string, Item[]> }
}

/** What a table written by this program says beside its columns. */
export const problemColumn = '问题'
const passedOver = new Set(['问题', '序号', '编号', '行号'])

type Column = ListColumn & { of: JoinedList | null; place: number }
interface Line {
  /** As the spreadsheet counts. */
  line: number
  cells: Cell[]
}

export function readList(table: ListTable, grid: Cell[][], request: ReadRequest): ReadList {
  const problems: LineProblem[] = []
  const head = headOf(table, grid)
  const nothing = { items: [], joined: {}, problems, head }
  if (head < 0) {
    tell(problems, null, null, '没有找到表头。请用下载的模板填写，不要改动第一行的栏目名称')
    return nothing
  }
  const lines = filledLines(grid, head)
  const columns = columnsIn(table, grid[head]!, lines, request, problems, head + 1)
  if (problems.length > 0) return nothing
  if (lines.length === 0) tell(problems, null, null, '表格中没有填写内容，请从表头的下一行开始填写')
  const { before, mostRows } = request
  const total = lines.length + (before?.items.length ?? 0)
  if (total > mostRows) tell(problems, null, null, `${table.label}最多 ${mostRows} 行，现在是 ${total} 行，请分次办理`)
  if (problems.length > 0) return nothing

  const read = lines.map(line => readLine(table, line, columns, request, problems))
  findRepeated(read, columns, before, problems)
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const filled = table.joined.filter(list => columns.some(column => column.of === list))
  return {
    items: read.map(one => one.item),
    joined: Object.fromEntries(
      filled.map(list => [list.element, read.flatMap(one => (one.joined.has(list) ? [one.joined.get(list)!] : []))]),
    ),
    problems,
    head,
  }
}

const tell = (problems: LineProblem[], line: number | null, column: string | null, message: string) =>
  void problems.push({ line, column, message })

// ── the head ────────────────────────────────────────────────────────────────────────────────────────────────────────

const plain = (cell: Cell) =>
  String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\s*]/g, '')
const withoutBrackets = (title: string) => title.replace(/\(.*\)$/, '')

const matches = (title: string, column: ListColumn) =>
  title !== '' && (title === plain(column.title) || withoutBrackets(title) === withoutBrackets(plain(column.title)))

/** Among the first lines the one that names the most columns: people write a heading above it. */
function headOf(table: ListTable, grid: Cell[][]): number {
  const columns = columnsOf(table)
  const named = grid
    .slice(0, 10)
    .map(cells => columns.filter(column => cells.some(cell => matches(plain(cell), column))).length)
  const most = Math.max(0, ...named)
  return most === 0 ? -1 : named.indexOf(most)
}

const filledLines = (grid: Cell[][], head: number): Line[] =>
  grid
    .map((cells, place) => ({ line: place + 1, cells }))
    .filter(({ line, cells }) => line > head + 1 && cells.some(cell => !isBlank(cell)))

const isBlank = (cell: Cell) => isEmpty(typeof cell === 'string' ? cell.trim() : cell)

/** The columns that are there. A joined list nobody filled in is none of this table's. */
function columnsIn(
  table: ListTable,
  heads: Cell[],
  lines: Line[],
  { alone = false }: ReadRequest,
  problems: LineProblem[],
  headLine: number,
): Column[] {
  const all = columnsOf(table)
  const placeOf = (column: ListColumn) => {
    const exact = heads.findIndex(cell => plain(cell) === plain(column.title))
    return exact >= 0 ? exact : heads.findIndex(cell => matches(plain(cell), column))
  }
  const placed = all.map(column => ({ ...column, place: placeOf(column) }))
  for (const [place, cell] of heads.entries()) {
    const title = plain(cell)
    if (title === '' || passedOver.has(title) || placed.some(column => column.place === place)) continue
    const twice = placed.some(column => matches(title, column))
    if (lines.some(({ cells }) => !isBlank(cells[place])))
      tell(
        problems,
        headLine,
        String(cell),
        twice ? '这一栏有两列，请删去一列' : '没有这一栏，请删去，或者改成模板中的栏目名称',
      )
  }
  const isFilled = (list: JoinedList) =>
    placed.some(({ of, place }) => of === list && place >= 0 && lines.some(({ cells }) => !isBlank(cells[place])))
  const wanted = placed.filter(({ of }) => of === null || (!alone && isFilled(of)))
  for (const { place, title, shape } of wanted)
    if (place < 0 && !shape.optional) tell(problems, headLine, title, '缺少这一栏，请用下载的模板填写')
  return wanted.filter(column => column.place >= 0)
}

// ── a line ──────────────────────────────────────────────────────────────────────────────────────────────────────────

interface ReadLine extends Line {
  item: Item
  joined: Map<JoinedList, Item>
}

function readLine(
  table: ListTable,
  { line, cells }: Line,
  columns: Column[],
  request: ReadRequest,
  problems: LineProblem[],
): ReadLine {
  const read = (column: Column, into: Item) => {
    const found = readCell(column.shape, cells[column.place], request)
    if (found.problem !== undefined) tell(problems, line, column.title, found.problem)
    else if (!isEmpty(found.value)) into[column.key] = found.value
    else if (!column.shape.optional) tell(problems, line, column.title, `请填写${column.shape.label}`)
  }
  const item: Item = {}
  const before = problems.length
  for (const column of columns) if (column.of === null) read(column, item)
  // What is still wrong may be what decides whether a list is needed.
  const isSure = problems.length === before
  const joined = new Map<JoinedList, Item>()
  for (const list of table.joined) {
    const own = columns.filter(column => column.of === list)
    if (own.length === 0) continue
    if (!list.needs(item as Facts, request.parameters)) {
      const spare = own.find(column => !isBlank(cells[column.place]))
      if (spare && isSure)
        tell(
          problems,
          line,
          spare.title,
          `按这一行前面填写的情况，不用填“${spare.shape.label}”；请清空，或者核对前面的内容`,
        )
      continue
    }
    const more: Item = { [list.name]: item[list.name] }
    for (const column of own) read(column, more)
    joined.set(list, more)
  }
  return { line, cells, item, joined }
}

// ── the same twice ──────────────────────────────────────────────────────────────────────────────────────────────────

/** In the file, and with what is there already. The sentence never repeats a number. */
function findRepeated(lines: ReadLine[], columns: Column[], before: ReadRequest['before'], problems: LineProblem[]) {
  const told = new Set<number>()
  for (const column of columns.filter(({ shape }) => shape.unique)) {
    const there = column.of ? (before?.joined[column.of.element] ?? []) : (before?.items ?? [])
    const seen = new Map<unknown, string>(there.map((item, place) => [item[column.key], `已有的第 ${place + 1} 条`]))
    for (const one of lines) {
      const value = (column.of ? one.joined.get(column.of) : one.item)?.[column.key]
      if (isEmpty(value)) continue
      const first = seen.get(value)
      if (first === undefined) seen.set(value, `第 ${one.line} 行`)
      else {
        told.add(one.line)
        tell(problems, one.line, column.title, `${column.shape.label}与${first}相同，请核对后更正，或者删去重复的一行`)
      }
    }
  }
  const seen = new Map<string, string>((before?.items ?? []).map((item, at) => [keyOf(item), `已有的第 ${at + 1} 条`]))
  for (const one of lines) {
    // Two people may well share a name and a contract: told apart by whatever else the table says of them.
    const whole = JSON.stringify(one.cells)
    const first = seen.get(whole) ?? (one.joined.size === 0 ? seen.get(keyOf(one.item)) : undefined)
    if (first === undefined) seen.set(whole, `第 ${one.line} 行`)
    else if (!told.has(one.line))
      tell(
        problems,
        one.line,
        null,
        `这一行与${first}的内容完全相同；重复的请删去，确实是两个的请把其他栏目也填上，以便区分`,
      )
  }
}

const keyOf = (item: Item) => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
