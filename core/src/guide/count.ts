/** How much of the whole content is official, reference, or still to be settled. What is shared is counted once. */
import type { Place } from '../plan/plan.ts'
import type { Prepared } from '../plan/prepare.ts'
import type { Dates } from './flow.ts'
import { guideOf } from './guide.ts'
import { countMarks, markOf } from './marks.ts'
import { elementsOf } from './services.ts'

export function countElements(prepared: Prepared, place: Place, dates: Dates) {
  const { catalogue, events } = prepared
  const counts = countMarks(null)
  for (const service of Object.values(catalogue.services)) {
    countMarks(elementsOf(service, catalogue, place.parameters), counts)
    for (const { basis } of service.evidence) counts[markOf(undefined, basis)]++
  }
  for (const id of events.keys()) {
    const { services, evidence: _, ...own } = guideOf(prepared, place, id, dates)
    countMarks(own, counts)
    for (const { mark, situation } of services) countMarks({ mark, situation }, counts)
  }
  return counts
}
