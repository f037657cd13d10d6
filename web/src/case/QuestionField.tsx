import type { Question } from '../api/types.ts'
import { Field } from './Field.tsx'

export const fieldId = (key: string) => `f-${key.replace(/[^\w-]/g, '_')}`

/** One question of the plan. `large` is for a page of its own, whose h1 is the question. */
export function QuestionField(props: {
  question: Question
  value: unknown
  onChange: (value: unknown) => void
  error?: string | null
  large?: boolean
}) {
  const { question } = props
  return (
    <Field
      id={fieldId(question.fact)}
      shape={props.large ? question : { ...question, label: question.question || question.label }}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
      large={props.large}
      quietLabel={props.large}
    />
  )
}
