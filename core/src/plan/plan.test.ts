/** What the order of services does to evidence and time, on a small catalogue; the real one: server/src/catalogue/plan.test.ts */
import { describe, expect, test } from 'vitest'
import type { Catalogue, Limit, PublicService, ServiceRow } from '../catalogue/schema.ts'
import { buildCalendar } from '../workdays.ts'
import { type Place, plan } from './plan.ts'
import { prepare } from './prepare.ts'

interface SmallService {
  asks?: string[]
  makes?: string[]
  limit?: Limit
  after?: number[]
  optional?: boolean
}

const working = (days: number): Limit => ({ days, unit: 'workingDay' })
const natural = (days: number): Limit => ({ days, unit: 'naturalDay' })

/** Services in list order; `after` names rows that must be granted first. */
function planOf(services: SmallService[], request: { selection?: string[]; held?: string[]; date?: string } = {}) {
  const types = [...new Set(services.flatMap(one => [...(one.asks ?? []), ...(one.makes ?? [])]))]
  const rows: ServiceRow[] = services.map(({ after = [], optional }, place) => ({
    row: place + 1,
    service: `office/s${place + 1}`,
    authority: 'office',
    levels: ['county'],
    handledAt: 'county',
    optional,
    after: after.map(row => ({ row, kind: 'before-acceptance', confidence: 'sure', because: '须先办结' })),
  }))
  const catalogue: Catalogue = {
    facts: {},
    parameters: {},
    rules: {},
    authorityKinds: {
      office: { name: '办理机关', labels: ['办理机关'], short: '机关', organisation: 'government', names: {} },
    },
    formGroups: {},
    dataElements: {},
    evidenceTypes: Object.fromEntries(types.map(type => [type, { name: type, issuer: 'self' }])),
    services: Object.fromEntries(services.map((one, place) => [`office/s${place + 1}`, serviceOf(one, place + 1)])),
    lifeEvents: {
      E1: {
        id: 'E1',
        audience: 'enterprise',
        number: 1,
        name: '试办一件事',
        lead: 'office',
        stage: '试办',
        summary: '试办',
        keywords: [],
        questions: [],
        guards: [],
        services: rows,
        alternatives: [],
        bundles: [],
        examples: [],
      },
    },
  }
  const { date = '2026-06-01', ...rest } = request
  return plan(prepare(catalogue, 1), place, buildCalendar([]), { lifeEvent: 'E1', date, facts: {}, ...rest })
}

const serviceOf = ({ asks = [], makes = [], limit = working(1) }: SmallService, number: number): PublicService => ({
  name: `事项${number}`,
  type: 'confirmation',
  content: 'outline',
  promisedLimit: limit,
  fields: [],
  evidence: asks.map(type => ({ type, necessity: 'required', form: 'either' })),
  outputs: makes.map(type => ({ name: type, kind: 'certificate', evidence: type })),
})

const place: Place = {
  region: { code: '410105', name: '郑州市金水区' },
  parameters: {},
  authorityOf: (kind, _levels, handledAt) => ({ id: kind, name: '办理机关', level: handledAt }),
}

const exemptions = (result: ReturnType<typeof planOf>) =>
  Object.fromEntries(result.evidence.map(line => [line.type, line.exempt?.mode ?? null]))

describe('what the case makes', () => {
  test('is not handed in, and decides the order', () => {
    const result = planOf([{ asks: ['licence'] }, { makes: ['licence'] }])
    expect(exemptions(result)).toEqual({ licence: 'produced-in-case' })
    expect(result.order).toEqual([['E1.2'], ['E1.1']])
  })

  test('helps nobody who is done before it', () => {
    const result = planOf([{ asks: ['card'] }, { makes: ['card'], after: [1] }])
    expect(exemptions(result)).toEqual({ card: null })
    expect(result.order).toEqual([['E1.1'], ['E1.2']])
  })

  test('does not stand for the old one, which its renewal asks for', () => {
    expect(exemptions(planOf([{ asks: ['card'], makes: ['card'] }]))).toEqual({ card: null })
    expect(exemptions(planOf([{ asks: ['card'], makes: ['card'] }, { asks: ['card'] }]))).toEqual({ card: null })
  })

  test('is asked for again when the service that makes it is left out', () => {
    const without = planOf([{ asks: ['licence'] }, { makes: ['licence'] }], { selection: ['E1.1'] })
    expect(exemptions(without)).toEqual({ licence: null })
  })
})

describe('selection', () => {
  const chain: SmallService[] = [{ makes: ['a'] }, { after: [1], makes: ['b'] }, { after: [2] }]

  test('what a chosen service needs comes with it, all the way', () => {
    const result = planOf(chain, { selection: ['E1.3'] })
    expect(result.services.map(service => service.chosen)).toEqual([true, true, true])
    expect(result.notes).toHaveLength(2)
  })

  test('unless the applicant holds it', () => {
    const result = planOf(chain, { selection: ['E1.3'], held: ['b'] })
    expect(result.services.map(service => [service.chosen, service.status])).toEqual([
      [false, 'excluded'],
      [false, 'excluded'],
      [true, 'required'],
    ])
  })

  test('what is optional is offered, not ticked', () => {
    const result = planOf([{}, { optional: true }])
    expect(result.services.map(service => [service.chosen, service.status])).toEqual([
      [true, 'required'],
      [false, 'optional'],
    ])
  })
})

describe('time', () => {
  test('is the critical path: side by side the longest, one after the other the sum', () => {
    expect(planOf([{ limit: working(8) }, { limit: working(3) }])).toMatchObject({
      promised: { days: 8 },
      separate: { days: 11 },
      criticalPath: ['E1.1'],
    })
    expect(planOf([{ limit: working(8) }, { limit: working(3), after: [1] }])).toMatchObject({
      promised: { days: 11 },
      separate: { days: 11 },
      promisedDate: '2026-06-16',
      criticalPath: ['E1.1', 'E1.2'],
    })
  })

  test('natural days end on a working day, and still together is never slower than apart', () => {
    const result = planOf([{ limit: working(1), after: [2] }, { limit: natural(3) }], { date: '2026-06-03' })
    expect(result).toMatchObject({ promised: { days: 4 }, separate: { days: 4 }, promisedDate: '2026-06-09' })
  })
})
