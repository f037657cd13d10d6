/**
 * 办事指南, 标准化工作规程, 综合受理窗口业务手册: three documents out of one publication. One schema is the type, the
 * API's answer and its documentation; screens and PDF render the same data.
 */
import Type, { type Static } from 'typebox'
import * as words from '../catalogue/vocabulary.ts'
import { marks } from './marks.ts'

const oneOf = <K extends string>(table: Record<K, unknown>) => Type.Enum(Object.keys(table) as K[])
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = Type.String()
const texts = Type.Array(text)
const number = Type.Integer({ description: 'place of the service in this document' })
const numbers = Type.Array(number)
const marked = { mark: oneOf(marks), source: text }

const Stated = Type.Object({ text, ...marked })
const Listed = Type.Object({ items: texts, ...marked })
const DocumentLimit = Type.Object({ days: Type.Integer(), unit: oneOf(words.limitUnits), text, ...marked })

/** What the list prints of a service, and when it is needed. */
const listedService = {
  number,
  row: text,
  serviceId: text,
  name: text,
  type: text,
  licence: Type.Boolean(),
  authority: Type.String({ description: 'the authority of the place, as it is really named' }),
  authorityLabel: Type.String({ description: 'as the list prints it' }),
  levels: text,
  level: text,
  note: text,
  parallel: text,
  ...marked,
  always: Type.Boolean(),
  situation: Stated,
}

export const DocumentService = Type.Object({
  ...listedService,
  summary: Stated,
  legalBasis: Type.Array(Type.Object({ text, says: text, effective: text, confidence: text, ...marked })),
  conditions: Listed,
  statutoryLimit: Nullable(DocumentLimit),
  promisedLimit: DocumentLimit,
  silence: Nullable(DocumentLimit),
  extension: Nullable(DocumentLimit),
  specialProcedures: Type.Array(Stated),
  commitment: Nullable(Stated),
  inspection: Nullable(Type.Object({ timing: text, situation: text, checks: texts, ...marked })),
  fee: Stated,
  visits: Type.Object({ count: Type.Integer(), text, ...marked }),
  steps: Listed,
  reviewPoints: Listed,
  results: Type.Array(Type.Object({ name: text, kind: text, validity: text, ...marked })),
  supervisor: Nullable(Stated),
  faq: Type.Array(Type.Object({ ask: text, answer: text, ...marked })),
})
export type DocumentService = Static<typeof DocumentService>

export const DocumentEvidence = Type.Object({
  type: text,
  name: text,
  issuer: text,
  channel: Type.String({ description: '来源渠道' }),
  exempt: Nullable(Type.Object({ mode: oneOf(words.exemptionModes), because: text })),
  /** Services of the same case whose result it is: then it is passed on inside. */
  producedBy: numbers,
  help: text,
  ...marked,
  uses: Type.Array(
    Type.Object({
      number,
      situation: text,
      necessity: text,
      form: text,
      copies: text,
      acceptance: text,
      reviewPoints: texts,
      ...marked,
    }),
  ),
})
export type DocumentEvidence = Static<typeof DocumentEvidence>

export const FlowEdge = Type.Object({
  from: number,
  to: number,
  kind: oneOf(words.afterKinds),
  because: text,
  ...marked,
})
export type FlowEdge = Static<typeof FlowEdge>

/** Somebody's result that another service of the case uses, so that nobody hands it in. */
const HandOver = Type.Object({ from: number, to: number, type: text, what: text, situation: text, ...marked })

export const DocumentFlow = Type.Object({
  levels: Type.Array(numbers, { description: 'services level by level; those of one level run in parallel' }),
  edges: Type.Array(FlowEdge),
  handOvers: Type.Array(HandOver),
  alternatives: Type.Array(Type.Object({ numbers, text, ...marked })),
  bundles: Type.Array(Type.Object({ numbers, text, ...marked })),
  longest: Type.Object({ text, path: numbers, ...marked }, { description: 'when every service is needed' }),
})
export type DocumentFlow = Static<typeof DocumentFlow>

export const DocumentHead = Type.Object({
  lifeEvent: text,
  name: text,
  audience: text,
  stage: text,
  stateCouncilTask: Type.Boolean(),
  lead: Type.String({ description: 'the department as the list prints it' }),
  leadAuthority: text,
  region: Type.Object({ code: text, name: text }),
  publication: Type.Integer(),
  ...marked,
  summary: Stated,
})
export type DocumentHead = Static<typeof DocumentHead>

export const DocumentGuard = Type.Object({ because: text, situation: text, wayOut: text, authority: text, ...marked })
export type DocumentGuard = Static<typeof DocumentGuard>

const Question = Type.Object({
  fact: text,
  label: text,
  question: text,
  help: text,
  decides: Type.Array(number, { description: 'services it can bring or spare' }),
  variants: Type.Array(number, { description: 'services whose form or evidence it changes' }),
  closes: Type.Boolean({ description: 'it can end the case' }),
  ...marked,
})

export const Guide = Type.Object({
  ...DocumentHead.properties,
  services: Type.Array(DocumentService),
  guards: Type.Array(DocumentGuard),
  questions: Type.Array(Question),
  evidence: Type.Array(DocumentEvidence),
  flow: DocumentFlow,
  reminders: Listed,
  examples: Type.Array(
    Type.Object({
      name: text,
      date: text,
      closed: text,
      needed: numbers,
      undecided: numbers,
      materials: texts,
      time: text,
      ...marked,
    }),
  ),
})
export type Guide = Static<typeof Guide>

export const Procedure = Type.Object({
  ...DocumentHead.properties,
  services: Type.Array(DocumentService),
  duties: Type.Array(
    Type.Object({ role: text, members: Type.Array(Type.Object({ who: text, numbers })), items: texts, ...marked }),
  ),
  stages: Type.Array(Type.Object({ name: text, who: text, does: text, limit: text, documents: text, ...marked })),
  evidence: Type.Array(DocumentEvidence),
  flow: DocumentFlow,
  jointInspection: Nullable(Type.Object({ numbers, text, ...marked })),
})
export type Procedure = Static<typeof Procedure>

export const HandbookAnswer = Type.Object({
  answer: text,
  needed: numbers,
  notNeeded: numbers,
  undecided: numbers,
  closes: Type.Array(text, { description: 'why this answer ends the case' }),
  materials: Type.Array(Type.Object({ number, name: text, needed: Type.Boolean() })),
})
export type HandbookAnswer = Static<typeof HandbookAnswer>

export const Handbook = Type.Object({
  ...DocumentHead.properties,
  services: Type.Array(DocumentService),
  guards: Type.Array(DocumentGuard),
  questions: Type.Array(
    Type.Object({
      ...Question.properties,
      how: Type.String({ description: 'how the answer is given, and who may know it already' }),
      withForm: Type.Boolean({ description: 'asked with the form: it only chooses a variant of form or evidence' }),
      answers: Type.Array(HandbookAnswer),
    }),
  ),
  evidence: Type.Array(DocumentEvidence),
  form: Type.Array(Type.Object({ group: text, fields: texts, ...marked })),
  flow: DocumentFlow,
  refusals: Type.Array(
    Type.Object({ number, items: Type.Array(Type.Object({ ground: text, handling: text, ...marked })) }),
  ),
})
export type Handbook = Static<typeof Handbook>
