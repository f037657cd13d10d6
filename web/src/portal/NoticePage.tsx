import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { lifeEvent } from '../api/catalogue.ts'
import { createNotice, noticePdf, planFor } from '../api/plan.ts'
import type { Plan, Situation } from '../api/types.ts'
import { NoticeBody } from '../case/NoticeBody.tsx'
import { ServiceChoice } from '../case/ServiceChoice.tsx'
import { Loading, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { useAnswers, useRegion } from './memory.ts'
import { paths } from './paths.ts'

/** 一次性告知: everything needed, before signing in. */
export function NoticePage() {
  const { id = '' } = useParams()
  const [region] = useRegion()
  const [answers, setAnswers] = useAnswers(id)
  const navigate = useNavigate()
  const situation: Situation = { lifeEvent: id, region, facts: answers.facts, selection: answers.selection }
  const guide = useQuery(lifeEvent(id, region))
  const plan = useQuery(planFor(situation))
  const closed = Boolean(plan.data?.guard) && !plan.isPlaceholderData
  useEffect(() => {
    if (closed) navigate(paths.ask(id), { replace: true })
  }, [closed, id, navigate])

  if (plan.error) return <ProblemNotice problem={plan.error} retry={() => plan.refetch()} />
  if (!plan.data || closed) return <Loading what="正在生成一次性告知" />
  const last = answers.trail.at(-1)
  return (
    <Page
      title={`一次性告知：${plan.data.lifeEvent.name}`}
      lead={`${plan.data.region.name} · 按您的回答和${plan.data.date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')}的规定生成`}
      back={last ? { to: paths.ask(id, last), label: '返回修改回答' } : { to: paths.guide(id), label: '返回办事指南' }}
      wideHead
    >
      <div className="split notice-page">
        <div className="stack">
          <OpenQuestions id={id} plan={plan.data} />
          <section className="card stack-s">
            <h2>您要办的事项</h2>
            <p className="muted no-print">可以全部办，也可以只办一部分；以后需要时再来补办。</p>
            <ServiceChoice
              plan={plan.data}
              onChange={selection => setAnswers({ ...answers, selection })}
              guideLink={service => paths.service(service.serviceId)}
            />
          </section>
          <NoticeBody plan={plan.data} reminders={guide.data?.reminders ?? []} />
        </div>
        <Actions situation={situation} plan={plan.data} />
      </div>
    </Page>
  )
}

function OpenQuestions({ id, plan }: { id: string; plan: Plan }) {
  if (plan.questions.length === 0) return null
  return (
    <div className="notice warn no-print">
      <p>
        <strong>还有 {plan.questions.length} 个问题没有回答，</strong>有关事项暂列为“待确定”。答完后告知书才完整。
      </p>
      <ul className="bullets">
        {plan.questions.map(question => (
          <li key={question.fact}>
            <Link to={paths.ask(id, question.fact)}>{question.question || question.label}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Actions({ situation, plan }: { situation: Situation; plan: Plan }) {
  const [params] = useSearchParams()
  const saved = useMutation({ mutationFn: () => createNotice(situation) })
  // A code stands for what it was made from; another choice needs another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the situation is what the code stands for
  useEffect(() => saved.reset(), [JSON.stringify(situation)])
  const code = saved.data?.code ?? params.get('code')
  const nothing = !plan.services.some(service => service.chosen)
  return (
    <aside className="card stack-s no-print">
      <h2>接下来</h2>
      {nothing ? (
        <p className="muted">请至少选择一个事项。</p>
      ) : (
        <Link className="primary-link" to={paths.start(situation.lifeEvent)}>
          登录并开始办理
        </Link>
      )}
      <Button block onClick={() => print()}>
        打印告知书
      </Button>
      {code ? (
        <div className="notice ok" role="status">
          <p>
            告知书编号 <strong className="num code">{code}</strong>
          </p>
          <p>
            <a href={noticePdf(code)} target="_blank" rel="noreferrer">
              下载告知书（PDF）
            </a>
          </p>
          <p className="muted">
            凭编号随时再来：
            <br />
            <span className="num">
              {location.origin}
              {paths.comeBack(code)}
            </span>
          </p>
        </div>
      ) : (
        <Button block loading={saved.isPending} onClick={() => saved.mutate()}>
          保存告知书，取编号
        </Button>
      )}
      <ProblemNotice problem={saved.error} />
      <p className="muted">也可以带着告知书到政务服务大厅综合窗口办理。</p>
    </aside>
  )
}
