import { describe, expect, it } from 'vitest'
import { inWords, isEmpty, isGroup } from './shape.ts'

describe('a value in words', () => {
  it('says yes and no', () => {
    const ktv = { label: '兼营 KTV', type: 'boolean' }
    expect(inWords(ktv, true)).toBe('是')
    expect(inWords(ktv, false)).toBe('否')
    expect(inWords(ktv, undefined)).toBe('未填写')
  })

  it('reads a sum kept in 分 as 元, and a number with its unit', () => {
    expect(inWords({ label: '注册资本', type: 'money' }, 1_050)).toBe('10.50 元')
    expect(inWords({ label: '营业面积', type: 'number', unit: '㎡' }, 320)).toBe('320 ㎡')
  })

  it('takes “none of these” for an answer, not for silence', () => {
    const sites = { label: '场所位置', type: 'choices', values: { school: '学校周围', station: '车站' } }
    expect(inWords(sites, [])).toBe('以上都没有')
    expect(inWords(sites, ['station', 'school'])).toBe('车站、学校周围')
  })

  it('reads a list one item a line, leaving out what is not filled', () => {
    const vehicles = {
      label: '车辆',
      type: 'list',
      items: { plate: { label: '车牌', type: 'text' }, mass: { label: '总质量', type: 'number', unit: '千克' } },
    }
    expect(inWords(vehicles, [{ plate: '豫A12345', mass: 18_000 }, { plate: '豫A54321' }])).toBe(
      '1. 车牌：豫A12345；总质量：18000 千克\n2. 车牌：豫A54321',
    )
  })
})

it('knows what is empty: an untouched list item is, zero and “no” are not', () => {
  expect([undefined, null, '', [], {}, { plate: '' }].map(isEmpty)).toEqual([true, true, true, true, true, true])
  expect([0, false, ['a'], { plate: '豫A' }].map(isEmpty)).toEqual([false, false, false, false])
})

it('names a long choice by a label, a short one by a legend', () => {
  const values = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [index, '项']))
  expect(isGroup({ label: '民族', type: 'choice', values: values(56) })).toBe(false)
  expect(isGroup({ label: '性别', type: 'choice', values: values(2) })).toBe(true)
})
