/**
 * The one definition of everything in `catalogue/`: shape, type and validation of each file.
 * Data read from disk, from an overlay or from a stored publication is parsed with these schemas once, then trusted.
 */
import Type, { type Static, type TProperties } from 'typebox'
import type { Condition } from '../conditions/condition.ts'
import { conditionSchema } from '../conditions/condition.ts'
import * as words from './vocabulary.ts'

const strict = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
const oneOf = <K extends string>(table: Record<K, string>) => Type.Enum(Object.keys(table) as K[])
const text = Type.String({ minLength: 1 })
const id = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
const serviceId = Type.String({ pattern: '^[a-z-]+/[a-z0-9-]+$' })
const rowNo = Type.Integer({ minimum: 1 })
const isoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const condition = Type.Unsafe<Condition>(conditionSchema)
export const scalarSchema = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

// ── facts and parameters ────────────────────────────────────────────────────────────────────────────────────────────

/** 事实: something about the applicant or the place that conditions read. Keys are dotted, e.g. `premises.area`. */
export const FactDefinition = strict({
  type: Type.Enum(['boolean', 'number', 'choice', 'choices', 'date', 'text', 'list']),
  label: text,
  question: Type.Optional(text),
  help: Type.Optional(text),
  source: oneOf(words.factSources),
  unit: Type.Optional(text),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  integer: Type.Optional(Type.Boolean()),
  values: Type.Optional(Type.Record(Type.String(), text)),
  aliases: Type.Optional(Type.Array(text)),
  /** What identity tells anyway, as a path such as `person.birthDate`: used where shared data has no answer. */
  known: Type.Optional(text),
  /** A fact computed from another: whole years from that date to the application date (民法典 17–18). */
  ageOf: Type.Optional(text),
  /** For `list`: the facts of one item. */
  items: Type.Optional(Type.Record(Type.String(), Type.Any())),
})
export type FactDefinition = Omit<Static<typeof FactDefinition>, 'items'> & { items?: Record<string, FactDefinition> }

/** A value that places decide. The provincial default is a reference, shown as 待核定 until a place confirms it. */
export const Parameter = strict({
  name: text,
  unit: Type.Optional(text),
  default: Type.Union([scalarSchema, Type.Null()]),
  basis: text,
})
export type Parameter = Static<typeof Parameter>

/** A condition that several life events share, so that it is written once. */
export const Rule = strict({ name: text, when: condition, basis: text, confidence: oneOf(words.confidences) })
export type Rule = Static<typeof Rule>

// ── authorities and regions ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * 部门. Name templates make the real name of the authority of a region:
 * {full} 郑州市金水区, 中牟县 · {name} 金水区 · {city} 郑州市 · {province} 河南省 · {stem} 金水, of a city 郑州 ·
 * {cityStem} 郑州 · {organ} of a township 人民政府 or 办事处, of a region above 各乡镇人民政府（街道办事处）.
 * `county` also names districts and county-level cities that have no template of their own.
 */
export const AuthorityKind = strict({
  name: text,
  labels: Type.Array(text, { minItems: 1 }),
  short: text,
  organisation: Type.Enum(['government', 'vertical', 'people-organisation', 'military', 'utility']),
  names: Type.Partial(
    strict({ province: text, city: text, district: text, county: text, countyCity: text, zone: text, township: text }),
  ),
  basis: Type.Optional(text),
})
export type AuthorityKind = Static<typeof AuthorityKind>

// ── the form ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const FormGroup = strict({ label: text, help: Type.Optional(text) })
export type FormGroup = Static<typeof FormGroup>

/** 数据元: one thing that is asked once, whoever needs it. */
export const DataElement = strict({
  label: text,
  type: Type.Enum([
    'text',
    'longText',
    'number',
    'integer',
    'money',
    'date',
    'boolean',
    'choice',
    'choices',
    'idNumber',
    'creditCode',
    'phone',
    'region',
    'list',
  ]),
  group: id,
  help: Type.Optional(text),
  unit: Type.Optional(text),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  maximumLength: Type.Optional(Type.Integer()),
  values: Type.Optional(Type.Record(Type.String(), text)),
  items: Type.Optional(Type.Record(Type.String(), Type.Any())),
  /** The fact this element repeats: filled from the answer, never asked again. */
  fact: Type.Optional(text),
  /** Where the first value comes from: a path into what identity and shared data know, e.g. `person.name`. */
  prefill: Type.Optional(text),
  /** 个人信息保护法 28: sensitive personal information, masked by default. */
  sensitive: Type.Optional(Type.Boolean()),
})
export type DataElement = Omit<Static<typeof DataElement>, 'items'> & { items?: Record<string, DataElement> }

const FieldUse = strict({
  element: text,
  required: Type.Optional(Type.Boolean()),
  when: Type.Optional(condition),
})
export type FieldUse = Static<typeof FieldUse>

// ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const EvidenceType = strict({
  name: text,
  /** An authority kind when government issued it, else who makes it. */
  issuer: text,
  exemption: Type.Optional(oneOf(words.exemptionModes)),
  sensitive: Type.Optional(Type.Boolean()),
  accept: Type.Optional(Type.Array(Type.Enum(['pdf', 'jpeg', 'png', 'docx', 'xlsx']))),
  template: Type.Optional(text),
  help: Type.Optional(text),
})
export type EvidenceType = Static<typeof EvidenceType>

const EvidenceUse = strict({
  type: text,
  when: Type.Optional(condition),
  necessity: oneOf(words.necessities),
  form: oneOf(words.evidenceForms),
  originals: Type.Optional(Type.Integer({ minimum: 0 })),
  copies: Type.Optional(Type.Integer({ minimum: 0 })),
  acceptance: Type.Optional(text),
  reviewPoints: Type.Optional(Type.Array(text)),
  basis: Type.Optional(text),
})
export type EvidenceUse = Static<typeof EvidenceUse>

// ── services ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const Limit = strict({
  days: Type.Integer({ minimum: 0 }),
  unit: oneOf(words.limitUnits),
  basis: Type.Optional(text),
  confidence: Type.Optional(oneOf(words.confidences)),
})
export type Limit = Static<typeof Limit>

export const LegalBasis = strict({
  law: text,
  article: Type.Optional(text),
  says: Type.Optional(text),
  effectiveFrom: Type.Optional(isoDate),
  effectiveUntil: Type.Optional(isoDate),
  confidence: oneOf(words.confidences),
})
export type LegalBasis = Static<typeof LegalBasis>

const Output = strict({
  name: text,
  kind: Type.Enum(['certificate', 'approval', 'record', 'registration', 'payment', 'answer']),
  /** The evidence type this output is, when another service may need it. */
  evidence: Type.Optional(text),
  validity: Type.Optional(strict({ years: Type.Integer(), basis: Type.Optional(text) })),
})
export type Output = Static<typeof Output>

/** 事项 with its guide elements. Everything but name and authority is `reference` until a lead department confirms it. */
export const PublicService = strict({
  name: text,
  type: oneOf(words.serviceTypes),
  /** How far the content has come: `full` has every guide element, `outline` what planning and running need. */
  content: Type.Enum(['full', 'outline']),
  summary: Type.Optional(text),
  legalBasis: Type.Optional(Type.Array(LegalBasis)),
  conditions: Type.Optional(Type.Array(text)),
  /** Absent where no law sets one: then only a promise binds. */
  statutoryLimit: Type.Optional(Limit),
  promisedLimit: Limit,
  /** Silence at intake counts as acceptance after this many days (licences: 5 working days, 行政许可法 32). */
  silence: Type.Optional(Limit),
  extension: Type.Optional(Limit),
  fee: Type.Optional(strict({ charged: Type.Boolean(), standard: Type.Optional(text), basis: text })),
  inspection: Type.Optional(
    strict({
      when: Type.Optional(condition),
      timing: Type.Enum(['before-decision', 'after-decision']),
      checks: Type.Array(text),
      basis: text,
    }),
  ),
  specialProcedures: Type.Optional(Type.Array(strict({ name: text, days: Type.Optional(Limit), basis: text }))),
  commitment: Type.Optional(strict({ available: Type.Boolean(), promisedLimit: Type.Optional(Limit), basis: text })),
  visits: Type.Optional(strict({ count: Type.Integer({ minimum: 0 }), because: text })),
  steps: Type.Optional(Type.Array(text)),
  fields: Type.Array(FieldUse),
  evidence: Type.Array(EvidenceUse),
  reviewPoints: Type.Optional(Type.Array(text)),
  outputs: Type.Array(Output),
  supervisor: Type.Optional(id),
  questions: Type.Optional(Type.Array(strict({ ask: text, answer: text }))),
})
export type PublicService = Static<typeof PublicService>

// ── life events ─────────────────────────────────────────────────────────────────────────────────────────────────────

const After = strict({
  row: rowNo,
  kind: oneOf(words.afterKinds),
  confidence: oneOf(words.confidences),
  because: text,
})

export const ServiceRow = strict({
  row: rowNo,
  service: serviceId,
  authority: id,
  /** The department as this row prints it, where that is not the kind's first label. */
  authorityLabel: Type.Optional(text),
  levels: Type.Array(oneOf(words.levels), { minItems: 1 }),
  /** The level that handles it by default in a county-level place (reference; competence overrides). */
  handledAt: oneOf(words.levels),
  note: Type.Optional(text),
  parallel: Type.Optional(text),
  /** Absent: always applies. */
  when: Type.Optional(condition),
  /** Applies, but the applicant is free to leave it; not ticked at first. */
  optional: Type.Optional(Type.Boolean()),
  /** One instance per item of a list fact (per vehicle, per vet, per employee), or so many times. */
  repeat: Type.Optional(
    Type.Union([
      strict({ over: text, when: Type.Optional(condition), label: text }),
      strict({ times: Type.Integer({ minimum: 2 }), label: Type.Array(text) }),
    ]),
  ),
  after: Type.Optional(Type.Array(After)),
  /** Why this row's logic is what it is, when the policy does not print it. */
  basis: Type.Optional(text),
})
export type ServiceRow = Static<typeof ServiceRow>

export const Guard = strict({
  id,
  /** The life event is closed to the applicant when this is true. */
  when: condition,
  because: text,
  wayOut: text,
  /** Nothing has to be done at all, rather than something else first. */
  notNeeded: Type.Optional(Type.Boolean()),
  lifeEvent: Type.Optional(Type.String({ pattern: '^[EP]\\d+$' })),
  authority: Type.Optional(id),
  /** The level of that authority, where it is not the county's. */
  level: Type.Optional(oneOf(words.levels)),
  confidence: oneOf(words.confidences),
})
export type Guard = Static<typeof Guard>

export const Example = strict({
  name: text,
  region: Type.String({ pattern: '^\\d{6}$' }),
  date: isoDate,
  facts: Type.Record(Type.String(), Type.Any()),
  selection: Type.Optional(Type.Array(rowNo)),
  expect: strict({
    guard: Type.Optional(text),
    required: Type.Optional(Type.Array(rowNo)),
    optional: Type.Optional(Type.Array(rowNo)),
    notNeeded: Type.Optional(Type.Array(rowNo)),
    unknown: Type.Optional(Type.Array(rowNo)),
    excluded: Type.Optional(Type.Array(rowNo)),
    questions: Type.Optional(Type.Array(text)),
    evidence: Type.Optional(Type.Array(text)),
    exempt: Type.Optional(Type.Array(text)),
    promisedDays: Type.Optional(Type.Integer()),
  }),
})
export type Example = Static<typeof Example>

export const LifeEvent = strict({
  id: Type.String({ pattern: '^[EP]\\d+$' }),
  audience: oneOf(words.audiences),
  number: rowNo,
  name: text,
  /** The name as the policy's table prints it, where line wraps or brackets differ. */
  printed: Type.Optional(text),
  stateCouncilTask: Type.Optional(Type.Boolean()),
  lead: id,
  leadLabel: Type.Optional(text),
  stage: text,
  summary: text,
  keywords: Type.Array(text),
  /** Order in which open questions are put to people. */
  questions: Type.Array(text),
  /** Facts about somebody other than the person who signs in (a parent applies for a child): asked, never looked up. */
  aboutOthers: Type.Optional(Type.Array(text)),
  guards: Type.Array(Guard),
  services: Type.Array(ServiceRow, { minItems: 1 }),
  /** Groups of rows of which exactly one applies whenever `when` holds (absent: always). */
  alternatives: Type.Array(strict({ rows: Type.Array(rowNo, { minItems: 2 }), when: Type.Optional(condition) })),
  /** Rows that the applicant cannot split (方案 二(一): 法律法规规定应当并行办理的事项). */
  bundles: Type.Array(strict({ rows: Type.Array(rowNo, { minItems: 2 }), because: text })),
  reminders: Type.Optional(Type.Array(text)),
  examples: Type.Array(Example),
})
export type LifeEvent = Static<typeof LifeEvent>

/**
 * Everyday words for finding: `fillers` say nothing (我想, 怎么办), nor does a number with one of the `measures` (三个);
 * under a head word stand others that mean the same.
 */
export const Synonyms = strict({
  fillers: Type.Array(text),
  measures: Type.Array(text),
  synonyms: Type.Record(text, Type.Array(text)),
})
export type Synonyms = Static<typeof Synonyms>

/** Everything a publication holds. Maps are keyed by id, life events by their list key (`E3`, `P17`). */
export interface Catalogue {
  facts: Record<string, FactDefinition>
  parameters: Record<string, Parameter>
  rules: Record<string, Rule>
  authorityKinds: Record<string, AuthorityKind>
  formGroups: Record<string, FormGroup>
  dataElements: Record<string, DataElement>
  evidenceTypes: Record<string, EvidenceType>
  services: Record<string, PublicService>
  lifeEvents: Record<string, LifeEvent>
  /** Absent from publications older than the list of words. */
  synonyms?: Synonyms
}
