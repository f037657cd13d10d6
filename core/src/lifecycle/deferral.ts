/**
 * 容缺受理 (河南省优化营商环境条例 35): main materials are complete, what is missing comes later; the part is accepted and
 * the decision waits. Told once, what and by when.
 */
import { dateInWords } from '../workdays.ts'
import { isDeferring, requireOnCase } from './allowed.ts'
import type { CaseFile, Outcome, Part } from './case-file.ts'
import { deferralKind, runningPause } from './clocks.ts'
import { blockDependants, standStill } from './gates.ts'
import type { Act } from './lifecycle.ts'
import { caseStates } from './states.ts'
import { begin, end, endPause, finish, follow, happened } from './story.ts'

/** All that was put off has come: the clock goes on and the decision may be made. */
export function supplyDeferred(file: CaseFile, supplied: readonly string[], act: Act): Outcome {
  requireOnCase(file, 'supplyDeferred', caseStates[file.state])
  const story = begin(file)
  for (const part of story.file.parts) {
    if (!isDeferring(part) || !part.deferral!.items.every(item => supplied.includes(item.target))) continue
    part.deferral = { ...part.deferral!, suppliedOn: act.today }
    if (runningPause(part)?.kind === deferralKind) endPause(part, act)
    if (part.turns.blocked?.from === 'accepted' && !runningPause(part)) standStill(part, act)
    happened(story, 'part.deferredSupplied', part.part, { items: part.deferral.items.map(item => item.name) })
  }
  return finish(story, act)
}

/** 逾期未补交的，视为撤回 (B§1.3: the applicant promised it in writing): only the affected parts. */
export function expireDeferrals(file: CaseFile, act: Act): Outcome {
  const story = begin(file)
  for (const part of story.file.parts) {
    if (!isDeferring(part) || part.deferral!.by >= act.today) continue
    end(part, 'deemedWithdrawn', act)
    happened(story, 'part.deferralExpired', part.part, { by: part.deferral!.by })
    blockDependants(story, part, act)
    follow(story, '容缺的材料没有在承诺的日期前补交，有关事项视为撤回；其他事项照常办理。您可以重新申请。')
  }
  return finish(story, act)
}

/** The clock stands still from acceptance on. */
export function waitForDeferred(part: Part, from: string, act: Act) {
  const { items, by } = part.deferral!
  const reason = `等待补交${items.map(item => `《${item.name}》`).join('、')}，最迟${dateInWords(by)}`
  part.clock = {
    extension: null,
    pauses: [{ kind: deferralKind, reason, days: null, from, to: null, by: act.by }],
  }
}
