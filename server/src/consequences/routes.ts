/** 站内消息: what the applicant was told, newest first. */
import type { Database } from '../db/database.ts'
import { signedIn } from '../http/access.ts'
import type { App } from '../http/server.ts'
import { messagesOf } from './consequences.ts'

export function messageRoutes(app: App, database: Database) {
  app.get(
    '/api/messages',
    { config: { access: 'applicant' }, schema: { tags: ['people'], summary: '我的消息' } },
    async request => {
      const person = signedIn(request.person)
      const recipients = [person.id, ...person.enterprises.map(one => `e-${one.creditCode}`)]
      const rows = await messagesOf(database, recipients)
      return rows.map(row => ({ caseNo: row.case_no, text: row.body, at: row.at, readAt: row.read_at }))
    },
  )
}
