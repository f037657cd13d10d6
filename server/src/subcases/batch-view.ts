/** What a department sees of parts that it handles together, and what it is answered when it did. */
import * as states from '@onething/core/lifecycle/states.ts'
import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <K extends string>(table: Record<K, string>) => Type.Enum(Object.keys(table) as K[])

const StateCount = Type.Object({ state: oneOf(states.subCaseStates), label: Type.String(), count: Type.Integer() })

const about = {
  caseNo: Type.String(),
  row: Type.String({ description: 'row of the list: E23.2' }),
  service: Type.String(),
  lifeEvent: Type.String(),
  region: Type.String(),
  applicant: Type.String(),
}

export const BatchListItem = Type.Object({
  ...about,
  count: Type.Integer({ description: 'how many stand in this stage' }),
  due: Nullable(Type.String({ description: 'the first date that binds' })),
})
export type BatchListItem = Static<typeof BatchListItem>

export const BatchView = Type.Object({
  ...about,
  version: Type.Integer(),
  total: Type.Integer(),
  states: Type.Array(StateCount),
  open: Type.Object(
    { verdict: Type.Integer(), opine: Type.Integer(), decide: Type.Integer() },
    { description: 'how many an act on all would be done to by this viewer' },
  ),
  reviewPoints: Type.Array(Type.String()),
  lists: Type.Array(
    Type.Object({
      element: Type.String(),
      label: Type.String(),
      items: Type.Record(Type.String(), Type.Any()),
    }),
    { description: 'the lists of the form that have a line for each part' },
  ),
  found: Type.Integer(),
  next: Nullable(Type.Integer({ description: 'offset of the next page' })),
  items: Type.Array(
    Type.Object({
      part: Type.String(),
      label: Type.String(),
      state: oneOf(states.subCaseStates),
      stateLabel: Type.String(),
      verdict: Nullable(oneOf(states.verdicts)),
      due: Nullable(Type.String()),
      claimedBy: Nullable(Type.String()),
      mine: Type.Boolean(),
      step: Type.String({ description: '待审查、待审核、待批准; empty where it has not come to that' }),
      actions: Type.Array(Type.String()),
      waitingFor: Type.Array(Type.String()),
      values: Type.Record(Type.String(), Type.Any(), { description: 'by list: the line of this part' }),
    }),
  ),
})
export type BatchView = Static<typeof BatchView>

export const BatchResult = Type.Object({
  caseNo: Type.String(),
  version: Type.Integer(),
  row: Type.String(),
  done: Type.Array(Type.String(), { description: 'the parts it was done to; none when the key was used before' }),
  states: Type.Array(StateCount, { description: 'how the parts of this row stand now' }),
})
export type BatchResult = Static<typeof BatchResult>
