/** 公告、公示 over HTTP: anybody reads them and may object. */
import { checkPhone } from '@onething/core/identifiers.ts'
import Type from 'typebox'
import type { DraftDeps } from '../cases/drafts.ts'
import { dateInHenan } from '../clock.ts'
import { Invalid } from '../http/problems.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import * as notices from './public-notices.ts'
import { showListed, showNotice } from './show.ts'
import { type Cursor, firstPage } from './store.ts'
import { ObjectionReceipt, PublicNoticeList, PublicNoticeView } from './view.ts'

const strict = { additionalProperties: false }
const tags = ['public-notices']
const pageSize = 20
const NoticePath = Type.Object({ caseNo: Type.String({ maxLength: 50 }), part: Type.String({ maxLength: 30 }) })
const Objection = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 50, description: '姓名，只有办理机关可以看到' }),
    phone: Type.String({ maxLength: 20, description: '手机号码，只有办理机关可以看到' }),
    text: Type.String({ minLength: 1, maxLength: 2000, description: '异议的内容和理由' }),
  },
  strict,
)

export function publicNoticeRoutes(app: App, deps: DraftDeps) {
  app.get(
    '/api/public-notices',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: '正在公告、公示的事项，先期满的在前',
        querystring: Type.Object({
          region: Type.String({ pattern: '^\\d{6}$', description: '行政区划代码；市、省包括所辖各地' }),
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 200: PublicNoticeList },
      },
    },
    async request => {
      const { region, cursor } = request.query
      if (!deps.publications.regions.byCode.has(region))
        throw new Invalid([{ where: 'query', target: 'region', message: `没有区划代码为“${region}”的地方，请核对` }])
      const rows = await notices.listOf(deps, region, cursor ? readCursor(cursor) : firstPage, pageSize + 1)
      const today = dateInHenan(deps.clock.now())
      const items = await Promise.all(rows.slice(0, pageSize).map(row => showListed(deps, row, today)))
      const last = items.at(-1)
      return { items, next: rows.length > pageSize && last ? writeCursor(last) : null }
    },
  )

  app.get(
    '/api/public-notices/:caseNo/:part',
    {
      config: { access: 'public' },
      schema: { tags, summary: '一个公告（公示）', params: NoticePath, response: { 200: PublicNoticeView } },
    },
    async request => showNotice(deps, await notices.findNotice(deps, request.params.caseNo, request.params.part)),
  )

  app.post(
    '/api/public-notices/:caseNo/:part/objections',
    {
      config: { access: 'public', rateLimit: { max: 10, timeWindow: '1 hour' } },
      schema: {
        tags,
        summary: '公告（公示）期间提出异议；姓名和电话只有办理机关可以看到',
        params: NoticePath,
        body: Objection,
        response: { 201: ObjectionReceipt },
      },
    },
    async (request, reply) => {
      const { name, phone, text } = request.body
      requireReadable({ name, text })
      const wrong = checkPhone(phone.trim())
      if (wrong) throw new Invalid([{ where: 'body', target: 'phone', message: wrong }])
      const objection = { name: name.trim(), phone: phone.trim(), text: text.trim() }
      const receipt = await notices.object(deps, request.params, objection, idempotencyKey(request.headers))
      return reply.status(201).send(receipt)
    },
  )
}

const missing = { name: '请填写姓名', text: '请写明异议的内容和理由' }

function requireReadable(given: Record<keyof typeof missing, string>) {
  const empty = (Object.keys(missing) as (keyof typeof missing)[]).filter(field => given[field].trim() === '')
  if (empty.length > 0)
    throw new Invalid(empty.map(field => ({ where: 'body', target: field, message: missing[field] })))
}

const writeCursor = ({ until, caseNo, part }: Cursor) => Buffer.from(`${until}|${caseNo}|${part}`).toString('base64url')

function readCursor(text: string): Cursor {
  const [until, caseNo, part] = Buffer.from(text, 'base64url').toString().split('|')
  if (!until || !/^\d{4}-\d{2}-\d{2}$/.test(until) || !caseNo || !part)
    throw new Invalid([{ where: 'query', target: 'cursor', message: '翻页标记无效，请从第一页重新开始' }])
  return { until, caseNo, part }
}
