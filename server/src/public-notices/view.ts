/** What the public sees of a notice: what its procedure says is announced, and nothing else of the case. */
import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const PublicNotice = Type.Object({
  caseNo: Type.String(),
  part: Type.String(),
  kind: Type.String({ description: '公示、简易注销公告、公告查找生父母' }),
  service: Type.String(),
  region: Type.String(),
  organ: Type.String(),
  applicant: Nullable(
    Type.String({ description: 'an enterprise in full, a person masked; null where the procedure shows no applicant' }),
  ),
  from: Type.String(),
  until: Type.String({ description: 'its last day' }),
})
export type PublicNotice = Static<typeof PublicNotice>

export const PublicNoticeList = Type.Object({
  items: Type.Array(PublicNotice),
  next: Nullable(Type.String({ description: 'cursor of the next page' })),
})
export type PublicNoticeList = Static<typeof PublicNoticeList>

export const PublicNoticeView = Type.Object({
  ...PublicNotice.properties,
  about: Type.Array(Type.Object({ label: Type.String(), value: Type.String() }), {
    description: 'what else the procedure announces, e.g. by what parents recognise their child',
  }),
  basis: Type.String(),
})
export type PublicNoticeView = Static<typeof PublicNoticeView>

export const ObjectionReceipt = Type.Object({
  on: Type.String(),
  organ: Type.String({ description: 'who examines it' }),
})
export type ObjectionReceipt = Static<typeof ObjectionReceipt>
