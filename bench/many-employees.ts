/**
 * 员工录用 for 300 people in one case, on the embedded database: what each step costs the server and sends to the screen.
 * `node bench/many-employees.ts [people]`
 */
import type { CaseView } from '../server/src/cases/view.ts'
import { migrate } from '../server/src/db/migrate.ts'
import { openDatabase } from '../server/src/db/open.ts'
import { startTestApp } from '../server/src/testing/app.ts'
import { csvOf, lineOf, people } from '../server/src/testing/employees.ts'

const count = Number(process.argv[2] ?? 300)
const times = 3
const app = await startTestApp(undefined, async () => {
  const opened = await openDatabase(undefined, 'memory:')
  await migrate(opened.database, new Date())
  return { ...opened, drop: () => opened.database.close() }
})
const [ma, hr] = await Promise.all(['maxiaoyan', 'reviewer@human-resources-410102'].map(one => app.as(one)))

const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!

/** Once for what changes the case, several times for what only reads it. */
async function measured<T>(name: string, run: () => Promise<{ status: number; body: T }>, repeat = 1): Promise<T> {
  const taken: number[] = []
  let last: { status: number; body: T } | undefined
  for (let at = 0; at < repeat; at++) {
    const begun = performance.now()
    last = await run()
    taken.push(performance.now() - begun)
  }
  if (last!.status >= 300) throw new Error(`${name}: ${last!.status} ${JSON.stringify(last!.body).slice(0, 500)}`)
  const size = Buffer.byteLength(JSON.stringify(last!.body)) / 1024
  console.log(`${name.padEnd(58)} ${median(taken).toFixed(0).padStart(7)} ms ${size.toFixed(0).padStart(7)} KB`)
  return last!.body
}

console.log(`${count} people, Node ${process.version}, PGlite`)
const begun = await ma!.post<CaseView>('/api/cases', {
  lifeEvent: 'E23',
  region: '410102',
  facts: { 'employer.registered': true },
})
const { caseNo } = begun.body
const table = csvOf(people(count).map(lineOf))
await measured('upload of the list, with the draft it answers with', () =>
  ma!.upload(`/api/cases/${caseNo}/lists/hires`, 'table', '名单.csv', table),
)
const look = () => ma!.get<CaseView>(`/api/cases/${caseNo}`)
const { draft } = (await look()).body
await measured(
  'POST /api/plan',
  () => app.anyone.post('/api/plan', { lifeEvent: 'E23', region: '410102', facts: draft!.facts }),
  times,
)
await measured(
  'PUT draft, one field',
  () => ma!.put(`/api/cases/${caseNo}/draft`, { form: { 'employment.workplace': '郑州市中原区演示路 1 号' } }),
  times,
)
await measured(
  'PUT draft, the whole list',
  () => ma!.put(`/api/cases/${caseNo}/draft`, { form: { 'employees.details': draft!.form['employees.details'] } }),
  times,
)
await measured('GET draft', look, times)
const ready = await ma!.complete(caseNo)
if (ready.draft!.problems.length > 0) throw new Error(JSON.stringify(ready.draft!.problems))
await measured('POST submission', () =>
  ma!.post<CaseView>(`/api/cases/${caseNo}/submission`, { reviewedHash: ready.draft!.reviewedHash }),
)
const code = (await look()).body.trackingCode
await measured('GET case after submission', look, times)
await measured('GET documents', () => ma!.get(`/api/cases/${caseNo}/documents`), times)
await measured('GET track', () => app.anyone.get(`/api/track/${caseNo}?code=${code}`), times)
await measured('GET receipt.pdf', () => ma!.get(`/api/cases/${caseNo}/receipt.pdf`))
await measured('GET work list of the department', () => hr!.get('/api/sub-cases?stage=intake'), times)
await measured('GET one task', () => hr!.get(`/api/sub-cases/${caseNo}/E23.1-1`), times)
await measured('one verdict', () => hr!.post(`/api/sub-cases/${caseNo}/E23.1-1/verdict`, { verdict: 'complete' }))
await measured('next verdict', () => hr!.post(`/api/sub-cases/${caseNo}/E23.1-2/verdict`, { verdict: 'complete' }))
const batch =
  (body: object, desk = hr!) =>
  () =>
    desk.post(`/api/sub-cases/${caseNo}/batch`, body)
const colleague = await app.as('reviewer2@human-resources-410102')
const granted = { result: 'granted' }
if ((await batch({ row: 'E23.1', all: true, verdict: { verdict: 'complete' } })()).status < 300) {
  await measured('GET batch page', () => hr!.get(`/api/sub-cases/${caseNo}/rows/E23.7`), times)
  await measured('batch: 300 verdicts', batch({ row: 'E23.7', all: true, verdict: { verdict: 'complete' } }))
  await batch({ row: 'E23.2', all: true, verdict: { verdict: 'complete' } })()
  await measured('batch: 300 opinions', batch({ row: 'E23.7', all: true, opinion: granted }))
  await measured('batch: 300 grants', batch({ row: 'E23.7', all: true, decision: granted }, colleague))
  await measured('batch: 300 grants that let 300 others in', batch({ row: 'E23.1', all: true, decision: granted }))
} else {
  const begunAt = performance.now()
  for (let at = 3; at <= 20; at++)
    await hr!.post(`/api/sub-cases/${caseNo}/E23.1-${at}/verdict`, { verdict: 'complete' })
  console.log(`one by one, 18 verdicts: ${(performance.now() - begunAt).toFixed(0)} ms`)
}
await measured('GET case in the middle', look, times)
await measured('GET documents in the middle', () => ma!.get(`/api/cases/${caseNo}/documents`), times)
await app.close()
process.exit(0)
