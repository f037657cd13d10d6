/** Anybody may ask whether a document is genuine: with the code printed on it, or by its signature and our root. */
import Type from 'typebox'
import type { Database } from '../db/database.ts'
import { NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import type { Organs } from './organs.ts'
import { findIssued } from './store.ts'

export const DocumentVerification = Type.Object({
  valid: Type.Boolean(),
  status: Type.String(),
  name: Type.String(),
  number: Type.String(),
  kind: Type.String(),
  organ: Type.String({ description: 'several are joined by 、' }),
  issuedOn: Type.String(),
  digest: Type.String({ description: 'SHA-256 of the PDF as it was issued, hex' }),
  mark: Type.String(),
})

export interface VerificationDeps {
  database: Database
  organs: Organs
}

export function documentRoutes(app: App, { database, organs }: VerificationDeps) {
  app.get(
    '/api/documents/:id/verify',
    {
      config: { access: 'public' },
      schema: {
        tags: ['results'],
        summary: '核验文书：凭文书标识和核验码，两者都在文书的二维码里',
        params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
        querystring: Type.Object({ code: Type.String({ maxLength: 20 }) }),
        response: { 200: DocumentVerification },
      },
    },
    async request => {
      const [, caseNo, seq] = /^(\w{20,30})-(\d{1,9})$/.exec(request.params.id) ?? []
      const row = caseNo ? await findIssued(database, caseNo, Number(seq)) : undefined
      if (!row?.digest || row.code !== request.query.code.trim().toUpperCase())
        throw new NotFound('没有查到这份文书，请核对核验码；核验码印在文书二维码下方')
      return {
        valid: true,
        status: '由下列机关出具。内容以出具的文件为准，可以在下面比对。',
        name: row.title,
        number: row.number,
        kind: row.kind,
        organ: row.authority_names,
        issuedOn: row.issued_on,
        digest: row.digest,
        mark: organs.demo ? '演示数据，不具法律效力' : '',
      }
    },
  )

  app.get(
    '/api/documents/roots.pem',
    {
      config: { access: 'public' },
      schema: { tags: ['results'], summary: '验证文书电子签名用的根证书（PEM）' },
    },
    async (_request, reply) => reply.type('application/x-pem-file').send(await organs.roots()),
  )
}
