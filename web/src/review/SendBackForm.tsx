import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { ActForm, type FormProps } from './ActForm.tsx'
import { Words } from './fields.tsx'
import type { PartAct } from './useAct.ts'

/** 退回: back to whoever gave the last opinion, with the reason. */
export function SendBackForm({ view, act, onCancel }: FormProps & { view: TaskView; act: PartAct }) {
  const [reason, setReason] = useState('')
  const last = view.step.opinions.at(-1)!
  return (
    <ActForm
      title={`退回${last.level}`}
      ok="退回"
      act={act}
      problem={reason.trim() ? null : '请写明退回的理由。'}
      onOk={() => act.mutate({ verb: 'return', body: { reason: reason.trim() } })}
      onCancel={onCancel}
    >
      <p className="muted">退回以后由{last.by}重新提出意见，申请人看不到。期限照常计算。</p>
      <Words label="退回的理由" value={reason} onChange={setReason} />
    </ActForm>
  )
}
