/**
 * 行政区划: the tree of places, and who answers for what in it. 济源 and 航空港区 administer two levels at once.
 * The parent is the place one reports to: 航空港区 stands beside the cities although its number lies in 郑州's range.
 */
import Type, { type Static } from 'typebox'
import { type Level, levels } from './catalogue/vocabulary.ts'

export const regionTypes = {
  province: '省',
  city: '省辖市',
  'demonstration-zone': '示范区',
  'airport-zone': '航空港区',
  district: '市辖区',
  county: '县',
  'county-city': '县级市',
  zone: '功能区',
  township: '乡镇（街道）',
} as const
export type RegionType = keyof typeof regionTypes

const code = Type.String({ pattern: '^\\d{6}(\\d{3})?$' })
const text = Type.String({ minLength: 1 })

export const Region = Type.Object(
  {
    code,
    name: text,
    type: Type.Enum(Object.keys(regionTypes) as RegionType[]),
    /** Absent for the province only. */
    parent: Type.Optional(code),
    /** Empty for places without an organ of their own, such as state farms that are counted like townships. */
    administers: Type.Array(Type.Enum(Object.keys(levels) as Level[])),
    source: text,
  },
  { additionalProperties: false },
)
export type Region = Static<typeof Region>

export const servicePointTypes = { centre: '政务服务中心', township: '便民服务中心', station: '便民服务站' } as const

/** Where people go: a centre or a station. What we do not know is absent, never guessed. */
export const ServicePoint = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z]+-\\d{6,12}$' }),
    region: code,
    type: Type.Enum(Object.keys(servicePointTypes) as (keyof typeof servicePointTypes)[]),
    name: text,
    address: Type.Optional(text),
    hours: Type.Optional(text),
    phone: Type.Optional(text),
    /** Windows and desks, as their signs read. */
    stations: Type.Array(text, { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type ServicePoint = Static<typeof ServicePoint>

export interface RegionTree {
  byCode: ReadonlyMap<string, Region>
  childrenOf: ReadonlyMap<string, readonly Region[]>
}

export function regionTree(regions: readonly Region[]): RegionTree {
  const byCode = new Map(regions.map(region => [region.code, region]))
  const childrenOf = new Map<string, Region[]>()
  for (const region of regions) {
    if (region.parent === undefined) continue
    const siblings = childrenOf.get(region.parent)
    if (siblings) siblings.push(region)
    else childrenOf.set(region.parent, [region])
  }
  return { byCode, childrenOf }
}

/** For codes that come from outside; undefined when there is no such place. */
export const findRegion = (code: string, tree: RegionTree): Region | undefined => tree.byCode.get(code)

/** For codes that are known to be right. */
export function regionOf(code: string, tree: RegionTree): Region {
  const region = tree.byCode.get(code)
  if (!region) throw new Error(`There is no region ${code}`)
  return region
}

/** The place itself, then everything above it up to the province. */
export function pathUp(code: string, tree: RegionTree): Region[] {
  const region = regionOf(code, tree)
  return region.parent === undefined ? [region] : [region, ...pathUp(region.parent, tree)]
}

export const ancestors = (code: string, tree: RegionTree): Region[] => pathUp(code, tree).slice(1)

export const childrenOf = (code: string, tree: RegionTree): readonly Region[] => tree.childrenOf.get(code) ?? []

/** Who reports to whom, e.g. what a city's manager may see. 航空港区 is not within 郑州. */
export const isWithin = (code: string, above: string, tree: RegionTree): boolean =>
  pathUp(code, tree).some(region => region.code === above)

export const administers = (region: Region, level: Level): boolean => region.administers.includes(level)

/** The place that answers for this level here: its county, its city, …; none when the place stands above the level. */
export const unitAt = (level: Level, code: string, tree: RegionTree): Region | undefined =>
  pathUp(code, tree).find(region => administers(region, level))

export const countyOf = (code: string, tree: RegionTree): Region | undefined => unitAt('county', code, tree)
export const cityOf = (code: string, tree: RegionTree): Region | undefined => unitAt('city', code, tree)

/** What to offer to people who look for their place under this one: the children, and what the map shows there too. */
export function placesUnder(code: string, tree: RegionTree): Region[] {
  const region = regionOf(code, tree)
  if (region.type !== 'city') return [...childrenOf(code, tree)]
  const peers = childrenOf(region.parent!, tree).filter(
    peer => peer.code !== code && peer.code.startsWith(code.slice(0, 4)),
  )
  return [...childrenOf(code, tree), ...peers]
}

/** The name as it stands in the names of organs: districts carry their city's (郑州市金水区), counties do not (中牟县). */
export function fullName(region: Region, tree: RegionTree): string {
  const named = region.type === 'district' || region.type === 'township' ? regionOf(region.parent!, tree) : undefined
  return named ? fullName(named, tree) + region.name : region.name
}
