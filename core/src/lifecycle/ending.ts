/** How a part ends without a decision, and how a grant ends afterwards: 撤回, 终止, 撤销, 注销. */
import { getPart, isEnded, NotAllowed, requireOnCase, requireOnPart } from './allowed.ts'
import type { CaseFile, Outcome, Part } from './case-file.ts'
import { blockDependants } from './gates.ts'
import type { Act } from './lifecycle.ts'
import {
  caseStates,
  type RevocationGround,
  revocationGrounds,
  subCaseStates,
  type TerminationGround,
} from './states.ts'
import { begin, end, finish, follow, happened } from './story.ts'
import { turn } from './turns.ts'

/** 撤回 of everything that is not decided yet; what was decided stays. */
export function withdraw(file: CaseFile, reason: string, act: Act): Outcome {
  requireOnCase(file, 'withdraw', caseStates[file.state])
  const story = begin(file)
  const ending = story.file.parts.filter(part => !isEnded(part))
  for (const part of ending) end(part, 'withdrawn', act)
  if (story.file.correction?.closedAt === null) story.file.correction = { ...story.file.correction, closedAt: act.at }
  const parts = ending.map(part => part.part)
  happened(story, 'case.withdrawn', null, { reason, ...(parts.length > 0 && { parts }) })
  if (parts.length > 0) follow(story, `您的申请已撤回，共 ${parts.length} 个事项。您可以重新申请。`)
  if (!story.file.parts.some(part => part.decision)) story.file.state = 'withdrawn'
  return finish(story, act)
}

/** 撤回 of single parts, at any moment before they are decided; those the law handles together (并行办理) go together. */
export function withdrawParts(file: CaseFile, ids: string[], reason: string, act: Act): Outcome {
  requireOnCase(file, 'withdrawParts', caseStates[file.state])
  const story = begin(file)
  const asked = ids.map(id => getPart(story.file, id))
  const late = asked.filter(isEnded)
  if (late.length > 0)
    throw new NotAllowed(
      `有事项已经“${subCaseStates[late[0]!.state]}”，不能撤回`,
      story.file.parts.filter(part => !isEnded(part)).map(part => part.part),
    )
  const together = new Set(asked.flatMap(part => [part.part, ...(part.rules.bundle ?? [])]))
  const ending = story.file.parts.filter(part => together.has(part.part) && !isEnded(part))
  for (const part of ending) {
    end(part, 'withdrawn', act)
    happened(story, 'part.withdrawn', part.part, { reason })
  }
  follow(story, `已按您的申请撤回 ${ending.length} 个事项。您可以重新申请。`)
  for (const part of ending) blockDependants(story, part, act)
  return finish(story, act)
}

export interface TerminationCommand {
  ground: TerminationGround
  reasons: string
}

/** 终止: nothing is left to be decided, and it is said why. */
export function terminate(file: CaseFile, id: string, { ground, reasons }: TerminationCommand, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'terminate', subCaseStates[part.state])
  end(part, 'terminated', act)
  happened(story, 'part.terminated', id, { ground, reasons })
  follow(story, `有事项已终止办理：${reasons}`)
  blockDependants(story, part, act)
  return finish(story, act)
}

export interface Revocation {
  ground: RevocationGround
  reasons: string
  remedies: string
  by: string
  name: string
  on: string
  /** Null while nobody else of the organ has approved it. */
  approvedBy: string | null
  approvedName: string | null
  approvedOn: string | null
}

export type RevocationCommand = Pick<Revocation, 'ground' | 'reasons' | 'remedies'>

/** 撤销、注销: asked for by one, approved by another of the organ. */
export function askRevocation(file: CaseFile, id: string, command: RevocationCommand, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'askRevocation', subCaseStates[part.state])
  askFor(story, part, command, act)
  return finish(story, act)
}

export function askFor(story: Outcome, part: Part, { ground, reasons, remedies }: RevocationCommand, act: Act) {
  const asked = { ground, reasons, remedies, by: act.by, name: act.name, on: act.today }
  turn(part, 'revocation', { ...asked, approvedBy: null, approvedName: null, approvedOn: null })
  happened(story, 'part.revocationAsked', part.part, { ground, reasons })
}

export function approveRevocation(file: CaseFile, id: string, approved: boolean, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'approveRevocation', subCaseStates[part.state])
  const revocation = part.turns.revocation!
  if (revocation.by === act.by) throw new NotAllowed('提出撤销（注销）的人自己不能批准', ['由其他人员批准'])
  if (!approved) {
    turn(part, 'revocation', undefined)
    happened(story, 'part.revocationRefused', id, { ground: revocation.ground })
    return finish(story, act)
  }
  const { ground, reasons, remedies } = revocation
  turn(part, 'revocation', { ...revocation, approvedBy: act.by, approvedName: act.name, approvedOn: act.today })
  part.state = 'revoked'
  happened(story, 'part.revoked', id, { ground, reasons, remedies, askedBy: revocation.name })
  follow(story, `已经准予的事项被依法${revocationGrounds[ground].kind}：${reasons}`)
  blockDependants(story, part, act)
  return finish(story, act)
}
