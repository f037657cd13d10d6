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
import { addDays, type Calendar } from '../workdays.ts'
import { acceptIfOpen } from './acceptance.ts'
import { getPart, NotAllowed, requireOnCase, requireOnPart } from './allowed.ts'
import type { CaseFile, CorrectionItem, Named, Outcome, Part, PartRules } from './case-file.ts'
import { issueCorrection } from './correction.ts'
import { addOpinion, type OpinionCommand, requireReasons } from './decision.ts'
import { blockDependants, expireChoice, openWaiting } from './gates.ts'
import { forgoHearing } from './hearing.ts'
import { caseStates, type RefusalGround, subCaseStates, type Verdict, verdicts } from './states.ts'
import { begin, claimIfFree, end, finish, follow, happened } from './story.ts'
import { failInspection, waive } from './visits.ts'

export { NotAllowed } from './allowed.ts'
export { approveExtension, extend, objectTo, type PauseCommand, pause, resume } from './clock-commands.ts'
export { repairCredit, verifyCommitment } from './commitment.ts'
export { type DecisionCommand, decide, type OpinionCommand, opine, reopen, sendBack } from './decision.ts'
export { expireDeferrals, supplyDeferred } from './deferral.ts'
export { approveRevocation, askRevocation, terminate, withdraw, withdrawParts } from './ending.ts'
export { choose } from './gates.ts'
export { askHearing, offerHearing, recordHearing, scheduleHearing, waiveHearing } from './hearing.ts'
export { type Reminder, remind, reminderKinds } from './reminders.ts'
export {
  askOtherTimes,
  confirmVisit,
  type FindingCommand,
  holdReview,
  moveVisit,
  postponeVisit,
  proposeVisit,
  recordFinding,
  recordReviewOpinion,
  reportRectified,
  waiveInspection,
} from './visits.ts'

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
  rules: PartRules
  /** 容缺: what the applicant promised to hand in later. */
  deferred?: { items: Named[]; days: number; pauses: boolean }
}

/** Throws when the case is no longer a draft, naming what can be done now. */
export const requireDraft = (file: CaseFile) => requireOnCase(file, 'submit', caseStates[file.state])

export function submit(draft: CaseFile, parts: NewPart[], act: Act): Outcome {
  requireOnCase(draft, 'submit', caseStates[draft.state])
  const received = parts.map(part => receive(part, act))
  const story = begin({ ...draft, state: 'inProgress', submittedAt: act.at, parts: received })
  const committed = parts.filter(part => part.rules.commitment).map(part => part.part)
  happened(story, 'case.submitted', null, {
    parts: parts.map(part => part.part),
    ...(committed.length > 0 && { committed }),
  })
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
    turns: {},
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
  /** Why it is not accepted, and which organ is the right one. */
  ground?: RefusalGround
  rightOrgan?: string
  /** 审查意见 given along with acceptance, where a second person decides. */
  opinion?: OpinionCommand
  /** Nobody has to come and look, and why. */
  noInspection?: string
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
    ...(command.verdict === 'refuse' && { remedies: command.remedies }),
    ...(command.ground && { ground: command.ground }),
    ...(command.rightOrgan && { rightOrgan: command.rightOrgan }),
    ...(command.override && { override: command.override, fault: true }),
    ...(command.delegation && { delegation: command.delegation }),
  })
  if (command.verdict === 'refuse') refuse(story, part, command, act)
  if (command.verdict === 'complete') acceptIfOpen(story, part, act)
  if (command.noInspection && part.turns.inspection) waive(story, part, command.noInspection)
  if (command.opinion) opineAtOnce(story, part, command.opinion, act)
  issueCorrection(story, act, correctionDays)
  return finish(story, act)
}

/** Examined in the same act: one step less for the officer who has read everything anyway. */
function opineAtOnce(story: Outcome, part: Part, opinion: OpinionCommand, act: Act) {
  if (part.rules.levels === 1) throw new NotAllowed('这个事项由一人审查决定，请受理后直接作出决定', ['作出决定'])
  if (part.state !== 'accepted') throw new NotAllowed('还没有受理，请在受理以后提出审查意见', ['只提交受理意见'])
  addOpinion(story, part, opinion, act)
}

/**
 * 当场更正 (行政许可法 32(1)(三)): what the applicant may put right on the spot is put right before a department has looked
 * at it, and no correction is needed.
 */
export function amend(file: CaseFile, changed: { name: string; before: unknown }[], act: Act): Outcome {
  requireOnCase(file, 'amend', caseStates[file.state])
  const story = begin(file)
  happened(story, 'case.amended', null, {
    items: changed.map(one => one.name),
    before: changed.map(one => one.before ?? null),
  })
  return finish(story, act)
}

/** What happens to a case by itself when days have passed: the sum of everything that had a date. */
export function letTimePass(file: CaseFile, act: Act): Outcome {
  const story = begin(file)
  for (const part of story.file.parts) {
    expireChoice(story, part, act)
    forgoHearing(story, part, act)
    failInspection(story, part, act)
  }
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

/** 统一出件: all results of the case handed over together. */
export function collect(file: CaseFile, how: Record<string, unknown>, act: Act): Outcome {
  requireOnCase(file, 'collect', caseStates[file.state])
  const story = begin({ ...file, state: 'delivered' })
  for (const part of story.file.parts) if (part.state === 'granted') part.state = 'issued'
  happened(story, 'case.collected', null, how)
  follow(story, '办理结果已经送达，送达回证见办件页面。')
  return finish(story, act)
}

function refuse(story: Outcome, part: Part, { ground, rightOrgan, reasons, remedies }: VerdictCommand, act: Act) {
  part.refusal = {
    ...(ground && { ground }),
    ...(rightOrgan && { rightOrgan }),
    reasons: reasons!,
    remedies: remedies!,
    by: act.by,
    on: act.today,
  }
  end(part, 'refused', act)
  follow(
    story,
    ground === 'notNeeded'
      ? '有事项依法不需要办理，没有受理；其他事项照常办理。理由见告知书。'
      : `有事项没有受理${ground === 'wrongOrgan' ? `，请向${rightOrgan}申请` : ''}；理由和救济途径见通知书。`,
  )
  // What is not needed by law holds nobody up.
  if (ground === 'notNeeded') openWaiting(story, part, act)
  else blockDependants(story, part, act)
}
