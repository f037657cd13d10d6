/** From rows to what the public reads. What is shown is a property of the procedure; where it says nothing, nobody is named. */
import type { DataElement } from '@onething/core/catalogue/schema.ts'
import type { PreparedService } from '@onething/core/plan/prepare.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { shownName } from '../cases/access.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import { fieldValue } from '../cases/drafts.ts'
import { submittedPlan } from '../cases/planned.ts'
import type { Announced, Notice } from './public-notices.ts'
import { noticeOf } from './public-notices.ts'
import type { AnnouncedRow } from './store.ts'
import type { PublicNotice, PublicNoticeView } from './view.ts'

type Row = Pick<
  AnnouncedRow,
  | 'case_no'
  | 'part'
  | 'row_id'
  | 'life_event'
  | 'region'
  | 'publication'
  | 'submitted_at'
  | 'service_name'
  | 'authority_name'
  | 'applicant_id'
  | 'applicant_name'
>

export async function showListed(deps: DraftDeps, row: AnnouncedRow, today: string): Promise<PublicNotice> {
  const notice = noticeOf(row, today)!
  return shown(deps, row, notice, (await procedureOf(deps, row, notice))?.shows)
}

export async function showNotice(deps: DraftDeps, { whole, part, notice }: Announced): Promise<PublicNoticeView> {
  const row = { ...whole.row, ...part }
  const procedure = await procedureOf(deps, row, notice)
  return {
    ...shown(deps, row, notice, procedure?.shows),
    about: await aboutOf(deps, whole, procedure?.shows?.elements ?? []),
    basis: procedure?.basis ?? '',
  }
}

type Procedure = NonNullable<PreparedService['specialProcedures']>[number]

/** As the case's own publication has it. */
async function procedureOf({ publications }: DraftDeps, row: Row, { kind }: Notice): Promise<Procedure | undefined> {
  const { prepared } = await publications.of(row)
  const service = prepared.events.get(row.life_event)?.rows.find(one => one.id === row.row_id)?.service
  return service?.specialProcedures?.find(one => one.name === kind)
}

const shown = (
  { publications }: DraftDeps,
  row: Row,
  { kind, from, until }: Notice,
  shows: Procedure['shows'],
): PublicNotice => ({
  caseNo: row.case_no,
  part: row.part,
  kind,
  service: row.service_name,
  region: publications.place(row.region)?.region.name ?? row.region,
  organ: row.authority_name,
  applicant: shows?.applicant ? shownName(row.applicant_name, row.applicant_id) : null,
  from,
  until,
})

async function aboutOf({ publications }: DraftDeps, whole: Announced['whole'], elements: string[]) {
  if (elements.length === 0) return []
  const { catalogue } = (await publications.of(whole.row)).prepared
  const fields = (await submittedPlan(publications, whole)).form.flatMap(group => group.fields)
  return elements.flatMap(element => {
    const field = fields.find(one => one.element === element)
    const value = field && fieldValue(field, whole.contents)
    if (value === undefined || value === null || value === '') return []
    return [{ label: field!.label, value: inWords(catalogue.dataElements[element], value) }]
  })
}

function inWords(element: DataElement | undefined, value: unknown): string {
  if (element?.type === 'date') return dateInWords(String(value))
  return element?.values?.[String(value)] ?? String(value)
}
