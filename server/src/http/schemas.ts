/** The named shapes of the API, for its description and for the types the screens use. */
import {
  Days,
  Plan,
  PlanEvidence,
  PlanField,
  PlanGroup,
  PlanQuestion,
  PlanService,
} from '@onething/core/plan/schema.ts'
import { ServicePoint } from '@onething/core/regions.ts'
import * as appointments from '../appointments/view.ts'
import {
  BasicComparison,
  BasicEdition,
  BasicEditionPage,
  BasicImport,
  BoundaryList,
  HandlingItemView,
  LinkList,
  LinkSuggestions,
  ServiceBoundary,
} from '../basic-catalogue/view.ts'
import * as cases from '../cases/view.ts'
import * as messages from '../consequences/view.ts'
import { DelegatedPart, DelegationChoices, DelegationView, PublicDelegation } from '../delegations/view.ts'
import { DemoClockView, DemoDay, DemoMove } from '../demo/view.ts'
import { DocumentVerification } from '../documents/routes.ts'
import * as lists from '../lists/view.ts'
import { VerifyView } from '../outputs/routes.ts'
import { Me } from '../people/sign-in.ts'
import * as guides from '../plan/view.ts'
import { ObjectionReceipt, PublicNotice, PublicNoticeList, PublicNoticeView } from '../public-notices/view.ts'
import {
  CheckView,
  ComparisonView,
  ContentView,
  DeskView,
  DifferenceView,
  EntryProblem,
  ProposalView,
  PublicationView,
  RevisionItem,
  RevisionStep,
  RevisionView,
} from '../revisions/view.ts'
import * as signatures from '../signatures/view.ts'
import { FailedSms, SandboxSmsView, SmsDesk, SmsWish } from '../sms/view.ts'
import * as batches from '../subcases/batch-view.ts'
import * as tasks from '../subcases/view.ts'

export const namedSchemas = {
  Days,
  Plan,
  PlanEvidence,
  PlanField,
  PlanGroup,
  PlanQuestion,
  PlanService,
  ServicePoint,
  Me,
  VerifyView,
  ...appointments,
  DocumentVerification,
  ...cases,
  ...guides,
  ...signatures,
  ...tasks,
  ...messages,
  DemoClockView,
  DemoDay,
  DemoMove,
  FailedSms,
  SandboxSmsView,
  SmsDesk,
  SmsWish,
  ...batches,
  ...lists,
  CheckView,
  ComparisonView,
  ContentView,
  DeskView,
  DifferenceView,
  EntryProblem,
  ProposalView,
  PublicationView,
  RevisionItem,
  RevisionStep,
  RevisionView,
  BasicComparison,
  BasicEdition,
  BasicEditionPage,
  BasicImport,
  BoundaryList,
  HandlingItemView,
  LinkList,
  LinkSuggestions,
  ServiceBoundary,
  DelegatedPart,
  DelegationChoices,
  DelegationView,
  PublicDelegation,
  PublicNotice,
  PublicNoticeList,
  PublicNoticeView,
  ObjectionReceipt,
}
