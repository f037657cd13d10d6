/** What a department says with each act on its part. */
import * as states from '@onething/core/lifecycle/states.ts'
import Type from 'typebox'

const strict = { additionalProperties: false }
const long = Type.String({ maxLength: 2000 })
const told = Type.String({ minLength: 1, maxLength: 500 })
const text = Type.String({ minLength: 1, maxLength: 2000 })
const name = Type.String({ minLength: 1, maxLength: 100 })
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: '09:00' })
const oneOf = <K extends string>(table: Record<K, unknown>) => Type.Enum(Object.keys(table) as K[])

export const Opinion = Type.Object({ result: oneOf(states.decisionResults), reasons: Type.Optional(long) }, strict)
export const Verdict = Type.Object(
  {
    verdict: oneOf(states.verdicts),
    items: Type.Optional(
      Type.Array(
        Type.Object(
          { kind: Type.Enum(['evidence', 'field']), target: Type.String({ minLength: 1 }), problem: told },
          strict,
        ),
        { maxItems: 100 },
      ),
    ),
    reasons: Type.Optional(long),
    override: Type.Optional(long),
    ground: Type.Optional(oneOf(states.refusalGrounds)),
    rightOrgan: Type.Optional(name),
    opinion: Type.Optional(Opinion),
    noInspection: Type.Optional(Type.String({ maxLength: 500, description: '免于现场核查的理由' })),
  },
  strict,
)
export const Decision = Type.Object(
  {
    result: oneOf(states.decisionResults),
    reasons: Type.Optional(long),
    excluded: Type.Optional(Type.String({ maxLength: 500, description: '部分准予：不予批准的部分' })),
  },
  strict,
)
export const Reason = Type.Object({ reason: told }, strict)
export const Because = Type.Object({ because: told }, strict)
export const Basis = Type.Object({ basis: told }, strict)
export const Result = Type.Object({ result: told }, strict)
export const Approval = Type.Object({ approved: Type.Boolean() }, strict)
export const Pause = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 50 }),
    reason: told,
    days: Type.Integer({ minimum: 1, maximum: 250, description: '预计需要的工作日' }),
    publishedOn: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '公告、公示的发布日期' })),
  },
  strict,
)
export const Objection = Type.Object({ by: name, text }, strict)
export const Extension = Type.Object({ days: Type.Integer({ minimum: 1, maximum: 90 }), reason: told }, strict)
export const HearingOffer = Type.Object(
  { reason: told, interested: Type.Array(name, { maxItems: 50, description: '利害关系人' }) },
  strict,
)
export const HearingRequest = Type.Object({ by: name }, strict)
export const HearingDate = Type.Object({ date: day, time, place: name, host: name }, strict)
export const HearingRecord = Type.Object({ record: Type.String({ minLength: 1, maxLength: 10_000 }) }, strict)
export const Termination = Type.Object({ ground: oneOf(states.terminationGrounds), reasons: text }, strict)
export const CommitmentCheck = Type.Object(
  { kept: Type.Boolean(), findings: text, rectifyBy: Type.Optional(day) },
  strict,
)
export const Revocation = Type.Object({ ground: oneOf(states.revocationGrounds), reasons: text }, strict)

const slot = { date: day, half: Type.Enum(['am', 'pm']) }
export const Visit = Type.Object({ place: Type.Optional(name) }, strict)
export const Finding = Type.Object(
  {
    officers: Type.Array(name, { minItems: 1, maxItems: 10, description: '两名以上' }),
    items: Type.Array(
      Type.Object({ check: Type.String(), ok: Type.Boolean(), note: Type.String({ maxLength: 500 }) }, strict),
      { maxItems: 100 },
    ),
    photos: Type.Optional(Type.Array(Type.String(), { maxItems: 30 })),
    note: Type.Optional(long),
    hopeless: Type.Optional(Type.Boolean({ description: '无法整改' })),
  },
  strict,
)
export const Review = Type.Object(
  { ...slot, place: name, subject: told, parts: Type.Optional(Type.Array(Type.String(), { minItems: 1 })) },
  strict,
)
export const ReviewOpinion = Type.Object(
  { attendees: Type.Array(name, { minItems: 1, maxItems: 20 }), agrees: Type.Boolean(), opinion: text },
  strict,
)
