/**
 * Conditions in FEEL, the expression language of DMN. What is written here is true only when the condition certainly
 * holds, and its denial is written out apart: FEEL calls `null = "x"` false, so a negation around it would turn what
 * nobody has answered into a yes.
 */
import type { FactDefinition } from '../catalogue/schema.ts'
import type { Condition, Scalar } from '../conditions/condition.ts'
import { signOf } from '../conditions/describe.ts'
import type { comparisons, ParameterValues } from '../conditions/evaluate.ts'

export type Definitions = Record<string, FactDefinition>
export type Comparison = ReturnType<typeof comparisons>[number]

/** A FEEL name knows no dots and no dashes: `premises.area` is `premises_area`, `E3.1` is `E3_1`. */
export const feelName = (key: string) => key.replaceAll(/[^\p{L}\p{N}_]/gu, '_').replace(/^(?=\p{N})/u, '_')

export function feelValue(value: Scalar | null): string {
  return typeof value === 'string' ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : String(value)
}

/** Every answer there can be, where the answers are counted. */
export function answersTo({ type, values }: FactDefinition): Scalar[] | undefined {
  if (type === 'boolean') return [true, false]
  return type === 'choice' ? Object.keys(values ?? {}) : undefined
}

/** The answers, of those there can be, with which the comparison holds; `null` is no answer. */
export function answersWith(one: Comparison, denied: boolean, all: Scalar[]): (Scalar | null)[] {
  if ('known' in one) return one.known === denied ? [null] : all
  const wanted: Scalar[] = 'is' in one ? [one.is] : 'in' in one ? one.in : []
  return all.filter(answer => wanted.includes(answer) !== denied)
}

/** A comparison of the value that `subject` names; undefined when nothing can make it hold. */
export function compared(
  subject: string,
  one: Comparison,
  denied: boolean,
  definition: FactDefinition,
  parameters: ParameterValues,
): string | undefined {
  const all = answersTo(definition)
  if (all) return oneOf(subject, answersWith(one, denied, all))
  if ('known' in one) return `${subject} ${one.known === denied ? '=' : '!='} null`
  if ('is' in one || 'in' in one) {
    const values = ('is' in one ? [one.is] : one.in).map(value => typed(value, definition))
    const among = values.length === 1 ? `${subject} = ${values[0]}` : `${subject} in (${values.join(', ')})`
    return denied ? `${subject} != null and not(${among})` : among
  }
  if ('includesAny' in one) {
    const among = one.includesAny.map(value => `list contains(${subject}, ${feelValue(value)})`).join(' or ')
    return denied ? `not(${among})` : `(${among})`
  }
  if ('some' in one) {
    const item = certainly(one.some, denied, itemOf(subject), definition.items ?? {}, parameters)
    return denied ? `(${every(subject, item)})` : `(${some(subject, item)})`
  }
  return bounded(subject, one, denied, parameters)
}

/** True only when the condition on one item certainly holds, or with `denied` certainly does not. */
export function certainly(
  condition: Condition,
  denied: boolean,
  item: string,
  definitions: Definitions,
  parameters: ParameterValues,
): string {
  if ('not' in condition) return certainly(condition.not, !denied, item, definitions, parameters)
  if ('rule' in condition) throw new Error(`rule ${condition.rule} was not expanded`)
  if ('all' in condition) return joined(condition.all, denied ? ' or ' : ' and ')
  if ('any' in condition) return joined(condition.any, denied ? ' and ' : ' or ')
  const definition = getDefinition(definitions, condition.fact)
  return compared(`${item}.${feelName(condition.fact)}`, condition, denied, definition, parameters) ?? 'false'

  function joined(parts: Condition[], joint: string): string {
    const said = parts.map(part => certainly(part, denied, item, definitions, parameters))
    return said.length === 1 ? said[0]! : `(${said.join(joint)})`
  }
}

export const some = (list: string, holds: string) => `some ${itemOf(list)} in ${list} satisfies ${holds}`
export const every = (list: string, holds: string) => `every ${itemOf(list)} in ${list} satisfies ${holds}`

/** Items of a list inside an item need a name of their own. */
export const itemOf = (list: string) => (list.startsWith('item') ? `item_${list.split('.').length}` : 'item')

export function getDefinition(definitions: Definitions, fact: string): FactDefinition {
  const definition = definitions[fact]
  if (!definition) throw new Error(`no fact is called ${fact}`)
  return definition
}

function oneOf(subject: string, answers: (Scalar | null)[]): string | undefined {
  if (answers.length === 0) return undefined
  const values = answers.map(feelValue)
  return values.length === 1 ? `${subject} = ${values[0]}` : `${subject} in (${values.join(', ')})`
}

const typed = (value: Scalar, { type }: FactDefinition) =>
  type === 'date' ? `date(${feelValue(value)})` : feelValue(value)

const operators = { '≥': ['>=', '<'], '>': ['>', '<='], '≤': ['<=', '>'], '<': ['<', '>='] } as const

function bounded(subject: string, one: Comparison, denied: boolean, parameters: ParameterValues): string | undefined {
  const { sign, bound } = signOf(one)
  const limit = typeof bound === 'number' ? bound : parameters[bound.parameter]?.value
  return typeof limit === 'number' ? `${subject} ${operators[sign][denied ? 1 : 0]} ${limit}` : undefined
}
