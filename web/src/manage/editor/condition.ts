/** 条件 as the builder sees it: what kind of part it is, which comparisons suit a fact, and how one becomes another. */
import type { FactDefinition } from '@onething/core/catalogue/schema.ts'
import type { Bound, Comparison, Condition, Scalar } from '@onething/core/conditions/condition.ts'
import { describeCondition } from '@onething/core/conditions/describe.ts'
import { expandRules, type ParameterValues } from '@onething/core/conditions/evaluate.ts'

export type Facts = Record<string, FactDefinition>

export const groupKinds = { all: '全部满足', any: '满足任意一个', not: '不满足' } as const
export type GroupKind = keyof typeof groupKinds

export type PartKind = GroupKind | 'rule' | 'comparison'

export function kindOf(condition: Condition): PartKind {
  for (const kind of ['all', 'any', 'not', 'rule'] as const) if (kind in condition) return kind
  return 'comparison'
}

// ── groups ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What stands inside a group; `not` holds one part. */
export function partsOf(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : []
}

/** `not` of several parts denies that all of them hold. */
export function groupOf(kind: GroupKind, parts: Condition[]): Condition {
  if (kind === 'all') return { all: parts }
  if (kind === 'any') return { any: parts }
  return { not: parts.length === 1 ? parts[0]! : { all: parts } }
}

/** A group of another kind with the same parts: what `not` held together comes apart again. */
export function regrouped(condition: Condition, kind: GroupKind): Condition {
  const parts = partsOf(condition)
  const inner = 'not' in condition && parts[0] && 'all' in parts[0] ? parts[0].all : parts
  return groupOf(kind, inner)
}

export const withPart = (condition: Condition, at: number, part: Condition): Condition =>
  groupOf(kindOf(condition) as GroupKind, partsOf(condition).with(at, part))

/** Undefined when nothing is left. */
export function withoutPart(condition: Condition, at: number): Condition | undefined {
  const left = partsOf(condition).filter((_, place) => place !== at)
  return left.length === 0 ? undefined : groupOf(kindOf(condition) as GroupKind, left)
}

/** One more part: joins a group of “all” or “any”, else makes one. */
export function joined(condition: Condition, part: Condition): Condition {
  if ('all' in condition) return { all: [...condition.all, part] }
  if ('any' in condition) return { any: [...condition.any, part] }
  return { all: [condition, part] }
}

// ── comparisons ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const operators = {
  is: '等于',
  in: '属于',
  includesAny: '包含其中任意一项',
  atLeast: '不小于（≥）',
  over: '大于（>）',
  atMost: '不大于（≤）',
  under: '小于（<）',
  some: '至少有一项符合',
  known: '是否已填写或查到',
} as const
export type Operator = keyof typeof operators

export const bounded: readonly Operator[] = ['atLeast', 'over', 'atMost', 'under']

const suited: Record<FactDefinition['type'], readonly Operator[]> = {
  boolean: ['is', 'known'],
  number: ['atLeast', 'over', 'atMost', 'under', 'is', 'known'],
  choice: ['is', 'in', 'known'],
  choices: ['includesAny', 'known'],
  date: ['known', 'is'],
  text: ['is', 'in', 'known'],
  list: ['some', 'known'],
}

export const operatorsOf = ({ type }: FactDefinition): readonly Operator[] => suited[type]

export const operatorOf = (comparison: Comparison): Operator =>
  (Object.keys(operators) as Operator[]).find(operator => operator in comparison)!

export const boundOf = (comparison: Comparison): Bound =>
  (comparison as Record<string, Bound | string>)[operatorOf(comparison)] as Bound

export const isParameter = (bound: Bound): bound is { parameter: string } => typeof bound === 'object'

/** A first comparison with a fact, complete enough to be read. */
export const comparisonWith = (fact: string, facts: Facts): Comparison =>
  withOperator(fact, suited[facts[fact]!.type][0]!, facts)

/** The same fact compared otherwise; a bound or a value that still fits is kept. */
export function withOperator(fact: string, operator: Operator, facts: Facts, before?: Comparison): Comparison {
  const definition = facts[fact]!
  if (bounded.includes(operator)) {
    const kept = before && bounded.includes(operatorOf(before)) ? boundOf(before) : (definition.minimum ?? 0)
    return { fact, [operator]: kept } as Comparison
  }
  const [first = ''] = Object.keys(definition.values ?? {})
  if (operator === 'is') return { fact, is: before && 'in' in before ? before.in[0]! : firstValue(definition) }
  if (operator === 'in') return { fact, in: before && 'is' in before ? [before.is] : [first] }
  if (operator === 'includesAny') return { fact, includesAny: [first] }
  if (operator === 'known') return { fact, known: true }
  const [item] = Object.keys(definition.items ?? {})
  return { fact, some: item ? comparisonWith(item, definition.items!) : { all: [] } }
}

function firstValue({ type, values, minimum }: FactDefinition): Scalar {
  if (type === 'boolean') return true
  if (type === 'number') return minimum ?? 0
  return Object.keys(values ?? {})[0] ?? ''
}

// ── read back ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Vocabulary {
  facts: Facts
  rules: Record<string, { when: Condition }>
  parameters: ParameterValues
}

/** The whole as one sentence, or why it cannot be read yet. */
export function sentenceOf(condition: Condition, words: Vocabulary): { text: string; complete: boolean } {
  try {
    if (hasGap(condition)) return { text: '条件还不完整，请补充。', complete: false }
    return {
      text: describeCondition(expandRules(condition, words.rules), words.facts, words.parameters),
      complete: true,
    }
  } catch {
    return { text: '条件用到的情形、参数或者共用条件没有定义，请重新选择。', complete: false }
  }
}

function hasGap(condition: Condition): boolean {
  const kind = kindOf(condition)
  if (kind === 'rule') return (condition as { rule: string }).rule === ''
  if (kind !== 'comparison') return partsOf(condition).length === 0 || partsOf(condition).some(hasGap)
  const one = condition as Comparison
  if ('some' in one) return hasGap(one.some)
  if ('in' in one) return one.in.length === 0 || one.in.includes('')
  if ('includesAny' in one) return one.includesAny.length === 0 || one.includesAny.includes('')
  if ('is' in one) return one.is === ''
  return 'known' in one ? false : boundOf(one) === null
}
