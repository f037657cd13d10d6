/**
 * Four verbs over a condition: evaluate (three-valued), open (which facts could still change it), explain (why, in
 * words), sources (every fact it reads). A condition is compiled once to closures; nothing is parsed at call time.
 *
 * Kleene logic: unknown AND false = false, unknown OR true = true, NOT unknown = unknown. A fact that is absent or null
 * is unknown, so a service that depends on it is unknown, never silently absent.
 */
import type { FactDefinition } from '../catalogue/schema.ts'
import type { Bound, Condition, Scalar } from './condition.ts'

/** `undefined` is unknown. */
export type Truth = boolean | undefined
export type FactValue = Scalar | string[] | Facts[] | null | undefined
export type Facts = { [fact: string]: FactValue }
export type ParameterValues = { [parameter: string]: { value: Scalar | null; pending: boolean } }

export interface World {
  facts: Facts
  parameters: ParameterValues
}

export interface Compiled {
  evaluate(world: World): Truth
  /** Facts that could still change the answer; empty once it is known. */
  open(world: World): string[]
  /** Reasons in Chinese for the answer as it stands. */
  explain(world: World): string[]
  sources: string[]
}

type Definitions = Record<string, FactDefinition>

export const always: Compiled = { evaluate: () => true, open: () => [], explain: () => [], sources: [] }
export const never: Compiled = { ...always, evaluate: () => false }

export function compile(condition: Condition, definitions: Definitions): Compiled {
  if ('all' in condition) return conjunction(condition.all.map(part => compile(part, definitions)))
  if ('any' in condition) return disjunction(condition.any.map(part => compile(part, definitions)))
  if ('not' in condition) return negation(compile(condition.not, definitions))
  if ('rule' in condition) throw new Error(`rule ${condition.rule} was not expanded`)
  const definition = definitions[condition.fact]
  if (!definition) throw new Error(`no fact is called ${condition.fact}`)
  if ('some' in condition) return someItem(condition.fact, definition, compile(condition.some, definition.items ?? {}))
  return comparison(condition, definition)
}

/** Replaces `{ rule: id }` by what the rule says. Rules may use rules; a circle is an error of the catalogue. */
export function expandRules(
  condition: Condition,
  rules: Record<string, { when: Condition }>,
  inside: string[] = [],
): Condition {
  if ('rule' in condition) {
    const rule = rules[condition.rule]
    if (!rule) throw new Error(`no rule is called ${condition.rule}`)
    if (inside.includes(condition.rule))
      throw new Error(`rules go in a circle: ${[...inside, condition.rule].join(' → ')}`)
    return expandRules(rule.when, rules, [...inside, condition.rule])
  }
  const expand = (part: Condition) => expandRules(part, rules, inside)
  if ('all' in condition) return { all: condition.all.map(expand) }
  if ('any' in condition) return { any: condition.any.map(expand) }
  if ('not' in condition) return { not: expand(condition.not) }
  if ('some' in condition) return { fact: condition.fact, some: expand(condition.some) }
  return condition
}

/** Every comparison of a condition, for checking and for finding thresholds. */
export function comparisons(
  condition: Condition,
): Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown } | { rule: string }>[] {
  if ('all' in condition) return condition.all.flatMap(comparisons)
  if ('any' in condition) return condition.any.flatMap(comparisons)
  if ('not' in condition) return comparisons(condition.not)
  if ('rule' in condition) return []
  return [condition]
}

function conjunction(parts: Compiled[]): Compiled {
  const evaluate = (world: World): Truth => {
    let answer: Truth = true
    for (const part of parts) {
      const truth = part.evaluate(world)
      if (truth === false) return false
      if (truth === undefined) answer = undefined
    }
    return answer
  }
  return combined(parts, evaluate, false)
}

function disjunction(parts: Compiled[]): Compiled {
  const evaluate = (world: World): Truth => {
    let answer: Truth = false
    for (const part of parts) {
      const truth = part.evaluate(world)
      if (truth === true) return true
      if (truth === undefined) answer = undefined
    }
    return answer
  }
  return combined(parts, evaluate, true)
}

/** `decisive` is the value one part needs to settle the whole: false for a conjunction, true for a disjunction. */
function combined(parts: Compiled[], evaluate: (world: World) => Truth, decisive: boolean): Compiled {
  return {
    evaluate,
    open: world => (evaluate(world) === undefined ? unique(parts.flatMap(part => part.open(world))) : []),
    explain: world => {
      const truth = evaluate(world)
      const speaking = parts.filter(part => {
        const own = part.evaluate(world)
        return truth === decisive ? own === decisive : own === truth
      })
      return unique(speaking.flatMap(part => part.explain(world)))
    },
    sources: unique(parts.flatMap(part => part.sources)),
  }
}

function negation(part: Compiled): Compiled {
  return {
    ...part,
    evaluate: world => {
      const truth = part.evaluate(world)
      return truth === undefined ? undefined : !truth
    },
  }
}

function comparison(
  condition: Exclude<
    Condition,
    { all: unknown } | { any: unknown } | { not: unknown } | { rule: string } | { some: unknown }
  >,
  definition: FactDefinition,
): Compiled {
  const { fact } = condition
  const test = tester(condition)
  const evaluate = (world: World): Truth => test(world.facts[fact], world.parameters)
  return {
    evaluate,
    open: world => (isUnknown(world.facts[fact]) && evaluate(world) === undefined ? [fact] : []),
    explain: world => [sentence(condition, definition, world)],
    sources: [fact],
  }
}

type Test = (value: FactValue, parameters: ParameterValues) => Truth

function tester(condition: Parameters<typeof comparison>[0]): Test {
  if ('known' in condition) return value => isUnknown(value) !== condition.known
  if ('is' in condition) return value => (isUnknown(value) ? undefined : value === condition.is)
  if ('in' in condition) {
    const wanted = new Set<unknown>(condition.in)
    return value => (isUnknown(value) ? undefined : wanted.has(value))
  }
  if ('includesAny' in condition) {
    const wanted = condition.includesAny
    return value => (Array.isArray(value) ? wanted.some(one => (value as string[]).includes(one)) : undefined)
  }
  if ('atLeast' in condition) return numeric(condition.atLeast, (value, bound) => value >= bound)
  if ('over' in condition) return numeric(condition.over, (value, bound) => value > bound)
  if ('atMost' in condition) return numeric(condition.atMost, (value, bound) => value <= bound)
  return numeric(condition.under, (value, bound) => value < bound)
}

function numeric(bound: Bound, holds: (value: number, bound: number) => boolean): Test {
  return (value, parameters) => {
    const limit = boundOf(bound, parameters)
    return typeof value === 'number' && limit !== undefined ? holds(value, limit) : undefined
  }
}

function boundOf(bound: Bound, parameters: ParameterValues): number | undefined {
  if (typeof bound === 'number') return bound
  const value = parameters[bound.parameter]?.value
  return typeof value === 'number' ? value : undefined
}

function someItem(fact: string, definition: FactDefinition, item: Compiled): Compiled {
  const evaluate = (world: World): Truth => {
    const list = world.facts[fact]
    if (!Array.isArray(list)) return undefined
    let answer: Truth = false
    for (const one of list as Facts[]) {
      const truth = item.evaluate({ facts: one, parameters: world.parameters })
      if (truth === true) return true
      if (truth === undefined) answer = undefined
    }
    return answer
  }
  return {
    evaluate,
    open: world => (evaluate(world) === undefined ? [fact] : []),
    explain: world => {
      const list = world.facts[fact]
      if (!Array.isArray(list)) return [`${definition.label}：待确定`]
      const yes = (list as Facts[]).filter(one => item.evaluate({ facts: one, parameters: world.parameters }) === true)
      const shown = (yes[0] ?? list[0]) as Facts | undefined
      const reasons = shown ? item.explain({ facts: shown, parameters: world.parameters }).join('，') : ''
      if (yes.length > 0) return [`${definition.label}共 ${list.length} 项，其中 ${yes.length} 项符合：${reasons}`]
      return [
        list.length === 0
          ? `${definition.label}：没有`
          : `${definition.label}共 ${list.length} 项，均不符合：${reasons}`,
      ]
    },
    sources: [fact],
  }
}

// ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function sentence(condition: Parameters<typeof comparison>[0], definition: FactDefinition, world: World): string {
  const value = world.facts[condition.fact]
  if (isUnknown(value)) return `${definition.label}：待确定`
  const said = describeValue(definition, value)
  const bound = boundIn(condition)
  if (bound === undefined || typeof value !== 'number') return `${definition.label}：${said}`
  const limit = boundOf(bound, world.parameters)
  if (limit === undefined) return `${definition.label} ${said}，当地标准待核定`
  const unit = definition.unit ? ` ${definition.unit}` : ''
  const pending =
    typeof bound === 'object' && world.parameters[bound.parameter]?.pending ? '（参考标准，待当地核定）' : ''
  return `${definition.label} ${said} ${relation(condition, value, limit)} ${limit}${unit}${pending}`
}

function boundIn(condition: object): Bound | undefined {
  for (const key of ['atLeast', 'over', 'atMost', 'under'] as const)
    if (key in condition) return (condition as Record<string, Bound>)[key]
  return undefined
}

/** The sign that is true of the numbers, at the edge the condition speaks of: 320 ≥ 200, 199 < 200, 60 ≤ 60, 61 > 60. */
function relation(condition: object, value: number, limit: number): string {
  const inclusiveAbove = 'atLeast' in condition || 'under' in condition
  if (inclusiveAbove) return value >= limit ? '≥' : '<'
  return value > limit ? '>' : '≤'
}

export function describeValue(definition: FactDefinition, value: FactValue): string {
  if (isUnknown(value)) return '待确定'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return definition.unit ? `${value} ${definition.unit}` : String(value)
  if (Array.isArray(value)) {
    if (value.length === 0) return '没有'
    if (definition.type === 'list') return `${value.length} 项`
    return (value as string[]).map(one => definition.values?.[one] ?? one).join('、')
  }
  return definition.values?.[value] ?? value
}

export const isUnknown = (value: FactValue): value is null | undefined => value === null || value === undefined
const unique = <T>(values: T[]): T[] => (values.length < 2 ? values : [...new Set(values)])
