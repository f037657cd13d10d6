/**
 * Any lawful life over HTTP: cases of each of the 45 life events live through a season at the same time, with everything
 * that may happen to them. Afterwards each of their documents is read. With `THOROUGH` 315 cases, else one of each.
 */
import type { CaseFile, Part } from '@onething/core/lifecycle/case-file.ts'
import { subCaseStates } from '@onething/core/lifecycle/states.ts'
import { countedDue } from '@onething/core/testing/invariants.ts'
import { numbers } from '@onething/core/testing/walk.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../db/database.ts'
import { pagesOf } from '../documents/pdf-text.ts'
import { firstBroken, type JournalRow } from '../journal/journal.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { applyFor, type Example, isOpen } from '../testing/apply.ts'
import { catalogue, planFor } from '../testing/catalogue.ts'
import { fileOf, type Life, type Lived, live } from '../testing/lives.ts'
import { loadWholeCase } from './store.ts'
import type { CaseView, DocumentView, PartPage, PartView } from './view.ts'

const begun = '2026-06-01'
const every = process.env.THOROUGH !== undefined
const ofEach = every ? 7 : 1
const steps = 18
const mostDays = 70

const journalOf = statement('test_journal_of', 'select * from journal where case_no = $1 order by seq')

const events = Object.values(catalogue.lifeEvents).map(({ id, examples }) => ({
  id,
  examples: examples.filter(one => isOpen(one) && one.date === begun && bringsSomething(id, one)),
}))

/** Some examples show that nothing has to be done. */
function bringsSomething(id: string, { facts, region, selection }: Example) {
  const rows = selection?.map(row => `${id}.${row}`)
  return planFor(id, facts, { region, selection: rows }).services.some(service => service.chosen)
}

let app: TestApp
const lives: Life[] = []
let lived: Lived
const took: Record<string, number> = {}

async function timed<T>(name: string, what: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const result = await what()
  took[name] = Math.round((performance.now() - from) / 100) / 10
  return result
}

beforeAll(async () => {
  app = await startTestApp(`${begun}T00:30:00Z`)
})
afterAll(() => app.close())

async function applyOnce(lifeEvent: string, example: Example, at: number) {
  const wanted = { lifeEvent, example, promising: at % 3 === 1, deferring: at % 3 === 2 }
  const { view, authorities } = await applyFor(app, wanted)
  const whole = (await loadWholeCase(app.database, view.caseNo))!
  lives.push({
    caseNo: view.caseNo,
    region: example.region,
    authorities,
    choose: numbers(lives.length + 1),
    left: steps,
    last: fileOf(whole),
    seen: whole.journal.length,
  })
}

describe(`${ofEach * 45} lives over HTTP`, () => {
  it('are applied for', { timeout: 300_000 }, async () => {
    await timed('submitting', async () => {
      for (let at = 0; at < ofEach; at++)
        for (const { id, examples } of events) await applyOnce(id, examples[at % examples.length]!, at)
    })
    expect(lives).toHaveLength(ofEach * 45)
    expect(new Set(lives.map(({ caseNo }) => caseNo.slice(9, 12))).size).toBe(45)
  })

  it('go on, whatever happens, without a dead end', { timeout: 600_000 }, async () => {
    lived = await timed('living', () => live(app, lives, mostDays))
    expect(lived.steps).toBeGreaterThan(lives.length * 8)
    if (every) expect(everything.filter(name => !lived.used.has(name))).toEqual([])
  })

  it('leave documents that can be read, each with a number of its own', { timeout: 600_000 }, async () => {
    const read = await timed('documents', () => readDocuments())
    console.log(
      `${lives.length} lives, ${lived.steps} steps in ${lived.days} nights, ${read} documents; seconds: ${JSON.stringify(took)}`,
    )
    console.log([...lived.used].map(([name, times]) => `${name} ${times}`).join(', '))
    expect(read).toBeGreaterThan(lives.length)
  })

  it('end with reasons, with dates that count, and with a whole journal', { timeout: 300_000 }, async () => {
    for (const { caseNo, region } of lives) {
      const clerk = await app.as(`clerk@${region}`)
      const view = (await clerk.get<CaseView>(`/api/cases/${caseNo}`)).body
      const whole = (await loadWholeCase(app.database, caseNo))!
      const grouped = await Promise.all(
        view.groups.map(({ row }) => clerk.get<PartPage>(`/api/cases/${caseNo}/parts?row=${row}`)),
      )
      for (const part of [...view.parts, ...grouped.flatMap(page => page.body.parts)]) {
        expect(subCaseStates).toHaveProperty(part.state)
        expectReasons(part)
        expectDates(part, fileOf(whole))
      }
      expect(whole.journal.filter(entry => entry.action === 'correction.issued').length).toBe(whole.row.corrections)
      expect(firstBroken(caseNo, await app.database.rows<JournalRow>(journalOf, [caseNo]))).toBeNull()
    }
  })
})

function expectReasons({ state, decision, refusal }: PartView) {
  const told = state === 'refused' ? refusal! : state === 'denied' || decision?.excluded ? decision! : null
  if (told) expect([told.reasons, told.remedies].every(text => text!.length > 5)).toBe(true)
}

function expectDates({ part: id, promisedDue, legalDue }: PartView, file: CaseFile) {
  const part = file.parts.find(one => one.part === id)!
  if (part.acceptedOn === null) return
  const due = (limit: Part['limits']['promised']) => countedDue(part, limit, app.parts.calendar)
  expect([id, promisedDue]).toEqual([id, due(part.limits.promised)])
  expect([id, legalDue]).toEqual([id, part.limits.statutory && due(part.limits.statutory)])
}

/** Every one is opened; of every twentieth the pages are read back. */
async function readDocuments(): Promise<number> {
  const found = new Set<string>()
  for (const { caseNo, region, last } of lives) {
    const clerk = await app.as(`clerk@${region}`)
    const inList = (await clerk.get<DocumentView[]>(`/api/cases/${caseNo}/documents`)).body
    const listed = new Set((await clerk.get<CaseView>(`/api/cases/${caseNo}`)).body.parts.map(part => part.part))
    const more = last.parts.filter(({ part }) => !listed.has(part)).slice(0, 2)
    const ofMore = await Promise.all(
      more.map(({ part }) => clerk.get<DocumentView[]>(`/api/cases/${caseNo}/documents?part=${part}`)),
    )
    for (const document of [...inList, ...ofMore.flatMap(one => one.body)]) {
      expect(document.number).not.toBeNull()
      expect(found.has(document.number!)).toBe(false)
      found.add(document.number!)
      const { status, body } = await clerk.get<Buffer>(document.url)
      expect([document.name, status, body.subarray(0, 5).toString()]).toEqual([document.name, 200, '%PDF-'])
      if (found.size % 20 === 0) expect(pagesOf(body).join('').replaceAll(/\s/g, '')).toContain(document.number!)
    }
  }
  return found.size
}

/** Of what may happen to a case nothing is missing from every life but the rarest: an objection to what is announced (announced.test.ts). */
const everything = [
  ...['complete', 'examine', 'correct', 'refuse', 'notNeeded', 'wrongOrgan', 'answer', 'supply', 'claim'],
  ...['opine', 'sendBack', 'grant', 'grantPartly', 'deny', 'reopen', 'terminate', 'withdrawPart', 'amend', 'collect'],
  ...['pause', 'resume', 'extend', 'extensionApproved', 'extensionRefused'],
  ...['offerHearing', 'askHearing', 'waiveHearing', 'scheduleHearing', 'recordHearing'],
  ...[
    'confirmVisit',
    'moveVisit',
    'otherTimes',
    'inspectPassed',
    'inspectRectify',
    'inspectFailed',
    'photo',
    'rectified',
  ],
  ...['waiveInspection', 'holdReview', 'reviewOpinion'],
  ...['choose.withdraw', 'choose.wait', 'choose.held'],
  ...['askRevocation', 'revoke', 'keepGrant', 'commitmentKept', 'commitmentBroken'],
]
