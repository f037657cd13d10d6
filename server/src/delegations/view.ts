/** What leaves about delegations. */
import { verdicts } from '@onething/core/lifecycle/states.ts'
import Type, { type Static } from 'typebox'
import { TaskView } from '../subcases/view.ts'
import { delegateKinds, delegationStates } from './delegation.ts'

const oneOf = <K extends string>(table: Record<K, string>) => Type.Enum(Object.keys(table) as K[])
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Named = Type.Object({ id: Type.String(), name: Type.String() })
const services = Nullable(Type.Array(Named, { description: 'null: all that the organ handles' }))
const day = (description: string) => Type.String({ description, examples: ['2026-06-01'] })

/** 公告: what is delegated, by whom, to whom, for how long; nothing about who signed it. */
export const PublicDelegation = Type.Object({
  number: Type.String({ description: '委托编号' }),
  authority: Named,
  delegate: Type.String({ description: '受委托的中心、窗口或者窗口人员' }),
  services,
  from: day('生效日期'),
  until: day('截止日期（含当日）'),
  mayRefuse: Type.Boolean({ description: '受委托方可以不予受理' }),
  basis: Type.String({ description: '委托文书的文号或者名称' }),
})
export type PublicDelegation = Static<typeof PublicDelegation>

export const DelegationView = Type.Object({
  ...PublicDelegation.properties,
  kind: oneOf(delegateKinds),
  region: Type.String({ description: 'the place whose centre it is' }),
  window: Nullable(Type.String()),
  clerk: Nullable(Named),
  state: oneOf(delegationStates),
  stateLabel: Type.String(),
  grantedBy: Type.String(),
  grantedAt: Type.String(),
  revocation: Nullable(Type.Object({ on: Type.String(), by: Type.String(), reason: Type.String() })),
})
export type DelegationView = Static<typeof DelegationView>

export const DelegationChoices = Type.Object({
  authority: Named,
  services: Type.Array(Named),
  places: Type.Array(Type.Object({ region: Type.String(), name: Type.String(), windows: Type.Array(Type.String()) }), {
    description: 'centres the organ may turn to, its own first',
  }),
})
export type DelegationChoices = Static<typeof DelegationChoices>

/** A part that this clerk may accept on the spot, with what there is to look at. */
export const DelegatedPart = Type.Object({
  part: Type.String(),
  service: Type.String(),
  label: Type.String(),
  authority: Type.String(),
  delegation: Type.Object({ number: Type.String(), until: Type.String() }),
  actions: Type.Array(oneOf(verdicts), { description: 'the verdicts this clerk may give now' }),
  form: TaskView.properties.form,
  evidence: TaskView.properties.evidence,
  reviewPoints: TaskView.properties.reviewPoints,
})
export type DelegatedPart = Static<typeof DelegatedPart>
