import { useMutation, useQueryClient } from '@tanstack/react-query'
import { caseKey } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'

/**
 * One act of the applicant on a case: what comes back is what is shown from now on. Two of them on one case never overtake
 * each other.
 */
export function useAct<T = void>(caseNo: string, act: (given: T) => Promise<CaseView>, onDone?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    scope: { id: caseNo },
    onSuccess: after => {
      queries.setQueryData(caseKey(caseNo), after)
      queries.invalidateQueries({ queryKey: ['cases'] })
      onDone?.()
    },
    // Refused because something has happened meanwhile: the page shows what.
    onError: () => queries.invalidateQueries({ queryKey: caseKey(caseNo) }),
  })
}
