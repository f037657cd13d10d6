import { limitUnits } from '@onething/core/catalogue/vocabulary.ts'
import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { today } from '../ui/text.ts'
import { ActForm, type FormProps } from './ActForm.tsx'
import { Count, DayField, Line, Select, Words } from './fields.tsx'
import type { PartAct } from './useAct.ts'

interface ClockFormProps extends FormProps {
  view: TaskView
  act: PartAct
}

/** 特别程序 (行政许可法 45): only what the law or the service's own basis names. */
export function PauseForm({ view, act, onCancel }: ClockFormProps) {
  const [kind, setKind] = useState('')
  const [reason, setReason] = useState('')
  const [days, setDays] = useState<number | null>(null)
  const [publishedOn, setPublishedOn] = useState(today())
  const notice = view.publicNotices.find(one => one.kind === kind)
  const problem = !kind
    ? '请选择要进行的程序。'
    : !reason.trim()
      ? '请写明为什么需要这个程序。'
      : notice && !publishedOn
        ? '请填写发布日期。'
        : !isBetween(days, 1, 250)
          ? '请填写预计需要的工作日，1 至 250 的整数。'
          : null
  const body = { kind, reason: reason.trim(), days: days!, ...(notice && { publishedOn }) }
  return (
    <ActForm
      title="暂停计时（特别程序）"
      ok="暂停计时"
      {...{ act, problem, onCancel }}
      onOk={() => act.mutate({ verb: 'pause', body })}
    >
      <p className="muted">依法不计入期限，系统书面告知申请人。现场核查不停止计时。</p>
      <Select
        label="程序"
        value={kind}
        options={view.lawfulPauses.map(each => ({ value: each, label: each }))}
        onChange={setKind}
      />
      {notice && (
        <>
          <p className="notice">
            {notice.kind}期 {notice.days} {limitUnits[notice.unit as keyof typeof limitUnits]}，期满以后才能恢复计时
            {notice.mandatory && '；依法必须进行，期满以前不能作出决定'}。
          </p>
          <DayField label="发布日期" value={publishedOn} max={today()} onChange={setPublishedOn} />
        </>
      )}
      <Words label="原因" value={reason} onChange={setReason} />
      <Count label="预计需要" unit="个工作日" value={days} onChange={setDays} />
    </ActForm>
  )
}

export function ResumeForm({ view, act, onCancel }: ClockFormProps) {
  const [result, setResult] = useState('')
  return (
    <ActForm
      title="恢复计时"
      ok="恢复计时"
      problem={result.trim() ? null : '请写明结果，申请人会看到。'}
      {...{ act, onCancel }}
      onOk={() => act.mutate({ verb: 'resumption', body: { result: result.trim() } })}
    >
      <p className="muted">从今天起接着计时，期限顺延。</p>
      <Words label={`${view.part.pause?.kind ?? ''}的结果`} value={result} onChange={setResult} />
    </ActForm>
  )
}

/** 延长 (行政许可法 42): once, and only when somebody else of the organ approves. */
export function ExtensionForm({ view, act, onCancel }: ClockFormProps) {
  const most = view.extensionDays ?? 0
  const [days, setDays] = useState<number | null>(most)
  const [reason, setReason] = useState('')
  const problem = !isBetween(days, 1, most)
    ? `请填写延长的天数，1 至 ${most} 的整数。`
    : !reason.trim()
      ? '请写明延长的理由，批准后告知申请人。'
      : null
  return (
    <ActForm
      title="申请延长期限"
      ok="提出申请"
      {...{ act, problem, onCancel }}
      onOk={() => act.mutate({ verb: 'extension', body: { days: days!, reason: reason.trim() } })}
    >
      <p className="muted">只能延长一次，最多 {most} 日；须由本机关另一人批准，批准后才生效。</p>
      <Count label="延长" unit="日" value={days} onChange={setDays} />
      <Words label="理由" value={reason} onChange={setReason} />
    </ActForm>
  )
}

/** 异议 against what is announced: it stands in the file for whoever decides. */
export function ObjectionForm({ act, onCancel }: ClockFormProps) {
  const [by, setBy] = useState('')
  const [text, setText] = useState('')
  const problem = !by.trim() ? '请填写提出异议的人。' : !text.trim() ? '请写明异议的内容。' : null
  return (
    <ActForm
      title="登记异议"
      ok="登记"
      {...{ act, problem, onCancel }}
      onOk={() => act.mutate({ verb: 'objection', body: { by: by.trim(), text: text.trim() } })}
    >
      <Line label="提出异议的人" value={by} onChange={setBy} />
      <Words label="异议的内容" rows={3} most={2000} value={text} onChange={setText} />
    </ActForm>
  )
}

const isBetween = (value: number | null, least: number, most: number) =>
  value !== null && Number.isInteger(value) && value >= least && value <= most
