/**
 * Any lawful life of a case: at every moment one of the commands that are allowed then, or time goes by. After each step
 * what has to hold is asserted, and every due date is counted again day by day, by other code than the product's.
 */
import {
  allowedOnCase,
  allowedOnPart,
  getPart,
  isDeferring,
  isEnded,
  isGranted,
  openGates,
} from '../lifecycle/allowed.ts'
import type { CaseFile, CorrectionItem, Outcome, Part } from '../lifecycle/case-file.ts'
import { lawfulPauses } from '../lifecycle/clocks.ts'
import type { Act, NewPart } from '../lifecycle/lifecycle.ts'
import * as lifecycle from '../lifecycle/lifecycle.ts'
import { addDays, type Calendar, isWorkingDay } from '../workdays.ts'

export interface Walk {
  calendar: Calendar
  from: string
  parts: NewPart[]
  /** The next choice: an integer ≥ 0. */
  choose(): number
  /** At most so many steps. */
  steps: number
  /** Told of every step. */
  seen?(command: string, before: CaseFile, after: CaseFile): void
}

const remedies = '可以申请行政复议或者提起行政诉讼'
const reasons = '不符合条件'
const answerDays = 15
const phone: CorrectionItem = { kind: 'field', target: 'applicant.phone', name: '联系电话', problem: '号码不全' }

type Step = (file: CaseFile) => Outcome

/** Walks, asserting as it goes; returns the case as it ends and how often each command was used. */
export function walk({ calendar, from, parts, choose, steps, seen }: Walk): {
  file: CaseFile
  used: Map<string, number>
} {
  let today = from
  const used = new Map<string, number>()
  const act = (by: string): Act => ({ by, name: by, at: `${today}T09:00:00+08:00`, today, calendar })
  let file = lifecycle.submit(draftFile(), parts, act('申请人')).file
  for (let step = 0; step < steps && file.state !== 'delivered' && file.state !== 'withdrawn'; step++) {
    const moves = movesOf(file, act)
    const withdrawable = allowedOnCase(file).includes('withdraw') && choose() % 41 === 0
    const [name, run] = withdrawable
      ? (['withdraw', (now: CaseFile) => lifecycle.withdraw(now, '改变计划', act('申请人'))] as const)
      : ([...moves, ['wait', wait] as [string, Step]][choose() % (moves.length + 1)] as [string, Step])
    const before = file
    const outcome = run(file)
    file = outcome.file
    used.set(name, (used.get(name) ?? 0) + 1)
    seen?.(name, before, file)
    hold(before, file, outcome, calendar)
    if (file.state === 'inProgress' && movesOf(file, act).length === 0 && !waitingForTime(file))
      throw new Error(`a dead end after ${name}`)
  }
  return { file, used }

  function wait(now: CaseFile): Outcome {
    today = addDays(calendar, today, 1 + (choose() % 6), 'naturalDay').due
    const system = act('系统')
    const silent = lifecycle.deemAccepted(now, system, answerDays)
    const corrected = lifecycle.expireCorrection(silent.file, system)
    const expired = lifecycle.expireDeferrals(corrected.file, system)
    return { ...expired, happenings: [...silent.happenings, ...corrected.happenings, ...expired.happenings] }
  }
}

export const draftFile = (): CaseFile => ({
  caseNo: 'YJS410105E0320260601000001',
  version: 1,
  state: 'draft',
  parts: [],
  correction: null,
  corrections: 0,
  promisedDate: null,
  provisional: false,
  submittedAt: null,
  concludedAt: null,
})

/** A linear congruential generator (Numerical Recipes): the same walks every time. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 8
  }
}

function movesOf(file: CaseFile, act: (by: string) => Act): [string, Step][] {
  const moves: [string, Step][] = []
  const officer = act('李审查')
  for (const { part, correctionUsed } of file.parts) {
    for (const command of allowedOnPart(file, getPart(file, part))) {
      if (command === 'verdict')
        moves.push(
          ['complete', now => lifecycle.giveVerdict(now, part, { verdict: 'complete' }, officer, answerDays)],
          [
            'correct',
            now => {
              const override = correctionUsed ? '本机关疏漏' : undefined
              return lifecycle.giveVerdict(
                now,
                part,
                { verdict: 'correct', items: [phone], override },
                officer,
                answerDays,
              )
            },
          ],
          [
            'refuse',
            now => lifecycle.giveVerdict(now, part, { verdict: 'refuse', reasons, remedies }, officer, answerDays),
          ],
        )
      if (command === 'decide')
        moves.push(
          ['grant', now => lifecycle.decide(now, part, { result: 'granted' }, officer, answerDays)],
          ['deny', now => lifecycle.decide(now, part, { result: 'denied', reasons, remedies }, officer, answerDays)],
        )
      if (command === 'pause')
        moves.push([
          'pause',
          now => lifecycle.pause(now, part, { kind: lawfulPauses[4], reason: '送检', days: 5 }, [], officer),
        ])
      if (command === 'resume') moves.push(['resume', now => lifecycle.resume(now, part, '合格', officer)])
      if (command === 'extend' && !isLate(getPart(file, part), officer.today))
        moves.push(['extend', now => lifecycle.extend(now, part, { days: 3, reason: '情况复杂' }, officer)])
      if (command === 'approveExtension')
        moves.push(
          ['approve', now => lifecycle.approveExtension(now, part, true, act('张局长'))],
          ['disapprove', now => lifecycle.approveExtension(now, part, false, act('张局长'))],
        )
    }
  }
  const applicant = act('申请人')
  const allowed = allowedOnCase(file)
  if (allowed.includes('answerCorrection')) moves.push(['answer', now => lifecycle.answerCorrection(now, applicant)])
  if (allowed.includes('supplyDeferred'))
    moves.push([
      'supply',
      now => {
        const items = now.parts.flatMap(part => part.deferral?.items ?? [])
        return lifecycle.supplyDeferred(
          now,
          items.map(item => item.target),
          applicant,
        )
      },
    ])
  if (allowed.includes('collect')) moves.push(['collect', now => lifecycle.collect(now, {}, applicant)])
  return moves
}

const isLate = (part: Part, today: string) => part.legalDue !== null && part.legalDue < today

/** Nobody can act, but a window closes by itself: of intake, of a correction, of what was put off. */
const waitingForTime = (file: CaseFile) =>
  file.parts.some(part => part.state === 'submitted' || part.state === 'correction' || isDeferring(part))

// ── what has to hold ────────────────────────────────────────────────────────────────────────────────────────────────

function hold(before: CaseFile, file: CaseFile, outcome: Outcome, calendar: Calendar) {
  const must = (truth: boolean, what: string) => {
    if (!truth) throw new Error(`${what}: ${JSON.stringify(file)}`)
  }
  for (const part of file.parts) {
    if (part.acceptedOn) must(openGates(file, part, 'before-acceptance').length === 0, 'accepted before its gate')
    if (part.decision) {
      must(part.acceptedOn !== null && openGates(file, part).length === 0, 'decided before its gate')
      must(part.deferral === null || part.deferral.suppliedOn !== null, 'decided before what was put off came')
    }
    if (part.state === 'refused')
      must(part.refusal!.reasons !== '' && part.refusal!.remedies !== '', 'refused without reasons')
    if (part.state === 'denied') must(!!part.decision!.reasons && !!part.decision!.remedies, 'denied without reasons')
    if (part.state === 'blocked')
      must(
        part.after.some(need => isEnded(getPart(file, need.part)) && !isGranted(getPart(file, need.part))),
        'blocked by nothing',
      )
    must(isEnded(part) === (part.endedOn !== null), 'ended without a date')
    const earlier = before.parts.find(one => one.part === part.part)
    if (earlier && isEnded(earlier))
      must(
        part.state === earlier.state || (earlier.state === 'granted' && part.state === 'issued'),
        'an end that moved',
      )
    const { extension } = part.clock ?? {}
    if (extension?.approvedOn) must(extension.approvedBy !== extension.by, 'approved what they asked for themselves')
    must((part.clock?.pauses.filter(pause => pause.to === null).length ?? 0) <= 1, 'two clocks standing still at once')
    if (part.acceptedOn) {
      must(part.promisedDue === countedDue(part, part.limits.promised, calendar), 'a promise counted otherwise')
      const legal = part.limits.statutory && countedDue(part, part.limits.statutory, calendar)
      must(part.legalDue === legal, 'a legal limit counted otherwise')
    }
  }
  const told = outcome.happenings.filter(one => one.action === 'correction.issued')
  must(told.length <= 1, 'told twice at once')
  const open = file.correction?.closedAt === null
  if (file.state === 'inProgress')
    must(open === file.parts.some(part => part.state === 'correction'), 'a correction nobody needs')
  const done = file.parts.every(isEnded)
  must((file.state === 'inProgress') === !done, 'concluded too early or too late')
  must(file.promisedDate !== null, 'no date for the whole')
}

/**
 * 民法典 201–203, 行政许可法 45, 82: one day after another. The day of acceptance does not count; a day inside a pause (the
 * day it began included, the day it ended too) does not count; the last counted day must be a working day that is not
 * inside one. Null while a pause runs that began before the limit was used up.
 */
function countedDue(part: Part, limit: Part['limits']['promised'], calendar: Calendar): string | null {
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
