import { afterKinds } from '@onething/core/catalogue/vocabulary.ts'
import type { Plan } from '../api/types.ts'
import { days } from '../ui/text.ts'

/** 办理顺序: what runs together, what waits for what, and why. */
export function ServiceOrder({ plan }: { plan: Plan }) {
  const byRow = new Map(plan.services.map(service => [service.row, service]))
  const levels = plan.order
    .map(rows => rows.map(row => byRow.get(row)).filter(service => service?.chosen))
    .filter(level => level.length > 0)
  return (
    <ol className="order plain">
      {levels.map((level, index) => (
        <li key={index}>
          <p className="step">
            第 {index + 1} 步{level.length > 1 && <span className="muted">（{level.length} 项同时办理）</span>}
          </p>
          <ul className="plain stack-s">
            {level.map(service => (
              <li key={service!.row} className="order-item">
                <strong>{service!.service}</strong>
                {service!.parts.length > 1 && <span className="muted"> × {service!.parts.length}</span>}
                <p className="muted">
                  {service!.authority} · {days(service!.limit)}
                </p>
                {service!.after
                  .filter(gate => byRow.get(gate.row)?.chosen)
                  .map(gate => (
                    <p className="muted" key={gate.row}>
                      {afterKinds[gate.kind]}：须先有“{byRow.get(gate.row)!.service}”的结果
                      {gate.because && `（${gate.because}）`}
                    </p>
                  ))}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
