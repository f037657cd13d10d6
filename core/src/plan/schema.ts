/**
 * 方案: what the planning core returns. One schema is the type, the API's answer and its documentation.
 */
import Type, { type Static } from 'typebox'
import * as words from '../catalogue/vocabulary.ts'
import { statuses } from './statuses.ts'

const oneOf = <K extends string>(table: Record<K, string>, title: string) =>
  Type.Enum(Object.keys(table) as K[], { title })
const strings = Type.Array(Type.String())

export const Days = Type.Object({ days: Type.Integer(), unit: oneOf(words.limitUnits, 'limit unit') })
export type Days = Static<typeof Days>

export const PlanService = Type.Object({
  row: Type.String({ description: 'list key and row of the annex, e.g. E3.1' }),
  service: Type.String({ description: 'name as the list prints it' }),
  serviceId: Type.String(),
  type: oneOf(words.serviceTypes, 'service type'),
  status: oneOf(statuses, 'status'),
  chosen: Type.Boolean({ description: 'part of this case as it stands' }),
  because: strings,
  authority: Type.String({ description: 'the authority as it is really named' }),
  authorityId: Type.String(),
  level: oneOf(words.levels, 'level'),
  after: Type.Array(
    Type.Object({ row: Type.String(), kind: oneOf(words.afterKinds, 'kind of order'), because: Type.String() }),
  ),
  limit: Days,
  notices: Type.Array(
    Type.Object({
      kind: Type.String(),
      days: Type.Integer(),
      unit: oneOf(words.limitUnits, 'limit unit'),
      mandatory: Type.Boolean({ description: 'nothing is decided before it' }),
    }),
    { description: '公告、公示' },
  ),
  inspection: Type.Boolean({ description: '现场核查 before the decision' }),
  commitment: Type.Union(
    [
      Type.Object({
        limit: Days,
        checkDays: Type.Union([Type.Integer(), Type.Null()]),
        evidence: Type.Array(Type.Object({ target: Type.String(), name: Type.String() })),
        chosen: Type.Boolean(),
        basis: Type.String(),
      }),
      Type.Null(),
    ],
    { description: '告知承诺: decided on the applicant’s word; null where the service does not offer it' },
  ),
  statutoryLimit: Type.Union([Days, Type.Null()]),
  /** Instances of a repeated service (per vehicle, per employee); one with an empty label when it is not repeated. */
  parts: Type.Array(Type.Object({ part: Type.String(), label: Type.String() })),
  bundle: strings,
})
export type PlanService = Static<typeof PlanService>

export const PlanQuestion = Type.Object({
  fact: Type.String(),
  label: Type.String(),
  question: Type.String(),
  help: Type.Optional(Type.String()),
  type: Type.String(),
  unit: Type.Optional(Type.String()),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  integer: Type.Optional(Type.Boolean()),
  values: Type.Optional(Type.Record(Type.String(), Type.String())),
  items: Type.Optional(Type.Any({ description: 'for lists: the questions of one item, by key' })),
  decides: Type.Array(Type.String(), { description: 'rows it can still change; empty when it decides who may start' }),
})
export type PlanQuestion = Static<typeof PlanQuestion>

export const PlanField = Type.Object({
  element: Type.String(),
  label: Type.String(),
  type: Type.String(),
  required: Type.Boolean(),
  help: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  maximumLength: Type.Optional(Type.Integer()),
  values: Type.Optional(Type.Record(Type.String(), Type.String())),
  items: Type.Optional(Type.Any({ description: 'for lists: the fields of one item, by key' })),
  sensitive: Type.Boolean(),
  fact: Type.Optional(Type.String({ description: 'filled from this answer, not asked again' })),
  prefill: Type.Optional(Type.String()),
  rows: Type.Array(Type.String(), { description: 'the services that ask for it; only they see it' }),
})
export type PlanField = Static<typeof PlanField>

export const PlanGroup = Type.Object({
  id: Type.String(),
  label: Type.String(),
  help: Type.Optional(Type.String()),
  fields: Type.Array(PlanField),
})
export type PlanGroup = Static<typeof PlanGroup>

export const PlanEvidence = Type.Object({
  type: Type.String(),
  name: Type.String(),
  necessity: oneOf(words.necessities, 'necessity'),
  form: oneOf(words.evidenceForms, 'form'),
  originals: Type.Integer(),
  copies: Type.Integer(),
  rows: strings,
  exempt: Type.Union([
    Type.Object({ mode: oneOf(words.planExemptions, 'why it need not be handed in'), because: Type.String() }),
    Type.Null(),
  ]),
  help: Type.Optional(Type.String()),
  acceptance: strings,
})
export type PlanEvidence = Static<typeof PlanEvidence>

export const UndecidedEvidence = Type.Object({
  type: Type.String(),
  name: Type.String(),
  rows: strings,
  dependsOn: Type.Array(Type.String(), { description: 'labels of the answers that decide it' }),
})
export type UndecidedEvidence = Static<typeof UndecidedEvidence>

const Saving = Type.Object({ before: Type.Integer(), after: Type.Integer() })

export const Plan = Type.Object({
  publication: Type.Integer(),
  lifeEvent: Type.Object({ id: Type.String(), name: Type.String() }),
  region: Type.Object({ code: Type.String(), name: Type.String() }),
  date: Type.String(),
  guard: Type.Union([
    Type.Object({
      id: Type.String(),
      because: Type.String(),
      wayOut: Type.String(),
      notNeeded: Type.Boolean({ description: 'nothing has to be done at all' }),
      lifeEvent: Type.Optional(Type.String()),
      authority: Type.Optional(Type.String({ description: 'the authority to turn to, as it is really named' })),
    }),
    Type.Null(),
  ]),
  services: Type.Array(PlanService),
  questions: Type.Array(PlanQuestion, {
    description: 'facts that can still change who may start or which services apply',
  }),
  lookups: Type.Array(Type.String(), { description: 'open facts that shared data answers, so that nobody is asked' }),
  form: Type.Array(PlanGroup),
  evidence: Type.Array(PlanEvidence),
  undecidedEvidence: Type.Array(UndecidedEvidence, {
    description: 'what answers given with the form may still ask for',
  }),
  order: Type.Array(strings, { description: 'rows level by level; rows of one level run in parallel' }),
  promised: Days,
  separate: Days,
  promisedDate: Type.String({ description: 'if everything is accepted on `date`' }),
  provisional: Type.Boolean({ description: 'true when a year without a published calendar was counted' }),
  criticalPath: strings,
  savings: Type.Object({ steps: Saving, evidence: Saving, days: Saving, visits: Saving }),
  notes: strings,
})
export type Plan = Static<typeof Plan>
