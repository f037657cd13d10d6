/** 补正: one list for all departments, told once (行政许可法 32(1)(四)). */
import { addDays, dateInWords } from '../workdays.ts'
import type { Correction, Outcome, Part } from './case-file.ts'
import type { Act } from './lifecycle.ts'
import { follow, happened } from './story.ts'

/**
 * One list when every part has answered, or when the window of one that asks for something closes: the organ must have
 * told by then (行政许可法 32(4)). Merged by what is wrong, with the parts behind each line; what an earlier list still
 * asks for goes over into the new one, so that there is never more than one.
 */
export function issueCorrection(story: Outcome, act: Act, correctionDays: number) {
  const { file } = story
  const affected = file.parts.filter(part => part.state === 'submitted' && part.verdict?.verdict === 'correct')
  const undecided = file.parts.some(part => part.state === 'submitted' && part.verdict === null)
  if (affected.length === 0 || (undecided && affected.every(part => part.intakeDue > act.today))) return
  const answerBy = addDays(act.calendar, act.today, correctionDays, 'workingDay').due
  const items = mergeItems(file.parts.filter(part => part.state === 'correction' || affected.includes(part)))
  file.corrections += 1
  file.correction = { number: file.corrections, issuedAt: act.at, answerBy, answeredAt: null, closedAt: null, items }
  for (const part of affected) {
    part.state = 'correction'
    part.correctionUsed = true
  }
  happened(story, 'correction.issued', null, { number: file.corrections, answerBy, items: items.length })
  follow(
    story,
    `您的申请有 ${items.length} 项需要补正，已一次列明，请于${dateInWords(answerBy)}前补齐。其他事项不受影响。`,
  )
}

function mergeItems(parts: Part[]): Correction['items'] {
  const merged = new Map<string, Correction['items'][number]>()
  for (const part of parts) {
    for (const { kind, target, name, problem } of part.verdict!.items) {
      const key = `${kind} ${target}`
      const line = merged.get(key) ?? { kind, target, name, problems: [], parts: [] }
      if (!line.problems.includes(problem)) line.problems.push(problem)
      if (!line.parts.includes(part.part)) line.parts.push(part.part)
      merged.set(key, line)
    }
  }
  return [...merged.values()]
}
