import { evidenceForms, limitUnits, necessities } from '@onething/core/catalogue/vocabulary.ts'
import { useQueries } from '@tanstack/react-query'
import { serviceGuide } from '../api/catalogue.ts'
import type { Plan } from '../api/types.ts'
import { day, days, sentence } from '../ui/text.ts'
import { whyExempt } from './exemption.ts'
import { ServiceOrder } from './ServiceOrder.tsx'
import { Mark, Tag } from './Tag.tsx'

/** Order, evidence, fees, time and what was saved: the notice below the choice of services. */
export function NoticeBody({ plan, reminders }: { plan: Plan; reminders: string[] }) {
  return (
    <>
      <Savings plan={plan} />
      <section className="card stack-s">
        <h2>办理顺序</h2>
        <ServiceOrder plan={plan} />
      </section>
      <EvidenceNeeded plan={plan} />
      <Fees plan={plan} />
      <section className="card stack-s">
        <h2>办理时限</h2>
        <dl className="facts">
          <dt>联办承诺</dt>
          <dd>
            <strong>{days(plan.promised)}</strong>
            <span className="muted">
              （今天提交且材料齐全的，{day(plan.promisedDate)}前办结
              {plan.provisional && '；次年节假日安排未公布，为预计日期'}）
            </span>
          </dd>
          <dt>分别办理</dt>
          <dd>{days(plan.separate)}</dd>
        </dl>
        <p className="muted">
          各部门同时审查，时限按耗时最长的一条线计算。现场勘验、检测、听证等法定特别程序的时间不计入。{' '}
          <Mark mark="reference" />
        </p>
      </section>
      {plan.notes.length + reminders.length > 0 && (
        <section className="card stack-s">
          <h2>请留意</h2>
          <ul className="bullets">
            {[...plan.notes, ...reminders].map(note => (
              <li key={note}>{sentence(note)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** 四减, computed from this very situation. */
function Savings({ plan }: { plan: Plan }) {
  const { steps, evidence, days: time, visits } = plan.savings
  const lines = [
    { label: '减环节', unit: '个', ...steps },
    { label: '减材料', unit: '份', ...evidence },
    { label: '减时限', unit: limitUnits[plan.promised.unit], ...time },
    { label: '减跑动', unit: '次', ...visits },
  ].filter(line => line.before > 0)
  return (
    <section className="card stack-s">
      <h2>一次办比分开办省多少</h2>
      <table className="plain-table savings">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">项目</span>
            </th>
            <th scope="col">分别办</th>
            <th scope="col">一次办</th>
            <th scope="col">减少</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.label}>
              <th scope="row">{line.label}</th>
              <td className="num">
                {line.before} {line.unit}
              </td>
              <td className="num">
                <strong>
                  {line.after} {line.unit}
                </strong>
              </td>
              <td className="num">{line.before > line.after ? `${line.before - line.after} ${line.unit}` : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What is handed in, what may still be asked for, and what need not be. */
export function EvidenceNeeded({ plan: { evidence, undecidedEvidence } }: { plan: Plan }) {
  const handIn = evidence.filter(each => !each.exempt)
  const exempt = evidence.filter(each => each.exempt)
  return (
    <section className="card stack-s">
      <h2>要交的材料（{handIn.length} 份）</h2>
      {handIn.length === 0 && <p>您不用交材料。</p>}
      <ul className="plain rule">
        {handIn.map(each => (
          <li key={each.type}>
            <div className="row spread nowrap">
              <strong>{each.name}</strong>
              {each.necessity !== 'required' && <Tag>{necessities[each.necessity]}</Tag>}
            </div>
            <p className="muted">
              {evidenceForms[each.form]}
              {each.originals > 0 && ` · 原件 ${each.originals} 份`}
              {each.copies > 0 && ` · 复印件 ${each.copies} 份`}
              {each.rows.length > 1 && ` · ${each.rows.length} 个事项共用，只交一次`}
            </p>
            {each.help && <p className="muted">{each.help}</p>}
            {each.acceptance.map(line => (
              <p className="muted" key={line}>
                合格标准：{sentence(line)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {undecidedEvidence.length > 0 && (
        <>
          <h3>视填表内容可能还要交的材料</h3>
          <ul className="plain rule">
            {undecidedEvidence.map(each => (
              <li key={each.type}>
                {each.name}
                <p className="muted">由填表时的“{each.dependsOn.join('”“')}”决定</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {exempt.length > 0 && (
        <>
          <h3>不用交的材料（{exempt.length} 份）</h3>
          <ul className="plain rule exempt">
            {exempt.map(each => (
              <li key={each.type}>
                {each.name}
                <p className="muted">{whyExempt(each)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Fees({ plan }: { plan: Plan }) {
  const chosen = plan.services.filter(service => service.chosen)
  const guides = useQueries({ queries: chosen.map(service => serviceGuide(service.serviceId)) })
  const charged = guides.map(guide => guide.data).filter(guide => guide?.fee?.charged)
  const known = guides.every(guide => guide.data?.fee)
  return (
    <section className="card stack-s">
      <h2>
        费用 <Mark mark="reference" />
      </h2>
      {charged.length === 0 && (
        <p>{known ? '所选事项均不收费。' : '办理机关不收取未列明的费用；未核定收费标准的事项以窗口公示为准。'}</p>
      )}
      {charged.length > 0 && (
        <ul className="bullets">
          {charged.map(guide => (
            <li key={guide!.id}>
              {guide!.name}：{guide!.fee!.standard ?? '按规定收取'}
              <span className="muted">（{guide!.fee!.basis}）</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
