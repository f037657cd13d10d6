import { authorityData } from '@onething/core/authorities.ts'
import { checkFact } from '@onething/core/form-values.ts'
import { regionTree } from '@onething/core/regions.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../catalogue/load.ts'
import { loadRegions } from '../../catalogue/load-regions.ts'
import { loadPopulation } from '../population/population.ts'
import { patient } from './port.ts'
import { sandboxExchange } from './sandbox.ts'

const catalogue = loadCatalogue()
const { regions, overrides } = loadRegions()
const population = loadPopulation(authorityData(regionTree(regions), catalogue.authorityKinds, overrides))
const clock = { now: () => new Date('2026-11-24T01:00:00Z') }
const options = { population, clock, production: false, slowMilliseconds: 500 }
const exchange = sandboxExchange(options)
const why = { purpose: '办理一件事', lifeEvent: 'E3' }
const idOf = (name: string) => population.findCitizen(name)!.idNumber

beforeEach(() => exchange.setBehaviour('normal'))

describe('lookup', () => {
  it('answers for the enterprise that 王秀英 acts for, and leaves the rest to be asked', async () => {
    const facts = ['licence.exists', 'licence.scopeMatches', 'applicant.kind', 'person.hasCard', 'premises.area']
    const inquiry = { ...why, idNumber: idOf('王秀英'), creditCode: '92410105YX00000161', facts }
    expect(await exchange.lookup(inquiry)).toEqual({
      found: {
        'licence.exists': true,
        'licence.scopeMatches': true,
        'applicant.kind': '个体工商户',
        'person.hasCard': true,
      },
      unavailable: ['premises.area'],
    })
    const { creditCode: _, ...herself } = inquiry
    expect((await exchange.lookup(herself)).found).toEqual({ 'person.hasCard': true })
  })

  it('knows nothing of strangers', async () => {
    const inquiry = { ...why, idNumber: '11010519491231002X', facts: ['person.hasCard', 'constructor'] }
    expect(await exchange.lookup(inquiry)).toEqual({ found: {}, unavailable: ['person.hasCard', 'constructor'] })
  })

  it('does not stop anybody when the partner is down or slow', async () => {
    const failures: unknown[] = []
    const safe = patient(exchange, 50, failure => failures.push(failure))
    const inquiry = { ...why, idNumber: idOf('张丽'), facts: ['parents.married'] }
    for (const behaviour of ['down', 'slow'] as const) {
      exchange.setBehaviour(behaviour)
      expect(await safe.lookup(inquiry)).toEqual({ found: {}, unavailable: ['parents.married'] })
      expect(await safe.prefill({ ...why, idNumber: idOf('张丽'), paths: ['family.child.sex'] })).toEqual({})
    }
    expect(failures).toHaveLength(4)
    exchange.setBehaviour('normal')
    expect((await safe.lookup(inquiry)).found).toEqual({ 'parents.married': true })
  })
})

it('prefills what the hospital registered of the newborn, who stays newborn', async () => {
  const paths = ['family.child.sex', 'family.child.birthDate', 'family.spouse.name', 'family.child.name', 'person.name']
  expect(await exchange.prefill({ ...why, idNumber: idOf('张丽'), paths })).toEqual({
    'family.child.sex': '女',
    'family.child.birthDate': '2026-11-12',
    'family.spouse.name': '赵强',
    'person.name': '张丽',
  })
})

it('checks a child that signs in nowhere, and says when it does not answer at all', async () => {
  const inquiry = {
    ...why,
    idNumber: '410199202305120337',
    facts: ['vaccination.upToDate', 'person.hasCard'],
    paths: ['person.name', 'person.birthDate', 'property.address'],
  }
  expect(await exchange.check(inquiry)).toEqual({
    facts: { 'vaccination.upToDate': true },
    values: { 'person.name': '郑子轩', 'person.birthDate': '2023-05-12' },
  })
  expect(await exchange.check({ ...inquiry, idNumber: '11010519491231002X' })).toEqual({ facts: {}, values: {} })
  const failures: unknown[] = []
  exchange.setBehaviour('down')
  expect(await patient(exchange, 50, failure => failures.push(failure)).check(inquiry)).toBeNull()
  expect(failures).toHaveLength(1)
})

it('does not start in production', () => {
  expect(() => sandboxExchange({ ...options, production: true })).toThrow('production')
})

describe('population.yaml', () => {
  const enterprises = population.citizens.flatMap(({ enterprises = [] }) => enterprises.map(population.findEnterprise))
  const people = [...population.citizens, ...population.children]
  const facts = [...people.map(each => each.facts ?? {}), ...enterprises.map(each => each!.facts)]

  it('answers only facts that shared data may answer, with values that fit', () => {
    for (const [fact, value] of facts.flatMap(Object.entries)) {
      const definition = catalogue.facts[fact]
      expect(['share', 'data'], fact).toContain(definition?.source)
      if (value !== null) expect(checkFact(definition!, value), fact).toBeNull()
    }
  })

  it('prefills only paths that a data element asks for', () => {
    const asked = new Set(Object.values(catalogue.dataElements).map(({ prefill }) => prefill))
    for (const path of population.citizens.flatMap(({ prefill = {} }) => Object.keys(prefill)))
      expect(asked, path).toContain(path)
  })

  it('makes reviewers for any authority and clerks for any region, always with the same name', () => {
    const officer = population.staffOf('reviewer@fire-rescue-410105')!
    expect(officer).toMatchObject({ role: 'reviewer', region: '410105', place: '郑州市金水区消防救援大队' })
    expect(population.staffOf('reviewer@fire-rescue-410105')!.name).toBe(officer.name)
    expect(population.staffOf('clerk@419001')).toMatchObject({ role: 'clerk', place: '济源市综合窗口' })
    expect(population.staffOf('clerk@410105001')).toMatchObject({ region: '410105001' })
    for (const account of [
      'reviewer@fire-rescue-999999',
      'clerk@999999',
      'admin@410105',
      'reviewer@constructor-410105',
    ])
      expect(population.staffOf(account), account).toBeUndefined()
  })
})
