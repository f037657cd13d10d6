/** The place a revision speaks of, as far as the browser needs it to plan: authorities are called by their department. */
import { authorityData } from '@onething/core/authorities.ts'
import {
  applyChanges,
  type Changes,
  catalogueOfEntries,
  type Entries,
  entriesOfCatalogue,
} from '@onething/core/catalogue/changes.ts'
import { localise, type Overlay, placeOf } from '@onething/core/catalogue/overlay.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import type { Place } from '@onething/core/plan/plan.ts'
import { type Region, regionTree } from '@onething/core/regions.ts'
import { buildCalendar } from '@onething/core/workdays.ts'
import type { Content } from '../api/manage.ts'

export const isProvince = (scope: string): boolean => scope.endsWith('0000')

/** The days in which offices close are the server's; here every weekday is a working day. */
export const plainCalendar = buildCalendar([])

/** What the revision’s entries are entries of: the province's catalogue, or the overlay of the place. */
export const entriesIn = (content: Content): Entries =>
  isProvince(content.scope)
    ? entriesOfCatalogue(content.catalogue)
    : ((content.overlays.at(-1)?.overlay ?? {}) as unknown as Entries)

/** The content after these changes, without asking the server for all of it again. */
export function changedContent(content: Content, changes: Changes): Content {
  const entries = applyChanges(entriesIn(content), changes)
  if (isProvince(content.scope)) return { ...content, catalogue: catalogueOfEntries(entries) }
  const overlays = content.overlays.map((one, at) =>
    at === content.overlays.length - 1 ? { ...one, overlay: entries as Overlay } : one,
  )
  return { ...content, overlays }
}

/** The catalogue as the place sees it. */
export const localCatalogue = ({ catalogue, overlays }: Content): Catalogue =>
  localise(
    catalogue,
    overlays.map(one => one.overlay),
  )

export function localPlace(content: Content, date: string): Place {
  const local = localCatalogue(content)
  const region: Region = {
    code: content.scope,
    name: content.overlays.at(-1)?.name ?? '河南省',
    type: 'county',
    administers: [],
    source: '',
  }
  const nameless = Object.fromEntries(
    Object.entries(local.authorityKinds).map(([id, kind]) => [id, { ...kind, names: {} }]),
  )
  return placeOf(local, {
    region,
    overlays: content.overlays.map(one => one.overlay),
    authorities: authorityData(regionTree([region]), nameless, []),
    date,
  })
}
