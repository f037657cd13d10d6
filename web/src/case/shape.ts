/** What a question and a form field have in common: how a value is put in, and how it reads afterwards. */
export interface Shape {
  label: string
  type: string
  question?: string
  help?: string
  unit?: string
  minimum?: number
  maximum?: number
  maximumLength?: number
  integer?: boolean
  values?: Record<string, string>
  /** Of an item of a list. */
  optional?: boolean
  /** What a question asks or a field stands for, and a field itself. */
  fact?: string
  element?: string
  /** Left open in the API's description, because it nests. */
  items?: unknown
}

/** For a list: the shapes of one item, by key. */
export const itemsOf = (shape: Shape) => (shape.items ?? {}) as Record<string, Shape>

export type Item = Record<string, unknown>

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(isEmpty))

/** Controls made of several inputs are named by a legend, single ones by a label. */
export const isGroup = (shape: Shape): boolean =>
  ['boolean', 'choices', 'list', 'region'].includes(shape.type) || (shape.type === 'choice' && !isLong(shape))

/** Too many choices for buttons. */
export const isLong = (shape: Shape): boolean => Object.keys(shape.values ?? {}).length > 9

/** 值的读法: what was entered, in words. A list reads as one line per item. */
export function inWords(shape: Shape, value: unknown): string {
  if (isEmpty(value)) return Array.isArray(value) && shape.type === 'choices' ? '以上都没有' : '未填写'
  if (shape.type === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value) && shape.type === 'list')
    return value.map((item, index) => `${index + 1}. ${itemInWords(itemsOf(shape), item as Item)}`).join('\n')
  if (Array.isArray(value)) return value.map(each => shape.values?.[String(each)] ?? String(each)).join('、')
  if (shape.type === 'money') return `${(Number(value) / 100).toFixed(2)} 元`
  const text = shape.values?.[String(value)] ?? String(value)
  return shape.unit ? `${text} ${shape.unit}` : text
}

function itemInWords(items: Record<string, Shape>, item: Item): string {
  return Object.entries(items)
    .filter(([key]) => !isEmpty(item[key]))
    .map(([key, shape]) => `${shape.label}：${inWords(shape, item[key])}`)
    .join('；')
}
