/** What leaves of the catalogue: the list, a life event's guide, a service's guide, places. */
import { ListRelease } from '@onething/core/catalogue/schema.ts'
import * as words from '@onething/core/catalogue/vocabulary.ts'
import { Plan, PlanQuestion } from '@onething/core/plan/schema.ts'
import Type, { type Static } from 'typebox'

const oneOf = <K extends string>(table: Record<K, string>) => Type.Enum(Object.keys(table) as K[])
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = Type.String()
const texts = Type.Array(text)

const listed = {
  id: text,
  name: text,
  audience: oneOf(words.audiences),
  stage: text,
  lead: text,
  summary: text,
  stateCouncilTask: Type.Boolean(),
}

export const LifeEventItem = Type.Object({
  ...listed,
  services: Type.Array(Type.Object({ row: text, name: text, authority: text })),
})
export type LifeEventItem = Static<typeof LifeEventItem>

export const LifeEventGuide = Type.Object({
  ...listed,
  publication: Type.Integer(),
  keywords: texts,
  guards: Type.Array(Type.Object({ id: text, because: text, wayOut: text, lifeEvent: Type.Optional(text) })),
  reminders: texts,
  questions: Type.Array(Type.Omit(PlanQuestion, ['decides'])),
  examples: Type.Array(
    Type.Object({ name: text, region: text, date: text, facts: Type.Record(Type.String(), Type.Any()) }),
  ),
  services: Type.Array(
    Type.Object({
      row: text,
      name: text,
      serviceId: text,
      type: text,
      authority: text,
      levels: text,
      note: Nullable(text),
      parallel: Nullable(text),
      optional: Type.Boolean(),
      always: Type.Boolean({ description: 'applies whatever is answered' }),
      limit: text,
      content: Type.Enum(['full', 'outline']),
      basis: Nullable(text),
      bundle: texts,
      after: Type.Array(Type.Object({ row: text, kind: oneOf(words.afterKinds), because: text })),
      mark: Type.Enum(['official', 'reference']),
    }),
  ),
})
export type LifeEventGuide = Static<typeof LifeEventGuide>

const LimitView = Type.Object({
  days: Type.Integer(),
  unit: oneOf(words.limitUnits),
  text,
  basis: Type.Optional(text),
  confidence: Type.Optional(oneOf(words.confidences)),
})

export const ServiceGuide = Type.Object({
  id: text,
  name: text,
  mark: Type.Enum(['official', 'reference']),
  markText: text,
  confirmed: Type.Array(Type.Object({ element: text, title: text, by: text }), {
    description: '部门已经核定的要素',
  }),
  content: Type.Enum(['full', 'outline']),
  type: text,
  summary: Nullable(text),
  legalBasis: Type.Array(
    Type.Object({
      text,
      law: text,
      article: Type.Optional(text),
      says: Type.Optional(text),
      effectiveFrom: Type.Optional(text),
      effectiveUntil: Type.Optional(text),
      confidence: oneOf(words.confidences),
      confidenceText: text,
    }),
  ),
  conditions: texts,
  statutoryLimit: Nullable(LimitView),
  promisedLimit: LimitView,
  silence: Nullable(LimitView),
  fee: Nullable(Type.Object({ charged: Type.Boolean(), standard: Type.Optional(text), basis: text })),
  inspection: Nullable(Type.Object({ timing: text, checks: texts, basis: text })),
  specialProcedures: Type.Array(Type.Object({ name: text, basis: text })),
  commitment: Nullable(Type.Object({ available: Type.Boolean(), basis: text })),
  visits: Nullable(Type.Object({ count: Type.Integer(), because: text })),
  appointment: Nullable(
    Type.Object(
      {
        at: oneOf(words.visitPlaces),
        atText: text,
        minutes: Type.Integer(),
        both: Type.Boolean({ description: 'both sides have to come together' }),
        note: Nullable(text),
        basis: text,
        confidenceText: text,
      },
      { description: '预约到场: a visit that is booked beforehand' },
    ),
  ),
  steps: texts,
  fields: Type.Array(Type.Object({ element: text, label: text, required: Type.Boolean() })),
  evidence: Type.Array(
    Type.Object({
      type: text,
      name: text,
      necessity: text,
      form: text,
      exempt: Type.Boolean(),
      originals: Type.Optional(Type.Integer()),
      copies: Type.Optional(Type.Integer()),
      acceptance: Type.Optional(text),
      reviewPoints: Type.Optional(texts),
      basis: Type.Optional(text),
    }),
  ),
  reviewPoints: texts,
  outputs: Type.Array(
    Type.Object({ name: text, kind: text, validity: Type.Optional(Type.Object({ years: Type.Integer() })) }),
  ),
  supervisor: Nullable(text),
  questions: Type.Array(Type.Object({ ask: text, answer: text })),
})
export type ServiceGuide = Static<typeof ServiceGuide>

/** 省 → 市 → 县 → 乡: four levels, so that the description needs no recursion. */
const region = { code: text, name: text, type: text }
const Township = Type.Object({ ...region, children: Type.Array(Type.Object(region)) })
const County = Type.Object({ ...region, children: Type.Array(Township) })
const City = Type.Object({ ...region, children: Type.Array(County) })
export const RegionNode = Type.Object({ ...region, children: Type.Array(City) })
export type RegionNode = Static<typeof RegionNode>

export const AuthorityView = Type.Object({
  id: text,
  name: text,
  kind: text,
  level: oneOf(words.levels),
  region: text,
})

export const NoticeView = Type.Object({
  code: text,
  lifeEvent: text,
  region: text,
  facts: Type.Record(Type.String(), Type.Any()),
  selection: Nullable(texts),
  createdAt: text,
  plan: Plan,
})

export const ReleaseItem = Type.Interface([ListRelease], {
  id: Type.String(),
  table: Type.String({ description: '清单表格的地址' }),
})
