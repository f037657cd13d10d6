/** What a department does with its part: claim it, judge it at intake, decide it. */
import type { CorrectionItem } from '@onething/core/lifecycle/case-file.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import type { DecisionResult, Verdict } from '@onething/core/lifecycle/states.ts'
import type { SubCaseRow } from '../cases/case-row.ts'
import { type CaseDeps, type Command, carryOut } from '../cases/cases.ts'
import type { LoadedCase } from '../cases/store.ts'
import type { Publications } from '../catalogue/publications.ts'
import { Invalid, NotFound } from '../http/problems.ts'
import { outputsOf } from '../outputs/output.ts'
import type { Person } from '../people/person.ts'

export interface SubCaseDeps extends CaseDeps {
  publications: Publications
}

export interface Target {
  caseNo: string
  part: string
  by: Person
  key: string | null
}

export const claim = (deps: SubCaseDeps, target: Target) =>
  carryOut(
    deps,
    command(target, (file, act) => lifecycle.claim(file, target.part, act)),
  )

export interface VerdictRequest {
  verdict: Verdict
  items?: Pick<CorrectionItem, 'kind' | 'target' | 'problem'>[]
  reasons?: string
  override?: string
}

export function giveVerdict(deps: SubCaseDeps, target: Target, request: VerdictRequest) {
  requireReasons(request)
  return carryOut(
    deps,
    command(target, async (file, act, loaded) => {
      const row = partRow(loaded, target)
      const { prepared } = await deps.publications.of(loaded.row)
      const names = prepared.catalogue
      const items = (request.items ?? []).map(item => ({
        ...item,
        name:
          (item.kind === 'evidence'
            ? names.evidenceTypes[item.target]?.name
            : names.dataElements[item.target]?.label) ?? '',
      }))
      requireKnown(items)
      return lifecycle.giveVerdict(
        file,
        target.part,
        { ...request, items, remedies: remediesFor(row.authority_name) },
        act,
        correctionDays(deps.publications, loaded),
      )
    }),
  )
}

export function decide(deps: SubCaseDeps, target: Target, request: { result: DecisionResult; reasons?: string }) {
  if (request.result === 'denied' && !request.reasons?.trim())
    throw new Invalid([
      { where: 'body', target: 'reasons', message: '不予批准应当说明理由（《行政许可法》第三十八条），请填写理由' },
    ])
  return carryOut(deps, {
    ...command(target, (file, act, loaded) =>
      lifecycle.decide(
        file,
        target.part,
        { ...request, remedies: remediesFor(partRow(loaded, target).authority_name) },
        act,
        correctionDays(deps.publications, loaded),
      ),
    ),
    async outputs(outcome, loaded, act) {
      if (!outcome.happenings.some(one => one.action === 'part.granted' && one.part === target.part)) return []
      const row = partRow(loaded, target)
      const { service } = await serviceOf(deps, loaded, target)
      return outputsOf(service, {
        caseNo: loaded.row.case_no,
        part: row.part,
        authority: row.authority,
        authorityName: row.authority_name,
        holder: row.label || loaded.row.applicant_name,
        on: act.today,
      })
    },
  })
}

export function pause(deps: SubCaseDeps, target: Target, request: lifecycle.PauseCommand) {
  return carryOut(
    deps,
    command(target, async (file, act, loaded) => {
      const { service } = await serviceOf(deps, loaded, target)
      const ofService = (service.specialProcedures ?? []).map(procedure => procedure.name)
      return lifecycle.pause(file, target.part, request, ofService, act)
    }),
  )
}

export const resume = (deps: SubCaseDeps, target: Target, result: string) =>
  carryOut(
    deps,
    command(target, (file, act) => lifecycle.resume(file, target.part, result, act)),
  )

export const extend = (deps: SubCaseDeps, target: Target, request: { days: number; reason: string }) =>
  carryOut(
    deps,
    command(target, (file, act) => lifecycle.extend(file, target.part, request, act)),
  )

export const approveExtension = (deps: SubCaseDeps, target: Target, approved: boolean) =>
  carryOut(
    deps,
    command(target, (file, act) => lifecycle.approveExtension(file, target.part, approved, act)),
  )

export async function serviceOf(deps: SubCaseDeps, loaded: LoadedCase, target: Target) {
  const row = partRow(loaded, target)
  const { prepared } = await deps.publications.of(loaded.row)
  return prepared.events.get(loaded.row.life_event)!.rows.find(one => one.id === row.row_id)!
}

function command({ caseNo, part, by, key }: Target, decide: Command['decide']): Command {
  return {
    caseNo,
    by,
    key,
    decide,
    mayAct(loaded) {
      const row = loaded.parts.find(one => one.part === part)
      if (!row || row.authority !== by.authority?.id) throw new NotFound(`本机关没有分办件 ${caseNo} ${part}`)
    },
  }
}

export const partRow = (loaded: Pick<LoadedCase, 'parts'>, { part }: Pick<Target, 'part'>): SubCaseRow =>
  loaded.parts.find(one => one.part === part)!

export function requireReasons({ verdict, items, reasons }: VerdictRequest) {
  if (verdict === 'refuse' && !reasons?.trim())
    throw new Invalid([{ where: 'body', target: 'reasons', message: '不予受理应当说明理由，请填写理由' }])
  if (verdict === 'correct' && !items?.length)
    throw new Invalid([
      { where: 'body', target: 'items', message: '请一次列明全部需要补正的内容（《行政许可法》第三十二条）' },
    ])
}

export function requireKnown(items: CorrectionItem[]) {
  const unknown = items.filter(item => item.name === '')
  if (unknown.length > 0)
    throw new Invalid(
      unknown.map(item => ({
        where: 'body',
        target: item.target,
        message: `没有名为“${item.target}”的材料或表单项，请从列表中选择`,
      })),
    )
}

export function correctionDays(publications: Publications, { row }: LoadedCase): number {
  return Number(publications.place(row.region)?.parameters['correction.answer-days']?.value ?? 15)
}

/** 行政许可法 38; 行政复议法 20, 行政诉讼法 46: sixty days, six months. */
export const remediesFor = (authority: string) =>
  `如不服本决定，可自收到之日起六十日内向${authority}的本级人民政府申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼。`
