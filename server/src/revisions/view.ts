/** What the catalogue desk is told: publications, revisions with their history, what a revision changes and breaks. */
import Type, { type Static } from 'typebox'
import { revisionStates, stepActions } from './states.ts'

const nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const text = Type.String()
const instant = Type.String({ description: 'ISO 8601' })
const who = Type.Object({ id: text, name: text })

/** `<collection>/<id>`, e.g. lifeEvents/E3. */
export const entrySchema = Type.String({ pattern: '^[a-zA-Z]+/.+$', maxLength: 200 })

export const PublicationView = Type.Object({
  number: Type.Integer(),
  title: text,
  publishedAt: instant,
  publishedBy: text,
  effectiveAt: instant,
  /** now in force · not yet · replaced by a later one · cancelled before its time */
  state: Type.Enum(['current', 'scheduled', 'past', 'cancelled']),
  scope: text,
  scopeName: text,
  revision: nullable(text),
  /** The publication whose content this one brings back. */
  restores: nullable(Type.Integer()),
  openCases: Type.Integer({ description: 'cases that started with it and are not concluded' }),
})
export type PublicationView = Static<typeof PublicationView>

export const RevisionItem = Type.Object({
  id: text,
  version: Type.Integer(),
  title: text,
  scope: Type.String({ description: '410000: the province’s catalogue; else the overlay of that place' }),
  scopeName: text,
  release: nullable(text),
  state: Type.Enum(Object.keys(revisionStates) as (keyof typeof revisionStates)[]),
  stateLabel: text,
  base: Type.Integer(),
  changed: Type.Integer({ description: 'how many entries it changes' }),
  createdBy: who,
  createdAt: instant,
  submittedBy: nullable(who),
  submittedAt: nullable(instant),
  note: nullable(text),
  publication: nullable(Type.Integer()),
})
export type RevisionItem = Static<typeof RevisionItem>

export const DifferenceView = Type.Object({ at: text, before: text, after: text })

export const RevisionStep = Type.Object({
  seq: Type.Integer(),
  at: instant,
  by: text,
  action: Type.Enum(Object.keys(stepActions) as (keyof typeof stepActions)[]),
  actionLabel: text,
  entry: nullable(text),
  entryLabel: nullable(text),
  note: nullable(text),
  differences: Type.Array(DifferenceView),
})

export const RevisionView = Type.Object({
  ...RevisionItem.properties,
  changes: Type.Record(Type.String(), Type.Any(), { description: 'entries by `<collection>/<id>`; null removes' }),
  /** Changed by a publication since this revision began, and here too: look again before publishing. */
  conflicts: Type.Array(text),
  /** A newer publication than `base` is there: `rebase` lays the changes over it. */
  outdated: Type.Boolean(),
  steps: Type.Array(RevisionStep),
  /** What the signed-in person may do now: edit, check, submit, return, publish, abandon, rebase. */
  allowed: Type.Array(text),
  /** Entries (or whole collections as `<collection>/*`) they may change; `*` for all. */
  mayEdit: Type.Array(text),
})
export type RevisionView = Static<typeof RevisionView>

export const EntryDifferenceView = Type.Object({
  entry: text,
  label: text,
  kind: Type.Enum(['added', 'removed', 'changed']),
  differences: Type.Array(DifferenceView),
})

/** What the change means for people, told by the examples of the life events it touches. */
export const EffectView = Type.Object({
  lifeEvent: text,
  name: text,
  example: text,
  region: text,
  changes: Type.Array(text),
})

export const ComparisonView = Type.Object({
  before: Type.Integer(),
  after: nullable(Type.Integer()),
  entries: Type.Array(EntryDifferenceView),
  effects: Type.Array(EffectView),
  openCases: Type.Integer({ description: 'cases under way that keep the publication they started with' }),
})
export type ComparisonView = Static<typeof ComparisonView>

export const EntryProblem = Type.Object({
  entry: text,
  at: text,
  message: text,
  region: Type.Optional(Type.String({ description: '地方差异所在的地方' })),
})

export const CheckView = Type.Object({
  problems: Type.Array(EntryProblem),
  lifeEvents: Type.Integer(),
  proved: Type.Integer(),
  examples: Type.Integer(),
  places: Type.Integer(),
  milliseconds: Type.Integer(),
})
export type CheckView = Static<typeof CheckView>

export const ProposalView = Type.Object({
  id: text,
  release: text,
  audience: Type.Enum(['enterprise', 'personal']),
  name: text,
  lead: text,
  leadName: text,
  services: Type.Array(Type.Object({ service: nullable(text), name: text, authority: text })),
  reason: text,
  state: Type.Enum(['proposed', 'accepted', 'returned']),
  stateLabel: text,
  by: text,
  authority: text,
  at: instant,
  answer: nullable(text),
  revision: nullable(text),
  lifeEvent: nullable(text),
})
export type ProposalView = Static<typeof ProposalView>

export const DeskView = Type.Object({
  person: Type.Object({ name: text, roles: Type.Array(text), place: text }),
  /** Places whose content the person may revise: 410000 for the province’s catalogue. */
  scopes: Type.Array(Type.Object({ code: text, name: text })),
  mayPublish: Type.Boolean(),
  mayPropose: Type.Boolean(),
  mayCollect: Type.Boolean({ description: 'may answer proposals of departments' }),
  publications: Type.Array(PublicationView),
  revisions: Type.Array(RevisionItem),
})
export type DeskView = Static<typeof DeskView>

/** A revision’s content: what it is laid over and what it has become. Also the source of the live preview. */
export const ContentView = Type.Object({
  scope: text,
  publication: Type.Integer(),
  /** The province’s catalogue; with a revision of the province, as changed by it. */
  catalogue: Type.Any(),
  /** Overlays from the city down to the place, the last being the one revised; empty for the province. */
  overlays: Type.Array(Type.Object({ region: text, name: text, overlay: Type.Any() })),
})
export type ContentView = Static<typeof ContentView>
