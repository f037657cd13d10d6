/** What leaves about a case. The schemas are the API; nothing else of a row ever does. */
import * as states from '@onething/core/lifecycle/states.ts'
import { Plan, PlanField, PlanGroup } from '@onething/core/plan/schema.ts'
import Type, { type Static } from 'typebox'
import { SignatureView } from '../signatures/view.ts'
import { documentKinds } from './document-kinds.ts'
import { TurnsView, VisitView } from './turns-view.ts'

const oneOf = <K extends string>(table: Record<K, unknown>) => Type.Enum(Object.keys(table) as K[])
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Named = Type.Object({ id: Type.String(), name: Type.String() })
const Region = Type.Object({ code: Type.String(), name: Type.String() })

export const EvidenceView = Type.Object({
  id: Type.String(),
  type: Type.String(),
  fileName: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  uploadedAt: Type.String(),
  url: Type.String(),
})
export type EvidenceView = Static<typeof EvidenceView>

/** 分办件 as the applicant sees it: who holds it now and until when. */
export const PartView = Type.Object({
  part: Type.String({ description: 'row of the list and instance: E3.1, E13.2-1' }),
  row: Type.String(),
  service: Type.String(),
  label: Type.String({ description: 'which instance of a repeated service; empty when there is one' }),
  authority: Type.String(),
  state: oneOf(states.subCaseStates),
  stateLabel: Type.String(),
  holder: Type.String({ description: '现在由谁办理, in words' }),
  waitingFor: Type.Array(Type.String(), { description: 'services whose result it waits for' }),
  intakePromised: Nullable(
    Type.Object(
      { days: Type.Integer({ description: 'working days' }), by: Type.String() },
      { description: '承诺预审: when the answer at intake is promised; null once it is given' },
    ),
  ),
  intakeDue: Nullable(Type.String({ description: 'the last day by law for that answer (行政许可法 32)' })),
  acceptedOn: Nullable(Type.String()),
  promisedDue: Nullable(Type.String()),
  legalDue: Nullable(Type.String()),
  provisional: Type.Boolean(),
  pause: Nullable(
    Type.Object(
      { kind: Type.String(), reason: Type.String(), from: Type.String(), days: Nullable(Type.Integer()) },
      { description: '特别程序: the clock stands still since then' },
    ),
  ),
  extension: Nullable(
    Type.Object({
      days: Type.Integer(),
      reason: Type.String(),
      askedBy: Type.String(),
      approvedBy: Nullable(Type.String()),
      approvedOn: Nullable(Type.String()),
    }),
  ),
  deferral: Nullable(
    Type.Object(
      {
        items: Type.Array(Type.Object({ target: Type.String(), name: Type.String() })),
        by: Type.String(),
        suppliedOn: Nullable(Type.String()),
      },
      { description: '容缺受理: what is still to come, and by when' },
    ),
  ),
  decision: Nullable(
    Type.Object({
      result: oneOf(states.decisionResults),
      resultLabel: Type.String(),
      reasons: Nullable(Type.String()),
      remedies: Nullable(Type.String()),
      excluded: Nullable(Type.String({ description: '部分准予: what was not granted' })),
      on: Type.String(),
    }),
  ),
  refusal: Nullable(
    Type.Object({
      ground: Nullable(oneOf(states.refusalGrounds)),
      groundLabel: Nullable(Type.String()),
      rightOrgan: Nullable(Type.String({ description: 'where to apply instead' })),
      reasons: Type.String(),
      remedies: Type.String(),
      on: Type.String(),
    }),
  ),
  turns: TurnsView,
})
export type PartView = Static<typeof PartView>

/** Many parts of one service: how many stand where. The parts themselves: GET /api/cases/{caseNo}/parts. */
export const PartGroup = Type.Object({
  row: Type.String(),
  service: Type.String(),
  authority: Type.String(),
  total: Type.Integer(),
  states: Type.Array(Type.Object({ state: oneOf(states.subCaseStates), label: Type.String(), count: Type.Integer() })),
  paused: Type.Integer({ description: 'how many clocks stand still' }),
  lastDue: Nullable(Type.String({ description: 'the last promised date of those under way' })),
  deferrals: Type.Array(
    Type.Object({ items: Type.Array(Type.Object({ target: Type.String(), name: Type.String() })), by: Type.String() }),
    { description: '容缺受理: what is still to come' },
  ),
})
export type PartGroup = Static<typeof PartGroup>

export const CorrectionView = Type.Object({
  number: Type.Integer(),
  issuedAt: Type.String(),
  answerBy: Type.String(),
  answeredAt: Nullable(Type.String()),
  closedAt: Nullable(Type.String({ description: 'answered, expired or withdrawn' })),
  items: Type.Array(
    Type.Object({
      kind: Type.Enum(['evidence', 'field']),
      target: Type.String({ description: 'evidence type or data element' }),
      name: Type.String(),
      problems: Type.Array(Type.String()),
      authorities: Type.Array(Type.String()),
      parts: Type.Array(Type.String()),
      field: Nullable(PlanField),
      value: Type.Any({ description: 'what was filled in before' }),
    }),
  ),
})
export type CorrectionView = Static<typeof CorrectionView>

export const OutputView = Type.Object({
  id: Type.String({ description: 'certificate identifier; verify at /api/certificates/{id}/verify' }),
  part: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  number: Type.String(),
  authority: Type.String(),
  issuedOn: Type.String(),
  validUntil: Nullable(Type.String()),
  documentUrl: Type.String(),
})
export type OutputView = Static<typeof OutputView>

export const TimelineEntry = Type.Object({
  at: Type.String(),
  who: Type.String(),
  what: Type.String(),
  part: Nullable(Type.String()),
})
export type TimelineEntry = Static<typeof TimelineEntry>

export const DraftView = Type.Object({
  facts: Type.Record(Type.String(), Type.Any()),
  selection: Nullable(Type.Array(Type.String())),
  form: Type.Record(Type.String(), Type.Any()),
  provenance: Type.Record(Type.String(), Type.String(), {
    description: 'where a value came from: answer, identity, licence …',
  }),
  factSources: Type.Record(Type.String(), Type.String()),
  delivery: oneOf(states.deliveryMethods),
  deferrals: Type.Array(Type.String(), { description: '承诺容缺后补的材料' }),
  commitments: Type.Array(Type.String(), { description: '以告知承诺方式办理的事项（行）' }),
  plan: Plan,
  problems: Type.Array(
    Type.Object({
      where: Type.Enum(['question', 'field', 'evidence', 'guard', 'service', 'signature']),
      target: Type.String(),
      message: Type.String(),
    }),
    { description: 'what still keeps it from being submitted' },
  ),
  reviewedHash: Type.String({ description: 'send it back on submission: it proves what was reviewed' }),
})
export type DraftView = Static<typeof DraftView>

/** 提交的内容, as it was reviewed. */
export const SubmittedView = Type.Object({
  form: Type.Array(PlanGroup),
  values: Type.Record(Type.String(), Type.Any()),
  provenance: Type.Record(Type.String(), Type.String()),
})
export type SubmittedView = Static<typeof SubmittedView>

export const CaseView = Type.Object({
  caseNo: Type.String(),
  state: oneOf(states.caseStates),
  stateLabel: Type.String(),
  lifeEvent: Named,
  reminders: Type.Array(Type.String(), {
    description: '提醒: dates that bind the applicant, never a reason to refuse',
  }),
  region: Region,
  applicant: Type.String(),
  broughtBy: Type.String({ description: '线上本人, or the clerk who keyed it in' }),
  publication: Type.Integer(),
  version: Type.Integer(),
  savedAt: Type.String(),
  submittedAt: Nullable(Type.String()),
  concludedAt: Nullable(Type.String()),
  promisedDate: Nullable(Type.String()),
  provisional: Type.Boolean(),
  criticalPath: Type.Array(Type.String(), {
    description: '取决于: services that hold the promised date, the first to end first',
  }),
  trackingCode: Nullable(Type.String()),
  delivery: oneOf(states.deliveryMethods),
  parts: Type.Array(PartView, { description: 'without those of the groups' }),
  groups: Type.Array(PartGroup, { description: 'services of which there are more than 5 parts' }),
  correction: Nullable(CorrectionView),
  visits: Type.Array(VisitView, { description: '联合勘验' }),
  outputs: Type.Array(OutputView, { description: 'of the parts above' }),
  evidence: Type.Array(EvidenceView),
  timeline: Type.Array(TimelineEntry),
  actions: Type.Array(Type.String(), { description: 'what this viewer may do now' }),
  signatures: Type.Array(SignatureView, { description: '须签名的人: empty where only the applicant applies' }),
  coSigner: Type.Boolean({ description: 'seen by somebody who signed it with the applicant: progress only' }),
  draft: Nullable(DraftView),
})
export type CaseView = Static<typeof CaseView>

export const CaseListItem = Type.Object({
  caseNo: Type.String(),
  lifeEvent: Named,
  region: Region,
  applicant: Type.String(),
  state: oneOf(states.caseStates),
  stateLabel: Type.String(),
  savedAt: Type.String(),
  submittedAt: Nullable(Type.String()),
  promisedDate: Nullable(Type.String()),
  needsYou: Nullable(Type.String({ description: 'what waits for the applicant, in words' })),
  coSigner: Type.Boolean({ description: 'somebody else’s case that this person signed' }),
})
export type CaseListItem = Static<typeof CaseListItem>

/** 文书: what was told or decided in writing. */
export const DocumentView = Type.Object({
  id: Type.String({
    description: 'number of the case and of the journal entry behind it; verify at /api/documents/{id}/verify',
  }),
  kind: oneOf(documentKinds),
  name: Type.String(),
  number: Nullable(Type.String({ description: '文号; null while the organ cannot sign' })),
  part: Nullable(Type.String({ description: 'null: about the case as a whole' })),
  service: Nullable(Type.String()),
  authority: Nullable(Type.String({ description: 'null: several departments together' })),
  issuedOn: Type.String(),
  digest: Nullable(Type.String({ description: 'SHA-256 of the PDF, hex' })),
  url: Type.String(),
})
export type DocumentView = Static<typeof DocumentView>

/** A page of the parts of one service, with what came out of them. */
export const PartPage = Type.Object({
  found: Type.Integer(),
  next: Nullable(Type.Integer({ description: 'offset of the next page' })),
  parts: Type.Array(PartView),
  outputs: Type.Array(OutputView),
})
export type PartPage = Static<typeof PartPage>

/** 公开进度: enough to follow, nothing about the person. */
export const TrackView = Type.Object({
  caseNo: Type.String(),
  lifeEvent: Type.String(),
  region: Type.String(),
  state: oneOf(states.caseStates),
  stateLabel: Type.String(),
  submittedAt: Nullable(Type.String()),
  promisedDate: Nullable(Type.String()),
  provisional: Type.Boolean(),
  parts: Type.Array(
    Type.Object({
      part: Type.String(),
      service: Type.String(),
      authority: Type.String(),
      state: oneOf(states.subCaseStates),
      stateLabel: Type.String(),
      holder: Type.String(),
      promisedDue: Nullable(Type.String()),
    }),
    { description: 'without those of the groups' },
  ),
  groups: Type.Array(PartGroup),
})
export type TrackView = Static<typeof TrackView>
