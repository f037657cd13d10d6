import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { caseKey, withdrawCase } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'

/** 撤回: drawn only when allowed, and never without a moment's thought. */
export function WithdrawButton({ view }: { view: CaseView }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const draft = view.state === 'draft'
  const word = draft ? '删除草稿' : '撤回申请'
  const withdrawal = useMutation({
    mutationFn: () => withdrawCase(view.caseNo, reason.trim() || (draft ? '不再办理' : '')),
    onSuccess: after => {
      queries.setQueryData(caseKey(view.caseNo), after)
      queries.invalidateQueries({ queryKey: ['cases'] })
      setOpen(false)
    },
  })
  if (!view.actions.includes('withdraw')) return null
  return (
    <>
      <Button type="text" danger onClick={() => setOpen(true)}>
        {word}
      </Button>
      <Modal
        open={open}
        title={draft ? '删除这份草稿？' : '撤回这件申请？'}
        okText={`确认${word}`}
        cancelText="不，保留"
        okButtonProps={{ danger: true, disabled: !draft && !reason.trim() }}
        confirmLoading={withdrawal.isPending}
        onOk={() => withdrawal.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="stack-s">
          <p>
            {draft
              ? '已填写的内容和上传的材料将不能恢复。'
              : '撤回后各部门停止办理，已办结的事项不受影响；以后可以重新申请。'}
          </p>
          {!draft && (
            <div className="field">
              <label className="label" htmlFor="withdraw-reason">
                撤回原因
              </label>
              <Input
                id="withdraw-reason"
                value={reason}
                maxLength={200}
                onChange={event => setReason(event.target.value)}
              />
            </div>
          )}
          <ProblemNotice problem={withdrawal.error} />
        </div>
      </Modal>
    </>
  )
}
