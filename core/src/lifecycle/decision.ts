/**
 * 决定: examined, reviewed and approved by different people, as many as the service wants; the last one decides. A denial
 * has reasons and remedies (行政许可法 38); a grant may leave out a part of what was applied for, with the same.
 */
import { addDays } from '../workdays.ts'
import { getPart, NotAllowed, requireOnPart } from './allowed.ts'
import type { CaseFile, Decision, Outcome, Part } from './case-file.ts'
import { setDue } from './clocks.ts'
import { issueCorrection } from './correction.ts'
import { blockDependants, openWaiting, stopIfFailed } from './gates.ts'
import type { Act } from './lifecycle.ts'
import { type DecisionResult, levelNames, subCaseStates } from './states.ts'
import { begin, claimIfFree, end, finish, follow, happened } from './story.ts'
import { turn } from './turns.ts'

export interface Opinion {
  result: DecisionResult
  reasons: string | null
  by: string
  name: string
  on: string
}

export interface OpinionCommand {
  result: DecisionResult
  reasons?: string
}

/** 审查、审核意见 of a level below the deciding one. */
export function opine(file: CaseFile, id: string, command: OpinionCommand, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'opine', subCaseStates[part.state])
  addOpinion(story, part, command, act)
  return finish(story, act)
}

export function addOpinion(story: Outcome, part: Part, { result, reasons }: OpinionCommand, act: Act) {
  const opinions = part.turns.opinions ?? []
  if (opinions.length === 0) claimIfFree(part, act)
  requireAnother(part, act)
  if (result === 'denied' && !reasons?.trim()) throw new Error('an opinion to deny has reasons')
  const level = levelNames(part.rules.levels)[opinions.length]!
  const opinion: Opinion = { result, reasons: reasons ?? null, by: act.by, name: act.name, on: act.today }
  turn(part, 'opinions', [...opinions, opinion])
  happened(story, 'part.opinion', part.part, { level, result, ...(reasons && { reasons }) })
}

/** 退回: back to the level below, with the reason. */
export function sendBack(file: CaseFile, id: string, reason: string, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'sendBack', subCaseStates[part.state])
  const opinions = part.turns.opinions!
  requireAnother(part, act)
  const left = opinions.slice(0, -1)
  turn(part, 'opinions', left.length > 0 ? left : undefined)
  const level = levelNames(part.rules.levels)[left.length]!
  happened(story, 'part.sentBack', id, { level, to: opinions.at(-1)!.name, reason })
  return finish(story, act)
}

export interface DecisionCommand {
  result: DecisionResult
  reasons?: string
  remedies?: string
  /** 部分准予: what is not granted. */
  excluded?: string
}

/** `correctionDays`: working days the applicant gets should this bring the one correction about. */
export function decide(
  file: CaseFile,
  id: string,
  command: DecisionCommand,
  act: Act,
  correctionDays: number,
): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'decide', subCaseStates[part.state])
  const { result, reasons, remedies, excluded } = command
  if (result === 'denied' || excluded) requireReasons(command)
  if (part.rules.levels === 1) claimIfFree(part, act)
  requireAnother(part, act)
  requireFits(part, command)
  part.decision = {
    result,
    reasons: reasons ?? null,
    remedies: result === 'denied' || excluded ? (remedies ?? null) : null,
    ...(excluded && { excluded }),
    by: act.by,
    on: act.today,
  }
  end(part, result, act)
  const { commitment } = part.rules
  if (result === 'granted' && commitment) {
    const checkBy = addDays(act.calendar, act.today, commitment.checkDays, 'workingDay').due
    turn(part, 'commitment', {
      items: commitment.items,
      checkBy,
      rectifyBy: null,
      checkedOn: null,
      kept: null,
      findings: null,
    })
  }
  happened(story, `part.${result}`, id, {
    ...(reasons && { reasons }),
    ...(excluded && { excluded }),
    ...(part.decision.remedies && { remedies: part.decision.remedies }),
  })
  follow(story, told(part.decision))
  if (result === 'granted') openWaiting(story, part, act)
  else blockDependants(story, part, act)
  // A part that was blocked gives no verdict any more: it may have been the last one that others waited for.
  issueCorrection(story, act, correctionDays)
  return finish(story, act)
}

function told({ result, excluded }: Decision): string {
  if (result === 'denied') return '有事项没有获得批准，理由和救济途径见决定文书。'
  return excluded
    ? '有事项已部分准予；没有准予的内容、理由和救济途径见决定文书。'
    : '有事项已准予，决定文书见办件页面。'
}

/** 依复议决定、判决或者自行纠正: what was denied or refused is handled anew, its limits from today. */
export function reopen(file: CaseFile, id: string, basis: string, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'reopen', subCaseStates[part.state])
  const denied = part.state === 'denied'
  story.file.state = 'inProgress'
  story.file.concludedAt = null
  part.endedOn = null
  part.decision = null
  part.refusal = null
  part.clock = null
  turn(part, 'opinions', undefined)
  turn(part, 'reopened', { basis, on: act.today })
  happened(story, 'part.reopened', id, { basis })
  follow(story, '有事项将依法重新办理，您不需要重新申请。')
  if (denied) acceptAgain(part, act)
  else receiveAgain(part, act)
  stopIfFailed(story, part, act)
  openWaiting(story, part, act)
  return finish(story, act)
}

function acceptAgain(part: Part, act: Act) {
  part.state = 'accepted'
  part.acceptedOn = act.today
  if (part.turns.inspection?.state === 'failed') turn(part, 'inspection', { state: 'needed' })
  setDue(part, act.calendar)
}

function receiveAgain(part: Part, act: Act) {
  part.state = 'submitted'
  part.verdict = null
  part.receivedOn = act.today
  part.intakeDue = addDays(act.calendar, act.today, part.limits.silence.days, part.limits.silence.unit).due
}

/** 行政许可法 38: the caller has asked for them; without them there is no refusal. */
export function requireReasons({ reasons, remedies }: { reasons?: string; remedies?: string }) {
  if (!reasons?.trim() || !remedies?.trim()) throw new Error('a refusal or denial has reasons and remedies')
}

/** Nobody approves what they examined themselves. */
function requireAnother(part: Part, act: Act) {
  const before = part.turns.opinions?.find(one => one.by === act.by)
  if (before) throw new NotAllowed('您已提出过审查意见，审核、批准应当由其他人员进行', ['由其他人员审核、批准'])
}

function requireFits(part: Part, { result, reasons }: DecisionCommand) {
  if (result === 'granted' && part.turns.inspection?.state === 'failed')
    throw new NotAllowed('现场核查没有通过，不能准予', ['不予批准'])
  const last = part.turns.opinions?.at(-1)
  if (last && last.result !== result && !reasons?.trim())
    throw new NotAllowed(`与${last.name}的意见不一致的，请说明理由`, ['填写理由', '退回'])
}
