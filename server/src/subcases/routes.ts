/** The review desk's API. The authority comes from the session, never from the request. */
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
import type { Person } from '../people/person.ts'
import * as bodies from './bodies.ts'
import { PartPath, partRoute } from './part-route.ts'
import { showTask, showWork } from './show.ts'
import { type Cursor, countWork, firstPage, listWork } from './store.ts'
import {
  approveExtension,
  approveRevocation,
  askHearing,
  askRevocation,
  claim,
  decide,
  extend,
  giveVerdict,
  objectTo,
  offerHearing,
  opine,
  pause,
  recordHearing,
  reopen,
  resume,
  type SubCaseDeps,
  scheduleHearing,
  sendBack,
  type Target,
  terminate,
  verifyCommitment,
  waiveInspection,
} from './subcases.ts'
import { TaskList, TaskView } from './view.ts'

const pageSize = 20
export function subCaseRoutes(app: App, deps: SubCaseDeps & { documents: Documents }) {
  const show = async (caseNo: string, part: string, person: Person) => {
    const whole = await getCaseOfPart(deps, caseNo, part, person)
    return showTask(deps, whole, part, person)
  }
  app.get(
    '/api/sub-cases',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['review'],
        summary: '本机关的待办事项，按时限排序',
        querystring: Type.Object({
          stage: Type.Optional(Type.Enum(['intake', 'deciding', 'correction', 'checking', 'done'])),
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
        items: items.map(row => showWork(deps, row, person)),
        next:
          rows.length > pageSize && last
            ? writeCursor({ due: last.due ?? 'infinity', caseNo: last.case_no, part: last.part })
            : null,
        counts: {
          intake: 0,
          deciding: 0,
          correction: 0,
          checking: 0,
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
      schema: { tags: ['review'], summary: '一个分办件', params: PartPath, response: { 200: TaskView } },
    },
    request => show(request.params.caseNo, request.params.part, signedIn(request.person)),
  )

  app.get(
    '/api/sub-cases/:caseNo/:part/form.pdf',
    {
      config: { access: 'reviewer' },
      schema: { tags: ['review'], summary: '本事项的申请表（PDF）', params: PartPath },
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

  const act = partRoute(app, deps)
  act('claim', '领办', Type.Any(), target => claim(deps, target))
  act('verdict', '受理意见：齐全、补正（一次列明）或不予受理', bodies.Verdict, (target, body) =>
    giveVerdict(deps, target, body),
  )
  const simple = <B extends TSchema>(
    verb: string,
    summary: string,
    body: B,
    run: (deps: SubCaseDeps, target: Target, body: Static<B>) => Promise<Done>,
  ) => act(verb, summary, body, (target, given) => run(deps, target, given))
  simple('opinion', '审查、审核意见（下一级由其他人员审核、批准）', bodies.Opinion, opine)
  simple('return', '退回上一级', bodies.Reason, sendBack)
  simple('decision', '作出决定：准予、部分准予，或说明理由不予批准', bodies.Decision, decide)
  simple('pause', '特别程序：依法不计入期限的时间，书面告知申请人', bodies.Pause, pause)
  simple('resumption', '特别程序结束，恢复计时', bodies.Result, resume)
  simple('objection', '公告、公示期间收到的异议', bodies.Objection, objectTo)
  simple('extension', '申请延长期限（一次）；经本机关负责人批准后生效', bodies.Extension, extend)
  simple('extension-approval', '批准或者不批准延长（不能是申请人自己）', bodies.Approval, approveExtension)
  simple('hearing', '告知申请人、利害关系人听证的权利', bodies.HearingOffer, offerHearing)
  simple('hearing-request', '登记利害关系人的听证要求', bodies.HearingRequest, askHearing)
  simple('hearing-date', '确定听证的时间、地点和主持人', bodies.HearingDate, scheduleHearing)
  simple('hearing-record', '听证笔录', bodies.HearingRecord, recordHearing)
  simple('inspection-waiver', '免于现场核查，说明理由', bodies.Because, waiveInspection)
  simple('termination', '终止办理', bodies.Termination, terminate)
  simple('reopening', '依复议决定、判决或者自行纠正重新办理', bodies.Basis, reopen)
  simple('commitment-check', '核查告知承诺', bodies.CommitmentCheck, verifyCommitment)
  simple('revocation', '提出撤销、注销', bodies.Revocation, askRevocation)
  simple('revocation-approval', '批准或者不批准撤销、注销（不能是提出人自己）', bodies.Approval, approveRevocation)
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
