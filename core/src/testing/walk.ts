/**
 * Any lawful life of a case: at every moment one of the commands that are allowed then, or time goes by. After each step
 * what has to hold is asserted (`invariants.ts`).
 */
import { allowedOnCase, isDeferring } from '../lifecycle/allowed.ts'
import type { CaseFile, Outcome } from '../lifecycle/case-file.ts'
import type { Act, NewPart } from '../lifecycle/lifecycle.ts'
import * as lifecycle from '../lifecycle/lifecycle.ts'
import { wakesAfter } from '../lifecycle/turns.ts'
import { addDays, type Calendar } from '../workdays.ts'
import { hold } from './invariants.ts'
import { answerDays, type Move, movesOf } from './moves.ts'

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

/** Walks, asserting as it goes; returns the case as it ends and how often each command was used. */
export function walk({ calendar, from, parts, choose, steps, seen }: Walk): {
  file: CaseFile
  used: Map<string, number>
} {
  let today = from
  const used = new Map<string, number>()
  const act = (by: string): Act => ({ by, name: by, at: `${today}T09:00:00+08:00`, today, calendar })
  let file = lifecycle.submit(draftFile(), parts, act('申请人')).file
  let moves = movesOf(file, act)
  for (let step = 0; step < steps && file.state !== 'withdrawn'; step++) {
    const withdrawable = allowedOnCase(file).includes('withdraw') && choose() % 97 === 0
    const [name, run]: Move = withdrawable
      ? ['withdraw', now => lifecycle.withdraw(now, '改变计划', act('申请人'))]
      : pick([...moves, ['wait', wait]])
    const before = file
    const outcome = run(file)
    file = outcome.file
    used.set(name, (used.get(name) ?? 0) + 1)
    seen?.(name, before, file)
    hold(before, file, outcome, calendar)
    moves = movesOf(file, act)
    if (moves.length > 0) continue
    if (file.state !== 'inProgress') break
    if (!waitingForTime(file)) throw new Error(`a dead end after ${name}`)
  }
  return { file, used }

  /** By kind first: otherwise the kinds that every part has would leave the rare ones no room. */
  function pick(moves: Move[]): Move {
    const kinds = [...new Set(moves.map(([name]) => name))].filter(name => !isEnding(name) || choose() % 6 === 0)
    const kind = kinds[choose() % kinds.length] ?? 'wait'
    const ofKind = moves.filter(([name]) => name === kind)
    return ofKind[choose() % ofKind.length] ?? ['wait', wait]
  }

  function wait(now: CaseFile): Outcome {
    today = addDays(calendar, today, 1 + (choose() % 6), 'naturalDay').due
    const system = act('系统')
    const silent = lifecycle.deemAccepted(now, system, answerDays)
    const corrected = lifecycle.expireCorrection(silent.file, system)
    const expired = lifecycle.expireDeferrals(corrected.file, system)
    const passed = lifecycle.letTimePass(expired.file, system)
    const reminded = lifecycle.remind(passed.file, addDays(calendar, today, 1, 'workingDay').due, system)
    const outcomes = [silent, corrected, expired, passed, reminded]
    return { ...reminded, happenings: outcomes.flatMap(one => one.happenings) }
  }
}

export const draftFile = (): CaseFile => ({
  caseNo: 'YJS410105E0320260601000001',
  version: 1,
  state: 'draft',
  parts: [],
  correction: null,
  corrections: 0,
  visits: [],
  promisedDate: null,
  provisional: false,
  submittedAt: null,
  concludedAt: null,
})

/** What cuts lives short is rare, so that most walks get to see something. */
const ending = new Set([
  'refuse',
  'notNeeded',
  'terminate',
  'withdrawPart',
  'collect',
  'holdReview',
  'amend',
  'objectTo',
])
export const isEnding = (name: string) => ending.has(name)

/** A linear congruential generator (Numerical Recipes): the same walks every time. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 8
  }
}

/** Nobody can act, but a window closes by itself: of intake, of a correction, of whatever else has a date. */
export const waitingForTime = (file: CaseFile) =>
  file.parts.some(
    part =>
      part.state === 'submitted' ||
      part.state === 'correction' ||
      isDeferring(part) ||
      wakesAfter(part) !== null ||
      part.turns.hearing?.date != null ||
      file.visits.some(visit => visit.slot !== null && visit.closedOn === null) ||
      part.clock?.pauses.some(pause => pause.to == null && pause.until !== undefined),
  )
