/** From rows to what leaves. Everything an applicant sees of a case, in words: who holds it now and until when. */
import { allowedOnCase, getPart, isDeferring, isEnded, openGates } from '@onething/core/lifecycle/allowed.ts'
import type { CaseFile, Part } from '@onething/core/lifecycle/case-file.ts'
import { runningPause } from '@onething/core/lifecycle/clocks.ts'
import { criticalPathOf } from '@onething/core/lifecycle/critical-path.ts'
import { caseStates, decisionResults, refusalGrounds, subCaseStates } from '@onething/core/lifecycle/states.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import type { Pinned } from '../catalogue/publications.ts'
import { dateInHenan } from '../clock.ts'
import { inWords, isOfApplicant, isTogether } from '../journal/words.ts'
import type { OutputRow } from '../outputs/output.ts'
import type { Person } from '../people/person.ts'
import { listOf } from '../signatures/show.ts'
import { type Signed, signingOf } from '../signatures/signing.ts'
import { isAtWindow, isOwn } from './access.ts'
import { type CaseRow, type CorrectionRow, caseFileOf, nameOf, type SubCaseRow } from './case-row.ts'
import { placesAsked } from './corrected-items.ts'
import { type DraftDeps, fieldValue, problemsOf, reviewedHash } from './drafts.ts'
import { groupsOf, isListed, mostListed, partsPerPage } from './groups.ts'
import { needOf } from './needs.ts'
import { planOf, submittedPlan } from './planned.ts'
import { type IntakePromise, intakePromise } from './pre-review.ts'
import { termsOf } from './rules.ts'
import { type Behind, holderOfTurn, showTurns, visitsOf } from './show-turns.ts'
import type { EvidenceRow, ListedCase, TrackedCase, WholeCase } from './store.ts'
import type {
  CaseListItem,
  CaseView,
  CorrectionView,
  EvidenceView,
  OutputView,
  PartPage,
  PartView,
  SubmittedView,
  TimelineEntry,
  TrackView,
} from './view.ts'

/** As it leaves: services of many parts as one line each. */
export const showCase = (deps: DraftDeps, whole: WholeCase, viewer: Person): Promise<CaseView> =>
  showParts(deps, whole, viewer, isListed(whole.parts))

/** With every part, for what is printed of it. */
export const showWholeCase = (deps: DraftDeps, whole: WholeCase, viewer: Person): Promise<CaseView> =>
  showParts(deps, whole, viewer, () => true)

async function showParts(
  deps: DraftDeps,
  whole: WholeCase,
  viewer: Person,
  shows: (part: SubCaseRow) => boolean,
): Promise<CaseView> {
  const { row, parts, correction, outputs, evidence } = whole
  const file = caseFileOf(row, parts, correction)
  const shown = parts.filter(shows)
  const ids = new Set(shown.map(one => one.part))
  const mine = isOwn(row, viewer) || isAtWindow(row, viewer)
  const signed = await signingOf(deps, whole)
  const behind = await behindOf(deps, whole)
  const { event } = (await deps.publications.of(row)).prepared.events.get(row.life_event) ?? {}
  return {
    caseNo: row.case_no,
    state: row.state,
    stateLabel: caseStates[row.state],
    lifeEvent: { id: row.life_event, name: event?.name ?? row.life_event },
    reminders: event?.reminders ?? [],
    tone: event?.tone ?? null,
    region: regionOf(deps, row.region),
    applicant: row.applicant_name,
    broughtBy: row.channel === 'counter' ? `综合窗口（${row.brought_name}）` : '线上申请',
    publication: row.publication,
    version: row.version,
    savedAt: row.saved_at,
    submittedAt: row.submitted_at,
    concludedAt: row.concluded_at,
    promisedDate: row.promised_date,
    provisional: row.provisional,
    criticalPath: pathOf(deps, file, parts),
    trackingCode: mine && row.state !== 'draft' ? row.tracking_code : null,
    delivery: row.delivery,
    parts: shown.map(part => showPart(part, file, parts, intakePromise(deps, row.region), behind)),
    groups: groupsOf(parts),
    visits: visitsOf(file, row.case_no, parts, 'inspection'),
    correction: correction && (await showCorrection(deps, correction, whole)),
    outputs: outputs.filter(one => ids.has(one.part)).map(output => showOutput(row.case_no, output)),
    evidence: evidence.map(one => showEvidence(row.case_no, one)),
    timeline: timelineOf(whole),
    actions: mine ? allowedOnCase(file) : [],
    signatures: listOf(signed, whole).signatures,
    coSigner: false,
    draft: row.state === 'draft' ? await showDraft(deps, whole, signed) : null,
  }
}

/** Who signed it with the applicant sees how far it is; nothing that was filled in or handed in, and nothing to do. */
export const asCoSigner = (view: CaseView): CaseView => ({
  ...view,
  trackingCode: null,
  correction: null,
  outputs: [],
  evidence: [],
  actions: [],
  draft: null,
  coSigner: true,
})
/** From here on what one act did to several parts of a service is one line. */
const fewestTogether = 5

/** What was done to many parts at once is told once: “企业职工参保登记（300 件）”. */
function timelineOf({ parts, journal }: WholeCase): CaseView['timeline'] {
  const partOf = new Map(parts.map(part => [part.part, part]))
  const lines = new Map<string, { entry: TimelineEntry; alike: SubCaseRow[] }>()
  for (const entry of journal) {
    const what = inWords(entry)
    if (!what) continue
    const part = partOf.get(entry.part ?? '')
    const who =
      (isOfApplicant(entry) ? undefined : part?.authority_name) ?? (isTogether(entry) ? '各部门' : entry.actor_name)
    const isMany = part && parts.length > mostListed
    const key = isMany ? `${entry.at} ${who} ${what} ${part.row_id}` : String(entry.seq)
    const line = lines.get(key)
    if (line) line.alike.push(part!)
    else
      lines.set(key, {
        entry: { at: entry.at, who, what, part: part ? nameOf(part) : null },
        alike: part ? [part] : [],
      })
  }
  return [...lines.values()].flatMap(({ entry, alike }) =>
    alike.length < fewestTogether
      ? alike.length < 2
        ? [entry]
        : alike.map(part => ({ ...entry, part: nameOf(part) }))
      : [{ ...entry, part: `${alike[0]!.service_name}（${alike.length} 件）` }],
  )
}

/** The plan is computed again only where somebody has to be told which papers count. */
async function behindOf({ publications }: DraftDeps, whole: WholeCase): Promise<Behind> {
  const isBlocked = whole.parts.some(part => part.state === 'blocked')
  return { journal: whole.journal, plan: isBlocked ? await submittedPlan(publications, whole) : null }
}

/** A page of the parts of one service. */
export async function showPartPage(
  deps: DraftDeps,
  whole: WholeCase,
  { row, state, q, offset }: PartFilter,
): Promise<PartPage> {
  const { parts, correction, outputs } = whole
  const file = caseFileOf(whole.row, parts, correction)
  const found = parts.filter(
    one => one.row_id === row && (state === null || one.state === state) && one.label.includes(q),
  )
  const page = found.slice(offset, offset + partsPerPage)
  const ids = new Set(page.map(one => one.part))
  const behind = await behindOf(deps, whole)
  return {
    found: found.length,
    next: found.length > offset + partsPerPage ? offset + partsPerPage : null,
    parts: page.map(part => showPart(part, file, parts, intakePromise(deps, whole.row.region), behind)),
    outputs: outputs.filter(one => ids.has(one.part)).map(output => showOutput(whole.row.case_no, output)),
  }
}

export interface PartFilter {
  row: string
  state: string | null
  q: string
  /** How many were shown before this page. */
  offset: number
}

/** What the applicant submitted, as they reviewed it; a corrected value as it is now. */
export async function showSubmitted({ publications }: DraftDeps, whole: WholeCase): Promise<SubmittedView> {
  const { form } = await submittedPlan(publications, whole)
  const fields = form.flatMap(group => group.fields)
  return {
    form,
    values: Object.fromEntries(fields.map(field => [field.element, fieldValue(field, whole.contents) ?? null])),
    provenance: whole.contents.provenance,
  }
}

async function showDraft(
  deps: DraftDeps,
  { row, contents, evidence }: WholeCase,
  signed: Signed | null,
): Promise<CaseView['draft']> {
  const today = dateInHenan(deps.clock.now())
  const { prepared, place } = await deps.publications.of(row, today)
  const planned = await planOf(deps.publications, row, contents, today)
  return {
    facts: contents.facts,
    selection: contents.selection,
    form: contents.form,
    provenance: contents.provenance,
    factSources: contents.fact_sources,
    delivery: row.delivery,
    deferrals: contents.deferrals ?? [],
    commitments: contents.commitments ?? [],
    plan: withCheckDays(planned, termsOf(place.parameters).checkDays),
    problems: problemsOf(prepared, planned, contents, evidence, deps.publications, signed?.signings),
    reviewedHash: reviewedHash(planned, contents, evidence, row.delivery),
  }
}

/** What is still to come of the longest chain. */
function pathOf({ clock, calendar }: DraftDeps, file: CaseFile, rows: SubCaseRow[]): string[] {
  if (file.state !== 'inProgress') return []
  const path = criticalPathOf(file, { today: dateInHenan(clock.now()), calendar }).parts
  const open = new Set(file.parts.filter(part => part.endedOn === null).map(part => part.part))
  return path.filter(id => open.has(id)).map(id => nameOf(rows.find(one => one.part === id)!))
}

/** Where a service says nothing about checking a promise, the place does: who promises is told the days. */
const withCheckDays = (planned: Plan, checkDays: number): Plan => ({
  ...planned,
  services: planned.services.map(service => ({
    ...service,
    commitment: service.commitment && { ...service.commitment, checkDays: service.commitment.checkDays ?? checkDays },
  })),
})

export function showPart(
  row: SubCaseRow,
  file: CaseFile,
  rows: SubCaseRow[],
  promise: IntakePromise,
  behind: Behind = {},
): PartView {
  const part = getPart(file, row.part)
  const unanswered = part.state === 'submitted' && part.verdict === null
  const named = (id: string) => nameOf(rows.find(one => one.part === id)!)
  const waiting = openGates(file, part).map(before => named(before.part))
  return {
    part: row.part,
    row: row.row_id,
    service: row.service_name,
    label: row.label,
    authority: row.authority_name,
    state: row.state,
    stateLabel: subCaseStates[row.state],
    holder: holderOf(row, part, waiting, file, promise),
    waitingFor: isOver(part) ? [] : waiting,
    intakePromised: unanswered ? { days: promise.days, by: promise.by(part.receivedOn) } : null,
    intakeDue: unanswered ? part.intakeDue : null,
    acceptedOn: row.accepted_on,
    promisedDue: row.promised_due,
    legalDue: row.legal_due,
    provisional: row.provisional,
    pause: pauseOf(part),
    extension: extensionOf(part),
    deferral: part.deferral && {
      items: part.deferral.items,
      by: part.deferral.by,
      suppliedOn: part.deferral.suppliedOn,
    },
    decision: row.decision && {
      result: row.decision.result,
      resultLabel: decisionResults[row.decision.result],
      reasons: row.decision.reasons,
      remedies: row.decision.remedies,
      excluded: row.decision.excluded ?? null,
      on: row.decision.on,
    },
    refusal: row.refusal && {
      ground: row.refusal.ground ?? null,
      groundLabel: row.refusal.ground ? refusalGrounds[row.refusal.ground] : null,
      rightOrgan: row.refusal.rightOrgan ?? null,
      reasons: row.refusal.reasons,
      remedies: row.refusal.remedies,
      on: row.refusal.on,
    },
    ties: tiesOf(part, file, named),
    turns: showTurns(part, row, file, named, behind),
  }
}

/** What else a withdrawal of this part touches; nothing once it has ended. */
function tiesOf(part: Part, file: CaseFile, named: (id: string) => string): PartView['ties'] {
  if (isEnded(part)) return { together: [], dependants: [] }
  const open = file.parts.filter(one => !isEnded(one) && one.part !== part.part)
  const together = open.filter(one => part.rules.bundle?.includes(one.part))
  const going = new Set([part, ...together].map(one => one.part))
  const dependants = open.filter(one => !going.has(one.part) && one.after.some(need => going.has(need.part)))
  return { together: together.map(one => named(one.part)), dependants: dependants.map(one => named(one.part)) }
}

function pauseOf(part: Part): PartView['pause'] {
  const running = isOver(part) ? undefined : runningPause(part)
  if (!running) return null
  const { kind, reason, from, days, until = null } = running
  return { kind, reason, from, days, until }
}

function extensionOf({ clock }: Part): PartView['extension'] {
  const { extension } = clock ?? {}
  return extension
    ? {
        days: extension.days,
        reason: extension.reason,
        askedBy: extension.name,
        approvedBy: extension.approvedName,
        approvedOn: extension.approvedOn,
      }
    : null
}

const isOver = (part: Part) => part.endedOn !== null

/** 现在由谁办理、到什么时候. */
function holderOf(row: SubCaseRow, part: Part, waiting: string[], file: CaseFile, promise: IntakePromise): string {
  const { authority_name: authority } = row
  const turned = isOver(part) ? null : holderOfTurn(part, authority)
  if (turned) return turned
  switch (part.state) {
    case 'submitted':
      if (part.verdict?.verdict === 'complete') return `材料已审核，待“${waiting.join('”“')}”办结后受理`
      if (part.verdict) return `${authority}已审核，待各部门意见汇总后一次告知`
      return `${authority}正在审核材料，承诺${promise.days}个工作日内预审，依法最迟${dateInWords(part.intakeDue)}前答复`
    case 'correction':
      return `等待您补正，请在${file.correction ? dateInWords(file.correction.answerBy) : '期限'}前补齐`
    case 'accepted':
      if (isDeferring(part)) return `已容缺受理，等待您在${dateInWords(part.deferral!.by)}前补交材料`
      if (runningPause(part)) return `${authority}正在进行${runningPause(part)!.kind}，依法不计入期限`
      return waiting.length > 0
        ? `${authority}审查中，待“${waiting.join('”“')}”办结后决定`
        : `${authority}审查中，承诺${dateInWords(part.promisedDue!)}前办结`
    case 'granted':
      return file.state === 'inProgress' ? '已办结，待其他事项办结后统一出件' : '已办结，可以领取'
    default:
      return subCaseStates[part.state]
  }
}

async function showCorrection(
  { publications }: DraftDeps,
  row: CorrectionRow,
  whole: WholeCase,
): Promise<CorrectionView> {
  const { parts, contents } = whole
  const { prepared } = await publications.of(whole.row)
  const plan = await submittedPlan(publications, whole)
  const fields = plan.form.flatMap(group => group.fields)
  const partOf = new Map(parts.map(part => [part.part, part]))
  const given = (item: CorrectionRow['items'][number]) => {
    const field = fields.find(one => one.element === item.target)
    const value = field && fieldValue(field, contents)
    const places = placesAsked(whole, { prepared, plan }, item, field, value)
    return { field: field ?? null, value: (places ? places.map(at => (value as unknown[])[at]) : value) ?? null }
  }
  return {
    number: row.number,
    issuedAt: row.issued_at,
    answerBy: row.answer_by,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    items: row.items.map(item => ({
      ...item,
      ...(item.kind === 'field' ? given(item) : { field: null, value: null }),
      authorities: [...new Set(item.parts.map(id => partOf.get(id)?.authority_name ?? id))],
    })),
  }
}

export const showEvidence = (caseNo: string, row: EvidenceRow): EvidenceView => ({
  id: row.id,
  type: row.type,
  fileName: row.file_name,
  mediaType: row.media_type,
  size: row.size,
  uploadedAt: row.uploaded_at,
  url: `/api/cases/${caseNo}/evidence/${row.id}/file`,
})

const showOutput = (caseNo: string, row: OutputRow): OutputView => ({
  id: row.id,
  part: row.part,
  name: row.name,
  kind: row.kind,
  number: row.number,
  authority: row.authority_name,
  issuedOn: row.issued_on,
  validUntil: row.valid_until,
  documentUrl: `/api/cases/${caseNo}/outputs/${row.id}/document.pdf`,
})

export async function showListItem(deps: DraftDeps, row: ListedCase): Promise<CaseListItem> {
  return {
    caseNo: row.case_no,
    lifeEvent: await lifeEventOf(deps, row),
    region: regionOf(deps, row.region),
    applicant: row.applicant_name,
    state: row.state,
    stateLabel: caseStates[row.state],
    savedAt: row.saved_at,
    submittedAt: row.submitted_at,
    promisedDate: row.promised_date,
    needsYou: needOf(row),
    coSigner: false,
  }
}

export async function showCoSignedItem(deps: DraftDeps, row: CaseRow): Promise<CaseListItem> {
  const item = await showListItem(deps, { ...row, correction: null, deferred_until: null, turns_until: null })
  return { ...item, needsYou: null, coSigner: true }
}

export async function showTrack(deps: DraftDeps, loaded: TrackedCase): Promise<TrackView> {
  const { row, parts, correction } = loaded
  const file = caseFileOf(row, parts, correction)
  const promise = intakePromise(deps, row.region)
  return {
    caseNo: row.case_no,
    lifeEvent: (await lifeEventOf(deps, row)).name,
    region: regionOf(deps, row.region).name,
    state: row.state,
    stateLabel: caseStates[row.state],
    submittedAt: row.submitted_at,
    promisedDate: row.promised_date,
    provisional: row.provisional,
    parts: parts.filter(isListed(parts)).map(part => {
      const { service, authority, state, stateLabel, holder, promisedDue } = showPart(part, file, parts, promise)
      return { part: part.part, service, authority, state, stateLabel, holder, promisedDue }
    }),
    groups: groupsOf(parts),
  }
}

async function lifeEventOf({ publications }: DraftDeps, row: Pinned & Pick<CaseRow, 'life_event'>) {
  const { prepared } = await publications.of(row)
  return { id: row.life_event, name: prepared.events.get(row.life_event)?.event.name ?? row.life_event }
}

/** 提醒: dates that bind the applicant. They are told and never a reason to refuse. */
const regionOf = ({ publications }: DraftDeps, code: string) => publications.place(code)?.region ?? { code, name: code }
