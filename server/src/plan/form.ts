/** 空白申请表 of a service, to print and fill in by hand. */
import { blankForm } from '@onething/core/form/application-form.ts'
import { noPlace } from '../cases/drafts.ts'
import type { Publications } from '../catalogue/publications.ts'
import type { FormRequest } from '../documents/form.ts'
import { NotFound } from '../http/problems.ts'

/** Without a region it is the province's, and the authority is left blank too. */
export function blankFormOf(publications: Publications, serviceId: string, region?: string): FormRequest {
  const { prepared, place } = publications.here(region) ?? noPlace(region ?? '')
  const { catalogue, events, publication } = prepared
  if (!Object.hasOwn(catalogue.services, serviceId)) throw new NotFound(`没有事项“${serviceId}”`)
  const rows = [...events.values()].flatMap(event => event.rows).filter(({ service }) => service.id === serviceId)
  const authorities = rows.map(({ row }) => place.authorityOf(row.authority, row.levels, row.handledAt).name)
  return {
    form: blankForm({ catalogue, serviceId, parameters: place.parameters }),
    authority: region === undefined ? '' : [...new Set(authorities)].join('、'),
    region: region === undefined ? '' : place.region.name,
    publication,
    filed: null,
  }
}
