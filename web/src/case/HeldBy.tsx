import type { CaseView } from '../api/types.ts'

/** What the promised date of the whole depends on, where that is not plain to see. */
export function HeldBy({ view: { criticalPath, parts } }: { view: CaseView }) {
  if (criticalPath.length === 0 || parts.length < 2) return null
  return <span className="muted block">取决于：{criticalPath.join(' → ')}</span>
}
