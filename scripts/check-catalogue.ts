/** `npm run check:catalogue`: every file and reference, the list against the policy, the proof, every example. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AuthorityData, authorityData, authorityFor } from '../core/src/authorities.ts'
import { checkCatalogue, missingElements, type Routes } from '../core/src/catalogue/check.ts'
import { checkExample } from '../core/src/catalogue/examples.ts'
import { checkReferences } from '../core/src/catalogue/references.ts'
import { releaseTsv } from '../core/src/catalogue/release.ts'
import type { Catalogue } from '../core/src/catalogue/schema.ts'
import { countElements } from '../core/src/guide/count.ts'
import { type Prepared, prepare } from '../core/src/plan/prepare.ts'
import { administers, findRegion, regionTree } from '../core/src/regions.ts'
import { type Calendar, isoDate } from '../core/src/workdays.ts'
import { CatalogueError, catalogueDirectory, loadCatalogue } from '../server/src/catalogue/load.ts'
import { loadCalendar } from '../server/src/catalogue/load-calendar.ts'
import { loadRegions } from '../server/src/catalogue/load-regions.ts'
import { placeOf } from '../server/src/catalogue/publications.ts'
import { policyRows, tidy } from './policy-list.ts'

const expected = { events: 45, rows: 210, services: 148 }

const problems: string[] = []
try {
  check()
} catch (error) {
  if (!(error instanceof CatalogueError)) throw error
  problems.push(...error.problems)
}
for (const problem of problems) console.error(`✗ ${problem}`)
if (problems.length > 0) console.error(`${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0

function check() {
  const catalogue = loadCatalogue()
  count(catalogue)
  compareWithPolicy(releaseTsv(catalogue))
  const broken = checkReferences(catalogue)
  problems.push(...broken)
  if (broken.length > 0) return

  const calendar = loadCalendar()
  const places = loadRegions()
  const authorities = authorityData(regionTree(places.regions), catalogue.authorityKinds, places.overrides)
  const prepared = prepare(catalogue, 0)
  measure(prepared, calendar, authorities)
  prove(prepared, calendar, authorities)
  runExamples(prepared, calendar, authorities)
}

function count({ lifeEvents }: Catalogue) {
  const events = Object.values(lifeEvents)
  const rows = events.flatMap(event => event.services)
  const counted = { events: events.length, rows: rows.length, services: new Set(rows.map(row => row.service)).size }
  console.log(`${counted.events} life events / ${counted.rows} rows / ${counted.services} services`)
  for (const [what, wanted] of Object.entries(expected))
    if (counted[what as keyof typeof expected] !== wanted) problems.push(`the list has ${wanted} ${what}`)
}

/** Who has every element of a guide, and how much of it the policy prints, we only refer to, or somebody still has to settle. */
function measure(prepared: Prepared, calendar: Calendar, authorities: AuthorityData) {
  const { catalogue } = prepared
  const services = Object.values(catalogue.services)
  const complete = services.filter(
    service => service.content === 'full' && missingElements(service, catalogue).length === 0,
  )
  console.log(`${complete.length}/${services.length} complete by element`)
  const place = placeOf(provinceOf(authorities), authorities, catalogue)
  const { official, reference, pending } = countElements(prepared, place, {
    calendar,
    date: isoDate(calendar.first),
  })
  console.log(`elements: ${official} official / ${reference} reference / ${pending} 待核定`)
}

function provinceOf({ tree }: AuthorityData) {
  return [...tree.byCode.values()].find(region => region.parent === undefined)!
}

function compareWithPolicy(ours: string) {
  const read = (file: string) => readFileSync(join(catalogueDirectory, 'policy', file), 'utf8')
  const table = read('first-batch.tsv')
  compare('the catalogue', ours.split('\n'), table.split('\n'))
  const listed = table
    .replace(/\n$/, '')
    .split('\n')
    .slice(1)
    .map(line => line.split('\t').map(tidy).join('\t'))
  compare(
    'policy/first-batch.tsv',
    listed,
    policyRows(read('yuzhengban-2023-22.txt')).map(cells => cells.join('\t')),
  )
}

function compare(what: string, ours: string[], printed: string[]) {
  for (let line = 0; line < Math.max(ours.length, printed.length); line++)
    if (ours[line] !== printed[line])
      problems.push(`${what}, line ${line + 1}:\n    printed ${printed[line]}\n    ours    ${ours[line]}`)
}

function prove(prepared: Prepared, calendar: Calendar, authorities: AuthorityData) {
  const routes: Routes = {
    regions: [...authorities.tree.byCode.values()]
      .filter(region => administers(region, 'county'))
      .map(region => region.code),
    authorityName: (kind, level, region) => authorityFor(kind, level, region, authorities)?.name,
  }
  const { parameters } = placeOf(provinceOf(authorities), authorities, prepared.catalogue)
  const found = checkCatalogue(prepared, parameters, calendar, routes)
  problems.push(...found)
  const events = [...prepared.events.keys()]
  const failed = events.filter(id => found.some(problem => new RegExp(`^${id}\\b`).test(problem)))
  console.log(`${events.length - failed.length} life events proved, for ${routes.regions.length} county-level places`)
}

function runExamples(prepared: Prepared, calendar: Calendar, authorities: AuthorityData) {
  let examples = 0
  for (const { event } of prepared.events.values()) {
    if (event.examples.length === 0) problems.push(`${event.id}: has no example`)
    for (const example of event.examples) {
      examples++
      const where = `${event.id} “${example.name}”`
      const region = findRegion(example.region, authorities.tree)
      if (!region) {
        problems.push(`${where}: there is no place ${example.region}`)
        continue
      }
      const place = placeOf(region, authorities, prepared.catalogue)
      for (const difference of checkExample(prepared, place, calendar, event, example))
        problems.push(`${where}: ${difference}`)
    }
  }
  console.log(`${examples} examples`)
}
