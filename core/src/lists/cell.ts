/**
 * One cell of a spreadsheet as a value of its type. Spreadsheet programs change what people type: a date becomes a count
 * of days, an identity number a rounded float. What can be told apart is taken, what is lost is said.
 */
import { isEmpty, type Shape, tidyValue, type ValueContext, valueProblems } from '../form-values.ts'
import { isDate } from '../workdays.ts'

export type Cell = string | number | boolean | Date | null | undefined

export type Read = { value: unknown; problem?: undefined } | { problem: string }

export function readCell(shape: Shape, cell: Cell, context: ValueContext): Read {
  const given = typeof cell === 'string' ? tidy(cell) : cell
  if (isEmpty(given)) return { value: null }
  const read = readers[shape.type]?.(given!, shape) ?? { problem: `${shape.label}不能从表格读取，请在页面上填写` }
  if (read.problem !== undefined) return read
  const value = tidyValue(shape, read.value)
  const [wrong] = valueProblems(shape, value, context)
  return wrong ? { problem: wrong.message } : { value }
}

/** Without what programs put around text to keep it text (`'0371`, `="0371"`), and without what nobody sees. */
const tidy = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^'/, '')
    .trim()

type Given = Exclude<Cell, null | undefined>
type Reader = (cell: Given, shape: Shape) => Read

const fine = (value: unknown): Read => ({ value })

/** A spreadsheet keeps 15 digits of a number. */
const keptDigits = 1e15

const readText: Reader = (cell, { label }) => {
  if (cell instanceof Date) return fine(dayOf(cell))
  if (typeof cell === 'boolean') return fine(cell ? '是' : '否')
  const isLost = typeof cell === 'number' ? Math.abs(cell) >= keptDigits : /^\d(\.\d+)?e\+?\d+$/i.test(cell)
  if (isLost)
    return {
      problem: `${label}被表格软件变成了数字（如 1.1E+17），后几位已经丢失；请先把这一列设为“文本”格式，再重新填写完整的号码`,
    }
  if (typeof cell === 'number') return fine(String(cell))
  // What a spreadsheet program would carry out when somebody opens a table that holds it.
  if (/^[=@]|^[+-].*[(|!]/s.test(cell)) return { problem: `${label}不能以“${cell[0]}”开头，请填写文字` }
  return fine(cell)
}

const readPhone: Reader = (cell, shape) =>
  typeof cell === 'string' && cell.startsWith('+') ? fine(cell) : readText(cell, shape)

const readNumber: Reader = (cell, { label, unit = '' }) => {
  if (typeof cell === 'number') return fine(cell)
  if (typeof cell !== 'string') return { problem: `${label}应为数字，请核对` }
  const plain = withoutUnit(cell, unit).replace(/(\d),(?=\d{3}(\D|$))/g, '$1')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? fine(Number(plain)) : { problem: `${label}应为数字，请核对` }
}

const withoutUnit = (text: string, unit: string): string => {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  return unit && plain.endsWith(unit.normalize('NFKC')) ? plain.slice(0, -unit.normalize('NFKC').length) : plain
}

/** Held in whole 分; a float such as 8000.1 is no exact sum of them. */
const readMoney: Reader = (cell, shape) => {
  const read = readNumber(cell, { ...shape, unit: '元' })
  if (read.problem !== undefined) return read
  const cents = (read.value as number) * 100
  const whole = Math.round(cents)
  return Math.abs(cents - whole) < 1e-4 ? fine(whole) : { problem: `${shape.label}最多精确到分，请核对` }
}

const readDate: Reader = (cell, { label }) => {
  if (cell instanceof Date) return fine(dayOf(cell))
  const text = typeof cell === 'number' ? dateOfNumber(cell) : dateOfText(String(cell))
  return isDate(text) ? fine(text) : { problem: `${label}不是有效的日期，请按“年-月-日”填写，如 2026-01-31` }
}

/** Times of day are noise, and floats fall just short of midnight. */
const dayOf = (date: Date) => new Date(date.getTime() + 500).toISOString().slice(0, 10)

/** Days since 1899-12-30, counting the 29 February 1900 that never was; or the digits of the date itself. */
function dateOfNumber(number: number): string {
  if (Number.isInteger(number) && number >= 19_000_101 && number <= 21_001_231) return dateOfText(String(number))
  return number > 60 && number < 73_415 ? dayOf(new Date(Date.UTC(1899, 11, 30) + number * 86_400_000)) : ''
}

function dateOfText(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '')
  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    []
  return year === undefined ? '' : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
}

const yes = ['是', '有', 'true', 'yes', 'y', '√']
const no = ['否', '无', '没有', 'false', 'no', 'n', '×']

const readYesNo: Reader = (cell, { label }) => {
  if (typeof cell === 'boolean') return fine(cell)
  const text = String(cell).toLowerCase()
  if (yes.includes(text)) return fine(true)
  return no.includes(text) ? fine(false) : { problem: `${label}请填“是”或者“否”` }
}

const same = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

function optionOf(text: string, values: Record<string, string>): string | undefined {
  const options = Object.entries(values)
  return (options.find(([, label]) => same(label) === same(text)) ?? options.find(([key]) => key === text))?.[0]
}

const readChoice: Reader = (cell, { label, values = {} }) => {
  const option = optionOf(String(cell), values)
  return option === undefined
    ? { problem: `${label}没有这一选项，请从下列选项中选择：${Object.values(values).join('、')}` }
    : fine(option)
}

const readChoices: Reader = (cell, shape) => {
  const whole = optionOf(String(cell), shape.values ?? {})
  if (whole !== undefined) return fine([whole])
  const options = String(cell)
    .split(/[、,，;；\n]/)
    .filter(text => text.trim() !== '')
    .map(text => readChoice(text, shape))
  return (
    options.find(read => read.problem !== undefined) ?? fine(options.map(read => (read as { value: unknown }).value))
  )
}

const readers: Partial<Record<Shape['type'], Reader>> = {
  text: readText,
  longText: readText,
  idNumber: readText,
  creditCode: readText,
  region: readText,
  phone: readPhone,
  number: readNumber,
  integer: readNumber,
  money: readMoney,
  date: readDate,
  boolean: readYesNo,
  choice: readChoice,
  choices: readChoices,
}
