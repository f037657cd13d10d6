/** What a department may do to many parts at once: the verdict at intake, an opinion, the decision. */
import type * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { type Batch, type BatchDone, carryOutOnParts } from './batch.ts'
import {
  type DecisionRequest,
  decisionOn,
  opinionOn,
  outputsOfGranted,
  requireReasons,
  requireWhy,
  type SubCaseDeps,
  type VerdictRequest,
  verdictOn,
} from './subcases.ts'

export function giveVerdicts(deps: SubCaseDeps, batch: Batch, request: VerdictRequest): Promise<BatchDone> {
  requireReasons(request)
  return carryOutOnParts(deps, batch, {
    command: 'verdict',
    decide: (file, part, act, loaded) => verdictOn(deps, part, request, { file, act, loaded }),
  })
}

export function opineOnAll(deps: SubCaseDeps, batch: Batch, request: lifecycle.OpinionCommand): Promise<BatchDone> {
  requireWhy(request)
  return carryOutOnParts(deps, batch, {
    command: 'opine',
    decide: (file, part, act, loaded) => opinionOn(deps, part, request, { file, act, loaded }),
  })
}

export function decideAll(deps: SubCaseDeps, batch: Batch, request: DecisionRequest): Promise<BatchDone> {
  requireWhy(request)
  return carryOutOnParts(deps, batch, {
    command: 'decide',
    decide: (file, part, act, loaded) => decisionOn(deps, part, request, { file, act, loaded }),
    outputs: (part, outcome, loaded, act) => outputsOfGranted(deps, part, outcome, loaded, act),
  })
}
