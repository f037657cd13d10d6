/** The review desk's API. The authority comes from the session, never from the request. */
import { verdicts } from '@onething/core/lifecycle/states.ts'
import Type, { type Static, type TSchema } from 'typebox'
import type { Stage } from '../cases/case-row.ts'
import type { Done } from '../cases/cases.ts'
import { formOf } from '../cases/form.ts'
import { getCaseOfPart } from '../cases/reading.ts'
import type { Documents } from '../documents/documents.ts'
import { formDisposition } from '../documents/form.ts'
import { signedIn } from '../http/access.ts'
import { Invalid, NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { idempotencyKey } from '../http/server.ts'
import type { Person } from '../people/person.ts'
import { showProgress, showTask, showWork } from './show.ts'
import { type Cursor, countWork, firstPage, listWork } from './store.ts'
import {
  approveExtension,
  claim,
  decide,
  extend,
  giveVerdict,
  pause,
  resume,
  type SubCaseDeps,
  type Target,
} from './subcases.ts'
import { TaskList, TaskProgress, TaskView } from './view.ts'

const pageSize = 20
const Path = Type.Object({ caseNo: Type.String(), part: Type.String() })
const text = Type.String({ maxLength: 2000 })
const required = Type.String({ minLength: 1, maxLength: 500 })
const strict = { additionalProperties: false }
export const GivenVerdict = Type.Object(
  {
    verdict: Type.Enum(Object.keys(verdicts) as (keyof typeof verdicts)[]),
    items: Type.Optional(
      Type.Array(
        Type.Object(
          { kind: Type.Enum(['evidence', 'field']), target: Type.String({ minLength: 1 }), problem: required },
          strict,
        ),
        { maxItems: 100 },
      ),
    ),
    reasons: Type.Optional(text),
    override: Type.Optional(text),
  },
  strict,
)
export const Decided = Type.Object({ result: Type.Enum(['granted', 'denied']), reasons: Type.Optional(text) }, strict)
const Paused = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 50 }),
    reason: required,
    days: Type.Integer({ minimum: 1, maximum: 250, description: '预计需要的工作日' }),
  },
  strict,
)
const Extended = Type.Object({ days: Type.Integer({ minimum: 1, maximum: 90 }), reason: required }, strict)

export function subCaseRoutes(app: App, deps: SubCaseDeps & { documents: Documents }) {
  const show = async (caseNo: string, part: string, person: Person) => {
    const whole = await getCaseOfPart(deps, caseNo, part, person)
    return showTask(deps.publications, whole, part, person)
  }
  const targetOf = (request: {
    params: { caseNo: string; part: string }
    person: Person | null
    headers: object
  }): Target => ({
    ...request.params,
    by: signedIn(request.person),
    key: idempotencyKey(request.headers),
  })

  app.get(
    '/api/sub-cases',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['review'],
        summary: '本机关的待办事项，按时限排序',
        querystring: Type.Object({
          stage: Type.Optional(Type.Enum(['intake', 'deciding', 'correction', 'done'])),
          q: Type.Optional(Type.String({ maxLength: 50 })),
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
          mine: Type.Optional(Type.Enum(['0', '1'])),
          single: Type.Optional(
            Type.Enum(['0', '1'], { description: '1: without what GET /api/sub-cases/batches lists' }),
          ),
        }),
        response: { 200: TaskList },
      },
    },
    async request => {
      const person = signedIn(request.person)
      const { stage = 'intake', q, cursor, mine, single } = request.query
      const filter = {
        authority: authorityOf(person),
        stage: stage as Stage,
        q: q?.trim() || null,
        claimedBy: mine === '1' ? person.id : null,
        single: single === '1',
      }
      const [rows, counts] = await Promise.all([
        listWork(deps.database, filter, cursor ? readCursor(cursor) : firstPage, pageSize + 1),
        countWork(deps.database, filter.authority),
      ])
      const items = rows.slice(0, pageSize)
      const last = items.at(-1)
      return {
        items: items.map(row => showWork(deps.publications, row, person)),
        next:
          rows.length > pageSize && last
            ? writeCursor({ due: last.due ?? 'infinity', caseNo: last.case_no, part: last.part })
            : null,
        counts: {
          intake: 0,
          deciding: 0,
          correction: 0,
          done: 0,
          ...Object.fromEntries(counts.map(one => [one.stage, one.count])),
        },
      }
    },
  )

  app.get(
    '/api/sub-cases/:caseNo/:part',
    {
      config: { access: 'reviewer' },
      schema: { tags: ['review'], summary: '一个分办件', params: Path, response: { 200: TaskView } },
    },
    request => show(request.params.caseNo, request.params.part, signedIn(request.person)),
  )

  app.get(
    '/api/sub-cases/:caseNo/:part/form.pdf',
    {
      config: { access: 'reviewer' },
      schema: { tags: ['review'], summary: '本事项的申请表（PDF）', params: Path },
    },
    async (request, reply) => {
      const { caseNo, part } = request.params
      const person = signedIn(request.person)
      const written = await formOf(deps, await getCaseOfPart(deps, caseNo, part, person), part, person)
      return reply
        .type('application/pdf')
        .header('content-disposition', formDisposition(written.form))
        .send(await deps.documents.form(written))
    },
  )

  /** What a department does with its part: the command, and what it changed of the task. */
  function act<B extends TSchema>(
    verb: string,
    summary: string,
    body: B,
    run: (target: Target, body: Static<B>) => Promise<Done>,
  ) {
    app.post(
      `/api/sub-cases/:caseNo/:part/${verb}`,
      {
        config: { access: 'reviewer' },
        schema: { tags: ['review'], summary, params: Path, body, response: { 200: TaskProgress } },
      },
      async request => {
        const target = targetOf(request)
        return showProgress(await run(target, request.body as Static<B>), target.part, target.by)
      },
    )
  }

  act('claim', '领办', Type.Any(), target => claim(deps, target))
  act('verdict', '受理意见：齐全、补正（一次列明）或不予受理', GivenVerdict, (target, body) =>
    giveVerdict(deps, target, body),
  )
  act('decision', '作出决定：准予，或说明理由不予批准', Decided, (target, body) => decide(deps, target, body))
  act('pause', '特别程序：依法不计入期限的时间，书面告知申请人', Paused, (target, body) => pause(deps, target, body))
  act('resumption', '特别程序结束，恢复计时', Type.Object({ result: required }, strict), (target, { result }) =>
    resume(deps, target, result),
  )
  act('extension', '申请延长期限（一次）；经本机关负责人批准后生效', Extended, (target, body) =>
    extend(deps, target, body),
  )
  act(
    'extension-approval',
    '批准或者不批准延长（不能是申请人自己）',
    Type.Object({ approved: Type.Boolean() }, strict),
    (target, { approved }) => approveExtension(deps, target, approved),
  )
}

function authorityOf(person: Person): string {
  if (!person.authority) throw new NotFound('您的账号没有关联办理机关，请联系管理员')
  return person.authority.id
}

const writeCursor = ({ due, caseNo, part }: Cursor) => Buffer.from(`${due}|${caseNo}|${part}`).toString('base64url')

function readCursor(text: string): Cursor {
  const [due, caseNo, part] = Buffer.from(text, 'base64url').toString().split('|')
  if (!due || !/^(infinity|\d{4}-\d{2}-\d{2})$/.test(due) || !caseNo || !part)
    throw new Invalid([{ where: 'query', target: 'cursor', message: '翻页标记无效，请从第一页重新开始' }])
  return { due, caseNo, part }
}
