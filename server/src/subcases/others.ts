/** The other parts of a case as a department sees them: which service, whose, how far. Of hundreds only how many. */
import { subCaseStates } from '@onething/core/lifecycle/states.ts'
import type { SubCaseRow } from '../cases/case-row.ts'
import { groupsOf, isListed } from '../cases/groups.ts'
import type { TaskProgress } from './view.ts'

export function othersOf(parts: SubCaseRow[], id: string): TaskProgress['others'] {
  const listed = isListed(parts)
  const single = parts
    .filter(one => one.part !== id && listed(one))
    .map(one => ({
      part: one.part,
      service: one.service_name,
      authority: one.authority_name,
      state: one.state,
      stateLabel: subCaseStates[one.state],
    }))
  const many = groupsOf(parts).map(group => ({
    part: group.row,
    service: `${group.service}（${group.total} 件）`,
    authority: group.authority,
    state: null,
    stateLabel: group.states
      .map(({ label, count }) => (count === group.total ? label : `${label} ${count} 件`))
      .join('，'),
  }))
  return [...single, ...many]
}
