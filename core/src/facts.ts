/** Facts as they come in become facts to plan with: known keys, checked values, aliases resolved, ages derived. */
import type { FactDefinition } from './catalogue/schema.ts'
import type { Facts, FactValue } from './conditions/evaluate.ts'
import { isUnknown } from './conditions/evaluate.ts'
import { checkFact } from './form-values.ts'
import { ageOn } from './workdays.ts'

export interface FactProblem {
  fact: string
  message: string
}

export interface NormalisedFacts {
  facts: Facts
  problems: FactProblem[]
}

/**
 * @param raw  a flat object keyed by fact; null means not known
 * @param date the application date: ages are counted on it (民法典 17, 18, 1047)
 */
export function normaliseFacts(
  definitions: Record<string, FactDefinition>,
  raw: Record<string, unknown>,
  date: string,
): NormalisedFacts {
  const facts: Facts = {}
  const problems: FactProblem[] = []
  const aliases = aliasesOf(definitions)
  for (const [given, value] of Object.entries(raw)) {
    const fact = Object.hasOwn(definitions, given) ? given : aliases.get(given)
    if (!fact) {
      problems.push({ fact: given, message: `没有名为“${given}”的情形，请对照 /api/facts 核对名称` })
      continue
    }
    if (value === null || value === undefined) continue
    const problem = checkFact(definitions[fact]!, value)
    if (problem) problems.push({ fact, message: problem })
    else facts[fact] = value as FactValue
  }
  deriveAges(definitions, facts, date)
  return { facts, problems }
}

function deriveAges(definitions: Record<string, FactDefinition>, facts: Facts, date: string) {
  for (const [fact, { ageOf }] of Object.entries(definitions)) {
    if (!ageOf) continue
    const birth = facts[ageOf]
    if (!isUnknown(birth)) facts[fact] = ageOn(birth as string, date)
  }
}

const aliasCache = new WeakMap<object, Map<string, string>>()

function aliasesOf(definitions: Record<string, FactDefinition>): Map<string, string> {
  const cached = aliasCache.get(definitions)
  if (cached) return cached
  const aliases = new Map<string, string>()
  for (const [fact, definition] of Object.entries(definitions))
    for (const alias of definition.aliases ?? []) aliases.set(alias, fact)
  aliasCache.set(definitions, aliases)
  return aliases
}
