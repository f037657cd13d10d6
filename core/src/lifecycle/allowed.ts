/**
 * What is allowed when: one table, used by the server to enforce and by the screens to draw buttons.
 * A refusal names what *is* allowed.
 */
import type { CaseFile, Part } from './case-file.ts'
import { deferralKind, gateKind, runningPause } from './clocks.ts'
import { isBroken, isToBeChecked } from './commitment.ts'
import { isHearingOpen, lacksHearing } from './hearing.ts'
import { type CaseState, levelNames, type SubCaseState } from './states.ts'
import { isInspectionOpen, openReview, type Visit } from './visits.ts'

export const caseCommands = {
  saveDraft: '保存草稿',
  addEvidence: '提交材料',
  submit: '提交申请',
  answerCorrection: '提交补正',
  supplyDeferred: '补交容缺材料',
  amend: '当场更正',
  choose: '选择前置未通过的事项怎么办',
  confirmVisit: '选择勘验时间',
  reportRectified: '报告整改完成',
  answerHearing: '要求或者放弃听证',
  moveVisit: '改约勘验时间',
  withdrawParts: '撤回部分事项',
  withdraw: '撤回申请',
  collect: '领取结果',
} as const
export type CaseCommand = keyof typeof caseCommands

export const partCommands = {
  claim: '领办',
  verdict: '出具受理意见',
  opine: '提出审查意见',
  sendBack: '退回',
  decide: '作出决定',
  pause: '暂停计时（特别程序）',
  resume: '恢复计时',
  objectTo: '登记异议',
  extend: '申请延长期限',
  approveExtension: '批准或者不批准延长',
  offerHearing: '告知听证权利',
  scheduleHearing: '确定听证时间',
  recordHearing: '记录听证',
  proposeVisit: '安排联合勘验',
  recordFinding: '记录勘验结果',
  waiveInspection: '免于现场核查',
  holdReview: '召集联合评审',
  recordReviewOpinion: '记录评审意见',
  terminate: '终止办理',
  reopen: '重新办理',
  verifyCommitment: '核查承诺',
  askRevocation: '提出撤销（注销）',
  approveRevocation: '批准或者不批准撤销（注销）',
  repairCredit: '信用修复',
} as const
export type PartCommand = keyof typeof partCommands

const onCase = {
  draft: ['saveDraft', 'addEvidence', 'submit', 'withdraw'],
  inProgress: ['withdrawParts', 'withdraw'],
  concluded: ['collect'],
  delivered: [],
  archived: [],
  withdrawn: [],
} as const satisfies Record<CaseState, readonly CaseCommand[]>

const afterGrant = ['verifyCommitment', 'askRevocation', 'approveRevocation', 'repairCredit'] as const

const onPart = {
  submitted: ['claim', 'verdict', 'terminate'],
  correction: ['claim', 'terminate'],
  accepted: [
    'claim',
    'opine',
    'sendBack',
    'decide',
    'pause',
    'resume',
    'objectTo',
    'extend',
    'approveExtension',
    'offerHearing',
    'scheduleHearing',
    'recordHearing',
    'proposeVisit',
    'recordFinding',
    'waiveInspection',
    'holdReview',
    'recordReviewOpinion',
    'terminate',
  ],
  blocked: ['claim', 'terminate'],
  granted: afterGrant,
  issued: afterGrant,
  denied: ['reopen'],
  refused: ['reopen'],
  withdrawn: [],
  deemedWithdrawn: [],
  terminated: [],
  revoked: ['repairCredit'],
} as const satisfies Record<SubCaseState, readonly PartCommand[]>

export class NotAllowed extends Error {
  readonly allowed: string[]
  constructor(message: string, allowed: string[]) {
    super(message)
    this.allowed = allowed
  }
}

export function allowedOnCase(file: CaseFile): CaseCommand[] {
  const commands = new Set<CaseCommand>(onCase[file.state])
  if (file.state !== 'inProgress') return [...commands]
  const { parts, visits } = file
  if (file.correction?.closedAt === null) commands.add('answerCorrection').add('addEvidence')
  if (parts.some(isDeferring)) commands.add('supplyDeferred').add('addEvidence')
  if (parts.some(part => part.state === 'submitted' && part.verdict === null)) commands.add('amend')
  if (parts.some(part => part.state === 'blocked')) commands.add('choose').add('addEvidence')
  if (visits.some(isAwaited)) commands.add('confirmVisit')
  if (visits.some(isMovable)) commands.add('moveVisit')
  if (parts.some(part => part.turns.inspection?.state === 'rectify' && !isEnded(part))) commands.add('reportRectified')
  if (parts.some(isHearingOffered)) commands.add('answerHearing')
  return [...commands]
}

export const isAwaited = (visit: Visit): boolean =>
  visit.kind === 'inspection' && visit.slot === null && visit.closedOn === null

/** How often an applicant may ask for other times, so that nobody waits for ever. */
export const mostOtherTimes = 2

/** Agreed on, nobody has been there yet, and not moved too often. */
export const isMovable = ({ kind, slot, closedOn, findings, otherTimes }: Visit): boolean =>
  kind === 'inspection' &&
  slot !== null &&
  closedOn === null &&
  otherTimes < mostOtherTimes &&
  Object.keys(findings).length === 0

/** The applicant may still ask for it or give it up. */
export const isHearingOffered = (part: Part): boolean =>
  part.state === 'accepted' && isHearingOpen(part) && part.turns.hearing!.asked === null

const onlyInProgress: ReadonlySet<CaseState> = new Set(['inProgress'])
const workingStates: ReadonlySet<CaseState> = new Set(['inProgress', 'concluded', 'delivered'])
/** Something may still be done to a part of which nothing is left to decide. */
const afterwards: ReadonlySet<SubCaseState> = new Set(['granted', 'issued', 'denied', 'refused', 'revoked'])

export function allowedOnPart(file: CaseFile, part: Part): PartCommand[] {
  const { state } = part
  const working = afterwards.has(state) ? workingStates : onlyInProgress
  if (!working.has(file.state)) return []
  return onPart[state].filter(command => conditions[command]?.(part, file) ?? true)
}

/** What a command needs besides the state of the part. */
const conditions: Partial<Record<PartCommand, (part: Part, file: CaseFile) => boolean>> = {
  verdict: part => part.verdict === null,
  opine: part => levelOf(part) < part.rules.levels,
  sendBack: part => levelOf(part) > 1,
  decide: (part, file) => levelOf(part) === part.rules.levels && canDecide(file, part),
  pause: part => !runningPause(part) && !isHearingOpen(part),
  resume(part) {
    const running = runningPause(part)
    const ownEnd = running?.kind === deferralKind || running?.kind === gateKind || isHearingOpen(part)
    return running !== undefined && !ownEnd
  },
  objectTo: part => runningPause(part)?.until !== undefined,
  extend: part => part.limits.extension != null && !part.clock?.extension && !runningPause(part),
  approveExtension: part => part.clock?.extension != null && part.clock.extension.approvedOn === null,
  offerHearing: part => part.turns.hearing === undefined && !runningPause(part) && !isDeferring(part),
  scheduleHearing: part => isHearingOpen(part) && part.turns.hearing!.asked !== null,
  recordHearing: part => isHearingOpen(part) && part.turns.hearing!.date !== null,
  proposeVisit: (part, file) =>
    (part.turns.inspection?.state === 'needed' || part.turns.inspection?.state === 'rectified') &&
    !file.visits.some(visit => visit.kind === 'inspection' && visit.closedOn === null),
  recordFinding(part, file) {
    const visit = openVisit(file, part)
    return visit?.slot != null && !visit.findings[part.part]
  },
  waiveInspection: (part, file) => isInspectionOpen(part) && !openVisit(file, part)?.findings[part.part],
  holdReview: (part, file) => !openReview(file, part),
  recordReviewOpinion(part, file) {
    const visit = openReview(file, part)
    return visit !== undefined && !visit.findings[part.part]
  },
  // Others have gone on without what is not needed by law.
  reopen: part => part.refusal?.ground !== 'notNeeded',
  // What is about to be revoked anyway is not judged a second time.
  verifyCommitment: part => isToBeChecked(part) && part.turns.revocation === undefined,
  askRevocation: part => part.turns.revocation === undefined,
  approveRevocation: part => part.turns.revocation != null && part.turns.revocation.approvedOn === null,
  repairCredit: isBroken,
}

/** Whose turn it is: 1 for the first to examine, `rules.levels` for the one who decides. */
export const levelOf = (part: Part): number => (part.turns.opinions?.length ?? 0) + 1

/** The visit on which this part is to be inspected. */
export const openVisit = ({ visits }: CaseFile, { part }: Part): Visit | undefined =>
  visits.find(visit => visit.kind === 'inspection' && visit.closedOn === null && visit.parts.includes(part))

const canDecide = (file: CaseFile, part: Part) =>
  openGates(file, part, 'before-decision').length === 0 &&
  !isDeferring(part) &&
  runningPause(part) === undefined &&
  !isInspectionOpen(part) &&
  !isHearingOpen(part) &&
  !lacksHearing(part) &&
  lackedNotice(part) === undefined

/** 公告 that the law wants before the decision and that was not made. */
export const lackedNotice = ({ rules, clock }: Part): string | undefined =>
  rules.publicNotices?.find(
    notice => notice.mandatory && !clock?.pauses.some(pause => pause.kind === notice.kind && pause.to != null),
  )?.kind

/** Material that may come later has not come yet. */
export const isDeferring = (part: Part): boolean =>
  part.deferral !== null && part.deferral.suppliedOn === null && !isEnded(part)

/** Parts this one still waits for. */
export function openGates(file: CaseFile, part: Part, kind?: 'before-acceptance' | 'before-decision'): Part[] {
  return part.after
    .filter(need => kind === undefined || need.kind === kind)
    .map(need => getPart(file, need.part))
    .filter(before => isOpenGate(part, before))
}

/** Not granted, and neither needless by law nor held by the applicant from elsewhere. */
export const isOpenGate = (part: Part, before: Part): boolean =>
  !isGranted(before) && before.refusal?.ground !== 'notNeeded' && !part.turns.held?.includes(before.part)

export const isGranted = ({ state }: Part) => state === 'granted' || state === 'issued'

const ended: ReadonlySet<SubCaseState> = new Set([
  'granted',
  'denied',
  'issued',
  'refused',
  'withdrawn',
  'deemedWithdrawn',
  'terminated',
  'revoked',
])
export const isEnded = ({ state }: Part) => ended.has(state)

export function getPart(file: CaseFile, id: string): Part {
  const part = file.parts.find(one => one.part === id)
  if (!part) throw new RangeError(`${file.caseNo} has no part ${id}`)
  return part
}

export function requireOnCase(file: CaseFile, command: CaseCommand, stateLabel: string) {
  const allowed = allowedOnCase(file)
  if (allowed.includes(command)) return
  throw new NotAllowed(
    `办件目前“${stateLabel}”，不能${caseCommands[command]}`,
    allowed.map(one => caseCommands[one]),
  )
}

export function requireOnPart(file: CaseFile, part: Part, command: PartCommand, stateLabel: string) {
  const allowed = allowedOnPart(file, part)
  if (allowed.includes(command)) return
  throw new NotAllowed(
    `该事项目前“${stateLabel}”，不能${partCommands[command]}${whyNot(file, part, command)}`,
    allowed.map(one => partCommands[one]),
  )
}

function whyNot(file: CaseFile, part: Part, command: PartCommand): string {
  if (command === 'verdict' && part.verdict) return '：已出具过受理意见'
  if (part.state !== 'accepted') return ''
  if (command === 'decide') return whyNotDecide(file, part)
  if (command === 'opine' && levelOf(part) === part.rules.levels) return '：已到作出决定的环节'
  if (command === 'extend' && part.clock?.extension) return '：期限只能延长一次（《行政许可法》第四十二条）'
  if (command === 'extend') return '：没有法律规定可以延长'
  if (command === 'recordFinding') return '：申请人还没有选定勘验时间，或者已经记录过'
  return ''
}

function whyNotDecide(file: CaseFile, part: Part): string {
  if (openGates(file, part).length > 0) return '：前置事项尚未办结'
  if (isDeferring(part)) return '：容缺的材料还没有补交'
  if (isHearingOpen(part)) return '：听证还没有结束'
  if (runningPause(part)) return '：特别程序还没有结束，请先恢复计时'
  if (isInspectionOpen(part)) return '：现场核查还没有结论'
  if (lacksHearing(part)) return '：依法应当举行听证'
  if (lackedNotice(part)) return `：应当先进行${lackedNotice(part)}`
  if (levelOf(part) < part.rules.levels) return `：还需要${levelNames(part.rules.levels)[levelOf(part) - 1]}意见`
  return ''
}
