/** The data exchange of the demonstration: answers from the fictional population, and can be told to be slow or down. */
import { setTimeout as wait } from 'node:timers/promises'
import { normaliseIdentifier } from '@onething/core/identifiers.ts'
import { type Clock, dateInHenan } from '../../clock.ts'
import type { Population, Registered } from '../population/population.ts'
import type { DataExchange, Inquiry } from './port.ts'

export type Behaviour = 'normal' | 'slow' | 'down'

export interface SandboxExchange extends DataExchange {
  setBehaviour(behaviour: Behaviour): void
}

export interface SandboxExchangeOptions {
  population: Population
  clock: Clock
  production: boolean
  /** How long `slow` takes. */
  slowMilliseconds?: number
}

export function sandboxExchange({
  population,
  clock,
  production,
  slowMilliseconds = 5000,
}: SandboxExchangeOptions): SandboxExchange {
  if (production)
    throw new Error('The sandbox data exchange answers with fictional data and never starts in production')
  let behaviour: Behaviour = 'normal'

  async function answer<T>(inquiry: Inquiry, answerFrom: (known: ReturnType<typeof aboutWhom>) => T): Promise<T> {
    if (behaviour === 'slow') await wait(slowMilliseconds)
    if (behaviour === 'down') throw new Error('The sandbox data exchange was told to be down')
    return answerFrom(aboutWhom(inquiry, population))
  }

  const today = () => dateInHenan(clock.now())
  return {
    setBehaviour(next) {
      behaviour = next
    },
    lookup: inquiry =>
      answer(inquiry, ({ citizen, enterprise }) => {
        const known = { ...citizen?.facts, ...enterprise?.facts }
        const found = pick(known, inquiry.facts, today())
        return { found, unavailable: inquiry.facts.filter(fact => !Object.hasOwn(found, fact)) }
      }),
    prefill: inquiry => answer(inquiry, about => pick(valuesOf(about), inquiry.paths, today())),
    check: inquiry =>
      answer(inquiry, about => ({
        facts: pick({ ...about.citizen?.facts, ...about.enterprise?.facts }, inquiry.facts, today()),
        values: pick(valuesOf(about), inquiry.paths, today()),
      })),
  }
}

function aboutWhom({ idNumber, creditCode }: Inquiry, population: Population) {
  return {
    citizen: idNumber === undefined ? undefined : population.findByIdNumber(normaliseIdentifier(idNumber)),
    enterprise: creditCode === undefined ? undefined : population.findEnterprise(normaliseIdentifier(creditCode)),
  }
}

function valuesOf({ citizen, enterprise }: ReturnType<typeof aboutWhom>): Record<string, unknown> {
  const { facts: _, ...registered } = enterprise ?? { facts: {} }
  return { ...citizen?.prefill, ...(citizen && household(citizen)), ...under('enterprise', registered) }
}

/** What the household register knows, for people whom a clerk serves and who did not sign in. */
const household = ({ name, address, ethnicity }: Registered) => under('person', { name, address, ethnicity })

const under = (prefix: string, values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]))

function pick(known: Record<string, unknown>, keys: readonly string[], today: string): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const key of keys) {
    const value = Object.hasOwn(known, key) ? known[key] : null
    if (value !== null && value !== undefined) found[key] = asOf(today, value)
  }
  return found
}

/** `{ daysAgo: 12 }` is a date that moves with today. */
function asOf(today: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('daysAgo' in value)) return value
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - Number(value.daysAgo))
  return date.toISOString().slice(0, 10)
}
