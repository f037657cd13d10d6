/** A condition read back as the sentence its author meant, whatever the answers are. Rules are expanded beforehand. */
import type { FactDefinition } from '../catalogue/schema.ts'
import type { Bound, Condition, Scalar } from './condition.ts'
import { describeValue, type ParameterValues } from './evaluate.ts'

type Definitions = Record<string, FactDefinition>

/** What a place has not yet decided is said beside the provincial value. */
export const pendingWords = '（参考标准，待当地核定）'

export function describeCondition(condition: Condition, facts: Definitions, parameters: ParameterValues): string {
  return said(condition, facts, parameters, false)
}

/** How tightly a sentence holds together: a looser one inside a tighter one is put in brackets. */
type Joint = 'all' | 'any' | null

function said(
  condition: Condition,
  facts: Definitions,
  parameters: ParameterValues,
  denied: boolean,
  inside: Joint = null,
): string {
  if ('not' in condition) return said(condition.not, facts, parameters, !denied, inside)
  if ('rule' in condition) throw new Error(`rule ${condition.rule} was not expanded`)
  if ('all' in condition) return joined(condition.all, denied ? 'any' : 'all')
  if ('any' in condition) return joined(condition.any, denied ? 'all' : 'any')
  return comparison(condition, facts, parameters, denied)

  /** Denying turns “both” into “either is not” (De Morgan), so that no sentence begins with 并非. */
  function joined(parts: Condition[], joint: 'all' | 'any'): string {
    const sole = parts.length === 1
    const own = sole ? inside : joint
    const words = [...new Set(parts.map(part => said(part, facts, parameters, denied, own)))]
    const sentence = words.join(joint === 'all' ? '，并且' : '，或者')
    return words.length > 1 && inside !== null && inside !== joint ? `（${sentence}）` : sentence
  }
}

type Comparison = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown } | { rule: string }>

function comparison(one: Comparison, facts: Definitions, parameters: ParameterValues, denied: boolean): string {
  const definition = facts[one.fact]
  if (!definition) throw new Error(`no fact is called ${one.fact}`)
  const { label } = definition
  const quoted = (value: Scalar) => `“${describeValue(definition, value)}”`
  if ('known' in one) return one.known === denied ? `没有填写或查到${label}` : `已填写或查到${label}`
  if ('is' in one) {
    if (typeof one.is === 'boolean') return `“${label}”为${one.is === denied ? '否' : '是'}`
    return `${label}${denied ? '不为' : '为'}${quoted(one.is)}`
  }
  if ('in' in one) return `${label}${denied ? '不为' : '为'}${listed(one.in.map(quoted), denied)}`
  if ('includesAny' in one) return `${label}${denied ? '不包含' : '包含'}${listed(one.includesAny.map(quoted), denied)}`
  if ('some' in one) {
    const item = said(one.some, definition.items ?? {}, parameters, false)
    return denied ? `${label}中没有一项：${item}` : `${label}中至少有一项：${item}`
  }
  const { sign, bound } = signOf(one)
  return `${label}${boundWords(denied ? opposite[sign] : sign, bound, definition, parameters)}`
}

/** “甲”“乙”或者“丙”, denied “甲”“乙”和“丙”中的任何一种 */
function listed(values: string[], denied: boolean): string {
  if (values.length === 1) return values[0]!
  const words = `${values.slice(0, -1).join('')}${denied ? '和' : '或者'}${values.at(-1)}`
  return denied ? `${words}中的任何一种` : words
}

export type Sign = '≥' | '>' | '≤' | '<'
const opposite: Record<Sign, Sign> = { '≥': '<', '<': '≥', '>': '≤', '≤': '>' }

export function signOf(one: object): { sign: Sign; bound: Bound } {
  for (const [key, sign] of [
    ['atLeast', '≥'],
    ['over', '>'],
    ['atMost', '≤'],
    ['under', '<'],
  ] as const)
    if (key in one) return { sign, bound: (one as Record<string, Bound>)[key]! }
  throw new Error('the comparison has no bound')
}

/** “ ≥ 200 ㎡（参考标准，待当地核定）” */
export function boundWords(
  sign: Sign,
  bound: Bound,
  { unit }: Pick<FactDefinition, 'unit'>,
  parameters: ParameterValues,
): string {
  const own = typeof bound === 'number' ? { value: bound, pending: false } : parameters[bound.parameter]
  if (typeof own?.value !== 'number') return ` ${sign} 当地标准（待核定）`
  return ` ${sign} ${own.value}${unit ? ` ${unit}` : ''}${own.pending ? pendingWords : ''}`
}
