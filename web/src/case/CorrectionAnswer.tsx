import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answerCorrection, caseKey } from '../api/cases.ts'
import type { CaseView, CorrectionView, PlanField, Values } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { checkFields } from './check.ts'
import { EvidenceSlot } from './EvidenceSlots.tsx'
import { Field } from './Field.tsx'
import { ErrorSummary } from './FormFields.tsx'
import { fieldId } from './QuestionField.tsx'

type Item = CorrectionView['items'][number]

/** The one list of corrections, answered in one go: fields to fill in again, materials to hand in again. */
export function CorrectionAnswer({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const queries = useQueryClient()
  const correction = view.correction!
  const items: Item[] = correction.items
  const [values, setValues] = useState<Values>(() => Object.fromEntries(items.map(item => [item.target, item.value])))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const asked = items.filter(item => item.kind === 'field').map(item => fieldOf(item))

  const answer = useMutation({
    mutationFn: () =>
      answerCorrection(view.caseNo, Object.fromEntries(asked.map(field => [field.element, values[field.element]]))),
    onSuccess: after => {
      queries.setQueryData(caseKey(view.caseNo), after)
      queries.invalidateQueries({ queryKey: ['cases'] })
      onDone()
    },
  })

  const isNew = (uploadedAt: string) => uploadedAt >= correction.issuedAt

  function submit() {
    const wrong = checkFields(asked, { values, facts: {} })
    for (const item of items)
      if (item.kind === 'evidence' && !view.evidence.some(file => file.type === item.target && isNew(file.uploadedAt)))
        wrong[item.target] = `请重新上传“${item.name}”`
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) answer.mutate()
  }

  return (
    <div className="stack narrow">
      <ErrorSummary errors={errors} />
      {items.map(item => (
        <div key={item.kind + item.target}>
          {item.kind === 'evidence' ? (
            <EvidenceSlot
              caseNo={view.caseNo}
              slot={{
                type: item.target,
                name: item.name,
                problems: item.problems.map(problem => `${problem}（${item.authorities.join('、')}）`),
                error: errors[item.target],
              }}
              files={view.evidence.filter(file => file.type === item.target)}
              keepOld={file => !isNew(file.uploadedAt)}
              onChange={() => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) })}
            />
          ) : (
            <section className="slot">
              <p className="error">
                {item.problems.join('；')}（{item.authorities.join('、')}）
              </p>
              <Field
                id={fieldId(item.target)}
                shape={fieldOf(item)}
                value={values[item.target]}
                error={errors[item.target]}
                onChange={value => setValues(before => ({ ...before, [item.target]: value }))}
              />
            </section>
          )}
        </div>
      ))}
      <ProblemNotice problem={answer.error} />
      <div>
        <Button type="primary" size="large" loading={answer.isPending} onClick={submit}>
          提交补正
        </Button>
      </div>
    </div>
  )
}

/** The field as the case's form defines it; here it is always to be filled in. */
function fieldOf({ field, target, name }: Item): PlanField {
  return field
    ? { ...field, fact: undefined, required: true }
    : { element: target, label: name, type: 'text', required: true, sensitive: false, rows: [] }
}
