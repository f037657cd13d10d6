import { type RefusalGround, refusalGrounds, type Verdict, verdicts } from '@onething/core/lifecycle/states.ts'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { CorrectionItem, VerdictBody } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { CorrectionItems } from '../case/CorrectionItems.tsx'
import { titles, waitingDeferral } from '../case/deferral.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, moment } from '../ui/text.ts'
import { type AtOnce, AtOnceFields, atOnceBody, atOnceProblem, nothingAtOnce } from './AtOnceFields.tsx'
import { Choices, Line, optionsOf, Words } from './fields.tsx'
import { type PartAct, useAct } from './useAct.ts'

interface Props {
  view: TaskView
  items: CorrectionItem[]
  onItems: (items: CorrectionItem[]) => void
}

/** 受理意见: complete, correct once, or refuse with reasons. */
export function VerdictPanel(props: Props) {
  const { view, onItems } = props
  // Outlives the form: whoever came too late is told so when the form is gone.
  const act = useAct(view, () => onItems([]))
  if (view.actions.includes('verdict')) return <GiveVerdict {...props} act={act} />
  return (
    <>
      <ProblemNotice problem={act.error} />
      {view.verdict && <Given verdict={view.verdict} />}
    </>
  )
}

function GiveVerdict({ view, items, onItems, act }: Props & { act: PartAct }) {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [ground, setGround] = useState<RefusalGround | null>(null)
  const [rightOrgan, setRightOrgan] = useState('')
  const [reasons, setReasons] = useState('')
  const [override, setOverride] = useState('')
  const [atOnce, setAtOnce] = useState<AtOnce>(nothingAtOnce)
  const [missing, setMissing] = useState<string | null>(null)
  const awaited = waitingDeferral(view.part)

  // Pointing at something on the left means it is to be corrected.
  useEffect(() => {
    if (items.length > 0) setVerdict('correct')
  }, [items.length])

  const problems: Record<Verdict, () => string | null> = {
    complete: () => atOnceProblem(atOnce),
    correct: () =>
      items.length === 0
        ? '请指出需要补正的材料或内容。'
        : items.some(item => !item.problem.trim())
          ? '请写明每一项的问题。'
          : view.correctionUsed && !override.trim()
            ? '再次要求补正须写明理由。'
            : null,
    refuse: () =>
      !ground
        ? '请选择不予受理的情形。'
        : ground === 'wrongOrgan' && !rightOrgan.trim()
          ? '请填写应当向哪个机关申请。'
          : !reasons.trim()
            ? '不予受理须写明理由。'
            : null,
  }

  const bodies: Record<Verdict, () => VerdictBody> = {
    complete: () => ({ verdict: 'complete', ...atOnceBody(atOnce) }),
    correct: () => ({ verdict: 'correct', items, ...(view.correctionUsed && { override: override.trim() }) }),
    refuse: () => ({
      verdict: 'refuse',
      reasons: reasons.trim(),
      ground: ground!,
      ...(ground === 'wrongOrgan' && { rightOrgan: rightOrgan.trim() }),
    }),
  }

  function give() {
    const problem = verdict ? problems[verdict]() : '请选择一种意见。'
    setMissing(problem)
    if (!problem) act.mutate({ verb: 'verdict', body: bodies[verdict!]() })
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
      <Choices label="请选择意见" value={verdict} options={optionsOf(verdicts)} onChange={setVerdict} stacked />
      {verdict === 'complete' && <AtOnceFields view={view} value={atOnce} onChange={setAtOnce} />}
      {verdict === 'correct' && (
        <>
          <p className="muted">须一次列全。各部门的补正意见会汇总后一次告知申请人。</p>
          <CorrectionItems view={view} items={items} onItems={onItems} />
          {view.correctionUsed && (
            <div className="notice warn">
              <p>本事项已要求过一次补正。再次要求将记为本机关一次告知不到位。</p>
              <Words label="再次要求补正的理由" value={override} onChange={setOverride} />
            </div>
          )}
        </>
      )}
      {verdict === 'refuse' && (
        <>
          <Choices
            label="不予受理的情形"
            value={ground}
            options={optionsOf(refusalGrounds)}
            onChange={setGround}
            stacked
          />
          {ground === 'notNeeded' && <p className="muted">依法不需要办理的，其他事项不再等待它，照常办理。</p>}
          {ground === 'wrongOrgan' && (
            <Line
              label="应当向哪个机关申请"
              help="写机关全称，告知申请人。"
              value={rightOrgan}
              onChange={setRightOrgan}
            />
          )}
          <Words
            label="不予受理的理由"
            help="写明依据和理由；救济途径由系统按法律附上。"
            rows={3}
            most={1000}
            value={reasons}
            onChange={setReasons}
          />
        </>
      )}
      {missing && (
        <p className="error" role="alert">
          {missing}
        </p>
      )}
      <ProblemNotice problem={act.error} />
      <Button type="primary" loading={act.isPending} onClick={give}>
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
