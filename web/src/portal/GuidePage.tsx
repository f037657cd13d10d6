import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { flowChart, guidePdf, lifeEvent, servicePoints } from '../api/catalogue.ts'
import { planFor } from '../api/plan.ts'
import type { LifeEventGuide, Plan } from '../api/types.ts'
import { Mark } from '../case/Tag.tsx'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { useRegionName } from '../ui/RegionPicker.tsx'
import { sentence } from '../ui/text.ts'
import { useAnswers, useRegion } from './memory.ts'
import { paths } from './paths.ts'

export function GuidePage() {
  const { id = '' } = useParams()
  const [region] = useRegion()
  const guide = useQuery(lifeEvent(id, region))
  const plan = useQuery(planFor({ lifeEvent: id, region, facts: {} }))
  return <Loaded query={guide}>{data => <Guide guide={data} plan={plan.data} region={region} />}</Loaded>
}

function Guide({ guide, plan, region }: { guide: LifeEventGuide; plan: Plan | undefined; region: string }) {
  const [answers, setAnswers] = useAnswers(guide.id)
  const regionName = useRegionName(region)
  const navigate = useNavigate()
  const begun = answers.trail.length > 0
  return (
    <Page title={guide.name} lead={sentence(guide.summary)} back={{ to: paths.home, label: '返回全部一件事' }}>
      <div className="split">
        <div className="stack">
          <section className="stack-s">
            <h2>
              一次办好以下 {guide.services.length} 个事项 <Mark mark="official" />
            </h2>
            <p className="muted">不一定都要办：答完问题后，系统会告诉您哪些要办、为什么。</p>
            <ol className="plain rule">
              {guide.services.map(service => (
                <li key={service.row}>
                  <Link to={paths.service(service.serviceId)}>{service.name}</Link>
                  <p className="muted">
                    {service.authority} · {service.levels}
                    {service.note && ` · ${service.note}`}
                    {service.parallel && ` · ${service.parallel}`}
                  </p>
                </li>
              ))}
            </ol>
          </section>
          {guide.guards.length > 0 && (
            <section className="stack-s">
              <h2>
                以下情形请先按提示处理 <Mark mark="reference" />
              </h2>
              <ul className="bullets">
                {guide.guards.map(guard => (
                  <li key={guard.because}>
                    {sentence(guard.because)}
                    <span className="muted">{sentence(guard.wayOut)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {guide.services.length > 1 && (
            <section className="stack-s">
              <h2>
                办理流程 <Mark mark="reference" />
              </h2>
              <img
                className="flow-chart"
                src={flowChart(guide.id, region)}
                alt={`${guide.name}的办理流程图；文字说明见办事指南（PDF）`}
                loading="lazy"
              />
            </section>
          )}
          <EvidenceOverview plan={plan} />
          {guide.reminders.length > 0 && (
            <section className="stack-s">
              <h2>温馨提示</h2>
              <ul className="bullets">
                {guide.reminders.map(reminder => (
                  <li key={reminder}>{sentence(reminder)}</li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <aside className="card stack-s start-card">
          <dl className="facts">
            <dt>办理地区</dt>
            <dd>{regionName}</dd>
            <dt>牵头部门</dt>
            <dd>{guide.lead}</dd>
            <dt>要答的问题</dt>
            <dd>{guide.questions.length > 0 ? `最多 ${guide.questions.length} 个，不用登录` : '无'}</dd>
          </dl>
          <Button type="primary" size="large" block onClick={() => navigate(paths.ask(guide.id))}>
            {begun ? '接着回答' : '开始'}
          </Button>
          {begun && (
            <Button
              block
              onClick={() => {
                setAnswers(null)
                navigate(paths.ask(guide.id))
              }}
            >
              重新开始
            </Button>
          )}
          <a href={guidePdf(guide.id, region)} target="_blank" rel="noreferrer">
            下载办事指南（PDF）
          </a>
          <WhereToGo region={region} />
          <p className="muted">答完即得一次性告知书，可打印、可凭码再来。满意了再登录申请。</p>
        </aside>
      </div>
    </Page>
  )
}

/** The nearest centre; what nobody has published is said to be so. */
function WhereToGo({ region }: { region: string }) {
  const point = useQuery(servicePoints(region)).data?.[0]
  if (!point) return null
  return (
    <dl className="facts">
      <dt>也可到窗口办</dt>
      <dd>
        {point.name}
        <span className="muted block">
          {[point.address, point.hours, point.phone].filter(Boolean).join(' · ') || '地址和办公时间待当地公布'}
        </span>
        <Link to={paths.delegations(region)}>窗口受委托受理公告</Link>
      </dd>
    </dl>
  )
}

function EvidenceOverview({ plan }: { plan: Plan | undefined }) {
  if (!plan || plan.evidence.length === 0) return null
  const handIn = plan.evidence.filter(each => !each.exempt)
  const exempt = plan.evidence.filter(each => each.exempt)
  return (
    <section className="stack-s">
      <h2>
        可能用到的材料 <Mark mark="reference" />
      </h2>
      <p className="muted">以答题后的一次性告知书为准。</p>
      {handIn.length > 0 && (
        <ul className="bullets">
          {handIn.map(each => (
            <li key={each.type}>{each.name}</li>
          ))}
        </ul>
      )}
      {exempt.length > 0 && <p>免于提交：{exempt.map(each => each.name).join('、')}。</p>}
    </section>
  )
}
