/**
 * 提醒: on the working day before, whoever forgets loses something: a time agreed on, a material promised, a correction, a
 * choice (B§1.7). One message for all that falls due together.
 */
import { dateInWords, momentInWords } from '../workdays.ts'
import { isEnded } from './allowed.ts'
import type { CaseFile, Outcome, Part } from './case-file.ts'
import type { Act } from './lifecycle.ts'
import { begin, finish, follow, happened } from './story.ts'
import { inWords, type Visit } from './visits.ts'

export const reminderKinds = {
  correction: '补正',
  deferral: '补交承诺的材料',
  choice: '选择怎么办',
  hearingRequest: '答复是否要求听证',
  hearing: '听证',
  visitChoice: '选择现场勘验的时间',
  visit: '现场勘验',
  rectification: '完成整改并申请复验',
} as const
export type ReminderKind = keyof typeof reminderKinds

export interface Reminder {
  kind: ReminderKind
  on: string
  words: string
}

/** Reminds of what falls after today and up to `until`, that day included; nothing happens when nothing does. */
export function remind(file: CaseFile, until: string, act: Act): Outcome {
  const story = begin(file)
  const coming = file.state === 'inProgress' ? remindersOf(file).filter(({ on }) => on > act.today && on <= until) : []
  if (coming.length === 0) return story
  const once = [...new Map(coming.map(one => [one.words, one])).values()].sort((a, b) => a.on.localeCompare(b.on))
  happened(story, 'case.reminded', null, { days: once.map(({ kind, on }) => ({ kind, on })) })
  follow(story, `提醒您：${once.map(one => one.words).join('；')}。`)
  return finish(story, act)
}

/** Every day that binds the applicant. */
export function remindersOf({ parts, visits, correction }: CaseFile): Reminder[] {
  return [
    ...(correction?.closedAt === null ? [until('correction', correction.answerBy)] : []),
    ...parts.filter(part => !isEnded(part)).flatMap(ofPart),
    ...visits.filter(visit => visit.kind === 'inspection' && visit.closedOn === null).flatMap(ofVisit),
  ]
}

function ofPart({ deferral, turns: { blocked, hearing, inspection } }: Part): Reminder[] {
  const days: Reminder[] = []
  if (deferral?.suppliedOn === null) days.push(until('deferral', deferral.by))
  if (blocked && !blocked.waitUntil) days.push(until('choice', blocked.chooseBy))
  if (hearing && !hearing.asked && !hearing.waivedOn) days.push(until('hearingRequest', hearing.askBy))
  if (hearing?.date && !hearing.heldOn) {
    const words = `听证定于${momentInWords(hearing.date, hearing.time)}在${hearing.place}举行，请按时参加`
    days.push({ kind: 'hearing', on: hearing.date, words })
  }
  if (inspection?.by) days.push(until(inspection.state === 'rectify' ? 'rectification' : 'visitChoice', inspection.by))
  return days
}

function ofVisit({ slot, place }: Visit): Reminder[] {
  if (!slot) return []
  const words = `现场勘验定于${inWords(slot)}，地点：${place}，请您或者委托的人在场`
  return [{ kind: 'visit', on: slot.date, words }]
}

const until = (kind: ReminderKind, on: string): Reminder => ({
  kind,
  on,
  words: `请在${dateInWords(on)}前（含当日）${reminderKinds[kind]}`,
})
