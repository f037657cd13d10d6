/** 办事指南, 标准化工作规程, 综合受理窗口业务手册: one source (the current publication), as JSON and as PDF. */
import { chartOf, chartSvg } from '@onething/core/guide/chart.ts'
import { guideOf } from '@onething/core/guide/guide.ts'
import { handbookOf } from '@onething/core/guide/handbook.ts'
import { procedureOf } from '@onething/core/guide/procedure.ts'
import { Guide, Handbook, Procedure } from '@onething/core/guide/schema.ts'
import Type from 'typebox'
import { requireLocal } from '../cases/drafts.ts'
import type { Publications } from '../catalogue/publications.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import type { Documents } from '../documents/documents.ts'
import type { Access } from '../http/access.ts'
import { NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { lately } from './lately.ts'

const Params = Type.Object({ id: Type.String({ description: 'E1 … E25, P1 … P20' }) })
const Query = Type.Object({
  region: Type.String({ pattern: '^\\d{6}(\\d{3})?$', description: '行政区划代码，六位（乡镇街道九位）' }),
})

interface Wanted {
  id: string
  region: string
}

interface Kind<T> {
  path: string
  name: string
  access: Access
  schema: Type.TSchema
  write(wanted: Wanted): Promise<{ content: T; publishedOn: string }>
  pdf(request: { content: T; publishedOn: string }): Promise<Buffer>
}

/** About 0.4 MB each; a new publication or region makes its own. */
const keptPdfs = 64

export function guideRoutes(
  app: App,
  { publications, documents, clock }: { publications: Publications; documents: Documents; clock: Clock },
) {
  const today = () => dateInHenan(clock.now())
  const writer =
    <T>(compose: (...given: Parameters<typeof guideOf>) => T) =>
    async ({ id, region }: Wanted) => {
      const { current, calendar } = publications
      const { prepared, place } = requireLocal(publications, region, today())
      if (!prepared.events.has(id)) throw new NotFound(`没有编号为“${id}”的一件事`)
      const publishedOn = publications.publishedOn(current.number)
      return { content: compose(prepared, place, id, { calendar, date: publishedOn }), publishedOn }
    }

  serve<Guide>({
    path: 'guide',
    name: '办事指南',
    access: 'public',
    schema: Guide,
    write: writer(guideOf),
    pdf: documents.guide,
  })
  serve<Procedure>({
    path: 'procedure',
    name: '标准化工作规程',
    access: 'staff',
    schema: Procedure,
    write: writer(procedureOf),
    pdf: documents.procedure,
  })
  serve<Handbook>({
    path: 'handbook',
    name: '综合受理窗口业务手册',
    access: 'staff',
    schema: Handbook,
    write: writer(handbookOf),
    pdf: documents.handbook,
  })

  app.get(
    '/api/life-events/:id/flow-chart.svg',
    {
      config: { access: 'public' },
      schema: { tags: ['guides'], summary: '办理流程图（SVG）', params: Params, querystring: Query },
    },
    async (request, reply) => {
      const { content } = await writer(guideOf)({ ...request.params, ...request.query })
      const svg = chartSvg(chartOf(content.services, content.flow), `${content.name}办理流程图`)
      return reply.type('image/svg+xml; charset=utf-8').send(svg)
    },
  )

  function serve<T extends { name: string; publication: number }>({ path, name, access, schema, write, pdf }: Kind<T>) {
    const kept = lately<{ bytes: Buffer; fileName: string }>(keptPdfs)

    app.get(
      `/api/life-events/:id/${path}`,
      {
        config: { access },
        schema: { tags: ['guides'], summary: name, params: Params, querystring: Query, response: { 200: schema } },
      },
      async request => (await write({ ...request.params, ...request.query })).content,
    )

    app.get(
      `/api/life-events/:id/${path}.pdf`,
      {
        config: { access },
        schema: { tags: ['guides'], summary: `${name}（PDF）`, params: Params, querystring: Query },
      },
      async (request, reply) => {
        const wanted = { ...request.params, ...request.query }
        const key = `${publications.current.number} ${today()} ${wanted.region} ${wanted.id}`
        const { bytes, fileName } = await kept(key, async () => {
          const written = await write(wanted)
          return { bytes: await pdf(written), fileName: `${written.content.name}${name}.pdf` }
        })
        return reply
          .type('application/pdf')
          .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
          .send(bytes)
      },
    )
  }
}
