/** 容缺: what the applicant promised to hand in later has to be there before they say that it is. */
import { isDeferring } from '@onething/core/lifecycle/allowed.ts'
import { Invalid } from '../http/problems.ts'
import { caseFileOf } from './case-row.ts'
import type { WholeCase } from './store.ts'

/** The types that have come since; throws when none of the waiting parts has all of its own. */
export function requireSupplied({ row, parts, correction, evidence }: WholeCase): string[] {
  const since = row.submitted_at ?? ''
  const given = new Set(evidence.filter(file => file.uploaded_at > since).map(file => file.type))
  const waiting = caseFileOf(row, parts, correction).parts.filter(isDeferring)
  const complete = waiting.some(part => part.deferral!.items.every(item => given.has(item.target)))
  const missing = waiting.flatMap(part => part.deferral!.items).filter(item => !given.has(item.target))
  if (waiting.length > 0 && !complete)
    throw new Invalid(
      missing.map(({ target, name }) => ({ where: 'evidence', target, message: `请补交《${name}》` })),
      `还有 ${missing.length} 份容缺材料没有补交`,
    )
  return [...given]
}
