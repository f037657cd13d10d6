/**
 * Values of the one form and of facts, checked the same way in the browser and on the server, whatever their source.
 *
 * How each type is held: text, idNumber, creditCode, phone, region (six digits) and date (`YYYY-MM-DD`) as strings;
 * number and integer as numbers; money as whole 分, its `minimum` and `maximum` being written in 元; boolean; choice as
 * a key of `values`, choices as an array of keys; list as an array of rows. A value that is not given (null, or nothing
 * typed) is no mistake here: `missingValues` tells what is left to fill in, so that half a draft can be kept.
 */
import type { DataElement, FactDefinition } from './catalogue/schema.ts'
import { checkCreditCode, checkIdNumber, checkPhone, normaliseIdentifier, normalisePhone } from './identifiers.ts'
import { isDate } from './workdays.ts'

export interface ValueProblem {
  /** Where in the value: `[]` itself, `[1, 'plate']` the plate of the second row. */
  path: (string | number)[]
  message: string
}

/** What the check must be told, because it knows neither the regions nor the day. */
export interface ValueContext {
  regionExists?: (code: string) => boolean
  today?: string
}

/** What elements and facts have in common. */
export type Shape = Pick<
  DataElement,
  'label' | 'type' | 'help' | 'unit' | 'minimum' | 'maximum' | 'maximumLength' | 'values' | 'optional' | 'unique'
> & { items?: Record<string, Shape> }

// ── checking ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The first thing wrong with a value, in a sentence for the person who gave it; null when all is well. */
export const checkValue = (element: DataElement, value: unknown, context: ValueContext = {}): string | null =>
  valueProblems(element, value, context)[0]?.message ?? null

/** The same for a fact. An absent fact is unknown, which is an answer of its own. */
export const checkFact = (definition: FactDefinition, value: unknown): string | null =>
  valueProblems(shapeOfFact(definition), value)[0]?.message ?? null

export function valueProblems(shape: Shape, value: unknown, context: ValueContext = {}): ValueProblem[] {
  if (value == null || (typed.has(shape.type) && isEmpty(value))) return []
  if (shape.type === 'list') return listProblems(shape, value, context)
  const message = checks[shape.type](shape, value, context)
  return message === null ? [] : [{ path: [], message }]
}

/** What is still to be filled in of a required element: the value itself, or cells of its rows. */
export function missingValues(shape: Shape, value: unknown): ValueProblem[] {
  if (isEmpty(value))
    return [{ path: [], message: `请${filledByChoosing.has(shape.type) ? '选择' : '填写'}${shape.label}` }]
  if (shape.type !== 'list' || !Array.isArray(value)) return []
  return cells(shape, value.map(asRow))
    .filter(({ cell }) => cell.optional !== true)
    .flatMap(({ path, cell, content }) => under(path, missingValues(cell, content)))
}

export const isEmpty = (value: unknown): boolean =>
  value == null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

/** What a field holds before anyone has filled it. */
export function emptyValue({ type }: Pick<DataElement, 'type'>): '' | null | [] {
  if (type === 'choices' || type === 'list') return []
  return typed.has(type) ? '' : null
}

/** The value as it is stored, so that one number is one string however it was typed. */
export function tidyValue(shape: Pick<Shape, 'type' | 'items'>, value: unknown): unknown {
  if (shape.type === 'list' && Array.isArray(value))
    return value.map(row =>
      Object.fromEntries(
        Object.entries(asRow(row)).map(([key, cell]) => [key, tidyValue(shape.items?.[key] ?? { type: 'text' }, cell)]),
      ),
    )
  if (typeof value !== 'string') return value
  if (shape.type === 'idNumber' || shape.type === 'creditCode') return normaliseIdentifier(value)
  return shape.type === 'phone' ? normalisePhone(value) : value.trim()
}

const typed = new Set<DataElement['type']>(['text', 'longText', 'idNumber', 'creditCode', 'phone'])
const filledByChoosing = new Set<DataElement['type']>(['boolean', 'choice', 'choices', 'date', 'region'])

// ── one check for each type ─────────────────────────────────────────────────────────────────────────────────────────

type Check = (shape: Shape, value: unknown, context: ValueContext) => string | null

const checks: Record<Exclude<DataElement['type'], 'list'>, Check> = {
  text: (shape, value) => {
    const problem = checkText(shape, value, 200)
    return problem === null && /[\r\n]/.test(value as string) ? `${shape.label}应写在一行内，请去掉换行` : problem
  },
  longText: (shape, value) => checkText(shape, value, 2000),
  number: (shape, value) =>
    typeof value === 'number' && Number.isFinite(value) ? checkBounds(shape, value) : `${shape.label}应为数字，请核对`,
  integer: (shape, value) =>
    Number.isSafeInteger(value) ? checkBounds(shape, value as number) : `${shape.label}应为整数，请核对`,
  money: (shape, value) => {
    if (!Number.isSafeInteger(value)) return `${shape.label}应为金额，最多精确到分，请核对`
    return checkBounds({ ...shape, minimum: shape.minimum ?? 0, unit: '元' }, (value as number) / 100)
  },
  date: ({ label }, value) => {
    if (!isDate(value)) return `${label}不是有效的日期，请按“年-月-日”填写，如 2026-01-31`
    return '1900' <= value && value < '2101' ? null : `${label}的年份应在 1900 至 2100 之间，请核对`
  },
  boolean: ({ label }, value) => (typeof value === 'boolean' ? null : `请就“${label}”选择“是”或“否”`),
  choice: ({ label, values = {} }, value) =>
    typeof value === 'string' && Object.hasOwn(values, value) ? null : `请从所列选项中选择一项${label}`,
  choices: ({ label, values = {} }, value) => {
    if (!Array.isArray(value) || !value.every(one => typeof one === 'string' && Object.hasOwn(values, one)))
      return `请从所列选项中选择${label}`
    return new Set(value).size === value.length ? null : `${label}有重复的选项，请核对`
  },
  idNumber: ({ label }, value, { today }) =>
    typeof value === 'string' ? checkIdNumber(value, label, today) : `${label}应为文字，请核对`,
  // A code whose check character does not fit may be a genuine early one: that is a hint for the screen, no refusal.
  creditCode: ({ label }, value) => {
    if (typeof value !== 'string') return `${label}应为文字，请核对`
    const problem = checkCreditCode(value, label)
    return problem?.level === 'error' ? problem.message : null
  },
  phone: ({ label }, value) => (typeof value === 'string' ? checkPhone(value, label) : `${label}应为文字，请核对`),
  region: ({ label }, value, { regionExists }) => {
    if (typeof value !== 'string' || !/^\d{6}$/.test(value)) return `${label}应为 6 位行政区划代码，请重新选择`
    return regionExists === undefined || regionExists(value) ? null : `${label}不在现行行政区划中，请重新选择`
  },
}

function checkText({ label, maximumLength }: Shape, value: unknown, usual: number): string | null {
  if (typeof value !== 'string') return `${label}应为文字，请核对`
  if (/(?![\t\r\n])\p{Cc}|\p{Cs}/u.test(value)) return `${label}含有无法显示的字符，请重新输入`
  const [length, limit] = [[...value.trim()].length, maximumLength ?? usual]
  return length <= limit ? null : `${label}最多 ${limit} 字，现在是 ${length} 字，请精简`
}

function checkBounds({ label, minimum, maximum, unit }: Shape, value: number): string | null {
  const measure = unit === undefined ? '' : ` ${unit}`
  if (value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity)) return null
  if (minimum === undefined) return `${label}不能大于 ${maximum}${measure}，请核对`
  if (maximum === undefined) return `${label}不能小于 ${minimum}${measure}，请核对`
  return `${label}应在 ${minimum} 至 ${maximum}${measure}之间，请核对`
}

// ── lists ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** More rows than any real list has; it bounds the work one request can ask for. */
export const mostRows = 1000

type Row = Record<string, unknown>
const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row)
const asRow = (row: unknown): Row => (isRow(row) ? row : {})

function listProblems(shape: Shape, value: unknown, context: ValueContext): ValueProblem[] {
  const { label, items = {} } = shape
  const whole = (message: string, path: ValueProblem['path'] = []) => [{ path, message }]
  if (!Array.isArray(value)) return whole(`${label}应逐项填写，请核对`)
  if (value.length > mostRows) return whole(`${label}最多 ${mostRows} 项，请分次办理`)
  for (const [index, row] of value.entries()) {
    if (!isRow(row)) return whole(`${label}第 ${index + 1} 项应逐栏填写，请核对`, [index])
    const unknown = Object.keys(row).find(key => !Object.hasOwn(items, key))
    if (unknown !== undefined)
      return whole(`${label}第 ${index + 1} 项没有“${unknown}”这一栏，请删去`, [index, unknown])
  }
  return cells(shape, value).flatMap(({ path, cell, content }) => under(path, valueProblems(cell, content, context)))
}

/** Every cell of every row, labelled so that a sentence about it can stand alone. */
const cells = ({ label, items = {} }: Shape, rows: Row[]) =>
  rows.flatMap((row, index) =>
    Object.entries(items).map(([key, item]) => ({
      path: [index, key],
      cell: { ...item, label: `${label}第 ${index + 1} 项的${item.label}` },
      content: row[key],
    })),
  )

const under = (path: ValueProblem['path'], problems: ValueProblem[]) =>
  problems.map(problem => ({ ...problem, path: [...path, ...problem.path] }))

// ── facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export function shapeOfFact(definition: FactDefinition): Shape {
  const { label, type, integer, help, unit, minimum, maximum, values, optional, unique, items } = definition
  return {
    label,
    type: type === 'number' && integer ? 'integer' : type,
    help,
    unit,
    minimum,
    maximum,
    values,
    optional,
    unique,
    items: items && Object.fromEntries(Object.entries(items).map(([key, item]) => [key, shapeOfFact(item)])),
  }
}
