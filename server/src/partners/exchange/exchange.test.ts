/** What any data exchange does: the sandbox in this process, and the client that asks a listener over the network. */
import { authorityData } from '@onething/core/authorities.ts'
import { checkFact } from '@onething/core/form-values.ts'
import { regionTree } from '@onething/core/regions.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../catalogue/load.ts'
import { loadRegions } from '../../catalogue/load-regions.ts'
import { loadPopulation } from '../population/population.ts'
import { type DataExchange, patient } from './port.ts'
import { exchangeClient } from './real.ts'
import { sandboxExchange } from './sandbox.ts'
import { type SandboxExchangeServer, startSandboxExchange } from './sandbox-server.ts'

const catalogue = loadCatalogue()
const { regions, overrides } = loadRegions()
const population = loadPopulation(authorityData(regionTree(regions), catalogue.authorityKinds, overrides))
const clock = { now: () => new Date('2026-11-24T01:00:00Z') }
const options = { population, clock, production: false, slowMilliseconds: 500 }
const key = 'a-key-of-the-tests'
const why = { purpose: '办理一件事', lifeEvent: 'E3' }
const idOf = (name: string) => population.findCitizen(name)!.idNumber

const inProcess = sandboxExchange(options)
let listener: SandboxExchangeServer
let client: DataExchange
beforeAll(async () => {
  listener = await startSandboxExchange({ ...options, port: 0, key })
  client = exchangeClient({ url: listener.url, key })
})
afterAll(() => listener.close())
beforeEach(() => {
  inProcess.setBehaviour('normal')
  listener.setBehaviour('normal')
})

const kinds = {
  'the sandbox in this process': { exchange: () => inProcess, set: inProcess.setBehaviour },
  'the client over the network': {
    exchange: () => client,
    set: (behaviour: 'normal' | 'slow' | 'down') => listener.setBehaviour(behaviour),
  },
}

describe.each(Object.entries(kinds))('%s', (_, { exchange, set }) => {
  describe('lookup', () => {
    it('answers for the enterprise that 王秀英 acts for, and leaves the rest to be asked', async () => {
      const facts = ['licence.exists', 'licence.scopeMatches', 'applicant.kind', 'person.hasCard', 'premises.area']
      const inquiry = { ...why, idNumber: idOf('王秀英'), creditCode: '92410105YX00000161', facts }
      expect(await exchange().lookup(inquiry)).toEqual({
        found: {
          'licence.exists': true,
          'licence.scopeMatches': true,
          'applicant.kind': '个体工商户',
          'person.hasCard': true,
        },
        unavailable: ['premises.area'],
      })
      const { creditCode: _, ...herself } = inquiry
      expect((await exchange().lookup(herself)).found).toEqual({ 'person.hasCard': true })
    })

    it('knows nothing of strangers', async () => {
      const inquiry = { ...why, idNumber: '11010519491231002X', facts: ['person.hasCard', 'constructor'] }
      expect(await exchange().lookup(inquiry)).toEqual({ found: {}, unavailable: ['person.hasCard', 'constructor'] })
    })

    it('does not stop anybody when the partner is down or slow', async () => {
      const failures: unknown[] = []
      const safe = patient(exchange(), 50, failure => failures.push(failure))
      const inquiry = { ...why, idNumber: idOf('张丽'), facts: ['parents.married'] }
      for (const behaviour of ['down', 'slow'] as const) {
        set(behaviour)
        expect(await safe.lookup(inquiry)).toEqual({ found: {}, unavailable: ['parents.married'] })
        expect(await safe.prefill({ ...why, idNumber: idOf('张丽'), paths: ['family.child.sex'] })).toEqual({})
      }
      expect(failures).toHaveLength(4)
      set('normal')
      expect((await safe.lookup(inquiry)).found).toEqual({ 'parents.married': true })
    })
  })

  it('prefills what the hospital registered of the newborn, who stays newborn', async () => {
    const paths = [
      'family.child.sex',
      'family.child.birthDate',
      'family.spouse.name',
      'family.child.name',
      'person.name',
    ]
    expect(await exchange().prefill({ ...why, idNumber: idOf('张丽'), paths })).toEqual({
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
    expect(await exchange().check(inquiry)).toEqual({
      facts: { 'vaccination.upToDate': true },
      values: { 'person.name': '郑子轩', 'person.birthDate': '2023-05-12' },
    })
    expect(await exchange().check({ ...inquiry, idNumber: '11010519491231002X' })).toEqual({ facts: {}, values: {} })
    const failures: unknown[] = []
    set('down')
    expect(await patient(exchange(), 50, failure => failures.push(failure)).check(inquiry)).toBeNull()
    expect(failures).toHaveLength(1)
  })
})

describe('over the network', () => {
  const inquiry = { ...why, idNumber: idOf('张丽'), facts: ['parents.married'] }

  it('an answer that breaks the contract is no answer', async () => {
    listener.setBehaviour('wrong')
    await expect(client.lookup(inquiry)).rejects.toThrow('broke its contract')
  })

  it('a platform that answers now and then answers then', async () => {
    listener.setBehaviour('flaky')
    await expect(client.lookup(inquiry)).rejects.toThrow('503')
    expect((await client.lookup(inquiry)).found).toEqual({ 'parents.married': true })
  })

  it('nobody is answered without the key', async () => {
    await expect(exchangeClient({ url: listener.url, key: 'another' }).lookup(inquiry)).rejects.toThrow('401')
  })

  it('nobody hears of it when there is nothing to ask', async () => {
    listener.setBehaviour('down')
    expect(await client.prefill({ ...why, idNumber: idOf('张丽'), paths: [] })).toEqual({})
  })

  it('an answer that comes too late is none', async () => {
    listener.setBehaviour('slow')
    await expect(exchangeClient({ url: listener.url, key }, 50).lookup(inquiry)).rejects.toThrow()
  })

  it('what is wrong with a question is said, and whom it was about is not kept', async () => {
    const ask = (body: string, headers = {}) =>
      fetch(`${listener.url}/v1/inquiries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
        body,
      })
    const id = '6f1c1c52-6a0b-4f0e-9a0e-2f4f0b1c7a11'
    const whole = { id, ...why, subject: { idNumber: idOf('张丽') }, facts: ['parents.married'] }
    expect((await ask('{')).status).toBe(400)
    expect((await ask(`"${'x'.repeat(70_000)}"`)).status).toBe(413)
    const wrong = await ask(JSON.stringify({ ...whole, purpose: '' }))
    expect([wrong.status, (await wrong.json()).problem]).toEqual([422, expect.stringContaining('purpose')])
    const nothing = await ask(JSON.stringify({ ...whole, facts: [] }))
    expect(nothing.status).toBe(422)
    const right = await ask(JSON.stringify(whole))
    expect(await right.json()).toMatchObject({ id, facts: { 'parents.married': { value: true } }, values: {} })
    const page = await (await fetch(listener.url)).text()
    expect(page).toContain(id)
    expect(page).not.toContain(idOf('张丽'))
  })

  it('is told on its page how to behave, by its own page only', async () => {
    const tell = (behaviour: string, headers = {}) =>
      fetch(`${listener.url}/behaviour`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams({ behaviour }),
      })
    expect((await tell('down')).status).toBe(303)
    expect(await (await fetch(`${listener.url}/behaviour`)).json()).toEqual({ behaviour: 'down' })
    expect((await tell('asleep')).status).toBe(422)
    expect((await tell('normal', { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})

it('does not start in production', async () => {
  expect(() => sandboxExchange({ ...options, production: true })).toThrow('production')
  await expect(startSandboxExchange({ ...options, port: 0, key, production: true })).rejects.toThrow('production')
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
