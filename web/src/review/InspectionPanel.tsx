import { Button } from 'antd'
import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { Tag } from '../case/Tag.tsx'
import type { Tone } from '../case/words.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, sentence } from '../ui/text.ts'
import { ArrangeVisitForm, WaiveForm } from './ArrangeVisitForms.tsx'
import { FindingForm } from './FindingForm.tsx'
import { useAct } from './useAct.ts'
import { Visits } from './VisitCard.tsx'

type State = NonNullable<TaskView['part']['turns']['inspection']>['state']

const tones: Record<State, Tone> = {
  needed: 'warn',
  arranged: 'busy',
  rectify: 'warn',
  rectified: 'busy',
  passed: 'ok',
  failed: 'bad',
  waived: '',
}

const forms = { recordFinding: FindingForm, proposeVisit: ArrangeVisitForm, waiveInspection: WaiveForm } as const
type FormName = keyof typeof forms
const labels: Record<FormName, string> = {
  recordFinding: '记录勘验结果',
  proposeVisit: '安排联合勘验',
  waiveInspection: '免于现场核查',
}

/** 现场核查: how it stands, the visits it took, and what can be done about it. */
export function InspectionPanel({ view }: { view: TaskView }) {
  const [open, setOpen] = useState<FormName | null>(null)
  // Outlives the forms: whoever came too late is told so when the form is gone.
  const act = useAct(view, () => setOpen(null))
  const { inspection } = view.part.turns
  if (!inspection) return null
  const visits = view.visits.filter(visit => visit.kind === 'inspection')
  const possible = (Object.keys(forms) as FormName[]).filter(name => view.actions.includes(name))
  const Form = open && possible.includes(open) ? forms[open] : null
  const show = (name: FormName) => {
    act.reset()
    setOpen(name)
  }
  return (
    <section className="card stack-s" aria-labelledby="inspection">
      <h2 id="inspection">
        现场核查 <Tag tone={tones[inspection.state]}>{inspection.stateLabel}</Tag>
      </h2>
      {inspection.state === 'waived' && <p>免于核查的理由：{sentence(inspection.because ?? '')}</p>}
      {inspection.state === 'rectify' && inspection.by && <p>申请人应当在 {day(inspection.by)}前整改并申请复验。</p>}
      {inspection.state === 'rectified' && <p>申请人报告已经整改，请安排复验。</p>}
      {inspection.state === 'needed' && <p className="muted">各部门都能上门时由系统安排；也可以现在安排已经受理的。</p>}
      <Visits visits={visits} own={view.part.part} />
      {Form ? (
        <Form key={open} {...{ view, act }} onCancel={() => setOpen(null)} />
      ) : (
        <>
          <ProblemNotice problem={act.error} />
          <div className="row">
            {possible.map(name => (
              <Button key={name} type={name === 'waiveInspection' ? 'default' : 'primary'} onClick={() => show(name)}>
                {labels[name]}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}
