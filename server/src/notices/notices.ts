/** 一次告知: the plan as it was told, before any sign-in, with a code to come back to it. */

import Type from 'typebox'
import { trackingCode } from '../cases/drafts.ts'
import { dateInHenan } from '../clock.ts'
import { json, statement } from '../db/database.ts'
import type { Documents } from '../documents/documents.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import { NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { PlanBody, planFor } from '../plan/routes.ts'
import { NoticeView } from '../plan/view.ts'

interface NoticeRow {
  code: string
  life_event: string
  region: string
  facts: Record<string, unknown>
  selection: string[] | null
  date: string
  created_at: string
}

const insert = statement(
  'notice_insert',
  `insert into notices (code, life_event, region, facts, selection, date, created_at)
   values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::date, $7::timestamptz)`,
)
const find = statement('notice_find', 'select * from notices where code = $1')

const Code = Type.Object({ code: Type.String({ maxLength: 20 }) })

export function noticeRoutes(app: App, deps: EvidenceDeps & { documents: Documents }) {
  const get = async (code: string): Promise<NoticeRow> => {
    const [row] = await deps.database.rows<NoticeRow>(find, [code.trim().toUpperCase()])
    if (!row) throw new NotFound('没有这份告知单，请核对编码；编码由 10 位字母和数字组成')
    return row
  }
  const planOf = ({ life_event, region, facts, selection, date }: NoticeRow) =>
    planFor(deps.publications, { lifeEvent: life_event, region, facts, selection, date }, date)

  app.post(
    '/api/notices',
    {
      config: { access: 'public' },
      schema: {
        tags: ['plan'],
        summary: '生成一次性告知，返回找回编码',
        body: PlanBody,
        response: { 201: Type.Object({ code: Type.String() }) },
      },
    },
    async (request, reply) => {
      const now = deps.clock.now()
      const { lifeEvent, region, facts, selection } = request.body
      const date = request.body.date ?? dateInHenan(now)
      planFor(deps.publications, request.body, date)
      const code = trackingCode(10)
      await deps.database.rows(insert, [code, lifeEvent, region, json(facts), json(selection), date, now.toISOString()])
      return reply.status(201).send({ code })
    },
  )

  app.get(
    '/api/notices/:code',
    {
      config: { access: 'public' },
      schema: { tags: ['plan'], summary: '凭编码找回一次性告知', params: Code, response: { 200: NoticeView } },
    },
    async request => {
      const row = await get(request.params.code)
      const { code, life_event: lifeEvent, region, facts, selection, created_at: createdAt } = row
      return { code, lifeEvent, region, facts, selection, createdAt, plan: planOf(row) }
    },
  )

  app.get(
    '/api/notices/:code/document.pdf',
    { config: { access: 'public' }, schema: { tags: ['plan'], summary: '一次性告知书（PDF）', params: Code } },
    async (request, reply) => {
      const row = await get(request.params.code)
      const pdf = await deps.documents.notice({ plan: planOf(row), code: row.code, today: row.date })
      return reply.type('application/pdf').send(pdf)
    },
  )
}
