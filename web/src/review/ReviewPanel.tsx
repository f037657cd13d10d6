import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { taskKey } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { today } from '../ui/text.ts'
import { ActForm, type FormProps } from './ActForm.tsx'
import { Choices, DayField, Line, namesIn, Tick, Words } from './fields.tsx'
import { type PartAct, useAct } from './useAct.ts'
import { Visits } from './VisitCard.tsx'

/** 联合评审（会审）: meetings this part takes part in, and this department's opinion. */
export function ReviewPanel({ view }: { view: TaskView }) {
  const act = useAct(view)
  const meetings = view.visits.filter(visit => visit.kind === 'review')
  if (meetings.length === 0) return null
  return (
    <section className="card stack-s" aria-labelledby="joint-review">
      <h2 id="joint-review">联合评审</h2>
      <Visits visits={meetings} own={view.part.part} />
      {view.actions.includes('recordReviewOpinion') ? (
        <ReviewOpinion key={meetings.length} act={act} />
      ) : (
        <ProblemNotice problem={act.error} />
      )}
    </section>
  )
}

function ReviewOpinion({ act }: { act: PartAct }) {
  const [attendees, setAttendees] = useState('')
  const [agrees, setAgrees] = useState<'yes' | 'no' | null>(null)
  const [opinion, setOpinion] = useState('')
  const names = namesIn(attendees)
  const problem =
    names.length === 0
      ? '请填写参加会议的人员。'
      : agrees === null
        ? '请选择同意或者不同意。'
        : !opinion.trim()
          ? '请写明意见。'
          : null
  const body = { attendees: names, agrees: agrees === 'yes', opinion: opinion.trim() }
  return (
    <ActForm
      title="本部门的评审意见"
      ok="记录评审意见"
      {...{ act, problem }}
      onOk={() => act.mutate({ verb: 'review-opinion', body })}
    >
      <Line label="参加会议的人员" help="用顿号隔开。" value={attendees} onChange={setAttendees} />
      <Choices
        label="结论"
        value={agrees}
        options={[
          { value: 'yes', label: '同意' },
          { value: 'no', label: '不同意' },
        ]}
        onChange={setAgrees}
      />
      <Words label="意见" rows={3} most={2000} value={opinion} onChange={setOpinion} />
    </ActForm>
  )
}

/** 召集联合评审: all departments that are examining, unless only some are named. */
export function MeetingForm({ view, act, onCancel }: FormProps & { view: TaskView; act: PartAct }) {
  const others = view.others.filter(other => other.state === 'accepted')
  const [date, setDate] = useState('')
  const [half, setHalf] = useState<'am' | 'pm'>('am')
  const [place, setPlace] = useState('')
  const [subject, setSubject] = useState('')
  const [absent, setAbsent] = useState<string[]>([])
  const invited = others.map(other => other.part).filter(part => !absent.includes(part))
  // Others may have accepted since this page was opened.
  const queries = useQueryClient()
  const { caseNo } = view
  const own = view.part.part
  useEffect(() => void queries.invalidateQueries({ queryKey: taskKey(caseNo, own) }), [queries, caseNo, own])
  const problem = !date
    ? '请选择会议日期。'
    : !place.trim()
      ? '请填写会议地点。'
      : !subject.trim()
        ? '请写明议题。'
        : null
  const body = { date, half, place: place.trim(), subject: subject.trim(), parts: [view.part.part, ...invited] }
  return (
    <ActForm
      title="召集联合评审"
      ok="召集会议"
      {...{ act, problem, onCancel }}
      onOk={() => act.mutate({ verb: 'review-meeting', body })}
    >
      <p className="muted">各部门一起开会、一份意见，不需要申请人到场。</p>
      <DayField label="会议日期" value={date} min={today()} onChange={setDate} />
      <Choices
        label="时段"
        value={half}
        options={[
          { value: 'am', label: '上午' },
          { value: 'pm', label: '下午' },
        ]}
        onChange={setHalf}
      />
      <Line label="会议地点" value={place} onChange={setPlace} />
      <Words label="议题" value={subject} onChange={setSubject} />
      {others.length > 0 && (
        <fieldset>
          <legend className="label">一起参加的</legend>
          {others.map(({ part, authority, service }) => (
            <Tick
              key={part}
              label={`${authority}（${service}）`}
              checked={invited.includes(part)}
              onChange={on => setAbsent(on ? absent.filter(one => one !== part) : [...absent, part])}
            />
          ))}
        </fieldset>
      )}
    </ActForm>
  )
}
