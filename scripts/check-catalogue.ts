/** `npm run check:catalogue`: every file and reference, the list against the policy, the proof, every example. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asOf, changeDays } from '../core/src/catalogue/as-of.ts'
import { missingElements } from '../core/src/catalogue/check.ts'
import { checkAll, type Whole } from '../core/src/catalogue/check-all.ts'
import { placeOf } from '../core/src/catalogue/overlay.ts'
import { problemText } from '../core/src/catalogue/problems.ts'
import { releaseTsv } from '../core/src/catalogue/release.ts'
import type { Catalogue } from '../core/src/catalogue/schema.ts'
import { countElements } from '../core/src/guide/count.ts'
import { prepare } from '../core/src/plan/prepare.ts'
import { regionOf } from '../core/src/regions.ts'
import { isoDate } from '../core/src/workdays.ts'
import { CatalogueError, catalogueDirectory, loadCatalogue } from '../server/src/catalogue/load.ts'
import { wholeOf } from '../server/src/catalogue/whole.ts'
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
  compareWithPolicy(releaseTsv(catalogue, catalogue.releases!['first-batch']!))
  const whole = wholeOf({ catalogue, overlays: new Map() })
  const checked = checkAll(whole)
  problems.push(...checked.problems.map(problemText))
  if (checked.proved > 0) measure(whole)
  console.log(`${checked.proved}/${checked.lifeEvents} life events proved, for ${checked.places} county-level places`)
  console.log(`${changeDays(catalogue).length} days on which the law changes, each stretch between them proved`)
  console.log(`${checked.examples} examples`)
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
function measure({ catalogue, authorities, calendar }: Whole) {
  const date = isoDate(calendar.last)
  const prepared = prepare(asOf(catalogue, date), 0)
  const services = Object.values(prepared.catalogue.services)
  const complete = services.filter(
    service => service.content === 'full' && missingElements(service, prepared.catalogue).length === 0,
  )
  console.log(`${complete.length}/${services.length} complete by element`)
  const region = regionOf('410000', authorities.tree)
  const place = placeOf(prepared.catalogue, { region, overlays: [], authorities, date })
  const { official, confirmed, reference, pending } = countElements(prepared, place, { calendar, date })
  console.log(`elements: ${official} official / ${confirmed} confirmed / ${reference} reference / ${pending} 待核定`)
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
