import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { factQuestions } from '../api/catalogue.ts'
import { planFor } from '../api/plan.ts'
import type { Plan, Question } from '../api/types.ts'
import { checkAnswer, isUsable } from '../case/check.ts'
import { GuardNotice } from '../case/GuardNotice.tsx'
import { ShownValue } from '../case/ListTable.tsx'
import { PlaceOfLists } from '../case/listPlace.ts'
import { PlanPanel } from '../case/PlanPanel.tsx'
import { QuestionField } from '../case/QuestionField.tsx'
import { Loading, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { type Answers, useAnswers, useRegion } from './memory.ts'
import { paths } from './paths.ts'

/** One question per page. The next is always the first that the plan still needs. */
export function AskPage() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const [region] = useRegion()
  const [answers] = useAnswers(id)
  const facts = useQuery(factQuestions)
  const plan = useQuery(planFor({ lifeEvent: id, region, facts: answers.facts }))

  if (plan.error) return <ProblemNotice problem={plan.error} retry={() => plan.refetch()} />
  if (!plan.data || facts.isPending) return <Loading what="正在准备问题" />

  const wanted = params.get('fact')
  const known = (fact: string) =>
    plan.data.questions.find(question => question.fact === fact) ?? answers.asked[fact] ?? facts.data?.[fact]
  const chosen = wanted ? known(wanted) : undefined
  if (!chosen && plan.isPlaceholderData) return <Loading />
  const question = chosen ?? nextQuestion(plan.data, answers)

  if (plan.data.guard && !chosen) return <Closed id={id} plan={plan.data} answers={answers} />
  if (!question) return <Finished id={id} plan={plan.data} answers={answers} />
  return <Ask key={question.fact} id={id} region={region} question={question} plan={plan.data} />
}

const nextQuestion = (plan: Plan, answers: Answers) =>
  plan.questions.find(question => !answers.skipped.includes(question.fact) && !(question.fact in answers.facts))

function Ask(props: { id: string; region: string; question: Question; plan: Plan }) {
  const { id, region, question } = props
  const navigate = useNavigate()
  const [answers, setAnswers] = useAnswers(id)
  const [value, setValue] = useState<unknown>(answers.facts[question.fact])
  const [error, setError] = useState<string | null>(null)

  // The panel follows what is being entered, before it is confirmed.
  const settled = useSettled(value, typeof value === 'number' || typeof value === 'string' ? 300 : 0)
  const tentative = isUsable(question, settled) ? { ...answers.facts, [question.fact]: settled } : answers.facts
  const preview = useQuery(planFor({ lifeEvent: id, region, facts: tentative }))
  const plan = preview.data ?? props.plan
  const decides = props.plan.questions.find(each => each.fact === question.fact)?.decides

  const place = answers.trail.indexOf(question.fact)
  const before = place < 0 ? answers.trail.at(-1) : answers.trail[place - 1]

  function goOn(event: FormEvent) {
    event.preventDefault()
    const problem = checkAnswer(question, value)
    setError(problem)
    if (problem) return document.getElementById('question-form')?.querySelector<HTMLElement>('input, select')?.focus()
    const trail = place < 0 ? [...answers.trail, question.fact] : answers.trail
    setAnswers({
      ...answers,
      facts: { ...answers.facts, [question.fact]: value },
      selection: undefined,
      trail,
      skipped: answers.skipped.filter(fact => fact !== question.fact),
      asked: { ...answers.asked, [question.fact]: question },
    })
    const following = place < 0 ? undefined : answers.trail[place + 1]
    navigate(paths.ask(id, following))
  }

  function skip() {
    const { [question.fact]: _unknown, ...facts } = answers.facts
    setAnswers({
      ...answers,
      facts,
      trail: answers.trail.filter(fact => fact !== question.fact),
      skipped: [...new Set([...answers.skipped, question.fact])],
      asked: { ...answers.asked, [question.fact]: question },
    })
    navigate(paths.ask(id))
  }

  return (
    <div className="split ask">
      <div>
        <Page
          title={question.question || question.label}
          back={
            before ? { to: paths.ask(id, before), label: '上一题' } : { to: paths.guide(id), label: '返回办事指南' }
          }
        >
          <form id="question-form" className="stack narrow" noValidate onSubmit={goOn}>
            <PlaceOfLists.Provider value={{ lifeEvent: id, region, caseNo: null }}>
              <QuestionField
                question={question}
                value={value}
                onChange={next => {
                  setValue(next)
                  setError(null)
                }}
                error={error}
                large
              />
            </PlaceOfLists.Provider>
            <WhyAsked plan={props.plan} decides={decides} />
            <div className="row actions">
              <Button type="primary" size="large" htmlType="submit">
                继续
              </Button>
              <Button type="link" onClick={skip}>
                不清楚，先跳过
              </Button>
            </div>
          </form>
          <AnswersSoFar id={id} answers={answers} current={question.fact} />
        </Page>
      </div>
      <aside>
        <PlanPanel plan={plan} stale={preview.isPlaceholderData} />
      </aside>
    </div>
  )
}

/** 为什么问: which services hang on it. */
function WhyAsked({ plan, decides }: { plan: Plan; decides: string[] | undefined }) {
  if (!decides) return null
  const names = plan.services.filter(service => decides.includes(service.row)).map(service => `“${service.service}”`)
  return (
    <p className="why">
      为什么问：
      {names.length > 0 ? `这决定您要不要办${names.join('、')}。` : '这决定您能否办理这件事。'}
    </p>
  )
}

function AnswersSoFar({ id, answers, current }: { id: string; answers: Answers; current?: string }) {
  const given = answers.trail.filter(fact => fact !== current && answers.asked[fact] && fact in answers.facts)
  if (given.length === 0) return null
  return (
    <details className="so-far" open={!current}>
      <summary>已回答的 {given.length} 个问题</summary>
      <dl className="facts answers">
        {given.map(fact => (
          <div className="answer-line" key={fact}>
            <dt>{answers.asked[fact]!.label}</dt>
            <dd>
              <ShownValue id={fact} shape={answers.asked[fact]!} value={answers.facts[fact]} />{' '}
              <Link to={paths.ask(id, fact)}>
                修改<span className="sr-only">：{answers.asked[fact]!.label}</span>
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** The door is closed: why, and where to go instead. */
function Closed({ id, plan, answers }: { id: string; plan: Plan; answers: Answers }) {
  const last = answers.trail.at(-1)
  return (
    <Page
      title={plan.guard!.notNeeded ? '按您的回答，不用办理这件事' : '按您的回答，暂时不能办理这件事'}
      back={last ? { to: paths.ask(id, last), label: '返回上一题' } : { to: paths.guide(id), label: '返回办事指南' }}
    >
      <div className="stack narrow">
        <GuardNotice guard={plan.guard!} link={lifeEventId => paths.guide(lifeEventId)} />
        <AnswersSoFar id={id} answers={answers} />
      </div>
    </Page>
  )
}

function Finished({ id, plan, answers }: { id: string; plan: Plan; answers: Answers }) {
  const navigate = useNavigate()
  const skipped = plan.questions.length
  // Nothing was put off: the notice is what people came for.
  useEffect(() => {
    if (skipped === 0) navigate(paths.notice(id), { replace: true })
  }, [skipped, id, navigate])
  if (skipped === 0) return <Loading />
  return (
    <div className="split ask">
      <div>
        <Page
          title="问题问完了"
          lead={`还有 ${skipped} 个问题您选择了先跳过，与它们有关的事项会标为“待确定”。`}
          back={{ to: answers.trail.length ? paths.ask(id, answers.trail.at(-1)) : paths.guide(id), label: '上一题' }}
        >
          <div className="stack narrow">
            <ul className="bullets">
              {plan.questions.map(question => (
                <li key={question.fact}>
                  <Link to={paths.ask(id, question.fact)}>{question.question || question.label}</Link>
                </li>
              ))}
            </ul>
            <div>
              <Button type="primary" size="large" onClick={() => navigate(paths.notice(id))}>
                查看一次性告知
              </Button>
            </div>
            <AnswersSoFar id={id} answers={answers} />
          </div>
        </Page>
      </div>
      <aside>
        <PlanPanel plan={plan} />
      </aside>
    </div>
  )
}
