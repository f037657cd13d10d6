import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { handbookPdf } from '../api/catalogue.ts'
import type { CaseView } from '../api/types.ts'
import { CommitmentChoice } from '../case/CommitmentChoice.tsx'
import { checkField, checkFields } from '../case/check.ts'
import { DeliveryChoice } from '../case/DeliveryChoice.tsx'
import { DraftEvidence } from '../case/DraftEvidence.tsx'
import { DraftQuestions } from '../case/DraftQuestions.tsx'
import { ExemptEvidence, fileRules } from '../case/EvidenceSlots.tsx'
import { ErrorSummary, FormFields } from '../case/FormFields.tsx'
import { GuardNotice } from '../case/GuardNotice.tsx'
import { PlaceOfLists, useDraftLists } from '../case/listPlace.ts'
import { useDraftQuestions } from '../case/questions.ts'
import { SaveState } from '../case/SaveState.tsx'
import { ServiceChoice } from '../case/ServiceChoice.tsx'
import { evidenceState, groupState, type SectionState } from '../case/sections.ts'
import { isEmpty } from '../case/shape.ts'
import { othersSign, signatureState } from '../case/signatures.ts'
import { Tag } from '../case/Tag.tsx'
import { useDraft } from '../case/useDraft.ts'
import { givenValue, patchOf, useSteadyForm } from '../case/values.ts'
import { WithdrawButton } from '../case/WithdrawButton.tsx'
import { Page } from '../ui/Page.tsx'
import { days } from '../ui/text.ts'
import { paths } from './paths.ts'
import { SignHere } from './SignHere.tsx'

/** The whole draft on one dense page: questions, form, materials, delivery; the list of sections follows along. */
export function CounterDraft({ view }: { view: CaseView }) {
  const draft = useDraft(view)
  const lists = useDraftLists(view, draft)
  const navigate = useNavigate()
  const questions = useDraftQuestions(view)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const { plan } = draft
  const needed = plan.evidence.filter(each => !each.exempt)
  const problems = draft.draft.problems
  const form = useSteadyForm(plan.form)
  const allFields = form.flatMap(group => group.fields)

  const setError = (element: string, message: string | null) =>
    setErrors(({ [element]: _old, ...rest }) => (message ? { ...rest, [element]: message } : rest))

  async function confirm() {
    const wrong = checkFields(allFields, draft)
    setErrors(wrong)
    await draft.flush()
    if (Object.keys(wrong).length > 0) window.scrollTo({ top: 0 })
    else navigate(paths.confirm(view.caseNo))
  }

  const sections: { id: string; title: string; state: SectionState }[] = [
    { id: 'services', title: '要办的事项', state: '已完成' },
    ...(questions.length > 0
      ? [
          {
            id: 'questions',
            title: '有关情况',
            state: plan.questions.length > 0 ? ('未开始' as const) : ('已完成' as const),
          },
        ]
      : []),
    ...form.map(group => ({ id: group.id, title: group.label, state: groupState(group, draft.values, problems) })),
    { id: 'evidence', title: `材料（${needed.length} 份）`, state: evidenceState(view.evidence, problems) },
    { id: 'delivery', title: '结果领取', state: '已完成' },
    ...(othersSign(view) ? [{ id: 'signatures', title: '签名', state: signatureState(view) }] : []),
  ]

  return (
    <Page
      title={plan.lifeEvent.name}
      lead={
        <>
          {view.applicant} · {view.region.name} · <span className="num">{view.caseNo}</span>
        </>
      }
      back={{ to: paths.home, label: '今日办件' }}
      wideHead
    >
      <div className="split">
        <div className="stack">
          <PlaceOfLists.Provider value={lists}>
            <ErrorSummary errors={errors} />
            {plan.guard && <GuardNotice guard={plan.guard} />}
            <section className="card stack-s" id="services">
              <h2>要办的事项</h2>
              <ServiceChoice
                plan={plan}
                onChange={selection => {
                  draft.change({ selection })
                  void draft.flush()
                }}
              />
            </section>
            {questions.length > 0 && (
              <section className="card stack-s" id="questions">
                <h2>有关情况</h2>
                <div className="conversation">
                  <DraftQuestions
                    questions={questions}
                    facts={draft.facts}
                    onChange={(fact, value) => draft.change({ facts: { [fact]: value } })}
                  />
                </div>
              </section>
            )}
            {form.map(group => (
              <section className="card stack-s compact" id={group.id} key={group.id}>
                <h2>{group.label}</h2>
                {group.help && <p className="muted">{group.help}</p>}
                <FormFields
                  fields={group.fields}
                  given={draft}
                  provenance={draft.draft.provenance}
                  factSources={draft.draft.factSources}
                  errors={errors}
                  onChange={(field, value) => {
                    setError(field.element, null)
                    draft.change(patchOf(field, value))
                  }}
                  onLeave={field => {
                    const value = givenValue(field, draft)
                    if (!isEmpty(value)) setError(field.element, checkField(field, value))
                  }}
                />
              </section>
            ))}
          </PlaceOfLists.Provider>
          <CommitmentChoice view={view} plan={plan} before={draft.flush} />
          <section className="stack-s" id="evidence">
            <h2>材料</h2>
            {needed.length > 0 && <p className="muted">{fileRules}</p>}
            <div className="slots">
              <DraftEvidence view={view} draft={draft} promise="申请人暂时没有，承诺在受理后按期补交（容缺后补）" />
            </div>
            {needed.length === 0 && <p>不用交材料。</p>}
            <ExemptEvidence evidence={plan.evidence} />
          </section>
          <section className="card stack-s" id="delivery">
            <h2>结果怎样领取</h2>
            <DeliveryChoice value={draft.delivery} onChange={delivery => draft.change({ delivery })} />
          </section>
          <SignHere view={view} heading="签名" />
        </div>
        <aside className="card stack-s">
          <h2>收件清单</h2>
          <ol className="plain outline">
            {sections.map(section => (
              <li key={section.id} className="row spread nowrap">
                <a href={`#${section.id}`}>{section.title}</a>
                <Tag tone={section.state === '已完成' ? 'ok' : section.state === '进行中' ? 'busy' : ''}>
                  {section.state}
                </Tag>
              </li>
            ))}
          </ol>
          <p className="muted">承诺 {days(plan.promised)}</p>
          <a href={handbookPdf(plan.lifeEvent.id, view.region.code)} target="_blank" rel="noreferrer">
            收件标准和审查要点（业务手册）
          </a>
          <SaveState draft={draft} />
          <Button type="primary" size="large" block onClick={confirm}>
            请申请人确认
          </Button>
          <WithdrawButton view={view} />
        </aside>
      </div>
    </Page>
  )
}
