import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { ProblemNotice } from '../ui/feedback.tsx'

/** Asks once more before something takes effect, with a reason where one is needed. */
export function ReasonDialog(props: {
  open: boolean
  title: string
  okText: string
  danger?: boolean
  /** What the text is called; without it none is asked. */
  reason?: string
  required?: boolean
  pending: boolean
  problem: unknown
  onOk: (reason: string) => void
  onCancel: () => void
  children?: ReactNode
}) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  function ok() {
    const lacks = Boolean(props.required) && !reason.trim()
    setMissing(lacks)
    if (!lacks) props.onOk(reason.trim())
  }
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.okText}
      cancelText="取消"
      okButtonProps={{ danger: props.danger }}
      confirmLoading={props.pending}
      destroyOnHidden
      onOk={ok}
      onCancel={props.onCancel}
    >
      <div className="stack-s">
        {props.children}
        {props.reason && (
          <div className={missing ? 'field invalid' : 'field'}>
            <label className="label" htmlFor={id}>
              {props.reason}
              {!props.required && <span className="optional">（选填）</span>}
            </label>
            {missing && (
              <p className="error" role="alert">
                请填写{props.reason}。
              </p>
            )}
            <Input.TextArea
              id={id}
              value={reason}
              autoSize={{ minRows: 3 }}
              maxLength={500}
              onChange={event => setReason(event.target.value)}
            />
          </div>
        )}
        <ProblemNotice problem={props.problem} />
      </div>
    </Modal>
  )
}
