import { CaseProgress } from './CaseProgress.tsx'
import { DraftHome } from './DraftHome.tsx'
import { WithCase } from './WithCase.tsx'

export function CasePage() {
  return (
    <WithCase live>
      {view => (view.state === 'draft' ? <DraftHome view={view} /> : <CaseProgress view={view} />)}
    </WithCase>
  )
}
