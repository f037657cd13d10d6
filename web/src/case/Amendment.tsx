import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { amendCase, submittedContent } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import type { CaseView, PlanField, SubmittedView } from '../api/types.ts'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { checkField } from './check.ts'
import { Field } from './Field.tsx'
import { fieldId } from './QuestionField.tsx'
import { useAct } from './useAct.ts'

/** 当场更正 (行政许可法 32(1)(三)): a slip is put right at once while a department has not looked yet. */
export function Amendment({ view }: { view: CaseView }) {
  const [open, setOpen] = useState(false)
  if (!view.actions.includes('amend')) return null
  return (
    <details className="card stack-s" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>填错了？部门审核以前可以当场更正</summary>
      {open && <Amending view={view} />}
    </details>
  )
}

function Amending({ view }: { view: CaseView }) {
  const query = useQuery(submittedContent(view.caseNo))
  return <Loaded query={query}>{submitted => <Slip view={view} submitted={submitted} />}</Loaded>
}

/** One field at a time: nobody changes more than they mean to. */
function Slip({ view, submitted }: { view: CaseView; submitted: SubmittedView }) {
  const id = useId()
  const queries = useQueryClient()
  const [field, setField] = useState<PlanField | null>(null)
  const [value, setValue] = useState<unknown>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const act = useAct(
    view.caseNo,
    (form: Record<string, unknown>) => amendCase(view.caseNo, form),
    () => {
      queries.invalidateQueries({ queryKey: submittedContent(view.caseNo).queryKey })
      setDone(field!.label)
      setField(null)
    },
  )
  const told = act.error instanceof Problem ? act.error.errors.map(error => error.message).join('；') : ''
  const groups = submitted.form
    .map(group => ({ ...group, fields: group.fields.filter(each => !each.fact) }))
    .filter(group => group.fields.length > 0)

  function pick(element: string) {
    const next = groups.flatMap(group => group.fields).find(each => each.element === element) ?? null
    act.reset()
    setDone(null)
    setWrong(null)
    setField(next)
    setValue(next && submitted.values[next.element])
  }

  function amend() {
    const problem = checkField(field!, value)
    setWrong(problem)
    if (!problem) act.mutate({ [field!.element]: value })
  }

  return (
    <div className="stack-s">
      <p className="muted">
        更正以后各部门看到的就是新内容，更正前的内容留有记录。决定办哪些事项的回答不能在这里改；填错了的，请撤回后重新申请。
      </p>
      <div className="field">
        <label className="label" htmlFor={id}>
          要更正哪一项
        </label>
        <select id={id} className="native" value={field?.element ?? ''} onChange={event => pick(event.target.value)}>
          <option value="">请选择</option>
          {groups.map(group => (
            <optgroup key={group.id} label={group.label}>
              {group.fields.map(each => (
                <option key={each.element} value={each.element}>
                  {each.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {field && (
        <>
          <Field
            id={fieldId(field.element)}
            shape={field}
            value={value}
            error={wrong ?? (told || null)}
            optional={!field.required}
            onChange={next => {
              setWrong(null)
              setValue(next)
            }}
          />
          {!told && <ProblemNotice problem={act.error} />}
          <div className="row">
            <Button type="primary" loading={act.isPending} onClick={amend}>
              确认更正
            </Button>
            <Button onClick={() => pick('')}>不改了</Button>
          </div>
        </>
      )}
      <p role="status">{done && `已更正“${done}”。`}</p>
    </div>
  )
}
