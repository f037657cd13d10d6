import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import {
  type Appointment,
  appointments,
  appointmentsKey,
  bookVisit,
  cancelVisit,
  changeVisit,
  type VisitTime,
} from '../api/appointments.ts'
import type { CaseView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { day, sentence } from '../ui/text.ts'
import { SlotPicker } from './SlotPicker.tsx'
import { Tag } from './Tag.tsx'

/** 预约到场: what has to be visited in person, when, and where; nothing is drawn where nothing has to. */
export function Appointments({ view }: { view: CaseView }) {
  const { data } = useQuery({ ...appointments(view.caseNo, view.version), enabled: view.submittedAt !== null })
  if (!data || data.length === 0) return null
  return (
    <section className="stack-s" aria-labelledby="appointments">
      <h2 id="appointments">预约到场</h2>
      {data.map(one => (
        <Visit key={one.part} one={one} view={view} />
      ))}
    </section>
  )
}

function Visit({ one, view }: { one: Appointment; view: CaseView }) {
  const queries = useQueryClient()
  const [changing, setChanging] = useState(false)
  const [asking, setAsking] = useState(false)
  const renew = (after: Appointment[]) => {
    queries.setQueryData(appointments(view.caseNo, view.version).queryKey, after)
    setChanging(false)
    setAsking(false)
  }
  /** Somebody was faster: what is free is asked again. */
  const onError = () => queries.invalidateQueries({ queryKey: appointmentsKey(view.caseNo) })
  const booking = useMutation({
    mutationFn: (time: VisitTime) =>
      one.booking && one.state === 'booked'
        ? changeVisit(view.caseNo, one.part, time)
        : bookVisit(view.caseNo, one.part, time),
    onSuccess: renew,
    onError,
  })
  const cancelling = useMutation({
    mutationFn: () => cancelVisit(view.caseNo, one.part),
    onSuccess: renew,
    onError: () => {
      setAsking(false)
      onError()
    },
  })
  const choosing = one.state === 'open' || one.state === 'passed' || changing
  const name = one.service + (one.label && `（${one.label}）`)

  return (
    <article className="card stack-s visit" aria-label={`预约到场：${name}`}>
      <div className="row spread">
        <h3>{name}</h3>
        <StateTag one={one} />
      </div>
      {one.booking && (
        <p className="visit-time">
          <strong>
            {day(one.booking.date)}（{one.booking.weekday}）
            <span className="num">
              {one.booking.from}–{one.booking.to}
            </span>
          </strong>
        </p>
      )}
      <Explanation one={one} />
      {one.state !== 'over' && one.state !== 'attended' && <Where one={one} />}
      {choosing && (
        <SlotPicker
          days={one.days}
          name={name}
          pending={booking.isPending}
          word={one.state === 'booked' ? '改到这个时间' : '预约这个时间'}
          onPick={time => booking.mutate(time)}
          onGiveUp={changing ? () => setChanging(false) : undefined}
        />
      )}
      <ProblemNotice problem={booking.error ?? cancelling.error} />
      {one.state === 'booked' && !changing && (
        <div className="row">
          <Button onClick={() => setChanging(true)}>改约</Button>
          <Button type="text" danger onClick={() => setAsking(true)}>
            取消预约
          </Button>
          <span className="muted">到场日期的前一天以前，可以改约或者取消。</span>
        </div>
      )}
      <Modal
        open={asking}
        title="取消这个预约？"
        okText="确认取消预约"
        cancelText="不，保留"
        okButtonProps={{ danger: true }}
        confirmLoading={cancelling.isPending}
        onOk={() => cancelling.mutate()}
        onCancel={() => setAsking(false)}
      >
        <p>
          {one.booking?.words}的时间会让给他人。“{name}”需要到场办理，之后请重新预约。
        </p>
      </Modal>
    </article>
  )
}

const stateWords: Record<Appointment['state'], { text: string; tone: '' | 'ok' | 'warn' | 'busy' }> = {
  open: { text: '请预约', tone: 'warn' },
  booked: { text: '已预约', tone: 'ok' },
  today: { text: '就在今天', tone: 'warn' },
  passed: { text: '时间已过', tone: 'warn' },
  attended: { text: '已到场', tone: 'ok' },
  waiting: { text: '暂不能预约', tone: '' },
  over: { text: '不用到场', tone: '' },
}
const StateTag = ({ one }: { one: Appointment }) => (
  <Tag tone={stateWords[one.state].tone}>{stateWords[one.state].text}</Tag>
)

/** Why it is as it is, where that is not plain. */
function Explanation({ one }: { one: Appointment }) {
  if (one.state === 'waiting')
    return <p>要先办结{one.waitingFor.map(each => `“${each}”`).join('、')}，办结后可以在这里预约。</p>
  if (one.state === 'passed') return <p>预约的时间已经过去，还没有登记到场。没有去成的，请重新选择时间。</p>
  if (one.state === 'today') return <p>请按时到场。今天不能再改约或者取消，有急事请联系{one.authority}。</p>
  if (one.state === 'attended') return <p>{one.attended && `${day(one.attended.on)}已登记到场。`}</p>
  if (one.state === 'over') return <p>这个事项已经结束。</p>
  if (one.state !== 'open' || !one.last) return null
  if (one.last.as === 'closed')
    return (
      <p className="notice warn">
        因{one.authority}
        {one.last.why}，{one.last.words}的预约已取消。给您带来不便，敬请谅解，请重新选择时间。
      </p>
    )
  if (one.last.as === 'absent')
    return (
      <p className="notice warn">
        {one.last.words}登记为未到场。请重新选择时间；登记有误的，请联系{one.authority}。
      </p>
    )
  return null
}

function Where({ one }: { one: Appointment }) {
  return (
    <dl className="facts">
      <dt>地点</dt>
      <dd>
        {one.place.name}
        <span className="muted block">
          {one.place.address ?? '具体地址以该单位公布的为准'}
          {one.place.phone && `，电话 ${one.place.phone}`}
        </span>
      </dd>
      <dt>说明</dt>
      <dd>
        {one.both && <strong>须双方同时到场。</strong>}
        {one.note && sentence(one.note)}
        预计 {one.minutes} 分钟。
      </dd>
      <dt>依据</dt>
      <dd className="muted">
        {sentence(one.basis)}（{one.confidenceText}）
      </dd>
    </dl>
  )
}
