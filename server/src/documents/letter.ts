/** 文书 of a case: what each says, in the order it is read, and the frame of number, seal and date that all of them share. */
import { dateInWords } from '@onething/core/workdays.ts'
import type { CaseView, PartView } from '../cases/view.ts'
import type { Organ } from './organs.ts'
import { nameOf } from './receipt.ts'
import { chineseDateOf } from './words.ts'

export interface Listing {
  heads: string[]
  rows: string[][]
  /** How wide the columns are against each other, without 序号. */
  widths?: number[]
}

export interface LetterPhoto {
  caption: string
  svg: string
}

/** What a builder writes. Everything in it was so when it was issued, and nothing is read again afterwards. */
export interface Letter {
  title: string
  /** 笔录、记录和回证 are about the applicant and not written to them. */
  addressed?: false
  /** 发文机关: the first one's number it carries, each of them seals and signs it. */
  organs: Organ[]
  opening: string[]
  facts: [name: string, value: string][]
  list: Listing | null
  /** 理由, 救济途径 … each under its name. */
  sections: { name: string; paragraphs: string[]; list?: Listing; photos?: LetterPhoto[] }[]
  closing: string[]
}

export interface Frame {
  /** 文号 */
  number: string
  /** The date it was issued, `YYYY-MM-DD`. */
  on: string
  caseNo: string
  applicant: string
  /** SVG, one for each organ. */
  seals: (string | null)[]
  verify: { id: string; code: string }
  demo: boolean
}

export function letterData({ organs, addressed, ...words }: Letter, { on, seals, verify, ...frame }: Frame) {
  return {
    ...words,
    addressed: addressed ?? true,
    ...frame,
    organs: organs.map(({ name }, place) => ({ name, seal: seals[place] ?? '' })),
    on: dateInWords(on),
  }
}

/** What a letter needs of the case it is about. */
export type CaseOfLetter = Pick<CaseView, 'submittedAt'> & { lifeEvent: { name: string } }

/** What a letter needs of a part; `acceptedOn` as it was known then. */
export type PartOfLetter = Pick<PartView, 'service' | 'label' | 'authority' | 'acceptedOn'> & { authorityId: string }

export const organOf = ({ authorityId, authority }: PartOfLetter): Organ => ({ id: authorityId, name: authority })

/** How every document of a case names what was applied for: one service of it, or all. */
export function applicationOf(view: CaseOfLetter, part: PartOfLetter | null): string {
  const submitted = view.submittedAt ? `于${chineseDateOf(view.submittedAt)}` : ''
  return `您（单位）${submitted}通过“${view.lifeEvent.name}”一件事提出的${part ? `“${nameOf(part)}”` : ''}申请`
}
