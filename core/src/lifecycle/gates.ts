/**
 * 前置: a part whose prerequisite failed is not lost. The applicant chooses: give it up, keep it until the prerequisite was
 * handled anew, or show that they hold its result from elsewhere (B§4.3 前置未通过，待申请人选择).
 */
import { addDays, dateInWords } from '../workdays.ts'
import { acceptIfOpen } from './acceptance.ts'
import { getPart, isEnded, NotAllowed, openGates, requireOnCase } from './allowed.ts'
import type { CaseFile, Outcome, Part } from './case-file.ts'
import { gateKind, runningPause } from './clocks.ts'
import type { Act } from './lifecycle.ts'
import { type BlockedChoice, caseStates } from './states.ts'
import { begin, end, endPause, finish, follow, happened, startPause } from './story.ts'
import { turn } from './turns.ts'

export interface Blocked {
  /** The prerequisite that failed last. */
  because: string
  /** What the part was when it was stopped, so that it can go on from there. */
  from: 'submitted' | 'correction' | 'accepted'
  on: string
  chooseBy: string
  /** Chosen to wait: until then. */
  waitUntil: string | null
}

/** Where a place says nothing: ten working days to choose, sixty days to wait (行政复议法 20), ten working days to rectify. */
export const defaultTerms = { choose: 10, wait: 60, rectify: 10 }
export const termsOf = ({ rules }: Part) => rules.terms ?? defaultTerms

/** Only what directly depends on it stops; whatever depends on that goes on waiting. */
export function blockDependants(story: Outcome, failed: Part, act: Act) {
  for (const part of story.file.parts)
    if (part.after.some(need => need.part === failed.part)) stopIfFailed(story, part, act)
}

export function stopIfFailed(story: Outcome, part: Part, act: Act) {
  const failed = openGates(story.file, part).find(isEnded)
  if (!failed || isEnded(part)) return
  const chooseBy = addDays(act.calendar, act.today, termsOf(part).choose, 'workingDay').due
  const from = part.turns.blocked?.from ?? (part.state as Blocked['from'])
  if (part.state === 'accepted' && !runningPause(part)) standStill(part, act)
  part.state = 'blocked'
  turn(part, 'blocked', { because: failed.part, from, on: act.today, chooseBy, waitUntil: null })
  happened(story, 'part.blocked', part.part, { because: failed.part, chooseBy })
  follow(
    story,
    `有事项的前置事项没有通过，请在${dateInWords(chooseBy)}前选择：撤回、保留等待，或者用另行取得的结果继续办理。其他事项不受影响。`,
  )
}

/** The organ cannot decide, and it is not for the organ to say how it goes on. */
export const standStill = (part: Part, act: Act) =>
  startPause(part, { kind: gateKind, reason: '前置事项未通过，等申请人选择', days: null }, act)

export function choose(file: CaseFile, id: string, choice: BlockedChoice, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnCase(file, 'choose', caseStates[file.state])
  const { blocked } = part.turns
  if (!blocked) throw new NotAllowed('这个事项没有等您选择', blockedParts(file))
  if (choice === 'withdraw') {
    end(part, 'withdrawn', act)
    happened(story, 'part.withdrawn', id, { because: blocked.because })
    follow(story, '前置事项没有通过的事项，已按您的选择撤回。您可以重新申请。')
    blockDependants(story, part, act)
    return finish(story, act)
  }
  if (choice === 'wait') {
    if (blocked.waitUntil) throw new NotAllowed('您已经选择保留等待', ['撤回', '用另行取得的结果继续办理'])
    const waitUntil = addDays(act.calendar, act.today, termsOf(part).wait, 'naturalDay').due
    turn(part, 'blocked', { ...blocked, waitUntil })
    happened(story, 'part.waits', id, { until: waitUntil })
    return finish(story, act)
  }
  const failed = openGates(story.file, part).filter(isEnded)
  turn(part, 'held', [...(part.turns.held ?? []), ...failed.map(before => before.part)])
  happened(story, 'part.heldElsewhere', id, { parts: failed.map(before => before.part) })
  release(story, part, act)
  return finish(story, act)
}

const blockedParts = (file: CaseFile) => file.parts.filter(part => part.turns.blocked).map(part => part.part)

/** A prerequisite came through, or is handled anew: what only waited for it is accepted, what had stopped goes on. */
export function openWaiting(story: Outcome, before: Part, act: Act) {
  for (const part of story.file.parts) {
    if (!part.after.some(need => need.part === before.part)) continue
    if (part.turns.blocked && !openGates(story.file, part).some(isEnded)) release(story, part, act)
    else if (part.state === 'submitted' && part.verdict?.verdict === 'complete') acceptIfOpen(story, part, act)
  }
}

/** From where it stopped: what had been accepted stays so, everything else is looked at afresh. */
function release(story: Outcome, part: Part, act: Act) {
  const { from } = part.turns.blocked!
  turn(part, 'blocked', undefined)
  happened(story, 'part.released', part.part, {})
  follow(story, '因前置事项停下的事项，现在继续办理。')
  if (from === 'accepted') {
    part.state = 'accepted'
    if (runningPause(part)?.kind === gateKind) endPause(part, act)
    return
  }
  part.state = 'submitted'
  part.verdict = null
  part.receivedOn = act.today
  part.intakeDue = addDays(act.calendar, act.today, part.limits.silence.days, part.limits.silence.unit).due
}

/** Nothing chosen in time, or waited for too long: deemed withdrawn. */
export function expireChoice(story: Outcome, part: Part, act: Act) {
  const { blocked } = part.turns
  if (!blocked || (blocked.waitUntil ?? blocked.chooseBy) >= act.today) return
  end(part, 'deemedWithdrawn', act)
  happened(story, 'part.choiceExpired', part.part, { waited: blocked.waitUntil !== null })
  follow(story, '前置事项未通过的事项，等待的期限已过，视为撤回。前置事项办好以后，您可以重新申请。')
  blockDependants(story, part, act)
}
