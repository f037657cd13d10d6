import { marks } from '@onething/core/guide/marks.ts'
import { Tag } from '../../case/Tag.tsx'
import type { Tone } from '../../case/words.ts'

const tones: Record<keyof typeof marks, Tone> = { official: 'ok', confirmed: 'ok', reference: '', pending: 'warn' }

/** 参考 or 待核定, as the boundary list has it. */
export const Marked = ({ mark }: { mark: keyof typeof marks }) => <Tag tone={tones[mark]}>{marks[mark].label}</Tag>
