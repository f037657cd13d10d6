import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { CaseView } from '../api/types.ts'
import { checkAnswer } from '../case/check.ts'
import { DraftQuestions } from '../case/DraftQuestions.tsx'
import { GuardNotice } from '../case/GuardNotice.tsx'
import { PlaceOfLists, useDraftLists } from '../case/listPlace.ts'
import { useDraftQuestions } from '../case/questions.ts'
import { SaveState } from '../case/SaveState.tsx'
import { useDraft } from '../case/useDraft.ts'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { pageAfter } from './sections.ts'
import { WithDraft } from './WithCase.tsx'

export function DraftQuestionsPage() {
  return <WithDraft>{view => <Questions view={view} />}</WithDraft>
}

/** Facts still open, and those answered before: all may be changed until the case is submitted. */
function Questions({ view }: { view: CaseView }) {
  const draft = useDraft(view)
  const lists = useDraftLists(view, draft)
  const navigate = useNavigate()
  const [errors, setErrors] = useState<Record<string, string | undefined>>({})
  const questions = useDraftQuestions(view)
  const openFacts = draft.plan.questions.map(question => question.fact)

  async function goOn() {
    const wrong: Record<string, string> = {}
    for (const question of questions) {
      const problem = question.shared ? null : checkAnswer(question, draft.facts[question.fact])
      if (problem) wrong[question.fact] = problem
    }
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    await draft.flush()
    navigate(paths.case(view.caseNo, openFacts.length > 0 ? pageAfter(view, 'questions') : ''))
  }

  return (
    <Page
      title="有关情况"
      lead="答案会影响要办的事项和材料。新的问题会随回答出现。"
      back={{ to: paths.case(view.caseNo), label: '返回任务清单' }}
    >
      <div className="stack narrow">
        {draft.plan.guard && <GuardNotice guard={draft.plan.guard} link={paths.guide} />}
        <div className="form-fields">
          <PlaceOfLists.Provider value={lists}>
            <DraftQuestions
              questions={questions}
              facts={draft.facts}
              errors={errors}
              onChange={(fact, value) => {
                setErrors(before => ({ ...before, [fact]: undefined }))
                draft.change({ facts: { [fact]: value } })
              }}
            />
          </PlaceOfLists.Provider>
        </div>
        <SaveState draft={draft} />
        <div>
          <Button type="primary" size="large" onClick={goOn}>
            保存并继续
          </Button>
        </div>
      </div>
    </Page>
  )
}
