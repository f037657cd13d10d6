/** How much of the whole content is official, reference, or still to be settled. What is shared is counted once. */
import { confirmationOf } from '../catalogue/confirmations.ts'
import type { Place } from '../plan/plan.ts'
import type { Prepared } from '../plan/prepare.ts'
import type { Dates } from './flow.ts'
import { guideOf } from './guide.ts'
import { countMarks, markOf } from './marks.ts'
import { elementsOf } from './services.ts'

export function countElements(prepared: Prepared, place: Place, dates: Dates) {
  const { catalogue, events } = prepared
  const counts = countMarks(null)
  for (const [id, service] of Object.entries(catalogue.services)) {
    countMarks(elementsOf(service, id, catalogue, place.parameters), counts)
    const evidence = confirmationOf(catalogue, `services/${id}`, 'evidence')
    for (const { basis } of service.evidence) counts[evidence ? 'confirmed' : markOf(undefined, basis)]++
  }
  for (const id of events.keys()) {
    const { services, evidence: _, ...own } = guideOf(prepared, place, id, dates)
    countMarks(own, counts)
    for (const { mark, situation } of services) countMarks({ mark, situation }, counts)
  }
  return counts
}
