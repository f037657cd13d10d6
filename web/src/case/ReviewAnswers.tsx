import { deliveryMethods } from '@onething/core/lifecycle/states.ts'
import type { ReactNode } from 'react'
import type { CaseView, Question } from '../api/types.ts'
import { CommitmentLetter } from './CommitmentLetter.tsx'
import { promisedByWord } from './commitment.ts'
import { promisedOf, servicesFor } from './deferral.ts'
import { ShownValue } from './ListTable.tsx'
import { givenValue } from './values.ts'

export type Change = (section: {
  kind: 'services' | 'questions' | 'form' | 'commitments' | 'evidence' | 'delivery'
  id?: string
}) => ReactNode

/** Everything that will be submitted, in words, with a way to change each section. */
export function ReviewAnswers(props: { view: CaseView; questions: Question[]; change: Change }) {
  const { view, change } = props
  const draft = view.draft!
  const promised = promisedOf(view)
  const answered = props.questions.filter(question => question.fact in draft.facts)
  return (
    <div className="stack">
      <Section title="要办的事项" change={change({ kind: 'services' })}>
        <ul className="bullets">
          {draft.plan.services
            .filter(service => service.chosen)
            .map(service => (
              <li key={service.row}>
                {service.service}
                <span className="muted">
                  （{service.authority}）{service.commitment?.chosen && '，以告知承诺方式办理'}
                </span>
              </li>
            ))}
        </ul>
      </Section>
      {answered.length > 0 && (
        <Section title="基本情况" change={change({ kind: 'questions' })}>
          <dl className="facts answers">
            {answered.map(question => (
              <Answer
                key={question.fact}
                label={question.label}
                value={<ShownValue id={question.fact} shape={question} value={draft.facts[question.fact]} />}
              />
            ))}
          </dl>
        </Section>
      )}
      {draft.plan.form.map(group => (
        <Section key={group.id} title={group.label} change={change({ kind: 'form', id: group.id })}>
          <dl className="facts answers">
            {group.fields.map(field => (
              <Answer
                key={field.element}
                label={field.label}
                value={
                  <ShownValue
                    id={field.element}
                    shape={field}
                    value={givenValue(field, { values: draft.form, facts: draft.facts })}
                  />
                }
              />
            ))}
          </dl>
        </Section>
      ))}
      {promisedByWord(draft.plan).length > 0 && (
        <Section title="告知承诺书" change={change({ kind: 'commitments' })}>
          <p>请仔细阅读。提交申请就是作出以下承诺。</p>
          {promisedByWord(draft.plan).map(service => (
            <CommitmentLetter key={service.row} view={view} service={service} />
          ))}
        </Section>
      )}
      <Section title="申请材料" change={change({ kind: 'evidence' })}>
        <ul className="plain rule">
          {draft.plan.evidence.map(each => {
            const files = view.evidence.filter(file => file.type === each.type)
            return (
              <li key={each.type}>
                {each.name}
                <span className="muted block">
                  {each.exempt
                    ? each.exempt.mode === 'committed'
                      ? '以告知承诺代替，免于提交'
                      : '免于提交'
                    : files.length > 0
                      ? files.map(file => file.fileName).join('、')
                      : promised.includes(each)
                        ? '暂缺，承诺受理后补交'
                        : '未上传'}
                </span>
              </li>
            )
          })}
        </ul>
      </Section>
      {promised.length > 0 && (
        <Section title="容缺后补的承诺" change={change({ kind: 'evidence' })}>
          <p>您承诺，在受理后按期补交以下 {promised.length} 份材料：</p>
          <ul className="bullets">
            {promised.map(each => (
              <li key={each.type}>
                《{each.name}》<span className="muted">（用于：{servicesFor(each, draft.plan).join('、')}）</span>
              </li>
            ))}
          </ul>
          <p>有关事项先受理，材料补齐后再作决定；逾期未补交的，有关事项视为撤回，不影响其他事项。</p>
        </Section>
      )}
      <Section title="结果怎样领取" change={change({ kind: 'delivery' })}>
        <p>{deliveryMethods[draft.delivery]}</p>
      </Section>
    </div>
  )
}

function Section({ title, change, children }: { title: string; change: ReactNode; children: ReactNode }) {
  return (
    <section className="card stack-s">
      <div className="row spread">
        <h2>{title}</h2>
        <span className="no-print">{change}</span>
      </div>
      {children}
    </section>
  )
}

function Answer({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
