/** How dates, limits and order read in a document. */
import { type AfterKind, type LimitUnit, limitUnits } from '@onething/core/catalogue/vocabulary.ts'
import { type DueDate, dateInWords } from '@onething/core/workdays.ts'
import { dateInHenan } from '../clock.ts'

/** The date in Henan of an instant. */
export const chineseDateOf = (instant: string): string => dateInWords(dateInHenan(new Date(instant)))

/** A day told to the applicant, marked when it reaches into a year whose holidays are not arranged. */
export const dueInWords = ({ due, provisional }: DueDate): string =>
  dateInWords(due) + (provisional ? '（暂定：跨入尚未公布放假安排的年份）' : '')

/** 行政复议法 20, 行政诉讼法 46: sixty days, six months. */
export const remediesFor = (authority: string): string =>
  `如不服本决定，可自收到之日起六十日内向${authority}的本级人民政府申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼。`

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
