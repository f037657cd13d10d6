import { useQuery } from '@tanstack/react-query'
import { factQuestions, lifeEvent } from '../api/catalogue.ts'
import type { CaseView, Question } from '../api/types.ts'

export interface DraftQuestion extends Question {
  /** Answered by shared data: shown, not asked. */
  shared: boolean
}

/** The questions of a draft: those answered (in the guide's order), then those the plan still needs. */
export function useDraftQuestions(view: CaseView): DraftQuestion[] {
  const { data: guide } = useQuery(lifeEvent(view.lifeEvent.id, view.region.code))
  const { data: facts = {} } = useQuery(factQuestions)
  const draft = view.draft
  if (!draft) return []
  const open = draft.plan.questions
  const answered = (guide?.questions ?? [])
    .filter(({ fact }) => fact in draft.facts && !open.some(question => question.fact === fact))
    .flatMap(({ fact }) => facts[fact] ?? [])
  return [...answered, ...open].map(question => ({ ...question, shared: draft.factSources[question.fact] === 'data' }))
}
