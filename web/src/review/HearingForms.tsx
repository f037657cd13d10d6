import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { today } from '../ui/text.ts'
import { ActForm, type FormProps } from './ActForm.tsx'
import { DayField, Line, namesIn, TimeField, Words } from './fields.tsx'
import type { PartAct } from './useAct.ts'

interface Props extends FormProps {
  view: TaskView
  act: PartAct
}

/** 告知听证权利 (行政许可法 46, 47). */
export function OfferHearingForm({ view, act, onCancel }: Props) {
  const [reason, setReason] = useState('')
  const [interested, setInterested] = useState('')
  const body = { reason: reason.trim(), interested: namesIn(interested) }
  return (
    <ActForm
      title="告知听证"
      ok="告知"
      problem={body.reason ? null : '请写明为什么听证。'}
      {...{ act, onCancel }}
      onOk={() => act.mutate({ verb: 'hearing', body })}
    >
      <p className="muted">
        {view.mustHear
          ? '依法应当听证的，不需要申请人要求；听证期间不计入期限。'
          : '直接涉及申请人与他人之间重大利益关系的，告知双方可以在五个工作日内要求听证；有人要求以后不计入期限。'}
      </p>
      <Words label="原因" value={reason} onChange={setReason} />
      <Line
        label="利害关系人"
        optional
        help="用顿号隔开；由本机关另行告知。"
        value={interested}
        onChange={setInterested}
      />
    </ActForm>
  )
}

/** 利害关系人 who ask at the organ rather than in the system. */
export function HearingRequestForm({ view, act, onCancel }: Props) {
  const [by, setBy] = useState(view.part.turns.hearing?.interested[0] ?? '')
  return (
    <ActForm
      title="登记听证要求"
      ok="登记"
      problem={by.trim() ? null : '请填写要求听证的人。'}
      {...{ act, onCancel }}
      onOk={() => act.mutate({ verb: 'hearing-request', body: { by: by.trim() } })}
    >
      <p className="muted">申请人自己可以在网上要求；利害关系人到机关要求的，在这里登记。从今天起暂停计时。</p>
      <Line label="要求听证的人" value={by} onChange={setBy} />
    </ActForm>
  )
}

export function HearingDateForm({ view, act, onCancel }: Props) {
  const { hearing } = view.part.turns
  const [date, setDate] = useState(hearing?.date ?? '')
  const [time, setTime] = useState(hearing?.time ?? '09:00')
  const [place, setPlace] = useState(hearing?.place ?? '')
  const [host, setHost] = useState(hearing?.host ?? '')
  const problem = !date
    ? '请选择听证日期。'
    : !time
      ? '请选择开始时间。'
      : !place.trim()
        ? '请填写听证地点。'
        : !host.trim()
          ? '请填写主持人。'
          : null
  const body = { date, time, place: place.trim(), host: host.trim() }
  return (
    <ActForm
      title="确定听证时间"
      ok="确定并通知"
      {...{ act, problem, onCancel }}
      onOk={() => act.mutate({ verb: 'hearing-date', body })}
    >
      <p className="muted">七个工作日以前通知，要求之日起二十个工作日内组织；系统通知申请人。</p>
      <DayField label="听证日期" value={date} min={today()} onChange={setDate} />
      <TimeField label="开始时间" value={time} onChange={setTime} />
      <Line label="听证地点" value={place} onChange={setPlace} />
      <Line label="主持人" help="不能是审查本申请的工作人员。" value={host} onChange={setHost} />
    </ActForm>
  )
}

export function HearingRecordForm({ act, onCancel }: Props) {
  const [record, setRecord] = useState('')
  return (
    <ActForm
      title="记录听证"
      ok="保存听证笔录"
      problem={record.trim() ? null : '请填写听证笔录。'}
      {...{ act, onCancel }}
      onOk={() => act.mutate({ verb: 'hearing-record', body: { record: record.trim() } })}
    >
      <p className="muted">应当根据听证笔录作出决定。保存以后恢复计时，不能修改。</p>
      <Words label="听证笔录" rows={6} most={10_000} value={record} onChange={setRecord} />
    </ActForm>
  )
}
