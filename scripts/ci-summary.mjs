/** Adds up what the test runners counted, stage by stage, and closes with one line: `N passed, N failed`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
const counters = {
  'unit.json': report => [
    report.numPassedTests,
    report.numFailedTests + report.testResults.filter(brokeOutside).length,
  ],
  'browser.json': ({ stats }) => [stats.expected, stats.unexpected + stats.flaky],
  'kill.json': report => [report.passed, report.failed],
}

const total = { passed: 0, failed: 0 }
for (const stage of readdirSync(folder).sort()) {
  const { passed, failed, broke } = countsOf(join(folder, stage))
  total.passed += passed
  total.failed += failed
  console.log(`${stage}: ${passed} passed, ${failed} failed${broke ? ' (it broke outside its tests)' : ''}`)
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

/** A test file that failed although none of its tests did: it did not even load. */
function brokeOutside({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some(one => one.status === 'failed')
}

/** A stage that failed although none of its tests did counts as one failure. */
function countsOf(stage) {
  const counts = { passed: 0, failed: 0, broke: false }
  for (const [name, count] of Object.entries(counters)) {
    const path = join(stage, name)
    if (!existsSync(path)) continue
    const [passed, failed] = count(JSON.parse(readFileSync(path, 'utf8')))
    counts.passed += passed
    counts.failed += failed
  }
  const outcome = existsSync(join(stage, 'outcome')) ? readFileSync(join(stage, 'outcome'), 'utf8').trim() : 'cut short'
  counts.broke = outcome !== 'passed' && counts.failed === 0
  if (counts.broke) counts.failed = 1
  return counts
}
