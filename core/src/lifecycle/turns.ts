/**
 * What a part may meet on its way and most do not: kept together, absent when it did not happen. What each of them does
 * stands in the file of its commands.
 */

import type { Part } from './case-file.ts'
import type { Commitment } from './commitment.ts'
import type { Opinion } from './decision.ts'
import type { Revocation } from './ending.ts'
import type { Blocked } from './gates.ts'
import type { Hearing } from './hearing.ts'
import type { PartInspection } from './visits.ts'

export interface Turns {
  /** 审查、审核意见, in the order of the levels that gave them. */
  opinions?: Opinion[]
  inspection?: PartInspection
  hearing?: Hearing
  commitment?: Commitment
  blocked?: Blocked
  /** Failed prerequisites whose result the applicant holds from elsewhere: they are no gate any more. */
  held?: string[]
  revocation?: Revocation
  /** 依复议、诉讼或者自行纠正重新办理: why, and since when. */
  reopened?: { basis: string; on: string }
}

/** Sets one of them; undefined takes it away. */
export function turn<K extends keyof Turns>(part: Part, key: K, value: Turns[K]) {
  const { [key]: _, ...others } = part.turns
  part.turns = value === undefined ? others : { ...others, [key]: value }
}

/** The first day *after* which something happens by itself to this part; null when nothing does. */
export function wakesAfter({ turns, endedOn }: Part): string | null {
  if (endedOn !== null) return null
  const { blocked, hearing, inspection } = turns
  const days = [
    blocked && (blocked.waitUntil ?? blocked.chooseBy),
    hearing && !hearing.asked && !hearing.waivedOn ? hearing.askBy : null,
    inspection?.by ?? null,
  ].filter((day): day is string => day != null)
  return days.sort()[0] ?? null
}
