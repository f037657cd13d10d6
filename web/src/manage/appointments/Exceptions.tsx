import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  type AppointmentCalendar,
  calendarKey,
  type Opening,
  removeException,
  saveException,
} from '../../api/appointments.ts'
import { ProblemNotice } from '../../ui/feedback.tsx'
import { day, today } from '../../ui/text.ts'
import { OpeningsInput } from './OpeningsInput.tsx'

/** 例外日期: closed, or open at other times than the week says; those booked then are told. */
export function Exceptions({ view }: { view: AppointmentCalendar }) {
  const queries = useQueryClient()
  const renew = (after: AppointmentCalendar) => queries.setQueryData(calendarKey(view.kind), after)
  const removing = useMutation({ mutationFn: (date: string) => removeException(view.kind, date), onSuccess: renew })
  return (
    <section className="card stack-s" aria-labelledby="exceptions">
      <h2 id="exceptions">例外日期</h2>
      {view.exceptions.length === 0 ? (
        <p className="muted">没有例外日期，都按每周安排。</p>
      ) : (
        <div className="work">
          <table className="plain-table">
            <caption className="sr-only">例外日期</caption>
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">安排</th>
                <th scope="col">原因</th>
                <th scope="col">设定</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {view.exceptions.map(one => (
                <tr key={one.date}>
                  <td>
                    {day(one.date)}（{one.weekday}）
                  </td>
                  <td>{inWords(one.openings)}</td>
                  <td>{one.reason}</td>
                  <td>{one.changedBy}</td>
                  <td>
                    <Button
                      type="link"
                      loading={removing.isPending && removing.variables === one.date}
                      onClick={() => removing.mutate(one.date)}
                    >
                      恢复每周安排<span className="sr-only">：{day(one.date)}</span>
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ProblemNotice problem={removing.error} />
      <NewException view={view} onSaved={renew} />
    </section>
  )
}

const inWords = (openings: Opening[]) =>
  openings.length === 0
    ? '全天不开放'
    : openings.map(one => `${one.from}–${one.to}（同时 ${one.capacity} 件）`).join('，')

type Manner = 'closed' | 'open'

function NewException({ view, onSaved }: { view: AppointmentCalendar; onSaved: (after: AppointmentCalendar) => void }) {
  const [date, setDate] = useState('')
  const [manner, setManner] = useState<Manner>('closed')
  const [openings, setOpenings] = useState<Opening[]>([{ from: '09:00', to: '12:00', capacity: 2 }])
  const [reason, setReason] = useState('')
  const saving = useMutation({
    mutationFn: () =>
      saveException(view.kind, date, { openings: manner === 'closed' ? [] : openings, reason: reason.trim() }),
    onSuccess: after => {
      setDate('')
      setReason('')
      onSaved(after)
    },
  })
  const affected = view.booked.filter(one => one.date === date).length
  const ready = date !== '' && reason.trim() !== '' && (manner === 'closed' || openings.length > 0)
  return (
    <fieldset className="stack-s new-exception">
      <legend className="label legend">增加例外日期</legend>
      <div className="row">
        <label className="dated">
          日期
          <input
            type="date"
            className="native"
            min={today()}
            value={date}
            onChange={event => setDate(event.target.value)}
          />
        </label>
        <div className="row" role="radiogroup" aria-label="这一天">
          {(
            [
              ['closed', '全天不开放'],
              ['open', '另行安排（加开）'],
            ] as const
          ).map(([value, word]) => (
            <label key={value} className="choice">
              <input type="radio" name="manner" checked={manner === value} onChange={() => setManner(value)} />
              {word}
            </label>
          ))}
        </div>
      </div>
      {manner === 'open' && (
        <OpeningsInput name="例外日期" kind={view.kind} openings={openings} onChange={setOpenings} />
      )}
      <div className="field">
        <label className="label" htmlFor="exception-reason">
          原因（申请人会看到）
        </label>
        <Input
          id="exception-reason"
          value={reason}
          maxLength={100}
          placeholder="如：办公场所搬迁、系统升级、周六加开"
          onChange={event => setReason(event.target.value)}
        />
      </div>
      {affected > 0 && (
        <p className="notice warn">
          这一天已有 {affected} 个预约。{manner === 'closed' ? '保存后都会取消' : '不在新时间内的会取消'}
          ，并告知申请人改约。
        </p>
      )}
      <div>
        <Button disabled={!ready} loading={saving.isPending} onClick={() => saving.mutate()}>
          保存例外日期
        </Button>
      </div>
      <ProblemNotice problem={saving.error} />
    </fieldset>
  )
}
