import type { Condition } from '@onething/core/conditions/condition.ts'
import { describe, expect, test } from 'vitest'
import {
  comparisonWith,
  type Facts,
  groupOf,
  joined,
  kindOf,
  operatorsOf,
  partsOf,
  regrouped,
  sentenceOf,
  withOperator,
  withoutPart,
  withPart,
} from './condition.ts'

const facts: Facts = {
  area: { type: 'number', label: '面积', source: 'answer', unit: '㎡', minimum: 1 },
  music: { type: 'boolean', label: '有音乐', source: 'answer' },
  sign: { type: 'choice', label: '招牌', source: 'answer', values: { none: '没有', big: '大型', small: '小型' } },
  sports: { type: 'choices', label: '项目', source: 'answer', values: { swim: '游泳', dive: '潜水' } },
  vehicles: {
    type: 'list',
    label: '车辆',
    source: 'answer',
    items: { mass: { type: 'number', label: '总质量', source: 'answer', unit: 'kg' } },
  },
  name: { type: 'text', label: '字号', source: 'answer' },
}
const words = {
  facts,
  rules: { big: { when: { fact: 'area', atLeast: { parameter: 'minimum' } } as Condition } },
  parameters: { minimum: { value: 200, pending: true } },
}
const said = (condition: Condition) => sentenceOf(condition, words)

const loud: Condition = { fact: 'music', is: true }
const large: Condition = { fact: 'area', atLeast: 200 }

describe('a first comparison', () => {
  test.each(Object.keys(facts).filter(fact => fact !== 'name'))('with %s can be read at once', fact => {
    expect(said(comparisonWith(fact, facts)).complete).toBe(true)
  })
  test('with a text waits for the text', () => {
    expect(said(comparisonWith('name', facts)).complete).toBe(false)
  })
  test.each(Object.keys(facts))('every operator offered for %s makes a comparison of that operator', fact => {
    for (const operator of operatorsOf(facts[fact]!))
      expect(withOperator(fact, operator, facts)).toHaveProperty(operator)
  })
})

describe('another operator', () => {
  test('keeps the bound', () => {
    const before = { fact: 'area', atLeast: { parameter: 'minimum' } }
    expect(withOperator('area', 'under', facts, before)).toEqual({ fact: 'area', under: { parameter: 'minimum' } })
  })
  test('keeps the value between one and several', () => {
    const several = withOperator('sign', 'in', facts, { fact: 'sign', is: 'big' })
    expect(several).toEqual({ fact: 'sign', in: ['big'] })
    expect(withOperator('sign', 'is', facts, several)).toEqual({ fact: 'sign', is: 'big' })
  })
})

describe('groups', () => {
  test('a condition grows into a group, a group grows', () => {
    expect(joined(loud, large)).toEqual({ all: [loud, large] })
    expect(joined({ any: [loud] }, large)).toEqual({ any: [loud, large] })
  })
  test('“not” holds several parts together and lets them go again', () => {
    const both = groupOf('all', [loud, large])
    const neither = regrouped(both, 'not')
    expect(neither).toEqual({ not: { all: [loud, large] } })
    expect(regrouped(neither, 'any')).toEqual({ any: [loud, large] })
    expect(kindOf(neither)).toBe('not')
  })
  test('parts are replaced and removed; the last one leaves nothing', () => {
    const both = groupOf('any', [loud, large])
    expect(partsOf(withPart(both, 1, loud))).toEqual([loud, loud])
    expect(withoutPart(both, 0)).toEqual({ any: [large] })
    expect(withoutPart({ any: [large] }, 0)).toBeUndefined()
  })
})

describe('the sentence', () => {
  test('reads rules and parameters as people will', () => {
    expect(said({ all: [{ rule: 'big' }, loud] }).text).toBe('面积 ≥ 200 ㎡（参考标准，待当地核定），并且“有音乐”为是')
  })
  test.each<[string, Condition]>([
    ['an empty group', { all: [] }],
    ['an empty group inside', { all: [loud, { any: [] }] }],
    ['a rule not yet chosen', { rule: '' }],
    ['no value chosen', { fact: 'sign', in: [] }],
  ])('waits for %s', (_, condition) => {
    expect(said(condition)).toEqual({ text: '条件还不完整，请补充。', complete: false })
  })
  test('names what is not defined instead of failing', () => {
    expect(said({ rule: 'unknown' }).complete).toBe(false)
    expect(said({ fact: 'unknown', is: true }).complete).toBe(false)
  })
})
