import { Button, InputNumber } from 'antd'
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
          <input
            type="time"
            step={300}
            className="native"
            aria-label={`${name}第 ${at + 1} 段开始`}
            value={one.from}
            onChange={event => event.target.value && set(at, { from: event.target.value })}
          />
          至
          <input
            type="time"
            step={300}
            className="native"
            aria-label={`${name}第 ${at + 1} 段结束`}
            value={one.to}
            onChange={event => event.target.value && set(at, { to: event.target.value })}
          />
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
