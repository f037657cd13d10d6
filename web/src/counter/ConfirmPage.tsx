import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router'
import { caseKey, submitCase } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import type { CaseView } from '../api/types.ts'
import { useDraftQuestions } from '../case/questions.ts'
import { ReviewAnswers } from '../case/ReviewAnswers.tsx'
import { ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { WithCounterCase } from './WithCounterCase.tsx'

export function ConfirmPage() {
  return (
    <WithCounterCase>
      {view => (view.draft ? <Confirm view={view} /> : <Navigate to={paths.case(view.caseNo)} replace />)}
    </WithCounterCase>
  )
}

const anchor = {
  services: 'services',
  questions: 'questions',
  form: '',
  commitments: 'commitments',
  evidence: 'evidence',
  delivery: 'delivery',
}

/** The screen is turned to the applicant: everything keyed in, in large type; they agree, then it is submitted. */
function Confirm({ view }: { view: CaseView }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const questions = useDraftQuestions(view)
  const [agreed, setAgreed] = useState(false)
  const { problems, reviewedHash } = view.draft!
  const submission = useMutation({
    mutationFn: () => submitCase(view.caseNo, reviewedHash),
    onSuccess: after => {
      navigate(paths.case(view.caseNo), { replace: true })
      queries.setQueryData(caseKey(view.caseNo), after)
      queries.invalidateQueries({ queryKey: ['cases'] })
    },
    onError: () => {
      setAgreed(false)
      queries.invalidateQueries({ queryKey: caseKey(view.caseNo) })
    },
  })
  const stale = submission.error instanceof Problem && submission.error.status === 409
  return (
    <Page
      title="请申请人确认"
      lead={`${view.applicant}，请核对窗口为您填写的内容。`}
      back={{ to: paths.case(view.caseNo), label: '返回修改' }}
    >
      <div className="stack narrow confirm">
        {problems.length > 0 && (
          <div className="notice bad" role="alert">
            <strong>还有 {problems.length} 处没有完成，暂不能提交</strong>
            <ul className="bullets">
              {problems.map(problem => (
                <li key={problem.where + problem.target}>{problem.message}</li>
              ))}
            </ul>
          </div>
        )}
        {stale ? (
          <p className="notice warn" role="alert">
            <strong>内容刚刚有变化，请重新核对。</strong>
            {submission.error?.message}
          </p>
        ) : (
          <ProblemNotice problem={submission.error} />
        )}
        <ReviewAnswers
          view={view}
          questions={questions}
          change={section => <Link to={`${paths.case(view.caseNo)}#${section.id ?? anchor[section.kind]}`}>修改</Link>}
        />
        <label className="choice">
          <input type="checkbox" checked={agreed} onChange={event => setAgreed(event.target.checked)} />
          <span>申请人已逐项核对，确认内容和材料真实有效，同意提交</span>
        </label>
        <div>
          <Button
            type="primary"
            size="large"
            disabled={!agreed || problems.length > 0}
            loading={submission.isPending}
            onClick={() => submission.mutate()}
          >
            提交申请
          </Button>
        </div>
      </div>
    </Page>
  )
}
