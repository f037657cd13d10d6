import { Button } from 'antd'
import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { ReopeningForm, RevocationForm, TerminationForm } from './EndingForms.tsx'
import { OfferHearingForm } from './HearingForms.tsx'
import { MeetingForm } from './ReviewPanel.tsx'
import { useAct } from './useAct.ts'

const forms = {
  offerHearing: OfferHearingForm,
  holdReview: MeetingForm,
  terminate: TerminationForm,
  reopen: ReopeningForm,
  askRevocation: RevocationForm,
} as const
type FormName = keyof typeof forms

const labels: Record<FormName, string> = {
  offerHearing: '告知听证',
  holdReview: '召集联合评审',
  terminate: '终止办理',
  reopen: '重新办理',
  askRevocation: '提出撤销、注销',
}

/** 更多: what is rarely needed, out of the way until it is. */
export function MorePanel({ view }: { view: TaskView }) {
  const [open, setOpen] = useState<FormName | null>(null)
  const [unfolded, setUnfolded] = useState(false)
  const act = useAct(view, () => {
    setOpen(null)
    setUnfolded(false)
  })
  const possible = (Object.keys(forms) as FormName[]).filter(
    // A hearing that the law demands is offered where it stands.
    name => view.actions.includes(name) && !(name === 'offerHearing' && view.mustHear !== null),
  )
  if (possible.length === 0) return act.error ? <ProblemNotice problem={act.error} /> : null
  const Form = open && possible.includes(open) ? forms[open] : null
  const show = (name: FormName) => {
    act.reset()
    setOpen(name)
  }
  return (
    <details className="card more" open={unfolded} onToggle={event => setUnfolded(event.currentTarget.open)}>
      <summary>更多：{possible.map(name => labels[name]).join('、')}</summary>
      <div className="stack-s">
        {Form ? (
          <Form key={open} {...{ view, act }} onCancel={() => setOpen(null)} />
        ) : (
          <>
            <ProblemNotice problem={act.error} />
            <div className="row">
              {possible.map(name => (
                <Button key={name} onClick={() => show(name)}>
                  {labels[name]}
                </Button>
              ))}
            </div>
          </>
        )}
      </div>
    </details>
  )
}
