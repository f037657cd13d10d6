/** What the desk sees: views of publications, revisions and proposals. */

import { changesBetween, entryOf, entryRef } from '@onething/core/catalogue/changes.ts'
import { describeChanges, nameOfEntry } from '@onething/core/catalogue/differences.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { fullName, pathUp, type RegionTree } from '@onething/core/regions.ts'
import type { Static } from 'typebox'
import type { PublicationRow } from '../catalogue/publication-store.ts'
import { type Edition, type Publications, province } from '../catalogue/publications.ts'
import { dateInHenan } from '../clock.ts'
import type { Person } from '../people/person.ts'
import { differencesOf, effectsOf, entriesOf } from './content.ts'
import { findConflicts, type RevisionDeps, standing } from './revisions.ts'
import { editableBy, isDepartment, mayHandOn, mayPublish, scopesOf } from './rights.ts'
import { allowedOn, proposalStates, type RevisionAction, revisionStates, stepActions } from './states.ts'
import type { ProposalRow, RevisionRow, StepRow } from './store.ts'
import * as store from './store.ts'
import type {
  ComparisonView,
  ContentView,
  DeskView,
  ProposalView,
  PublicationView,
  RevisionItem,
  RevisionStep,
  RevisionView,
} from './view.ts'

/** The history shown on the desk; older publications are found by their number. */
const shownPublications = 60

export async function showDesk(deps: RevisionDeps, person: Person): Promise<DeskView> {
  const { publications, database } = deps
  const scopes = scopesOf(person)
  const seen = [...new Set([...scopes, ...(person.region ? [person.region] : [])])]
  const revisions = await store.listRevisions(database, seen)
  const place = person.authority?.name ?? nameOf(publications.regions, person.region ?? province)
  return {
    person: { name: person.name, roles: person.roles, place },
    scopes: scopes.map(code => ({ code, name: nameOf(publications.regions, code) })),
    mayPublish: person.roles.includes('publisher'),
    mayPropose: isDepartment(person),
    mayCollect: scopes.includes(province) && !isDepartment(person),
    publications: await listPublications(deps),
    revisions: revisions.map(row => showItem(publications, row)),
  }
}

async function listPublications({ publications, database }: RevisionDeps): Promise<PublicationView[]> {
  const open = await store.countUnderWay(database)
  const rows = publications.list().slice(-shownPublications).reverse()
  return rows.map(row => showPublication(publications, row, open.get(row.number) ?? 0))
}

export function showPublication(publications: Publications, row: PublicationRow, openCases: number): PublicationView {
  return {
    number: row.number,
    title: row.title,
    publishedAt: row.published_at,
    publishedBy: row.published_name,
    effectiveAt: row.effective_at,
    state: row.cancelled_at
      ? 'cancelled'
      : row.number === publications.current.number
        ? 'current'
        : row.number > publications.current.number
          ? 'scheduled'
          : 'past',
    scope: row.scope,
    scopeName: nameOf(publications.regions, row.scope),
    revision: row.revision,
    restores: row.restores,
    openCases,
  }
}

export const showItem = ({ regions }: Publications, row: RevisionRow): RevisionItem => ({
  id: row.id,
  version: row.version,
  title: row.title,
  scope: row.scope,
  scopeName: nameOf(regions, row.scope),
  release: row.release,
  state: row.state,
  stateLabel: revisionStates[row.state],
  base: row.base,
  changed: Object.keys(row.changes).length,
  createdBy: { id: row.created_by, name: row.created_name },
  createdAt: row.created_at,
  submittedBy: row.submitted_by ? { id: row.submitted_by, name: row.submitted_name ?? '' } : null,
  submittedAt: row.submitted_at,
  note: row.note,
  publication: row.publication,
})

export async function showRevision(deps: RevisionDeps, row: RevisionRow, person: Person): Promise<RevisionView> {
  const { latest } = await standing(deps, row)
  const mayEdit = row.state === 'open' ? editableBy(person, row.scope, latest.catalogue) : []
  return {
    ...showItem(deps.publications, row),
    changes: row.changes,
    conflicts: await findConflicts(deps, row),
    outdated: row.publication === null && latest.number !== row.base,
    steps: (await store.listSteps(deps.database, row.id)).map(step => showStep(step, row.scope, latest)),
    allowed: allowedOn[row.state].filter(action => mayDo(person, row, action, mayEdit)),
    mayEdit,
  }
}

/** Buttons; the commands themselves ask again. */
function mayDo(person: Person, row: RevisionRow, action: RevisionAction, mayEdit: string[]) {
  switch (action) {
    case 'check':
      return true
    case 'edit':
      return mayEdit.length > 0
    case 'publish':
      return mayPublish(person, row.scope)
    case 'return':
      return mayPublish(person, row.scope) || row.submitted_by === person.id
    default:
      return mayHandOn(person, row)
  }
}

function showStep(step: StepRow, scope: string, latest: Edition): Static<typeof RevisionStep> {
  const { entry, before, after } = step
  const isChange = step.action === 'change' && entry !== null && before !== null
  return {
    seq: step.seq,
    at: step.at,
    by: step.actor_name,
    action: step.action,
    actionLabel: stepActions[step.action],
    entry,
    entryLabel: entry && nameOfEntry(entry, after ?? before ?? entryOf(entriesOf(latest, scope), entry)),
    note: step.note,
    differences: isChange ? differencesBetween(entry, before, after, latest) : [],
  }
}

function differencesBetween(entry: string, before: unknown, after: unknown, { catalogue }: Edition) {
  const { collection, id } = entryRef(entry)
  const entries = { [collection]: { [id]: before } }
  return describeChanges(entries, { [entry]: after }, { catalogue, parameters: {} })[0]?.differences ?? []
}

export async function compareRevision(deps: RevisionDeps, row: RevisionRow): Promise<ComparisonView> {
  const { publications, clock } = deps
  const today = dateInHenan(clock.now())
  const before = await publications.numbered(
    row.publication ? row.publication - 1 : (await publications.latest()).number,
  )
  const { after } = await standing(deps, row)
  const then = row.publication ? await publications.numbered(row.publication) : publications.preview(after)
  return {
    before: before.number,
    after: row.publication,
    entries: differencesOf(before, row.scope, row.changes, today),
    effects: effectsOf(before, then, row.scope, { calendar: publications.calendar, today, publications }),
    openCases: sum(await store.countUnderWay(deps.database)),
  }
}

export async function comparePublications(deps: RevisionDeps, number: number, other: number): Promise<ComparisonView> {
  const { publications, clock, database } = deps
  const today = dateInHenan(clock.now())
  const [before, after] = [await publications.numbered(other), await publications.numbered(number)]
  const scopes = [province, ...new Set([...before.overlays.keys(), ...after.overlays.keys()])]
  const about = { calendar: publications.calendar, today, publications }
  const changed = scopes.flatMap(scope => {
    const changes = changesBetween(entriesOf(before, scope), entriesOf(after, scope))
    return Object.keys(changes).length > 0 ? [{ scope, changes }] : []
  })
  return {
    before: other,
    after: number,
    entries: changed.flatMap(({ scope, changes }) => {
      const place = scope === province ? '' : `${nameOf(publications.regions, scope)}：`
      return differencesOf(before, scope, changes, today).map(one => ({ ...one, label: place + one.label }))
    }),
    effects: changed.flatMap(({ scope }) => effectsOf(before, after, scope, about)),
    openCases: (await store.countUnderWay(database)).get(other) ?? 0,
  }
}

const sum = (counts: Map<number, number>) => [...counts.values()].reduce((all, one) => all + one, 0)

export function showContent(
  publications: Publications,
  scope: string,
  publication: number,
  { catalogue, overlays }: { catalogue: Catalogue; overlays: Edition['overlays'] },
): ContentView {
  const path = pathUp(scope, publications.regions)
    .reverse()
    .filter(region => region.code !== province)
  return {
    scope,
    publication,
    catalogue,
    overlays: path.map(region => ({
      region: region.code,
      name: fullName(region, publications.regions),
      overlay: overlays.get(region.code) ?? {},
    })),
  }
}

export function showProposal(row: ProposalRow, { authorityKinds }: Catalogue): ProposalView {
  const { audience, name, lead, services, reason } = row.content
  return {
    id: row.id,
    release: row.release,
    audience,
    name,
    lead,
    leadName: authorityKinds[lead]?.name ?? lead,
    services: services.map(one => ({ service: one.service ?? null, name: one.name, authority: one.authority })),
    reason,
    state: row.state,
    stateLabel: proposalStates[row.state],
    by: row.actor_name,
    authority: row.authority,
    at: row.at,
    answer: row.answer,
    revision: row.revision,
    lifeEvent: row.life_event,
  }
}

export function nameOf(regions: RegionTree, code: string): string {
  const region = regions.byCode.get(code)
  return region ? fullName(region, regions) : code
}
