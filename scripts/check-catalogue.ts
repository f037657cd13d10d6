/** `npm run check:catalogue`: every file, every reference, the list against the policy, every example. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkExample } from '../core/src/catalogue/examples.ts'
import { releaseTsv } from '../core/src/catalogue/release.ts'
import type { Parameter } from '../core/src/catalogue/schema.ts'
import type { Place } from '../core/src/plan/plan.ts'
import { prepare } from '../core/src/plan/prepare.ts'
import { CatalogueError, catalogueDirectory, loadCatalogue } from '../server/src/catalogue/load.ts'
import { loadCalendar } from '../server/src/catalogue/load-calendar.ts'

const problems: string[] = []
try {
  check()
} catch (error) {
  if (!(error instanceof CatalogueError)) throw error
  problems.push(...error.problems)
}
for (const problem of problems) console.error(`✗ ${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0

function check() {
  const catalogue = loadCatalogue()
  const events = Object.values(catalogue.lifeEvents)
  const rows = events.flatMap(event => event.services)
  console.log(`${events.length} life events / ${rows.length} rows / ${new Set(rows.map(row => row.service)).size} services`)
  const printed = readFileSync(join(catalogueDirectory, 'policy/first-batch.tsv'), 'utf8')
  compareLines(printed, releaseTsv(catalogue))
  const prepared = prepare(catalogue, 0)
  const calendar = loadCalendar()
  let examples = 0
  for (const event of events) {
    for (const example of event.examples) {
      examples++
      const place = placeOf(example.region, catalogue.parameters)
      for (const difference of checkExample(prepared, place, calendar, event, example))
        problems.push(`${event.id} “${example.name}”: ${difference}`)
    }
  }
  console.log(`${examples} examples`)
}

function compareLines(printed: string, ours: string) {
  const wanted = printed.split('\n')
  for (const [number, line] of ours.split('\n').entries())
    if (line !== wanted[number]) problems.push(`first-batch.tsv line ${number + 1}:\n    printed ${wanted[number]}\n    ours    ${line}`)
}

function placeOf(code: string, parameters: Record<string, Parameter>): Place {
  return {
    region: { code, name: code },
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([id, parameter]) => [id, { value: parameter.default, pending: true }]),
    ),
    authorityOf: (kind, _levels, handledAt) => ({ id: `${kind}-${code}`, name: kind, level: handledAt }),
  }
}
