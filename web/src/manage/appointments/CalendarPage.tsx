import { calendarKinds } from '@onething/core/appointments/rules.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { type AppointmentCalendar, appointmentCalendar, type CalendarKind } from '../../api/appointments.ts'
import { Loaded } from '../../ui/feedback.tsx'
import { Page } from '../../ui/Page.tsx'
import { SignInGate } from '../../ui/SignInGate.tsx'
import { day } from '../../ui/text.ts'
import { paths } from '../paths.ts'
import { Exceptions } from './Exceptions.tsx'
import { WeekEditor } from './WeekEditor.tsx'

/** 预约日历: when this authority receives people and goes out; what is otherwise; what is booked. */
export function CalendarPage() {
  return (
    <SignInGate as="staff" needs="manager" roleLabel="部门管理员" base="/manage">
      {person => <Kinds authority={person.authority?.name ?? ''} />}
    </SignInGate>
  )
}

function Kinds({ authority }: { authority: string }) {
  const [params] = useSearchParams()
  const kind: CalendarKind = params.get('kind') === 'inspection' ? 'inspection' : 'window'
  const found = useQuery(appointmentCalendar(kind))
  return (
    <Page
      title="预约日历"
      lead={`${authority}接受预约的时间。申请人按这里的安排选择到场时间，联合勘验按各部门共同的空闲半天安排。`}
      back={{ to: paths.home, label: '返回工作台' }}
      wideHead
    >
      <div className="stack">
        <nav className="stages" aria-label="日历种类">
          {Object.entries(calendarKinds).map(([key, label]) => (
            <Link key={key} to={`?kind=${key}`} aria-current={key === kind ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        <Loaded query={found}>
          {view => (
            <>
              <Released count={view.released} />
              <WeekEditor key={`${view.kind} ${view.version}`} view={view} />
              <Exceptions key={view.kind} view={view} />
              <Booked view={view} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function Booked({ view }: { view: AppointmentCalendar }) {
  return (
    <section className="card stack-s" aria-labelledby="booked">
      <h2 id="booked">已经预约的（{view.booked.length}）</h2>
      {view.booked.length === 0 ? (
        <p className="muted">还没有预约。</p>
      ) : (
        <div className="work">
          <table className="plain-table">
            <caption className="sr-only">今天起的预约</caption>
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">时间</th>
                <th scope="col">事项</th>
                <th scope="col">申请人</th>
                <th scope="col">办件</th>
              </tr>
            </thead>
            <tbody>
              {view.booked.map(one => (
                <tr key={one.caseNo + one.subject + one.date + one.from}>
                  <td>
                    {day(one.date)}（{one.weekday}）
                  </td>
                  <td className="num">
                    {one.from}–{one.to}
                  </td>
                  <td>{one.subject}</td>
                  <td>{one.applicant}</td>
                  <td className="num">{one.caseNo}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** What a change did to those who had booked. */
function Released({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <p className="notice warn" role="status">
      {count} 个预约因此取消，已告知申请人并附上可以改约的时间。
    </p>
  )
}
