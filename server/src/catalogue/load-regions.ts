/**
 * Reads the places of the catalogue from disk: regions, the names of authorities there, and where people go.
 * Everything wrong is collected and told with file and line, as for the rest of the catalogue.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AuthorityOverride } from '@onething/core/authorities.ts'
import { administers, fullName, Region, type RegionTree, regionTree, ServicePoint } from '@onething/core/regions.ts'
import type Type from 'typebox'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import { CatalogueError, catalogueDirectory } from './load.ts'

export interface Places {
  regions: Region[]
  overrides: AuthorityOverride[]
  servicePoints: ServicePoint[]
}

export function loadRegions(directory = catalogueDirectory): Places {
  const problems: string[] = []
  const read = (name: string) => readFileSync(join(directory, name), 'utf8')
  const check = <T>(file: string, schemaOfOne: Type.TSchema, rows: unknown[]): T[] => {
    const validator = Compile(schemaOfOne)
    rows.forEach((row, index) => {
      if (validator.Check(row)) return
      for (const error of validator.Errors(row))
        problems.push(`${file} row ${index + 1} ${error.instancePath || '/'}: ${error.message}`)
    })
    return rows as T[]
  }
  const table = (file: string, lists: string[]) => parseTable(file, read(file), lists, problems)

  const regions = check<Region>('regions.csv', Region, table('regions.csv', ['administers']))
  const overrides = check<AuthorityOverride>(
    'authority-overrides.yaml',
    AuthorityOverride,
    parse(read('authority-overrides.yaml')) ?? [],
  )
  const listed = check<ServicePoint>('service-points.csv', ServicePoint, table('service-points.csv', ['stations']))

  const codes = new Set(regions.map(region => region.code))
  const known = (file: string, code: string | undefined) => {
    if (code !== undefined && !codes.has(code)) problems.push(`${file}: there is no region ${code}`)
  }
  for (const region of regions) known('regions.csv', region.parent)
  for (const override of overrides) known('authority-overrides.yaml', override.region)
  for (const point of listed) known('service-points.csv', point.region)
  once(
    'regions.csv',
    regions.map(region => region.code),
    problems,
  )
  once(
    'authority-overrides.yaml',
    overrides.map(({ kind, region }) => `${kind}-${region}`),
    problems,
  )
  once(
    'service-points.csv',
    listed.map(point => point.id),
    problems,
  )
  if (regions.filter(region => region.parent === undefined).length !== 1)
    problems.push('regions.csv: exactly one region has no parent')

  if (problems.length > 0) throw new CatalogueError(problems)
  return { regions, overrides, servicePoints: [...listed, ...townshipCentres(regions, listed)] }
}

/** Our tables hold no quotes and no commas inside a cell, so a split reads them; lists stand as `a|b`. */
function parseTable(file: string, content: string, lists: string[], problems: string[]): Record<string, unknown>[] {
  if (content.includes('"')) problems.push(`${file}: cells must not need quotes`)
  const [header = '', ...lines] = content.trimEnd().split(/\r?\n/)
  const columns = header.split(',')
  return lines.map((line, index) => {
    const cells = line.split(',')
    if (cells.length !== columns.length)
      problems.push(`${file} row ${index + 1}: ${cells.length} cells instead of ${columns.length}`)
    return Object.fromEntries(
      columns.flatMap((column, at): [string, unknown][] => {
        const cell = cells[at] ?? ''
        if (lists.includes(column)) return [[column, cell === '' ? [] : cell.split('|')]]
        return cell === '' ? [] : [[column, cell]]
      }),
    )
  })
}

function once(file: string, keys: string[], problems: string[]) {
  const seen = new Set<string>()
  for (const key of keys) {
    if (seen.has(key)) problems.push(`${file}: ${key} stands twice`)
    seen.add(key)
  }
}

/** Every township has a 便民服务中心 with a window for 一件事 (方案 二(三)); only those that differ are listed. */
function townshipCentres(regions: Region[], listed: ServicePoint[]): ServicePoint[] {
  const tree: RegionTree = regionTree(regions)
  const own = new Set(listed.filter(point => point.type === 'township').map(point => point.region))
  return regions
    .filter(region => administers(region, 'township') && !own.has(region.code))
    .map(region => ({
      id: `township-${region.code}`,
      region: region.code,
      type: 'township',
      name: `${fullName(region, tree)}便民服务中心`,
      stations: ['“一件事一次办”综合受理窗口'],
    }))
}
