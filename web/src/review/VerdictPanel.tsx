import { type Verdict, verdicts } from '@onething/core/lifecycle/states.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { afterAct, type CorrectionItem, giveVerdict, taskKey } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { CorrectionItems } from '../case/CorrectionItems.tsx'
import { titles, waitingDeferral } from '../case/deferral.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, moment } from '../ui/text.ts'

/** 受理意见: complete, correct once, or refuse with reasons. */
export function VerdictPanel(props: {
  view: TaskView
  items: CorrectionItem[]
  onItems: (items: CorrectionItem[]) => void
}) {
  const { view } = props
  // Outlives the form: whoever came too late is told so when the form is gone.
  const [problem, setProblem] = useState<unknown>(null)
  if (view.actions.includes('verdict')) return <GiveVerdict {...props} problem={problem} onProblem={setProblem} />
  return (
    <>
      <ProblemNotice problem={problem} />
      {view.verdict && <Given verdict={view.verdict} />}
    </>
  )
}

function GiveVerdict(props: {
  view: TaskView
  items: CorrectionItem[]
  onItems: (items: CorrectionItem[]) => void
  problem: unknown
  onProblem: (problem: unknown) => void
}) {
  const { view, items } = props
  const queries = useQueryClient()
  const key = taskKey(view.caseNo, view.part.part)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [reasons, setReasons] = useState('')
  const [override, setOverride] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const awaited = waitingDeferral(view.part)

  // Pointing at something on the left means it is to be corrected.
  useEffect(() => {
    if (items.length > 0) setVerdict('correct')
  }, [items.length])

  const giving = useMutation({
    mutationFn: () =>
      giveVerdict(view.caseNo, view.part.part, {
        verdict: verdict!,
        ...(verdict === 'correct' ? { items } : {}),
        ...(verdict === 'refuse' ? { reasons: reasons.trim() } : {}),
        ...(verdict === 'correct' && view.correctionUsed ? { override: override.trim() } : {}),
      }),
    onSuccess: after => {
      queries.setQueryData(key, afterAct(view, after))
      queries.invalidateQueries({ queryKey: ['sub-cases'] })
      props.onItems([])
      props.onProblem(null)
    },
    onError: problem => {
      props.onProblem(problem)
      queries.invalidateQueries({ queryKey: key })
    },
  })

  function give() {
    const problem = !verdict
      ? '请选择一种意见。'
      : verdict === 'refuse' && !reasons.trim()
        ? '不予受理须写明理由。'
        : verdict === 'correct' && items.length === 0
          ? '请指出需要补正的材料或内容。'
          : verdict === 'correct' && items.some(item => !item.problem.trim())
            ? '请写明每一项的问题。'
            : verdict === 'correct' && view.correctionUsed && !override.trim()
              ? '再次要求补正须写明理由。'
              : null
    setMissing(problem)
    if (!problem) giving.mutate()
  }

  return (
    <section className="card stack-s" aria-labelledby="verdict">
      <h2 id="verdict">受理意见</h2>
      {awaited && (
        <p className="notice">
          申请人承诺最迟 {day(awaited.by)}补交{titles(awaited.items)}
          。其他材料齐全的，可以容缺受理；补齐以前不能作出决定。
        </p>
      )}
      <fieldset>
        <legend className="sr-only">受理意见</legend>
        <div className="choices large">
          {(Object.keys(verdicts) as Verdict[]).map(each => (
            <label className="choice" key={each}>
              <input type="radio" name="verdict" checked={verdict === each} onChange={() => setVerdict(each)} />
              <span>{verdicts[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {verdict === 'correct' && (
        <>
          <p className="muted">须一次列全。各部门的补正意见会汇总后一次告知申请人。</p>
          <CorrectionItems view={view} items={items} onItems={props.onItems} />
          {view.correctionUsed && (
            <div className="notice warn">
              <p>本事项已要求过一次补正。再次要求将记为本机关一次告知不到位。</p>
              <label className="label" htmlFor="override">
                再次要求补正的理由
              </label>
              <Input.TextArea
                id="override"
                value={override}
                autoSize={{ minRows: 2 }}
                maxLength={500}
                onChange={event => setOverride(event.target.value)}
              />
            </div>
          )}
        </>
      )}
      {verdict === 'refuse' && (
        <div className="field">
          <label className="label" htmlFor="refusal">
            不予受理的理由
          </label>
          <p className="help">写明依据和理由；救济途径由系统按法律附上。</p>
          <Input.TextArea
            id="refusal"
            value={reasons}
            autoSize={{ minRows: 3 }}
            maxLength={1000}
            onChange={event => setReasons(event.target.value)}
          />
        </div>
      )}
      {missing && (
        <p className="error" role="alert">
          {missing}
        </p>
      )}
      <ProblemNotice problem={props.problem} />
      <Button type="primary" loading={giving.isPending} onClick={give}>
        提交受理意见
      </Button>
    </section>
  )
}

function Given({ verdict }: { verdict: NonNullable<TaskView['verdict']> }) {
  return (
    <section className="card stack-s">
      <h2>受理意见</h2>
      <p>
        <strong>{verdicts[verdict.verdict]}</strong>
        <span className="muted block">{[verdict.by, moment(verdict.at)].filter(Boolean).join(' · ')}</span>
      </p>
      {verdict.items.length > 0 && (
        <ul className="bullets">
          {verdict.items.map(item => (
            <li key={item.kind + item.target}>
              {item.name}：{item.problem}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
