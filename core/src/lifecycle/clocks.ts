/**
 * The clock of a part: what stops it (特别程序, 行政许可法 45: a closed list, told in writing), what lengthens it once
 * (行政许可法 42), and when it is due. Due dates are functions of what happened; they are kept beside it for lists only.
 */
import type { Limit } from '../catalogue/schema.ts'
import { dueDate, type Pause } from '../deadlines.ts'
import type { Calendar } from '../workdays.ts'
import type { Part } from './case-file.ts'

/** 行政许可法 45: time for these is not counted. 现场核查 is not among them. */
export const lawfulPauses = ['听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审'] as const

/** The clock stands still while the applicant fetches what was put off (容缺). */
export const deferralKind = '容缺待补'

/** The clock stands still while a failed prerequisite keeps the organ from deciding and the applicant has not chosen. */
export const gateKind = '前置未通过'

export interface Objection {
  by: string
  text: string
  on: string
  /** Of somebody of the public: for the organ alone, never in the journal. */
  contact?: { name: string; phone: string }
}

export interface ClockPause extends Pause {
  /** One of the lawful kinds, one of the service's own special procedures, or 容缺待补. */
  kind: string
  reason: string
  /** How long it is expected to take, in working days, as the applicant was told. */
  days: number | null
  /** 公告、公示: its last day; it cannot end sooner. */
  until?: string
  /** 异议 raised meanwhile. */
  objections?: Objection[]
  by: string
}

export interface Extension {
  /** In the unit of the limit it lengthens. */
  days: number
  reason: string
  by: string
  name: string
  on: string
  /** Null while the head of the organ has not approved it (行政许可法 42: 经本行政机关负责人批准). */
  approvedBy: string | null
  approvedName: string | null
  approvedOn: string | null
}

export interface PartClock {
  pauses: ClockPause[]
  extension: Extension | null
}

/** The pause that runs, if one does. */
export const runningPause = ({ clock }: Pick<Part, 'clock'>): ClockPause | undefined =>
  clock?.pauses.find(pause => pause.to == null)

/** Sets what a part is due by: null while its clock stands still. */
export function setDue(part: Part, calendar: Calendar) {
  if (part.acceptedOn === null) return
  const promised = dueOf(part, part.limits.promised, calendar)
  const legal = part.limits.statutory && dueOf(part, part.limits.statutory, calendar)
  part.promisedDue = promised.due
  part.legalDue = legal?.due ?? null
  part.provisional = promised.provisional || (legal?.provisional ?? false)
}

/** What it would be due by if a running pause ended on this day: for the whole thing's date while a part stands still. */
export function dueIfResumed(part: Part, on: string, calendar: Calendar): { due: string; provisional: boolean } {
  const pauses = part.clock?.pauses.map(pause => (pause.to == null ? { ...pause, to: on } : pause))
  const { due, provisional } = dueOf(
    { ...part, clock: { extension: null, ...part.clock, pauses: pauses ?? [] } },
    part.limits.promised,
    calendar,
  )
  return { due: due!, provisional }
}

function dueOf({ acceptedOn, clock }: Pick<Part, 'acceptedOn' | 'clock'>, limit: Limit, calendar: Calendar) {
  const extensionDays = clock?.extension?.approvedOn ? clock.extension.days : 0
  return dueDate({ start: acceptedOn!, limit, pauses: clock?.pauses, extensionDays }, calendar)
}
