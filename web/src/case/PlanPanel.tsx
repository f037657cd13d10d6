import { useState } from 'react'
import type { Plan, PlanService } from '../api/types.ts'
import { days } from '../ui/text.ts'
import { Tag } from './Tag.tsx'
import { statusLabel, statusTone } from './words.ts'

export function counted(plan: Plan) {
  return {
    chosen: plan.services.filter(service => service.chosen),
    unknown: plan.services.filter(service => service.status === 'unknown'),
    handIn: plan.evidence.filter(each => !each.exempt),
    exempt: plan.evidence.filter(each => each.exempt),
  }
}

/** What the answers so far come to. It changes as people answer; on a phone it folds into a bar at the bottom. */
export function PlanPanel({ plan, stale }: { plan: Plan | undefined; stale?: boolean }) {
  const [open, setOpen] = useState(false)
  if (!plan) return null
  const { chosen, unknown, handIn, exempt } = counted(plan)
  const summary = `要办 ${chosen.length} 项${unknown.length ? `，待确定 ${unknown.length} 项` : ''} · 交材料 ${handIn.length} 份`
  return (
    <section
      className={open ? 'plan-panel open' : 'plan-panel'}
      aria-label="按目前回答的办理方案"
      data-stale={stale || undefined}
    >
      <button type="button" className="panel-bar" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{summary}</span>
        <span aria-hidden="true">{open ? '收起' : '展开'}</span>
      </button>
      <p className="sr-only" aria-live="polite">
        {summary}，承诺 {days(plan.promised)}
      </p>
      {/* Unfolded on a phone it scrolls, by keyboard too. */}
      <div className="panel-body stack-s" tabIndex={open ? 0 : undefined}>
        <h2>按目前的回答</h2>
        <dl className="figures">
          <Figure
            label="要办事项"
            value={chosen.length}
            unit="项"
            note={unknown.length ? `另有 ${unknown.length} 项待确定` : ''}
          />
          <Figure
            label="要交材料"
            value={handIn.length}
            unit="份"
            note={exempt.length ? `免交 ${exempt.length} 份` : ''}
          />
          <Figure label="承诺时限" {...daysFigure(plan.promised)} note={`分别办理需 ${days(plan.separate)}`} />
          <Figure
            label="跑动次数"
            value={plan.savings.visits.after}
            unit="次"
            note={
              plan.savings.visits.before > plan.savings.visits.after
                ? `分别办理需 ${plan.savings.visits.before} 次`
                : ''
            }
          />
        </dl>
        <ServiceStatuses plan={plan} />
      </div>
    </section>
  )
}

const daysFigure = (limit: Plan['promised']) =>
  limit.days === 0
    ? { value: '当场', unit: '办结' }
    : { value: limit.days, unit: limit.unit === 'workingDay' ? '工作日' : '日' }

function Figure(props: { label: string; value: number | string; unit: string; note: string }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <span className="figure num">{props.value}</span> {props.unit}
        {props.note && <span className="muted note">{props.note}</span>}
      </dd>
    </div>
  )
}

/** Still unknown though no question is left that could decide it: shared data will. */
export const waitsForData = (plan: Plan, service: PlanService): boolean =>
  service.status === 'unknown' && !plan.questions.some(question => question.decides.includes(service.row))

const weight: Record<PlanService['status'], number> = {
  required: 0,
  optional: 1,
  unknown: 2,
  excluded: 3,
  notNeeded: 4,
}

function ServiceStatuses({ plan }: { plan: Plan }) {
  const sorted = [...plan.services].sort((a, b) => weight[a.status] - weight[b.status])
  return (
    <ul className="plain rule statuses">
      {sorted.map(service => (
        <li key={service.row} className={service.status}>
          <div className="row spread nowrap">
            <span>{service.service}</span>
            <Tag tone={statusTone[service.status]}>{statusLabel[service.status]}</Tag>
          </div>
          {service.because.length > 0 && service.status !== 'unknown' && (
            <p className="muted">因为：{service.because.join('；')}</p>
          )}
          {waitsForData(plan, service) && <p className="muted">办理时由共享数据确定，不用您回答</p>}
        </li>
      ))}
    </ul>
  )
}
