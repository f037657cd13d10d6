import { useQuery } from '@tanstack/react-query'
import { revisionComparison } from '../api/manage.ts'
import { Loaded } from '../ui/feedback.tsx'
import { Comparison } from './Comparison.tsx'
import { paths } from './paths.ts'
import { useRevision } from './RevisionPage.tsx'

export function CompareTab() {
  const { view } = useRevision()
  const found = useQuery(revisionComparison(view.id, view.version))
  return (
    <div className="stack">
      <Loaded query={found}>
        {comparison => <Comparison comparison={comparison} link={entry => paths.entry(view.id, entry)} />}
      </Loaded>
    </div>
  )
}
