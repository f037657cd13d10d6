/** What a department does with its part: claim it, judge it at intake, decide it. */
import type { CaseFile, CorrectionItem, Outcome } from '@onething/core/lifecycle/case-file.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import type {
  DecisionResult,
  RefusalGround,
  RevocationGround,
  TerminationGround,
  Verdict,
} from '@onething/core/lifecycle/states.ts'
import type { PreparedService } from '@onething/core/plan/prepare.ts'
import type { SubCaseRow } from '../cases/case-row.ts'
import { type Command, carryOut } from '../cases/cases.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import { correctionDaysIn } from '../cases/rules.ts'
import type { LoadedCase } from '../cases/store.ts'
import { remediesFor } from '../documents/words.ts'
import { Invalid, NotFound } from '../http/problems.ts'
import { type OutputRow, outputsOf } from '../outputs/output.ts'
import type { Person } from '../people/person.ts'
import { requireSigned } from './in-person.ts'

export type SubCaseDeps = DraftDeps

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
  ground?: RefusalGround
  rightOrgan?: string
  opinion?: lifecycle.OpinionCommand
  noInspection?: string
  /** 委托编号, when the window speaks in the organ's name. */
  delegation?: string
  items?: Pick<CorrectionItem, 'kind' | 'target' | 'problem'>[]
  reasons?: string
  override?: string
}

export function giveVerdict(deps: SubCaseDeps, target: Target, request: VerdictRequest) {
  requireReasons(request)
  return carryOut(
    deps,
    command(target, (file, act, loaded) => verdictOn(deps, partRow(loaded, target), request, { file, act, loaded })),
  )
}

/** What a command is decided on. */
export interface Situation {
  file: CaseFile
  act: lifecycle.Act
  loaded: LoadedCase
}

export async function verdictOn(
  deps: SubCaseDeps,
  row: SubCaseRow,
  request: VerdictRequest,
  { file, act, loaded }: Situation,
): Promise<Outcome> {
  const { catalogue } = (await deps.publications.of(loaded.row)).prepared
  const items = (request.items ?? []).map(item => ({
    ...item,
    name:
      (item.kind === 'evidence'
        ? catalogue.evidenceTypes[item.target]?.name
        : catalogue.dataElements[item.target]?.label) ?? '',
  }))
  requireKnown(items)
  if (request.opinion) await requireSigned(deps, loaded, row)
  const command = { ...request, items, remedies: remediesFor(row.authority_name) }
  return lifecycle.giveVerdict(file, row.part, command, act, correctionDaysIn(deps, loaded.row.region))
}

export interface DecisionRequest {
  result: DecisionResult
  reasons?: string
  excluded?: string
}

export function decide(deps: SubCaseDeps, target: Target, request: DecisionRequest) {
  requireWhy(request)
  return carryOut(deps, {
    ...command(target, (file, act, loaded) =>
      decisionOn(deps, partRow(loaded, target), request, { file, act, loaded }),
    ),
    outputs: (outcome, loaded, act) => outputsOfGranted(deps, partRow(loaded, target), outcome, loaded, act),
  })
}

export async function decisionOn(
  deps: SubCaseDeps,
  row: SubCaseRow,
  request: DecisionRequest,
  { file, act, loaded }: Situation,
): Promise<Outcome> {
  await requireSigned(deps, loaded, row)
  const command = { ...request, remedies: remediesFor(row.authority_name) }
  return lifecycle.decide(file, row.part, command, act, correctionDaysIn(deps, loaded.row.region))
}

export async function opinionOn(
  deps: SubCaseDeps,
  row: SubCaseRow,
  request: lifecycle.OpinionCommand,
  { file, act, loaded }: Situation,
): Promise<Outcome> {
  await requireSigned(deps, loaded, row)
  return lifecycle.opine(file, row.part, request, act)
}

export async function outputsOfGranted(
  deps: SubCaseDeps,
  row: SubCaseRow,
  outcome: Outcome,
  loaded: LoadedCase,
  act: lifecycle.Act,
): Promise<OutputRow[]> {
  if (!outcome.happenings.some(one => one.action === 'part.granted' && one.part === row.part)) return []
  return outputsOf(await serviceOf(deps, loaded, row), {
    caseNo: loaded.row.case_no,
    part: row.part,
    authority: row.authority,
    authorityName: row.authority_name,
    holder: row.label || loaded.row.applicant_name,
    on: act.today,
  })
}

/** Commands that need nothing but what was said: the core decides. */
function simple<Request>(
  run: (file: CaseFile, part: string, request: Request, act: lifecycle.Act, authority: string) => Outcome,
  check: (request: Request) => void = () => {},
) {
  return (deps: SubCaseDeps, target: Target, request: Request) => {
    check(request)
    return carryOut(
      deps,
      command(target, (file, act, loaded) =>
        run(file, target.part, request, act, partRow(loaded, target).authority_name),
      ),
    )
  }
}

export function opine(deps: SubCaseDeps, target: Target, request: lifecycle.OpinionCommand) {
  requireWhy(request)
  return carryOut(
    deps,
    command(target, (file, act, loaded) => opinionOn(deps, partRow(loaded, target), request, { file, act, loaded })),
  )
}
export const sendBack = simple<{ reason: string }>((file, part, { reason }, act) =>
  lifecycle.sendBack(file, part, reason, act),
)
export const resume = simple<{ result: string }>((file, part, { result }, act) =>
  lifecycle.resume(file, part, result, act),
)
export const objectTo = simple<{ by: string; text: string }>(lifecycle.objectTo)
export const extend = simple<{ days: number; reason: string }>(lifecycle.extend)
export const approveExtension = simple<{ approved: boolean }>((file, part, { approved }, act) =>
  lifecycle.approveExtension(file, part, approved, act),
)
export const offerHearing = simple<{ reason: string; interested: string[] }>(lifecycle.offerHearing)
/** 利害关系人 who ask at the organ rather than in the system. */
export const askHearing = simple<{ by: string }>((file, part, { by }, act) => lifecycle.askHearing(file, part, by, act))
export const scheduleHearing = simple<Parameters<typeof lifecycle.scheduleHearing>[2]>(lifecycle.scheduleHearing)
export const recordHearing = simple<{ record: string }>((file, part, { record }, act) =>
  lifecycle.recordHearing(file, part, record, act),
)
export const terminate = simple<{ ground: TerminationGround; reasons: string }>(lifecycle.terminate)
export const reopen = simple<{ basis: string }>((file, part, { basis }, act) =>
  lifecycle.reopen(file, part, basis, act),
)
export const verifyCommitment = simple<{ kept: boolean; findings: string; rectifyBy?: string }>(
  (file, part, request, act, authority) =>
    lifecycle.verifyCommitment(file, part, { ...request, remedies: remediesFor(authority) }, act),
)
export const askRevocation = simple<{ ground: RevocationGround; reasons: string }>(
  (file, part, request, act, authority) =>
    lifecycle.askRevocation(file, part, { ...request, remedies: remediesFor(authority) }, act),
)
export const approveRevocation = simple<{ approved: boolean }>((file, part, { approved }, act) =>
  lifecycle.approveRevocation(file, part, approved, act),
)
export const repairCredit = simple<{ because: string }>((file, part, { because }, act) =>
  lifecycle.repairCredit(file, part, because, act),
)
export const waiveInspection = simple<{ because: string }>((file, part, { because }, act) =>
  lifecycle.waiveInspection(file, part, because, act),
)

export function pause(deps: SubCaseDeps, target: Target, request: lifecycle.PauseCommand) {
  return carryOut(
    deps,
    command(target, async (file, act, loaded) => {
      const { specialProcedures } = await serviceOf(deps, loaded, partRow(loaded, target))
      const ofService = (specialProcedures ?? []).map(procedure => procedure.name)
      return lifecycle.pause(file, target.part, request, ofService, act)
    }),
  )
}

async function serviceOf(deps: SubCaseDeps, loaded: LoadedCase, row: SubCaseRow): Promise<PreparedService> {
  const { prepared } = await deps.publications.of(loaded.row)
  return prepared.events.get(loaded.row.life_event)!.rows.find(one => one.id === row.row_id)!.service
}

export const command = (target: Target, decide: Command['decide']): Command => ({
  caseNo: target.caseNo,
  by: target.by,
  key: target.key,
  decide,
  mayAct: ofAuthority(target),
})

/** Only the organ whose part it is may act on it; for others it is not there. */
export function ofAuthority({ caseNo, part, by }: Target): Command['mayAct'] {
  return loaded => {
    const row = loaded.parts.find(one => one.part === part)
    if (!row || row.authority !== by.authority?.id) throw new NotFound(`本机关没有分办件 ${caseNo} ${part}`)
  }
}

export const partRow = (loaded: Pick<LoadedCase, 'parts'>, { part }: Pick<Target, 'part'>): SubCaseRow =>
  loaded.parts.find(one => one.part === part)!

/** 行政许可法 38: a denial, and what a grant leaves out, has reasons. */
export function requireWhy({ result, reasons, excluded }: DecisionRequest) {
  if ((result === 'denied' || excluded) && !reasons?.trim())
    throw new Invalid([
      {
        where: 'body',
        target: 'reasons',
        message: `${excluded ? '部分内容不予批准' : '不予批准'}应当说明理由（《行政许可法》第三十八条），请填写理由`,
      },
    ])
}

export function requireReasons({ verdict, items, reasons, ground, rightOrgan, opinion }: VerdictRequest) {
  if (opinion) requireWhy(opinion)
  if (verdict === 'refuse' && ground === 'wrongOrgan' && !rightOrgan?.trim())
    throw new Invalid([
      {
        where: 'body',
        target: 'rightOrgan',
        message: '不属于本机关职权范围的，应当告知申请人向哪个机关申请（《行政许可法》第三十二条），请填写机关名称',
      },
    ])

  if (verdict === 'refuse' && !reasons?.trim())
    throw new Invalid([{ where: 'body', target: 'reasons', message: '不予受理应当说明理由，请填写理由' }])
  if (verdict === 'correct' && !items?.length)
    throw new Invalid([
      { where: 'body', target: 'items', message: '请一次列明全部需要补正的内容（《行政许可法》第三十二条）' },
    ])
}

function requireKnown(items: CorrectionItem[]) {
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
