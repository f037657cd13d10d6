/**
 * Cases as this process last saved them, so that the next command on one need not read it first. Never trusted: the
 * version guards every save, and whatever a remembered case would refuse is asked again of the database.
 */
import type { LoadedCase } from './store.ts'

export interface RecentCases {
  find(caseNo: string): LoadedCase | undefined
  remember(loaded: LoadedCase): void
  forget(caseNo: string): void
}

/** The least recently saved goes first. 2 000 cases of four parts are about 12 MB. */
export function recentCases(limit = 2000): RecentCases {
  const cases = new Map<string, LoadedCase>()
  return {
    find: caseNo => cases.get(caseNo),
    remember({ row, parts, correction }) {
      cases.delete(row.case_no)
      cases.set(row.case_no, { row, parts, correction, repeated: false })
      if (cases.size > limit) cases.delete(cases.keys().next().value!)
    },
    forget: caseNo => void cases.delete(caseNo),
  }
}
