/**
 * Entries as tables for those who work in a spreadsheet, and back. The schema alone says what stands where: an entry is
 * a row, what stands inside it is columns, and a list of several things each is a sheet of its own.
 * Written and read again an entry is the same; what cannot be read is told with sheet, row, column and how to mend it.
 */
import type { TSchema } from 'typebox'
import { Check, Errors } from 'typebox/value'
import type { Condition } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import { expandRules, type ParameterValues } from '../conditions/evaluate.ts'
import { type Changes, type Entries, entriesOfCatalogue, entryOf } from './changes.ts'
import { nameOfEntry } from './differences.ts'
import { overlayCollections } from './overlay.ts'
import type { Problem } from './problems.ts'
import { type Catalogue, collections, Synonyms } from './schema.ts'
import { schemaProblems } from './schema-problems.ts'

export type Cell = string | number | boolean | Date | null | undefined

export interface Column {
  title: string
  /** Said for the reader; reading passes over it. */
  readOnly?: boolean
}

export interface Table {
  sheet: string
  columns: Column[]
  rows: Cell[][]
}

/** What holds the entries: the province's catalogue or what a place lays over it. */
export type Holder = 'catalogue' | 'overlay'

/** What conditions and references are put into words with. */
export interface TableWords {
  catalogue: Catalogue
  parameters: ParameterValues
}

/** How to fill in; it has no entries. */
export const guideSheet = '说明'

const held: Record<Holder, Record<string, { label: string; schema: TSchema }>> = {
  catalogue: { ...collections, synonyms: { label: '日常词语', schema: Synonyms } },
  overlay: overlayCollections,
}

export const collectionsOf = (holder: Holder): Record<string, { label: string; schema: TSchema }> => held[holder]

// ── what stands where ───────────────────────────────────────────────────────────────────────────────────────────────

/** What TypeBox keeps of a schema that tables need. */
interface Shape {
  title?: string
  type?: string
  format?: string
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  anyOf?: Shape[]
  enum?: unknown[]
  'x-labels'?: string[]
  'x-kind'?: string
  'x-ref'?: string
}

type LeafKind = 'text' | 'date' | 'number' | 'boolean' | 'choice' | 'scalar' | 'words' | 'condition' | 'json'

interface Own {
  key: string
  required: boolean
}
interface Leaf extends Own {
  is: 'leaf'
  title: string
  kind: LeafKind
  shape: Shape
  /** The title of the column beside it that says it in words. */
  aside: string | undefined
}
interface Group extends Own {
  is: 'group'
  nodes: Node[]
}
interface List extends Own {
  is: 'list'
  layout: Layout
}
type Node = Leaf | Group | List

interface Layout {
  sheet: string
  /** Of the whole row: the entry, then the place in each list down to this one. */
  keys: string[]
  nodes: Node[]
}

const idTitle = '标识'
const actionTitle = '操作'
const removal = '删除'
const placeTitle = '序'
/** In the place of a number: the list is there and has nothing in it, which is not the same as no list. */
const nothing = '无'

function layoutOf(label: string, schema: TSchema): Layout {
  const keys = [idTitle, actionTitle]
  return { sheet: label, keys, nodes: nodesOf(schema as Shape, [], { keys, sheet: label }) }
}

interface Where {
  keys: string[]
  sheet: string
}

function nodesOf({ properties = {}, required = [] }: Shape, titles: string[], where: Where): Node[] {
  return Object.entries(properties).map(([key, shape]): Node => {
    const own = { key, required: required.includes(key) }
    const at = [...titles, shape.title ?? key]
    if (shape.properties) return { ...own, is: 'group', nodes: nodesOf(shape, at, where) }
    if (shape.items?.properties) return { ...own, is: 'list', layout: listLayout(shape.items, at, where) }
    const kind = kindOf(shape)
    const title = columnTitle(at, where)
    return { ...own, is: 'leaf', title, kind, shape, aside: asideOf(title, kind, shape) }
  })
}

/** A column never bears the name of those that say which row it is. */
function columnTitle(titles: string[], { keys, sheet }: Where): string {
  const title = titles.join('·')
  return keys.includes(title) ? `${sheet.split('·').at(-1)}·${title}` : title
}

function listLayout(item: Shape, titles: string[], { keys, sheet }: Where): Layout {
  const own = keys
    .filter(key => key !== actionTitle)
    .map(key => (key === placeTitle ? `${sheet.split('·').slice(1).join('·')}·${placeTitle}` : key))
  const where = { keys: [...own, placeTitle], sheet: [sheet, ...titles].join('·') }
  return { ...where, nodes: nodesOf(item, [], where) }
}

function kindOf(shape: Shape): LeafKind {
  if (shape['x-kind'] === 'condition') return 'condition'
  if (shape.enum) return 'choice'
  if (shape.anyOf?.every(({ type = '' }) => ['string', 'number', 'boolean', 'null'].includes(type))) return 'scalar'
  if (shape.type === 'array' && shape.items && lines.has(kindOf(shape.items))) return 'words'
  if (shape.type === 'string') return shape.format === 'date' ? 'date' : 'text'
  if (shape.type === 'number' || shape.type === 'integer') return 'number'
  return shape.type === 'boolean' ? 'boolean' : 'json'
}

/** What a list can have one of on each line. */
const lines = new Set<LeafKind>(['text', 'date', 'number', 'choice'])

function asideOf(title: string, kind: LeafKind, { 'x-ref': ref, items }: Shape): string | undefined {
  if (kind === 'condition') return `${title}（说明）`
  return ref || items?.['x-ref'] ? `${title}（名称）` : undefined
}

function columnsOf({ keys, nodes }: Layout): Column[] {
  const own = leavesOf(nodes).flatMap(({ title, aside }) => [
    { title },
    ...(aside ? [{ title: aside, readOnly: true }] : []),
  ])
  return [...keys.map(title => ({ title })), ...own]
}

const leavesOf = (nodes: Node[]): Leaf[] =>
  nodes.flatMap(node => (node.is === 'leaf' ? [node] : node.is === 'group' ? leavesOf(node.nodes) : []))

const listsOf = (nodes: Node[]): List[] =>
  nodes.flatMap(node => (node.is === 'list' ? [node] : node.is === 'group' ? listsOf(node.nodes) : []))

/** The sheet itself and those of its lists, in the order of the schema. */
const withLists = (layout: Layout): Layout[] => [
  layout,
  ...listsOf(layout.nodes).flatMap(list => withLists(list.layout)),
]

// ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One sheet for the collection and one for each list in it. */
export function tablesOf(
  holder: Holder,
  collection: string,
  entries: Record<string, unknown>,
  words: TableWords,
): Table[] {
  const { label, schema } = held[holder][collection]!
  const layout = layoutOf(label, schema)
  const tables = withLists(layout).map(one => ({ sheet: one.sheet, columns: columnsOf(one), rows: [] as Cell[][] }))
  const rowsOf = new Map(tables.map(({ sheet, rows }) => [sheet, rows]))
  const write = (one: Layout, path: Cell[], item: unknown) => {
    rowsOf.get(one.sheet)!.push([...path, ...cellsOf(one.nodes, item, spoken)])
    for (const { value, list } of listsIn(one.nodes, item)) {
      const keys = one === layout ? path.slice(0, 1) : path
      if (value?.length === 0 && !list.required) rowsOf.get(list.layout.sheet)!.push([...keys, nothing])
      value?.forEach((inside, place) => {
        write(list.layout, [...keys, place + 1], inside)
      })
    }
  }
  const spoken = { ...words, names: entriesOfCatalogue(words.catalogue) }
  for (const [id, content] of Object.entries(entries)) write(layout, [id, null], content)
  return tables
}

type Spoken = TableWords & { names: Entries }

function cellsOf(nodes: Node[], item: unknown, words: Spoken): Cell[] {
  return nodes.flatMap((node): Cell[] => {
    const value = isRecord(item) ? item[node.key] : undefined
    if (node.is === 'list') return []
    if (node.is === 'group') return cellsOf(node.nodes, value, words)
    const cell = value === undefined ? null : cellOf(value, node.kind, node.shape)
    return node.aside ? [cell, value === undefined ? null : said(value, node, words)] : [cell]
  })
}

function listsIn(nodes: Node[], item: unknown): { list: List; value: unknown[] | undefined }[] {
  return nodes.flatMap(node => {
    const value = isRecord(item) ? item[node.key] : undefined
    if (node.is === 'group') return listsIn(node.nodes, value)
    return node.is === 'list' ? [{ list: node, value: value as unknown[] | undefined }] : []
  })
}

function cellOf(value: unknown, kind: LeafKind, shape: Shape): Cell {
  switch (kind) {
    case 'boolean':
      return yesNo(value === true)
    case 'choice':
      return labelOf(value, shape)
    case 'scalar':
      return scalarCell(value)
    case 'words':
      return linesCell((value as unknown[]).map(one => String(cellOf(one, kindOf(shape.items!), shape.items!))))
    case 'condition':
    case 'json':
      return JSON.stringify(value)
    default:
      return value as Cell
  }
}

const yesNo = (value: boolean) => (value ? '是' : '否')
const noValue = '（空值）'

/** A choice goes by its label only if no other bears it. */
function labelOf(value: unknown, { enum: values = [], 'x-labels': labels = [] }: Shape): string {
  const label = labels[values.indexOf(value)]
  return label !== undefined && labels.indexOf(label) === labels.lastIndexOf(label) ? label : String(value)
}

/** Text that would read as something else stands in quotes. */
function scalarCell(value: unknown): Cell {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return yesNo(value)
  if (value === null) return noValue
  const text = String(value)
  return scalarOf(text) === text ? text : JSON.stringify(text)
}

function scalarOf(text: string): unknown {
  if (text === noValue) return null
  if (text === '是' || text === '否') return text === '是'
  if (/^".*"$/s.test(text)) return parsed(text) ?? text
  return isNumber(text) ? Number(text) : text
}

const isNumber = (text: string) => /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text.trim())

/** One on each line, unless a line would be read otherwise: then as a list in JSON. */
function linesCell(list: string[]): string {
  const plain = list.length > 0 && list.every(one => one === one.trim() && one !== '' && !/[\r\n]/.test(one))
  return plain && !list[0]!.startsWith('[') ? list.join('\n') : JSON.stringify(list)
}

function said(value: unknown, { kind, shape }: Leaf, { catalogue, parameters, names }: Spoken): string {
  if (kind === 'condition') return sentence(value as Condition, catalogue, parameters)
  const ref = shape['x-ref'] ?? shape.items?.['x-ref']
  return [value]
    .flat()
    .map(id => nameOfEntry(`${ref}/${id}`, entryOf(names, `${ref}/${id}`)))
    .join('\n')
}

/** A condition on a fact that is still missing is left without its sentence. */
function sentence(condition: Condition, { facts, rules }: Catalogue, parameters: ParameterValues): string {
  try {
    return describeCondition(expandRules(condition, rules), facts, parameters)
  } catch {
    return ''
  }
}

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What the tables say of the entries they list; an entry they leave out stays as it is. The contents still have to
 * pass their schema, and nothing is to be taken over while there are problems.
 */
export function changesIn(holder: Holder, tables: Table[]): { changes: Changes; problems: Problem[] } {
  const problems: Problem[] = []
  const changes: Changes = {}
  const given = sheetsByName(tables, problems)
  for (const [collection, { label, schema }] of Object.entries(held[holder])) {
    const layout = layoutOf(label, schema)
    const layouts = withLists(layout)
    const found = layouts.flatMap(({ sheet }) => given.get(sheet) ?? [])
    for (const { sheet } of layouts) given.delete(sheet)
    if (found.length > 0) readCollection(collection, layouts, found, { changes, problems })
  }
  for (const sheet of given.keys())
    problems.push({ entry: '', at: sheet, message: `不认识工作表“${sheet}”，请删除它，或者改回导出时的名称` })
  return { changes, problems }
}

interface Result {
  changes: Changes
  problems: Problem[]
}

function sheetsByName(tables: Table[], problems: Problem[]): Map<string, Table> {
  const byName = new Map<string, Table>()
  for (const table of tables) {
    if (table.sheet === guideSheet) continue
    if (byName.has(table.sheet))
      problems.push({ entry: '', at: table.sheet, message: `工作表“${table.sheet}”不止一张，请只保留一张` })
    byName.set(table.sheet, table)
  }
  return byName
}

function readCollection(collection: string, layouts: Layout[], tables: Table[], { changes, problems }: Result) {
  const sheets = new Map<string, Sheet>()
  for (const layout of layouts) {
    const table = tables.find(one => one.sheet === layout.sheet)
    const sheet = table && new Sheet(collection, layout, table, problems)
    if (sheet?.complete) sheets.set(layout.sheet, sheet)
    else if (!table) {
      const message = `缺少工作表“${layout.sheet}”，请从导出的文件中恢复它；没有内容时也要保留标题行`
      problems.push({ entry: '', at: layout.sheet, message })
    }
  }
  if (sheets.size < layouts.length) return
  const [layout, ...lists] = layouts
  const own = sheets.get(layout!.sheet)!
  const items = new Map(lists.map(list => [list.sheet, itemsByParent(sheets.get(list.sheet)!)]))
  const seen = new Set<string>()
  const removed = new Set<string>()
  for (const row of own.rows) {
    const id = own.idOf(row)
    if (id === undefined) continue
    const entry = `${collection}/${id}`
    if (seen.has(id)) own.report(row, idTitle, '这个标识前面已经有一行，请合并成一行，或者改正标识')
    seen.add(id)
    const action = textOf(own.cell(row, actionTitle)).trim()
    if (action === removal) {
      changes[entry] = null
      removed.add(id)
    } else {
      if (action !== '') own.report(row, actionTitle, `只能填写“${removal}”或者留空，请改正`)
      const read = new ItemReader(sheets, items, problems)
      changes[entry] = read.item(layout!, row, [id])
    }
  }
  for (const [name, byParent] of items)
    for (const { rows, parent } of byParent.values())
      if (!removed.has(String(parent[0]))) for (const { row } of rows) sheets.get(name)!.reportOrphan(row, parent)
}

interface Row {
  /** As the spreadsheet counts them: the titles are row 1. */
  number: number
  cells: Cell[]
}

class Sheet {
  readonly rows: Row[]
  /** Every column that has to be there is there, once. */
  readonly complete: boolean
  readonly layout: Layout
  private readonly collection: string
  private readonly problems: Problem[]
  private readonly at = new Map<string, number>()

  constructor(collection: string, layout: Layout, table: Table, problems: Problem[]) {
    this.collection = collection
    this.layout = layout
    this.problems = problems
    this.rows = table.rows
      .map((cells, index) => ({ number: index + 2, cells }))
      .filter(({ cells }) => cells.some(cell => !isBlank(cell)))
    this.complete = this.readTitles(table.columns)
  }

  private readTitles(columns: Column[]): boolean {
    const before = this.problems.length
    const known = new Map(columnsOf(this.layout).map(column => [column.title, column]))
    columns.forEach((column, place) => {
      const title = column.title.trim()
      if (title === '') this.checkUntitled(place)
      else if (!known.has(title)) this.reportColumn(title, '不认识这一列，请删除它，或者改回导出时的列名')
      else if (this.at.has(title)) this.reportColumn(title, '这一列不止一次出现，请只保留一列')
      else this.at.set(title, place)
    })
    for (const { title, readOnly } of known.values())
      if (!readOnly && title !== actionTitle && !this.at.has(title))
        this.reportColumn(title, '缺少这一列，请从导出的文件中恢复它；不填写时也要保留这一列')
    return this.problems.length === before
  }

  private checkUntitled(place: number) {
    const row = this.rows.find(({ cells }) => !isBlank(cells[place]))
    if (row) this.reportColumn(`第 ${place + 1} 列`, `第 ${row.number} 行在没有标题的列里有内容，请移走或者删除它`)
  }

  cell(row: Row, title: string): Cell {
    const place = this.at.get(title)
    return place === undefined ? null : row.cells[place]
  }

  idOf(row: Row): string | undefined {
    const id = textOf(this.cell(row, idTitle)).trim()
    if (id === '') this.report(row, idTitle, '没有填写标识，请填写这一行说的是哪一条')
    return id === '' ? undefined : id
  }

  reportOrphan(row: Row, parent: Cell[]) {
    const [id, ...places] = parent
    const title = this.layout.keys[parent.length - 1]!
    const whole = `“${id}”${places.map(place => `的第 ${place} 项`).join('')}`
    this.report(row, title, `上一级工作表中没有${whole}这一行，请补上它，或者改正这里的${title}`)
  }

  report(row: Row, title: string, message: string) {
    this.problems.push(this.problem(row, title, message))
  }

  problem(row: Row, title: string, message: string): Problem {
    const id = textOf(this.cell(row, idTitle)).trim()
    const where = `工作表“${this.layout.sheet}”第 ${row.number} 行“${title}”列`
    return { entry: id && `${this.collection}/${id}`, at: title, message: `${where}：${message}` }
  }

  private reportColumn(title: string, message: string) {
    const { sheet } = this.layout
    this.problems.push({ entry: '', at: title, message: `工作表“${sheet}”“${title}”列：${message}` })
  }
}

interface Items {
  parent: Cell[]
  rows: { row: Row; place: number }[]
  /** A row said that the list has nothing in it. */
  empty: Row | undefined
}

const pathKey = (path: Cell[]) => JSON.stringify(path)

/** The rows of a list by what holds them, in the order their numbers give; gaps are fine. */
function itemsByParent(sheet: Sheet): Map<string, Items> {
  const above = sheet.layout.keys.slice(1, -1)
  const byParent = new Map<string, Items>()
  for (const row of sheet.rows) {
    const id = sheet.idOf(row)
    const parent: Cell[] = [id, ...above.map(title => placeOf(sheet, row, title))]
    const isEmpty = textOf(sheet.cell(row, placeTitle)).trim() === nothing
    const place = isEmpty ? 0 : placeOf(sheet, row, placeTitle)
    if (parent.includes(undefined) || place === undefined) continue
    const items = byParent.get(pathKey(parent)) ?? { parent, rows: [], empty: undefined }
    byParent.set(pathKey(parent), items)
    if (isEmpty) items.empty = row
    else if (items.rows.some(one => one.place === place))
      sheet.report(row, placeTitle, `第 ${place} 项前面已经有一行，请给每一行不同的序`)
    else items.rows.push({ row, place })
  }
  for (const { rows, empty } of byParent.values()) {
    rows.sort((a, b) => a.place - b.place)
    if (empty && rows.length > 0) sheet.report(empty, placeTitle, `列表中还有其他行，请删除写着“${nothing}”的这一行`)
  }
  return byParent
}

function placeOf(sheet: Sheet, row: Row, title: string): number | undefined {
  const cell = sheet.cell(row, title)
  const place = typeof cell === 'number' ? cell : Number(textOf(cell).trim() || Number.NaN)
  if (Number.isInteger(place) && place > 0) return place
  sheet.report(row, title, '应当是从 1 开始的整数，请改正')
  return undefined
}

interface Filled {
  value: Record<string, unknown>
  problems: Problem[]
  filled: boolean
}

class ItemReader {
  private readonly sheets: Map<string, Sheet>
  private readonly items: Map<string, Map<string, Items>>
  private readonly problems: Problem[]

  constructor(sheets: Map<string, Sheet>, items: Map<string, Map<string, Items>>, problems: Problem[]) {
    this.sheets = sheets
    this.items = items
    this.problems = problems
  }

  item(layout: Layout, row: Row, path: Cell[]): Record<string, unknown> {
    const { value, problems } = this.nodes(layout.nodes, this.sheets.get(layout.sheet)!, row, path)
    this.problems.push(...problems)
    return value
  }

  /** Whether anything is filled in decides whether an optional group is there at all. */
  private nodes(nodes: Node[], sheet: Sheet, row: Row, path: Cell[]): Filled {
    const value: Record<string, unknown> = {}
    const problems: Problem[] = []
    let filled = false
    for (const node of nodes) {
      const report = (title: string, message: string) => problems.push(sheet.problem(row, title, message))
      if (node.is === 'group') {
        const inside = this.nodes(node.nodes, sheet, row, path)
        if (!inside.filled && !node.required) continue
        value[node.key] = inside.value
        problems.push(...inside.problems)
        filled ||= inside.filled
      } else if (node.is === 'list') {
        const list = this.list(node.layout, path)
        if (list || node.required) value[node.key] = list ?? []
        filled ||= list !== undefined
      } else {
        const cell = sheet.cell(row, node.title)
        filled ||= !isBlank(cell)
        const read = leafOf(cell, node)
        if ('wrong' in read) report(node.title, read.wrong)
        else if (read.value !== undefined) value[node.key] = read.value
      }
    }
    return { value, problems, filled }
  }

  /** What is taken up here is no orphan. */
  private list(layout: Layout, path: Cell[]): unknown[] | undefined {
    const byParent = this.items.get(layout.sheet)!
    const found = byParent.get(pathKey(path))
    byParent.delete(pathKey(path))
    return found?.rows.map(({ row, place }) => this.item(layout, row, [...path, place]))
  }
}

type Read = { value: unknown } | { wrong: string }

function leafOf(cell: Cell, { kind, shape, required }: Leaf): Read {
  if (isBlank(cell)) {
    if (!required) return { value: undefined }
    return kind === 'words' ? checked([], shape) : { wrong: '不能为空，请填写' }
  }
  if (failed.test(textOf(cell).trim())) return { wrong: `公式的结果 ${textOf(cell)} 是错误，请改为直接填写内容` }
  const read = readCell(cell, kind, shape)
  return 'wrong' in read ? read : checked(read.value, shape)
}

const failed = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/

/** What only the whole entry can tell is left to its schema. */
function checked(value: unknown, shape: Shape): Read {
  const schema = shape as TSchema
  if (Check(schema, value)) return { value }
  const [problem] = schemaProblems('', Errors(schema, value), schema)
  return { wrong: problem ? `${problem.at && `${problem.at} `}${problem.message}` : '不符合要求，请改正' }
}

function readCell(cell: Cell, kind: LeafKind, shape: Shape): Read {
  const text = textOf(cell)
  switch (kind) {
    case 'text':
      if (cell instanceof Date)
        return { wrong: '表格软件把它变成了日期，请把单元格格式设为“文本”，再重新填写原来的内容' }
      return { value: text }
    case 'date':
      return { value: text.trim() }
    case 'number':
      return isNumber(text) ? { value: Number(text) } : { wrong: `“${text}”不是数字，请改正` }
    case 'boolean':
      return yesNoOf(text)
    case 'choice':
      return choiceOf(text.trim(), shape)
    case 'scalar':
      return { value: typeof cell === 'number' ? cell : scalarOf(text) }
    case 'words':
      return wordsOf(text, shape.items!)
    default:
      return jsonOf(text)
  }
}

function yesNoOf(text: string): Read {
  const word = text.trim()
  if (word === '是' || word === '否') return { value: word === '是' }
  return { wrong: `“${word}”不是“是”或者“否”，请改正` }
}

function choiceOf(text: string, shape: Shape): Read {
  const values = shape.enum ?? []
  const found = values.find(value => value === text || labelOf(value, shape) === text)
  if (found !== undefined) return { value: found }
  return {
    wrong: `“${text}”不在可选的词之中，请改为${values.map(value => `“${labelOf(value, shape)}”`).join('、')}之一`,
  }
}

function wordsOf(text: string, item: Shape): Read {
  const list = text.trim().startsWith('[') ? parsed(text) : undefined
  const all = Array.isArray(list) ? list.map(String) : linesOf(text)
  const value: unknown[] = []
  for (const one of all) {
    const read = readCell(one, kindOf(item), item)
    if ('wrong' in read) return read
    value.push(read.value)
  }
  return { value }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

function jsonOf(text: string): Read {
  const value = parsed(text)
  if (value !== undefined) return { value }
  return { wrong: '内容不是完整的 JSON，请检查括号和半角引号，或者在核对后从导出的文件中恢复这一格' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isBlank = (cell: Cell) => cell === null || cell === undefined || textOf(cell).trim() === ''

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'boolean' ? yesNo(cell) : String(cell).replaceAll('\r\n', '\n')
}

// ── order ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The same, with its properties in the order in which the schema has them: two exports of one content are alike. */
export function inSchemaOrder(value: unknown, schema: TSchema): unknown {
  const shape = schema as Shape
  if (Array.isArray(value)) return shape.items ? value.map(one => inSchemaOrder(one, shape.items as TSchema)) : value
  if (!isRecord(value) || !shape.properties) return value
  const known = Object.entries(shape.properties).filter(([key]) => Object.hasOwn(value, key))
  const rest = Object.keys(value).filter(key => !Object.hasOwn(shape.properties!, key))
  return Object.fromEntries([
    ...known.map(([key, own]) => [key, inSchemaOrder(value[key], own as TSchema)]),
    ...rest.map(key => [key, value[key]]),
  ])
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
