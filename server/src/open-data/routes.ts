/** 开放数据: the published catalogue for machines, as JSON with its schema, as CPSV-AP, and as DMN for each life event. */
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { cpsvDocument } from '@onething/core/open-data/cpsv.ts'
import { decisionModel } from '@onething/core/open-data/decisions.ts'
import { catalogueDocument, catalogueSchema, licence, type Published } from '@onething/core/open-data/published.ts'
import Type from 'typebox'
import type { Publications } from '../catalogue/publications.ts'
import type { Config } from '../config.ts'
import { NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { type Body, bodyOf, sendBody } from './body.ts'
import { dmnOf } from './dmn.ts'

export interface OpenDataDeps {
  publications: Publications
  config: Pick<Config, 'publicUrl'>
}

interface Source extends Published {
  /** The catalogue as the law reads today: former rules are left out. */
  inForce: Catalogue
  territory: { code: string; name: string }
  /** Is the same object as long as all of this is the same. */
  identity: object
}

interface File {
  name: string
  summary: string
  mediaType: string
  write(source: Source): string
}

const publisher = '河南省政务服务“一件事一次办”'
const dmnType = 'application/xml; charset=utf-8'

export const OpenDataIndex = Type.Object({
  publication: Type.Integer(),
  publishedOn: Type.String(),
  licence: Type.Object({ id: Type.String(), url: Type.String(), note: Type.String() }),
  files: Type.Array(Type.Object({ url: Type.String(), summary: Type.String(), mediaType: Type.String() })),
  lifeEvents: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), dmn: Type.String() })),
})

export function openDataRoutes(app: App, { publications, config: { publicUrl } }: OpenDataDeps) {
  const root = `${publicUrl}/api/open-data`
  const schemaUrl = `${root}/catalogue.schema.json`
  const dmnUrl = (id: string) => `${root}/life-events/${encodeURIComponent(id)}.dmn`
  const kept = keptBodies()
  const files: File[] = [
    {
      name: 'catalogue.json',
      summary: '全部已发布的事项目录（JSON）',
      mediaType: 'application/json; charset=utf-8',
      write: source => JSON.stringify(catalogueDocument(source, schemaUrl)),
    },
    {
      name: 'catalogue.schema.json',
      summary: '事项目录的 JSON Schema（2020-12）',
      mediaType: 'application/schema+json; charset=utf-8',
      write: () => JSON.stringify(catalogueSchema(schemaUrl)),
    },
    {
      name: 'catalogue.jsonld',
      summary: '事项目录的关联数据（CPSV-AP 3.2，JSON-LD）',
      mediaType: 'application/ld+json; charset=utf-8',
      write: ({ inForce, territory, ...source }) =>
        JSON.stringify(cpsvDocument({ ...source, catalogue: inForce }, { publicUrl, territory, publisher })),
    },
  ]

  for (const path of ['/api/open-data/', '/api/open-data'])
    app.get(
      path,
      {
        config: { access: 'public' },
        schema: {
          tags: ['open-data'],
          summary: '开放数据目录：有哪些文件',
          hide: !path.endsWith('/'),
          response: { 200: OpenDataIndex },
        },
      },
      async () => indexOf(await sourceOf(publications)),
    )

  for (const { name, summary, mediaType, write } of files)
    app.get(
      `/api/open-data/${name}`,
      { config: { access: 'public' }, schema: { tags: ['open-data'], summary } },
      async (request, reply) => {
        const source = await sourceOf(publications)
        const body = await kept(source, name, async () => bodyOf(write(source), mediaType, source.publication))
        return sendBody(request, reply, body)
      },
    )

  app.get(
    '/api/open-data/life-events/:id.dmn',
    {
      config: { access: 'public' },
      schema: {
        tags: ['open-data'],
        summary: '一件事的决策表（DMN 1.3）',
        params: Type.Object({ id: Type.String({ description: 'E1 … E25, P1 … P20' }) }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const source = await sourceOf(publications)
      const event = Object.hasOwn(source.inForce.lifeEvents, id) && source.inForce.lifeEvents[id]
      if (!event) throw new NotFound(`没有编号为“${id}”的一件事`)
      const body = await kept(source, `${id}.dmn`, async () =>
        bodyOf(await dmnOf(decisionModel(source.inForce, event), dmnUrl(id)), dmnType, source.publication),
      )
      return sendBody(request, reply, body)
    },
  )

  function indexOf({ publication, publishedOn, inForce }: Source): Type.Static<typeof OpenDataIndex> {
    return {
      publication,
      publishedOn,
      licence,
      files: files.map(({ name, summary, mediaType }) => ({ url: `${root}/${name}`, summary, mediaType })),
      lifeEvents: Object.values(inForce.lifeEvents).map(({ id, name }) => ({ id, name, dmn: dmnUrl(id) })),
    }
  }
}

/** The one place that knows where the published catalogue comes from. */
async function sourceOf(publications: Publications): Promise<Source> {
  const { prepared, place } = publications.here()!
  const { number, catalogue } = publications.current
  return {
    publication: number,
    publishedOn: await publications.publishedOn(number),
    catalogue,
    inForce: prepared.catalogue,
    territory: place.region,
    identity: prepared,
  }
}

/** What was made of a publication is kept as long as the publication itself. */
function keptBodies() {
  const kept = new WeakMap<object, Map<string, Promise<Body>>>()
  return ({ identity }: Source, name: string, make: () => Promise<Body>): Promise<Body> => {
    const bodies = kept.get(identity) ?? new Map<string, Promise<Body>>()
    kept.set(identity, bodies)
    const body = bodies.get(name) ?? make()
    bodies.set(name, body)
    body.catch(() => bodies.delete(name))
    return body
  }
}
