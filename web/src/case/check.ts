/** The server's own checks, run where people type, so that both say the same in the same words. */
import { checkFact, missingValues, type ValueProblem, valueProblems } from '@onething/core/form-values.ts'
import type { PlanField, Question } from '../api/types.ts'
import { today } from '../ui/text.ts'
import { isEmpty, type Shape } from './shape.ts'
import { type Given, givenValue } from './values.ts'

type CoreShape = Parameters<typeof valueProblems>[0]

const said = ([problem]: ValueProblem[]): string | null => problem?.message ?? null

export function checkField(field: PlanField, value: unknown): string | null {
  const shape = field as CoreShape
  return (
    said(valueProblems(shape, value, { today: today() })) ?? (field.required ? said(missingValues(shape, value)) : null)
  )
}

export function checkFields(fields: PlanField[], given: Given): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const error = checkField(field, givenValue(field, given))
    if (error) errors[field.element] = error
  }
  return errors
}

/** A question must be answered before going on; “none of these” is an answer to a multiple choice. */
export function checkAnswer(question: Question, value: unknown): string | null {
  if (question.type === 'choices' && Array.isArray(value)) return null
  if (isEmpty(value)) return question.values || question.type === 'boolean' ? '请选择一项' : '请填写后再继续'
  return (
    checkFact(question as unknown as Parameters<typeof checkFact>[0], value) ??
    said(missingValues(question as unknown as CoreShape, value))
  )
}

/** While typing: may the plan be asked with this value already? */
export const isUsable = (question: Shape, value: unknown): boolean => checkAnswer(question as Question, value) === null
