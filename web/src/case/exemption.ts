import { planExemptions } from '@onething/core/catalogue/vocabulary.ts'
import type { PlanEvidence } from '../api/types.ts'

/** Why something need not be handed in; the reason says the mode in its own words. */
export function whyExempt({ exempt }: PlanEvidence): string {
  return exempt ? exempt.because || planExemptions[exempt.mode] : ''
}
