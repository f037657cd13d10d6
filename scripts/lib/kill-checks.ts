/** What must be true after the kills, read from the database itself and held against the ledger. */
import type { Database } from '../../server/src/db/database.ts'
import { statement } from '../../server/src/db/database.ts'
import { firstBroken, type JournalRow } from '../../server/src/journal/journal.ts'
import type { Acknowledged, Entry, Step } from './kill-ledger.ts'

export interface Check {
  name: string
  /** What is wrong; none when it holds. */
  wrong: string[]
}

/** What the journal says of a step. Filling in and handing in belong to the draft, which has no journal yet. */
const actions: Partial<Record<Step, string>> = {
  submit: 'case.submitted',
  claim: 'part.claimed',
  verdict: 'part.verdict.complete',
  opine: 'part.opinion',
  decide: 'part.granted',
  collect: 'case.collected',
}

interface Message {
  case_no: string
  seq: number
  place: number
  body: string
}

type Store = Awaited<ReturnType<typeof readStore>>

const all = (table: string, columns: string, order: string) =>
  statement(`kill_${table}`, `select ${columns} from ${table} order by ${order}`)

async function readStore(database: Database) {
  const [cases, journal, messages, waiting, outputs, evidence, contents, creations] = await Promise.all([
    database.rows<{ case_no: string; state: string }>(all('cases', 'case_no, state', '1')),
    database.rows<JournalRow & { case_no: string }>(all('journal', '*', 'case_no, seq')),
    database.rows<Message>(all('messages', 'case_no, seq, place, body', '1, 2, 3')),
    database.rows<Message>(all('consequences', 'case_no, seq, place', '1, 2, 3')),
    database.rows<{ case_no: string; part: string; name: string }>(all('outputs', 'case_no, part, name', '1, 2, 3')),
    database.rows<{ case_no: string; type: string }>(all('evidence', 'case_no, type', '1, 2')),
    database.rows<{ case_no: string; form: object; facts: object }>(all('case_contents', 'case_no, form, facts', '1')),
    database.rows<{ key: string; case_no: string }>(all('creations', 'key, case_no', '1')),
  ])
  const of = <R extends { case_no: string }>(rows: R[]) => {
    const grouped = Map.groupBy(rows, row => row.case_no)
    return (caseNo: string) => grouped.get(caseNo) ?? []
  }
  return {
    cases,
    waiting,
    creations,
    journalOf: of(journal),
    messagesOf: of(messages),
    outputsOf: of(outputs),
    evidenceOf: of(evidence),
    contentsOf: of(contents),
  }
}

/** @param calm the case that ran before the first kill: the pattern of what one case leaves */
export async function checkStore(database: Database, ledger: Entry[], calm: string): Promise<Check[]> {
  const store = await readStore(database)
  const acknowledged = ledger.filter(entry => entry.kind === 'acknowledged')
  const { cases } = store
  const pattern = historyOf(store, calm)
  return [
    { name: 'everything acknowledged is there', wrong: acknowledged.filter(entry => !isThere(store, entry)).map(name) },
    {
      name: 'the journal has no gap and its chain is whole',
      wrong: cases.flatMap(({ case_no }) => {
        const broken = firstBroken(case_no, store.journalOf(case_no))
        return broken === null ? [] : [`${case_no} at ${broken}`]
      }),
    },
    { name: 'no idempotency key was carried out twice', wrong: repeatedKeys(store, acknowledged) },
    { name: 'every begun draft is one case', wrong: strayCases(store, acknowledged) },
    { name: 'each consequence happened once', wrong: wrongConsequences(store, calm) },
    {
      name: 'every case has the history of one that nobody disturbed',
      wrong: cases.flatMap(one => differences(one.case_no, historyOf(store, one.case_no), pattern)),
    },
    {
      name: 'no case is stuck',
      wrong: cases.filter(one => one.state !== 'delivered').map(one => `${one.case_no} is ${one.state}`),
    },
    {
      name: 'no answer was wrong and no session was lost',
      wrong: ledger.filter(entry => entry.kind === 'trouble').map(entry => entry.message),
    },
  ]
}

const name = ({ caseNo, step, part, targets }: Acknowledged) =>
  [caseNo, step, part, targets?.join(', ')].filter(Boolean).join(' ')

function isThere(store: Store, { caseNo, step, part, key, targets = [] }: Acknowledged): boolean {
  switch (step) {
    case 'begin':
      return store.creations.some(one => one.key === key && one.case_no === caseNo)
    case 'fill': {
      const [contents] = store.contentsOf(caseNo)
      const known = new Set([...Object.keys(contents?.form ?? {}), ...Object.keys(contents?.facts ?? {})])
      return targets.every(target => known.has(target) || known.has(target.replace(/^fact:/, '')))
    }
    case 'handIn':
      return targets.every(target => store.evidenceOf(caseNo).some(file => file.type === target))
    default:
      return store
        .journalOf(caseNo)
        .some(row => row.idempotency_key === key && row.action === actions[step] && row.part === (part ?? null))
  }
}

function repeatedKeys(store: Store, acknowledged: Acknowledged[]): string[] {
  const sent = new Set(acknowledged.map(entry => entry.key))
  const done = store.cases.flatMap(({ case_no }) => store.journalOf(case_no).map(row => row.idempotency_key))
  const keys = done.filter(key => key !== null)
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  return [...twice, ...keys.filter(key => !sent.has(key)).map(key => `${key} was never sent to the end`)]
}

function strayCases({ cases, creations }: Store, acknowledged: Acknowledged[]): string[] {
  const begun = new Set(acknowledged.filter(entry => entry.step === 'begin').map(entry => entry.caseNo))
  const known = new Set(creations.map(one => one.case_no))
  return cases.map(one => one.case_no).filter(caseNo => !begun.has(caseNo) || !known.has(caseNo))
}

/** The messages of a case, by the journal entry they follow from, must be those of the pattern. */
function wrongConsequences(store: Store, calm: string): string[] {
  const told = (caseNo: string) =>
    JSON.stringify(store.messagesOf(caseNo).map(({ seq, place, body }) => [seq, place, body.replaceAll(caseNo, '')]))
  const expected = told(calm)
  return [
    ...(store.messagesOf(calm).length === 0 ? ['the pattern has no message'] : []),
    ...store.waiting.map(({ case_no, seq, place }) => `${case_no} ${seq}.${place} still waits`),
    ...store.cases.filter(one => told(one.case_no) !== expected).map(one => `${one.case_no}: ${told(one.case_no)}`),
  ]
}

function historyOf(store: Store, caseNo: string): string[] {
  return [
    ...store.journalOf(caseNo).map(({ seq, action, part }) => `journal ${seq} ${action} ${part ?? ''}`),
    ...store.outputsOf(caseNo).map(({ part, name }) => `output ${part} ${name}`),
    ...store.evidenceOf(caseNo).map(file => `evidence ${file.type}`),
  ]
}

function differences(caseNo: string, history: string[], pattern: string[]): string[] {
  return [
    ...history.filter(line => !pattern.includes(line)).map(line => `${caseNo} has ${line}`),
    ...pattern.filter(line => !history.includes(line)).map(line => `${caseNo} lacks ${line}`),
    ...(new Set(history).size === history.length ? [] : [`${caseNo} has something twice: ${history.join('; ')}`]),
  ]
}
