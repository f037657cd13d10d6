/** What a department may do to many parts at once: the verdict at intake, the decision. */
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import type { DecisionResult } from '@onething/core/lifecycle/states.ts'
import { Invalid } from '../http/problems.ts'
import { outputsOf } from '../outputs/output.ts'
import { type Batch, type BatchDone, carryOutOnParts } from './batch.ts'
import {
  correctionDays,
  remediesFor,
  requireKnown,
  requireReasons,
  type SubCaseDeps,
  serviceOf,
  type VerdictRequest,
} from './subcases.ts'

export function giveVerdicts(deps: SubCaseDeps, batch: Batch, request: VerdictRequest): Promise<BatchDone> {
  requireReasons(request)
  return carryOutOnParts(deps, batch, {
    command: 'verdict',
    async decide(file, part, act, loaded) {
      const { catalogue } = (await deps.publications.of(loaded.row)).prepared
      const items = (request.items ?? []).map(item => ({
        ...item,
        name:
          (item.kind === 'evidence'
            ? catalogue.evidenceTypes[item.target]?.name
            : catalogue.dataElements[item.target]?.label) ?? '',
      }))
      requireKnown(items)
      const command = { ...request, items, remedies: remediesFor(part.authority_name) }
      return lifecycle.giveVerdict(file, part.part, command, act, correctionDays(deps.publications, loaded))
    },
  })
}

export function decideAll(
  deps: SubCaseDeps,
  batch: Batch,
  request: { result: DecisionResult; reasons?: string },
): Promise<BatchDone> {
  if (request.result === 'denied' && !request.reasons?.trim())
    throw new Invalid([
      { where: 'body', target: 'reasons', message: '不予批准应当说明理由（《行政许可法》第三十八条），请填写理由' },
    ])
  return carryOutOnParts(deps, batch, {
    command: 'decide',
    decide: (file, part, act, loaded) =>
      lifecycle.decide(
        file,
        part.part,
        { ...request, remedies: remediesFor(part.authority_name) },
        act,
        correctionDays(deps.publications, loaded),
      ),
    async outputs(part, outcome, loaded, act) {
      if (!outcome.happenings.some(one => one.action === 'part.granted' && one.part === part.part)) return []
      const { service } = await serviceOf(deps, loaded, {
        caseNo: batch.caseNo,
        part: part.part,
        by: batch.by,
        key: null,
      })
      return outputsOf(service, {
        caseNo: loaded.row.case_no,
        part: part.part,
        authority: part.authority,
        authorityName: part.authority_name,
        holder: part.label || loaded.row.applicant_name,
        on: act.today,
      })
    },
  })
}
