/**
 * 事项编码 (GB/T 39554.1): 基本编码 12 digits, 实施编码 31 characters, 业务办理项编码 33. The national collection tables
 * and real codes use these lengths; GB/T 39046-2020 table 4 prints shorter ones, which nothing in use follows.
 * A code is composed only of parts somebody was given: where one is missing there is no code, never a stand-in.
 */
import { checkCreditCode, normaliseIdentifier } from './identifiers.ts'

export interface TaskCode {
  /** 实施主体统一社会信用代码. */
  creditCode: string
  /** 行使层级 (GB/T 39046 A.2), one digit. */
  level: string
  basicCode: string
}

export interface HandlingItemCode extends TaskCode {
  /** 业务办理项序号 under one 实施编码. */
  suffix: string
}

/** How a 基本编码 is generally read; its length is firm, this reading is not, so nothing is refused for it. */
export interface BasicCodeParts {
  /** 00 国家, 41 河南. */
  area: string
  /** 事项类型: 01 许可 … 20 公共服务, 21 its extension. */
  type: string
  department: string
  main: string
  sub: string
}

const creditLength = 18
const basicLength = 12
const taskLength = creditLength + 1 + basicLength
const handlingLength = taskLength + 2

export const isBasicCode = (code: string): boolean => /^\d{12}$/.test(code)

/** Null when all is well, else what is wrong and how to put it right. */
export function checkBasicCode(text: string, label = '基本编码'): string | null {
  const code = text.trim()
  if (isBasicCode(code)) return null
  if (/^\d+$/.test(code) && code.length < basicLength)
    return `${label}应为 ${basicLength} 位数字，现为 ${code.length} 位；如果是表格软件去掉了前面的 0，请把该列设为文本格式后重新填写`
  if (/^\d(\.\d+)?[eE]\+\d+$/.test(code)) return `${label}被表格软件改成了科学计数，请把该列设为文本格式后重新填写`
  return `${label}应为 ${basicLength} 位数字，请按省政务服务事项基本目录核对`
}

export function basicCodeParts(code: string): BasicCodeParts {
  const [, area, type, department, main, sub] = /^(\d\d)(\d\d)(\d\d)(\d{3})(\d{3})$/.exec(code) ?? []
  if (sub === undefined) throw new Error('a basic code has 12 digits')
  return { area: area!, type: type!, department: department!, main: main!, sub }
}

type Maybe<T> = { [K in keyof T]: T[K] | null | undefined }

/** Null while the body's credit code or the basic code is not known. */
export function taskCode({ creditCode, level, basicCode }: Maybe<TaskCode>): string | null {
  if (!creditCode || !level || !basicCode) return null
  const code = normaliseIdentifier(creditCode) + level + basicCode
  return checkTaskCode(code) === null ? code : null
}

export function handlingItemCode({ suffix, ...task }: Maybe<HandlingItemCode>): string | null {
  const code = taskCode(task)
  return code !== null && suffix && /^\d{2}$/.test(suffix) ? code + suffix : null
}

export function parseTaskCode(text: string): TaskCode | null {
  const code = normaliseIdentifier(text)
  return checkTaskCode(code) === null ? split(code) : null
}

export function parseHandlingItemCode(text: string): HandlingItemCode | null {
  const code = normaliseIdentifier(text)
  return checkHandlingItemCode(code) === null ? { ...split(code), suffix: code.slice(taskLength) } : null
}

export function checkTaskCode(text: string, label = '实施编码'): string | null {
  const code = normaliseIdentifier(text)
  if (code.length !== taskLength) return `${label}应为 ${taskLength} 位，现为 ${code.length} 位，请核对`
  const { creditCode, level, basicCode } = split(code)
  // Some genuine credit codes carry check characters that do not fit: that is a warning there, no reason to refuse here.
  const body = checkCreditCode(creditCode, `${label}前 ${creditLength} 位的统一社会信用代码`)
  if (body?.level === 'error') return body.message
  if (!/^[1-7]$/.test(level)) return `${label}第 ${creditLength + 1} 位为行使层级，应为 1 至 7，请核对`
  return checkBasicCode(basicCode, `${label}后 ${basicLength} 位的基本编码`)
}

export function checkHandlingItemCode(text: string, label = '业务办理项编码'): string | null {
  const code = normaliseIdentifier(text)
  if (code.length !== handlingLength) return `${label}应为 ${handlingLength} 位，现为 ${code.length} 位，请核对`
  if (!/^\d{2}$/.test(code.slice(taskLength))) return `${label}最后两位应为数字序号，请核对`
  return checkTaskCode(code.slice(0, taskLength), label)
}

const split = (code: string): TaskCode => ({
  creditCode: code.slice(0, creditLength),
  level: code.slice(creditLength, creditLength + 1),
  basicCode: code.slice(creditLength + 1, taskLength),
})
