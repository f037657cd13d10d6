/** The pages of a draft in their order, each with its state; “next” follows this order. */
import type { CaseView } from '../api/types.ts'
import { evidenceState, groupState, type SectionState } from '../case/sections.ts'
import { othersSign, signatureState } from '../case/signatures.ts'

export interface Section {
  page: string
  state: SectionState
}

export function sectionsOf(view: CaseView): Section[] {
  const { plan, form, problems } = view.draft!
  const open = plan.questions.length > 0 || problems.some(problem => problem.where === 'question')
  return [
    ...(open ? [{ page: 'questions', state: '未开始' as const }] : []),
    ...plan.form.map(group => ({ page: `form/${group.id}`, state: groupState(group, form, problems) })),
    { page: 'evidence', state: evidenceState(view.evidence, problems) },
    { page: 'delivery', state: '已完成' },
    ...(othersSign(view) ? [{ page: 'signatures', state: signatureState(view) }] : []),
  ]
}

/** Where to go after a page: the section that follows it, or the task list after the last. */
export function pageAfter(view: CaseView, page: string): string {
  const pages = sectionsOf(view).map(section => section.page)
  const at = pages.indexOf(page)
  return at < 0 ? (pages[0] ?? '') : (pages[at + 1] ?? 'review')
}
