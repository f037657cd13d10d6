import { Button } from 'antd'
import { useState } from 'react'
import { decisionPdf } from '../api/cases.ts'
import type { TaskView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day } from '../ui/text.ts'
import { DecideForm } from './DecideForm.tsx'
import { OpinionForm } from './OpinionForm.tsx'
import { SendBackForm } from './SendBackForm.tsx'
import { StepTrail } from './StepTrail.tsx'
import { useAct } from './useAct.ts'

/** 审查决定: whose turn it is, what that person says, and in the end what was decided. */
export function DecisionPanel({ view }: { view: TaskView }) {
  const [sendingBack, setSendingBack] = useState(false)
  // Outlives the forms: whoever came too late is told so when the form is gone.
  const act = useAct(view, () => setSendingBack(false))
  const { decision, refusal, state } = view.part
  if (state !== 'accepted' && !decision && !refusal) return act.error ? <ProblemNotice problem={act.error} /> : null
  const mine = view.step.opinions.some(opinion => opinion.mine)
  const may = (action: string) => view.actions.includes(action) && !mine
  const form = sendingBack && may('sendBack') ? 'sendBack' : may('opine') ? 'opine' : may('decide') ? 'decide' : null
  return (
    <section className="card stack-s" aria-labelledby="decision">
      <h2 id="decision">审查决定</h2>
      <StepTrail view={view} />
      {state === 'accepted' && <Waits view={view} mine={mine} />}
      {form === 'sendBack' && <SendBackForm {...{ view, act }} onCancel={() => setSendingBack(false)} />}
      {form === 'opine' && <OpinionForm key={view.step.at} {...{ view, act }} />}
      {form === 'decide' && <DecideForm {...{ view, act }} />}
      {form === null && <ProblemNotice problem={act.error} />}
      {may('sendBack') && form !== 'sendBack' && (
        <p className="row">
          <span className="muted">上一环节的意见有问题的，可以</span>
          <Button onClick={() => setSendingBack(true)}>退回</Button>
        </p>
      )}
      {(decision || refusal) && <Decided view={view} />}
    </section>
  )
}

/** Why it is not this person's turn, or nobody's yet. */
function Waits({ view, mine }: { view: TaskView; mine: boolean }) {
  const { names, at } = view.step
  const missing = obstacles(view)
  const deciding = at === names.length
  return (
    <>
      {mine && <p className="notice">您已提出审查意见，等其他人员{names[at - 1]}。</p>}
      {!view.actions.includes('decide') && missing.length > 0 && (
        <div className={deciding ? 'notice warn' : 'notice'}>
          <p>{deciding ? '现在还不能作出决定：' : '可以先提出意见；作出决定以前还需要：'}</p>
          <ul className="bullets">
            {missing.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

const closedInspections = ['passed', 'failed', 'waived']

function obstacles({ part, mustHear, mustAnnounce }: TaskView): string[] {
  const { inspection, hearing } = part.turns
  return [
    ...part.waitingFor.map(service => `“${service}”办结`),
    inspection && !closedInspections.includes(inspection.state) && `现场核查有结论（目前：${inspection.stateLabel}）`,
    mustHear && `举行听证（${mustHear}）`,
    hearing && !mustHear && !hearing.heldOn && !hearing.waivedOn && '听证结束，或者申请人放弃听证',
    mustAnnounce && `${mustAnnounce}期满`,
    part.pause && part.pause.kind !== mustAnnounce && `恢复计时（${part.pause.kind}）`,
  ].filter((line): line is string => Boolean(line))
}

function Decided({ view }: { view: TaskView }) {
  const { decision, refusal } = view.part
  const reasons = decision?.reasons ?? refusal?.reasons
  return (
    <>
      <p>
        <strong>{decision?.resultLabel ?? '不予受理'}</strong>
        {decision?.excluded && <span>（部分准予）</span>}
        <span className="muted"> {day((decision ?? refusal)!.on)}</span>
      </p>
      {refusal?.groundLabel && (
        <p>
          {refusal.groundLabel}
          {refusal.rightOrgan && `，告知向${refusal.rightOrgan}申请`}
        </p>
      )}
      {decision?.excluded && <p className="pre">不予批准的部分：{decision.excluded}</p>}
      {reasons && <p className="pre">{reasons}</p>}
      <p>
        <a href={decisionPdf(view.caseNo, view.part.part)} target="_blank" rel="noreferrer">
          查看决定文书（PDF）
        </a>
      </p>
    </>
  )
}
