import type { CaseView, PartView } from '../api/types.ts'
import { BlockedChoice } from './BlockedChoice.tsx'
import { HearingAnswer } from './HearingAnswer.tsx'
import { Visits } from './Visits.tsx'

/** Everything on the way of a case that the applicant has to answer, part by part; then the visits. */
export function TurnsToTake({ view }: { view: CaseView }) {
  return (
    <>
      {view.parts.map(part => (
        <TurnOfPart key={part.part} view={view} part={part} />
      ))}
      <Visits view={view} />
    </>
  )
}

export function TurnOfPart({ view, part }: { view: CaseView; part: PartView }) {
  return (
    <>
      <BlockedChoice view={view} part={part} />
      <HearingAnswer view={view} part={part} />
    </>
  )
}
