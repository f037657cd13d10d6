/** 特别程序和延长: commands on the clock of a part. What they do to its dates stands in `clocks.ts`. */
import { addDays, dateInWords } from '../workdays.ts'
import { getPart, NotAllowed, requireOnPart } from './allowed.ts'
import type { CaseFile, Outcome } from './case-file.ts'
import { lawfulPauses, type Objection, runningPause, setDue } from './clocks.ts'
import type { Act } from './lifecycle.ts'
import { subCaseStates } from './states.ts'
import { begin, claimIfFree, endPause, finish, follow, happened, startPause } from './story.ts'

export interface PauseCommand {
  kind: string
  reason: string
  /** Working days it is expected to take: 行政许可法 45, 应当将所需时间书面告知申请人. */
  days: number
  /** 公告、公示 that had begun before. */
  publishedOn?: string
}

/** 特别程序: only the kinds the law names, or those the service's own basis does; told in writing. */
export function pause(
  file: CaseFile,
  id: string,
  command: PauseCommand,
  ofService: readonly string[],
  act: Act,
): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'pause', subCaseStates[part.state])
  const lawful = [...new Set([...lawfulPauses, ...ofService])]
  if (!lawful.includes(command.kind)) throw new NotAllowed(`“${command.kind}”不是依法可以不计入期限的程序`, lawful)
  claimIfFree(part, act)
  const { kind, reason, days } = command
  const notice = part.rules.publicNotices?.find(one => one.kind === kind)
  const from = (notice && command.publishedOn) ?? act.today
  if (from > act.today) throw new NotAllowed('发布日期不能晚于今天', ['改正发布日期'])
  const until = notice && addDays(act.calendar, from, notice.days, notice.unit).due
  startPause(part, { kind, reason, days, from, ...(until && { until }) }, act)
  happened(story, 'part.paused', id, { kind, reason, days, ...(until && { from, until }) })
  follow(story, `有事项需要${kind}（预计 ${days} 个工作日），依法不计入办理期限。${reason}`)
  return finish(story, act)
}

export function resume(file: CaseFile, id: string, result: string, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'resume', subCaseStates[part.state])
  claimIfFree(part, act)
  const { kind, until } = runningPause(part)!
  if (until !== undefined && act.today <= until)
    throw new NotAllowed(`${kind}到${dateInWords(until)}期满，期满以后才能恢复计时`, ['等待期满', '登记异议'])
  endPause(part, act)
  happened(story, 'part.resumed', id, { kind, result, promisedDue: part.promisedDue })
  follow(story, `${kind}已经结束，恢复计时，承诺${dateInWords(part.promisedDue!)}前办结。`)
  return finish(story, act)
}

/** 异议 against what is publicly announced: it stands in the file for whoever decides. */
export function objectTo(file: CaseFile, id: string, objection: Omit<Objection, 'on'>, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'objectTo', subCaseStates[part.state])
  const objections = [...(runningPause(part)!.objections ?? []), { ...objection, on: act.today }]
  const pauses = part.clock!.pauses.map(pause => (pause.to == null ? { ...pause, objections } : pause))
  part.clock = { ...part.clock!, pauses }
  const { by, text } = objection
  happened(story, 'part.objected', id, { by, text })
  follow(story, '有事项收到了异议，有关部门将核实处理；您可以陈述意见、提供证据。')
  return finish(story, act)
}

/** 延长: once, before the limit has passed; it counts when somebody else of the organ, its head, has approved it. */
export function extend(file: CaseFile, id: string, command: { days: number; reason: string }, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'extend', subCaseStates[part.state])
  const most = part.limits.extension!.days
  if (command.days < 1 || command.days > most)
    throw new NotAllowed(`最多可以延长 ${most} 日（《行政许可法》第四十二条），请改正天数`, [`延长 1 至 ${most} 日`])
  if (part.legalDue !== null && part.legalDue < act.today)
    throw new NotAllowed('法定期限已过，不能再延长', ['作出决定'])
  claimIfFree(part, act)
  const { days, reason } = command
  const extension = { days, reason, by: act.by, name: act.name, on: act.today }
  part.clock = {
    pauses: part.clock?.pauses ?? [],
    extension: { ...extension, approvedBy: null, approvedName: null, approvedOn: null },
  }
  happened(story, 'part.extensionAsked', id, { days, reason })
  return finish(story, act)
}

export function approveExtension(file: CaseFile, id: string, approved: boolean, act: Act): Outcome {
  const story = begin(file)
  const part = getPart(story.file, id)
  requireOnPart(story.file, part, 'approveExtension', subCaseStates[part.state])
  const { extension, pauses } = part.clock!
  if (extension!.by === act.by)
    throw new NotAllowed('延长由本机关负责人批准，提出延长的人自己不能批准', ['由负责人批准'])
  if (!approved) {
    part.clock = { pauses, extension: null }
    happened(story, 'part.extensionRefused', id, { days: extension!.days })
    return finish(story, act)
  }
  const by = { approvedBy: act.by, approvedName: act.name, approvedOn: act.today }
  part.clock = { pauses, extension: { ...extension!, ...by } }
  setDue(part, act.calendar)
  const { days, reason, name } = extension!
  happened(story, 'part.extended', id, { days, reason, askedBy: name, promisedDue: part.promisedDue })
  follow(
    story,
    `有事项经批准延长 ${days} 日，新的承诺办结日期为${part.promisedDue ? dateInWords(part.promisedDue) : '特别程序结束以后'}。理由：${reason}`,
  )
  return finish(story, act)
}
