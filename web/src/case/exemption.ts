import { exemptionModes } from '@onething/core/catalogue/vocabulary.ts'
import type { PlanEvidence } from '../api/types.ts'

/** Why something need not be handed in, said once: the reason often repeats the mode. */
export function whyExempt({ exempt }: PlanEvidence): string {
  if (!exempt) return ''
  const mode = exemptionModes[exempt.mode]
  if (!exempt.because || exempt.because.includes(mode)) return exempt.because || mode
  return `${mode}（${exempt.because}）`
}
