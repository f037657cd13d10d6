import { deferralKind } from '@onething/core/lifecycle/clocks.ts'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { titles, waitingDeferral } from '../case/deferral.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, daysUntil, sentence } from '../ui/text.ts'
import { ExtensionForm, ObjectionForm, PauseForm, ResumeForm } from './ClockForms.tsx'
import { type PartAct, useAct } from './useAct.ts'

const forms = { resume: ResumeForm, objectTo: ObjectionForm, pause: PauseForm, extend: ExtensionForm } as const
type FormName = keyof typeof forms

const labels: Record<FormName, string> = {
  resume: '恢复计时',
  objectTo: '登记异议',
  pause: '暂停计时（特别程序）',
  extend: '申请延长期限',
}

/** 计时: whether the time of this part runs, what has stopped or lengthened it, and what may be done about it. */
export function ClockPanel({ view }: { view: TaskView }) {
  const [open, setOpen] = useState<FormName | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // Outlives the forms: whoever came too late is told so when the form is gone.
  const act = useAct(view, close)
  function close() {
    setOpen(null)
    heading.current?.focus()
  }

  if (view.part.state !== 'accepted') return act.error ? <ProblemNotice problem={act.error} /> : null

  const possible = (Object.keys(forms) as FormName[]).filter(name => view.actions.includes(name))
  const Form = open && possible.includes(open) ? forms[open] : null
  return (
    <section className="card stack-s" aria-labelledby="clock">
      <h2 id="clock" ref={heading} tabIndex={-1}>
        计时
      </h2>
      <Standing view={view} />
      <Announced view={view} />
      <Extension view={view} act={act} />
      {!Form && <ProblemNotice problem={act.error} />}
      {Form ? (
        <Form key={open} view={view} act={act} onCancel={close} />
      ) : (
        possible.length > 0 && (
          <div className="row">
            {possible.map(name => (
              <Button
                key={name}
                onClick={() => {
                  act.reset()
                  setOpen(name)
                }}
              >
                {labels[name]}
              </Button>
            ))}
          </div>
        )
      )}
    </section>
  )
}

/** Runs, or stands still and why. */
function Standing({ view }: { view: TaskView }) {
  const { pause } = view.part
  const awaited = waitingDeferral(view.part)
  return (
    <>
      {awaited && (
        <div className="notice warn">
          <p>
            容缺受理，等待补交：{titles(awaited.items)}，最迟 {day(awaited.by)}。
          </p>
          <p className="muted">
            {pause?.kind === deferralKind ? '等待期间不计时，补齐后自动恢复；' : ''}补齐以前不能作出决定。
          </p>
        </div>
      )}
      {pause && pause.kind !== deferralKind && (
        <div className="notice warn">
          <p>
            <strong>计时暂停：{pause.kind}</strong>
          </p>
          <p>
            {day(pause.from)}开始{pause.days !== null && `，预计 ${pause.days} 个工作日`}。{sentence(pause.reason)}
          </p>
          <p className="muted">依法不计入期限，已书面告知申请人。恢复计时以后才能作出决定。</p>
        </div>
      )}
      {!pause && !awaited && <p>正在计时。</p>}
    </>
  )
}

/** 公告、公示: how long it still runs, what was objected, and whether the law wants one that was not made yet. */
function Announced({ view }: { view: TaskView }) {
  const { announced, mustAnnounce, objections } = view
  const left = announced && daysUntil(announced.until)
  return (
    <>
      {announced && left !== null && (
        <p>
          {announced.kind}到 {day(announced.until)}期满
          {left < 0 ? '，已经期满，可以恢复计时。' : left === 0 ? '，今天是最后一天。' : `，还有 ${left} 天。`}
        </p>
      )}
      {mustAnnounce && !announced && (
        <p className="notice warn">依法应当先进行{mustAnnounce}，期满以前不能作出决定。请用“暂停计时”登记发布日期。</p>
      )}
      {objections.length > 0 && (
        <div>
          <strong>收到的异议（{objections.length}）</strong>
          <ul className="bullets">
            {objections.map(({ by, text, on, contact }) => (
              <li key={by + on + text}>
                {contact ? `${contact.name}（${contact.phone}）` : by}，{day(on)}：{sentence(text)}
              </li>
            ))}
          </ul>
          <p className="muted">公众的姓名和电话只有本机关能看到，不告诉申请人。</p>
        </div>
      )}
    </>
  )
}

/** 延长: asked by one, settled by another of the same organ (行政许可法 42). */
function Extension({ view, act }: { view: TaskView; act: PartAct }) {
  const { extension } = view.part
  if (!extension) return null
  const { days, reason, askedBy, approvedBy, approvedOn } = extension
  if (approvedOn)
    return (
      <p>
        已延长 {days} 日：{askedBy}申请，{approvedBy} {day(approvedOn)}批准。理由：{sentence(reason)}
      </p>
    )
  const settle = (approved: boolean) => act.mutate({ verb: 'extension-approval', body: { approved } })
  return (
    <div className="notice stack-s">
      <p>
        <strong>
          {askedBy}申请延长 {days} 日，等待批准
        </strong>
      </p>
      <p>理由：{sentence(reason)}</p>
      {view.actions.includes('approveExtension') && (
        <>
          <p className="muted">由本机关负责人批准，提出申请的人自己不能批准。批准后书面告知申请人。</p>
          <div className="row">
            <Button type="primary" loading={act.isPending} onClick={() => settle(true)}>
              批准延长
            </Button>
            <Button disabled={act.isPending} onClick={() => settle(false)}>
              不批准
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
