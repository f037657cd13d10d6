import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { Navigate, useParams } from 'react-router'
import { caseView } from '../api/cases.ts'
import { Problem } from '../api/client.ts'
import { halfMinute } from '../api/messages.ts'
import type { CaseView } from '../api/types.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { paths } from './paths.ts'

interface Props {
  /** The page follows what departments do, while they have it; never while somebody fills it in. */
  live?: boolean
  children: (view: CaseView) => ReactNode
}

/** One of my cases; not mine and not there are the same to a stranger. */
export function WithCase({ live, children }: Props) {
  const { caseNo = '' } = useParams()
  return (
    <SignInGate as="citizen" needs="applicant" roleLabel="申请人">
      {() => (
        <MyCase caseNo={caseNo} live={live}>
          {children}
        </MyCase>
      )}
    </SignInGate>
  )
}

function MyCase({ caseNo, live = false, children }: Props & { caseNo: string }) {
  const found = useQuery({
    ...caseView(caseNo),
    refetchInterval: ({ state }) => (live && state.data && state.data.state !== 'draft' ? halfMinute : false),
  })
  if (found.error instanceof Problem && [403, 404].includes(found.error.status))
    return (
      <Page
        title="没有找到这个办件"
        lead={`您名下没有编号为 ${caseNo} 的办件。`}
        back={{ to: paths.mine, label: '我的办件' }}
      />
    )
  return (
    <Loaded query={found}>
      {view => (view.tone === 'quiet' ? <div className="quiet">{children(view)}</div> : children(view))}
    </Loaded>
  )
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
