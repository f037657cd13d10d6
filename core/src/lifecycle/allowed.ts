/**
 * What is allowed when: one table, used by the server to enforce and by the screens to draw buttons.
 * A refusal names what *is* allowed.
 */
import type { CaseFile, Part } from './case-file.ts'
import { deferralKind, runningPause } from './clocks.ts'
import type { CaseState, SubCaseState } from './states.ts'

export const caseCommands = {
  saveDraft: '保存草稿',
  addEvidence: '提交材料',
  submit: '提交申请',
  answerCorrection: '提交补正',
  supplyDeferred: '补交容缺材料',
  withdraw: '撤回申请',
  collect: '领取结果',
} as const
export type CaseCommand = keyof typeof caseCommands

export const partCommands = {
  claim: '领办',
  verdict: '出具受理意见',
  decide: '作出决定',
  pause: '暂停计时（特别程序）',
  resume: '恢复计时',
  extend: '申请延长期限',
  approveExtension: '批准或者不批准延长',
} as const
export type PartCommand = keyof typeof partCommands

const onCase = {
  draft: ['saveDraft', 'addEvidence', 'submit', 'withdraw'],
  inProgress: ['withdraw'],
  concluded: ['collect'],
  delivered: [],
  archived: [],
  withdrawn: [],
} as const satisfies Record<CaseState, readonly CaseCommand[]>

const onPart = {
  submitted: ['claim', 'verdict'],
  correction: ['claim'],
  accepted: ['claim', 'decide', 'pause', 'resume', 'extend', 'approveExtension'],
  granted: [],
  denied: [],
  issued: [],
  refused: [],
  withdrawn: [],
  deemedWithdrawn: [],
  blocked: [],
} as const satisfies Record<SubCaseState, readonly PartCommand[]>

export class NotAllowed extends Error {
  readonly allowed: string[]
  constructor(message: string, allowed: string[]) {
    super(message)
    this.allowed = allowed
  }
}

export function allowedOnCase(file: CaseFile): CaseCommand[] {
  const commands: CaseCommand[] = [...onCase[file.state]]
  if (file.state === 'inProgress' && file.correction?.closedAt === null)
    commands.push('answerCorrection', 'addEvidence')
  if (file.state === 'inProgress' && file.parts.some(isDeferring)) {
    commands.push('supplyDeferred')
    if (!commands.includes('addEvidence')) commands.push('addEvidence')
  }
  return commands
}

export function allowedOnPart(file: CaseFile, part: Part): PartCommand[] {
  if (file.state !== 'inProgress') return []
  return [...onPart[part.state]].filter(command => {
    if (command === 'verdict') return part.verdict === null
    if (command === 'decide') return canDecide(file, part)
    const running = runningPause(part)
    if (command === 'pause') return running === undefined
    if (command === 'resume') return running !== undefined && running.kind !== deferralKind
    const extension = part.clock?.extension
    if (command === 'extend') return part.limits.extension != null && !extension && running === undefined
    if (command === 'approveExtension') return extension != null && extension.approvedOn === null
    return true
  })
}

const canDecide = (file: CaseFile, part: Part) =>
  openGates(file, part, 'before-decision').length === 0 && !isDeferring(part) && runningPause(part) === undefined

/** Material that may come later has not come yet. */
export const isDeferring = (part: Part): boolean =>
  part.deferral !== null && part.deferral.suppliedOn === null && !isEnded(part)

/** Parts this one still waits for. */
export function openGates(file: CaseFile, part: Part, kind?: 'before-acceptance' | 'before-decision'): Part[] {
  return part.after
    .filter(need => kind === undefined || need.kind === kind)
    .map(need => getPart(file, need.part))
    .filter(before => !isGranted(before))
}

export const isGranted = ({ state }: Part) => state === 'granted' || state === 'issued'

const ended: ReadonlySet<SubCaseState> = new Set([
  'granted',
  'denied',
  'issued',
  'refused',
  'withdrawn',
  'deemedWithdrawn',
  'blocked',
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
  if (command === 'decide' && openGates(file, part).length > 0) return '：前置事项尚未办结'
  if (command === 'decide' && isDeferring(part)) return '：容缺的材料还没有补交'
  if (command === 'decide' && runningPause(part)) return '：特别程序还没有结束，请先恢复计时'
  if (command === 'extend' && part.clock?.extension) return '：期限只能延长一次（《行政许可法》第四十二条）'
  if (command === 'extend') return '：没有法律规定可以延长'
  return ''
}
