import type { ReactNode } from 'react'
import { marks, type Tone } from './words.ts'

export const Tag = ({ tone = '', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag ${tone}`}>{children}</span>
)

/** 清单原文 or 参考: every rendering of guide content says which. */
export function Mark({ mark }: { mark: string }) {
  const known = marks[mark] ?? marks.reference!
  return (
    <span className={`tag ${known.tone}`} title={known.says}>
      {known.label}
    </span>
  )
}
