import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { factQuestions } from '../api/catalogue.ts'
import { Problem } from '../api/client.ts'
import { notice } from '../api/plan.ts'
import { Loading, ProblemNotice } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { remember } from './memory.ts'
import { paths } from './paths.ts'

/** Coming back by code: the answers are put where they were, and the notice is shown. */
export function ComeBackPage() {
  const { code = '' } = useParams()
  const navigate = useNavigate()
  const found = useQuery(notice(code))
  const situation = found.data
  const facts = useQuery(factQuestions)
  useEffect(() => {
    if (!situation || !facts.data) return
    remember(situation, facts.data)
    navigate(`${paths.notice(situation.lifeEvent)}?code=${encodeURIComponent(code)}`, { replace: true })
  }, [situation, facts.data, code, navigate])

  if (found.error instanceof Problem && found.error.status === 404)
    return (
      <Page title="没有找到这份告知书" lead="请核对告知书编号；也可以重新回答几个问题，再生成一份。">
        <Link to={paths.home}>找一件事</Link>
      </Page>
    )
  if (found.error) return <ProblemNotice problem={found.error} retry={() => found.refetch()} />
  return <Loading what="正在取出告知书" />
}
