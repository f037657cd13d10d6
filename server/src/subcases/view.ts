/** What a department sees of its part: the fields and evidence its service declares, nothing else of the case. */
import * as states from '@onething/core/lifecycle/states.ts'
import { PlanGroup } from '@onething/core/plan/schema.ts'
import Type, { type Static } from 'typebox'
import { VisitView } from '../cases/turns-view.ts'
import { EvidenceView, PartView, TimelineEntry } from '../cases/view.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <K extends string>(table: Record<K, string>) => Type.Enum(Object.keys(table) as K[])

export const TaskListItem = Type.Object({
  caseNo: Type.String(),
  part: Type.String(),
  service: Type.String(),
  label: Type.String(),
  lifeEvent: Type.String(),
  region: Type.String(),
  applicant: Type.String({ description: 'masked' }),
  state: oneOf(states.subCaseStates),
  stateLabel: Type.String(),
  due: Nullable(Type.String({ description: 'the next date that binds: intake window, then promise' })),
  dueKind: Type.Enum(['intake', 'promise', 'check', 'none']),
  intakePromised: Nullable(Type.String({ description: '承诺预审: the promised date of the answer at intake' })),
  provisional: Type.Boolean(),
  claimedBy: Nullable(Type.String()),
  mine: Type.Boolean(),
  waitingFor: Type.Array(Type.String()),
  step: Type.String({ description: '待审查、待审核、待批准; empty where it has not come to that' }),
  verdict: Nullable(oneOf(states.verdicts)),
})
export type TaskListItem = Static<typeof TaskListItem>

export const TaskList = Type.Object({
  items: Type.Array(TaskListItem),
  next: Nullable(Type.String({ description: 'cursor of the next page' })),
  counts: Type.Object({
    intake: Type.Integer(),
    deciding: Type.Integer(),
    correction: Type.Integer(),
    checking: Type.Integer({ description: '待核查承诺、待批准撤销' }),
    done: Type.Integer(),
  }),
})
export type TaskList = Static<typeof TaskList>

/** What a department's own acts change of its task, with what all need to see of it. They are answered with this. */
const progress = {
  caseNo: Type.String(),
  version: Type.Integer(),
  part: PartView,
  claimedBy: Nullable(Type.String()),
  mine: Type.Boolean(),
  verdict: Nullable(
    Type.Object({
      verdict: oneOf(states.verdicts),
      at: Type.String(),
      by: Type.String(),
      items: Type.Array(
        Type.Object({ kind: Type.String(), target: Type.String(), name: Type.String(), problem: Type.String() }),
      ),
    }),
  ),
  correctionUsed: Type.Boolean({
    description: 'a second correction needs a reason that is journalled as the organ’s fault',
  }),
  others: Type.Array(
    Type.Object({ part: Type.String(), service: Type.String(), authority: Type.String(), stateLabel: Type.String() }),
  ),
  step: Type.Object(
    {
      names: Type.Array(Type.String(), { description: '审查、审核、批准' }),
      at: Type.Integer({ description: 'whose turn it is, from 1' }),
      opinions: Type.Array(
        Type.Object({
          level: Type.String(),
          result: oneOf(states.decisionResults),
          resultLabel: Type.String(),
          reasons: Nullable(Type.String()),
          by: Type.String(),
          mine: Type.Boolean(),
          on: Type.String(),
        }),
      ),
    },
    { description: 'different people one after the other; the last decides' },
  ),
  mustHear: Nullable(Type.String({ description: 'the law that wants a hearing before the decision' })),
  mustAnnounce: Nullable(Type.String({ description: '公告 that has to come before the decision' })),
  mustSign: Type.Array(Type.String(), {
    description: 'who has still to come and sign before it can be examined and decided',
  }),
  visits: Type.Array(VisitView),
  objections: Type.Array(
    Type.Object({
      by: Type.String(),
      text: Type.String(),
      on: Type.String(),
      contact: Nullable(
        Type.Object(
          { name: Type.String(), phone: Type.String() },
          { description: 'of the public: for the organ alone' },
        ),
      ),
    }),
  ),
  extensionDays: Nullable(Type.Integer({ description: 'how much the law lets it be lengthened' })),
  actions: Type.Array(Type.String()),
}
export const TaskProgress = Type.Object({
  ...progress,
  happened: Type.Array(TimelineEntry, { description: 'what this act adds to the timeline' }),
})
export type TaskProgress = Static<typeof TaskProgress>

export const TaskView = Type.Object({
  ...progress,
  timeline: Type.Array(TimelineEntry),
  /** Procedures that stop the clock of this service: 行政许可法 45, and its own. */
  lawfulPauses: Type.Array(Type.String()),
  /** What an inspection of this service looks at. */
  checks: Type.Array(Type.String()),
  lifeEvent: Type.String(),
  publication: Type.Integer({ description: 'the publication of the catalogue this case follows' }),
  region: Type.String(),
  procedureUrl: Type.String({ description: 'the work procedure (PDF) of this life event in this place' }),
  applicant: Type.String(),
  because: Type.Array(Type.String()),
  form: Type.Array(PlanGroup),
  values: Type.Record(Type.String(), Type.Any()),
  provenance: Type.Record(Type.String(), Type.String()),
  evidence: Type.Array(
    Type.Object({
      type: Type.String(),
      name: Type.String(),
      necessity: Type.String(),
      exempt: Nullable(Type.String()),
      acceptance: Nullable(Type.String()),
      reviewPoints: Type.Array(Type.String()),
      files: Type.Array(EvidenceView),
    }),
  ),
  reviewPoints: Type.Array(Type.String()),
  conditions: Type.Array(Type.String()),
  legalBasis: Type.Array(Type.String()),
  outputs: Type.Array(Type.String()),
})
export type TaskView = Static<typeof TaskView>
