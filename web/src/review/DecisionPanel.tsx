import { type DecisionResult, decisionResults } from '@onething/core/lifecycle/states.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { decisionPdf } from '../api/cases.ts'
import { afterAct, decide, taskKey } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day } from '../ui/text.ts'

/** 决定: grant, or deny with reasons. Asked once more before it takes effect. */
export function DecisionPanel({ view }: { view: TaskView }) {
  // Outlives the form: whoever came too late is told so when the form is gone.
  const [problem, setProblem] = useState<unknown>(null)
  if (view.actions.includes('decide')) return <Decide view={view} problem={problem} onProblem={setProblem} />
  return (
    <>
      <ProblemNotice problem={problem} />
      {(view.part.decision || view.part.refusal) && <Decided view={view} />}
    </>
  )
}

function Decide(props: { view: TaskView; problem: unknown; onProblem: (problem: unknown) => void }) {
  const { view } = props
  const queries = useQueryClient()
  const key = taskKey(view.caseNo, view.part.part)
  const [result, setResult] = useState<DecisionResult | null>(null)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const deciding = useMutation({
    mutationFn: () =>
      decide(view.caseNo, view.part.part, {
        result: result!,
        ...(text.trim() ? (result === 'denied' ? { reasons: text.trim() } : { conditions: text.trim() }) : {}),
      }),
    onSuccess: after => {
      queries.setQueryData(key, afterAct(view, after))
      queries.invalidateQueries({ queryKey: ['sub-cases'] })
      props.onProblem(null)
    },
    onError: problem => {
      props.onProblem(problem)
      queries.invalidateQueries({ queryKey: key })
    },
    onSettled: () => setAsking(false),
  })

  function ask() {
    const problem = !result ? '请选择决定。' : result === 'denied' && !text.trim() ? '不予批准须说明理由。' : null
    setMissing(problem)
    if (!problem) setAsking(true)
  }

  return (
    <section className="card stack-s" aria-labelledby="decision">
      <h2 id="decision">审查决定</h2>
      <fieldset>
        <legend className="sr-only">决定</legend>
        <div className="choices">
          {(Object.keys(decisionResults) as DecisionResult[]).map(each => (
            <label className="choice" key={each}>
              <input type="radio" name="decision" checked={result === each} onChange={() => setResult(each)} />
              <span>{decisionResults[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {result && (
        <div className="field">
          <label className="label" htmlFor="decision-text">
            {result === 'denied' ? '理由' : '附加条件或备注'}
            {result === 'granted' && <span className="optional">（选填）</span>}
          </label>
          {result === 'denied' && <p className="help">写明事实、依据和理由；救济途径由系统按法律附上。</p>}
          <Input.TextArea
            id="decision-text"
            value={text}
            autoSize={{ minRows: 3 }}
            maxLength={1000}
            onChange={event => setText(event.target.value)}
          />
        </div>
      )}
      {missing && (
        <p className="error" role="alert">
          {missing}
        </p>
      )}
      <ProblemNotice problem={props.problem} />
      <Button type="primary" onClick={ask}>
        作出决定
      </Button>
      <Modal
        open={asking}
        title={`确认${result ? decisionResults[result] : ''}？`}
        okText="确认，作出决定"
        cancelText="再看看"
        okButtonProps={{ danger: result === 'denied' }}
        confirmLoading={deciding.isPending}
        onOk={() => deciding.mutate()}
        onCancel={() => setAsking(false)}
      >
        <p>
          {view.applicant} · {view.part.service}
        </p>
        {text.trim() && <p className="pre">{text.trim()}</p>}
        <p className="muted">
          {result === 'granted'
            ? '决定作出后即制发结果，通知申请人。'
            : '决定作出后通知申请人，依赖本事项的其他事项将中止办理。'}
        </p>
      </Modal>
    </section>
  )
}

function Decided({ view }: { view: TaskView }) {
  const { decision, refusal } = view.part
  const reasons = decision?.reasons ?? refusal?.reasons
  return (
    <section className="card stack-s">
      <h2>审查决定</h2>
      <p>
        <strong>{decision?.resultLabel ?? '不予受理'}</strong>
        <span className="muted"> {day((decision ?? refusal)!.on)}</span>
      </p>
      {reasons && <p className="pre">{reasons}</p>}
      <p>
        <a href={decisionPdf(view.caseNo, view.part.part)} target="_blank" rel="noreferrer">
          查看决定文书（PDF）
        </a>
      </p>
    </section>
  )
}
