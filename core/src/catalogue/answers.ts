/**
 * The answer space of a statement: finite stand-ins for every answer people or data can give to the facts it reads.
 * What no condition tells apart is represented once: numbers below, at and above each threshold, lists by one item for
 * each way in which items can differ.
 */
import type { Bound, Condition } from '../conditions/condition.ts'
import {
  type Compiled,
  comparisons,
  compile,
  describeValue,
  type Facts,
  type FactValue,
  type ParameterValues,
} from '../conditions/evaluate.ts'
import type { FactDefinition } from './schema.ts'

export type Definitions = Record<string, FactDefinition>

/** What a statement reads: conditions over facts, and conditions over the items of a list. */
export interface Reads {
  conditions: Condition[]
  lists: { over: string; when?: Condition }[]
}

export type AnswerSpace = [fact: string, answers: FactValue[]][]

type Comparison = ReturnType<typeof comparisons>[number]

export const join = (parts: Reads[]): Reads => ({
  conditions: parts.flatMap(part => part.conditions),
  lists: parts.flatMap(part => part.lists),
})

export function factsRead({ conditions, lists }: Reads): string[] {
  const compared = conditions.flatMap(comparisons).map(one => one.fact)
  return [...new Set([...compared, ...lists.map(list => list.over)])]
}

export function answerSpace(reads: Reads, definitions: Definitions, parameters: ParameterValues): AnswerSpace {
  const compared = reads.conditions.flatMap(comparisons)
  return factsRead(reads).map(fact => {
    const items = [
      ...compared.flatMap(one => (one.fact === fact && 'some' in one ? [one.some] : [])),
      ...reads.lists.flatMap(list => (list.over === fact && list.when ? [list.when] : [])),
    ]
    const uses = compared.filter(one => one.fact === fact)
    return [fact, answersTo(definitions[fact]!, uses, items, parameters)]
  })
}

export const sizeOf = (space: AnswerSpace): number => space.reduce((size, [, answers]) => size * answers.length, 1)

/** Every combination of answers. */
export function* assignments(space: AnswerSpace): Generator<Facts> {
  const place = space.map(() => 0)
  if (space.some(([, answers]) => answers.length === 0)) return
  while (true) {
    yield Object.fromEntries(space.map(([fact, answers], index) => [fact, answers[place[index]!]]))
    let index = 0
    while (index < space.length && ++place[index]! === space[index]![1].length) place[index++] = 0
    if (index === space.length) return
  }
}

/** For messages: 经营场所使用方式：租赁；经营面积：200 ㎡ */
export const describeAnswers = (facts: Facts, definitions: Definitions): string =>
  Object.entries(facts)
    .map(([fact, value]) => `${definitions[fact]!.label}：${describeItem(definitions[fact]!, value)}`)
    .join('；')

function describeItem(definition: FactDefinition, value: FactValue): string {
  if (definition.type !== 'list' || !Array.isArray(value)) return describeValue(definition, value)
  if (value.length === 0) return '没有'
  return (value as Facts[]).map(item => `（${describeAnswers(item, definition.items ?? {}) || '任意一项'}）`).join('')
}

function answersTo(
  definition: FactDefinition,
  uses: Comparison[],
  items: Condition[],
  parameters: ParameterValues,
): FactValue[] {
  const answers = knownAnswers(definition, uses, items, parameters)
  return uses.some(use => 'known' in use) ? [...answers, undefined] : answers
}

function knownAnswers(
  definition: FactDefinition,
  uses: Comparison[],
  items: Condition[],
  parameters: ParameterValues,
): FactValue[] {
  const values = Object.keys(definition.values ?? {})
  switch (definition.type) {
    case 'boolean':
      return [true, false]
    case 'choice':
      return values
    case 'choices':
      return [[], ...values.map(value => [value]), values]
    case 'number':
      return numbersAround(
        definition,
        uses.flatMap(use => thresholds(use, parameters)),
      )
    case 'list':
      return listsOf(itemKinds(items, definition.items ?? {}, parameters))
    case 'date':
    case 'text':
      return [...new Set([...uses.flatMap(named), definition.type === 'date' ? '2000-01-01' : '另一个值'])]
  }
}

const named = (use: Comparison): FactValue[] => ('is' in use ? [use.is] : 'in' in use ? use.in : [])

function thresholds(use: Comparison, parameters: ParameterValues): number[] {
  for (const key of ['atLeast', 'over', 'atMost', 'under'] as const) {
    const bound = (use as Partial<Record<typeof key, Bound>>)[key]
    if (bound === undefined) continue
    const limit = typeof bound === 'number' ? bound : parameters[bound.parameter]?.value
    return typeof limit === 'number' ? [limit] : []
  }
  return named(use).filter(value => typeof value === 'number')
}

function numbersAround({ integer, minimum = -Infinity, maximum = Infinity }: FactDefinition, limits: number[]) {
  const step = integer ? 1 : 0.01
  const around = limits
    .flatMap(limit => [limit - step, limit, limit + step])
    .filter(one => one >= minimum && one <= maximum)
  if (around.length > 0) return [...new Set(around)].sort((a, b) => a - b)
  return [Number.isFinite(minimum) ? minimum : Number.isFinite(maximum) ? maximum : 0]
}

/** One item for every way in which the conditions on items can come out. */
function itemKinds(conditions: Condition[], definitions: Definitions, parameters: ParameterValues): Facts[] {
  const compiled: Compiled[] = conditions.map(condition => compile(condition, definitions))
  const kinds = new Map<string, Facts>()
  for (const item of assignments(answerSpace({ conditions, lists: [] }, definitions, parameters))) {
    const outcome = compiled.map(one => one.evaluate({ facts: item, parameters })).join()
    if (!kinds.has(outcome)) kinds.set(outcome, item)
  }
  return [...kinds.values()]
}

const listsOf = (items: Facts[]): Facts[][] =>
  items.length < 2 ? [[], items] : [[], ...items.map(item => [item]), items]
