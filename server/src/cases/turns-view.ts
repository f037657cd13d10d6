/** What leaves of the turns a part took and of the visits of a case. */
import * as states from '@onething/core/lifecycle/states.ts'
import * as visits from '@onething/core/lifecycle/visits.ts'
import Type, { type Static } from 'typebox'

const oneOf = <K extends string>(table: Record<K, unknown>) => Type.Enum(Object.keys(table) as K[])
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Named = Type.Object({ target: Type.String(), name: Type.String() })
const day = Type.String()

export const HearingView = Type.Object({
  reason: Type.String(),
  interested: Type.Array(Type.String()),
  askBy: day,
  asked: Nullable(Type.Object({ by: Type.String(), on: day })),
  waivedOn: Nullable(day),
  date: Nullable(day),
  time: Nullable(Type.String({ description: '09:00' })),
  place: Nullable(Type.String()),
  host: Nullable(Type.String()),
  heldOn: Nullable(day),
  record: Nullable(Type.String()),
})

/** As its applicant may see it; opinions inside the organ are not among them. */
export const TurnsView = Type.Object({
  inspection: Nullable(
    Type.Object({
      state: oneOf(visits.inspectionStates),
      stateLabel: Type.String(),
      by: Nullable(Type.String({ description: 'to choose a time, or to put things right' })),
      because: Nullable(Type.String()),
    }),
  ),
  hearing: Nullable(HearingView),
  commitment: Nullable(
    Type.Object({
      items: Type.Array(Named),
      checkBy: Nullable(day),
      rectifyBy: Nullable(day),
      checkedOn: Nullable(day),
      kept: Nullable(Type.Boolean()),
      findings: Nullable(Type.String()),
      repairedOn: Nullable(Type.String({ description: '信用修复: since then the broken promise counts no more' })),
    }),
  ),
  blocked: Nullable(
    Type.Object({
      because: Type.String({ description: 'the prerequisite that failed, in words' }),
      chooseBy: day,
      waitUntil: Nullable(day),
      choices: Type.Array(Type.Object({ id: oneOf(states.blockedChoices), label: Type.String() })),
      waitDays: Type.Integer({ description: 'natural days a part can be kept waiting from the day that is chosen' }),
      papers: Type.Array(Named, { description: 'evidence types that show the result obtained from elsewhere' }),
    }),
  ),
  revocation: Nullable(
    Type.Object({
      ground: oneOf(states.revocationGrounds),
      kind: Type.String({ description: '撤销 or 注销' }),
      because: Type.String(),
      reasons: Type.String(),
      remedies: Type.String(),
      askedBy: Type.String(),
      approvedBy: Nullable(Type.String()),
      approvedOn: Nullable(day),
    }),
  ),
  reopened: Nullable(Type.Object({ basis: Type.String(), on: day })),
  termination: Nullable(Type.Object({ because: Type.String(), reasons: Type.String(), on: day })),
})
export type TurnsView = Static<typeof TurnsView>

const Slot = Type.Object({ date: day, half: oneOf(visits.halves), label: Type.String() })

export const VisitView = Type.Object({
  number: Type.Integer(),
  kind: oneOf(visits.visitKinds),
  kindLabel: Type.String(),
  of: Nullable(Type.Integer({ description: 'the visit whose list this one looks at again' })),
  place: Type.String(),
  subject: Type.String(),
  parts: Type.Array(Type.Object({ part: Type.String(), service: Type.String(), authority: Type.String() })),
  slots: Type.Array(Slot),
  slot: Nullable(Slot),
  otherTimesLeft: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      part: Type.String(),
      service: Type.String(),
      authority: Type.String(),
      officers: Type.Array(Type.String()),
      result: oneOf(visits.findingResults),
      resultLabel: Type.String(),
      items: Type.Array(Type.Object({ check: Type.String(), ok: Type.Boolean(), note: Type.String() })),
      photos: Type.Array(Type.Object({ id: Type.String(), url: Type.String() })),
      note: Type.String(),
      on: day,
    }),
  ),
  rectifications: Type.Array(
    Type.Object({ check: Type.String(), note: Type.String(), authority: Type.String(), service: Type.String() }),
  ),
  closedOn: Nullable(day),
})
export type VisitView = Static<typeof VisitView>
