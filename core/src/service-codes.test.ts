import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  basicCodeParts,
  checkBasicCode,
  checkHandlingItemCode,
  checkTaskCode,
  handlingItemCode,
  parseHandlingItemCode,
  parseTaskCode,
  taskCode,
} from './service-codes.ts'

/** Two codes in real use: a county's licence with its 业务办理项, and a city's public service. */
const licence = '11450721MB15580811' + '4' + '000141005000' + '01'
const publicService = '12441500196720244T' + '3' + '442199806003'

describe('the codes of services', () => {
  test('take a real county licence apart and put it together again', () => {
    const parts = parseHandlingItemCode(licence)!
    expect(parts).toEqual({
      creditCode: '11450721MB15580811',
      level: '4',
      basicCode: '000141005000',
      suffix: '01',
    })
    expect(licence).toHaveLength(33)
    expect(handlingItemCode(parts)).toBe(licence)
    expect(basicCodeParts(parts.basicCode)).toEqual({
      area: '00',
      type: '01',
      department: '41',
      main: '005',
      sub: '000',
    })
  })

  test('take a real city public service apart and put it together again', () => {
    const parts = parseTaskCode(publicService)!
    expect(parts).toEqual({ creditCode: '12441500196720244T', level: '3', basicCode: '442199806003' })
    expect(publicService).toHaveLength(31)
    expect(taskCode(parts)).toBe(publicService)
  })

  test('do not exist while a part is unknown', () => {
    const parts = parseHandlingItemCode(licence)!
    expect(taskCode({ ...parts, creditCode: null })).toBeNull()
    expect(taskCode({ ...parts, basicCode: null })).toBeNull()
    expect(handlingItemCode({ ...parts, basicCode: undefined })).toBeNull()
    expect(handlingItemCode({ ...parts, suffix: null })).toBeNull()
    expect(handlingItemCode({ ...parts, suffix: '1' })).toBeNull()
  })

  test.each([
    ['141005000', '去掉了前面的 0'],
    ['1.41005E+11', '科学计数'],
    ['4101410050001', '12 位数字'],
    ['00014100500A', '12 位数字'],
    ['', '12 位数字'],
  ])('say how to put %o right', (code, fix) => expect(checkBasicCode(code)).toContain(fix))

  test('say which part of a long code is wrong', () => {
    expect(checkTaskCode(publicService.slice(1))).toContain('31 位')
    expect(checkTaskCode(publicService.replace('T3', 'T9'))).toContain('行使层级')
    expect(checkTaskCode(publicService.replace('12441500', 'IO441500'))).toContain('字母 I、O')
    expect(checkHandlingItemCode(`${publicService}0A`)).toContain('最后两位')
    expect(checkHandlingItemCode(publicService)).toContain('33 位')
    expect(checkHandlingItemCode(licence)).toBeNull()
  })

  test('what was composed is read back, whatever the digits', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
    fc.assert(
      fc.property(digits(12), digits(2), fc.integer({ min: 1, max: 7 }), (basicCode, suffix, level) => {
        const given = { creditCode: '11450721MB15580811', level: String(level), basicCode, suffix }
        expect(parseHandlingItemCode(handlingItemCode(given)!)).toEqual(given)
      }),
    )
  })
})
