import { Button } from 'antd'
import { useState } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import type { CaseView, PlanField } from '../api/types.ts'
import { checkField, checkFields } from '../case/check.ts'
import { ErrorSummary, FormFields } from '../case/FormFields.tsx'
import { PlaceOfLists, useDraftLists } from '../case/listPlace.ts'
import { SaveState } from '../case/SaveState.tsx'
import { isEmpty } from '../case/shape.ts'
import { useDraft } from '../case/useDraft.ts'
import { givenValue, patchOf, useSteadyForm } from '../case/values.ts'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { pageAfter } from './sections.ts'
import { WithDraft } from './WithCase.tsx'

export function DraftFormPage() {
  const { group = '' } = useParams()
  return <WithDraft>{view => <FormSection key={group} view={view} groupId={group} />}</WithDraft>
}

/** One section of the one form. Checked when a field is left and again before going on; saved all the while. */
function FormSection({ view, groupId }: { view: CaseView; groupId: string }) {
  const draft = useDraft(view)
  const lists = useDraftLists(view, draft)
  const navigate = useNavigate()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [asked, setAsked] = useState(false)
  const groups = useSteadyForm(draft.plan.form)
  const at = groups.findIndex(group => group.id === groupId)
  const group = groups[at]
  if (!group) return <Navigate to={paths.case(view.caseNo)} replace />

  const setError = (element: string, message: string | null) =>
    setErrors(({ [element]: _old, ...rest }) => (message ? { ...rest, [element]: message } : rest))

  function change(field: PlanField, value: unknown) {
    setError(field.element, null)
    draft.change(patchOf(field, value))
  }

  function leave(field: PlanField) {
    const value = givenValue(field, draft)
    if (!isEmpty(value)) setError(field.element, checkField(field, value))
  }

  async function goOn() {
    const wrong = checkFields(group!.fields, draft)
    setErrors(wrong)
    setAsked(true)
    if (Object.keys(wrong).length > 0) return window.scrollTo({ top: 0 })
    await draft.flush()
    navigate(paths.case(view.caseNo, pageAfter(view, `form/${groupId}`)))
  }

  return (
    <Page title={group.label} lead={group.help} back={{ to: paths.case(view.caseNo), label: '返回任务清单' }}>
      <div className="stack narrow">
        <p className="muted">
          表单第 {at + 1} 部分，共 {groups.length} 部分
        </p>
        {asked && <ErrorSummary errors={errors} />}
        <PlaceOfLists.Provider value={lists}>
          <FormFields
            fields={group.fields}
            given={draft}
            provenance={draft.draft.provenance}
            factSources={draft.draft.factSources}
            errors={errors}
            onChange={change}
            onLeave={leave}
          />
        </PlaceOfLists.Provider>
        <SaveState draft={draft} />
        <div className="row">
          <Button type="primary" size="large" onClick={goOn}>
            保存并继续
          </Button>
          <Button type="link" onClick={() => navigate(paths.case(view.caseNo))}>
            先填别的部分
          </Button>
        </div>
      </div>
    </Page>
  )
}
