import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { Navigate, useParams } from 'react-router'
import { caseView } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import type { CaseView } from '../api/types.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { paths } from './paths.ts'

/** One of my cases; not mine and not there are the same to a stranger. */
export function WithCase({ children }: { children: (view: CaseView) => ReactNode }) {
  const { caseNo = '' } = useParams()
  return (
    <SignInGate as="citizen" needs="applicant" roleLabel="申请人">
      {() => <MyCase caseNo={caseNo}>{children}</MyCase>}
    </SignInGate>
  )
}

function MyCase({ caseNo, children }: { caseNo: string; children: (view: CaseView) => ReactNode }) {
  const found = useQuery(caseView(caseNo))
  if (found.error instanceof Problem && [403, 404].includes(found.error.status))
    return (
      <Page
        title="没有找到这个办件"
        lead={`您名下没有编号为 ${caseNo} 的办件。`}
        back={{ to: paths.mine, label: '我的办件' }}
      />
    )
  return <Loaded query={found}>{children}</Loaded>
}

/** A page of a draft; once submitted there is nothing left to fill in. */
export function WithDraft({ children }: { children: (view: CaseView) => ReactNode }) {
  return <WithCase>{view => <Draft view={view}>{children}</Draft>}</WithCase>
}

/** Whoever submits from here is told so; whoever comes here later sees how far it is. */
function Draft({ view, children }: { view: CaseView; children: (view: CaseView) => ReactNode }) {
  const wasDraft = useRef(false)
  if (view.draft) {
    wasDraft.current = true
    return children(view)
  }
  const submittedHere = wasDraft.current && view.submittedAt !== null
  return <Navigate to={paths.case(view.caseNo, submittedHere ? 'submitted' : '')} replace />
}
