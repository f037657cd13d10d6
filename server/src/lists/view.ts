/** What a filled-in table came to. */
import Type from 'typebox'
import { CaseView } from '../cases/view.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

const LineProblem = Type.Object({
  line: Nullable(Type.Integer({ description: 'as the spreadsheet counts; null: about the table as a whole' })),
  column: Nullable(Type.String()),
  message: Type.String(),
})
const counted = {
  lines: Type.Integer({ description: 'lines read' }),
  problems: Type.Array(LineProblem, { description: 'the first 200; `as=xlsx` gives the file back with all of them' }),
  problemCount: Type.Integer(),
}
export const ReadListView = Type.Object({
  ...counted,
  items: Type.Array(Type.Record(Type.String(), Type.Any()), { description: 'empty where there are problems' }),
})
export const TakenListView = Type.Object({
  ...counted,
  taken: Type.Integer({ description: 'how many were taken over; 0 where there are problems' }),
  total: Type.Integer({ description: 'how many the list then has' }),
  also: Type.Array(Type.String(), { description: 'other lists of the form that the same table filled in' }),
  case: Nullable(CaseView),
})
