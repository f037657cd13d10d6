/**
 * The life of a case. Every function takes the case file and what someone does, and returns the file as it
 * then is, what happened (for the journal) and what must follow. Nothing here knows a clock, a database or a department.
 *
 * Invariants
 *  1. A part is accepted only when every `before-acceptance` part is granted, decided only when every
 *     `before-decision` part is.
 *  2. The applicant is told once: one consolidated correction when every part has a verdict; a part corrected once is
 *     not corrected again unless the organ gives a reason (行政许可法 32(4), journalled as its own fault).
 *  3. A refusal or denial has reasons and remedies (行政许可法 38) and blocks only what depends on it.
 *  4. Limits run from acceptance; what is due is computed from dates that happened, never counted down.
 */
import { addDays, type Calendar, dateInWords } from '../workdays.ts'
import { getPart, isDeferring, isEnded, NotAllowed, openGates, requireOnCase, requireOnPart } from './allowed.ts'
import type { CaseFile, Correction, CorrectionItem, Outcome, Part } from './case-file.ts'
import { setDue } from './clocks.ts'
import { waitForDeferred } from './deferral.ts'
import { caseStates, type DecisionResult, subCaseStates, type Verdict, verdicts } from './states.ts'
import { begin, blockDependants, claimIfFree, end, finish, follow, happened } from './story.ts'

export { approveExtension, extend, type PauseCommand, pause, resume } from './clock-commands.ts'
export { expireDeferrals, supplyDeferred } from './deferral.ts'

/** Who does it and when: `at` an instant (ISO 8601), `today` the date in the province. */
export interface Act {
  by: string
  name: string
  at: string
  today: string
  calendar: Calendar
}

/** A part's limits and order as the plan froze them on submission. */
export type NewPart = Pick<Part, 'part' | 'service' | 'after' | 'limits'> & {
  /** 容缺: what the applicant promised to hand in later. */
  deferred?: { items: { target: string; name: string }[]; days: number; pauses: boolean }
}

/** Throws when the case is no longer a draft, naming what can be done now. */
export const requireDraft = (file: CaseFile) => requireOnCase(file, 'submit', caseStates[file.state])

export function submit(draft: CaseFile, parts: NewPart[], act: Act): Outcome {
  requireOnCase(draft, 'submit', caseStates[draft.state])
  const received = parts.map(part => receive(part, act))
  const story = begin({ ...draft, state: 'inProgress', submittedAt: act.at, parts: received })
  happened(story, 'case.submitted', null, { parts: parts.map(part => part.part) })
  follow(story, `您的申请已提交，共 ${parts.length} 个事项。各部门将同时审核，需要补正的会一次告知。`)
  return finish(story, act)
}

function receive({ deferred, ...part }: NewPart, act: Act): Part {
  const silence = addDays(act.calendar, act.today, part.limits.silence.days, part.limits.silence.unit)
  return {
    ...part,
    state: 'submitted',
    claimedBy: null,
    claimedName: null,
    verdict: null,
    correctionUsed: false,
    receivedOn: act.today,
    intakeDue: silence.due,
    acceptedOn: null,
    promisedDue: null,
    legalDue: null,
    provisional: silence.provisional,
    clock: null,
    deferral: deferred
      ? {
          items: deferred.items,
          by: addDays(act.calendar, act.today, deferred.days, 'workingDay').due,
          suppliedOn: null,
          pauses: deferred.pauses,
        }
      : null,
    decision: null,
    refusal: null,
    endedOn: null,
  }
}

/** 领办. Taking over from a colleague is allowed and journalled; two officers never work one file unknowingly. */
export function claim(file: CaseFile, id: string, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'claim', subCaseStates[part.state])
  const from = part.claimedBy !== null && part.claimedBy !== act.by ? part.claimedName : null
  part.claimedBy = act.by
  part.claimedName = act.name
  happened(story, 'part.claimed', id, from ? { takenOverFrom: from } : {})
  return finish(story, act)
}

export interface VerdictCommand {
  verdict: Verdict
  items?: CorrectionItem[]
  reasons?: string
  remedies?: string
  /** Why the organ corrects a second time; recorded as its fault. */
  override?: string
  /** 委托编号: the window speaks in the organ's name, and the part stays free for its own officers. */
  delegation?: string
}

export function giveVerdict(
  file: CaseFile,
  id: string,
  command: VerdictCommand,
  act: Act,
  correctionDays: number,
): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'verdict', subCaseStates[part.state])
  if (command.delegation === undefined || part.claimedBy !== null) claimIfFree(part, act)
  const items = command.items ?? []
  if (command.verdict === 'correct' && items.length === 0) throw new Error('a correction names what is to be corrected')
  if (command.verdict === 'refuse') requireReasons(command)
  if (command.verdict === 'correct' && part.correctionUsed && !command.override)
    throw new NotAllowed('补正只能一次告知；确需再次补正的，请说明理由（将作为本机关的过错记录）', [
      verdicts.complete,
      verdicts.refuse,
    ])
  part.verdict = { verdict: command.verdict, items, by: act.by, at: act.at }
  happened(story, `part.verdict.${command.verdict}`, id, {
    ...(items.length > 0 && { items }),
    ...(command.reasons && { reasons: command.reasons }),
    ...(command.override && { override: command.override, fault: true }),
    ...(command.delegation && { delegation: command.delegation }),
  })
  if (command.verdict === 'refuse') refuse(story, part, command.reasons ?? '', command.remedies ?? '', act)
  if (command.verdict === 'complete') acceptIfOpen(story, part, act)
  issueCorrection(story, act, correctionDays)
  return finish(story, act)
}

/** 逾期不告知的，自收到申请材料之日起即为受理 (行政许可法 32(4)): dated from receipt, not from today. */
export function deemAccepted(file: CaseFile, act: Act, correctionDays: number): Outcome {
  const story = begin(file)
  for (const part of story.file.parts) {
    if (part.state !== 'submitted' || part.verdict !== null || part.intakeDue >= act.today) continue
    part.verdict = { verdict: 'complete', items: [], by: act.by, at: act.at }
    happened(story, 'part.deemedAccepted', part.part, { receivedOn: part.receivedOn })
    acceptIfOpen(story, part, act, part.receivedOn)
  }
  issueCorrection(story, act, correctionDays)
  return finish(story, act)
}

export function answerCorrection(file: CaseFile, act: Act): Outcome {
  requireOnCase(file, 'answerCorrection', caseStates[file.state])
  const story = begin(file)
  const { file: now } = story
  now.correction = { ...now.correction!, answeredAt: act.at }
  for (const part of now.parts) {
    if (part.state !== 'correction') continue
    part.state = 'submitted'
    part.verdict = null
    part.receivedOn = act.today
    part.intakeDue = addDays(act.calendar, act.today, part.limits.silence.days, part.limits.silence.unit).due
  }
  happened(story, 'correction.answered', null, { number: now.correction.number })
  return finish(story, act)
}

/** 逾期未补正: only the affected parts are deemed withdrawn, never the whole case. */
export function expireCorrection(file: CaseFile, act: Act): Outcome {
  const story = begin(file)
  const { correction } = story.file
  if (!correction || correction.closedAt !== null || correction.answerBy >= act.today) return finish(story, act)
  for (const part of story.file.parts) {
    if (part.state !== 'correction') continue
    end(part, 'deemedWithdrawn', act)
    happened(story, 'part.deemedWithdrawn', part.part, { answerBy: correction.answerBy })
    blockDependants(story, part, act)
  }
  follow(story, '补正期限已过，需要补正的事项视为撤回；其他事项照常办理。您可以重新申请。')
  return finish(story, act)
}

export interface DecisionCommand {
  result: DecisionResult
  reasons?: string
  remedies?: string
}

export function decide(
  file: CaseFile,
  id: string,
  command: DecisionCommand,
  act: Act,
  correctionDays: number,
): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'decide', subCaseStates[part.state])
  if (command.result === 'denied') requireReasons(command)
  claimIfFree(part, act)
  part.decision = {
    result: command.result,
    reasons: command.reasons ?? null,
    remedies: command.result === 'denied' ? (command.remedies ?? null) : null,
    by: act.by,
    on: act.today,
  }
  end(part, command.result, act)
  happened(story, `part.${command.result}`, id, command.reasons ? { reasons: command.reasons } : {})
  if (command.result === 'granted') openWaiting(story, part, act)
  else blockDependants(story, part, act)
  // A part that was blocked gives no verdict any more: it may have been the last one that others waited for.
  issueCorrection(story, act, correctionDays)
  return finish(story, act)
}

export function withdraw(file: CaseFile, reason: string, act: Act): Outcome {
  requireOnCase(file, 'withdraw', caseStates[file.state])
  const story = begin(file)
  for (const part of story.file.parts) if (!isEnded(part)) end(part, 'withdrawn', act)
  if (story.file.correction?.closedAt === null) story.file.correction = { ...story.file.correction, closedAt: act.at }
  happened(story, 'case.withdrawn', null, { reason })
  if (!story.file.parts.some(part => part.decision)) story.file.state = 'withdrawn'
  return finish(story, act)
}

/** 统一出件: all results of the case handed over together. */
export function collect(file: CaseFile, how: Record<string, unknown>, act: Act): Outcome {
  requireOnCase(file, 'collect', caseStates[file.state])
  const story = begin({ ...file, state: 'delivered' })
  for (const part of story.file.parts) if (part.state === 'granted') part.state = 'issued'
  happened(story, 'case.collected', null, how)
  return finish(story, act)
}

// ── steps ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 行政许可法 38: the caller has asked for them; without them there is no refusal. */
function requireReasons({ reasons, remedies }: { reasons?: string; remedies?: string }) {
  if (!reasons?.trim() || !remedies?.trim()) throw new Error('a refusal or denial has reasons and remedies')
}

function acceptIfOpen(story: Outcome, part: Part, act: Act, on = act.today) {
  if (openGates(story.file, part, 'before-acceptance').length > 0) return
  part.state = 'accepted'
  part.acceptedOn = on
  if (isDeferring(part) && part.deferral!.pauses) waitForDeferred(part, on, act)
  setDue(part, act.calendar)
  happened(story, 'part.accepted', part.part, { on, promisedDue: part.promisedDue, legalDue: part.legalDue })
  if (isDeferring(part)) {
    const { items, by } = part.deferral!
    happened(story, 'part.acceptedDeferring', part.part, { items: items.map(item => item.name), by })
    follow(
      story,
      `有事项已容缺受理，请在${dateInWords(by)}前补交：${items.map(item => `《${item.name}》`).join('、')}。补交后作出决定。`,
    )
  }
}

function refuse(story: Outcome, part: Part, reasons: string, remedies: string, act: Act) {
  part.refusal = { reasons, remedies, by: act.by, on: act.today }
  end(part, 'refused', act)
  blockDependants(story, part, act)
}

/**
 * One list when every part has answered, or when the window of one that asks for something closes: the organ must have
 * told by then (行政许可法 32(4)). Merged by what is wrong, with the parts behind each line; what an earlier list still
 * asks for goes over into the new one, so that there is never more than one.
 */
function issueCorrection(story: Outcome, act: Act, correctionDays: number) {
  const { file } = story
  const affected = file.parts.filter(part => part.state === 'submitted' && part.verdict?.verdict === 'correct')
  const undecided = file.parts.some(part => part.state === 'submitted' && part.verdict === null)
  if (affected.length === 0 || (undecided && affected.every(part => part.intakeDue > act.today))) return
  const answerBy = addDays(act.calendar, act.today, correctionDays, 'workingDay').due
  const items = mergeItems(file.parts.filter(part => part.state === 'correction' || affected.includes(part)))
  file.corrections += 1
  file.correction = { number: file.corrections, issuedAt: act.at, answerBy, answeredAt: null, closedAt: null, items }
  for (const part of affected) {
    part.state = 'correction'
    part.correctionUsed = true
  }
  happened(story, 'correction.issued', null, { number: file.corrections, answerBy, items: items.length })
  follow(
    story,
    `您的申请有 ${items.length} 项需要补正，已一次列明，请于${dateInWords(answerBy)}前补齐。其他事项不受影响。`,
  )
}

function mergeItems(parts: Part[]): Correction['items'] {
  const merged = new Map<string, Correction['items'][number]>()
  for (const part of parts) {
    for (const { kind, target, name, problem } of part.verdict!.items) {
      const key = `${kind} ${target}`
      const line = merged.get(key) ?? { kind, target, name, problems: [], parts: [] }
      if (!line.problems.includes(problem)) line.problems.push(problem)
      if (!line.parts.includes(part.part)) line.parts.push(part.part)
      merged.set(key, line)
    }
  }
  return [...merged.values()]
}

function openWaiting(story: Outcome, granted: Part, act: Act) {
  for (const part of story.file.parts) {
    const waits = part.after.some(need => need.part === granted.part && need.kind === 'before-acceptance')
    if (waits && part.state === 'submitted' && part.verdict?.verdict === 'complete') acceptIfOpen(story, part, act)
  }
}
