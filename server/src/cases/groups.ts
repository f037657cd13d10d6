/**
 * A service done for each of hundreds (employees, vehicles) is shown as one line with counts; its parts come page by
 * page. So a case of thousands of parts is read as quickly as any other.
 */
import { subCaseStates } from '@onething/core/lifecycle/states.ts'
import type { SubCaseRow } from './case-row.ts'
import type { PartGroup } from './view.ts'

/** As many as a person looks through without searching. */
export const mostListed = 5
export const partsPerPage = 20

type Grouped = Pick<SubCaseRow, 'row_id'>

/** Whether a part is listed by itself. */
export function isListed(parts: Grouped[]): (part: Grouped) => boolean {
  const counts = new Map<string, number>()
  for (const { row_id } of parts) counts.set(row_id, (counts.get(row_id) ?? 0) + 1)
  return ({ row_id }) => counts.get(row_id)! <= mostListed
}

export function groupsOf(parts: SubCaseRow[]): PartGroup[] {
  const listed = isListed(parts)
  const groups = new Map<string, SubCaseRow[]>()
  for (const part of parts) {
    if (listed(part)) continue
    const group = groups.get(part.row_id)
    if (group) group.push(part)
    else groups.set(part.row_id, [part])
  }
  return [...groups.values()].map(groupOf)
}

function groupOf(parts: SubCaseRow[]): PartGroup {
  const { row_id, service_name, authority_name } = parts[0]!
  const deferrals = new Map<string, NonNullable<SubCaseRow['deferral']>>()
  for (const { deferral, ended_on } of parts)
    if (deferral && deferral.suppliedOn === null && ended_on === null) deferrals.set(JSON.stringify(deferral), deferral)
  return {
    row: row_id,
    service: service_name,
    authority: authority_name,
    total: parts.length,
    states: countStates(parts),
    paused: parts.filter(({ clock, ended_on }) => ended_on === null && clock?.pauses.some(pause => pause.to == null))
      .length,
    lastDue: parts.map(part => (part.ended_on === null ? part.promised_due : null)).reduce(later, null),
    deferrals: [...deferrals.values()].map(({ items, by }) => ({ items, by })),
  }
}

export function countStates(parts: Pick<SubCaseRow, 'state'>[]): PartGroup['states'] {
  const counts = new Map<SubCaseRow['state'], number>()
  for (const { state } of parts) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts].map(([state, count]) => ({ state, label: subCaseStates[state], count }))
}

const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)
