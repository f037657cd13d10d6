/** What is published is complete: whoever reads it back with tools of their own has the whole catalogue again. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { asOf } from '@onething/core/catalogue/as-of.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { addressesAt } from '@onething/core/open-data/cpsv.ts'
import { provincial } from '@onething/core/open-data/decisions.ts'
import { type Place, plan } from '@onething/core/plan/plan.ts'
import { prepare } from '@onething/core/plan/prepare.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { DmnModdle } from 'dmn-moddle'
import jsonld from 'jsonld'
import type { Static } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCatalogue } from '../catalogue/load.ts'
import { loadCalendar } from '../catalogue/load-calendar.ts'
import { type App, createServer } from '../http/server.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { codingFor, isKnown } from './body.ts'
import { type OpenDataIndex, openDataRoutes } from './routes.ts'

const publicUrl = 'https://ysj.example'
/** The day on which the house of the tests begins. */
const today = '2026-06-01'
const original = loadCatalogue()
/** Linked data tells the law of today, without former rules. */
const law = asOf(original, today)

let house: TestApp
let app: App
beforeAll(async () => {
  house = await startTestApp(`${today}T02:00:00Z`)
  app = await createServer({ ...house.parts.http, publicUrl })
  openDataRoutes(app, { ...house.parts, config: { publicUrl } })
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })
const read = async <T>(name: string) => (await get(`/api/open-data/${name}`)).json<T>()

interface Whole {
  $schema: string
  publication: number
  publishedOn: string
  licence: { id: string; note: string }
  catalogue: Catalogue
}

describe('the way it is served', () => {
  test('anybody gets a list of what there is, and everything on it is there', async () => {
    const index = (await get('/api/open-data/')).json<Static<typeof OpenDataIndex>>()
    expect(index.publication).toBe(1)
    expect(index.lifeEvents).toHaveLength(45)
    expect((await get('/api/open-data')).json()).toEqual(index)
    const urls = [...index.files.map(file => file.url), ...index.lifeEvents.map(event => event.dmn)]
    for (const url of urls) expect((await get(url.slice(publicUrl.length))).statusCode, url).toBe(200)
    for (const { url, mediaType } of index.files)
      expect((await get(url.slice(publicUrl.length))).headers['content-type']).toBe(mediaType)
  })

  test('the whole house serves it too, without sign-in', async () => {
    expect((await house.anyone.get('/api/open-data/')).status).toBe(200)
    expect((await house.anyone.get('/api/open-data/life-events/E3.dmn')).status).toBe(200)
  })

  test('who has it already is told so, and the same file comes packed in two ways', async () => {
    for (const name of ['catalogue.json', 'catalogue.jsonld', 'life-events/E3.dmn']) {
      const plain = await get(`/api/open-data/${name}`)
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(plain.headers.vary).toBe('accept-encoding')
      const br = await get(`/api/open-data/${name}`, { 'accept-encoding': 'gzip, deflate, br' })
      expect(br.headers['content-encoding']).toBe('br')
      expect(brotliDecompressSync(br.rawPayload)).toEqual(plain.rawPayload)
      const gzip = await get(`/api/open-data/${name}`, { 'accept-encoding': 'gzip' })
      expect(gunzipSync(gzip.rawPayload)).toEqual(plain.rawPayload)
      expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4)

      const { etag } = plain.headers
      expect(etag).toMatch(/^W\/"1-[0-9a-f]{16}"$/)
      expect([br.headers.etag, gzip.headers.etag]).toEqual([etag, etag])
      const again = await get(`/api/open-data/${name}`, { 'if-none-match': `"another", ${etag}` })
      expect([again.statusCode, again.rawPayload.length, again.headers.etag]).toEqual([304, 0, etag])
      expect((await get(`/api/open-data/${name}`, { 'if-none-match': '"another"' })).statusCode).toBe(200)
    }
  })

  test.each([
    ['', undefined],
    ['br', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['*', 'br'],
    ['gzip;q=0, *;q=0.5', 'br'],
    ['deflate', undefined],
    ['identity', undefined],
  ])('“accept-encoding: %s” gets %s', (header, coding) => {
    expect(codingFor(header)).toBe(coding)
  })

  test.each([
    [undefined, false],
    ['', false],
    ['*', true],
    ['W/"1-a"', true],
    ['"1-a"', true],
    ['"1-b", "1-a"', true],
    ['"1-ab"', false],
  ])('“if-none-match: %s” is known: %s', (header, known) => {
    expect(isKnown(header, 'W/"1-a"')).toBe(known)
  })

  test('a life event that is not on the list', async () => {
    for (const id of ['E99', 'constructor']) {
      const reply = await get(`/api/open-data/life-events/${id}.dmn`)
      expect(reply.statusCode).toBe(404)
      expect(reply.json().detail).toContain(id)
    }
  })
})

describe('catalogue.json', () => {
  async function validator() {
    const schema = await read<{ $id: string }>('catalogue.schema.json')
    // Titles and the desk's own notes (`x-…`) are annotations, which strict mode takes for mistakes.
    const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } })
    expect(ajv.validateSchema(schema)).toBe(true)
    return { schema, validate: ajv.compile(schema) }
  }

  test('fits the published schema, which stands alone', async () => {
    const { schema, validate } = await validator()
    const whole = await read<Whole>('catalogue.json')
    validate(whole)
    expect(validate.errors).toBeNull()
    expect(whole.$schema).toBe(schema.$id)
    expect(JSON.stringify(schema).match(/"\$ref":"[^#][^"]*"/g)).toBeNull()
  })

  const breaks: [string, (catalogue: Catalogue) => void][] = [
    ['a service without a name', ({ services }) => delete (Object.values(services)[0] as { name?: string }).name],
    [
      'a unit nobody knows',
      ({ services }) => Object.assign(Object.values(services)[0]!.promisedLimit, { unit: 'week' }),
    ],
    ['a word in the wrong place', ({ lifeEvents }) => Object.assign(lifeEvents.E3!, { colour: 'red' })],
    ['half a condition', ({ rules }) => Object.assign(Object.values(rules)[0]!, { when: { fact: 'premises.area' } })],
    [
      'half a condition inside another',
      ({ rules }) => Object.assign(Object.values(rules)[0]!, { when: { all: [{ not: { fact: 'premises.area' } }] } }),
    ],
    ['no facts at all', catalogue => delete (catalogue as Partial<Catalogue>).facts],
  ]
  test.each(breaks)('%s does not fit', async (_, breaking) => {
    const { validate } = await validator()
    const whole = await read<Whole>('catalogue.json')
    breaking(whole.catalogue)
    expect(validate(whole)).toBe(false)
  })

  test('read back as catalogue files it is the same catalogue, and every example comes out as the same plan', async () => {
    const { catalogue, publication } = await read<Whole>('catalogue.json')
    const back = readBack(catalogue)
    expect(back).toEqual(original)
    const calendar = loadCalendar()
    let compared = 0
    for (const event of Object.values(original.lifeEvents))
      for (const example of event.examples) {
        const [was, is] = [original, back].map(one => planOf(one, publication, event.id, example))
        expect(is).toEqual(was)
        compared++
      }
    expect(compared).toBeGreaterThan(150)

    function planOf(
      of: Catalogue,
      publication: number,
      lifeEvent: string,
      { date, facts, selection }: Catalogue['lifeEvents'][string]['examples'][number],
    ) {
      const law = asOf(of, date)
      const place: Place = {
        region: { code: '410000', name: '河南省' },
        parameters: provincial(law),
        authorityOf: (kind, _levels, level) => ({ id: kind, name: law.authorityKinds[kind]!.name, level }),
      }
      return plan(prepare(law, publication), place, calendar, {
        lifeEvent,
        date,
        facts: normaliseFacts(law.facts, facts, date).facts,
        selection: selection?.map(row => `${lifeEvent}.${row}`),
      })
    }
  })
})

/** Written out as the files of a catalogue (JSON is YAML) and read by the loader that reads ours. */
function readBack(catalogue: Catalogue): Catalogue {
  const directory = mkdtempSync(join(tmpdir(), 'onething-catalogue-'))
  const write = (name: string, content: unknown) => {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), JSON.stringify(content))
  }
  for (const [collection, content] of Object.entries(catalogue)) {
    const name = collection.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    const single = ['parameters', 'rules', 'authorityKinds', 'formGroups', 'synonyms'].includes(collection)
    const together = ['facts', 'dataElements', 'evidenceTypes'].includes(collection)
    if (single) write(`${name}.yaml`, content)
    else if (together) write(`${name}/all.yaml`, content)
    else for (const [id, entry] of Object.entries(content)) write(`${name}/${id}.yaml`, entry)
  }
  const read = loadCatalogue(directory)
  rmSync(directory, { recursive: true })
  return read
}

describe('catalogue.jsonld', () => {
  const cv = (name: string) => `http://data.europa.eu/m8g/${name}`
  const cpsv = (name: string) => `http://purl.org/vocab/cpsv#${name}`
  const dct = (name: string) => `http://purl.org/dc/terms/${name}`
  const eli = (name: string) => `http://data.europa.eu/eli/ontology#${name}`
  const skos = (name: string) => `http://www.w3.org/2004/02/skos/core#${name}`
  const at = addressesAt(publicUrl)

  interface Expanded {
    '@id': string
    '@type': string[]
    [property: string]: unknown
  }
  let graph: Map<string, Expanded>
  beforeAll(async () => {
    const document = await read<object>('catalogue.jsonld')
    const nodes = await jsonld.flatten(document, null, {
      documentLoader: async url => {
        throw new Error(`nothing has to be fetched to understand the file, but ${url} was asked for`)
      },
    })
    graph = new Map((nodes as Expanded[]).map(node => [node['@id'], node]))
  })

  const of = (type: string) => [...graph.values()].filter(node => node['@type'].includes(type))
  const valuesOf = (node: Expanded, property: string) =>
    (node[property] ?? []) as { '@id': string; '@value': unknown; '@language'?: string }[]
  const linked = (node: Expanded, property: string) => valuesOf(node, property).map(link => graph.get(link['@id'])!)
  const inChinese = (node: Expanded, property: string): string => {
    const [value, ...others] = valuesOf(node, property)
    expect([value?.['@language'], others]).toEqual(['zh', []])
    return value!['@value'] as string
  }
  const identifier = (node: Expanded) => valuesOf(node, dct('identifier'))[0]!['@value'] as string
  const titles = (nodes: Expanded[]) => nodes.map(node => inChinese(node, dct('title'))).sort()

  test('every life event with its id, name and services', () => {
    const { lifeEvents, services } = law
    const events = [...of(cv('LifeEvent')), ...of(cv('BusinessEvent'))]
    expect(events).toHaveLength(Object.keys(lifeEvents).length)
    expect(of(cv('BusinessEvent'))).toHaveLength(25)
    for (const event of Object.values(lifeEvents)) {
      const node = graph.get(at.lifeEvent(event.id))!
      expect(identifier(node)).toBe(event.id)
      expect(inChinese(node, dct('title'))).toBe(event.name)
      const related = linked(node, cv('hasRelatedService'))
      expect(related.map(identifier).sort()).toEqual([...new Set(event.services.map(row => row.service))].sort())
      expect(titles(related)).toEqual(
        [...new Set(event.services.map(row => row.service))].map(id => services[id]!.name).sort(),
      )
      for (const service of related) expect(valuesOf(service, cv('isGroupedBy'))).toContainEqual({ '@id': node['@id'] })
    }
  })

  test('every service with its evidence, outputs, departments, law and requirements', () => {
    const { services, evidenceTypes, authorityKinds, lifeEvents } = law
    const rows = Object.values(lifeEvents).flatMap(event => event.services)
    expect(of(cpsv('PublicService'))).toHaveLength(Object.keys(services).length)
    for (const [id, service] of Object.entries(services)) {
      const node = graph.get(at.service(id))!
      expect([identifier(node), inChinese(node, dct('title'))]).toEqual([id, service.name])
      expect(titles(linked(node, cpsv('hasInput')))).toEqual(
        service.evidence.map(use => evidenceTypes[use.type]!.name).sort(),
      )
      expect(titles(linked(node, cv('hasInputType')))).toEqual(
        [...new Set(service.evidence.map(use => use.type))].map(type => evidenceTypes[type]!.name).sort(),
      )
      expect(titles(linked(node, cpsv('produces')))).toEqual(service.outputs.map(output => output.name).sort())
      const kinds = [...new Set(rows.filter(row => row.service === id).map(row => row.authority))]
      expect(
        linked(node, cv('hasCompetentAuthority'))
          .map(kind => inChinese(kind, skos('prefLabel')))
          .sort(),
      ).toEqual(kinds.map(kind => authorityKinds[kind]!.name).sort())
      expect(titles(linked(node, cv('holdsRequirement')))).toEqual([...(service.conditions ?? [])].sort())
      const laws = linked(node, cv('hasLegalResource'))
      const cited = titles(laws)
      for (const basis of service.legalBasis ?? []) expect(cited).toContain(citationOf(basis))
    }
  })

  const citationOf = ({ law, article = '' }: { law: string; article?: string }) =>
    `${law.startsWith('《') ? law : `《${law}》`}${article}`

  test('an article is part of its law', () => {
    const articles = of(eli('LegalResource')).filter(node => node[eli('is_part_of')])
    expect(articles.length).toBeGreaterThan(100)
    for (const article of articles)
      for (const whole of linked(article, eli('is_part_of')))
        expect(inChinese(article, dct('title'))).toContain(inChinese(whole, dct('title')))
  })

  test('when a service is needed is said in words', () => {
    const rule = graph.get(at.part('rule', 'E3.3'))!
    expect(rule['@type']).toEqual([cpsv('Rule')])
    expect(inChinese(rule, dct('description'))).toContain('营业面积 ≥ 200 ㎡（参考标准，待当地核定）')
  })

  test('a limit in working days is not passed off as one in days', () => {
    for (const [id, { promisedLimit }] of Object.entries(law.services)) {
      const [time] = valuesOf(graph.get(at.service(id))!, cv('processingTime'))
      const exact = promisedLimit.unit === 'naturalDay' || promisedLimit.days === 0
      expect(time?.['@value']).toBe(exact ? `P${promisedLimit.days}D` : undefined)
    }
  })

  test('nothing points to nowhere, and everything has what CPSV-AP 3.2 makes mandatory', () => {
    const mandatory: Record<string, string[]> = {
      [cv('LifeEvent')]: [dct('identifier'), dct('title')],
      [cv('BusinessEvent')]: [dct('identifier'), dct('title')],
      [cpsv('PublicService')]: [dct('identifier'), dct('title'), dct('description'), cv('hasCompetentAuthority')],
      [cpsv('Rule')]: [dct('identifier'), dct('title'), dct('description')],
      [cv('Evidence')]: [dct('identifier'), dct('title')],
      [cv('EvidenceType')]: [dct('identifier')],
      [cv('Output')]: [dct('identifier'), dct('title')],
      [cv('Cost')]: [dct('identifier')],
      [cv('Channel')]: [dct('identifier')],
      [cv('Requirement')]: [dct('identifier'), dct('title')],
      [cv('PublicOrganisation')]: [dct('spatial'), skos('prefLabel')],
      'http://www.w3.org/ns/dcat#Dataset': [dct('title'), dct('description'), dct('publisher')],
    }
    for (const [type, properties] of Object.entries(mandatory)) {
      expect(of(type).length, type).toBeGreaterThan(0)
      for (const node of of(type))
        for (const property of properties)
          expect(valuesOf(node, property).length, `${node['@id']} ${property}`).toBeGreaterThan(0)
      for (const node of of(type)) expect(valuesOf(node, dct('identifier')).length).toBeLessThanOrEqual(1)
    }
    const outside = new Set([`${publicUrl}/api/open-data/`, 'https://spdx.org/licenses/MIT'])
    for (const node of graph.values())
      for (const [property, values] of Object.entries(node))
        if (!property.startsWith('@'))
          for (const { '@id': id } of values as { '@id'?: string }[])
            if (id && !outside.has(id)) expect(graph.get(id)?.['@type'], `${node['@id']} → ${id}`).toBeDefined()
  })
})

test('a decision model over HTTP is the one of the place and day it says, read without a warning', async () => {
  const { payload } = await get('/api/open-data/life-events/P17.dmn')
  const { rootElement, warnings } = await new DmnModdle().fromXML(payload)
  expect(warnings).toEqual([])
  expect(rootElement).toMatchObject({ name: 'P17', namespace: `${publicUrl}/api/open-data/life-events/P17.dmn` })
})
