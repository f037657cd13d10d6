/** The review desk's API for many parts of one service in one case. */
import Type from 'typebox'
import type { Stage } from '../cases/case-row.ts'
import { countStates } from '../cases/groups.ts'
import { getCaseToView } from '../cases/reading.ts'
import { signedIn } from '../http/access.ts'
import { Invalid, NotFound } from '../http/problems.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import { decideAll, giveVerdicts, opineOnAll } from './batch-acts.ts'
import { showBatch, showBatchItem } from './batch-show.ts'
import { listBatches } from './batch-store.ts'
import { BatchListItem, BatchResult, BatchView } from './batch-view.ts'
import * as bodies from './bodies.ts'
import type { SubCaseDeps } from './subcases.ts'

const strict = { additionalProperties: false }
const row = Type.String({ maxLength: 30 })

export function batchRoutes(app: App, deps: SubCaseDeps) {
  app.get(
    '/api/sub-cases/batches',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['review'],
        summary: '同一办件中有多件的事项，可以成批办理',
        querystring: Type.Object({ stage: Type.Optional(Type.Enum(['intake', 'deciding', 'correction'])) }),
        response: { 200: Type.Array(BatchListItem) },
      },
    },
    async request => {
      const { authority } = signedIn(request.person)
      if (!authority) throw new NotFound('您的账号没有关联办理机关，请联系管理员')
      const rows = await listBatches(deps.database, authority.id, (request.query.stage ?? 'intake') as Stage)
      return rows.map(one => showBatchItem(deps.publications, one))
    },
  )

  app.get(
    '/api/sub-cases/:caseNo/rows/:row',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['review'],
        summary: '一个办件中同一事项的全部分办件',
        params: Type.Object({ caseNo: Type.String(), row }),
        querystring: Type.Object({
          q: Type.Optional(Type.String({ maxLength: 50 })),
          state: Type.Optional(Type.String({ maxLength: 30 })),
          offset: Type.Optional(Type.String({ pattern: '^\\d{1,5}$' })),
        }),
        response: { 200: BatchView },
      },
    },
    async request => {
      const { q = '', state = null, offset = '0' } = request.query
      const person = signedIn(request.person)
      const { caseNo, row } = request.params
      const { whole } = await getCaseToView(deps, caseNo, person)
      if (!whole.parts.some(part => part.row_id === row && part.authority === person.authority?.id))
        throw new NotFound(`本机关没有办件 ${caseNo} 的事项 ${row}`)
      return showBatch(deps.publications, whole, row, person, {
        q: q.trim(),
        state: state || null,
        offset: Number(offset),
      })
    },
  )

  app.post(
    '/api/sub-cases/:caseNo/batch',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['review'],
        summary: '成批办理：对同一事项的多件（或者全部）出具受理意见或者作出决定，一次完成',
        params: Type.Object({ caseNo: Type.String() }),
        body: Type.Object(
          {
            row,
            parts: Type.Optional(Type.Array(Type.String({ maxLength: 30 }), { minItems: 1, maxItems: 1000 })),
            all: Type.Optional(Type.Boolean({ description: '可以这样办理、没有由他人领办的全部' })),
            verdict: Type.Optional(bodies.Verdict),
            opinion: Type.Optional(bodies.Opinion),
            decision: Type.Optional(bodies.Decision),
          },
          strict,
        ),
        response: { 200: BatchResult },
      },
    },
    async request => {
      const { row, verdict, opinion, decision } = request.body
      const batch = {
        caseNo: request.params.caseNo,
        row,
        parts: partsMeant(request.body),
        by: signedIn(request.person),
        key: idempotencyKey(request.headers),
      }
      if ([verdict, opinion, decision].filter(one => one !== undefined).length !== 1)
        throw new Invalid([
          {
            where: 'body',
            target: 'verdict',
            message: '请给出受理意见 verdict、审查意见 opinion 或者决定 decision 之一',
          },
        ])
      const done = verdict
        ? await giveVerdicts(deps, batch, verdict)
        : opinion
          ? await opineOnAll(deps, batch, opinion)
          : await decideAll(deps, batch, decision!)
      const { row: after, parts } = done.after
      return {
        caseNo: after.case_no,
        version: after.version,
        row,
        done: done.parts,
        states: countStates(parts.filter(part => part.row_id === row && part.authority === batch.by.authority?.id)),
      }
    },
  )
}

function partsMeant({ parts, all = false }: { parts?: string[]; all?: boolean }): string[] | 'all' {
  if (all === (parts !== undefined))
    throw new Invalid([{ where: 'body', target: 'parts', message: '请指明要办理的分办件 parts，或者 all 表示全部' }])
  return parts ? [...new Set(parts)] : 'all'
}
