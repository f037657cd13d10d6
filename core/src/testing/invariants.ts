/** What has to hold after every step of a case's life, whatever was done; counted by other code than the product's. */
import { getPart, isEnded, isOpenGate, lackedNotice, openGates } from '../lifecycle/allowed.ts'
import type { CaseFile, Outcome, Part } from '../lifecycle/case-file.ts'
import { isHearingOpen, lacksHearing } from '../lifecycle/hearing.ts'
import { isInspectionOpen } from '../lifecycle/visits.ts'
import { type Calendar, isWorkingDay } from '../workdays.ts'

export function hold(before: CaseFile, file: CaseFile, outcome: Outcome, calendar: Calendar) {
  const must = (truth: boolean, what: string) => {
    if (!truth) throw new Error(`${what}: ${JSON.stringify(file)}`)
  }
  for (const part of file.parts) {
    // A prerequisite that was revoked later had been granted when it mattered.
    const open = openGates(file, part).filter(before => before.state !== 'revoked')
    const hard = part.after.filter(need => need.kind === 'before-acceptance').map(need => need.part)
    if (part.acceptedOn) must(!open.some(before => hard.includes(before.part)), 'accepted before its gate')
    if (part.decision) {
      must(part.acceptedOn !== null && open.length === 0, 'decided before its gate')
      must(part.deferral === null || part.deferral.suppliedOn !== null, 'decided before what was put off came')
      must(!isInspectionOpen(part), 'decided before anybody had been there')
      must(!isHearingOpen(part) && !lacksHearing(part), 'decided before the hearing')
      must(lackedNotice(part) === undefined || part.turns.reopened !== undefined, 'decided before the notice')
      const people = [...(part.turns.opinions ?? []).map(one => one.by), part.decision.by]
      must(people.length === part.rules.levels, 'decided by too few or too many')
      must(new Set(people).size === people.length, 'examined and approved by the same person')
      must(
        !part.decision.excluded || !!(part.decision.reasons && part.decision.remedies),
        'part denied without reasons',
      )
    }
    if (part.state === 'refused')
      must(part.refusal!.reasons !== '' && part.refusal!.remedies !== '', 'refused without reasons')
    if (part.state === 'denied') must(!!part.decision!.reasons && !!part.decision!.remedies, 'denied without reasons')
    const failed = part.after.map(need => getPart(file, need.part)).filter(one => isEnded(one) && isOpenGate(part, one))
    must((part.state === 'blocked') === (part.turns.blocked !== undefined), 'blocked without a choice')
    if (part.state === 'blocked') must(failed.length > 0, 'blocked by nothing')
    if (!isEnded(part) && file.state === 'inProgress' && part.state !== 'blocked')
      must(failed.length === 0, 'goes on although its prerequisite failed')
    if (part.state === 'revoked')
      must(part.turns.revocation!.approvedBy !== part.turns.revocation!.by, 'revoked by one person alone')
    if (part.turns.hearing?.heldOn) must(!!part.turns.hearing.record, 'a hearing without a record')
    must(isEnded(part) === (part.endedOn !== null), 'ended without a date')
    const earlier = before.parts.find(one => one.part === part.part)
    if (earlier && isEnded(earlier))
      must(part.state === earlier.state || mayFollow[earlier.state]?.includes(part.state) === true, 'an end that moved')
    const { extension } = part.clock ?? {}
    if (extension?.approvedOn) must(extension.approvedBy !== extension.by, 'approved what they asked for themselves')
    must((part.clock?.pauses.filter(pause => pause.to === null).length ?? 0) <= 1, 'two clocks standing still at once')
    for (const pause of part.clock?.pauses ?? [])
      must(pause.to == null || !pause.until || pause.to > pause.until, 'a public notice cut short')
    if (part.acceptedOn && !isCounted(part, earlier)) {
      must(part.promisedDue === countedDue(part, part.limits.promised, calendar), 'a promise counted otherwise')
      const legal = part.limits.statutory && countedDue(part, part.limits.statutory, calendar)
      must(part.legalDue === legal, 'a legal limit counted otherwise')
    }
  }
  for (const visit of file.visits) {
    must(visit.closedOn !== null || visit.kind === 'review' || visit.parts.length > 0, 'a visit to nobody')
    if (visit.kind === 'inspection')
      for (const { officers } of Object.values(visit.findings))
        must(new Set(officers).size >= 2, 'inspected by one officer')
  }
  must(file.visits.filter(one => one.kind === 'inspection' && !one.closedOn).length <= 1, 'two visits at once')
  const told = outcome.happenings.filter(one => one.action === 'correction.issued')
  must(told.length <= 1, 'told twice at once')
  const open = file.correction?.closedAt === null
  if (file.state === 'inProgress')
    must(open === file.parts.some(part => part.state === 'correction'), 'a correction nobody needs')
  const done = file.parts.every(isEnded)
  must((file.state === 'inProgress') === !done, 'concluded too early or too late')
  must(file.promisedDate !== null, 'no date for the whole')
}

/** Nothing its dates depend on has changed since they were counted. */
const isCounted = (part: Part, earlier: Part | undefined) =>
  earlier !== undefined &&
  earlier.clock === part.clock &&
  earlier.acceptedOn === part.acceptedOn &&
  earlier.promisedDue === part.promisedDue &&
  earlier.legalDue === part.legalDue

/** What may become of a part that had ended: collected, revoked, or handled anew. */
const mayFollow: Partial<Record<Part['state'], Part['state'][]>> = {
  granted: ['issued', 'revoked'],
  issued: ['revoked'],
  denied: ['accepted', 'blocked'],
  refused: ['submitted', 'blocked'],
}

/**
 * 民法典 201–203, 行政许可法 45, 82: one day after another. The day of acceptance does not count; a day inside a pause (the
 * day it began included, the day it ended too) does not count; the last counted day must be a working day that is not
 * inside one. Null while a pause runs that began before the limit was used up.
 */
export function countedDue(part: Part, limit: Part['limits']['promised'], calendar: Calendar): string | null {
  const pauses = part.clock?.pauses ?? []
  const inPause = (day: string) => pauses.some(({ from, to }) => from <= day && (to == null || day <= to))
  const wanted = limit.days + (part.clock?.extension?.approvedOn ? part.clock.extension.days : 0)
  let day = part.acceptedOn!
  // The starting day is not counted, so a pause that ends with it takes nothing away.
  if (wanted === 0 && !pauses.some(({ from, to }) => from <= day && (to == null || to > day))) return day
  let used = 0
  for (let guard = 0; guard < 4000; guard++) {
    if (pauses.some(pause => pause.to == null && pause.from <= day)) return null
    day = nextDay(day)
    if (inPause(day)) continue
    const counts = limit.unit === 'naturalDay' || isWorkingDay(calendar, day)
    if (counts) used++
    if (used >= Math.max(wanted, 1) && isWorkingDay(calendar, day)) return day
  }
  return null
}

const nextDay = (iso: string) => {
  const day = new Date(`${iso}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}
