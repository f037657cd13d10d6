/**
 * The load of the kill test, a process of its own: people who apply and departments that decide, one whole case after
 * another, while the server is killed under them. Started by kill-test.ts with: port, ledger, life event.
 */
import { randomUUID } from 'node:crypto'
import type { CaseView } from '../../server/src/cases/view.ts'
import { loadCatalogue } from '../../server/src/catalogue/load.ts'
import type { TaskView } from '../../server/src/subcases/view.ts'
import { answersFor, onePagePdf } from '../../server/src/testing/answers.ts'
import { openLedger, type Step } from './kill-ledger.ts'
import { Visitor } from './visitor.ts'

/** What the two processes tell each other. */
export type ToLoad = 'run' | 'finish' | 'read'
export type FromLoad = { done: 'calm'; caseNo: string } | { done: 'finish' } | { done: 'read' }

const atOnce = 4
const region = '410105'
const [port = '', ledgerPath = '', lifeEvent = ''] = process.argv.slice(2)
const ledger = openLedger(ledgerPath)
const { facts } = loadCatalogue().lifeEvents[lifeEvent]!.examples.find(one => !one.expect.guard)!
const applicant = new Visitor(Number(port))
const reviewers = new Map<string, Promise<Visitor>>()
const concluded: string[] = []
let finishing = false

// ── one case, from the first question to the collected results ──────────────────────────────────────────────────────

async function wholeCase(): Promise<string> {
  const key = randomUUID()
  const begun = await applicant.send<CaseView>('/api/cases', {
    method: 'POST',
    key,
    json: { lifeEvent, region, facts },
  })
  const { caseNo } = begun.body
  const acknowledge = (step: Step, more: { part?: string; key?: string; attempts: number; targets?: string[] }) =>
    ledger.write({ kind: 'acknowledged', caseNo, step, part: null, key: null, ...more })
  acknowledge('begin', { key, attempts: begun.attempts })

  const reviewerOf = reviewersOf(begun.body)
  const draft = await completed(begun.body, acknowledge)
  const submitted = await write(applicant, `/api/cases/${caseNo}/submission`, 'submit', {
    reviewedHash: draft.reviewedHash,
  })
  const parts = (submitted as CaseView).parts
    .map(({ part, row }) => ({ part, reviewer: reviewerOf(row), colleague: reviewerOf(row, 'reviewer2') }))
    // Always the same one first, so that undisturbed and disturbed cases can be compared entry by entry.
    .sort((one, other) => (one.part < other.part ? -1 : 1))
  for (const { part, reviewer } of parts) {
    await write(await reviewer, `/api/sub-cases/${caseNo}/${part}/claim`, 'claim', {}, part)
    await write(await reviewer, `/api/sub-cases/${caseNo}/${part}/verdict`, 'verdict', { verdict: 'complete' }, part)
  }
  for (let open = parts; open.length > 0; ) {
    const { part, by, isLast } = await nextToSay(caseNo, open)
    const path = `/api/sub-cases/${caseNo}/${part}/${isLast ? 'decision' : 'opinion'}`
    await write(await by, path, isLast ? 'decide' : 'opine', { result: 'granted' }, part)
    if (isLast) open = open.filter(one => one.part !== part)
  }
  await write(applicant, `/api/cases/${caseNo}/collection`, 'collect', {})
  concluded.push(caseNo)
  return caseNo

  async function write(visitor: Visitor, path: string, step: Step, json: object, part?: string): Promise<unknown> {
    const key = randomUUID()
    const { body, attempts } = await visitor.send(path, { method: 'POST', key, json })
    acknowledge(step, { key, attempts, part })
    return body
  }
}

type Acknowledge = (step: Step, more: { attempts: number; targets: string[] }) => void

/** Fills in and hands in what the draft still lacks. */
async function completed(view: CaseView, acknowledge: Acknowledge): Promise<NonNullable<CaseView['draft']>> {
  const path = `/api/cases/${view.caseNo}`
  for (let round = 0; round < 5 && view.draft!.problems.length > 0; round++) {
    const { plan, problems } = view.draft!
    const lacking = (where: string) => [...new Set(problems.filter(one => one.where === where).map(one => one.target))]
    const targets = lacking('field')
    if (targets.length > 0) {
      const form = Object.fromEntries(
        Object.entries(answersFor(plan.form)).filter(([element]) => targets.includes(element)),
      )
      const { attempts } = await applicant.send(`${path}/draft`, { method: 'PUT', json: { form } })
      acknowledge('fill', { attempts, targets })
    }
    for (const type of lacking('evidence')) {
      const form = new FormData()
      form.set('type', type)
      form.set('file', new Blob([onePagePdf]), `${type}.pdf`)
      const { attempts } = await applicant.send(`${path}/evidence`, { method: 'POST', form })
      acknowledge('handIn', { attempts, targets: [type] })
    }
    view = await applicant.get<CaseView>(path)
  }
  const { draft } = view
  if (draft!.problems.length > 0) throw new Error(`cannot be completed: ${JSON.stringify(draft!.problems)}`)
  return draft!
}

function reviewersOf({ draft }: CaseView) {
  const authorities = new Map(draft!.plan.services.map(({ row, authorityId }) => [row, authorityId]))
  return (row: string, who = 'reviewer') => signedIn(`${who}@${authorities.get(row)}`)
}

function signedIn(account: string): Promise<Visitor> {
  let reviewer = reviewers.get(account)
  if (!reviewer) {
    const visitor = new Visitor(Number(port))
    reviewer = visitor.signIn(account).then(() => visitor)
    reviewers.set(account, reviewer)
  }
  return reviewer
}

/** The first part about which somebody can say something: its officer, or a colleague once that one has spoken. */
async function nextToSay(
  caseNo: string,
  open: { part: string; reviewer: Promise<Visitor>; colleague: Promise<Visitor> }[],
): Promise<{ part: string; by: Promise<Visitor>; isLast: boolean }> {
  for (const { part, reviewer, colleague } of open) {
    const { actions, step } = await (await reviewer).get<TaskView>(`/api/sub-cases/${caseNo}/${part}`)
    if (actions.includes('opine')) return { part, by: reviewer, isLast: false }
    if (actions.includes('decide')) return { part, by: step.opinions.length > 0 ? colleague : reviewer, isLast: true }
  }
  throw new Error(`none of ${open.map(one => one.part).join(', ')} can be decided`)
}

// ── under the orders of kill-test.ts ────────────────────────────────────────────────────────────────────────────────

async function caseAfterCase() {
  while (!finishing) await noted(wholeCase)
}

/** Afterwards every case is read once more by the applicant, in the session of the beginning. */
async function readAll() {
  for (const caseNo of concluded)
    await noted(async () => {
      const { state, evidence } = await applicant.get<CaseView>(`/api/cases/${caseNo}`)
      if (state !== 'delivered') throw new Error(`${caseNo} was collected but is ${state}`)
      for (const { url } of evidence)
        if (!onePagePdf.equals(await applicant.get<Buffer>(url))) throw new Error(`${caseNo}: ${url} is damaged`)
    })
}

async function noted(work: () => Promise<unknown>) {
  try {
    await work()
  } catch (error) {
    ledger.write({ kind: 'trouble', caseNo: null, message: (error as Error).message })
  }
}

const tell = (message: FromLoad) => process.send!(message)

let running: Promise<unknown> = Promise.resolve()
const orders: Record<ToLoad, () => unknown> = {
  run: () => {
    running = Promise.all(Array.from({ length: atOnce }, caseAfterCase))
  },
  finish: async () => {
    finishing = true
    await running
    tell({ done: 'finish' })
  },
  read: async () => {
    await readAll()
    tell({ done: 'read' })
    process.disconnect()
  },
}
process.on('message', order => void orders[order as ToLoad]())

await applicant.signIn('wangxiuying')
tell({ done: 'calm', caseNo: await wholeCase() })
