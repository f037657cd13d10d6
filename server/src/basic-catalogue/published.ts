/** What the basic catalogue reads of a publication, in a place and on a day. Nothing else here looks into publications. */
import { authorityById, authorityFor } from '@onething/core/authorities.ts'
import { type Competence, competences } from '@onething/core/basic-catalogue/competence.ts'
import type { ImplementingBody } from '@onething/core/basic-catalogue/implementation.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import type { Level } from '@onething/core/catalogue/vocabulary.ts'
import { administers, isWithin, regionOf, unitAt } from '@onething/core/regions.ts'
import { type Edition, type Publications, province } from '../catalogue/publications.ts'
import type { Person } from '../people/person.ts'

/** An item whose deciding level is not that of its service. */
interface AtLevel {
  handledAt?: Level | undefined
}

export interface Published {
  number: number
  /** When it came into force, as an instant. */
  at: string
  catalogue: Catalogue
  region: { code: string; name: string }
  competences: Map<string, Competence>
  /** Who decides it there, also where the place has moved it to a common licensing bureau. */
  bodyOf(service: string, item?: AtLevel): (ImplementingBody & { kind: string | undefined }) | undefined
  /** Whether an authority of this place handles it: a place above does not handle what is a county's. */
  handledHere(service: string, item?: AtLevel): boolean
  nameOf(kind: string, level: Level): string | null
}

/** The publication in force, as it holds there on that day. Undefined when the code names no place. */
export const inForce = (publications: Publications, region: string | undefined, day: string): Published | undefined =>
  viewOf(publications, publications.current, region ?? province, day)

/** An earlier one, as it held there on that day. Undefined when there is no such publication or place. */
export async function numbered(
  publications: Publications,
  number: number,
  region: string,
  day?: string,
): Promise<Published | undefined> {
  if (!publications.list().some(row => row.number === number)) return undefined
  const edition = await publications.numbered(number)
  return viewOf(publications, edition, region, day ?? publications.publishedOn(number))
}

function viewOf(publications: Publications, edition: Edition, code: string, day: string): Published | undefined {
  const local = edition.at(code, day)
  if (!local) return undefined
  const { prepared, place } = local
  const { regions } = publications
  const competent = competences(prepared.catalogue)
  const bodyOf = (service: string, item?: AtLevel) => {
    const competence = competent.get(service)
    if (!competence) return undefined
    const { authority, levels, handledAt } = competence
    const body = place.authorityOf(authority, levels, item?.handledAt ?? handledAt, service)
    return { ...body, kind: authorityById(body.id, edition.authorities)?.kind }
  }
  return {
    number: edition.number,
    at: new Date(publications.list().find(row => row.number === edition.number)!.effective_at).toISOString(),
    catalogue: prepared.catalogue,
    region: place.region,
    competences: competent,
    bodyOf,
    handledHere(service, item) {
      const competence = competent.get(service)
      if (!competence) return false
      if (unitAt(item?.handledAt ?? competence.handledAt, code, regions)) return true
      const level = bodyOf(service, item)!.level as Level
      return competence.levels.includes(level) && administers(regionOf(code, regions), level)
    },
    nameOf: (kind, level) => authorityFor(kind, level, code, edition.authorities)?.name ?? null,
  }
}

/** Undefined when nothing is called so. */
export const findAuthority = (publications: Publications, id: string) => authorityById(id, publications.authorityData)

/** The catalogue of the province is kept by its keeper of the catalogue and by its departments. */
export const mayKeep = (publications: Publications, person: Person): boolean =>
  (person.roles.includes('cataloguer') && person.region === province) ||
  (person.roles.includes('manager') && mayManage(publications, person))

/** Whether an authority lies in the area of the one they work for. */
export function mayManage(publications: Publications, { authority }: Person, region: string = province): boolean {
  const own = authority && findAuthority(publications, authority.id)
  return own !== undefined && isWithin(region, own.region, publications.regions)
}
