/** 最短问卷 (step 1): only facts that can still change who may start or which services apply are asked. */
import type { FactDefinition } from '../catalogue/schema.ts'
import type { World } from '../conditions/evaluate.ts'
import type { PreparedEvent } from './prepare.ts'
import { openFacts, type RowState } from './rows.ts'
import type { PlanQuestion } from './schema.ts'

export interface OpenQuestions {
  questions: PlanQuestion[]
  lookups: string[]
}

export function openQuestions(
  event: PreparedEvent,
  states: RowState[],
  world: World,
  definitions: Record<string, FactDefinition>,
  unavailable: ReadonlySet<string>,
): OpenQuestions {
  const decides = new Map<string, string[]>()
  for (const { condition } of event.guards)
    for (const fact of condition.open(world)) if (!decides.has(fact)) decides.set(fact, [])
  for (const { prepared, applies } of states) {
    if (applies !== undefined) continue
    for (const fact of openFacts(prepared, world)) {
      const rows = decides.get(fact)
      if (rows) rows.push(prepared.id)
      else decides.set(fact, [prepared.id])
    }
  }
  const questions: PlanQuestion[] = []
  const lookups: string[] = []
  for (const [fact, rows] of decides) {
    const definition = definitions[fact]!
    if (isAsked(definition) || unavailable.has(fact)) questions.push(questionOf(fact, definition, rows))
    else lookups.push(fact)
  }
  return { questions: questions.sort(byOrderOf(event)), lookups }
}

/** † facts come from data or from the region; people are asked only when the data cannot answer. */
const isAsked = ({ source }: FactDefinition) => source === 'answer' || source === 'share'

function questionOf(fact: string, definition: FactDefinition, decides: string[]): PlanQuestion {
  const { label, question, help, type, unit, minimum, maximum, integer, values, items } = definition
  return { fact, label, question: question ?? label, help, type, unit, minimum, maximum, integer, values, items, decides }
}

const byOrderOf =
  ({ questionOrder }: PreparedEvent) =>
  (a: PlanQuestion, b: PlanQuestion) =>
    (questionOrder.get(a.fact) ?? 999) - (questionOrder.get(b.fact) ?? 999)
