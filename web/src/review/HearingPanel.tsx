import { momentInWords } from '@onething/core/workdays.ts'
import { Button } from 'antd'
import { useState } from 'react'
import type { TaskView } from '../api/types.ts'
import { Tag } from '../case/Tag.tsx'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, sentence, today } from '../ui/text.ts'
import { HearingDateForm, HearingRecordForm, HearingRequestForm, OfferHearingForm } from './HearingForms.tsx'
import { useAct } from './useAct.ts'

const forms = {
  offer: OfferHearingForm,
  request: HearingRequestForm,
  date: HearingDateForm,
  record: HearingRecordForm,
} as const
type FormName = keyof typeof forms

/** 听证 once it was offered, or where the law demands one; offering one that it does not stands under 更多. */
export function HearingPanel({ view }: { view: TaskView }) {
  const [open, setOpen] = useState<FormName | null>(null)
  // Outlives the forms: whoever came too late is told so when the form is gone.
  const act = useAct(view, () => setOpen(null))
  const { hearing } = view.part.turns
  const demanded = view.mustHear !== null && view.part.state === 'accepted'
  if (!hearing && !demanded) return null
  const possible = actsOf(view)
  const Form = open && possible.some(one => one.name === open) ? forms[open] : null
  const show = (name: FormName) => {
    act.reset()
    setOpen(name)
  }
  return (
    <section className="card stack-s" aria-labelledby="hearing">
      <h2 id="hearing">听证 {hearing && <Tag tone={hearing.heldOn ? 'ok' : 'busy'}>{standOf(hearing)}</Tag>}</h2>
      {demanded && (
        <p className="notice warn">依法应当举行听证，作出决定以前必须举行。依据：{sentence(view.mustHear!)}</p>
      )}
      {hearing && <Told hearing={hearing} />}
      {Form ? (
        <Form key={open} {...{ view, act }} onCancel={() => setOpen(null)} />
      ) : (
        <>
          <ProblemNotice problem={act.error} />
          {possible.length > 0 && (
            <div className="row">
              {possible.map(({ name, label }, index) => (
                <Button key={name} type={index === 0 ? 'primary' : 'default'} onClick={() => show(name)}>
                  {label}
                </Button>
              ))}
            </div>
          )}
        </>
      )}
    </section>
  )
}

type Hearing = NonNullable<TaskView['part']['turns']['hearing']>

function actsOf({ part, actions }: TaskView): { name: FormName; label: string }[] {
  const { hearing } = part.turns
  const isOpen = hearing && !hearing.asked && !hearing.waivedOn && part.state === 'accepted'
  const due = hearing?.date != null && hearing.date <= today()
  const acts: { name: FormName; label: string; may: boolean | null | undefined }[] = [
    { name: 'offer', label: '告知听证', may: actions.includes('offerHearing') },
    { name: 'record', label: '记录听证', may: due && actions.includes('recordHearing') },
    {
      name: 'date',
      label: hearing?.date ? '改期' : '确定听证时间',
      may: actions.includes('scheduleHearing'),
    },
    { name: 'request', label: '登记听证要求', may: isOpen },
  ]
  return acts.filter(one => one.may)
}

function standOf({ asked, waivedOn, date, heldOn }: Hearing): string {
  if (heldOn) return '已举行'
  if (waivedOn) return '已放弃'
  if (date) return '已定时间'
  return asked ? '待安排' : '等待答复'
}

function Told({ hearing }: { hearing: Hearing }) {
  return (
    <dl className="facts">
      <dt>原因</dt>
      <dd>{sentence(hearing.reason)}</dd>
      {hearing.interested.length > 0 && (
        <>
          <dt>利害关系人</dt>
          <dd>{hearing.interested.join('、')}</dd>
        </>
      )}
      {!hearing.asked && !hearing.waivedOn && (
        <>
          <dt>答复期限</dt>
          <dd>{day(hearing.askBy)}前可以要求听证，逾期视为放弃</dd>
        </>
      )}
      {hearing.asked && (
        <>
          <dt>要求听证</dt>
          <dd>
            {hearing.asked.by}，{day(hearing.asked.on)}
          </dd>
        </>
      )}
      {hearing.waivedOn && (
        <>
          <dt>放弃</dt>
          <dd>{day(hearing.waivedOn)}</dd>
        </>
      )}
      {hearing.date && (
        <>
          <dt>时间</dt>
          <dd>{momentInWords(hearing.date, hearing.time)}</dd>
          <dt>地点</dt>
          <dd>{hearing.place}</dd>
          <dt>主持人</dt>
          <dd>{hearing.host}</dd>
        </>
      )}
      {hearing.record && (
        <>
          <dt>听证笔录</dt>
          <dd className="pre">{hearing.record}</dd>
        </>
      )}
    </dl>
  )
}
