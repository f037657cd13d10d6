/** The API's types under the names the screens use. All come from the generated schema; nothing is retyped. */
import type { components } from './schema.ts'

type Schemas = components['schemas']

export type BatchListItem = Schemas['BatchListItem']
export type BatchResult = Schemas['BatchResult']
export type BatchView = Schemas['BatchView']
export type CaseListItem = Schemas['CaseListItem']
export type CaseView = Schemas['CaseView']
export type CorrectionView = Schemas['CorrectionView']
export type Days = Schemas['Days']
export type DocumentVerification = Schemas['DocumentVerification']
export type DraftView = Schemas['DraftView']
export type EvidenceView = Schemas['EvidenceView']
export type LifeEventGuide = Schemas['LifeEventGuide']
export type LifeEventItem = Schemas['LifeEventItem']
export type Me = Schemas['Me']
export type Notice = Schemas['NoticeView']
export type OutputView = Schemas['OutputView']
export type PartGroup = Schemas['PartGroup']
export type PartPage = Schemas['PartPage']
export type PartView = Schemas['PartView']
export type Plan = Schemas['Plan']
export type PlanEvidence = Schemas['PlanEvidence']
export type PlanField = Schemas['PlanField']
export type PlanGroup = Schemas['PlanGroup']
export type PlanQuestion = Schemas['PlanQuestion']
export type PlanService = Schemas['PlanService']
export type Region = Pick<Schemas['RegionNode'], 'code' | 'name' | 'type'> & { children?: Region[] }
export type ServicePoint = Schemas['ServicePoint']
export type ServiceGuide = Schemas['ServiceGuide']
export type InvitationView = Schemas['InvitationView']
export type SignatureList = Schemas['SignatureList']
export type SignatureView = Schemas['SignatureView']
export type SigningView = Schemas['SigningView']
export type SubmittedView = Schemas['SubmittedView']
export type TaskList = Schemas['TaskList']
export type TaskListItem = Schemas['TaskListItem']
export type TaskProgress = Schemas['TaskProgress']
export type TaskView = Schemas['TaskView']
export type TimelineEntry = Schemas['TimelineEntry']
export type TrackView = Schemas['TrackView']
export type VisitView = CaseView['visits'][number]
export type Verification = Schemas['VerifyView']

export type Facts = Record<string, unknown>
export type Values = Record<string, unknown>

/** A question as it is put, whatever it decides. */
export type Question = Omit<PlanQuestion, 'decides'>

/** What a notice, a plan and a new case are made of. */
export interface Situation {
  lifeEvent: string
  region: string
  facts: Facts
  selection?: string[]
}

export interface DemoPerson {
  group: string
  name: string
  account: string
  note: string
  as: 'citizen' | 'staff'
}

export interface OnBehalfOf {
  name: string
  idNumber: string
  phone: string
  enterprise?: { name: string; creditCode: string }
}
