import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { blankFormPdf, serviceGuide } from '../api/catalogue.ts'
import type { ServiceGuide } from '../api/types.ts'
import { Mark } from '../case/Tag.tsx'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { sentence } from '../ui/text.ts'
import { useRegion } from './memory.ts'
import { paths } from './paths.ts'

/** 办事指南 of one service. */
export function ServicePage() {
  const { kind = '', slug = '' } = useParams()
  const guide = useQuery(serviceGuide(`${kind}/${slug}`))
  return <Loaded query={guide}>{data => <Guide guide={data} />}</Loaded>
}

function Guide({ guide }: { guide: ServiceGuide }) {
  const [region] = useRegion()
  return (
    <Page
      title={guide.name}
      lead={guide.summary && sentence(guide.summary)}
      back={{ to: paths.home, label: '返回首页' }}
    >
      <div className="stack narrow">
        <p className="row">
          <Mark mark={guide.mark} />
          <span className="muted">{guide.markText}</span>
        </p>
        {guide.confirmed.length > 0 && (
          <p className="row">
            <Mark mark="confirmed" />
            <span className="muted">{guide.confirmed.map(({ title, by }) => `${title}（${by}）`).join('；')}</span>
          </p>
        )}
        <p>
          <a href={blankFormPdf(guide.id, region)} target="_blank" rel="noreferrer">
            空白申请表（PDF）
          </a>
        </p>
        <section className="card">
          <dl className="facts">
            <dt>事项类型</dt>
            <dd>{guide.type}</dd>
            <dt>法定时限</dt>
            <dd>{guide.statutoryLimit ? <LimitText limit={guide.statutoryLimit} /> : '法律法规未规定'}</dd>
            <dt>承诺时限</dt>
            <dd>
              <LimitText limit={guide.promisedLimit} />
            </dd>
            <dt>收费</dt>
            <dd>
              {guide.fee
                ? guide.fee.charged
                  ? `收费：${guide.fee.standard ?? '按规定'}（${guide.fee.basis}）`
                  : '不收费'
                : '待核定'}
            </dd>
            {guide.visits && (
              <>
                <dt>到现场次数</dt>
                <dd>
                  {guide.visits.count} 次{guide.visits.because && `（${guide.visits.because}）`}
                </dd>
              </>
            )}
            {guide.appointment && (
              <>
                <dt>预约到场</dt>
                <dd>
                  提交申请后在线预约，到{guide.appointment.atText}办理，预计 {guide.appointment.minutes} 分钟
                  {guide.appointment.both && '，有关各方须同时到场'}。
                  {guide.appointment.note && sentence(guide.appointment.note)}
                  <span className="muted block">
                    {sentence(guide.appointment.basis)}（{guide.appointment.confidenceText}）
                  </span>
                </dd>
              </>
            )}
            {guide.supervisor && (
              <>
                <dt>监管部门</dt>
                <dd>{guide.supervisor}</dd>
              </>
            )}
          </dl>
        </section>
        <Part title="设定依据" lines={guide.legalBasis}>
          {basis => (
            <>
              {basis.text}
              {basis.says && `：${basis.says}`}
              {basis.confidence !== 'sure' && <span className="muted">（{basis.confidenceText}）</span>}
            </>
          )}
        </Part>
        <Part title="受理条件" lines={guide.conditions}>
          {sentence}
        </Part>
        <Part title="申请材料" lines={guide.evidence}>
          {each => (
            <>
              <strong>{each.name}</strong>
              <span className="muted">
                {' '}
                {each.necessity} · {each.form}
                {each.exempt && ' · 政府部门核发，免于提交'}
              </span>
              {each.acceptance && <p className="muted">合格标准：{sentence(each.acceptance)}</p>}
            </>
          )}
        </Part>
        <Part title="办理流程" lines={guide.steps} ordered>
          {sentence}
        </Part>
        {guide.inspection && (
          <section className="stack-s">
            <h2>现场核查</h2>
            <p>
              {guide.inspection.timing === 'before-decision' ? '决定前进行。' : '决定后进行。'}
              {guide.inspection.checks.join('；')}
              <span className="muted">（{guide.inspection.basis}）</span>
            </p>
          </section>
        )}
        <Part title="办理结果" lines={guide.outputs}>
          {output => (
            <>
              {output.name}
              {output.validity && <span className="muted">（有效期 {output.validity.years} 年）</span>}
            </>
          )}
        </Part>
        <Part title="常见问题" lines={guide.questions}>
          {each => (
            <>
              <strong>{each.ask}</strong>
              <p>{sentence(each.answer)}</p>
            </>
          )}
        </Part>
      </div>
    </Page>
  )
}

function LimitText({ limit }: { limit: ServiceGuide['promisedLimit'] }) {
  return (
    <>
      {limit.text}
      {limit.basis && <span className="muted">（{limit.basis}）</span>}
    </>
  )
}

function Part<T>(props: {
  title: string
  ordered?: boolean
  lines: T[] | undefined
  children: (line: T) => ReactNode
}) {
  if (!props.lines?.length) return null
  const List = props.ordered ? 'ol' : 'ul'
  return (
    <section className="stack-s">
      <h2>{props.title}</h2>
      <List className="bullets">
        {props.lines.map((line, index) => (
          <li key={index}>{props.children(line)}</li>
        ))}
      </List>
    </section>
  )
}
