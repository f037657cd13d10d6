/** Messages as they leave. */
import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const MessageView = Type.Object({
  id: Type.String(),
  caseNo: Type.String(),
  lifeEvent: Type.String(),
  text: Type.String(),
  at: Type.String(),
  readAt: Nullable(Type.String()),
})
export type MessageView = Static<typeof MessageView>

export const UnreadView = Type.Object({
  unread: Type.Integer(),
  latest: Nullable(Type.String({ description: '最近一条消息的时间' })),
})
export type UnreadView = Static<typeof UnreadView>
