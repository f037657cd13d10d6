/** The shapes of `catalogue/basic-catalogue/links.yaml` and `catalogue/supervision-boundaries.yaml`. */
import Type, { type Static, type TProperties } from 'typebox'
import { Limit } from '../catalogue/schema.ts'
import * as words from '../catalogue/vocabulary.ts'
import type { Condition } from '../conditions/condition.ts'
import { conditionSchema } from '../conditions/condition.ts'

const strict = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
const oneOf = <K extends string>(table: Record<K, string>) => Type.Enum(Object.keys(table) as K[])
const text = Type.String({ minLength: 1 })
const id = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
const serviceId = Type.String({ pattern: '^[a-z-]+/[a-z0-9-]+$' })
const condition = Type.Unsafe<Condition>(conditionSchema)

// ── 业务办理项 ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** 业务办理项: the smallest thing that is applied for. It has no code of its own here; codes come from an edition. */
export const HandlingItem = strict({
  id,
  /** Its 主项, where that is not the one of its service. */
  of: Type.Optional(text),
  name: text,
  /** Our order under its 主项, proposed as the last two digits until the platform assigns them. */
  suffix: Type.String({ pattern: '^\\d{2}$' }),
  type: oneOf(words.serviceTypes),
  /** The level that decides it, where law gives another than the service's rows. */
  handledAt: Type.Optional(oneOf(words.levels)),
  /** Which of them applies; only where there are several. */
  when: Type.Optional(condition),
  /** Where its limits and result differ from those of the service as a whole. Null: no law sets one. */
  statutoryLimit: Type.Optional(Type.Union([Limit, Type.Null()])),
  promisedLimit: Type.Optional(Limit),
  outputs: Type.Optional(Type.Array(text, { minItems: 1 })),
  basis: Type.Optional(text),
})
export type HandlingItem = Static<typeof HandlingItem>

export const ServiceItems = strict({
  /** The 主项 whose variants several services of the list are: their suffixes must not collide. */
  of: Type.Optional(text),
  /** The answers among which its items are told apart; absent: all. */
  whenever: Type.Optional(condition),
  /** Several of its items may be needed together, at least one always is; absent: exactly one. */
  together: Type.Optional(Type.Boolean()),
  items: Type.Array(HandlingItem, { minItems: 1 }),
})
export type ServiceItems = Static<typeof ServiceItems>

export const HandlingItems = Type.Record(serviceId, ServiceItems)
export type HandlingItems = Record<string, ServiceItems>

// ── 监管边界 ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const parties = { approver: '审批部门', supervisor: '监管部门' } as const
export type Party = keyof typeof parties

const Within = Type.Union([
  strict({ days: Type.Integer({ minimum: 1 }), unit: oneOf(words.limitUnits) }),
  strict({ months: Type.Integer({ minimum: 1 }) }),
])

const dutyOverride = {
  name: Type.Optional(text),
  from: Type.Optional(text),
  does: Type.Optional(text),
  /** Null: somebody has to settle the number of days (待核定). */
  within: Type.Optional(Type.Union([Within, Type.Null()])),
  basis: Type.Optional(text),
  confidence: Type.Optional(oneOf(words.confidences)),
}

/** What has to be done before, at or after the hand-over, written once. */
export const Duty = strict({
  name: text,
  by: oneOf(parties),
  does: text,
  /** From when the days count. */
  from: Type.Optional(text),
  within: Type.Optional(Type.Union([Within, Type.Null()])),
  basis: text,
  confidence: oneOf(words.confidences),
})
export type Duty = Static<typeof Duty>

export const Boundaries = strict({
  /** The principle every boundary rests on. */
  basis: text,
  duties: Type.Record(id, Duty),
  byType: Type.Array(
    strict({
      types: Type.Array(oneOf(words.serviceTypes), { minItems: 1 }),
      approverAnswersFor: text,
      supervisorAnswersFor: text,
      duties: Type.Array(id, { minItems: 1 }),
    }),
  ),
  /** Added wherever 告知承诺 is offered. */
  commitmentDuties: Type.Array(id),
  /** Kinds whose services are normally not moved to a common licensing bureau (相对集中行政许可权). */
  keptByDepartment: strict({ kinds: Type.Array(id), basis: text, confidence: oneOf(words.confidences) }),
  services: Type.Record(
    serviceId,
    strict({
      /** A kind of authority, where it is not the one the service's own file names; null: 待核定. */
      supervisor: Type.Optional(Type.Union([id, Type.Null()])),
      level: Type.Optional(oneOf(words.levels)),
      because: Type.Optional(text),
      confidence: Type.Optional(oneOf(words.confidences)),
      duties: Type.Optional(Type.Record(id, strict(dutyOverride))),
      without: Type.Optional(Type.Array(id)),
    }),
  ),
})
export type Boundaries = Static<typeof Boundaries>
