/** The task list of a draft: what is left, section by section. */
import type { DraftView, EvidenceView, PlanGroup, Values } from '../api/types.ts'
import { isEmpty } from './shape.ts'

export type SectionState = '未开始' | '进行中' | '已完成'
export type Problems = DraftView['problems']

/** A problem may name a place inside a list (`vehicles[0].plate`); it belongs to the list. */
const names = (target: string, element: string) =>
  target === element || target.startsWith(`${element}[`) || target.startsWith(`${element}.`)

export const groupProblems = (group: PlanGroup, problems: Problems): Problems =>
  problems.filter(
    problem => problem.where === 'field' && group.fields.some(field => names(problem.target, field.element)),
  )

export function groupState(group: PlanGroup, values: Values, problems: Problems): SectionState {
  if (groupProblems(group, problems).length === 0) return '已完成'
  return group.fields.some(field => !field.fact && !isEmpty(values[field.element])) ? '进行中' : '未开始'
}

export function evidenceState(files: EvidenceView[], problems: Problems): SectionState {
  if (!problems.some(problem => problem.where === 'evidence')) return '已完成'
  return files.length > 0 ? '进行中' : '未开始'
}

/** The server's message for each field of a section, by element. */
export function fieldErrors(group: PlanGroup, problems: Problems): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const problem of groupProblems(group, problems)) {
    const field = group.fields.find(each => names(problem.target, each.element))
    if (field) errors[field.element] ??= problem.message
  }
  return errors
}
