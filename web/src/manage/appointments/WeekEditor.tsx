import { type WeekDay, weekDays } from '@onething/core/appointments/rules.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import {
  type AppointmentCalendar,
  type CalendarRules,
  calendarKey,
  type Opening,
  saveWeek,
} from '../../api/appointments.ts'
import { ProblemNotice } from '../../ui/feedback.tsx'
import { moment } from '../../ui/text.ts'
import { OpeningsInput } from './OpeningsInput.tsx'

/** 每周安排: the openings of each day of the week, and of the weekend days that are worked in exchange. */
export function WeekEditor({ view }: { view: AppointmentCalendar }) {
  const queries = useQueryClient()
  const [rules, setRules] = useState<CalendarRules>(view.rules)
  const saving = useMutation({
    mutationFn: () => saveWeek(view.kind, { ...rules, version: view.version }),
    onSuccess: after => queries.setQueryData(calendarKey(view.kind), after),
  })
  const setDay = (day: WeekDay, openings: Opening[]) =>
    setRules(before => ({ ...before, week: { ...before.week, [day]: openings } }))
  const changed = JSON.stringify(rules) !== JSON.stringify(view.rules)

  return (
    <section className="card stack-s" aria-labelledby="week">
      <h2 id="week">每周安排</h2>
      <Source view={view} />
      {view.kind === 'window' && (
        <div className="row">
          <label className="label" htmlFor="slot-minutes">
            每个时段
          </label>
          <InputNumber
            id="slot-minutes"
            value={rules.minutes}
            min={5}
            max={240}
            step={5}
            suffix="分钟"
            onChange={minutes => setRules(before => ({ ...before, minutes }))}
          />
          <span className="muted">以 5 分钟为单位。用时较长的事项自动占用连续几个时段。</span>
        </div>
      )}
      <div className="work">
        <table className="plain-table week">
          <caption className="sr-only">每周安排</caption>
          <thead>
            <tr>
              <th scope="col">星期</th>
              <th scope="col">
                {view.kind === 'inspection' ? '可以外出勘验的时间和次数' : '开放时间和同时接待的件数'}
              </th>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(weekDays) as WeekDay[]).map(day => (
              <tr key={day}>
                <th scope="row">{weekDays[day]}</th>
                <td>
                  <OpeningsInput
                    name={weekDays[day]}
                    kind={view.kind}
                    openings={rules.week[day]}
                    onChange={openings => setDay(day, openings)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted">
        法定节假日不开放，需要开放的在下面“例外日期”里加开；周末调休上班的日子按“调休上班日”安排。
      </p>
      <div className="row">
        <Button type="primary" disabled={!changed} loading={saving.isPending} onClick={() => saving.mutate()}>
          保存每周安排
        </Button>
        {changed && <Button onClick={() => setRules(view.rules)}>恢复为已保存的</Button>}
        {changed && view.booked.length > 0 && (
          <span className="muted">已有 {view.booked.length} 个预约；时间不再开放的会取消并告知申请人。</span>
        )}
      </div>
      <ProblemNotice problem={saving.error} />
    </section>
  )
}

/** Where the week comes from. */
function Source({ view }: { view: AppointmentCalendar }) {
  if (view.reference)
    return <p className="notice">本机关还没有设定，目前{view.reference}：工作日都开放，调休上班日照常。</p>
  return (
    <p className="muted">
      {view.changedBy}于 {view.changedAt && moment(view.changedAt)} 设定。
    </p>
  )
}
