import { halves } from '@onething/core/appointments/rules.ts'
import { Button } from 'antd'
import { useId, useState } from 'react'
import type { Appointment, VisitTime } from '../api/appointments.ts'

type Day = Appointment['days'][number]

/** First the day, then the time: radio buttons, so that keyboard and screen reader know them. */
export function SlotPicker(props: {
  days: Day[]
  name: string
  word: string
  pending: boolean
  onPick: (time: VisitTime) => void
  onGiveUp?: () => void
}) {
  const group = useId()
  const [all, setAll] = useState(false)
  const [date, setDate] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  if (props.days.length === 0)
    return (
      <p className="notice warn">
        目前没有可以预约的时间，请过几天再来查看。
        {props.onGiveUp && <Button onClick={props.onGiveUp}>不改了</Button>}
      </p>
    )
  const chosen = props.days.find(one => one.date === date)
  const slot = chosen?.slots.find(one => one.from === from)
  const shown = all ? props.days : props.days.slice(0, atFirst)
  const choose = (day: string) => {
    setDate(day)
    setFrom(null)
  }
  return (
    <div className="stack-s slot-picker">
      <fieldset>
        <legend>选择日期</legend>
        <div className="slot-grid">
          {shown.map(one => (
            <label key={one.date} className="choice time-slot">
              <input
                type="radio"
                name={`${group}-date`}
                checked={date === one.date}
                onChange={() => choose(one.date)}
              />
              <span>
                {monthDay(one.date)}
                <span className="muted block">
                  {one.weekday}
                  {one.provisional && '（待节假日公布）'}
                </span>
              </span>
            </label>
          ))}
        </div>
        {props.days.length > atFirst && (
          <Button type="link" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? '只看最近的日期' : `还有 ${props.days.length - atFirst} 天可选`}
          </Button>
        )}
      </fieldset>
      {chosen && (
        <fieldset>
          <legend>
            选择{monthDay(chosen.date)}（{chosen.weekday}）的时间
          </legend>
          {(Object.keys(halves) as (keyof typeof halves)[]).map(half => {
            const slots = chosen.slots.filter(one => one.half === half)
            if (slots.length === 0) return null
            return (
              <div key={half} className="slot-half">
                <p className="muted">{halves[half]}</p>
                <div className="slot-grid">
                  {slots.map(one => (
                    <label key={one.from} className="choice time-slot">
                      <input
                        type="radio"
                        name={`${group}-time`}
                        checked={from === one.from}
                        onChange={() => setFrom(one.from)}
                      />
                      <span className="num">
                        {one.from}–{one.to}
                        {one.left === 1 && <span className="muted block">余 1 个</span>}
                      </span>
                    </label>
                  ))}
                </div>
              </div>
            )
          })}
        </fieldset>
      )}
      <div className="row">
        <Button
          type="primary"
          size="large"
          disabled={!slot}
          loading={props.pending}
          onClick={() => slot && date && props.onPick({ date, from: slot.from })}
        >
          {props.word}
          <span className="sr-only">：{props.name}</span>
        </Button>
        {props.onGiveUp && (
          <Button size="large" onClick={props.onGiveUp}>
            不改了
          </Button>
        )}
        {!slot && <span className="muted">{date ? '请再选择时间。' : '请先选择日期。'}</span>}
      </div>
    </div>
  )
}

/** Two weeks of working days; the rest on demand. */
const atFirst = 10

/** 6月8日: within the days that can be booked the year is plain. */
const monthDay = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
