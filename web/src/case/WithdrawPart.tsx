import { Button, Modal } from 'antd'
import { useState } from 'react'
import { withdrawParts } from '../api/cases.ts'
import type { CaseView, PartView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { isOpen, quoted, titleOf } from './parts.ts'
import { ReasonField } from './ReasonField.tsx'
import { useAct } from './useAct.ts'

/** 撤回 of one part: what goes with it by law and what stops because of it is told before. */
export function WithdrawPart({ view, part }: { view: CaseView; part: PartView }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(
    view.caseNo,
    () => withdrawParts(view.caseNo, [part.part], reason.trim()),
    () => setOpen(false),
  )
  if (!view.actions.includes('withdrawParts') || !isOpen(part)) return null
  const { together, dependants } = part.ties
  return (
    <div>
      <Button type="text" danger onClick={() => setOpen(true)}>
        撤回这个事项<span className="sr-only">：{titleOf(part)}</span>
      </Button>
      <Modal
        open={open}
        title={`撤回“${titleOf(part)}”？`}
        okText="确认撤回"
        cancelText="不，保留"
        okButtonProps={{ danger: true }}
        confirmLoading={act.isPending}
        onOk={() => act.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="stack-s">
          <p>
            撤回后，{part.authority}停止办理这个事项；以后可以重新申请。
            {together.length + dependants.length > 0 ? '除下面列出的以外，' : ''}其他事项照常办理。
          </p>
          {together.length > 0 && (
            <p className="notice warn">
              <strong>一并撤回：</strong>依法应当并行办理的{quoted(together)}会一起撤回。
            </p>
          )}
          {dependants.length > 0 && (
            <p className="notice warn">
              <strong>会停下来：</strong>
              {quoted(dependants)}要等它的结果，将停下来等您选择：撤回、保留等待，或者用另行取得的结果继续办理。
            </p>
          )}
          <ReasonField label="撤回原因" value={reason} onChange={setReason} />
          <ProblemNotice problem={act.error} />
        </div>
      </Modal>
    </div>
  )
}
