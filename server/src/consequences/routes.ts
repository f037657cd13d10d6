/**
 * 站内消息: what the applicant was told, newest first. Screens ask for the count every half minute rather than hold a
 * connection open: it is one indexed read, and it works through any proxy, whichever of several servers answers, and
 * however often one of them is replaced.
 */
import Type from 'typebox'
import type { Publications } from '../catalogue/publications.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { signedIn } from '../http/access.ts'
import type { App } from '../http/server.ts'
import { idOf, markRead, messagesOf, unreadOf } from './inbox.ts'
import { MessageView, UnreadView } from './view.ts'

const tags = ['people']
const Ids = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 })
const Read = Type.Object(
  { ids: Type.Optional(Ids) },
  { additionalProperties: false, description: '不列出 ids 表示全部' },
)

export interface MessageDeps {
  database: Database
  clock: Clock
  publications: Publications
}

export function messageRoutes(app: App, { database, clock, publications }: MessageDeps) {
  app.get(
    '/api/messages',
    {
      config: { access: 'applicant' },
      schema: { tags, summary: '我的消息，最近的在前，最多 100 条', response: { 200: Type.Array(MessageView) } },
    },
    async request => {
      const events = publications.here()?.prepared.events
      const rows = await messagesOf(database, signedIn(request.person))
      return rows.map(row => ({
        id: idOf(row),
        caseNo: row.case_no,
        lifeEvent: events?.get(row.life_event)?.event.name ?? '',
        text: row.body,
        at: row.at,
        readAt: row.read_at,
      }))
    },
  )

  app.get(
    '/api/messages/unread',
    { config: { access: 'applicant' }, schema: { tags, summary: '未读消息数', response: { 200: UnreadView } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return unreadOf(database, signedIn(request.person))
    },
  )

  app.post(
    '/api/messages/read',
    {
      config: { access: 'applicant' },
      schema: { tags, summary: '标为已读', body: Read, response: { 200: UnreadView } },
    },
    async request => {
      const person = signedIn(request.person)
      await markRead(database, person, request.body.ids ?? null, clock.now().toISOString())
      return unreadOf(database, person)
    },
  )
}
