import { Button, Input, InputNumber } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { askExtension, pauseClock, resumeClock } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import type { ClockAct } from './useClockAct.ts'

interface FormProps {
  view: TaskView
  act: ClockAct
  onCancel: () => void
}

/** 特别程序 (行政许可法 45): only what the law or the service's own basis names. */
export function PauseForm({ view, act, onCancel }: FormProps) {
  const [kind, setKind] = useState('')
  const [reason, setReason] = useState('')
  const [days, setDays] = useState<number | null>(null)
  const [checked, setChecked] = useState(false)
  const id = useId()
  const problem = !kind
    ? '请选择要进行的程序。'
    : !reason.trim()
      ? '请写明为什么需要这个程序。'
      : !isBetween(days, 1, 250)
        ? '请填写预计需要的工作日，1 至 250 的整数。'
        : null

  function send() {
    setChecked(true)
    if (!problem)
      act.mutate(() => pauseClock(view.caseNo, view.part.part, { kind, reason: reason.trim(), days: days! }))
  }

  return (
    <ClockForm
      title="暂停计时（特别程序）"
      problem={checked ? problem : null}
      {...{ act, onCancel }}
      ok="暂停计时"
      onOk={send}
    >
      <p className="muted">依法不计入期限，系统书面告知申请人。现场核查不停止计时。</p>
      <div className="field">
        <label className="label" htmlFor={`${id}-kind`}>
          程序
        </label>
        <select id={`${id}-kind`} className="native" value={kind} onChange={event => setKind(event.target.value)}>
          <option value="">请选择</option>
          {view.lawfulPauses.map(each => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
      <Words id={`${id}-reason`} label="原因" value={reason} onChange={setReason} />
      <Count id={`${id}-days`} label="预计需要" unit="个工作日" value={days} onChange={setDays} />
    </ClockForm>
  )
}

export function ResumeForm({ view, act, onCancel }: FormProps) {
  const [result, setResult] = useState('')
  const [checked, setChecked] = useState(false)
  const id = useId()
  const problem = result.trim() ? null : '请写明结果，申请人会看到。'

  function send() {
    setChecked(true)
    if (!problem) act.mutate(() => resumeClock(view.caseNo, view.part.part, result.trim()))
  }

  return (
    <ClockForm title="恢复计时" problem={checked ? problem : null} {...{ act, onCancel }} ok="恢复计时" onOk={send}>
      <p className="muted">从今天起接着计时，期限顺延。</p>
      <Words id={`${id}-result`} label={`${view.part.pause?.kind ?? ''}的结果`} value={result} onChange={setResult} />
    </ClockForm>
  )
}

/** 延长 (行政许可法 42): once, and only when somebody else of the organ approves. */
export function ExtensionForm({ view, act, onCancel }: FormProps) {
  const most = view.extensionDays ?? 0
  const [days, setDays] = useState<number | null>(most)
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const id = useId()
  const problem = !isBetween(days, 1, most)
    ? `请填写延长的天数，1 至 ${most} 的整数。`
    : !reason.trim()
      ? '请写明延长的理由，批准后告知申请人。'
      : null

  function send() {
    setChecked(true)
    if (!problem) act.mutate(() => askExtension(view.caseNo, view.part.part, { days: days!, reason: reason.trim() }))
  }

  return (
    <ClockForm title="申请延长期限" problem={checked ? problem : null} {...{ act, onCancel }} ok="提出申请" onOk={send}>
      <p className="muted">只能延长一次，最多 {most} 日；须由本机关另一人批准，批准后才生效。</p>
      <Count id={`${id}-days`} label="延长" unit="日" value={days} onChange={setDays} />
      <Words id={`${id}-reason`} label="理由" value={reason} onChange={setReason} />
    </ClockForm>
  )
}

const isBetween = (value: number | null, least: number, most: number) =>
  value !== null && Number.isInteger(value) && value >= least && value <= most

function ClockForm(props: {
  title: string
  ok: string
  problem: string | null
  act: ClockAct
  onOk: () => void
  onCancel: () => void
  children: ReactNode
}) {
  // The button that opened it is gone: whoever works by keyboard goes on here.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="clock-form stack-s" aria-label={props.title}>
      <h3 ref={heading} tabIndex={-1}>
        {props.title}
      </h3>
      {props.children}
      {props.problem && (
        <p className="error" role="alert">
          {props.problem}
        </p>
      )}
      <ProblemNotice problem={props.act.error} />
      <div className="row">
        <Button type="primary" loading={props.act.isPending} onClick={props.onOk}>
          {props.ok}
        </Button>
        <Button disabled={props.act.isPending} onClick={props.onCancel}>
          取消
        </Button>
      </div>
    </section>
  )
}

function Words(props: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  return (
    <div className="field">
      <label className="label" htmlFor={props.id}>
        {props.label}
      </label>
      <Input.TextArea
        id={props.id}
        value={props.value}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        onChange={event => props.onChange(event.target.value)}
      />
    </div>
  )
}

function Count(props: {
  id: string
  label: string
  unit: string
  value: number | null
  onChange: (value: number | null) => void
}) {
  return (
    <div className="field">
      <label className="label" htmlFor={props.id}>
        {props.label}
      </label>
      <InputNumber
        id={props.id}
        className="in-number"
        controls={false}
        inputMode="numeric"
        suffix={props.unit}
        value={props.value}
        onChange={props.onChange}
      />
    </div>
  )
}
