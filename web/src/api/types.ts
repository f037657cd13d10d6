/** The API's types in one place. Views come from the server's schemas, the plan from core; nothing is retyped elsewhere. */
import type { Plan, PlanQuestion } from '@onething/core/plan/schema.ts'

export type {
  Days,
  Plan,
  PlanEvidence,
  PlanField,
  PlanGroup,
  PlanQuestion,
  PlanService,
} from '@onething/core/plan/schema.ts'
export type {
  CaseListItem,
  CaseView,
  CorrectionView,
  DraftView,
  EvidenceView,
  OutputView,
  PartView,
  TimelineEntry,
  TrackView,
} from '../../../server/src/cases/view.ts'
export type { TaskList, TaskListItem, TaskView } from '../../../server/src/subcases/view.ts'

export type Facts = Record<string, unknown>
export type Values = Record<string, unknown>

/** What a notice, a plan and a new case are made of. */
export interface Situation {
  lifeEvent: string
  region: string
  facts: Facts
  selection?: string[]
}

export interface LifeEventItem {
  id: string
  name: string
  audience: 'enterprise' | 'personal'
  stage: string
  lead: string
  summary: string
  stateCouncilTask?: boolean
  services: { row: string; name: string; authority: string }[]
}

export interface LifeEventGuide extends Omit<LifeEventItem, 'services'> {
  guards: { because: string; wayOut: string }[]
  reminders: string[]
  questions: Omit<PlanQuestion, 'decides'>[]
  examples: { name: string }[]
  services: {
    row: string
    name: string
    serviceId: string
    authority: string
    /** In words: 市、县. */
    levels: string
    always: boolean
    optional: boolean
    limit: string
    note?: string | null
    parallel?: string | null
  }[]
}

export interface Limit {
  days: number
  unit: 'workingDay' | 'naturalDay'
  basis?: string
  confidence?: string
}

export interface ServiceGuide {
  id: string
  name: string
  mark: string
  markText: string
  type: string
  summary: string | null
  legalBasis: { text: string; says?: string; confidence: string; confidenceText: string }[]
  conditions: string[]
  evidence: {
    type: string
    name: string
    necessity: string
    form: string
    originals?: number
    copies?: number
    acceptance?: string
    reviewPoints?: string[]
    exempt: boolean
  }[]
  statutoryLimit: Limit | null
  promisedLimit: Limit
  fee: { charged: boolean; standard?: string; basis: string } | null
  inspection: { timing: string; checks: string[]; basis: string } | null
  visits: { count: number; because: string } | null
  steps: string[]
  outputs: { name: string; kind: string; validity?: { years: number } | null }[]
  questions: { ask: string; answer: string }[]
  supervisor: string | null
}

export interface Region {
  code: string
  name: string
  type: string
  children?: Region[]
}

export interface Notice extends Situation {
  code: string
  createdAt: string
  plan: Plan
}

export interface Me {
  name: string
  kind: 'citizen' | 'staff'
  roles: string[]
  authority: { id: string; name: string } | null
  region: { code: string; name: string } | null
  enterprises: { creditCode: string; name: string }[]
  person: { name: string; idNumberMasked: string | null; phoneMasked: string | null }
}

export interface DemoPerson {
  group: string
  name: string
  account: string
  note: string
  as: 'citizen' | 'staff'
}

export interface Verification {
  valid: boolean
  status: string
  name: string
  number: string
  holder: string
  authority: string
  issuedOn: string
  validUntil: string | null
  mark: string
}

export interface OnBehalfOf {
  name: string
  idNumber: string
  phone: string
  enterprise?: { name: string; creditCode: string }
}
