/** What a revision would publish: the newest publication with its changes laid over, and how the two differ. */
import {
  applyChanges,
  type Changes,
  catalogueOfEntries,
  conflicts,
  type Entries,
  entriesOfCatalogue,
} from '@onething/core/catalogue/changes.ts'
import { describeChanges, type EntryDifference } from '@onething/core/catalogue/differences.ts'
import type { Overlay } from '@onething/core/catalogue/overlay.ts'
import type { Catalogue, Example, LifeEvent } from '@onething/core/catalogue/schema.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { planDifferences } from '@onething/core/plan/compare.ts'
import { plan } from '@onething/core/plan/plan.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import type { Calendar } from '@onething/core/workdays.ts'
import { type Edition, type Publications, province } from '../catalogue/publications.ts'

export interface Content {
  catalogue: Catalogue
  overlays: ReadonlyMap<string, Overlay>
}

/** The content of one scope as entries: the province's catalogue, or the overlay of a place. */
export const entriesOf = ({ catalogue, overlays }: Content, scope: string): Entries =>
  scope === province ? entriesOfCatalogue(catalogue) : ((overlays.get(scope) ?? {}) as Entries)

export function withEntries(content: Content, scope: string, entries: Entries): Content {
  if (scope === province) return { ...content, catalogue: catalogueOfEntries(entries) }
  return { ...content, overlays: new Map([...content.overlays, [scope, entries as Overlay]]) }
}

export const withChanges = (content: Content, scope: string, changes: Changes): Content =>
  withEntries(content, scope, applyChanges(entriesOf(content, scope), changes))

/** Entries that a publication since `base` changed too, and otherwise. */
export const conflictsOf = (base: Edition, latest: Edition, scope: string, changes: Changes): string[] =>
  base.number === latest.number ? [] : conflicts(entriesOf(base, scope), entriesOf(latest, scope), changes)

export function differencesOf(before: Edition, scope: string, changes: Changes, today: string): EntryDifference[] {
  const local = before.at(scope, today)
  return describeChanges(entriesOf(before, scope), changes, {
    catalogue: local?.prepared.catalogue ?? before.catalogue,
    parameters: local?.place.parameters ?? {},
  })
}

// ── what it means for people ────────────────────────────────────────────────────────────────────────────────────────

export interface Effect {
  lifeEvent: string
  name: string
  example: string
  region: string
  changes: string[]
}

/** The worked examples, planned before and after; told where something differs. A place's own in that place, today. */
export function effectsOf(
  before: Edition,
  after: Edition,
  scope: string,
  { calendar, today, publications }: { calendar: Calendar; today: string; publications: Pick<Publications, 'regions'> },
): Effect[] {
  const events = new Map<string, LifeEvent>()
  for (const edition of [before, after])
    for (const { event } of edition.at(scope, today)?.prepared.events.values() ?? []) events.set(event.id, event)
  return [...events.values()].flatMap(event =>
    event.examples.flatMap(example => {
      const region = scope === province ? example.region : scope
      const date = scope === province ? example.date : today
      const changes = planDifferences(
        planned(before, event, example, region, date, calendar),
        planned(after, event, example, region, date, calendar),
      )
      const place = publications.regions.byCode.get(region)?.name ?? region
      return changes.length === 0
        ? []
        : [{ lifeEvent: event.id, name: event.name, example: example.name, region: place, changes }]
    }),
  )
}

function planned(
  edition: Edition,
  { id }: LifeEvent,
  example: Example,
  region: string,
  date: string,
  calendar: Calendar,
): Plan | undefined {
  const local = edition.at(region, date)
  if (!local?.prepared.events.has(id)) return undefined
  return plan(local.prepared, local.place, calendar, {
    lifeEvent: id,
    date,
    facts: normaliseFacts(local.prepared.catalogue.facts, example.facts, date).facts,
    selection: example.selection?.map(row => `${id}.${row}`),
  })
}
