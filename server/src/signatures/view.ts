/** What leaves about signatures: to those who fill in the case, and to whoever opens a personal link. */
import { capacities } from '@onething/core/catalogue/vocabulary.ts'
import { PlanGroup } from '@onething/core/plan/schema.ts'
import Type, { type Static } from 'typebox'
import { signingStates } from './states.ts'

const oneOf = <K extends string>(table: Record<K, string>) => Type.Enum(Object.keys(table) as K[])
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** One person who has to sign. */
export const SignatureView = Type.Object({
  signer: Type.String({ description: 'names this person in the calls about their signature' }),
  label: Type.String({ description: 'as what they sign: 买方, 卖方 …' }),
  name: Type.String(),
  numberMasked: Nullable(Type.String()),
  services: Type.Array(Type.String(), { description: 'what they sign for' }),
  basis: Type.Array(Type.String()),
  state: oneOf(signingStates),
  stateLabel: Type.String(),
  inPerson: Type.Boolean({ description: '须亲自到场: signed at a window, also after submission; the decision waits' }),
  standIns: Type.Array(oneOf(capacities), { description: 'who may sign for them at a window' }),
  mayInvite: Type.Boolean({ description: 'a personal link can be sent' }),
  mayRevoke: Type.Boolean({ description: 'there is a link that can be revoked' }),
  maySignHere: Type.Boolean({ description: 'a clerk can record their signature now' }),
  expiresAt: Nullable(Type.String()),
  signedAt: Nullable(Type.String()),
  how: Nullable(Type.Enum(['online', 'window', 'submission'])),
  standIn: Nullable(Type.Object({ as: oneOf(capacities), name: Type.String() })),
  refusal: Nullable(Type.Object({ at: Type.String(), reason: Type.String() })),
})
export type SignatureView = Static<typeof SignatureView>

export const SignatureList = Type.Object({
  reviewedHash: Nullable(Type.String({ description: 'of what is signed; sent back with a signature' })),
  signatures: Type.Array(SignatureView),
})
export type SignatureList = Static<typeof SignatureList>

export const InvitationView = Type.Object({
  link: Type.String({ description: 'shown once: only its digest is kept' }),
  expiresAt: Type.String(),
  signature: SignatureView,
})
export type InvitationView = Static<typeof InvitationView>

/** What the co-signer signs: everything of it, what is sensitive about others masked or left out. */
export const SigningView = Type.Object({
  lifeEvent: Type.Object({ id: Type.String(), name: Type.String() }),
  region: Type.String(),
  applicant: Type.String(),
  signature: SignatureView,
  services: Type.Array(Type.Object({ service: Type.String(), authority: Type.String() })),
  answers: Type.Array(Type.Object({ label: Type.String(), value: Type.String() }), {
    description: 'what was answered about the situation, in words',
  }),
  form: Type.Array(PlanGroup),
  values: Type.Record(Type.String(), Type.Any()),
  withheld: Type.Array(Type.String(), { description: 'labels of what is sensitive about others and not shown' }),
  evidence: Type.Array(Type.String(), { description: 'names of the materials handed in' }),
  delivery: Type.String({ description: 'how the results are collected, in words' }),
  ready: Type.Boolean({ description: 'false while the applicant is still filling in: not to be signed yet' }),
  reviewedHash: Type.String(),
})
export type SigningView = Static<typeof SigningView>
