/** What leaves of the basic catalogue: editions and their comparison, handling items, boundaries, the platform's rows. */
import { columns } from '@onething/core/basic-catalogue/edition.ts'
import { likenesses } from '@onething/core/basic-catalogue/handling-items.ts'
import { ImplementationItem } from '@onething/core/basic-catalogue/implementation.ts'
import { taskStates, taskTypes, useLevels } from '@onething/core/basic-catalogue/national-codes.ts'
import { parties } from '@onething/core/basic-catalogue/schema.ts'
import { levels } from '@onething/core/catalogue/vocabulary.ts'
import { marks } from '@onething/core/guide/marks.ts'
import Type, { type Static } from 'typebox'

const oneOf = <K extends string>(table: Record<K, unknown>) => Type.Enum(Object.keys(table) as K[])
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = Type.String()
const mark = oneOf(marks)

const Problem = Type.Object({ line: Type.Integer(), column: text, message: text })

export const BasicEdition = Type.Object({
  number: Type.Integer(),
  source: Type.String({ description: '来源：文件名称、文号或者网址' }),
  entries: Type.Integer({ description: '事项数' }),
  importedAt: text,
  importedBy: text,
  warnings: Type.Array(Problem),
})
export type BasicEdition = Static<typeof BasicEdition>

export const BasicEntryView = Type.Object({
  code: Type.String({ description: '基本编码' }),
  main: Type.String({ description: '主项名称' }),
  sub: Nullable(Type.String({ description: '子项名称' })),
  type: oneOf(taskTypes),
  typeText: text,
  levels: Type.Array(oneOf(useLevels)),
  levelsText: text,
  department: text,
  basis: Nullable(text),
  state: oneOf(taskStates),
  stateText: text,
  effectiveFrom: text,
})
export type BasicEntryView = Static<typeof BasicEntryView>

export const BasicEditionPage = Type.Object({
  edition: BasicEdition,
  entries: Type.Array(BasicEntryView),
  next: Nullable(Type.String({ description: 'cursor of the next page' })),
})
export type BasicEditionPage = Static<typeof BasicEditionPage>

const Changes = Type.Array(Type.Object({ field: Type.Enum([...columns]), from: text, to: text }))

export const BasicComparison = Type.Object({
  added: Type.Array(BasicEntryView),
  cancelled: Type.Array(
    Type.Object({
      ...BasicEntryView.properties,
      how: Type.Enum(['state', 'missing'], { description: 'state 标明取消，missing 新版没有' }),
    }),
  ),
  renamed: Type.Array(Type.Object({ code: text, from: text, to: text, changes: Changes })),
  changed: Type.Array(Type.Object({ code: text, name: text, changes: Changes })),
  unchanged: Type.Integer(),
})
export type BasicComparison = Static<typeof BasicComparison>

export const BasicImport = Type.Object({
  edition: BasicEdition,
  repeated: Type.Boolean({ description: '同一来源、同一内容已经导入过' }),
  comparison: Nullable(BasicComparison),
})
export type BasicImport = Static<typeof BasicImport>

export const itemStates = {
  unlinked: '待编码',
  linked: '已关联',
  suspended: '已关联，事项暂停',
  cancelled: '关联的事项已取消，待重新关联',
} as const

const itemProperties = {
  id: Type.String({ description: '<部门>/<事项>/<业务办理项>' }),
  name: text,
  type: oneOf(taskTypes),
  typeText: text,
  when: Nullable(Type.String({ description: '适用的情形；只有一个业务办理项的为空' })),
  authority: Nullable(Type.String({ description: '当地的实施机关；没有指定地区的为空' })),
  suffix: Type.String({ description: '业务办理项序号' }),
  suffixMark: Type.Enum(['reference', 'confirmed']),
  basicCode: Nullable(text),
  taskCode: Nullable(text),
  handlingItemCode: Nullable(text),
  codeText: Nullable(Type.String({ description: '编码不全时为“待编码”及所缺内容' })),
  state: oneOf(itemStates),
  stateText: text,
  entry: Nullable(BasicEntryView),
  linkedBy: Nullable(text),
  linkedAt: Nullable(text),
  basis: Nullable(text),
}

export const HandlingItemView = Type.Object(itemProperties)
export type HandlingItemView = Static<typeof HandlingItemView>

export const ServiceHandlingItems = Type.Object({
  service: text,
  name: text,
  edition: Nullable(Type.Integer({ description: '最新的基本目录版本；没有导入的为空' })),
  choose: Type.Enum(['one', 'several'], { description: 'one 只适用其中一项，several 可以同时适用几项' }),
  items: Type.Array(HandlingItemView),
  mark,
  markText: text,
})
export type ServiceHandlingItems = Static<typeof ServiceHandlingItems>

export const LinkedItem = Type.Object({
  ...itemProperties,
  service: text,
  serviceName: text,
  department: Type.String({ description: '清单所列的部门' }),
})
export type LinkedItem = Static<typeof LinkedItem>

export const LinkList = Type.Object({
  edition: Nullable(Type.Integer({ description: '最新的基本目录版本；没有导入的为空' })),
  mayKeep: Type.Boolean({ description: '本人可以导入和关联' }),
  items: Type.Array(LinkedItem),
})
export type LinkList = Static<typeof LinkList>

export const LinkSuggestions = Type.Object({
  edition: Nullable(Type.Integer()),
  items: Type.Array(
    Type.Object({
      id: text,
      name: text,
      service: text,
      state: oneOf(itemStates),
      suggestions: Type.Array(
        Type.Object({
          code: text,
          name: text,
          likeness: oneOf(likenesses),
          likenessText: text,
          score: Type.Number(),
          sameType: Type.Boolean(),
        }),
      ),
    }),
  ),
})
export type LinkSuggestions = Static<typeof LinkSuggestions>

export const CreditCodeView = Type.Object({
  authority: text,
  name: text,
  creditCode: text,
  source: text,
  warning: Nullable(text),
})

const Organ = Type.Object({
  kind: Nullable(text),
  label: Type.String({ description: '部门类别' }),
  level: oneOf(levels),
  name: Nullable(Type.String({ description: '当地的机关；没有指定地区的为空' })),
  answersFor: Type.String({ description: '职责' }),
})

const boundaryProperties = {
  service: text,
  name: text,
  approver: Organ,
  supervisor: Type.Object({ ...Organ.properties, because: text, mark }),
  separate: Type.Boolean({ description: '审批机关与监管机关不是同一机关' }),
  concentration: Type.Object({
    says: Type.Enum(['normally-not', 'place-decides', 'moved-here']),
    text,
    basis: text,
    mark,
  }),
}
const Place = Nullable(Type.Object({ code: text, name: text }))

export const BoundaryItem = Type.Object(boundaryProperties)
export type BoundaryItem = Static<typeof BoundaryItem>

export const BoundaryList = Type.Object({ region: Place, items: Type.Array(BoundaryItem), mark, markText: text })
export type BoundaryList = Static<typeof BoundaryList>

export const ServiceBoundary = Type.Object({
  ...boundaryProperties,
  region: Place,
  duties: Type.Array(
    Type.Object({
      id: text,
      name: text,
      by: oneOf(parties),
      byText: text,
      does: text,
      within: text,
      basis: text,
      mark,
    }),
  ),
  basis: text,
  mark,
  markText: text,
})
export type ServiceBoundary = Static<typeof ServiceBoundary>

export const PlatformRow = Type.Object({
  ...ImplementationItem.properties,
  cd_operation: Type.Enum(['I', 'U', 'D'], { description: '相对 since：I 新增、U 更新、D 删除' }),
  cd_time: Type.String({ description: 'YYYYMMDDThhmmss，北京时间' }),
})

export const PlatformPage = Type.Object({
  publication: Type.Integer({ description: '本次读取的发布号；下次作为 since' }),
  since: Nullable(Type.Integer()),
  region: Type.Object({ code: text, name: text }),
  rows: Type.Array(PlatformRow),
  next: Nullable(Type.String({ description: '下一页的 cursor；没有更多的为空' })),
  mark,
  markText: text,
})
export type PlatformPage = Static<typeof PlatformPage>
