/**
 * 发布: the catalogue as the server uses it. A publication is immutable and numbered; the one in force is the newest whose
 * time has come, and every case asks for the one it started with. The files are the first publication; once somebody
 * has published at the desk, changed files are offered there as a revision instead of overriding it.
 */
import { type Authority, type AuthorityData, listAuthorities } from '@onething/core/authorities.ts'
import { type Overlay, windowsOf } from '@onething/core/catalogue/overlay.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import type { Place } from '@onething/core/plan/plan.ts'
import { pathUp, type RegionTree, regionTree, type ServicePoint } from '@onething/core/regions.ts'
import type { Calendar } from '@onething/core/workdays.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import type { Database, Queries } from '../db/database.ts'
import { type Content, type Edition, type Local, openEdition } from './edition.ts'
import { loadCatalogue } from './load.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadRegions } from './load-regions.ts'
import type { PublicationRow } from './publication-store.ts'
import * as store from './publication-store.ts'

export type { Edition, Local } from './edition.ts'

/** The province: the place whose content is the catalogue itself. */
export const province = '410000'

/** What decides which law a case follows: its publication, its place, and the day it was applied for. */
export interface Pinned {
  publication: number
  region: string
  submitted_at?: string | null
}

export interface Publications {
  /** The one in force. */
  readonly current: Edition
  numbered(number: number): Promise<Edition>
  /** What holds in a place today; the province's when none is named. Undefined when the code names no place. */
  here(region?: string): Local | undefined
  /** What holds for a case on a day: unless another is named, when it was submitted, or today. */
  of(pinned: Pinned, day?: string): Promise<Local>
  /** The date in Henan on which it takes effect, `YYYY-MM-DD`. */
  publishedOn(number: number): string
  /** All of them, oldest first. */
  list(): readonly PublicationRow[]
  /** What the next publication is laid over: the last one that is not cancelled, in force or not yet. */
  latest(): Promise<Edition>
  /** As a publication of this content would be, without publishing it. */
  preview(content: Omit<Content, 'number'>): Edition
  publish(content: Omit<Content, 'number'>, over: Edition, as: NewEdition): Promise<number | null>
  /** Publications that other servers made. */
  refresh(): Promise<void>
  /** Changed catalogue files that the desk has to look at before they are published. */
  offered: { before: Catalogue; after: Catalogue } | null
  calendar: Calendar
  regions: RegionTree
  place(code: string): Place | undefined
  authorities(region: string, kind?: string): Authority[]
  /** Where people of a place can go: its own centre and those above it, nearest first. */
  servicePoints(region: string): ServicePoint[]
  readonly authorityData: AuthorityData
}

export interface NewEdition {
  title: string
  /** The place whose content changed. */
  scope: string
  by: { id: string; name: string }
  at: string
  effectiveAt: string
  revision: string | null
  restores: number | null
  /** Saved with it, or nothing is: false when somebody was faster. */
  also(queries: Queries, number: number): Promise<boolean>
}

/** Editions read back for older cases; the newest used are kept. */
const keptEditions = 40
/** Catalogues and overlays read back, the last used; enough for an overlay in every county. */
const keptContents = 250

/** `files`: what `catalogue/` holds. */
export async function openPublications(
  database: Database,
  clock: Clock,
  files: Catalogue = loadCatalogue(),
): Promise<Publications> {
  const calendar = loadCalendar()
  const places = loadRegions()
  const regions = regionTree(places.regions)
  const pointsOf = Map.groupBy(places.servicePoints, point => point.region)
  const contents = new Map<string, Promise<unknown>>([[store.digestOf(files), Promise.resolve(files)]])
  const editions = new Map<number, Promise<Edition>>()

  const offered = await seed(database, files, clock.now())
  let rows = await store.listPublications(database)
  let inForce: Edition = await edition(rowInForce())

  const publications: Publications = {
    get current() {
      const wanted = rowInForce()
      // Its content was read when it was announced; until then the one before stays.
      if (wanted.number !== inForce.number) void publications.refresh().catch(() => {})
      return inForce
    },
    async numbered(number) {
      const row = rows.find(one => one.number === number)
      if (row) return edition(row)
      await publications.refresh()
      const late = rows.find(one => one.number === number)
      if (!late) throw new Error(`publication ${number} is not stored`)
      return edition(late)
    },
    here: (region = province) => publications.current.at(region, dateInHenan(clock.now())),
    async of({ publication, region, submitted_at }, day) {
      const on = day ?? dateInHenan(submitted_at ? new Date(submitted_at) : clock.now())
      const local = (await publications.numbered(publication)).at(region, on)
      if (!local) throw new Error(`there is no place ${region}`)
      return local
    },
    publishedOn(number) {
      const row = rows.find(one => one.number === number)
      if (!row) throw new Error(`publication ${number} is not stored`)
      return dateInHenan(new Date(row.effective_at))
    },
    list: () => rows,
    latest: () => edition(rows.findLast(row => row.cancelled_at === null)!),
    preview: content => openEdition({ number: 0, ...content }, regions, places.overrides),
    async publish({ catalogue, overlays }, over, { title, scope, by, at, effectiveAt, revision, restores, also }) {
      const number = rows.at(-1)!.number + 1
      if (rows.findLast(row => row.cancelled_at === null)!.number !== over.number) return null
      const digests: Record<string, string> = {}
      for (const [region, overlay] of overlays) digests[region] = await store.putContent(database, overlay)
      const row = {
        catalogue: await store.putContent(database, catalogue),
        overlays: digests,
        scope,
        title,
        published_at: at,
        published_by: by.id,
        published_name: by.name,
        effective_at: effectiveAt,
        revision,
        restores,
      }
      const done = await database.transaction(
        async queries => (await store.insertPublication(queries, number, row)) && (await also(queries, number)),
      )
      await publications.refresh()
      return done ? number : null
    },
    async refresh() {
      const newer = await store.listPublications(database, rows.at(-1)?.number)
      const cancelled = new Map((await store.listCancelled(database)).map(one => [one.number, one.cancelled_at]))
      rows = [...rows, ...newer].map(row => ({ ...row, cancelled_at: cancelled.get(row.number) ?? null }))
      inForce = await edition(rowInForce())
    },
    offered,
    calendar,
    regions,
    place: code => publications.here(code)?.place,
    authorities: (region, kind) => listAuthorities(region, publications.authorityData, kind),
    servicePoints: region =>
      pathUp(region, regions).flatMap(({ code }) =>
        windowsOf(pointsOf.get(code) ?? [], publications.current.overlays.values()),
      ),
    get authorityData() {
      return publications.current.authorities
    },
  }
  return publications

  function rowInForce(): PublicationRow {
    const now = clock.now().getTime()
    const row = rows.findLast(one => one.cancelled_at === null && Date.parse(one.effective_at) <= now) ?? rows[0]
    if (!row) throw new Error('nothing is published')
    return row
  }

  function edition(row: PublicationRow): Promise<Edition> {
    const known = editions.get(row.number)
    if (known) return known
    const opening = open(row)
    opening.catch(() => editions.delete(row.number))
    editions.set(row.number, opening)
    if (editions.size > keptEditions) editions.delete(editions.keys().next().value!)
    return opening
  }

  async function open({ number, catalogue, overlays }: PublicationRow): Promise<Edition> {
    const byRegion = await Promise.all(
      Object.entries(overlays).map(async ([region, digest]) => [region, await content<Overlay>(digest)] as const),
    )
    const whole = { number, catalogue: await content<Catalogue>(catalogue), overlays: new Map(byRegion) }
    return openEdition(whole, regions, places.overrides)
  }

  function content<T>(digest: string): Promise<T> {
    const known = contents.get(digest) as Promise<T> | undefined
    contents.delete(digest)
    if (known) {
      contents.set(digest, known)
      return known
    }
    const reading = store.getContent<T>(database, digest)
    reading.catch(() => contents.delete(digest))
    contents.set(digest, reading)
    if (contents.size > keptContents) contents.delete(contents.keys().next().value!)
    return reading
  }
}

/** Publishes the files where nobody has published anything else; otherwise says what in them is new. */
async function seed(database: Database, files: Catalogue, now: Date): Promise<Publications['offered']> {
  const digest = await store.putContent(database, files, true)
  const rows = await store.listPublications(database)
  const lastFiles = rows.findLast(isFromFiles)
  if (lastFiles?.catalogue === digest) return null
  if (!rows.every(isFromFiles))
    return { before: await store.getContent<Catalogue>(database, lastFiles!.catalogue), after: files }
  const at = now.toISOString()
  await store.insertPublication(database, (rows.at(-1)?.number ?? 0) + 1, {
    catalogue: digest,
    overlays: {},
    scope: province,
    title: '目录文件',
    published_at: at,
    published_by: 'catalogue files',
    published_name: '目录文件',
    effective_at: at,
    revision: null,
    restores: null,
  })
  return null
}

const isFromFiles = ({ published_by }: PublicationRow) => published_by === 'catalogue files'
