import { calendarKinds } from '@onething/core/appointments/rules.ts'
import { dayNumber, isoDate } from '@onething/core/workdays.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { type AppointmentDay, appointmentDay, type DayListItem, dayKey, recordAttendance } from '../api/appointments.ts'
import { Tag } from '../case/Tag.tsx'
import { Loaded, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { day } from '../ui/text.ts'
import { paths } from './paths.ts'

/** 预约: who comes and who goes out on a day, and whether they came. The address holds the day. */
export function AppointmentsPage() {
  const [params, setParams] = useSearchParams()
  const found = useQuery({ ...appointmentDay(params.get('date') ?? undefined), refetchInterval: 60_000 })
  return (
    <Page title="预约" lead="按日期查看到场办理和现场勘验的预约，到场后在这里登记。" wideHead>
      <Loaded query={found}>
        {view => (
          <div className="stack">
            <DayChoice view={view} onChoose={date => setParams(date === view.today ? {} : { date })} />
            <OpenHours view={view} />
            <DayList view={view} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function DayChoice({ view, onChoose }: { view: AppointmentDay; onChoose: (date: string) => void }) {
  const step = (days: number) => onChoose(isoDate(dayNumber(view.date) + days))
  return (
    <div className="row toolbar">
      <h2>
        {day(view.date)}（{view.weekday}）{view.date === view.today && <Tag tone="ok">今天</Tag>}
      </h2>
      <div className="row nowrap">
        <Button onClick={() => step(-1)}>前一天</Button>
        <Button onClick={() => onChoose(view.today)} disabled={view.date === view.today}>
          今天
        </Button>
        <Button onClick={() => step(1)}>后一天</Button>
      </div>
      <label className="dated">
        日期
        <input
          type="date"
          className="native"
          value={view.date}
          onChange={event => event.target.value && onChoose(event.target.value)}
        />
      </label>
    </div>
  )
}

function OpenHours({ view }: { view: AppointmentDay }) {
  return (
    <dl className="facts">
      {view.open.map(({ kind, openings }) => (
        <div key={kind} style={{ display: 'contents' }}>
          <dt>{calendarKinds[kind]}</dt>
          <dd>
            {openings.length === 0
              ? '当天不开放'
              : openings.map(one => `${one.from}–${one.to}（同时 ${one.capacity} 件）`).join('，')}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function DayList({ view }: { view: AppointmentDay }) {
  if (view.items.length === 0)
    return (
      <p className="card" role="status">
        这一天没有预约。
      </p>
    )
  return (
    <div className="card work">
      <table className="plain-table">
        <caption className="sr-only">{day(view.date)}的预约，按时间先后</caption>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">事项</th>
            <th scope="col">申请人</th>
            <th scope="col">到场情况</th>
          </tr>
        </thead>
        <tbody>
          {view.items.map(item => (
            <Row key={item.caseNo + item.part + item.attempt} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ item }: { item: DayListItem }) {
  return (
    <tr>
      <td className="num">
        {item.from}–{item.to}
      </td>
      <td>
        {item.purpose === 'visit' ? (
          <Link to={paths.task(item.caseNo, item.part)} className="strong">
            {item.subject}
          </Link>
        ) : (
          <span className="strong">{item.subject}</span>
        )}
        <span className="muted block num">{item.caseNo}</span>
      </td>
      <td>{item.applicant}</td>
      <td>
        <Attendance item={item} />
      </td>
    </tr>
  )
}

function Attendance({ item }: { item: DayListItem }) {
  const queries = useQueryClient()
  const recording = useMutation({
    mutationFn: (outcome: 'present' | 'absent') => recordAttendance(item, outcome),
    onSettled: () => queries.invalidateQueries({ queryKey: dayKey }),
  })
  const button = (outcome: 'present' | 'absent', word: string) => (
    <Button
      type={outcome === 'present' ? 'primary' : 'default'}
      loading={recording.isPending && recording.variables === outcome}
      onClick={() => recording.mutate(outcome)}
    >
      {word}
      <span className="sr-only">
        ：{item.applicant} {item.from}
      </span>
    </Button>
  )
  if (item.purpose !== 'visit') return <span className="muted">按勘验记录</span>
  if (!item.mayRecord) return <span className="muted">到当天登记</span>
  return (
    <>
      {item.outcome === null ? (
        <div className="row">
          {button('present', '已到场')}
          {button('absent', '未到场')}
        </div>
      ) : (
        <div className="row">
          <Tag tone={item.outcome === 'present' ? 'ok' : 'warn'}>
            {item.outcome === 'present' ? '已到场' : '未到场'}
          </Tag>
          <span className="muted">{item.recordedBy}登记</span>
          <Button type="link" onClick={() => recording.mutate(item.outcome === 'present' ? 'absent' : 'present')}>
            更正为{item.outcome === 'present' ? '未到场' : '已到场'}
            <span className="sr-only">
              ：{item.applicant} {item.from}
            </span>
          </Button>
        </div>
      )}
      <ProblemNotice problem={recording.error} />
    </>
  )
}
