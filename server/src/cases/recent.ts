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

/**
 * The least recently saved goes first. 8 000 parts (2 000 cases of four) are about 12 MB; one case may have thousands, so
 * parts are counted, not cases.
 */
export function recentCases(limit = 8000): RecentCases {
  const cases = new Map<string, LoadedCase>()
  let parts = 0
  const forget = (caseNo: string) => {
    parts -= sizeOf(cases.get(caseNo))
    cases.delete(caseNo)
  }
  return {
    find: caseNo => cases.get(caseNo),
    remember({ row, parts: ofCase, correction }) {
      forget(row.case_no)
      const remembered = { row, parts: ofCase, correction, repeated: false }
      cases.set(row.case_no, remembered)
      parts += sizeOf(remembered)
      while (parts > limit && cases.size > 1) forget(cases.keys().next().value!)
    },
    forget,
  }
}

/** One without parts, such as a draft just withdrawn, takes room too. */
const sizeOf = (loaded: LoadedCase | undefined) => (loaded ? Math.max(1, loaded.parts.length) : 0)
