import { useQuery } from '@tanstack/react-query'
import { factQuestions, lifeEvent } from '../api/catalogue.ts'
import type { CaseView, Question } from '../api/types.ts'

export interface DraftQuestion extends Question {
  /** Answered by shared data: shown, not asked. */
  shared: boolean
}

/**
 * The questions of a draft, answered and open, in the guide's order, so that none moves when it is answered; what shared
 * data answered comes last.
 */
export function useDraftQuestions(view: CaseView): DraftQuestion[] {
  const { data: guide } = useQuery(lifeEvent(view.lifeEvent.id, view.region.code))
  const { data: facts = {} } = useQuery(factQuestions)
  const draft = view.draft
  if (!draft) return []
  const known = new Map<string, Question>()
  for (const { fact } of guide?.questions ?? []) if (fact in draft.facts && facts[fact]) known.set(fact, facts[fact])
  for (const question of draft.plan.questions) known.set(question.fact, question)
  const order = guide?.questions.map(({ fact }) => fact) ?? []
  const place = ({ fact, shared }: DraftQuestion) =>
    (shared ? 1000 : 0) + (order.includes(fact) ? order.indexOf(fact) : order.length)
  return [...known.values()]
    .map(question => ({ ...question, shared: draft.factSources[question.fact] === 'data' }))
    .sort((a, b) => place(a) - place(b))
}
