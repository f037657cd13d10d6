/**
 * 听证 (行政许可法 36, 46–48): told of it, whoever it concerns has five working days to ask; it is held within twenty working
 * days, announced at least seven before, by somebody who did not examine the application. The clock stands still from the
 * day it was asked for.
 */
import { addDays, dateInWords, momentInWords } from '../workdays.ts'
import { getPart, NotAllowed, requireOnCase, requireOnPart } from './allowed.ts'
import type { CaseFile, Outcome, Part } from './case-file.ts'
import type { Act } from './lifecycle.ts'
import { caseStates, subCaseStates } from './states.ts'
import { begin, claimIfFree, endPause, finish, follow, happened, startPause } from './story.ts'
import { turn } from './turns.ts'

export interface Hearing {
  /** Why: of the law's own accord, or because of the interests it concerns. */
  reason: string
  /** 利害关系人 who were told. */
  interested: string[]
  toldOn: string
  /** The last day to ask for it. */
  askBy: string
  asked: { by: string; on: string } | null
  waivedOn: string | null
  date: string | null
  /** `09:00`, by the clock of the place. */
  time: string | null
  place: string | null
  host: string | null
  record: string | null
  heldOn: string | null
}

/** Working days: 行政许可法 47 (five to ask, twenty to organise), 48 (seven of notice). */
export const hearingDays = { ask: 5, organise: 20, notice: 7 } as const
const kind = '听证'

export const isHearingOpen = ({ turns: { hearing } }: Part): boolean =>
  hearing !== undefined && hearing.waivedOn === null && hearing.heldOn === null

/** The law demands one and none was held. */
export const lacksHearing = ({ rules, turns }: Part): boolean =>
  rules.hearing !== undefined && turns.hearing?.heldOn == null

export function offerHearing(
  file: CaseFile,
  id: string,
  { reason, interested }: { reason: string; interested: string[] },
  act: Act,
): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'offerHearing', subCaseStates[part.state])
  claimIfFree(part, act)
  const { basis } = part.rules.hearing ?? {}
  const askBy = addDays(act.calendar, act.today, hearingDays.ask, 'workingDay').due
  turn(part, 'hearing', {
    reason,
    interested,
    toldOn: act.today,
    askBy,
    asked: basis ? { by: '依法应当听证', on: act.today } : null,
    waivedOn: null,
    date: null,
    time: null,
    place: null,
    host: null,
    record: null,
    heldOn: null,
  })
  happened(story, 'part.hearingOffered', id, { reason, interested, askBy, ...(basis && { basis }) })
  if (basis) startHearingPause(part, act)
  follow(
    story,
    basis
      ? '有事项依法应当举行听证，时间和地点将另行通知您。听证所需时间不计入办理期限。'
      : `有事项涉及重大利益，您可以在${dateInWords(askBy)}前要求听证；不需要的，可以放弃。`,
  )
  return finish(story, act)
}

/** `by`: the applicant, or the interested party for whom the officer records it. */
export function askHearing(file: CaseFile, id: string, by: string, act: Act): Outcome {
  const story = begin(file)
  const part = openHearing(story, file, id)
  turn(part, 'hearing', { ...part.turns.hearing!, asked: { by, on: act.today } })
  startHearingPause(part, act)
  happened(story, 'part.hearingAsked', id, { by })
  follow(story, '已收到听证申请，时间和地点将另行通知。听证所需时间不计入办理期限。')
  return finish(story, act)
}

export function waiveHearing(file: CaseFile, id: string, act: Act): Outcome {
  const story = begin(file)
  const part = openHearing(story, file, id)
  turn(part, 'hearing', { ...part.turns.hearing!, waivedOn: act.today })
  happened(story, 'part.hearingWaived', id, {})
  return finish(story, act)
}

/** Time, place and host (行政许可法 48(1)); once more to move it. */
export function scheduleHearing(
  file: CaseFile,
  id: string,
  command: { date: string; time: string; place: string; host: string },
  act: Act,
): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'scheduleHearing', subCaseStates[part.state])
  const { date, time, place } = command
  const host = command.host.trim()
  const earliest = addDays(act.calendar, act.today, hearingDays.notice, 'workingDay').due
  const latest = addDays(act.calendar, part.turns.hearing!.asked!.on, hearingDays.organise, 'workingDay').due
  if (date < earliest)
    throw new NotAllowed(`举行听证七日前应当通知，最早${dateInWords(earliest)}`, [`${earliest} 或者以后`])
  if (date > latest && earliest <= latest)
    throw new NotAllowed(`应当在要求听证之日起二十日内组织，最晚${dateInWords(latest)}`, [`${earliest} 至 ${latest}`])
  const examined = [part.claimedName, ...(part.turns.opinions ?? []).map(one => one.name)]
  if (examined.some(name => name !== null && unspaced(name) === unspaced(host)))
    throw new NotAllowed('听证主持人不能是审查该申请的工作人员（《行政许可法》第四十八条）', ['另行指定主持人'])
  turn(part, 'hearing', { ...part.turns.hearing!, date, time, place, host })
  happened(story, 'part.hearingScheduled', id, { date, time, place, host })
  follow(story, `听证定于${momentInWords(date, time)}在${place}举行，主持人${host}。请按时参加。`)
  return finish(story, act)
}

/** 王 伟 is 王伟. */
const unspaced = (name: string) => name.replaceAll(/\s/g, '')

/** 听证笔录; the decision is made on it (行政许可法 48(2)). */
export function recordHearing(file: CaseFile, id: string, record: string, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'recordHearing', subCaseStates[part.state])
  const hearing = part.turns.hearing!
  if (act.today < hearing.date!)
    throw new NotAllowed(`听证定于${dateInWords(hearing.date!)}，还没有举行`, ['改期', '举行以后记录'])
  turn(part, 'hearing', { ...hearing, record, heldOn: act.today })
  endPause(part, act)
  happened(story, 'part.hearingHeld', id, {
    record,
    date: hearing.date,
    time: hearing.time,
    host: hearing.host,
    promisedDue: part.promisedDue,
  })
  follow(story, '听证已经举行，恢复计算办理期限。')
  return finish(story, act)
}

/** Nobody asked in time: the right is given up. */
export function forgoHearing(story: Outcome, part: Part, act: Act) {
  const { hearing } = part.turns
  if (!hearing || hearing.asked || hearing.waivedOn || hearing.askBy >= act.today || part.endedOn) return
  turn(part, 'hearing', { ...hearing, waivedOn: act.today })
  happened(story, 'part.hearingForgone', part.part, { askBy: hearing.askBy })
  follow(story, '告知的期限内没有人要求听证，视为放弃，有关事项继续办理。')
}

function openHearing(story: Outcome, file: CaseFile, id: string): Part {
  requireOnCase(file, 'answerHearing', caseStates[file.state])
  const part = getPart(story.file, id)
  const { hearing } = part.turns
  if (!hearing || hearing.asked || hearing.waivedOn || part.state !== 'accepted')
    throw new NotAllowed('这个事项目前没有等您答复的听证', [])
  return part
}

function startHearingPause(part: Part, act: Act) {
  startPause(part, { kind, reason: part.turns.hearing!.reason, days: hearingDays.organise }, act)
}
