/** What the commands of a case share: they begin a story, tell what happened and what must follow, and finish it. */
import { isEnded, isGranted, NotAllowed } from './allowed.ts'
import type { CaseFile, Consequence, Happening, Outcome, Part } from './case-file.ts'
import { type ClockPause, setDue } from './clocks.ts'
import { criticalPathOf } from './critical-path.ts'
import type { Act } from './lifecycle.ts'
import { turn } from './turns.ts'
import { closeIfComplete } from './visits.ts'

export function begin(file: CaseFile): Outcome {
  return { file: { ...file, parts: file.parts.map(part => ({ ...part })) }, happenings: [], consequences: [] }
}

export function happened(story: Outcome, action: string, part: string | null, data: Happening['data']) {
  story.happenings.push({ action, part, data })
}

export function follow(story: Outcome, text: string, kind: Consequence['kind'] = 'message') {
  story.consequences.push({ kind, text })
}

export function claimIfFree(part: Part, act: Act) {
  if (part.claimedBy === null) {
    part.claimedBy = act.by
    part.claimedName = act.name
    return
  }
  if (part.claimedBy !== act.by) throw new NotAllowed(`该事项由${part.claimedName}领办；如需接手，请先领办`, ['领办'])
}

export function end(part: Part, state: Part['state'], act: Act) {
  part.state = state
  part.endedOn = act.today
  if (part.turns.blocked) turn(part, 'blocked', undefined)
}

/** Every command ends here: a list nobody needs any more closes, the whole may be concluded, its date follows the parts. */
export function finish(story: Outcome, act: Act): Outcome {
  const { file } = story
  if (file.correction?.closedAt === null && !file.parts.some(part => part.state === 'correction'))
    file.correction = { ...file.correction, closedAt: act.at }
  for (const visit of file.visits) closeIfComplete(story, visit.number, act)
  if (file.state === 'inProgress' && file.parts.every(isEnded)) {
    file.state = 'concluded'
    file.concludedAt = act.at
    const granted = file.parts.filter(isGranted).length
    happened(story, 'case.concluded', null, { granted, of: file.parts.length })
    const all = `共 ${file.parts.length} 项。`
    follow(
      story,
      granted > 0
        ? `您的申请已全部办结：${granted} 项准予，${all}请领取结果。`
        : `您的申请已全部办结：没有准予的事项，${all}各项的结果和理由见办件页面。`,
    )
  }
  if (file.parts.length > 0) {
    const { promisedDate, provisional } = criticalPathOf(file, act)
    Object.assign(file, { promisedDate, provisional })
  }
  return story
}

/** The clock stands still from today on. */
export function startPause(
  part: Part,
  pause: Pick<ClockPause, 'kind' | 'reason' | 'days' | 'until'> & { from?: string },
  act: Act,
) {
  part.clock = {
    extension: part.clock?.extension ?? null,
    pauses: [...(part.clock?.pauses ?? []), { from: act.today, ...pause, to: null, by: act.by }],
  }
  setDue(part, act.calendar)
}

/** The clock goes on after today. */
export function endPause(part: Part, act: Act) {
  const pauses = part.clock!.pauses.map(one => (one.to == null ? { ...one, to: act.today } : one))
  part.clock = { ...part.clock!, pauses }
  setDue(part, act.calendar)
}
