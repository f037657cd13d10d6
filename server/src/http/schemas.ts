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
import * as lists from '../lists/view.ts'
import { VerifyView } from '../outputs/routes.ts'
import { Me } from '../people/sign-in.ts'
import * as guides from '../plan/view.ts'
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
  ...cases,
  ...guides,
  ...tasks,
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
}
