import { describe, expect, test } from 'vitest'
import type { FactDefinition } from '../catalogue/schema.ts'
import type { Condition } from './condition.ts'
import { describeCondition } from './describe.ts'

const facts: Record<string, FactDefinition> = {
  area: { type: 'number', label: '营业面积', unit: '㎡', source: 'answer' },
  age: { type: 'number', label: '年龄', unit: '周岁', source: 'answer' },
  count: { type: 'number', label: '人数', source: 'answer' },
  lodging: { type: 'boolean', label: '提供住宿', source: 'answer' },
  mode: {
    type: 'choice',
    label: '食品经营方式',
    source: 'answer',
    values: { onSite: '现场制售', loose: '散装', none: '不经营' },
  },
  sports: { type: 'choices', label: '体育项目', source: 'answer', values: { swim: '游泳', dive: '潜水' } },
  account: { type: 'text', label: '银行账户', source: 'answer' },
  vehicles: {
    type: 'list',
    label: '拟投入车辆',
    source: 'answer',
    items: { mass: { type: 'number', label: '总质量', unit: '千克', source: 'answer' } },
  },
}
const parameters = {
  area: { value: 200, pending: true },
  mass: { value: 4500, pending: false },
  unset: { value: null, pending: true },
}

const lodging: Condition = { fact: 'lodging', is: true }
const large: Condition = { fact: 'area', atLeast: 200 }
const cooks: Condition = { fact: 'mode', is: 'onSite' }

const table: [Condition, string][] = [
  [lodging, '“提供住宿”为是'],
  [{ fact: 'lodging', is: false }, '“提供住宿”为否'],
  [{ not: lodging }, '“提供住宿”为否'],
  [cooks, '食品经营方式为“现场制售”'],
  [{ not: cooks }, '食品经营方式不为“现场制售”'],
  [{ fact: 'mode', in: ['onSite'] }, '食品经营方式为“现场制售”'],
  [{ fact: 'mode', in: ['onSite', 'loose', 'none'] }, '食品经营方式为“现场制售”“散装”或者“不经营”'],
  [{ not: { fact: 'mode', in: ['onSite', 'loose'] } }, '食品经营方式不为“现场制售”和“散装”中的任何一种'],
  [large, '营业面积 ≥ 200 ㎡'],
  [{ fact: 'area', over: 60.5 }, '营业面积 > 60.5 ㎡'],
  [{ fact: 'area', atMost: 60 }, '营业面积 ≤ 60 ㎡'],
  [{ fact: 'count', under: 3 }, '人数 < 3'],
  [{ not: large }, '营业面积 < 200 ㎡'],
  [{ fact: 'area', atLeast: { parameter: 'area' } }, '营业面积 ≥ 200 ㎡（参考标准，待当地核定）'],
  [{ fact: 'area', over: { parameter: 'mass' } }, '营业面积 > 4500 ㎡'],
  [{ fact: 'area', atLeast: { parameter: 'unset' } }, '营业面积 ≥ 当地标准（待核定）'],
  [{ fact: 'area', atLeast: { parameter: 'nowhere' } }, '营业面积 ≥ 当地标准（待核定）'],
  [{ fact: 'sports', includesAny: ['swim', 'dive'] }, '体育项目包含“游泳”或者“潜水”'],
  [{ not: { fact: 'sports', includesAny: ['swim'] } }, '体育项目不包含“游泳”'],
  [{ fact: 'account', known: true }, '已填写或查到银行账户'],
  [{ fact: 'account', known: false }, '没有填写或查到银行账户'],
  [{ not: { fact: 'account', known: true } }, '没有填写或查到银行账户'],
  [
    { fact: 'vehicles', some: { fact: 'mass', over: { parameter: 'mass' } } },
    '拟投入车辆中至少有一项：总质量 > 4500 千克',
  ],
  [{ not: { fact: 'vehicles', some: { fact: 'mass', over: 1 } } }, '拟投入车辆中没有一项：总质量 > 1 千克'],
  [{ all: [lodging, large] }, '“提供住宿”为是，并且营业面积 ≥ 200 ㎡'],
  [{ any: [lodging, large] }, '“提供住宿”为是，或者营业面积 ≥ 200 ㎡'],
  [
    { all: [cooks, { any: [lodging, large] }] },
    '食品经营方式为“现场制售”，并且（“提供住宿”为是，或者营业面积 ≥ 200 ㎡）',
  ],
  [
    { any: [cooks, { all: [lodging, large] }] },
    '食品经营方式为“现场制售”，或者（“提供住宿”为是，并且营业面积 ≥ 200 ㎡）',
  ],
  [{ all: [cooks, { all: [lodging, large] }] }, '食品经营方式为“现场制售”，并且“提供住宿”为是，并且营业面积 ≥ 200 ㎡'],
  [{ all: [cooks, { any: [lodging] }] }, '食品经营方式为“现场制售”，并且“提供住宿”为是'],
  [{ all: [lodging, lodging] }, '“提供住宿”为是'],
  [{ not: { all: [lodging, large] } }, '“提供住宿”为否，或者营业面积 < 200 ㎡'],
  [{ not: { any: [lodging, { not: large }] } }, '“提供住宿”为否，并且营业面积 ≥ 200 ㎡'],
]

describe('a condition as a sentence', () => {
  test.each(table)('%j', (condition, sentence) => {
    expect(describeCondition(condition, facts, parameters)).toBe(sentence)
  })

  test('needs rules expanded and facts that exist', () => {
    expect(() => describeCondition({ rule: 'fire' }, facts, parameters)).toThrow('rule fire was not expanded')
    expect(() => describeCondition({ fact: 'nothing', is: true }, facts, parameters)).toThrow(
      'no fact is called nothing',
    )
  })
})
