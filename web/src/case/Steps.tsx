import type { CaseView } from '../api/types.ts'
import { day } from '../ui/text.ts'
import { countParts } from './groups.ts'

/** 提交 → 受理 → 审查决定 → 办结 → 领取: where the whole thing stands. */
export function Steps({ view }: { view: CaseView }) {
  if (view.state === 'withdrawn') return null
  const past = (states: string[]) => countParts(view, state => !states.includes(state))
  const total = countParts(view)
  const accepted = past(['submitted', 'correction', 'blocked'])
  const decided = past(['submitted', 'correction', 'accepted', 'blocked'])
  const collected = view.state === 'delivered' || view.state === 'archived'
  const steps = [
    { name: '提交', done: true, note: view.submittedAt ? day(view.submittedAt) : '' },
    { name: '受理', done: accepted === total, note: `${accepted}/${total} 项` },
    { name: '审查决定', done: decided === total, note: `${decided}/${total} 项` },
    { name: '办结', done: Boolean(view.concludedAt), note: view.concludedAt ? day(view.concludedAt) : '' },
    { name: '领取结果', done: collected, note: '' },
  ]
  const current = steps.findIndex(step => !step.done)
  return (
    <ol className="steps plain" aria-label="办理步骤">
      {steps.map((step, index) => (
        <li
          key={step.name}
          className={step.done ? 'done' : index === current ? 'now' : ''}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className="dot" aria-hidden="true">
            {step.done ? '✓' : index + 1}
          </span>
          <span>
            <strong>{step.name}</strong>
            <span className="muted block">{step.note}</span>
            <span className="sr-only">{step.done ? '已完成' : index === current ? '进行中' : '未开始'}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
