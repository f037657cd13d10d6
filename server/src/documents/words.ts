/** How dates, limits and order read in a document. */
import { type AfterKind, type LimitUnit, limitUnits } from '@onething/core/catalogue/vocabulary.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { dateInHenan } from '../clock.ts'

/** The date in Henan of an instant. */
export const chineseDateOf = (instant: string): string => dateInWords(dateInHenan(new Date(instant)))

export const limitInWords = ({ days, unit }: { days: number; unit: LimitUnit }): string =>
  days === 0 ? '当场办结' : `${days}${limitUnits[unit]}`

export const afterInWords = (number: number | string, kind: AfterKind): string =>
  kind === 'before-acceptance' ? `第${number}项办结后受理` : `可同时受理，第${number}项办结后决定`

/** Sentences of several authors in one line, each without its own full stop. */
export const joined = (sentences: readonly (string | undefined)[]): string =>
  sentences.flatMap(one => one?.replace(/[。；]+$/, '') || []).join('；')

export const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
