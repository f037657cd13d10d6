/**
 * 关键路径 of a case as it stands: what ended counts with its date, what runs with its promise, the rest from today. The
 * date of the whole is the end of the longest chain, never the sum (B§1.6).
 */
import { addDays } from '../workdays.ts'
import { getPart, isEnded } from './allowed.ts'
import type { CaseFile, Part } from './case-file.ts'
import { dueIfResumed, runningPause } from './clocks.ts'
import type { Act } from './lifecycle.ts'

export interface CriticalPath {
  promisedDate: string
  provisional: boolean
  /** Parts that hold the date, the first to end first. */
  parts: string[]
}

type Day = Pick<Act, 'today' | 'calendar'>

interface Due {
  due: string
  provisional: boolean
}
interface Reached extends Due {
  part: Part
  /** What it waits for, when that and not its own limit decides. */
  after: Reached | undefined
}

/** A case may have thousands of parts and a batch ends here once for each: parts are looked up, never searched for. */
export function criticalPathOf(file: CaseFile, day: Day): CriticalPath {
  const parts = new Map(file.parts.map(part => [part.part, part]))
  const known = new Map<Part, Reached>()
  const counted = new Map<string, Due>()
  const reach = (part: Part): Reached => {
    const cached = known.get(part)
    if (cached) return cached
    let start: Reached | undefined
    let gate: Reached | undefined
    for (const { part: id, kind } of isEnded(part) ? [] : part.after) {
      const before = reach(parts.get(id) ?? getPart(file, id))
      if (kind === 'before-acceptance' && before.due > (start?.due ?? day.today)) start = before
      if (kind === 'before-decision' && before.due > (gate?.due ?? '')) gate = before
    }
    const own = ownDue(part, start?.due ?? day.today, day, counted)
    const held = gate && gate.due > own.due
    const reached = {
      part,
      due: held ? gate!.due : own.due,
      provisional: (held ? gate! : own).provisional,
      after: held ? gate : start,
    }
    known.set(part, reached)
    return reached
  }
  let last = reach(file.parts[0]!)
  for (const part of file.parts) if (reach(part).due > last.due) last = reach(part)
  return { promisedDate: last.due, provisional: last.provisional, parts: chainOf(last) }
}

function chainOf(last: Reached): string[] {
  const chain: string[] = []
  for (let one: Reached | undefined = last; one; one = one.after) chain.unshift(one.part.part)
  return chain
}

/** Parts of one service begin on the same day and have the same limit: `counted` once. */
function ownDue(part: Part, from: string, { today, calendar }: Day, counted: Map<string, Due>): Due {
  if (part.endedOn) return { due: part.endedOn, provisional: false }
  if (part.acceptedOn && runningPause(part)) return dueIfResumed(part, today, calendar)
  if (part.promisedDue) return { due: part.promisedDue, provisional: part.provisional }
  const { days, unit } = part.limits.promised
  const key = `${from} ${days} ${unit}`
  const due = counted.get(key) ?? addDays(calendar, from, days, unit)
  counted.set(key, due)
  return due
}
