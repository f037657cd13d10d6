/**
 * Of a list that many parts share, a correction asks for the lines of the parts it names and for no others: one employee
 * is mended, the 299 whose parts went on stay as they were accepted.
 */
import { ownItems } from '@onething/core/form/application-form.ts'
import { getEvent } from '@onething/core/plan/plan.ts'
import type { Prepared } from '@onething/core/plan/prepare.ts'
import type { Plan, PlanField } from '@onething/core/plan/schema.ts'
import type { CorrectionRow, SubCaseRow } from './case-row.ts'
import type { WholeCase } from './store.ts'

type Asked = Pick<CorrectionRow['items'][number], 'parts'>

/** The places in the list; null where the whole value is asked for. */
export function placesAsked(
  { row, parts }: Pick<WholeCase, 'row' | 'parts'>,
  { prepared, plan }: { prepared: Prepared; plan: Plan },
  item: Asked,
  field: PlanField | undefined,
  value: unknown,
): number[] | null {
  if (field?.type !== 'list' || !Array.isArray(value)) return null
  const { rows } = getEvent(prepared, row.life_event)
  const ownOf = ({ part, label, row_id }: SubCaseRow) =>
    ownItems(field, value, { plan, row: rows.find(one => one.id === row_id)!, instance: { part, label } }) as unknown[]
  const asked = new Set(parts.filter(part => item.parts.includes(part.part)).flatMap(ownOf))
  return asked.size === value.length ? null : value.flatMap((line, place) => (asked.has(line) ? [place] : []))
}

/** The list with the lines that were answered in the places of those that were asked for. */
export const putBack = (value: unknown[], places: number[], answered: unknown[]): unknown[] =>
  value.map((line, place) => {
    const at = places.indexOf(place)
    return at < 0 ? line : answered[at]
  })
