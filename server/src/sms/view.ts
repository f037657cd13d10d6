/** What leaves of text messages: never the number as a whole. */
import { maskPhone, normalisePhone } from '@onething/core/identifiers.ts'
import Type, { type Static } from 'typebox'
import { type ListedSms, smsStates } from './store.ts'

export const SmsWish = Type.Object({
  on: Type.Boolean({ description: '是否接收短信提醒；依法应当书面告知的事项不受影响' }),
  phoneMasked: Type.Union([Type.String(), Type.Null()]),
})

export const FailedSms = Type.Object({
  caseNo: Type.String(),
  seq: Type.Integer(),
  stateLabel: Type.String(),
  phoneMasked: Type.Union([Type.String(), Type.Null()]),
  attempts: Type.Integer(),
  at: Type.String(),
  problem: Type.Union([Type.String(), Type.Null()]),
})
export type FailedSms = Static<typeof FailedSms>

export const SmsDesk = Type.Object({
  waiting: Type.Integer(),
  failed: Type.Integer(),
  items: Type.Array(FailedSms, { description: '发送失败的，最近的在前，最多 100 条' }),
})
export type SmsDesk = Static<typeof SmsDesk>

/** How the sandbox gateway of a demonstration behaves, and what it was sent. */
export const SandboxSmsBehaviour = Type.Object(
  { behaviour: Type.Enum(['normal', 'slow', 'down']) },
  { additionalProperties: false },
)
export const SandboxSmsView = Type.Object({
  ...SandboxSmsBehaviour.properties,
  sent: Type.Array(Type.Object({ id: Type.String(), phoneMasked: Type.String(), text: Type.String() })),
})

export const showFailed = ({ case_no, seq, state, attempts, at, problem, phone }: ListedSms): FailedSms => ({
  caseNo: case_no,
  seq,
  stateLabel: smsStates[state],
  phoneMasked: phone && maskPhone(normalisePhone(phone)),
  attempts,
  at,
  problem,
})
