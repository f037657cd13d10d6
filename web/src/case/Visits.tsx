import { Button, Modal } from 'antd'
import { useId, useState } from 'react'
import { askOtherTimes, chooseVisit, moveVisit } from '../api/cases.ts'
import type { CaseView, VisitView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, today } from '../ui/text.ts'
import { ReasonField } from './ReasonField.tsx'
import { Rectification } from './Rectification.tsx'
import { Tag } from './Tag.tsx'
import { useAct } from './useAct.ts'
import type { Tone } from './words.ts'

/** 联合勘验: choose the half-day, know who comes and where, read what was found and what is to be put right. */
export function Visits({ view }: { view: CaseView }) {
  const open = view.visits.filter(visit => visit.closedOn === null)
  const held = view.visits.filter(visit => visit.closedOn !== null && visit.findings.length > 0)
  return (
    <>
      {open.map(visit =>
        visit.slot ? (
          <Arranged key={visit.number} {...{ view, visit }} />
        ) : (
          <ToChoose key={visit.number} {...{ view, visit }} />
        ),
      )}
      <Rectification view={view} />
      {held.map(visit => (
        <Held key={visit.number} visit={visit} />
      ))}
    </>
  )
}

function ToChoose({ view, visit }: { view: CaseView; visit: VisitView }) {
  const group = useId()
  const [picked, setPicked] = useState<VisitView['slots'][number] | null>(null)
  const choice = useAct(view.caseNo, ({ date, half }: { date: string; half: string }) =>
    chooseVisit(view.caseNo, visit.number, { date, half }),
  )
  const others = useAct(
    view.caseNo,
    () => askOtherTimes(view.caseNo, visit.number, ''),
    () => setPicked(null),
  )
  const id = `visit-${visit.number}`
  const by = visit.slots
    .map(slot => slot.date)
    .sort()
    .at(-1)
  if (!view.actions.includes('confirmVisit'))
    return (
      <section className="card stack-s" aria-labelledby={id}>
        <h2 id={id}>{visit.kindLabel}：待申请人选择时间</h2>
        <Who visit={visit} />
      </section>
    )
  return (
    <section className="notice warn turn" aria-labelledby={id}>
      <h2 id={id}>请选择{visit.kindLabel}的时间</h2>
      <p>
        几个部门一次上门，请您或者委托的人在场。请在 <strong>{by && day(by)}</strong>{' '}
        前选择；没有选择的，重新为您预约一次，再次没有选择的，部门依法作出决定。
      </p>
      <Who visit={visit} />
      <fieldset className="slot-picker">
        <legend>可以选择的时间</legend>
        <div className="slot-grid">
          {visit.slots.map(slot => (
            <label key={slot.date + slot.half} className="choice time-slot">
              <input
                type="radio"
                name={group}
                checked={picked?.date === slot.date && picked.half === slot.half}
                onChange={() => setPicked(slot)}
              />
              <span>{slot.label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <ProblemNotice problem={choice.error ?? others.error} />
      <div className="row">
        <Button
          type="primary"
          size="large"
          disabled={!picked}
          loading={choice.isPending}
          onClick={() => picked && choice.mutate(picked)}
        >
          确定这个时间
        </Button>
        {visit.otherTimesLeft > 0 ? (
          <Button size="large" loading={others.isPending} onClick={() => others.mutate()}>
            都不方便，换一批时间
          </Button>
        ) : (
          <span className="muted">已经换过两次时间，请从列出的时间中选择。</span>
        )}
      </div>
      {visit.otherTimesLeft > 0 && <p className="muted">还可以换 {visit.otherTimesLeft} 次。</p>}
    </section>
  )
}

function Arranged({ view, visit }: { view: CaseView; visit: VisitView }) {
  const id = `visit-${visit.number}`
  return (
    <section className="card stack-s" aria-labelledby={id}>
      <h2 id={id}>{visit.kindLabel}已约定</h2>
      <p className="visit-time">
        <strong>{visit.slot!.label}</strong>
      </p>
      <Who visit={visit} />
      <p className="muted">请您或者委托的人在场。每个部门由两名以上工作人员进行核查。</p>
      {view.actions.includes('moveVisit') && today() < visit.slot!.date && <MoveVisit {...{ view, visit }} />}
    </section>
  )
}

/** Up to the day before; what it costs is told first. */
function MoveVisit({ view, visit }: { view: CaseView; visit: VisitView }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(
    view.caseNo,
    () => moveVisit(view.caseNo, visit.number, reason.trim()),
    () => setOpen(false),
  )
  return (
    <div>
      <Button onClick={() => setOpen(true)}>时间有变，改约</Button>
      <Modal
        open={open}
        title="改约现场勘验的时间？"
        okText="确认改约"
        cancelText="不改了"
        confirmLoading={act.isPending}
        onOk={() => act.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="stack-s">
          <p>
            {visit.slot!.label}的时间会退还给各部门，您从新列出的时间中再选一个。换时间和改约合计最多两次，您还可以用{' '}
            {visit.otherTimesLeft} 次；勘验当天不能再改。
          </p>
          <ReasonField label="改约原因" value={reason} onChange={setReason} />
          <ProblemNotice problem={act.error} />
        </div>
      </Modal>
    </div>
  )
}

function Who({ visit }: { visit: VisitView }) {
  return (
    <dl className="facts">
      <dt>地点</dt>
      <dd>{visit.place}</dd>
      <dt>到场部门</dt>
      <dd>
        <ul className="bullets">
          {visit.parts.map(part => (
            <li key={part.part}>
              {part.authority}
              <span className="muted">（{part.service}）</span>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  )
}

const resultTone: Partial<Record<VisitView['findings'][number]['result'], Tone>> = {
  passed: 'ok',
  rectify: 'warn',
  failed: 'bad',
}

function Held({ visit }: { visit: VisitView }) {
  const id = `visit-${visit.number}`
  return (
    <section className="card stack-s" aria-labelledby={id}>
      <h2 id={id}>
        {visit.kindLabel}结果{visit.slot && `（${visit.slot.label}）`}
      </h2>
      <ul className="plain rule">
        {visit.findings.map(finding => (
          <li key={finding.part} className="stack-s">
            <div className="row spread">
              <strong>{finding.service}</strong>
              <Tag tone={resultTone[finding.result]}>{finding.resultLabel}</Tag>
            </div>
            <p className="muted">
              {finding.authority} · {day(finding.on)} · 勘验人员：{finding.officers.join('、')}
            </p>
            <Items items={finding.items} />
            {finding.note && <p>{finding.note}</p>}
            {finding.photos.length > 0 && (
              <p className="photos">
                {finding.photos.map((photo, at) => (
                  <a key={photo.id} href={photo.url} target="_blank" rel="noreferrer">
                    <img src={photo.url} alt={`${finding.service}的勘验照片 ${at + 1}`} loading="lazy" />
                  </a>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Items({ items }: { items: VisitView['findings'][number]['items'] }) {
  if (items.length === 0) return null
  return (
    <details>
      <summary>逐项结论（{items.length} 项）</summary>
      <ul className="bullets">
        {items.map(item => (
          <li key={item.check}>
            {item.check}：{item.ok ? '符合' : <strong>不符合</strong>}
            {item.note && `，${item.note}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
