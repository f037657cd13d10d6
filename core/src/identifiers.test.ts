import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  birthDateOf,
  certificateCheckDigit,
  certificateIdentifier,
  checkCertificateIdentifier,
  checkCreditCode,
  checkIdNumber,
  checkPhone,
  creditCheckCharacter,
  idCheckCharacter,
  luhn,
  maskIdNumber,
  maskName,
  maskPhone,
  normaliseIdentifier,
  normalisePhone,
  sexOf,
} from './identifiers.ts'

/** The example printed in GB 11643. */
const citizen = '11010519491231002X'

describe('公民身份号码', () => {
  test.each([citizen, '11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ', '110105 19491231 002X'])(
    '%s fits',
    id => expect(checkIdNumber(id)).toBeNull(),
  )

  test.each([
    ['', '请填写公民身份号码'],
    ['1101051949123100', '公民身份号码应为 18 位，现在是 16 位，请核对是否少填'],
    ['11010519491231002XX', '公民身份号码应为 18 位，现在是 19 位，请核对是否多填'],
    ['110105491231002', '公民身份号码应为 18 位，15 位的旧号码已停用，请按居民身份证填写'],
    ['1101051949123X0021', '公民身份号码前 17 位应为数字，最后一位为数字或字母 X，请核对'],
    ['010105194912310021', '公民身份号码前 17 位应为数字，最后一位为数字或字母 X，请核对'],
    ['11010519490229002X', '公民身份号码第 7 至 14 位应为出生日期，请核对这几位'],
    ['110105094912310029', '公民身份号码第 7 至 14 位应为出生日期，请核对这几位'],
    ['110105194912310021', '公民身份号码的最后一位与前面的数字对不上，请逐位核对'],
  ])('%s: %s', (id, message) => expect(checkIdNumber(id)).toBe(message))

  test('the label of the field is used, and nobody is born tomorrow', () => {
    expect(checkIdNumber('1', '监护人公民身份号码')).toContain('监护人公民身份号码应为 18 位')
    expect(checkIdNumber(citizen, undefined, '1949-12-30')).toContain('出生日期晚于今天')
    expect(checkIdNumber(citizen, undefined, '1949-12-31')).toBeNull()
  })

  test('birth date and sex are read from it', () => {
    expect(birthDateOf(citizen)).toBe('1949-12-31')
    expect(birthDateOf('11010519490229002X')).toBeNull()
    expect(birthDateOf('')).toBeNull()
    expect(sexOf(citizen)).toBe('2')
    expect(sexOf('110105194912310038')).toBe('1')
  })

  test('one wrong digit, or two neighbours swapped, is always found', () => {
    const digits = fc.tuple(
      fc.integer({ min: 0, max: 999 }),
      fc.integer({ min: 14, max: 16 }),
      fc.integer({ min: 1, max: 9 }),
    )
    fc.assert(
      fc.property(digits, ([serial, at, shift]) => {
        const body = `41010219900715${String(serial).padStart(3, '0')}`
        const id = body + idCheckCharacter(body)
        expect(checkIdNumber(id)).toBeNull()
        const wrong = [...id]
        wrong[at] = String((Number(wrong[at]) + shift) % 10)
        expect(checkIdNumber(wrong.join(''))).not.toBeNull()
        const swapped = id.slice(0, 14) + id[15] + id[14] + id.slice(16)
        if (swapped !== id) expect(checkIdNumber(swapped)).not.toBeNull()
      }),
    )
  })
})

describe('统一社会信用代码', () => {
  // The last character fits, the organisation code inside does not.
  const creditCheckedTail = `1${creditCheckCharacter('91110000101623751')}`

  test.each([
    '91110000101623741K',
    '91110000101623741k',
    '11100000000013338W',
    '11430000006122244L',
    '11100000MB03271699',
  ])('%s fits', code => expect(checkCreditCode(code)).toBeNull())

  test.each([
    ['', 'error', '请填写统一社会信用代码'],
    ['9111000010162374', 'error', '统一社会信用代码应为 18 位，现在是 16 位，请核对是否少填'],
    ['9111000010162374IK', 'error', '统一社会信用代码不使用字母 I、O、S、V、Z，请核对是否与数字 1、0、5、2 等混淆'],
    ['91AA0000101623741K', 'error', '统一社会信用代码由数字和大写字母组成，第 3 至 8 位为数字，请核对'],
    ['9111000010162374？K', 'error', '统一社会信用代码由数字和大写字母组成，第 3 至 8 位为数字，请核对'],
    ['91110000101623741L', 'warning', '统一社会信用代码的校验位对不上，请按营业执照等证照逐位核对'],
    ['91110000101623751K', 'warning', '统一社会信用代码的校验位对不上，请按营业执照等证照逐位核对'],
    [`9111000010162375${creditCheckedTail}`, 'warning', '统一社会信用代码的校验位对不上，请按营业执照等证照逐位核对'],
  ])('%s: %s %s', (code, level, message) => expect(checkCreditCode(code)).toEqual({ level, message }))
})

describe('phone and card', () => {
  test.each(['13800003210', '138 0000 3210', '138-0000-3210', '+86 13800003210', '8613800003210', '１９９00003210'])(
    '%s fits',
    phone => expect(checkPhone(phone)).toBeNull(),
  )
  test.each([
    ['', '请填写手机号码'],
    ['1380000321', '手机号码应为 11 位，现在是 10 位，请核对是否少填'],
    ['138000032100', '手机号码应为 11 位，现在是 12 位，请核对是否多填'],
    ['12800003210', '手机号码应为 13 至 19 开头的手机号码，请核对'],
    ['1380000321O', '手机号码应为 11 位手机号码，只填数字，请核对'],
  ])('%s: %s', (phone, message) => expect(checkPhone(phone)).toBe(message))
  test('stored the same however it was typed', () => {
    expect(normalisePhone('+86 138-0000-3210')).toBe('13800003210')
    expect(normaliseIdentifier(' 11010519491231002ｘ ')).toBe(citizen)
  })

  test.each([
    ['4111111111111111', true],
    ['4111 1111 1111 1111', true],
    ['79927398713', true],
    ['79927398710', false],
    ['4111111111111112', false],
    ['', false],
    ['41111111a1111111', false],
  ])('luhn %s: %s', (card, fits) => expect(luhn(card)).toBe(fits))
})

describe('电子证照标识', () => {
  test.each([
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
    '1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0',
    '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
  ])('%s is a real one', identifier => {
    const [type, issuer, serial, version, check] = identifier.split('.').slice(5)
    expect(certificateCheckDigit(`${type}${issuer}${serial}${version}`)).toBe(check)
    expect(checkCertificateIdentifier(identifier)).toBeNull()
  })

  test('is built from its parts', () => {
    const parts = { type: '11100000000013338W011', issuer: '11430000006122244L', serial: '20230000403', version: 1 }
    expect(certificateIdentifier(parts)).toBe(
      '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
    )
    for (const wrong of [
      { type: '1110' },
      { issuer: '340100' },
      { serial: 'a1' },
      { serial: '' },
      { version: 0 },
      { version: 1000 },
    ])
      expect(() => certificateIdentifier({ ...parts, ...wrong })).toThrow(RangeError)
    expect(() => certificateCheckDigit('a')).toThrow('a')
  })

  test.each([
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V', '对不上'],
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000430.001.U', '对不上'],
    ['11100000000013338W011.11430000006122244L.20230000403.001.U', '应以 1.2.156.3005.2 开头'],
    ['', '请按证照上的标识完整填写'],
  ])('%s: %s', (identifier, message) => expect(checkCertificateIdentifier(identifier)).toContain(message))
})

describe('masking', () => {
  test.each([
    ['张三', '张*'],
    ['欧阳娜娜', '欧***'],
    ['𠮷野', '𠮷*'],
    ['王', '*'],
    ['', ''],
  ])('%s → %s', (name, masked) => expect(maskName(name)).toBe(masked))
  test.each([
    [citizen, '110105********002X'],
    ['1101051949', '**********'],
  ])('%s → %s', (id, masked) => expect(maskIdNumber(id)).toBe(masked))
  test.each([
    ['13812343210', '138****3210'],
    ['1381234', '*******'],
  ])('%s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))
})
