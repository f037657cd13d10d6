/**
 * Numbers that identify people, organisations and certificates: checked, read and masked.
 * A check answers null when all is well, else one sentence for the person who typed it, naming the way out.
 * It never repeats the number itself, because messages end up in logs.
 */
import { isDate } from './workdays.ts'

/** As stored and compared: half-width, upper case, without the blanks and dashes people type for the eye. */
export const normaliseIdentifier = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\-‐‑–—]/g, '')
    .toUpperCase()

// ── 公民身份号码 (GB 11643) ─────────────────────────────────────────────────────────────────────────────────────────

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * The region prefix is not looked up: people keep numbers of divisions long abolished.
 * With `today`, a birth date in the future is a mistake as well.
 */
export function checkIdNumber(text: string, label = '公民身份号码', today?: string): string | null {
  const id = normaliseIdentifier(text)
  if (id.length === 15) return `${label}应为 18 位，15 位的旧号码已停用，请按居民身份证填写`
  if (id.length !== 18) return lengthProblem(label, id.length, 18)
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return `${label}前 17 位应为数字，最后一位为数字或字母 X，请核对`
  const birth = birthDateOf(id)
  if (birth === null) return `${label}第 7 至 14 位应为出生日期，请核对这几位`
  if (today !== undefined && birth > today) return `${label}中的出生日期晚于今天，请核对第 7 至 14 位`
  return idCheckCharacter(id) === id[17] ? null : `${label}的最后一位与前面的数字对不上，请逐位核对`
}

export const idCheckCharacter = (id: string): string => '10X98765432'[weighted(id, idWeights) % 11]!

/** `YYYY-MM-DD` from digits 7–14, or null where they are no date. */
export function birthDateOf(idNumber: string): string | null {
  const date = idNumber.replace(/^.{6}(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')
  return isDate(date) && /^(18|19|20)/.test(date) ? date : null
}

/** 性别代码 (GB/T 2261.1) from digit 17: `1` 男, `2` 女. */
export const sexOf = (idNumber: string): '1' | '2' => (Number(idNumber[16]) % 2 === 1 ? '1' : '2')

// ── 统一社会信用代码 (GB 32100) ────────────────────────────────────────────────────────────────────────────────────

/** Without I, O, S, V and Z, which look like 1, 0, 5, U and 2. */
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = Array.from({ length: 17 }, (_, index) => 3 ** index % 31)
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** A `warning` leaves the choice to the caller: some genuine early codes carry check characters that do not fit. */
export interface CreditCodeProblem {
  level: 'error' | 'warning'
  message: string
}

export function checkCreditCode(text: string, label = '统一社会信用代码'): CreditCodeProblem | null {
  const code = normaliseIdentifier(text)
  if (code.length !== 18) return { level: 'error', message: lengthProblem(label, code.length, 18) }
  if (/[IOSVZ]/.test(code))
    return { level: 'error', message: `${label}不使用字母 I、O、S、V、Z，请核对是否与数字 1、0、5、2 等混淆` }
  if (!/^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(code))
    return { level: 'error', message: `${label}由数字和大写字母组成，第 3 至 8 位为数字，请核对` }
  const fits = code[17] === creditCheckCharacter(code) && code[16] === organisationCheckCharacter(code.slice(8, 16))
  return fits ? null : { level: 'warning', message: `${label}的校验位对不上，请按营业执照等证照逐位核对` }
}

export const creditCheckCharacter = (code: string): string =>
  creditAlphabet[(31 - (weighted(code, creditWeights, creditAlphabet) % 31)) % 31]!

/** 组织机构代码 (GB 11714), positions 9 to 17 of the credit code. Here letters count 10 to 35. */
export const organisationCheckCharacter = (code: string): string =>
  '0123456789X0'[11 - (weighted(code, organisationWeights, alphanumeric) % 11)]!

// ── phone and card ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Without the country code that phones put in when they fill a form. */
export const normalisePhone = (text: string): string => normaliseIdentifier(text).replace(/^\+?86(?=1\d{10}$)/, '')

/** Mobile numbers only: codes and messages are sent there. */
export function checkPhone(text: string, label = '手机号码'): string | null {
  const phone = normalisePhone(text)
  if (!/^\d*$/.test(phone)) return `${label}应为 11 位手机号码，只填数字，请核对`
  if (phone.length !== 11) return lengthProblem(label, phone.length, 11)
  return /^1[3-9]/.test(phone) ? null : `${label}应为 13 至 19 开头的手机号码，请核对`
}

/** The check of bank cards and of the financial account of a social-security card. */
export function luhn(text: string): boolean {
  const digits = normaliseIdentifier(text)
  if (!/^\d{2,}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

// ── 电子证照标识 (GB/T 36904) ───────────────────────────────────────────────────────────────────────────────────────

const certificateRoot = '1.2.156.3005.2'
const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO/IEC 7064 MOD 37,36 over type, issuer, serial and version without their dots. */
export function certificateCheckDigit(body: string): string {
  let product = 36
  for (const character of body) {
    const value = alphanumeric.indexOf(character)
    if (value < 0) throw new RangeError(`Not a digit or capital letter: ${character}`)
    product = (((product + value) % 36 || 36) * 2) % 37
  }
  return alphanumeric[(37 - product) % 36]!
}

export interface CertificateParts {
  /** 证照类型代码: the 18 characters of the body that defined it and a number of three digits. */
  type: string
  /** 颁发机构代码: the issuer's credit code. */
  issuer: string
  /** 流水号: digits and capitals, up to 32. */
  serial: string
  version: number
}

/** The identifier of an electronic certificate, e.g. `1.2.156.3005.2.<type>.<issuer>.<serial>.001.U`. */
export function certificateIdentifier({ type, issuer, serial, version }: CertificateParts): string {
  const parts = [type, issuer, serial, String(version).padStart(3, '0')]
  const shapes = [/^[0-9A-Z]{18}\d{3}$/, /^[0-9A-Z]{18}$/, /^[0-9A-Z]{1,32}$/, /^(?!000)\d{3}$/]
  const wrong = parts.find((part, index) => !shapes[index]!.test(part))
  if (wrong !== undefined) throw new RangeError(`Not a part of a certificate identifier: ${wrong}`)
  return [certificateRoot, ...parts, certificateCheckDigit(parts.join(''))].join('.')
}

/** For identifiers that people type or scan. Issuers are not held to 18 characters: older certificates have less. */
export function checkCertificateIdentifier(text: string, label = '电子证照标识'): string | null {
  const identifier = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const shape = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{1,18})\.([0-9A-Z]{1,32})\.(\d{3})\.([0-9A-Z])$/
  const [, type, issuer, serial, version, check] = shape.exec(identifier) ?? []
  if (check === undefined) return `${label}应以 ${certificateRoot} 开头、各段用“.”隔开，请按证照上的标识完整填写`
  return certificateCheckDigit(`${type}${issuer}${serial}${version}`) === check
    ? null
    : `${label}的最后一位与前面的字符对不上，请逐位核对`
}

// ── masking ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 张*, 欧***: the first character stays. */
export const maskName = (name: string): string => mask(name, 1, 0)

/** 110105********002X: region and the last four stay; the birth date does not. */
export const maskIdNumber = (idNumber: string): string => mask(idNumber, 6, 4)

/** 138****3210. */
export const maskPhone = (phone: string): string => mask(phone, 3, 4)

/** What is too short to hide anything between head and tail is hidden whole. Counts characters, not UTF-16 units. */
function mask(text: string, head: number, tail: number): string {
  const characters = [...text]
  if (characters.length <= head + tail) return '*'.repeat(characters.length)
  return characters.map((it, index) => (index < head || index >= characters.length - tail ? it : '*')).join('')
}

// ── helpers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const weighted = (text: string, weights: readonly number[], alphabet = '0123456789') =>
  weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(text[index]!), 0)

const lengthProblem = (label: string, length: number, expected: number) =>
  length === 0
    ? `请填写${label}`
    : `${label}应为 ${expected} 位，现在是 ${length} 位，请核对是否${length < expected ? '少填' : '多填'}`
