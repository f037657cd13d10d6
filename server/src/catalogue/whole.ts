/** What the check needs besides the catalogue: places, calendar, the printed list. Read once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { authorityData } from '@onething/core/authorities.ts'
import type { Whole } from '@onething/core/catalogue/check-all.ts'
import { regionTree } from '@onething/core/regions.ts'
import { catalogueDirectory } from './load.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadRegions } from './load-regions.ts'

const readPolicy = (file: string) => readFileSync(join(catalogueDirectory, 'policy', file), 'utf8')

/** 豫政办〔2023〕22号: the list as its annexes print it. */
const printedLists = { 'first-batch': 'first-batch.tsv' }

let surroundings: (Pick<Whole, 'calendar' | 'printed' | 'servicePoints'> & ReturnType<typeof readPlaces>) | undefined

function readPlaces() {
  const { regions, overrides, servicePoints } = loadRegions()
  return { tree: regionTree(regions), overrides, servicePoints: new Set(servicePoints.map(point => point.id)) }
}

export function wholeOf({ catalogue, overlays }: Pick<Whole, 'catalogue' | 'overlays'>): Whole {
  surroundings ??= {
    ...readPlaces(),
    calendar: loadCalendar(),
    printed: Object.fromEntries(Object.entries(printedLists).map(([id, file]) => [id, readPolicy(file)])),
  }
  const { tree, overrides, calendar, printed, servicePoints } = surroundings
  const authorities = authorityData(tree, catalogue.authorityKinds, overrides)
  return { catalogue, overlays, calendar, authorities, printed, servicePoints }
}
