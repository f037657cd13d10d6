import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ProblemNotice } from '../ui/feedback.tsx'
import type { PartAct } from './useAct.ts'

/** What every form of an act gets. */
export interface FormProps {
  onCancel: () => void
}

/** One act with what is said about it. `problem` is shown once somebody has tried to send it. */
export function ActForm(props: {
  title: string
  ok: string
  danger?: boolean
  problem: string | null
  act: PartAct
  onOk: () => void
  onCancel?: (() => void) | undefined
  children: ReactNode
}) {
  const [checked, setChecked] = useState(false)
  // The button that opened it is gone: whoever works by keyboard goes on here.
  const heading = useRef<HTMLHeadingElement>(null)
  const opened = props.onCancel !== undefined
  useEffect(() => {
    if (opened) heading.current?.focus()
  }, [opened])

  function send() {
    setChecked(true)
    if (!props.problem) props.onOk()
  }

  return (
    <section className={opened ? 'act-form stack-s' : 'stack-s'} aria-label={props.title}>
      <h3 ref={heading} tabIndex={-1}>
        {props.title}
      </h3>
      {props.children}
      {checked && props.problem && (
        <p className="error" role="alert">
          {props.problem}
        </p>
      )}
      <ProblemNotice problem={props.act.error} />
      <div className="row">
        <Button type="primary" danger={props.danger ?? false} loading={props.act.isPending} onClick={send}>
          {props.ok}
        </Button>
        {props.onCancel && (
          <Button disabled={props.act.isPending} onClick={props.onCancel}>
            取消
          </Button>
        )}
      </div>
    </section>
  )
}
