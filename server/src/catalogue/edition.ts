/**
 * 一次发布的内容: the province's catalogue and the overlays of its places, and from them what holds in one place on one
 * day. Everything is computed once and shared: a place whose overlay only decides values plans with the province's
 * prepared catalogue, and days between two changes of the law are one.
 */
import { type AuthorityData, type AuthorityOverride, authorityData } from '@onething/core/authorities.ts'
import { asOf, changeDays, dayAfter, stretchOf } from '@onething/core/catalogue/as-of.ts'
import { localise, type Overlay, placeOf } from '@onething/core/catalogue/overlay.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import type { Place } from '@onething/core/plan/plan.ts'
import { type Prepared, prepare } from '@onething/core/plan/prepare.ts'
import { findRegion, pathUp, type RegionTree } from '@onething/core/regions.ts'

/** What holds in a place on a day. */
export interface Local {
  prepared: Prepared
  place: Place
}

export interface Edition {
  number: number
  /** The province's, with all its dates. */
  catalogue: Catalogue
  /** By region. */
  overlays: ReadonlyMap<string, Overlay>
  authorities: AuthorityData
  /** Undefined when the code names no place. */
  at(region: string, date: string): Local | undefined
}

export interface Content {
  number: number
  catalogue: Catalogue
  overlays: ReadonlyMap<string, Overlay>
}

interface Path {
  overlays: Overlay[]
  catalogue: Catalogue
  days: string[]
}

export function openEdition(
  { number, catalogue, overlays }: Content,
  regions: RegionTree,
  names: readonly AuthorityOverride[],
): Edition {
  const authorities = authorityData(regions, catalogue.authorityKinds, names)
  const paths = new Map<string, Path>()
  const locals = new Map<string, Local>()

  return {
    number,
    catalogue,
    overlays,
    authorities,
    at(code, date) {
      const region = findRegion(code, regions)
      if (!region) return undefined
      const path = pathOf(code)
      const stretch = stretchOf(path.days, date)
      const key = `${code} ${stretch}`
      const known = locals.get(key)
      if (known) return known
      const prepared = preparedOn(path.catalogue, date, number)
      const place = placeOf(prepared.catalogue, { region, overlays: path.overlays, authorities, date })
      const local = { prepared, place }
      locals.set(key, local)
      return local
    },
  }

  function pathOf(code: string): Path {
    const known = paths.get(code)
    if (known) return known
    const own = pathUp(code, regions)
      .reverse()
      .flatMap(region => overlays.get(region.code) ?? [])
    const local = localised(catalogue, own)
    const path = {
      overlays: own,
      catalogue: local,
      days: [...new Set([...daysOf(local), ...competenceDays(own)])].sort(),
    }
    paths.set(code, path)
    return path
  }
}

const competenceDays = (overlays: Overlay[]): string[] =>
  overlays.flatMap(overlay =>
    Object.values(overlay.competence ?? {}).flatMap(({ effectiveFrom, effectiveUntil }) => [
      ...(effectiveFrom ? [effectiveFrom] : []),
      ...(effectiveUntil ? [dayAfter(effectiveUntil)] : []),
    ]),
  )

// ── computed once, for every edition that holds the same ────────────────────────────────────────────────────────────

const locally = new WeakMap<Catalogue, { overlays: Overlay[]; catalogue: Catalogue }[]>()
const changes = new WeakMap<Catalogue, string[]>()
const made = new WeakMap<Catalogue, Map<string, Prepared>>()

function localised(catalogue: Catalogue, overlays: Overlay[]): Catalogue {
  if (overlays.length === 0) return catalogue
  const known = locally.get(catalogue) ?? []
  locally.set(catalogue, known)
  const found = known.find(
    one => one.overlays.length === overlays.length && one.overlays.every((each, place) => each === overlays[place]),
  )
  if (found) return found.catalogue
  const made = { overlays, catalogue: localise(catalogue, overlays) }
  known.push(made)
  return made.catalogue
}

function daysOf(catalogue: Catalogue): string[] {
  const known = changes.get(catalogue)
  if (known) return known
  const days = changeDays(catalogue)
  changes.set(catalogue, days)
  return days
}

function preparedOn(catalogue: Catalogue, date: string, number: number): Prepared {
  const stretch = stretchOf(daysOf(catalogue), date)
  const known = made.get(catalogue) ?? new Map<string, Prepared>()
  made.set(catalogue, known)
  const key = `${stretch} ${number}`
  const found = known.get(key)
  if (found) return found
  const alike = [...known].find(([one]) => one.startsWith(`${stretch} `))?.[1]
  const prepared = alike ? { ...alike, publication: number } : prepare(asOf(catalogue, date), number)
  known.set(key, prepared)
  return prepared
}
