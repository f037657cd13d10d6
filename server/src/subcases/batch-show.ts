/** The parts of one service in one case, as the desk that handles them together sees them. */
import { ownItems } from '@onething/core/form/application-form.ts'
import { allowedOnPart, getPart, type PartCommand } from '@onething/core/lifecycle/allowed.ts'
import { subCaseStates } from '@onething/core/lifecycle/states.ts'
import { shownName } from '../cases/access.ts'
import { caseFileOf, nameOf, type SubCaseRow } from '../cases/case-row.ts'
import { fieldValue } from '../cases/drafts.ts'
import { countStates } from '../cases/groups.ts'
import { submittedPlan } from '../cases/planned.ts'
import type { WholeCase } from '../cases/store.ts'
import type { Publications } from '../catalogue/publications.ts'
import type { Person } from '../people/person.ts'
import { isOpenTo } from './batch.ts'
import type { BatchRow } from './batch-store.ts'
import type { BatchListItem, BatchView } from './batch-view.ts'
import { stepInWords } from './show.ts'

export interface BatchFilter {
  q: string
  state: string | null
  /** How many were shown before this page. */
  offset: number
}

export const batchPage = 50

export async function showBatch(
  publications: Publications,
  whole: WholeCase,
  rowId: string,
  viewer: Person,
  { q, state, offset }: BatchFilter,
): Promise<BatchView> {
  const { row, parts, correction, contents } = whole
  const { prepared } = await publications.of(row)
  const event = prepared.events.get(row.life_event)!
  const prepRow = event.rows.find(one => one.id === rowId)!
  const planned = await submittedPlan(publications, whole)
  const file = caseFileOf(row, parts, correction)
  const partOf = new Map(file.parts.map(part => [part.part, part]))
  const actionsOf = ({ part }: SubCaseRow) => allowedOnPart(file, partOf.get(part)!)
  const own = parts.filter(part => part.row_id === rowId && part.authority === viewer.authority?.id)
  const open = own.filter(one => isOpenTo(one, viewer)).map(actionsOf)
  const openFor = (command: PartCommand) => open.filter(actions => actions.includes(command)).length
  const found = own.filter(one => (state === null || one.state === state) && `${one.label} ${one.part}`.includes(q))
  const lists = planned.form.flatMap(group =>
    group.fields.filter(field => field.type === 'list' && field.rows.includes(rowId)),
  )
  return {
    caseNo: row.case_no,
    version: row.version,
    row: rowId,
    service: prepRow.service.name,
    lifeEvent: event.event.name,
    region: publications.place(row.region)?.region.name ?? row.region,
    applicant: row.applicant_name,
    total: own.length,
    states: countStates(own),
    open: { verdict: openFor('verdict'), opine: openFor('opine'), decide: openFor('decide') },
    reviewPoints: prepRow.service.reviewPoints ?? [],
    lists: lists.map(({ element, label, items = {} }) => ({ element, label, items })),
    found: found.length,
    next: found.length > offset + batchPage ? offset + batchPage : null,
    items: found.slice(offset, offset + batchPage).map(one => ({
      part: one.part,
      label: one.label,
      state: one.state,
      stateLabel: subCaseStates[one.state],
      verdict: one.verdict?.verdict ?? null,
      due: one.due,
      claimedBy: one.claimed_name,
      mine: one.claimed_by === viewer.id,
      step: stepInWords(one),
      actions: actionsOf(one),
      waitingFor: waitingFor(one, whole, file),
      values: Object.fromEntries(
        lists.map(field => {
          const instance = { part: one.part, label: one.label }
          const items = ownItems(field, fieldValue(field, contents), { plan: planned, row: prepRow, instance })
          return [field.element, Array.isArray(items) ? (items[0] ?? null) : null]
        }),
      ),
    })),
  }
}

function waitingFor(one: SubCaseRow, { parts }: WholeCase, file: ReturnType<typeof caseFileOf>): string[] {
  if (one.ended_on !== null) return []
  return one.needs
    .filter(need => !['granted', 'issued'].includes(getPart(file, need.part).state))
    .map(need => nameOf(parts.find(part => part.part === need.part)!))
}

export function showBatchItem(publications: Publications, row: BatchRow): BatchListItem {
  return {
    caseNo: row.case_no,
    row: row.row_id,
    service: row.service_name,
    lifeEvent: publications.here(row.region)?.prepared.events.get(row.life_event)?.event.name ?? row.life_event,
    region: publications.place(row.region)?.region.name ?? row.region,
    applicant: shownName(row.applicant_name, row.applicant_id),
    count: row.count,
    due: row.due,
  }
}
