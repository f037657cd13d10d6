import { describe, expect, test } from 'vitest'
import type { FactDefinition } from '../catalogue/schema.ts'
import type { Condition } from '../conditions/condition.ts'
import { answersTo, feelName, feelValue } from './feel.ts'
import { cellOf, type Vocabulary, waysOf } from './rules.ts'

const facts: Record<string, FactDefinition> = {
  'premises.area': { type: 'number', label: '营业面积', unit: '㎡', source: 'answer' },
  ktv: { type: 'boolean', label: '兼营 KTV', source: 'answer' },
  mode: {
    type: 'choice',
    label: '经营方式',
    source: 'answer',
    values: { onSite: '现场', loose: '散装', none: '不经营' },
  },
  sports: { type: 'choices', label: '体育项目', source: 'answer', values: { swim: '游泳', dive: '潜水' } },
  account: { type: 'text', label: '银行账户', source: 'answer' },
  since: { type: 'date', label: '开始日期', source: 'answer' },
  vehicles: {
    type: 'list',
    label: '拟投入车辆',
    source: 'answer',
    items: {
      mass: { type: 'number', label: '总质量', source: 'answer' },
      owned: { type: 'boolean', label: '自有', source: 'answer' },
      use: { type: 'choice', label: '用途', source: 'answer', values: { goods: '货运', people: '客运', both: '两用' } },
    },
  },
}
const words: Vocabulary = {
  facts,
  parameters: { area: { value: 200, pending: true }, unset: { value: null, pending: true } },
}

/** One line a rule: fact and cell. */
function written(condition: Condition, denied = false): string[] {
  return waysOf(condition, denied, words).map(({ tests }) =>
    [...tests].map(([fact, test]) => `${feelName(fact)}: ${cellOf(test, answersTo(facts[fact]!))}`).join(' | '),
  )
}

const large: Condition = { fact: 'premises.area', atLeast: { parameter: 'area' } }
const sings: Condition = { fact: 'ktv', is: true }
const cooks: Condition = { fact: 'mode', is: 'onSite' }
const heavy: Condition = { fact: 'vehicles', some: { fact: 'mass', over: 4500 } }

describe('a condition, and its denial, as rules', () => {
  test.each<[Condition, string[], string[]]>([
    [large, ['premises_area: >= 200'], ['premises_area: < 200']],
    [{ fact: 'premises.area', atLeast: { parameter: 'unset' } }, [], []],
    [
      { fact: 'premises.area', is: 60 },
      ['premises_area: ? != null and ? = 60'],
      [expect.stringContaining('not(? = 60)')],
    ],
    [sings, ['ktv: true'], ['ktv: false']],
    [cooks, ['mode: "onSite"'], ['mode: "loose", "none"']],
    [{ fact: 'mode', in: ['onSite', 'loose'] }, ['mode: "onSite", "loose"'], ['mode: "none"']],
    [{ fact: 'mode', known: true }, ['mode: not(null)'], ['mode: null']],
    [{ fact: 'account', known: false }, ['account: null'], ['account: not(null)']],
    [{ fact: 'since', is: '2026-06-01' }, ['since: ? != null and ? = date("2026-06-01")'], [expect.anything()]],
    [
      { fact: 'sports', includesAny: ['swim', 'dive'] },
      ['sports: ? != null and (list contains(?, "swim") or list contains(?, "dive"))'],
      ['sports: ? != null and not(list contains(?, "swim") or list contains(?, "dive"))'],
    ],
    [
      heavy,
      ['vehicles: ? != null and (some item in ? satisfies item.mass > 4500)'],
      ['vehicles: ? != null and (every item in ? satisfies item.mass <= 4500)'],
    ],
    [
      { fact: 'vehicles', some: { all: [{ fact: 'owned', is: true }, { not: { fact: 'use', is: 'people' } }] } },
      ['vehicles: ? != null and (some item in ? satisfies (item.owned = true and item.use in ("goods", "both")))'],
      ['vehicles: ? != null and (every item in ? satisfies (item.owned = false or item.use = "people"))'],
    ],
    [{ all: [large, sings] }, ['premises_area: >= 200 | ktv: true'], ['premises_area: < 200', 'ktv: false']],
    [{ any: [large, sings] }, ['premises_area: >= 200', 'ktv: true'], ['premises_area: < 200 | ktv: false']],
    [
      { not: { all: [large, { not: sings }] } },
      ['premises_area: < 200', 'ktv: true'],
      ['premises_area: >= 200 | ktv: false'],
    ],
  ])('%j', (condition, holds, fails) => {
    expect(written(condition)).toEqual(holds)
    expect(written(condition, true)).toEqual(fails)
  })

  test('two tests of one fact become one cell', () => {
    expect(written({ all: [large, { fact: 'premises.area', under: 500 }] })).toEqual(['premises_area: [200..500)'])
    expect(written({ all: [{ fact: 'mode', in: ['onSite', 'loose'] }, { not: cooks }] })).toEqual(['mode: "loose"'])
    expect(written({ all: [heavy, { fact: 'vehicles', known: true }] })).toEqual([
      'vehicles: ? != null and (some item in ? satisfies item.mass > 4500)',
    ])
  })

  test('what contradicts itself makes no rule', () => {
    expect(written({ all: [cooks, { fact: 'mode', is: 'none' }] })).toEqual([])
    expect(written({ any: [sings, { all: [cooks, { fact: 'mode', known: false }] }] })).toEqual(['ktv: true'])
  })

  test('a rule that another one covers is left out, and of two that are alike one stays', () => {
    expect(written({ any: [{ all: [large, sings] }, sings] })).toEqual(['ktv: true'])
    expect(written({ any: [sings, sings, { all: [sings] }] })).toEqual(['ktv: true'])
    expect(written({ any: [cooks, { fact: 'mode', in: ['onSite', 'loose'] }] })).toEqual(['mode: "onSite", "loose"'])
  })

  test('rules are said in words', () => {
    expect(waysOf({ all: [large, sings] }, false, words)[0]!.says).toEqual([
      '营业面积 ≥ 200 ㎡（参考标准，待当地核定）',
      '“兼营 KTV”为是',
    ])
  })

  test('a rule that was not expanded, or a fact that is not there, is an error', () => {
    expect(() => waysOf({ rule: 'fire' }, false, words)).toThrow('rule fire was not expanded')
    expect(() => waysOf({ fact: 'nothing', is: true }, false, words)).toThrow('no fact is called nothing')
  })
})

test.each([
  ['premises.area', 'premises_area'],
  ['E3.1', 'E3_1'],
  ['E410300-1.2', 'E410300_1_2'],
  ['1st', '_1st'],
])('%s is called %s', (key, name) => {
  expect(feelName(key)).toBe(name)
})

test.each([
  [true, 'true'],
  [4.5, '4.5'],
  ['固定期限', '"固定期限"'],
  ['a "b" \\ c', '"a \\"b\\" \\\\ c"'],
  [null, 'null'],
])('%j is written %s', (value, text) => {
  expect(feelValue(value)).toBe(text)
})
