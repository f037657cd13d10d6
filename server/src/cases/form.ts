/** The application form of one part of a case, or of one chosen service of a draft. */
import { filledForm, type Instance } from '@onething/core/form/application-form.ts'
import { getEvent } from '@onething/core/plan/plan.ts'
import type { PlanService } from '@onething/core/plan/schema.ts'
import type { Publications } from '../catalogue/publications.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import type { FormRequest } from '../documents/form.ts'
import { NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { isAtWindow, isOwn } from './access.ts'
import { fieldValue } from './drafts.ts'
import { planOf, submittedPlan } from './planned.ts'
import type { CaseContents, WholeCase } from './store.ts'

interface Deps {
  publications: Publications
  clock: Clock
}

/** `id` is a part (E13.2-1), or a row (E13.2) for all instances of it on one form. */
export async function formOf(
  { publications, clock }: Deps,
  whole: WholeCase,
  id: string,
  viewer: Person,
): Promise<FormRequest> {
  const { row, parts, contents, evidence } = whole
  const submitted = contents.frozen !== null
  const planned = submitted
    ? await submittedPlan(publications, whole)
    : await planOf(publications, row, contents, dateInHenan(clock.now()))
  const { service, instance } = findService(planned.services, id)
  const { prepared } = await publications.of(row)
  const part = parts.find(one => one.part === id) ?? parts.find(one => one.row_id === service.row)
  const mine = isOwn(row, viewer) || isAtWindow(row, viewer)
  return {
    form: filledForm({
      plan: planned,
      row: getEvent(prepared, row.life_event).rows.find(one => one.id === service.row)!,
      instance,
      valueOf: field => fieldValue(field, contents),
      sourceOf: field => sourceOf(field, contents),
      filesOf: type => evidence.filter(file => file.type === type).length,
      submitted,
      regionName: code => publications.place(code)?.region.name ?? code,
    }),
    authority: part?.authority_name ?? service.authority,
    region: planned.region.name,
    publication: row.publication,
    filed: {
      caseNo: row.case_no,
      lifeEvent: planned.lifeEvent.name,
      label: instance?.label ?? '',
      applicant: row.applicant_name,
      broughtBy: row.channel === 'counter' ? `综合窗口（${row.brought_name}）` : '线上申请',
      submittedAt: row.submitted_at,
      trackingCode: mine ? row.tracking_code : null,
    },
  }
}

function findService(services: PlanService[], id: string): { service: PlanService; instance: Instance | null } {
  for (const service of services) {
    if (!service.chosen) continue
    const instance = service.parts.find(part => part.part === id)
    if (instance) return { service, instance }
    if (service.row === id) return { service, instance: null }
  }
  throw new NotFound(`本次申请不办理事项“${id}”，没有它的申请表，请核对编号`)
}

/** What the applicant gave by hand needs no note. */
function sourceOf({ element, fact }: { element: string; fact?: string }, contents: CaseContents): string {
  if (fact) return contents.fact_sources[fact] === 'data' ? '数据共享' : ''
  return contents.provenance[element] ?? ''
}
