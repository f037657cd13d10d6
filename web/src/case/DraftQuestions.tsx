import type { Facts } from '../api/types.ts'
import { ShownValue } from './ListTable.tsx'
import { fieldId, QuestionField } from './QuestionField.tsx'
import type { DraftQuestion } from './questions.ts'

/** All questions of a draft on one page; what shared data answered is only shown. */
export function DraftQuestions(props: {
  questions: DraftQuestion[]
  facts: Facts
  errors?: Record<string, string | undefined>
  onChange: (fact: string, value: unknown) => void
}) {
  return props.questions.map(question =>
    question.shared ? (
      <div className="field answered" key={question.fact}>
        <span className="label">{question.label}</span>
        <div className="value">
          <ShownValue id={fieldId(question.fact)} shape={question} value={props.facts[question.fact]} />{' '}
          <span className="tag">来自数据共享</span>
        </div>
      </div>
    ) : (
      <QuestionField
        key={question.fact}
        question={question}
        value={props.facts[question.fact]}
        error={props.errors?.[question.fact]}
        onChange={value => props.onChange(question.fact, value)}
      />
    ),
  )
}
