/** The catalogue as it stands in the files, ready to plan with, for tests. Read once for each worker. */
import { authorityData } from '@onething/core/authorities.ts'
import { asOf } from '@onething/core/catalogue/as-of.ts'
import { placeOf as placeIn } from '@onething/core/catalogue/overlay.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { type Place, type PlanRequest, plan } from '@onething/core/plan/plan.ts'
import { prepare } from '@onething/core/plan/prepare.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import { regionOf, regionTree } from '@onething/core/regions.ts'
import { loadCatalogue } from '../catalogue/load.ts'
import { loadCalendar } from '../catalogue/load-calendar.ts'
import { loadRegions } from '../catalogue/load-regions.ts'

/** With all its dates. */
export const wholeCatalogue: Catalogue = loadCatalogue()
/** By the law of 2026-06-01, the day of these tests. */
export const catalogue: Catalogue = asOf(wholeCatalogue, '2026-06-01')
export const calendar = loadCalendar()
export const prepared = prepare(catalogue, 1)

const { regions, overrides } = loadRegions()
export const tree = regionTree(regions)
export const authorities = authorityData(tree, catalogue.authorityKinds, overrides)

/** What the place with this code decides, e.g. 410105 金水区. */
export const placeOf = (code: string): Place =>
  placeIn(catalogue, { region: regionOf(code, tree), overlays: [], authorities, date: '2026-06-01' })

/** Plans in 金水区 on 2026-06-01, unless told otherwise; facts as people give them. */
export function planFor(
  lifeEvent: string,
  facts: Record<string, unknown> = {},
  { region = '410105', date = '2026-06-01', ...request }: Partial<PlanRequest> & { region?: string } = {},
): Plan {
  const normalised = normaliseFacts(wholeCatalogue.facts, facts, date)
  if (normalised.problems.length > 0) throw new Error(JSON.stringify(normalised.problems))
  const then = date === '2026-06-01' ? prepared : prepare(asOf(wholeCatalogue, date), 1)
  return plan(then, placeOf(region), calendar, { lifeEvent, date, facts: normalised.facts, ...request })
}
