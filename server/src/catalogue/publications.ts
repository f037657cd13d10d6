/**
 * 发布: the catalogue as the server uses it. On start the files are validated and, if they changed, stored as the next
 * immutable publication; cases ask for the one they started with.
 */
import { createHash } from 'node:crypto'
import {
  type Authority,
  type AuthorityData,
  authorityData,
  authorityFor,
  listAuthorities,
} from '@onething/core/authorities.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import type { Place } from '@onething/core/plan/plan.ts'
import { type Prepared, prepare } from '@onething/core/plan/prepare.ts'
import { findRegion, fullName, type Region, type RegionTree, regionTree } from '@onething/core/regions.ts'
import type { Calendar } from '@onething/core/workdays.ts'
import { dateInHenan } from '../clock.ts'
import { type Database, json, statement } from '../db/database.ts'
import { loadCatalogue } from './load.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadRegions } from './load-regions.ts'

export interface Publications {
  current: Prepared
  /** The publication a case started with; read once, then kept. */
  numbered(number: number): Promise<Prepared>
  /** The date in Henan on which it was published, `YYYY-MM-DD`. */
  publishedOn(number: number): Promise<string>
  calendar: Calendar
  regions: RegionTree
  /** Undefined when the code names no place. */
  place(code: string): Place | undefined
  authorities(region: string, kind?: string): Authority[]
  authorityData: AuthorityData
}

const findByDigest = statement('publication_by_digest', 'select number from publications where digest = $1')
const findContent = statement('publication_content', 'select content from publications where number = $1')
const findDate = statement('publication_date', 'select published_at from publications where number = $1')
const publish = statement(
  'publish',
  `insert into publications (number, digest, content, published_at, published_by)
   select coalesce(max(number), 0) + 1, $1, $2::jsonb, $3::timestamptz, $4 from publications
   on conflict (digest) do nothing
   returning number`,
)

export async function openPublications(database: Database, now: Date): Promise<Publications> {
  const catalogue = loadCatalogue()
  const calendar = loadCalendar()
  const places = loadRegions()
  const regions = regionTree(places.regions)
  const authorities = authorityData(regions, catalogue.authorityKinds, places.overrides)
  const current = prepare(catalogue, await publicationOf(database, catalogue, now))
  const prepared = new Map([[current.publication, current]])
  const cachedPlaces = new Map<string, Place>()

  return {
    current,
    calendar,
    regions,
    async numbered(number) {
      const known = prepared.get(number)
      if (known) return known
      const [row] = await database.rows<{ content: Catalogue }>(findContent, [number])
      if (!row) throw new Error(`publication ${number} is not stored`)
      const read = prepare(row.content, number)
      prepared.set(number, read)
      return read
    },
    async publishedOn(number) {
      const [row] = await database.rows<{ published_at: string | Date }>(findDate, [number])
      if (!row) throw new Error(`publication ${number} is not stored`)
      return dateInHenan(new Date(row.published_at))
    },
    place(code) {
      const cached = cachedPlaces.get(code)
      if (cached) return cached
      const region = findRegion(code, regions)
      if (!region) return undefined
      const place = placeOf(region, authorities, catalogue)
      cachedPlaces.set(code, place)
      return place
    },
    authorities: (region, kind) => listAuthorities(region, authorities, kind),
    authorityData: authorities,
  }
}

async function publicationOf(database: Database, catalogue: Catalogue, now: Date): Promise<number> {
  const content = JSON.stringify(catalogue)
  const digest = createHash('sha256').update(content).digest('hex')
  const find = async () => (await database.rows<{ number: number }>(findByDigest, [digest]))[0]?.number
  const known = await find()
  if (known !== undefined) return known
  const [made] = await database.rows<{ number: number }>(publish, [
    digest,
    json(catalogue),
    now.toISOString(),
    'catalogue files',
  ])
  return made?.number ?? (await find())!
}

/** What a place decides. Parameters are the provincial defaults, pending until a place confirms its own value. */
export function placeOf(region: Region, authorities: AuthorityData, catalogue: Catalogue): Place {
  const competent = new Map<string, ReturnType<Place['authorityOf']>>()
  return {
    region: { code: region.code, name: fullName(region, authorities.tree) },
    parameters: Object.fromEntries(
      Object.entries(catalogue.parameters).map(([id, parameter]) => [id, { value: parameter.default, pending: true }]),
    ),
    authorityOf(kind, levels, handledAt) {
      const key = `${kind} ${handledAt}`
      const known = competent.get(key)
      if (known) return known
      const found = authorityFor(kind, handledAt, region.code, authorities)
      const authority = found
        ? { id: found.id, name: found.name, level: found.level }
        : { id: `${kind}-${region.code}`, name: authorities.kinds[kind]?.name ?? kind, level: levels[0] ?? handledAt }
      competent.set(key, authority)
      return authority
    },
  }
}
