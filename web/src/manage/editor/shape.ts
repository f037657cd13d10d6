/** The schema of the catalogue as the editor walks it: how a place is edited, what a new one holds, how it reads. */
import type { Catalogue } from '@onething/core/catalogue/schema.ts'

/** What TypeBox keeps of a schema that an editor needs. */
export interface Schema {
  title?: string
  type?: string
  format?: string
  pattern?: string
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  patternProperties?: Record<string, Schema>
  anyOf?: Schema[]
  minimum?: number
  maximum?: number
  minItems?: number
  'x-labels'?: string[]
  'x-ref'?: string
  'x-kind'?: string
  'x-long'?: boolean
}

export type Widget =
  | 'condition'
  | 'choice'
  | 'choices'
  | 'reference'
  | 'references'
  | 'rows'
  | 'row'
  | 'region'
  | 'date'
  | 'text'
  | 'longText'
  | 'lines'
  | 'number'
  | 'boolean'
  | 'scalar'
  | 'limit'
  | 'answers'
  | 'table'
  | 'object'
  | 'list'
  | 'variant'
  | 'anything'

/** How a place of an entry is edited. `path` is its JSON pointer: a row number means another row's number inside `after`. */
export function widgetOf(schema: Schema, path = ''): Widget {
  if (schema['x-kind'] === 'condition') return 'condition'
  if (schema.enum) return 'choice'
  if (schema['x-ref'] && schema.type === 'string') return 'reference'
  if (schema.anyOf) return schema.anyOf.every(one => one.type !== 'object') ? 'scalar' : 'variant'
  switch (schema.type) {
    case 'boolean':
      return 'boolean'
    case 'number':
    case 'integer':
      return /\/after\/\d+\/row$/.test(path) ? 'row' : 'number'
    case 'string':
      if (schema.format === 'date') return 'date'
      if (schema.pattern === '^\\d{6}$') return 'region'
      return schema['x-long'] ? 'longText' : 'text'
    case 'array':
      return listWidget(schema.items ?? {})
    case 'object':
      if (schema.patternProperties) return /\/examples\/\d+\/facts$/.test(path) ? 'answers' : 'table'
      return isLimit(schema) ? 'limit' : 'object'
    default:
      return 'anything'
  }
}

function listWidget(items: Schema): Widget {
  if (items.enum) return 'choices'
  if (items['x-ref']) return 'references'
  if (items.type === 'integer') return 'rows'
  return items.type === 'string' && !items['x-long'] ? 'lines' : 'list'
}

const isLimit = ({ properties = {} }: Schema) => 'days' in properties && 'unit' in properties

/** Small ones stand side by side. */
export const isSmall = (widget: Widget): boolean =>
  ['choice', 'reference', 'row', 'date', 'text', 'number', 'boolean'].includes(widget)

// ── going down ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Property {
  key: string
  title: string
  schema: Schema
  required: boolean
}

export function propertiesOf(schema: Schema): Property[] {
  return Object.entries(schema.properties ?? {}).map(([key, own]) => ({
    key,
    title: own.title ?? key,
    schema: own,
    required: schema.required?.includes(key) ?? false,
  }))
}

/** What a table holds under its keys. Where the schema leaves that open, it holds more of what the table stands in. */
export function valueSchemaOf(table: Schema, parent: Schema | undefined): Schema {
  const own = Object.values(table.patternProperties ?? {})[0] ?? {}
  return Object.keys(own).some(key => !key.startsWith('~')) ? own : (parent ?? own)
}

export interface Option {
  value: unknown
  label: string
}

/** Words for what the schema lists without labels. */
const words: Record<string, string> = {
  boolean: '是或者否',
  number: '数字',
  integer: '整数',
  choice: '单选',
  choices: '多选',
  date: '日期',
  text: '文字',
  longText: '长文字',
  list: '列表',
  money: '金额',
  idNumber: '公民身份号码',
  creditCode: '统一社会信用代码',
  phone: '电话',
  region: '地区',
  government: '政府部门',
  vertical: '垂直管理',
  'people-organisation': '群团组织',
  military: '军队',
  utility: '公用企业',
  certificate: '证照',
  approval: '批准文件',
  record: '备案凭证',
  runs: '继续计时',
  pauses: '停止计时',
  registration: '登记',
  payment: '待遇给付',
  answer: '答复',
  'before-decision': '决定前',
  'after-decision': '决定后',
  national: '国家',
  province: '省',
  city: '市',
  county: '县',
  pdf: 'PDF',
  jpeg: 'JPEG 图片',
  png: 'PNG 图片',
  docx: 'Word 文档',
  xlsx: 'Excel 表格',
  full: '全部要素',
  outline: '办理所需的要素',
}

export function optionsOf(schema: Schema): Option[] {
  return (schema.enum ?? []).map((value, place) => ({
    value,
    label: schema['x-labels']?.[place] ?? words[String(value)] ?? String(value),
  }))
}

/** The way of writing that a value follows; the first when it follows none. */
export function variantOf(schema: Schema, value: unknown): number {
  const fits = (one: Schema) => (one.required ?? []).every(key => isRecord(value) && key in value)
  return Math.max(0, schema.anyOf?.findIndex(fits) ?? 0)
}

export const variantTitle = (schema: Schema): string => propertiesOf(schema)[0]?.title ?? ''

// ── making and reading ──────────────────────────────────────────────────────────────────────────────────────────────

/** A new value: what must be there, empty; what is optional is absent. */
export function blank(schema: Schema): unknown {
  if (schema['x-kind'] === 'condition') return { all: [] }
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return blank(schema.anyOf[0]!)
  switch (schema.type) {
    case 'string':
      return ''
    case 'number':
    case 'integer':
      return schema.minimum ?? 0
    case 'boolean':
      return true
    case 'array':
      return (schema.minItems ?? 0) > 0 && schema.items?.enum ? [schema.items.enum[0]] : []
    case 'object':
      return Object.fromEntries((schema.required ?? []).map(key => [key, blank(schema.properties?.[key] ?? {})]))
    default:
      return null
  }
}

/** A new entry of a collection: its id, and what the id says of it. */
export function blankEntry(schema: Schema, id: string): Record<string, unknown> {
  const entry = blank(schema) as Record<string, unknown>
  if (schema.properties?.id) entry.id = id
  const audience = schema.properties?.audience?.enum?.find(one => String(one)[0] === id[0]?.toLowerCase())
  if (audience) entry.audience = audience
  const number = /\d+$/.exec(id)?.[0]
  if (schema.properties?.number && number) entry.number = Number(number)
  return entry
}

/** A new item of a list of rows carries the next number. */
export function blankItem(schema: Schema, list: unknown[]): unknown {
  const item = blank(schema)
  if (isRecord(item) && 'row' in item && schema.properties?.service)
    item.row = Math.max(0, ...list.map(one => (isRecord(one) ? Number(one.row) : 0))) + 1
  return item
}

export type Names = (collection: string, id: string) => string

export function namesOf(catalogue: Catalogue): Names {
  const tables = catalogue as unknown as Record<string, Record<string, { name?: string; label?: string }> | undefined>
  return (collection, id) => {
    const entry = tables[collection]?.[id]
    return entry?.name ?? entry?.label ?? id
  }
}

const telling = ['row', 'service', 'name', 'element', 'type', 'law', 'ask', 'because', 'until', 'rows', 'id']

/** An item of a list in a few words: what it is about, and the article or number that tells it from the next. */
export function summaryOf(value: unknown, schema: Schema, names: Names): string {
  if (!isRecord(value)) return inWords(value, schema, names)
  const said = telling
    .filter(key => key in value && (key !== 'id' || !('because' in value)))
    .slice(0, 'row' in value ? 2 : 1)
    .map(key => (key === 'row' ? `第 ${value[key]} 行` : inWords(value[key], schema.properties?.[key] ?? {}, names)))
  if (typeof value.article === 'string') said.push(value.article)
  return said.filter(Boolean).join(' ') || '（未填写）'
}

function inWords(value: unknown, schema: Schema, names: Names): string {
  if (value === undefined || value === null || value === '') return ''
  if (Array.isArray(value)) return value.map(one => inWords(one, schema.items ?? {}, names)).join('、')
  if (isRecord(value)) return ''
  if (schema['x-ref']) return names(schema['x-ref'], String(value))
  return optionsOf(schema).find(option => option.value === value)?.label ?? String(value)
}

// ── problems ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The server's messages by the place they speak of. */
export type Errors = ReadonlyMap<string, string[]>

export function errorsOf(problems: readonly { target: string; message: string }[]): Errors {
  const errors = new Map<string, string[]>()
  for (const { target, message } of problems) errors.set(target, [...(errors.get(target) ?? []), message])
  return errors
}

/** Something below this place is wrong: a folded item opens. */
export const hasErrorsWithin = (errors: Errors, path: string): boolean =>
  [...errors.keys()].some(target => target === path || target.startsWith(`${path}/`))

/** One step down a JSON pointer. */
export const down = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same object without what is empty for good: an optional place that was cleared is not there. */
export function withProperty(value: Record<string, unknown>, key: string, next: unknown): Record<string, unknown> {
  const { [key]: _before, ...rest } = value
  if (next === undefined) return rest
  return key in value ? { ...value, [key]: next } : { ...rest, [key]: next }
}

export const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
