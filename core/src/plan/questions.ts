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
  const note = (open: string[], row?: string) => {
    for (const fact of new Set(open.map(fact => askedThrough(fact, definitions)))) {
      const rows = decides.get(fact) ?? []
      if (row) rows.push(row)
      decides.set(fact, rows)
    }
  }
  for (const { condition } of event.guards) note(condition.open(world))
  for (const { prepared, applies } of states) if (applies === undefined) note(openFacts(prepared, world), prepared.id)
  const questions: PlanQuestion[] = []
  const lookups: string[] = []
  for (const [fact, rows] of decides) {
    const definition = definitions[fact]!
    if (isAsked(fact, definition, unavailable)) questions.push(questionOf(fact, definition, rows))
    else lookups.push(fact)
  }
  return { questions: questions.sort(byOrderOf(event)), lookups }
}

/** † facts come from data or from the region; people are asked only when the data cannot answer. */
export const isAsked = (fact: string, { source }: FactDefinition, unavailable: ReadonlySet<string>) =>
  source === 'answer' || source === 'share' || unavailable.has(fact)

/** People are asked their date of birth, not their age: that follows on whatever day they apply. */
export const askedThrough = (fact: string, definitions: Record<string, FactDefinition>) =>
  definitions[fact]!.ageOf ?? fact

function questionOf(fact: string, definition: FactDefinition, decides: string[]): PlanQuestion {
  return { ...describeQuestion(fact, definition), decides }
}

/** The question as people are asked it, whatever it decides. */
export function describeQuestion(fact: string, definition: FactDefinition): Omit<PlanQuestion, 'decides'> {
  const { label, question, help, type, unit, minimum, maximum, integer, values, items } = definition
  return { fact, label, question: question ?? label, help, type, unit, minimum, maximum, integer, values, items }
}

const byOrderOf =
  ({ questionOrder }: PreparedEvent) =>
  (a: PlanQuestion, b: PlanQuestion) =>
    (questionOrder.get(a.fact) ?? 999) - (questionOrder.get(b.fact) ?? 999)
