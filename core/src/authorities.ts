/**
 * 具体机关: which authority handles a service for an application in a place, and what it is called.
 * Nothing here is stored: an authority is a kind in a region, its name a template or an override.
 */
import Type, { type Static } from 'typebox'
import type { AuthorityKind } from './catalogue/schema.ts'
import { confidences, type Level } from './catalogue/vocabulary.ts'
import { administers, fullName, pathUp, type Region, type RegionTree, type RegionType, regionOf } from './regions.ts'

export const AuthorityOverride = Type.Object(
  {
    kind: Type.String({ pattern: '^[a-z][a-z-]*$' }),
    region: Type.String({ pattern: '^\\d{6}(\\d{3})?$' }),
    name: Type.String({ minLength: 1 }),
    reason: Type.String({ minLength: 1 }),
    confidence: Type.Enum(Object.keys(confidences) as (keyof typeof confidences)[]),
  },
  { additionalProperties: false },
)
export type AuthorityOverride = Static<typeof AuthorityOverride>

export interface Authority {
  /** `<kind>-<region>`, stable. */
  id: string
  name: string
  kind: string
  /** The level it acts at here; 济源 and 航空港区 act at either. */
  level: Level
  region: string
}

export interface AuthorityData {
  tree: RegionTree
  kinds: Record<string, AuthorityKind>
  /** By authority id. */
  overrides: ReadonlyMap<string, AuthorityOverride>
}

export const authorityData = (
  tree: RegionTree,
  kinds: Record<string, AuthorityKind>,
  overrides: readonly AuthorityOverride[],
): AuthorityData => ({
  tree,
  kinds,
  overrides: new Map(overrides.map(override => [authorityId(override.kind, override.region), override])),
})

export const authorityId = (kind: string, region: string) => `${kind}-${region}`

/**
 * The authority that handles a service of this level for an application in this place: that of the district for a
 * county-level service, of the city above it for a city-level one. Where the place stands above the level (someone
 * chose the whole city) its own authority answers; where a kind has none (公积金 in a county) the next one above.
 * Undefined only when there is none up to the province either.
 */
export function authorityFor(kind: string, level: Level, region: string, data: AuthorityData): Authority | undefined {
  const path = pathUp(region, data.tree)
  const start = path.findIndex(place => administers(place, level))
  for (const place of path.slice(Math.max(start, 0))) {
    const authority = authorityAt(kind, place, level, data)
    if (authority) return level === 'township' ? forTownships(authority, path, data) : authority
  }
  return undefined
}

/** Every authority that is competent here, of one kind or all, nearest first: 区, then 市, then 省. */
export function listAuthorities(region: string, data: AuthorityData, kind?: string): Authority[] {
  const path = pathUp(region, data.tree)
  const kinds = kind === undefined ? Object.keys(data.kinds) : [kind]
  return kinds.flatMap(each => path.flatMap(place => authorityAt(each, place, undefined, data) ?? []))
}

/** Back from a stored id to the authority; undefined when no such authority exists. */
export function authorityById(id: string, data: AuthorityData): Authority | undefined {
  const [, kind, code] = /^(.+)-(\d+)$/.exec(id) ?? []
  const place = code === undefined ? undefined : data.tree.byCode.get(code)
  return kind !== undefined && place && Object.hasOwn(data.kinds, kind)
    ? authorityAt(kind, place, undefined, data)
    : undefined
}

/**
 * 机关代字, as it stands before the number of a document: 金水市场监管. Zones and townships of one name lie in several
 * places, so the place they lie in stands in front. A place may decide another one.
 */
export function shortNameOf({ kind, region }: Pick<Authority, 'kind' | 'region'>, data: AuthorityData): string {
  return shortPlace(regionOf(region, data.tree), data.tree) + kindOf(kind, data).short.replace(/（.*）/, '')
}

function shortPlace(place: Region, tree: RegionTree): string {
  if (place.type === 'zone') return fillIn('{cityStem}{stem}', place, tree)
  return (place.type === 'township' ? shortPlace(regionOf(place.parent!, tree), tree) : '') + stem(place, tree)
}

/** The authority of exactly this place, acting at the wanted level where the place has it. */
function authorityAt(
  kind: string,
  place: Region,
  wanted: Level | undefined,
  data: AuthorityData,
): Authority | undefined {
  const level = wanted && administers(place, wanted) ? wanted : place.administers[0]
  if (level === undefined) return undefined
  const id = authorityId(kind, place.code)
  const template = templateFor(kindOf(kind, data), place.type)
  const name = data.overrides.get(id)?.name ?? (template && fillIn(template, place, data.tree))
  return name ? { id, name, kind, level, region: place.code } : undefined
}

/**
 * A township-level service while only the county is known: people read that their township handles it, and the
 * county's authority, whose id it keeps, receives it and hands it on.
 */
function forTownships(authority: Authority, path: Region[], data: AuthorityData): Authority {
  const template = kindOf(authority.kind, data).names.township
  if (!template || path[0]!.type === 'township') return authority
  return { ...authority, name: fillIn(template, regionOf(authority.region, data.tree), data.tree), level: 'township' }
}

const templateKeys: Record<RegionType, (keyof AuthorityKind['names'])[]> = {
  province: ['province'],
  city: ['city'],
  'demonstration-zone': ['city'],
  'airport-zone': ['city'],
  district: ['district', 'county'],
  county: ['county'],
  'county-city': ['countyCity', 'county'],
  zone: ['zone'],
  township: ['township'],
}

function templateFor(kind: AuthorityKind, type: RegionType): string | undefined {
  const key = templateKeys[type].find(each => kind.names[each] !== undefined)
  return key && kind.names[key]
}

function kindOf(kind: string, data: AuthorityData): AuthorityKind {
  const found = data.kinds[kind]
  if (!found) throw new Error(`There is no authority kind ${kind}`)
  return found
}

// ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function fillIn(template: string, place: Region, tree: RegionTree): string {
  const path = pathUp(place.code, tree)
  const city = path.find(each => administers(each, 'city'))
  const words: Record<string, () => string | undefined> = {
    name: () => place.name,
    full: () => fullName(place, tree),
    stem: () => stem(place, tree),
    city: () => city?.name,
    cityStem: () => city && stem(city, tree),
    province: () => path.at(-1)!.name,
    organ: () => organ(place),
  }
  return template.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = words[word]?.()
    if (value === undefined) throw new Error(`${place.name} has no {${word}} for the name ${template}`)
    return value
  })
}

/** 金水区 → 金水, 管城回族区 → 管城, 郑州市 → 郑州. Kept whole where that would be one character or the city's own stem. */
function stem(place: Region, tree: RegionTree): string {
  if (place.type === 'zone' || place.type === 'airport-zone') return zoneStem(place, tree)
  const short = place.name.replace(/(回族)?[市区县]$/, '')
  const ofCity = place.parent && regionOf(place.parent, tree).name.replace(/市$/, '')
  return short.length < 2 || short === ofCity ? place.name : short
}

/** 河南濮阳工业园区 → 工业园区: without the place it lies in, which the organ's name already carries. */
function zoneStem(zone: Region, tree: RegionTree): string {
  const city = tree.byCode.get(`${zone.code.slice(0, 4)}00`)
  const prefix = city ? `(${city.name}|${city.name.replace(/市$/, '')})` : ''
  return zone.name.replace(/^河南/, '').replace(new RegExp(`^${prefix}`), '')
}

function organ(place: Region): string {
  if (place.type !== 'township') return '各乡镇人民政府（街道办事处）'
  return place.name.endsWith('街道') ? '办事处' : '人民政府'
}
