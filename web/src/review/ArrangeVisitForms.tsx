import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { ActForm, type FormProps } from './ActForm.tsx'
import { Line, Words } from './fields.tsx'
import type { PartAct } from './useAct.ts'

interface Props extends FormProps {
  view: TaskView
  act: PartAct
}

/** 联合勘验: times come from the calendars of all departments that have to come, the applicant chooses one. */
export function ArrangeVisitForm({ view, act, onCancel }: Props) {
  const [place, setPlace] = useState('')
  const again = view.part.turns.inspection?.state === 'rectified'
  return (
    <ActForm
      title={again ? '安排复验' : '安排联合勘验'}
      ok="请申请人选择时间"
      problem={null}
      {...{ act, onCancel }}
      onOk={() => act.mutate({ verb: 'visit', body: place.trim() ? { place: place.trim() } : {} })}
    >
      <p className="muted">
        系统从需要上门的各部门的日程中提出时间，由申请人选择一个；已经受理、需要现场核查的事项一次完成。
      </p>
      <Line label="地点" optional help="不填的，用申请表填写的地址。" value={place} onChange={setPlace} />
    </ActForm>
  )
}

/** 免于核查: the organ need not come, and says why. */
export function WaiveForm({ act, onCancel }: Props) {
  const [because, setBecause] = useState('')
  return (
    <ActForm
      title="免于现场核查"
      ok="免于核查"
      problem={because.trim() ? null : '请写明免于现场核查的理由。'}
      {...{ act, onCancel }}
      onOk={() => act.mutate({ verb: 'inspection-waiver', body: { because: because.trim() } })}
    >
      <p className="muted">理由记入办件；依法必须现场核查的，不能免。</p>
      <Words label="理由" value={because} onChange={setBecause} />
    </ActForm>
  )
}
