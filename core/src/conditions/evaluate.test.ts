import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FactDefinition } from '../catalogue/schema.ts'
import type { Condition } from './condition.ts'
import { comparisons, compile, expandRules, type Facts, type FactValue, type Truth, type World } from './evaluate.ts'

const definitions: Record<string, FactDefinition> = {
  area: { type: 'number', label: '营业面积', unit: '㎡', source: 'answer' },
  floor: { type: 'number', integer: true, label: '所在楼层', source: 'answer' },
  ktv: { type: 'boolean', label: '兼营 KTV', source: 'answer' },
  mode: {
    type: 'choice',
    label: '经营方式',
    source: 'answer',
    values: { onSite: '现场制售', loose: '散装', none: '不经营' },
  },
  sports: { type: 'choices', label: '体育项目', source: 'answer', values: { swim: '游泳', dive: '潜水', ski: '滑雪' } },
  vehicles: {
    type: 'list',
    label: '拟投入车辆',
    source: 'answer',
    items: {
      mass: { type: 'number', label: '总质量', unit: '千克', source: 'answer' },
      owned: { type: 'boolean', label: '自有车辆', source: 'answer' },
    },
  },
}

const worldOf = (facts: Facts): World => ({
  facts,
  parameters: {
    floorArea: { value: 200, pending: true },
    mass: { value: 4500, pending: false },
    unset: { value: null, pending: true },
  },
})
const evaluate = (condition: Condition, facts: Facts = {}) => compile(condition, definitions).evaluate(worldOf(facts))
const open = (condition: Condition, facts: Facts = {}) => compile(condition, definitions).open(worldOf(facts))
const explain = (condition: Condition, facts: Facts = {}) => compile(condition, definitions).explain(worldOf(facts))

const yes: Condition = { fact: 'ktv', is: true }
const large: Condition = { fact: 'area', atLeast: { parameter: 'floorArea' } }
const heavy: Condition = { fact: 'vehicles', some: { fact: 'mass', over: { parameter: 'mass' } } }

describe('three-valued logic', () => {
  const said: Record<string, Condition> = {
    true: { fact: 'floor', atLeast: 0 },
    false: { fact: 'floor', under: 0 },
    unknown: yes,
  }
  const truths: Record<string, Truth> = { true: true, false: false, unknown: undefined }

  test.each([
    ['true', 'true', 'true', 'true'],
    ['true', 'false', 'false', 'true'],
    ['true', 'unknown', 'unknown', 'true'],
    ['false', 'false', 'false', 'false'],
    ['false', 'unknown', 'false', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ])('%s with %s: all is %s, any is %s, in either order', (a, b, all, any) => {
    for (const parts of [
      [said[a]!, said[b]!],
      [said[b]!, said[a]!],
    ]) {
      expect(evaluate({ all: parts }, { floor: 1 })).toBe(truths[all])
      expect(evaluate({ any: parts }, { floor: 1 })).toBe(truths[any])
    }
  })

  test('not unknown is unknown', () => {
    expect(evaluate({ not: yes })).toBeUndefined()
    expect(evaluate({ not: yes }, { ktv: true })).toBe(false)
  })

  test.each<[Condition, FactValue, Truth]>([
    [{ fact: 'area', atLeast: 200 }, 200, true],
    [{ fact: 'area', atLeast: 200 }, 199.99, false],
    [{ fact: 'area', over: 200 }, 200, false],
    [{ fact: 'area', over: 200 }, 200.01, true],
    [{ fact: 'area', atMost: 60 }, 60, true],
    [{ fact: 'area', atMost: 60 }, 61, false],
    [{ fact: 'area', under: 60 }, 60, false],
    [{ fact: 'area', under: 60 }, 59, true],
    [{ fact: 'area', atLeast: 0 }, 0, true],
    [large, 200, true],
    [{ fact: 'area', atLeast: { parameter: 'unset' } }, 200, undefined],
    [{ fact: 'mode', is: 'onSite' }, 'onSite', true],
    [{ fact: 'mode', in: ['onSite', 'loose'] }, 'none', false],
    [{ fact: 'ktv', is: false }, false, true],
    [{ fact: 'sports', includesAny: ['swim', 'dive'] }, ['ski', 'swim'], true],
    [{ fact: 'sports', includesAny: ['swim'] }, [], false],
    [{ fact: 'area', known: true }, 1, true],
    [{ fact: 'area', known: true }, null, false],
    [{ fact: 'area', known: false }, undefined, true],
    [heavy, [], false],
    [heavy, [{ mass: 4500 }], false],
    [heavy, [{ mass: 4500 }, { mass: 4501 }], true],
    [heavy, [{ mass: 4500 }, {}], undefined],
    [heavy, [{}, { mass: 18000 }], true],
  ])('%j of %j is %j', (condition, value, truth) => {
    const { fact } = comparisons(condition)[0]!
    expect(evaluate(condition, { [fact]: value })).toBe(truth)
  })

  test.each<[Condition]>([
    [large],
    [yes],
    [heavy],
    [{ fact: 'sports', includesAny: ['swim'] }],
    [{ fact: 'mode', in: ['none'] }],
  ])('%j of nothing is unknown, and null is nothing', condition => {
    const { fact } = comparisons(condition)[0]!
    expect(evaluate(condition)).toBeUndefined()
    expect(evaluate(condition, { [fact]: null })).toBeUndefined()
  })
})

describe('open facts', () => {
  test('only what can still change the answer', () => {
    expect(open({ all: [yes, large] })).toEqual(['ktv', 'area'])
    expect(open({ all: [yes, large] }, { ktv: true })).toEqual(['area'])
    expect(open({ all: [yes, large] }, { ktv: false })).toEqual([])
    expect(open({ any: [yes, large] }, { area: 320 })).toEqual([])
    expect(open({ all: [yes, { any: [large, { fact: 'mode', is: 'onSite' }] }] }, { ktv: true, area: 320 })).toEqual([])
  })

  test('a list whose items are incomplete is open; a fact named twice is open once', () => {
    expect(open(heavy, { vehicles: [{}] })).toEqual(['vehicles'])
    expect(
      open({
        any: [
          { fact: 'area', under: 10 },
          { fact: 'area', over: 90 },
        ],
      }),
    ).toEqual(['area'])
  })
})

describe('explanations', () => {
  test.each<[Condition, Facts, string[]]>([
    [large, { area: 320 }, ['营业面积 320 ㎡ ≥ 200 ㎡（参考标准，待当地核定）']],
    [large, { area: 199 }, ['营业面积 199 ㎡ < 200 ㎡（参考标准，待当地核定）']],
    [{ fact: 'area', atMost: 60 }, { area: 60 }, ['营业面积 60 ㎡ ≤ 60 ㎡']],
    [{ fact: 'area', atMost: 60 }, { area: 61 }, ['营业面积 61 ㎡ > 60 ㎡']],
    [{ fact: 'area', atLeast: { parameter: 'unset' } }, { area: 61 }, ['营业面积 61 ㎡，当地标准待核定']],
    [large, {}, ['营业面积：待确定']],
    [yes, { ktv: true }, ['兼营 KTV：是']],
    [{ not: yes }, { ktv: false }, ['兼营 KTV：否']],
    [{ fact: 'mode', in: ['onSite', 'loose'] }, { mode: 'onSite' }, ['经营方式：现场制售']],
    [{ fact: 'sports', includesAny: ['swim'] }, { sports: ['swim', 'ski'] }, ['体育项目：游泳、滑雪']],
    [{ fact: 'sports', includesAny: ['swim'] }, { sports: [] }, ['体育项目：没有']],
    [heavy, { vehicles: [] }, ['拟投入车辆：没有']],
    [heavy, { vehicles: [{ mass: 4500 }] }, ['拟投入车辆共 1 项，均不符合：总质量 4500 千克 ≤ 4500 千克']],
    [
      heavy,
      { vehicles: [{ mass: 1800 }, { mass: 9000 }] },
      ['拟投入车辆共 2 项，其中 1 项符合：总质量 9000 千克 > 4500 千克'],
    ],
  ])('%j of %j: %j', (condition, facts, reasons) => expect(explain(condition, facts)).toEqual(reasons))

  test('a conjunction that fails names what failed, one that holds names all', () => {
    const both: Condition = { all: [yes, large] }
    expect(explain(both, { ktv: false, area: 320 })).toEqual(['兼营 KTV：否'])
    expect(explain(both, { ktv: true, area: 320 })).toHaveLength(2)
    expect(explain({ any: [yes, large] }, { ktv: true, area: 100 })).toEqual(['兼营 KTV：是'])
  })
})

describe('shared rules', () => {
  const rules = {
    big: { when: large },
    bigBar: { when: { all: [{ rule: 'big' }, yes] } as Condition },
    loop: { when: { not: { rule: 'loop' } } },
  }

  test('are expanded, also inside one another', () => {
    expect(expandRules({ any: [{ rule: 'bigBar' }, { not: { rule: 'big' } }] }, rules)).toEqual({
      any: [{ all: [large, yes] }, { not: large }],
    })
  })

  test('must exist and not go in a circle', () => {
    expect(() => expandRules({ rule: 'small' }, rules)).toThrow('no rule is called small')
    expect(() => expandRules({ rule: 'loop' }, rules)).toThrow('circle')
    expect(() => compile({ rule: 'big' }, definitions)).toThrow('not expanded')
    expect(() => compile({ fact: 'nothing', is: true }, definitions)).toThrow('no fact is called nothing')
  })
})

// ── compiled and naive ──────────────────────────────────────────────────────────────────────────────────────────────

/** The same logic, written the slow way: an unknown condition is both true and false. */
function outcomes(condition: Condition, facts: Facts, parameters: World['parameters']): Set<boolean> {
  const both = () => new Set([true, false])
  if ('not' in condition) return new Set([...outcomes(condition.not, facts, parameters)].map(one => !one))
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).map(part => outcomes(part, facts, parameters))
    const settle = (list: boolean[]) => ('all' in condition ? list.every(Boolean) : list.some(Boolean))
    return new Set([settle(parts.map(part => part.has(false) === false)), settle(parts.map(part => part.has(true)))])
  }
  if ('rule' in condition) throw new Error('expanded before')
  const value = facts[condition.fact]
  if ('known' in condition) return new Set([(value != null) === condition.known])
  if (value == null) return both()
  if ('is' in condition) return new Set([value === condition.is])
  if ('in' in condition) return new Set([condition.in.includes(value as string)])
  if ('includesAny' in condition) return new Set([(value as string[]).some(one => condition.includesAny.includes(one))])
  if ('some' in condition) {
    const items = (value as Facts[]).map(item => outcomes(condition.some, item, parameters))
    return new Set([items.some(item => !item.has(false)), items.some(item => item.has(true))])
  }
  const [[relation, bound]] = Object.entries(condition).filter(([key]) => key !== 'fact') as [
    [string, number | { parameter: string }],
  ]
  const limit = typeof bound === 'number' ? bound : parameters[bound.parameter]!.value
  if (typeof limit !== 'number') return both()
  const number = value as number
  const holds = { atLeast: number >= limit, over: number > limit, atMost: number <= limit, under: number < limit }
  return new Set([holds[relation as keyof typeof holds]])
}

const anyBound = fc.oneof(
  fc.constantFrom(0, 60, 200),
  fc.constantFrom('floorArea', 'unset').map(parameter => ({ parameter })),
)
const numeric = (fact: string) =>
  fc
    .tuple(fc.constantFrom('atLeast', 'over', 'atMost', 'under'), anyBound)
    .map(([key, bound]) => ({ fact, [key]: bound }) as Condition)
const ofItems = fc.oneof(
  numeric('mass'),
  fc.boolean().map(is => ({ fact: 'owned', is }) as Condition),
)
const anyComparison: fc.Arbitrary<Condition> = fc.oneof(
  numeric('area'),
  fc.boolean().map(is => ({ fact: 'ktv', is })),
  fc.constantFrom('area', 'mode', 'vehicles').chain(fact => fc.boolean().map(known => ({ fact, known }))),
  fc.subarray(['onSite', 'loose', 'none'], { minLength: 1 }).map(values => ({ fact: 'mode', in: values })),
  fc.subarray(['swim', 'dive', 'ski'], { minLength: 1 }).map(includesAny => ({ fact: 'sports', includesAny })),
  ofItems.map(some => ({ fact: 'vehicles', some })),
)
const { condition: anyCondition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyComparison,
    tie('condition').map(not => ({ not })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map(all => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map(any => ({ any })),
  ),
}))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const anyNumber = fc.constantFrom(0, 59, 60, 199, 200, 201)
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  area: maybe(anyNumber),
  ktv: maybe(fc.boolean()),
  mode: maybe(fc.constantFrom('onSite', 'loose', 'none')),
  sports: maybe(fc.subarray(['swim', 'dive', 'ski'])),
  vehicles: maybe(fc.array(fc.record({ mass: maybe(anyNumber), owned: maybe(fc.boolean()) }), { maxLength: 3 })),
})

test('a compiled condition says what the naive one says', () => {
  fc.assert(
    fc.property(anyCondition, anyFacts, (condition, facts) => {
      const { parameters } = worldOf(facts)
      const all = outcomes(condition, facts, parameters)
      expect(evaluate(condition, facts)).toBe(all.size === 2 ? undefined : [...all][0])
    }),
    { numRuns: 2000 },
  )
})

test('what is known has reasons and nothing open; every open fact is read and unknown', () => {
  fc.assert(
    fc.property(anyCondition, anyFacts, (condition, facts) => {
      const compiled = compile(condition, definitions)
      const world = worldOf(facts)
      expect(compiled.explain(world)).not.toEqual([])
      const asked = compiled.open(world)
      if (compiled.evaluate(world) !== undefined) expect(asked).toEqual([])
      for (const fact of asked) expect(compiled.sources).toContain(fact)
      for (const fact of asked) if (fact !== 'vehicles') expect(facts[fact]).toBeUndefined()
    }),
    { numRuns: 1000 },
  )
})
