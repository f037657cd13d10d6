/**
 * catalogue: what publishing costs (the whole check in its thread, then the publication with contents and switch-over), and
 * what a request pays for the effective catalogue of its place: from cache, and the first time.
 */
import type { Overlay } from '@onething/core/catalogue/overlay.ts'
import { administers } from '@onething/core/regions.ts'
import { openChecking } from '../server/src/catalogue/checking.ts'
import { openPublications, province } from '../server/src/catalogue/publications.ts'
import { migrate } from '../server/src/db/migrate.ts'
import { openDatabase } from '../server/src/db/open.ts'
import { mean, percentile, printTable } from './numbers.ts'

const date = '2026-06-01'

export async function benchCatalogue({ rounds }: { rounds: number }): Promise<void> {
  const { database } = await openDatabase(undefined, 'memory:')
  const clock = { now: () => new Date('2026-06-01T02:00:00Z') }
  await migrate(database, clock.now())
  const publications = await openPublications(database, clock)
  const places = [...publications.regions.byCode.values()].filter(region => administers(region, 'county'))
  const { catalogue } = publications.current
  const [first] = Object.keys(catalogue.services)
  // Every county-level place has decided a value and every other one shortened a promise.
  const overlays = new Map(places.map(({ code }, at) => [code, overlayOf(at)]))

  function overlayOf(at: number): Overlay {
    return {
      parameters: { 'fire.minimum-area': { value: 150 + at, basis: 'bench' } },
      ...(at % 2 === 0 && first
        ? { promisedLimits: { [first]: { days: 0, unit: 'workingDay', basis: 'bench' } } }
        : {}),
    }
  }

  console.log(`\ncatalogue: ${rounds} rounds, every one of ${places.length} places with an overlay; milliseconds`)
  const checks: number[] = []
  const publishing: number[] = []
  const fresh: number[] = []
  const cached: number[] = []
  for (let round = 0; round < rounds; round++) {
    const changed = structuredClone(catalogue)
    changed.rules = Object.fromEntries(
      Object.entries(changed.rules).map(([id, rule]) => [id, { ...rule, basis: `${rule.basis}（${round}）` }]),
    )
    checks.push(await timed(() => openChecking().check(changed, overlays)))
    const latest = await publications.latest()
    const at = clock.now().toISOString()
    const by = { id: 'bench', name: 'bench' }
    const about = { title: 'bench', scope: province, by, at, effectiveAt: at, revision: null, restores: null }
    publishing.push(
      await timed(() =>
        publications.publish({ catalogue: changed, overlays }, latest, { ...about, also: async () => true }),
      ),
    )
    for (const { code } of places) fresh.push(await timed(() => publications.current.at(code, date)))
    for (const { code } of places) cached.push(await timed(() => publications.current.at(code, date)))
  }
  await database.close()
  const row = (name: string, all: number[]) => [name, percentile(all, 0.5), mean(all), percentile(all, 0.99)]
  printTable(
    ['', 'p50', 'mean', 'p99'],
    [
      row('the whole check, proof included', checks),
      row('publishing what was checked', publishing),
      row('effective catalogue of a place, first time', fresh),
      row('effective catalogue of a place, from cache', cached),
    ],
  )
}

async function timed(run: () => unknown): Promise<number> {
  const before = performance.now()
  const result = run()
  if (result instanceof Promise) await result
  return performance.now() - before
}
