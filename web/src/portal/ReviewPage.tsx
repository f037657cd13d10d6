import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { caseKey, submitCase } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import type { CaseView } from '../api/types.ts'
import { promisedByWord } from '../case/commitment.ts'
import { FormLinks } from '../case/FormLinks.tsx'
import { useDraftQuestions } from '../case/questions.ts'
import { type Change, ReviewAnswers } from '../case/ReviewAnswers.tsx'
import { SignatureList } from '../case/SignatureList.tsx'
import { groupProblems } from '../case/sections.ts'
import { othersSign } from '../case/signatures.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { paths } from './paths.ts'
import { WithDraft } from './WithCase.tsx'

export function ReviewPage() {
  return <WithDraft>{view => <Review view={view} />}</WithDraft>
}

const changePage: Record<Parameters<Change>[0]['kind'], (id: string) => string> = {
  services: () => 'services',
  questions: () => 'questions',
  form: id => `form/${id}`,
  commitments: () => 'evidence',
  evidence: () => 'evidence',
  delivery: () => 'delivery',
}

/** 核对: everything on one page; what is sent is exactly what was shown, which the hash proves. */
function Review({ view }: { view: CaseView }) {
  const queries = useQueryClient()
  const questions = useDraftQuestions(view)
  const submission = useMutation({
    mutationFn: () => submitCase(view.caseNo, view.draft!.reviewedHash),
    // The page around this one leads on as soon as there is no draft any more.
    onSuccess: after => {
      queries.setQueryData(caseKey(view.caseNo), after)
      queries.invalidateQueries({ queryKey: ['cases'] })
    },
    onError: () => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) }),
  })
  const stale = submission.error instanceof Problem && submission.error.status === 409
  const ready = view.draft!.problems.length === 0 && view.actions.includes('submit')
  return (
    <Page
      title="核对并提交"
      lead="请逐项核对。提交后各部门同时开始审查。"
      back={{ to: paths.case(view.caseNo), label: '返回任务清单' }}
    >
      <div className="stack narrow">
        <Left view={view} />
        {stale && (
          <p className="notice warn" role="alert">
            <strong>内容刚刚有变化，请重新核对后再提交。</strong>
            {submission.error?.message}
          </p>
        )}
        {!stale && <ProblemNotice problem={submission.error} />}
        <ReviewAnswers
          view={view}
          questions={questions}
          change={section => <Link to={paths.case(view.caseNo, changePage[section.kind](section.id ?? ''))}>修改</Link>}
        />
        {othersSign(view) && (
          <section className="stack-s">
            <div className="row spread">
              <h2>签名</h2>
              <Link to={paths.case(view.caseNo, 'signatures')}>去请人签名</Link>
            </div>
            <SignatureList signatures={view.signatures} />
          </section>
        )}
        <FormLinks caseNo={view.caseNo} plan={view.draft!.plan} />
        <section className="card stack-s">
          <h2>提交前请知晓</h2>
          <ul className="bullets">
            <li>所填内容和上传的材料真实有效；提供虚假材料的，依法承担责任。</li>
            {promisedByWord(view.draft!.plan).length > 0 && (
              <li>以告知承诺方式办理的事项，承诺书自提交时生效；承诺不实的，依法承担责任。</li>
            )}
            <li>同意上述部门为办理本次申请核验有关信息，各部门只能看到与其事项有关的部分。</li>
          </ul>
        </section>
        <div>
          <Button
            type="primary"
            size="large"
            disabled={!ready}
            loading={submission.isPending}
            onClick={() => submission.mutate()}
          >
            确认并提交
          </Button>
        </div>
      </div>
    </Page>
  )
}

/** What still stands in the way, each line a link to the page that mends it. */
function Left({ view }: { view: CaseView }) {
  const { problems, plan } = view.draft!
  if (problems.length === 0) return null
  const pageOf = (problem: (typeof problems)[number]) => {
    if (problem.where === 'field') {
      const group = plan.form.find(each => groupProblems(each, [problem]).length > 0)
      return group ? `form/${group.id}` : ''
    }
    return {
      question: 'questions',
      evidence: 'evidence',
      service: 'services',
      guard: 'questions',
      signature: 'signatures',
    }[problem.where]
  }
  return (
    <div className="notice bad" role="alert">
      <strong>还有 {problems.length} 处没有完成，完成后才能提交</strong>
      <ul className="bullets">
        {problems.map(problem => (
          <li key={problem.where + problem.target}>
            <Link to={paths.case(view.caseNo, pageOf(problem))}>{problem.message}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
