import type { Plan, PlanService } from '../api/types.ts'
import { waitsForData } from './PlanPanel.tsx'
import { Tag } from './Tag.tsx'
import { statusLabel, statusTone } from './words.ts'

/** All or part, as the applicant wishes. What the law ties together is ticked together and says so. */
export function ServiceChoice(props: {
  plan: Plan
  onChange: (selection: string[]) => void
  guideLink?: (service: PlanService) => string
}) {
  const { services } = props.plan
  const chosen = services.filter(service => service.chosen).map(service => service.row)
  const offered = services.filter(service => service.status !== 'notNeeded')
  const dropped = services.filter(service => service.status === 'notNeeded')
  const name = (row: string) => services.find(service => service.row === row)?.service ?? row

  function toggle(service: PlanService, on: boolean) {
    const together = [service.row, ...service.bundle]
    const rest = chosen.filter(row => !together.includes(row))
    props.onChange(on ? [...rest, ...together.filter(row => services.some(each => each.row === row))] : rest)
  }

  return (
    <>
      <ul className="service-choice plain">
        {offered.map(service => {
          const mates = service.bundle.filter(row => row !== service.row)
          return (
            <li key={service.row}>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={service.chosen}
                  disabled={service.status === 'unknown'}
                  onChange={event => toggle(service, event.target.checked)}
                />
                <span>
                  <span className="row spread nowrap">
                    <strong>{service.service}</strong>
                    <Tag tone={statusTone[service.status]}>{statusLabel[service.status]}</Tag>
                  </span>
                  <span className="muted block">{service.authority}</span>
                  {service.because.length > 0 && (
                    <span className="muted block">
                      {waitsForData(props.plan, service)
                        ? '办理时由共享数据确定，不用您回答'
                        : `因为：${service.because.join('；')}`}
                    </span>
                  )}
                  {service.parts.length > 1 && (
                    <span className="muted block">
                      分 {service.parts.length} 份：{namesOf(service.parts)}
                    </span>
                  )}
                  {mates.length > 0 && (
                    <span className="muted block">
                      依法应当并行办理，须与{mates.map(row => `“${name(row)}”`).join('')}一并选择
                    </span>
                  )}
                </span>
              </label>
              {props.guideLink && (
                <a className="guide-link no-print" href={props.guideLink(service)} target="_blank" rel="noreferrer">
                  办事指南<span className="sr-only">：{service.service}（新窗口）</span>
                </a>
              )}
            </li>
          )
        })}
      </ul>
      {dropped.length > 0 && (
        <details>
          <summary>这 {dropped.length} 项您不需要办</summary>
          <ul className="bullets">
            {dropped.map(service => (
              <li key={service.row}>
                {service.service}
                {service.because.length > 0 && <span className="muted">（因为：{service.because.join('；')}）</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Of many only the first are named. */
const namesOf = (parts: { label: string }[]) =>
  parts.length > 10
    ? `${parts
        .slice(0, 5)
        .map(part => part.label)
        .join('、')}等`
    : parts.map(part => part.label).join('、')
