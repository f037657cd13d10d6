import { Button, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import type { CalendarKind, Opening } from '../../api/appointments.ts'

const suggested: Opening[] = [
  { from: '09:00', to: '12:00', capacity: 2 },
  { from: '13:00', to: '17:00', capacity: 2 },
]

/** The openings of one day: none is closed. Going out is arranged by half-days, so two are enough there. */
export function OpeningsInput(props: {
  name: string
  kind: CalendarKind
  openings: Opening[]
  onChange: (openings: Opening[]) => void
}) {
  const { name, kind, openings, onChange } = props
  const most = kind === 'inspection' ? 2 : 6
  const set = (at: number, change: Partial<Opening>) =>
    onChange(openings.map((one, place) => (place === at ? { ...one, ...change } : one)))
  return (
    <div className="stack-s">
      {openings.length === 0 && <span className="muted">不开放</span>}
      {openings.map((one, at) => (
        <div key={at} className="row opening">
          <ClockInput label={`${name}第 ${at + 1} 段开始`} value={one.from} onChange={from => set(at, { from })} />
          至
          <ClockInput label={`${name}第 ${at + 1} 段结束`} value={one.to} onChange={to => set(at, { to })} />
          <InputNumber
            aria-label={`${name}第 ${at + 1} 段同时接待件数`}
            value={one.capacity}
            min={1}
            max={99}
            precision={0}
            suffix={kind === 'inspection' ? '次' : '件'}
            onChange={capacity => capacity && set(at, { capacity })}
          />
          <Button type="text" danger onClick={() => onChange(openings.filter((_, place) => place !== at))}>
            删除<span className="sr-only">{`${name}第 ${at + 1} 段`}</span>
          </Button>
        </div>
      ))}
      {openings.length < most && (
        <div>
          <Button
            size="small"
            onClick={() => onChange([...openings, { ...(suggested[openings.length] ?? suggested[1]!) }])}
          >
            增加一段<span className="sr-only">：{name}</span>
          </Button>
        </div>
      )}
    </div>
  )
}

/** A time of day as offices write it, 24 hours whatever the language of the browser: 9:00 becomes 09:00. */
function ClockInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  // A line above may have been taken away: what stands here is then another time.
  useEffect(() => setTyped(value), [value])
  const settle = () => {
    const [, hour, minute] = /^\s*(\d{1,2})\s*[:：]\s*(\d{2})\s*$/.exec(typed) ?? []
    const clock = hour && minute ? `${hour.padStart(2, '0')}:${minute}` : value
    setTyped(clock)
    onChange(clock)
  }
  return (
    <input
      className="native clock"
      inputMode="numeric"
      aria-label={label}
      placeholder="09:00"
      maxLength={5}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={event => event.key === 'Enter' && settle()}
    />
  )
}
