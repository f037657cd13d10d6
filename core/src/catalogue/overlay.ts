/**
 * 地方差异: what a city or county does otherwise. Never a copy: values of parameters, shorter promises, who is competent,
 * windows, and what the place adds of its own, laid over the province's publication: province → city → county.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { type AuthorityData, authorityFor } from '../authorities.ts'
import { comparisons, expandRules, type ParameterValues } from '../conditions/evaluate.ts'
import type { Place } from '../plan/plan.ts'
import type { PreparedEvent } from '../plan/prepare.ts'
import { fullName, type Region, type ServicePoint } from '../regions.ts'
import {
  type Catalogue,
  DataElement,
  EvidenceType,
  FactDefinition,
  LifeEvent,
  Limit,
  PublicService,
  Rule,
  scalarSchema,
} from './schema.ts'

const strict = { additionalProperties: false }
const text = Type.String({ minLength: 1 })
const longText = Type.String({ minLength: 1, 'x-long': true })
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' })
const titled = <S extends TSchema>(title: string, schema: S): S => ({ ...schema, title })

/** A value this place has decided: no longer 待核定. */
export const LocalParameter = Type.Object(
  { value: titled('核定的值', scalarSchema), basis: titled('依据', longText) },
  strict,
)
export type LocalParameter = Static<typeof LocalParameter>

/** 相对集中行政许可权 (行政许可法 25) and other shifts of competence: who decides these services here, and since when. */
export const Competence = Type.Object(
  {
    services: titled(
      '事项',
      Type.Array(Type.String({ pattern: '^([a-z-]+|4\\d{5})/[a-z0-9-]+$', 'x-ref': 'services' }), { minItems: 1 }),
    ),
    kind: titled('由哪个部门办理', Type.String({ pattern: '^[a-z][a-z0-9-]*$', 'x-ref': 'authorityKinds' })),
    effectiveFrom: Type.Optional(titled('施行日期', date)),
    effectiveUntil: Type.Optional(titled('失效前最后一日', date)),
    basis: titled('依据', longText),
  },
  strict,
)
export type Competence = Static<typeof Competence>

export const LocalWindow = Type.Object(
  {
    address: Type.Optional(titled('地址', text)),
    hours: Type.Optional(titled('办公时间', text)),
    phone: Type.Optional(titled('电话', text)),
  },
  strict,
)
export type LocalWindow = Static<typeof LocalWindow>

/** Every collection of an overlay, as `collections` of the catalogue. The last five hold what is the place's own. */
export const overlayCollections = {
  parameters: { label: '地方参数', schema: LocalParameter },
  promisedLimits: { label: '承诺时限', schema: Limit },
  competence: { label: '实施权限', schema: Competence },
  windows: { label: '窗口', schema: LocalWindow },
  lifeEvents: { label: '本地一件事', schema: LifeEvent },
  services: { label: '本地事项', schema: PublicService },
  facts: { label: '本地情形', schema: FactDefinition },
  rules: { label: '本地共用条件', schema: Rule },
  dataElements: { label: '本地数据元', schema: DataElement },
  evidenceTypes: { label: '本地材料', schema: EvidenceType },
} as const satisfies Record<string, { label: string; schema: TSchema }>
export type OverlayCollection = keyof typeof overlayCollections

export interface Overlay {
  parameters?: Record<string, LocalParameter>
  promisedLimits?: Record<string, Limit>
  competence?: Record<string, Competence>
  windows?: Record<string, LocalWindow>
  lifeEvents?: Record<string, LifeEvent>
  services?: Record<string, PublicService>
  facts?: Record<string, FactDefinition>
  rules?: Record<string, Rule>
  dataElements?: Record<string, DataElement>
  evidenceTypes?: Record<string, EvidenceType>
}

const own = ['facts', 'rules', 'dataElements', 'evidenceTypes', 'services', 'lifeEvents'] as const

/** The catalogue of a place: the same object when its overlays change none of what services and life events say. */
export function localise(catalogue: Catalogue, overlays: readonly Overlay[]): Catalogue {
  return overlays.reduce(laidOver, catalogue)
}

function laidOver(below: Catalogue, overlay: Overlay): Catalogue {
  const next = { ...below }
  for (const collection of own) {
    const added = overlay[collection]
    // What is the place's own stands first in its list, and is found first among equals.
    if (added && Object.keys(added).length > 0)
      Object.assign(next, { [collection]: { ...added, ...below[collection] } })
  }
  for (const [id, promisedLimit] of Object.entries(overlay.promisedLimits ?? {})) {
    const service = next.services[id]
    if (service) next.services = { ...next.services, [id]: { ...service, promisedLimit } }
  }
  const alike = Object.keys(next).every(key => next[key as keyof Catalogue] === below[key as keyof Catalogue])
  return alike ? below : next
}

// ── what the place decides ──────────────────────────────────────────────────────────────────────────────────────────

export interface Locality {
  region: Region
  /** City before county. */
  overlays: readonly Overlay[]
  authorities: AuthorityData
  date: string
}

export function placeOf(catalogue: Catalogue, { region, overlays, authorities, date }: Locality): Place {
  const competences = competencesOn(overlays, date)
  const competent = new Map<string, ReturnType<Place['authorityOf']>>()
  return {
    region: { code: region.code, name: fullName(region, authorities.tree) },
    parameters: parametersOf(catalogue, overlays),
    authorityOf(listed, levels, handledAt, service) {
      const kind = (service && competences.get(service)) || listed
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

/** The nearest place that decided a value wins; without one the province's reference stands, pending. */
function parametersOf({ parameters }: Catalogue, overlays: readonly Overlay[]): ParameterValues {
  return Object.fromEntries(
    Object.entries(parameters).map(([id, parameter]) => {
      const decided = overlays.findLast(overlay => overlay.parameters?.[id])?.parameters?.[id]
      return [id, decided ? { value: decided.value, pending: false } : { value: parameter.default, pending: true }]
    }),
  )
}

function competencesOn(overlays: readonly Overlay[], date: string): Map<string, string> {
  const kinds = new Map<string, string>()
  for (const overlay of overlays)
    for (const { services, kind, effectiveFrom = date, effectiveUntil = date } of Object.values(
      overlay.competence ?? {},
    ))
      if (effectiveFrom <= date && date <= effectiveUntil) for (const service of services) kinds.set(service, kind)
  return kinds
}

/** Centres and stations with what the places they lie in say of address, hours and telephone. */
export function windowsOf(points: readonly ServicePoint[], overlays: Iterable<Overlay>): ServicePoint[] {
  const own = Object.assign({}, ...[...overlays].map(overlay => overlay.windows ?? {})) as Record<string, LocalWindow>
  return points.map(point => (own[point.id] ? { ...point, ...own[point.id] } : point))
}

/** Values this place has to decide before the life event may be opened in production, by the parameters' names. */
export function undecidedHere(
  { rows, guards }: PreparedEvent,
  { parameters, rules }: Catalogue,
  place: Place,
): string[] {
  const conditions = [
    ...rows.flatMap(({ row, service }) => [
      row.when,
      ...[...service.evidence, ...service.fields].map(use => use.when),
      service.inspection?.when,
    ]),
    ...guards.map(guard => guard.when),
  ]
  const read = conditions.flatMap(when => (when ? comparisons(expandRules(when, rules)) : [])).flatMap(boundsOf)
  return [...new Set(read)].flatMap(id =>
    parameters[id]?.local && place.parameters[id]?.pending ? [parameters[id].name] : [],
  )
}

const boundsOf = (comparison: object): string[] =>
  Object.values(comparison).flatMap(bound =>
    typeof bound === 'object' && bound !== null && 'parameter' in bound ? [String(bound.parameter)] : [],
  )
