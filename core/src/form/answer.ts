/** How a value stands on a printed form. Without a value it leaves the room to write one by hand. */
import type { DataElement } from '../catalogue/schema.ts'
import { isEmpty } from '../form-values.ts'
import { dateInWords, isDate } from '../workdays.ts'

/** What a field, a question and a column of a list have in common. */
export interface Shape {
  label: string
  type: string
  unit?: string
  maximumLength?: number
  values?: Record<string, string>
  items?: Record<string, DataElement>
}

export interface Option {
  label: string
  ticked: boolean
}

/** Options are all printed, as boxes. */
export type Answer = { kind: 'text'; text: string } | { kind: 'options'; options: Option[] }

export type RegionName = (code: string) => string

export function answerOf(shape: Shape, value: unknown, regionName: RegionName): Answer {
  const options = optionsOf(shape)
  if (!options) return { kind: 'text', text: textOf(shape, value, regionName) }
  const chosen = Array.isArray(value) ? value : [value]
  return { kind: 'options', options: options.map(([key, label]) => ({ label, ticked: chosen.includes(key) })) }
}

/** As one text, for a column of a list: the unit stands in its head. */
export function cellOf(shape: Shape, value: unknown, regionName: RegionName): string {
  const options = optionsOf(shape)
  if (options && !isEmpty(value)) {
    const chosen = Array.isArray(value) ? value : [value]
    return options.flatMap(([key, label]) => (chosen.includes(key) ? [label] : [])).join('、')
  }
  return isEmpty(value) ? '' : textOf({ ...shape, unit: undefined }, value, regionName, '')
}

const yesOrNo: [unknown, string][] = [
  [true, '是'],
  [false, '否'],
]

function optionsOf({ type, values = {} }: Shape): [unknown, string][] | undefined {
  if (type === 'boolean') return yesOrNo
  return type === 'choice' || type === 'choices' ? Object.entries(values) : undefined
}

const room = '\u3000'
const roomForNumber = room.repeat(4)
const roomForDate = `${room.repeat(4)}年${room.repeat(2)}月${room.repeat(2)}日`

function textOf({ type, unit }: Shape, value: unknown, regionName: RegionName, moneyUnit = '元'): string {
  const measure = type === 'money' ? moneyUnit : (unit ?? '')
  if (isEmpty(value)) {
    if (type === 'date') return roomForDate
    return measure ? `${roomForNumber}${measure}` : ''
  }
  if (type === 'date' && isDate(value)) return dateInWords(value)
  if (type === 'region') return regionName(String(value))
  const written = type === 'money' && typeof value === 'number' ? inYuan(value) : String(value)
  return measure ? `${written} ${measure}` : written
}

/** 分 → 元 with groups of three: 1,234,567.50, and no cents where there are none. */
function inYuan(cents: number): string {
  const whole = String(Math.trunc(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = Math.abs(cents) % 100
  return `${cents < 0 ? '-' : ''}${whole}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`
}

/** In characters of Chinese; Latin letters and digits take half the room. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character < '\u2000' ? 0.5 : 1
  return width
}
