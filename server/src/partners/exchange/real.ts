/**
 * The data exchange over the network, by the contract of docs/partners/data-exchange.md. Throws whenever there is no answer
 * that keeps the contract; `patient` makes that “not known”.
 */
import { randomUUID } from 'node:crypto'
import { checkCreditCode, checkIdNumber, normaliseIdentifier } from '@onething/core/identifiers.ts'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { DataExchange, Inquiry } from './port.ts'

export interface ExchangeSettings {
  /** Up to, and not including, `/v1`. */
  url: string
  key: string
}

const Known = Type.Record(Type.String(), Type.Object({ value: Type.Unknown(), source: Type.String() }))
const Answer = Type.Object({ id: Type.String(), answeredAt: Type.String(), facts: Known, values: Known })
const answers = Compile(Answer)

interface Names {
  facts: readonly string[]
  values: readonly string[]
}

export function exchangeClient({ url, key }: ExchangeSettings, milliseconds = 3000): DataExchange {
  async function ask({ purpose, lifeEvent, ...about }: Inquiry, names: Names) {
    const subject = subjectOf(about)
    if (!subject || names.facts.length + names.values.length === 0) return { facts: {}, values: {} }
    const id = randomUUID()
    const response = await fetch(`${url}/v1/inquiries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ id, purpose, lifeEvent, subject, ...names }),
      redirect: 'error',
      signal: AbortSignal.timeout(milliseconds),
    })
    const body = await response.text()
    if (response.status !== 200) throw new Error(`The data exchange answered ${response.status} to ${id}`)
    const answer = answerIn(body)
    if (answer?.id !== id) throw new Error(`The data exchange broke its contract in the answer to ${id}`)
    return { facts: valuesOf(answer.facts, names.facts), values: valuesOf(answer.values, names.values) }
  }

  return {
    async lookup({ facts, ...inquiry }) {
      const found = (await ask(inquiry, { facts, values: [] })).facts
      return { found, unavailable: facts.filter(fact => !Object.hasOwn(found, fact)) }
    },
    prefill: async ({ paths, ...inquiry }) => (await ask(inquiry, { facts: [], values: paths })).values,
    check: ({ facts, paths, ...inquiry }) => ask(inquiry, { facts, values: paths }),
  }
}

/** Undefined when nobody the registers could know is meant: a passport, a number mistyped at the window. */
function subjectOf({ idNumber, creditCode }: Pick<Inquiry, 'idNumber' | 'creditCode'>) {
  const person = idNumber === undefined ? undefined : normaliseIdentifier(idNumber)
  const enterprise = creditCode === undefined ? undefined : normaliseIdentifier(creditCode)
  const subject = {
    ...(person && checkIdNumber(person) === null && { idNumber: person }),
    ...(enterprise && checkCreditCode(enterprise)?.level !== 'error' && { creditCode: enterprise }),
  }
  return Object.keys(subject).length > 0 ? subject : undefined
}

/** Undefined when it is not what the contract says. */
function answerIn(body: string): Static<typeof Answer> | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    return answers.Check(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** Only what was asked for and has a value. */
function valuesOf(known: Static<typeof Known>, asked: readonly string[]): Record<string, unknown> {
  const has = (name: string) => Object.hasOwn(known, name) && known[name]!.value != null
  return Object.fromEntries(asked.filter(has).map(name => [name, known[name]!.value]))
}
