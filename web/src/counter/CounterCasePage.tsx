import { CounterDraft } from './CounterDraft.tsx'
import { CounterProgress } from './CounterProgress.tsx'
import { WithCounterCase } from './WithCounterCase.tsx'

export function CounterCasePage() {
  return (
    <WithCounterCase>
      {view => (view.draft && view.state === 'draft' ? <CounterDraft view={view} /> : <CounterProgress view={view} />)}
    </WithCounterCase>
  )
}
