import { asOf } from '@onething/core/catalogue/as-of.ts'
import type { Catalogue, LifeEvent } from '@onething/core/catalogue/schema.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { plan as planWith } from '@onething/core/plan/plan.ts'
import { prepare } from '@onething/core/plan/prepare.ts'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { Content } from '../api/manage.ts'
import type { Facts, Plan, Question } from '../api/types.ts'
import { checkAnswer } from '../case/check.ts'
import { GuardNotice } from '../case/GuardNotice.tsx'
import { EvidenceNeeded } from '../case/NoticeBody.tsx'
import { PlanPanel } from '../case/PlanPanel.tsx'
import { QuestionField } from '../case/QuestionField.tsx'
import { ServiceOrder } from '../case/ServiceOrder.tsx'
import { inWords } from '../case/shape.ts'
import { today } from '../ui/text.ts'
import { useSettled } from '../ui/useSettled.ts'
import { Pick } from './editor/Pick.tsx'
import { localCatalogue, localPlace, plainCalendar } from './place.ts'

/** What an applicant would be asked and told if this content were published: the same core, in this browser. */
export function Preview(props: { content: Content; lifeEvent?: string; service?: string }) {
  const content = useSettled(props.content, 400)
  const catalogue = useMemo(() => localCatalogue(content), [content])
  const [chosen, setChosen] = useState<string | undefined>()
  const events = Object.values(catalogue.lifeEvents)
  const using = props.service ? events.filter(event => event.services.some(row => row.service === props.service)) : []
  const offered = using.length > 0 ? using : events
  const id = props.lifeEvent ?? chosen ?? offered[0]?.id
  const event = id === undefined ? undefined : catalogue.lifeEvents[id]
  return (
    <section className="preview card stack-s" aria-label="办理预览">
      <h2>办理预览</h2>
      {!props.lifeEvent && (
        <div className="field">
          <label className="label" htmlFor="preview-event">
            {using.length > 0 ? '用到这个事项的一件事' : '用哪一件事预览'}
          </label>
          <Pick
            id="preview-event"
            label="用哪一件事预览"
            options={offered.map(one => ({ value: one.id, label: one.name, note: one.id }))}
            value={id}
            onPick={setChosen}
          />
        </div>
      )}
      {event ? (
        <Situation key={event.id} event={event} catalogue={catalogue} content={content} />
      ) : (
        <p className="muted">保存以后才能预览。</p>
      )}
    </section>
  )
}

function Situation({ event, catalogue, content }: { event: LifeEvent; catalogue: Catalogue; content: Content }) {
  const [date, setDate] = useState(today)
  const [facts, setFacts] = useState<Facts>({})
  const [asked, setAsked] = useState<Record<string, Question>>({})
  const [skipped, setSkipped] = useState<string[]>([])
  const result = useMemo(
    () => planned(catalogue, content, event, date, facts),
    [catalogue, content, event, date, facts],
  )
  const restart = (next: Facts = {}) => {
    setFacts(next)
    setSkipped([])
  }
  return (
    <>
      <div className="row">
        <label className="row">
          申请日期
          <input
            className="native"
            type="date"
            value={date}
            onChange={change => change.target.value && setDate(change.target.value)}
          />
        </label>
        {event.examples.length > 0 && (
          <select
            className="native grow"
            aria-label="代入实例的回答"
            value=""
            onChange={change => {
              const example = event.examples[Number(change.target.value)]
              if (!example) return
              setDate(example.date)
              restart(example.facts)
            }}
          >
            <option value="">代入实例的回答…</option>
            {event.examples.map((example, at) => (
              <option key={at} value={at}>
                {example.name}
              </option>
            ))}
          </select>
        )}
      </div>
      {'problem' in result ? (
        <div className="notice warn" role="status">
          <p>暂时算不出办理方案：内容还不完整，或者引用了没有定义的条目。</p>
          <p className="muted">{result.problem}</p>
        </div>
      ) : (
        <Answered
          plan={result.plan}
          catalogue={catalogue}
          facts={facts}
          asked={asked}
          skipped={skipped}
          onAnswer={(question, value) => {
            setAsked({ ...asked, [question.fact]: question })
            setFacts({ ...facts, [question.fact]: value })
          }}
          onSkip={fact => setSkipped([...skipped, fact])}
          onForget={fact => {
            const { [fact]: _gone, ...rest } = facts
            restart(rest)
          }}
          onRestart={() => restart()}
        />
      )}
    </>
  )
}

/** Only the life event in question is made ready: it has to keep up with typing. */
function planned(
  catalogue: Catalogue,
  content: Content,
  event: LifeEvent,
  date: string,
  given: Facts,
): { plan: Plan } | { problem: string } {
  try {
    const then = asOf({ ...catalogue, lifeEvents: { [event.id]: event } }, date)
    const { facts, problems } = normaliseFacts(then.facts, given, date)
    if (problems.length > 0) return { problem: problems.map(one => one.message).join('；') }
    const request = { lifeEvent: event.id, date, facts }
    return { plan: planWith(prepare(then, 0), localPlace(content, date), plainCalendar, request) as Plan }
  } catch (problem) {
    return { problem: problem instanceof Error ? problem.message : String(problem) }
  }
}

function Answered(props: {
  plan: Plan
  catalogue: Catalogue
  facts: Facts
  asked: Record<string, Question>
  skipped: string[]
  onAnswer: (question: Question, value: unknown) => void
  onSkip: (fact: string) => void
  onForget: (fact: string) => void
  onRestart: () => void
}) {
  const { plan, facts, catalogue } = props
  const next = plan.guard ? undefined : plan.questions.find(question => !props.skipped.includes(question.fact))
  const given = Object.keys(facts).filter(fact => catalogue.facts[fact])
  return (
    <div className="stack-s">
      {given.length > 0 && (
        <dl className="facts answers">
          {given.map(fact => {
            const definition = catalogue.facts[fact]!
            return (
              <div className="answer-line" key={fact}>
                <dt>{definition.label}</dt>
                <dd className="pre">
                  {inWords(definition, facts[fact])}{' '}
                  <button type="button" className="link" onClick={() => props.onForget(fact)}>
                    重答<span className="sr-only">：{definition.label}</span>
                  </button>
                </dd>
              </div>
            )
          })}
        </dl>
      )}
      {plan.guard && <GuardNotice guard={plan.guard} />}
      {next && (
        <NextQuestion
          key={next.fact}
          question={next}
          left={plan.questions.length}
          onAnswer={value => props.onAnswer(next, value)}
          onSkip={() => props.onSkip(next.fact)}
        />
      )}
      {!next && !plan.guard && (
        <p className="muted" role="status">
          {plan.questions.length > 0 ? `还有 ${plan.questions.length} 个问题先跳过了。` : '问题都问完了。'}
        </p>
      )}
      {(given.length > 0 || props.skipped.length > 0) && (
        <Button size="small" onClick={props.onRestart}>
          从头再来
        </Button>
      )}
      <PlanPanel plan={plan} />
      <details>
        <summary>要交的材料</summary>
        <EvidenceNeeded plan={plan} />
      </details>
      <details>
        <summary>办理顺序</summary>
        <ServiceOrder plan={plan} />
      </details>
    </div>
  )
}

function NextQuestion(props: {
  question: Plan['questions'][number]
  left: number
  onAnswer: (value: unknown) => void
  onSkip: () => void
}) {
  const { question } = props
  const [value, setValue] = useState<unknown>(undefined)
  const [error, setError] = useState<string | null>(null)
  return (
    <form
      className="next-question stack-s"
      aria-label="下一个问题"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        const problem = checkAnswer(question, value)
        setError(problem)
        if (!problem) props.onAnswer(value)
      }}
    >
      <p className="muted">还有 {props.left} 个问题会影响结果</p>
      <QuestionField question={question} value={value} error={error} onChange={setValue} />
      <div className="row">
        <Button size="small" type="primary" htmlType="submit">
          回答
        </Button>
        <Button size="small" type="link" onClick={props.onSkip}>
          先跳过
        </Button>
      </div>
    </form>
  )
}
