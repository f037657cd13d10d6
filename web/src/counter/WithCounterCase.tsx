import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { caseView } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { Loaded } from '../ui/feedback.tsx'

export function WithCounterCase({ children }: { children: (view: CaseView) => ReactNode }) {
  const { caseNo = '' } = useParams()
  return <Loaded query={useQuery(caseView(caseNo))}>{children}</Loaded>
}
