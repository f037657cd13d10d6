/**
 * 联合勘验和联合评审 (方案 二(三)): one appointment for all departments that have to come, proposed from their calendars and
 * chosen by the applicant; at least two officers each (行政许可法 34); one list of what is to be put right; looked at again.
 * A review is the same without the applicant: one meeting, one record of opinions.
 */
import { addDays, dateInWords } from '../workdays.ts'
import {
  getPart,
  isEnded,
  isMovable,
  mostOtherTimes,
  NotAllowed,
  openVisit,
  requireOnCase,
  requireOnPart,
} from './allowed.ts'
import type { CaseFile, Outcome, Part } from './case-file.ts'
import { termsOf } from './gates.ts'
import type { Act } from './lifecycle.ts'
import { caseStates, subCaseStates } from './states.ts'
import { begin, finish, follow, happened } from './story.ts'
import { turn } from './turns.ts'

export const visitKinds = { inspection: '联合勘验', review: '联合评审' } as const
export type VisitKind = keyof typeof visitKinds

export const halves = { am: '上午', pm: '下午' } as const

/** Half a day. */
export interface VisitSlot {
  date: string
  half: keyof typeof halves
}

export interface Visit {
  number: number
  kind: VisitKind
  /** 复验: the visit whose list it looks at again. */
  of: number | null
  parts: string[]
  place: string
  subject: string
  proposedOn: string
  /** Halves of days on which every department can come. */
  slots: VisitSlot[]
  /** Chosen by the applicant. */
  slot: VisitSlot | null
  /** How often they asked for other times. */
  otherTimes: number
  findings: Record<string, Finding>
  closedOn: string | null
}

export const findingResults = {
  passed: '合格',
  rectify: '需要整改',
  failed: '不合格',
  agree: '同意',
  disagree: '不同意',
} as const
export type FindingResult = keyof typeof findingResults

export interface Finding {
  /** Names, at least two at an inspection. */
  officers: string[]
  items: { check: string; ok: boolean; note: string }[]
  /** Evidence ids of photos. */
  photos: string[]
  result: FindingResult
  note: string
  by: string
  on: string
}

export interface PartInspection {
  state: keyof typeof inspectionStates
  visit?: number
  /** The last day to choose a time, or to put things right. */
  by?: string
  /** How often no time was chosen. */
  missed?: number
  because?: string
}

export const inspectionStates = {
  needed: '待预约',
  arranged: '已安排',
  rectify: '待整改',
  rectified: '已整改，待复验',
  passed: '通过',
  failed: '未通过',
  waived: '免于核查',
} as const

const mostMissed = 2
const fewestOfficers = 2

/** Whether the decision still waits for somebody to have been there. */
export const isInspectionOpen = ({ turns: { inspection } }: Part): boolean =>
  inspection !== undefined && !['passed', 'failed', 'waived'].includes(inspection.state)

/** Parts for which a visit can be arranged now. */
export const partsToInspect = ({ parts }: CaseFile): Part[] =>
  parts.filter(
    ({ state, turns: { inspection } }) =>
      state === 'accepted' && (inspection?.state === 'needed' || inspection?.state === 'rectified'),
  )

export interface Proposal {
  parts: string[]
  slots: VisitSlot[]
  place: string
}

export function proposeVisit(file: CaseFile, { parts: ids, slots, place }: Proposal, act: Act): Outcome {
  const story = begin(file)
  requireNoOpenVisit(file)
  requireSlots(slots)
  const parts = ids.map(id => getPart(story.file, id))
  for (const part of parts) requireOnPart(story.file, part, 'proposeVisit', subCaseStates[part.state])
  const again = parts.map(part => part.turns.inspection!).find(one => one.state === 'rectified')
  const of = again?.visit ?? null
  const visit = newVisit(story.file, { kind: 'inspection', of, parts: ids, place, subject: '', slots, slot: null }, act)
  const by = lastOf(slots)
  for (const part of parts)
    turn(part, 'inspection', { ...part.turns.inspection!, state: 'arranged', visit: visit.number, by })
  happened(story, 'visit.proposed', null, { number: visit.number, parts: ids, slots, place, of })
  follow(
    story,
    `${of ? '整改后的复验' : '现场勘验'}可以预约了，${ids.length} 个事项一次上门。请在列出的时间中选择一个。`,
  )
  return finish(story, act)
}

export function confirmVisit(file: CaseFile, number: number, slot: VisitSlot, act: Act): Outcome {
  const story = begin(file)
  const visit = awaitedVisit(story, file, number)
  if (!visit.slots.some(one => sameSlot(one, slot)))
    throw new NotAllowed('这个时间不在可以预约的时间之内', visit.slots.map(inWords))
  change(story, { ...visit, slot })
  for (const part of arranged(story, visit)) turn(part, 'inspection', { state: 'arranged', visit: number })
  happened(story, 'visit.confirmed', null, { number, slot, parts: visit.parts, place: visit.place })
  follow(story, `现场勘验定于${inWords(slot)}，地点：${visit.place}。请您或者委托的人在场。`)
  return finish(story, act)
}

/** None of the times suits. */
export function askOtherTimes(file: CaseFile, number: number, slots: VisitSlot[], reason: string, act: Act): Outcome {
  const story = begin(file)
  const visit = awaitedVisit(story, file, number)
  requireSlots(slots)
  if (visit.otherTimes >= mostOtherTimes)
    throw new NotAllowed('已经换过两次时间，请从列出的时间中选择', visit.slots.map(inWords))
  change(story, { ...visit, slots, otherTimes: visit.otherTimes + 1 })
  for (const part of arranged(story, visit)) turn(part, 'inspection', { ...part.turns.inspection!, by: lastOf(slots) })
  happened(story, 'visit.otherTimes', null, { number, slots, reason })
  follow(story, '已为您另行列出现场勘验的时间，请选择一个。')
  return finish(story, act)
}

/** The agreed time does not suit any more: up to the day before, and counted with the other times asked for. */
export function moveVisit(
  file: CaseFile,
  number: number,
  { slots: free, reason }: { slots: VisitSlot[]; reason: string },
  act: Act,
): Outcome {
  requireOnCase(file, 'moveVisit', caseStates[file.state])
  const story = begin(file)
  const visit = story.file.visits.find(one => one.number === number)
  if (!visit || !isMovable(visit)) throw new NotAllowed('这次勘验不能改约', ['到场', '联系办理部门'])
  const { slot } = visit
  if (act.today >= slot!.date)
    throw new NotAllowed(`勘验定于${inWords(slot!)}，最迟在前一天改约`, ['到场', '委托他人到场', '联系办理部门'])
  const slots = free.filter(one => !sameSlot(one, slot!))
  requireSlots(slots)
  change(story, { ...visit, slot: null, slots, otherTimes: visit.otherTimes + 1 })
  for (const part of arranged(story, visit)) turn(part, 'inspection', { ...part.turns.inspection!, by: lastOf(slots) })
  happened(story, 'visit.moved', null, { number, from: slot, slots, reason })
  follow(story, `原定${inWords(slot!)}的现场勘验已按您的要求取消，请重新选择时间。`)
  return finish(story, act)
}

/** A department cannot come after all: the applicant chooses anew, and it is not held against them. */
export function postponeVisit(
  file: CaseFile,
  number: number,
  { slots, reason }: { slots: VisitSlot[]; reason: string },
  act: Act,
): Outcome {
  const story = begin(file)
  const visit = story.file.visits.find(one => one.number === number)
  if (!visit || visit.slot === null || visit.closedOn !== null) return finish(story, act)
  change(story, { ...visit, slot: null, slots })
  for (const part of arranged(story, visit)) turn(part, 'inspection', { ...part.turns.inspection!, by: lastOf(slots) })
  happened(story, 'visit.postponed', null, { number, slots, reason })
  follow(story, `原定${inWords(visit.slot)}的现场勘验因部门原因取消，请重新选择时间。`)
  return finish(story, act)
}

export interface FindingCommand {
  officers: string[]
  items: Finding['items']
  photos: string[]
  note: string
  /** What is not in order cannot be put right. */
  hopeless?: boolean
}

/** One department's findings; when the last has come the visit closes with one list for the applicant. */
export function recordFinding(file: CaseFile, id: string, command: FindingCommand, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'recordFinding', subCaseStates[part.state])
  const visit = openVisit(story.file, part)!
  if (act.today < visit.slot!.date)
    throw new NotAllowed(`勘验定于${inWords(visit.slot!)}，还没有进行`, ['勘验以后记录'])
  const officers = [...new Set(command.officers.map(one => one.trim()).filter(one => one !== ''))]
  if (officers.length < fewestOfficers)
    throw new NotAllowed('现场核查应当由两名以上工作人员进行（《行政许可法》第三十四条），请填写两人以上的姓名', [
      '补充人员',
    ])
  const unseen = (part.rules.inspection?.checks ?? []).filter(
    check => !command.items.some(item => item.check === check),
  )
  if (unseen.length > 0) throw new NotAllowed(`还有核查内容没有结论：${unseen.join('；')}`, ['逐项填写结论'])
  const { items, photos, note, hopeless } = command
  const result = items.every(item => item.ok) ? 'passed' : hopeless ? 'failed' : 'rectify'
  const finding: Finding = { officers, items, photos, result, note, by: act.by, on: act.today }
  change(story, { ...visit, findings: { ...visit.findings, [id]: finding } })
  happened(story, 'part.inspected', id, { number: visit.number, result, officers })
  return finish(story, act)
}

/** The applicant has put everything right: the same departments look again. */
export function reportRectified(file: CaseFile, act: Act): Outcome {
  requireOnCase(file, 'reportRectified', caseStates[file.state])
  const story = begin(file)
  const parts = story.file.parts.filter(part => part.turns.inspection?.state === 'rectify' && !isEnded(part))
  for (const part of parts) turn(part, 'inspection', { ...part.turns.inspection!, state: 'rectified', by: undefined })
  happened(story, 'visit.rectified', null, { parts: parts.map(part => part.part) })
  return finish(story, act)
}

/** 免于核查: the organ need not come, and says why. */
export function waiveInspection(file: CaseFile, id: string, because: string, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'waiveInspection', subCaseStates[part.state])
  waive(story, part, because)
  follow(story, '有事项经审核不需要现场核查，继续办理。')
  return finish(story, act)
}

export function waive(story: Outcome, part: Part, because: string) {
  const visit = openVisit(story.file, part)
  if (visit) change(story, { ...visit, parts: visit.parts.filter(one => one !== part.part) })
  turn(part, 'inspection', { state: 'waived', because })
  happened(story, 'part.inspectionWaived', part.part, { because })
}

/** No time was chosen, or what was found was not put right in time. */
export function failInspection(story: Outcome, part: Part, act: Act) {
  const { inspection } = part.turns
  if (!inspection?.by || inspection.by >= act.today || part.endedOn) return
  if (inspection.state === 'rectify') {
    turn(part, 'inspection', { ...inspection, state: 'failed' })
    happened(story, 'part.notRectified', part.part, { by: inspection.by })
    follow(story, '现场勘验要求整改的内容没有在期限内完成，有关部门将依法作出决定。')
    return
  }
  const missed = (inspection.missed ?? 0) + 1
  const visit = openVisit(story.file, part)
  if (visit) change(story, { ...visit, parts: visit.parts.filter(id => id !== part.part) })
  turn(part, 'inspection', missed < mostMissed ? { state: 'needed', missed } : { state: 'failed', missed })
  happened(story, 'part.visitMissed', part.part, { missed, by: inspection.by })
  follow(
    story,
    missed < mostMissed
      ? '您没有选择现场勘验的时间，将重新为您预约。'
      : '您两次没有选择现场勘验的时间，有关部门将依法作出决定。',
  )
}

export interface Meeting {
  parts: string[]
  slot: VisitSlot
  place: string
  subject: string
}

/** 联合评审（会审）: the departments meet; the applicant is not asked to come. */
export function holdReview(file: CaseFile, { parts: ids, slot, place, subject }: Meeting, act: Act): Outcome {
  const story = begin(file)
  for (const id of ids) {
    const part = getPart(story.file, id)
    requireOnPart(story.file, part, 'holdReview', subCaseStates[part.state])
  }
  const visit = newVisit(story.file, { kind: 'review', of: null, parts: ids, place, subject, slots: [slot], slot }, act)
  happened(story, 'review.called', null, { number: visit.number, parts: ids, slot, place, subject })
  return finish(story, act)
}

export function recordReviewOpinion(
  file: CaseFile,
  id: string,
  { attendees, agrees, opinion }: { attendees: string[]; agrees: boolean; opinion: string },
  act: Act,
): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'recordReviewOpinion', subCaseStates[part.state])
  const visit = openReview(story.file, part)!
  if (act.today < visit.slot!.date) throw new NotAllowed(`会议定于${inWords(visit.slot!)}，还没有举行`, ['会后记录'])
  const result = agrees ? 'agree' : 'disagree'
  const finding: Finding = {
    officers: attendees,
    items: [],
    photos: [],
    result,
    note: opinion,
    by: act.by,
    on: act.today,
  }
  change(story, { ...visit, findings: { ...visit.findings, [id]: finding } })
  happened(story, 'part.reviewed', id, { number: visit.number, result })
  return finish(story, act)
}

/** All who still have a part in it have said what they found. */
export function closeIfComplete(story: Outcome, number: number, act: Act) {
  const visit = story.file.visits.find(one => one.number === number)!
  if (visit.closedOn !== null) return
  // A part that was blocked meanwhile is looked at another time.
  const awaited = visit.parts.filter(id => getPart(story.file, id).state === 'accepted' && !visit.findings[id])
  if (awaited.length > 0) return
  change(story, { ...visit, closedOn: act.today })
  for (const id of visit.parts) if (!visit.findings[id]) lookLater(getPart(story.file, id), visit)
  if (Object.keys(visit.findings).length === 0) {
    happened(story, 'visit.cancelled', null, { number })
    if (visit.kind === 'inspection' && visit.slot)
      follow(story, `原定${inWords(visit.slot)}的现场勘验取消，请不必等候。`)
    return
  }
  if (visit.kind === 'review') {
    happened(story, 'review.closed', null, { number })
    return
  }
  const seen = Object.keys(visit.findings)
    .map(id => getPart(story.file, id))
    .filter(part => !isEnded(part))
  for (const part of seen) conclude(part, visit, act)
  const toRectify = seen.filter(part => part.turns.inspection?.state === 'rectify')
  const by = toRectify.map(part => part.turns.inspection!.by!).sort()[0] ?? null
  happened(story, 'visit.closed', null, { number, ...(by && { by, items: rectificationsOf(visit).length }) })
  follow(
    story,
    by
      ? `现场勘验有 ${rectificationsOf(visit).length} 项需要整改，已一次列明，请在${dateInWords(by)}前完成并申请复验。`
      : '现场勘验已经完成，勘验记录见办件页面。',
  )
}

function lookLater(part: Part, { kind }: Visit) {
  if (kind === 'inspection' && part.turns.inspection?.state === 'arranged')
    turn(part, 'inspection', { state: 'needed' })
}

function conclude(part: Part, visit: Visit, act: Act) {
  const { result } = visit.findings[part.part]!
  if (result !== 'rectify') {
    turn(part, 'inspection', { state: result === 'passed' ? 'passed' : 'failed', visit: visit.number })
    return
  }
  const by = addDays(act.calendar, act.today, termsOf(part).rectify, 'workingDay').due
  turn(part, 'inspection', { state: 'rectify', visit: visit.number, by })
}

/** 整改清单: one for all departments, each line with the parts behind it. */
export function rectificationsOf({ findings }: Visit): { check: string; note: string; part: string }[] {
  return Object.entries(findings).flatMap(([part, { items, result }]) =>
    result === 'rectify' ? items.filter(item => !item.ok).map(({ check, note }) => ({ check, note, part })) : [],
  )
}

/** An open review that this part takes part in. */
export const openReview = ({ visits }: CaseFile, { part }: Part): Visit | undefined =>
  visits.find(visit => visit.kind === 'review' && visit.closedOn === null && visit.parts.includes(part))

export const inWords = ({ date, half }: VisitSlot): string => `${dateInWords(date)}${halves[half]}`

const lastOf = (slots: VisitSlot[]): string =>
  slots
    .map(slot => slot.date)
    .sort()
    .at(-1)!

const arranged = (story: Outcome, { parts }: Visit): Part[] =>
  parts.map(id => getPart(story.file, id)).filter(part => part.turns.inspection?.state === 'arranged')

const sameSlot = (a: VisitSlot, b: VisitSlot) => a.date === b.date && a.half === b.half

function newVisit(
  file: CaseFile,
  given: Pick<Visit, 'kind' | 'of' | 'parts' | 'place' | 'subject' | 'slots' | 'slot'>,
  act: Act,
): Visit {
  const number = file.visits.length + 1
  const visit: Visit = { ...given, number, proposedOn: act.today, otherTimes: 0, findings: {}, closedOn: null }
  file.visits = [...file.visits, visit]
  return visit
}

function change(story: Outcome, visit: Visit) {
  story.file.visits = story.file.visits.map(one => (one.number === visit.number ? visit : one))
}

/** A year ahead there is no half-day on which all can come: their calendars have to change first. */
function requireSlots(slots: VisitSlot[]) {
  if (slots.length === 0)
    throw new NotAllowed('各部门没有共同的空闲时间，请在预约日历中增加勘验时间', ['调整预约日历', '免于现场核查'])
}

function requireNoOpenVisit({ visits }: CaseFile) {
  const open = visits.find(visit => visit.kind === 'inspection' && visit.closedOn === null)
  if (open) throw new NotAllowed('已经安排了一次联合勘验，请在那一次一起进行', [`第 ${open.number} 次勘验`])
}

function awaitedVisit(story: Outcome, file: CaseFile, number: number): Visit {
  requireOnCase(file, 'confirmVisit', caseStates[file.state])
  const visit = story.file.visits.find(one => one.number === number)
  if (!visit || visit.closedOn !== null || visit.slot !== null) throw new NotAllowed('这次勘验不需要再选择时间', [])
  return visit
}
