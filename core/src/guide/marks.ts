/** How far a statement of a guide can be relied on. Every element carries its mark, and every rendering shows it. */
import type { LifeEvent } from '../catalogue/schema.ts'
import type { Confidence } from '../catalogue/vocabulary.ts'

export const marks = {
  official: { label: '清单原文', says: '省政府印发的基础清单原文' },
  confirmed: { label: '已核定', says: '牵头部门已经核定' },
  reference: { label: '参考', says: '参考内容，以牵头部门核定为准' },
  pending: { label: '待核定', says: '尚无统一规定或者未经核对，由牵头部门或者当地核定' },
} as const
export type Mark = keyof typeof marks

export interface Stated {
  text: string
  mark: Mark
  /** What it rests on; empty where nothing is named. */
  source: string
}

/** Says of itself that somebody still has to settle it: 待核定, 待牵头部门核定. */
export const awaits = (source: string): boolean => /待(?!遇)[^，；。（）]{0,12}核定/.test(source)

export const markOf = (confidence: Confidence | undefined, source = ''): Mark =>
  confidence === 'unsure' || awaits(source) ? 'pending' : 'reference'

export const stated = (text: string, source = '', mark: Mark = markOf(undefined, source)): Stated => ({
  text,
  mark,
  source,
})

const annexes = { enterprise: '附件 1', personal: '附件 2' } as const

/** Where the list prints a life event. */
export const listSource = ({ audience, number }: LifeEvent) => `豫政办〔2023〕22号${annexes[audience]}第 ${number} 项`

/** How often each mark stands in it. */
export function countMarks(value: unknown, counts = { official: 0, confirmed: 0, reference: 0, pending: 0 }) {
  if (typeof value !== 'object' || value === null) return counts
  if ('mark' in value && typeof value.mark === 'string' && value.mark in counts) counts[value.mark as Mark]++
  for (const part of Object.values(value)) countMarks(part, counts)
  return counts
}
