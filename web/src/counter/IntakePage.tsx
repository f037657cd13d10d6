import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { caseKey, createCase } from '../api/cases.ts'
import { me } from '../api/people.ts'
import { planFor } from '../api/plan.ts'
import type { Facts, LifeEventItem, Plan, PlanQuestion } from '../api/types.ts'
import { checkAnswer } from '../case/check.ts'
import { GuardNotice } from '../case/GuardNotice.tsx'
import { PlanPanel } from '../case/PlanPanel.tsx'
import { QuestionField } from '../case/QuestionField.tsx'
import { ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { RegionPicker } from '../ui/RegionPicker.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { LifeEventSearch } from './LifeEventSearch.tsx'
import { checkPerson, type Person, PersonFields, someone } from './PersonFields.tsx'
import { paths } from './paths.ts'

const firstRegion = '410105'

/** 新收件: who stands here, what they want done, the few questions that decide it. All on one screen. */
export function IntakePage() {
  const { data: clerk } = useQuery(me)
  const [chosenRegion, setRegion] = useState<string | null>(null)
  const region = chosenRegion ?? clerk?.region?.code ?? firstRegion
  const [person, setPerson] = useState<Person>(someone)
  const [event, setEvent] = useState<LifeEventItem | null>(null)
  const [facts, setFacts] = useState<Facts>({})
  const [errors, setErrors] = useState<Record<string, string>>({})
  const queries = useQueryClient()
  const navigate = useNavigate()

  const settled = useSettled(facts, 300)
  const plan = useQuery({
    ...planFor({ lifeEvent: event?.id ?? '', region, facts: settled }),
    enabled: event !== null,
  })
  const shown = event && plan.data?.lifeEvent.id === event.id ? plan.data : undefined

  const creation = useMutation({
    mutationFn: () =>
      createCase({
        lifeEvent: event!.id,
        region,
        facts,
        onBehalfOf: {
          name: person.name.trim(),
          idNumber: person.idNumber,
          phone: person.phone,
          ...(person.creditCode || person.enterprise
            ? { enterprise: { name: person.enterprise.trim(), creditCode: person.creditCode } }
            : {}),
        },
      }),
    onSuccess: view => {
      queries.setQueryData(caseKey(view.caseNo), view)
      queries.invalidateQueries({ queryKey: ['cases'] })
      navigate(paths.case(view.caseNo), { replace: true })
    },
  })

  function choose(chosen: LifeEventItem | null) {
    setEvent(chosen)
    setFacts({})
  }

  function submit(submitted: FormEvent) {
    submitted.preventDefault()
    const wrong = checkPerson(person)
    setErrors(wrong)
    if (Object.keys(wrong).length === 0 && event && !shown?.guard) creation.mutate()
  }

  return (
    <Page title="新收件" wideHead>
      <form className="split" noValidate onSubmit={submit}>
        <div className="stack">
          <section className="card stack-s">
            <h2>一、申请人</h2>
            <PersonFields
              person={person}
              onChange={next => {
                setPerson(next)
                setErrors({})
              }}
              errors={errors}
            />
          </section>
          <section className="card stack-s">
            <h2>二、要办的事</h2>
            <div className="row">
              <span>办理地区</span>
              <RegionPicker value={region} onChange={setRegion} />
            </div>
            <LifeEventSearch region={region} chosen={event} onChoose={choose} />
          </section>
          {event && shown && (
            <Conversation
              key={event.id}
              plan={shown}
              facts={facts}
              onAnswer={(fact, value) => setFacts({ ...facts, [fact]: value })}
            />
          )}
          <ProblemNotice problem={plan.error ?? creation.error} />
          <div>
            <Button
              type="primary"
              htmlType="submit"
              size="large"
              disabled={!event || Boolean(shown?.guard)}
              loading={creation.isPending}
            >
              建立办件，填表收材料
            </Button>
          </div>
        </div>
        <aside>
          <PlanPanel plan={shown} stale={plan.isPlaceholderData} />
        </aside>
      </form>
    </Page>
  )
}

/** The questions as a compact conversation: each stays where it appeared, the next joins below. */
function Conversation(props: { plan: Plan; facts: Facts; onAnswer: (fact: string, value: unknown) => void }) {
  const [asked, setAsked] = useState<PlanQuestion[]>(props.plan.questions)
  const fresh = props.plan.questions.filter(question => !asked.some(each => each.fact === question.fact))
  if (fresh.length > 0) setAsked([...asked, ...fresh])
  const open = props.plan.questions.map(question => question.fact)
  const shown = asked.filter(question => open.includes(question.fact) || question.fact in props.facts)
  return (
    <section className="card stack-s">
      <h2>三、情况</h2>
      {props.plan.guard && <GuardNotice guard={props.plan.guard} />}
      {shown.length === 0 && !props.plan.guard && <p>没有需要询问的问题。</p>}
      <div className="conversation">
        {shown.map(question => {
          const value = props.facts[question.fact]
          return (
            <QuestionField
              key={question.fact}
              question={question}
              value={value}
              onChange={next => props.onAnswer(question.fact, next)}
              error={value === undefined || value === null ? null : checkAnswer(question, value)}
            />
          )
        })}
      </div>
    </section>
  )
}
