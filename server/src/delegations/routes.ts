/** The register of delegations, and what the window does on it. The organ comes from the session, never the request. */
import { verdicts } from '@onething/core/lifecycle/states.ts'
import Type from 'typebox'
import type { DraftDeps } from '../cases/drafts.ts'
import { getCase } from '../cases/reading.ts'
import { showCase } from '../cases/show.ts'
import { CaseView } from '../cases/view.ts'
import { signedIn } from '../http/access.ts'
import { Invalid } from '../http/problems.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import { delegatedParts, giveDelegatedVerdict } from './acceptance.ts'
import { delegateKinds } from './delegation.ts'
import * as commands from './delegations.ts'
import { showDelegation, showPublic } from './show.ts'
import { DelegatedPart, DelegationChoices, DelegationView, PublicDelegation } from './view.ts'

const strict = { additionalProperties: false }
const tags = ['delegations']
const name = Type.String({ minLength: 1, maxLength: 100 })
const date = Type.String({ description: 'YYYY-MM-DD' })
const region = Type.String({ pattern: '^\\d{6}(\\d{3})?$', description: '行政区划代码' })

const Grant = Type.Object(
  {
    delegate: Type.Object(
      {
        kind: Type.Enum(Object.keys(delegateKinds) as (keyof typeof delegateKinds)[]),
        region,
        window: Type.Optional(Type.String({ maxLength: 100, description: '窗口标牌上的名称' })),
        account: Type.Optional(Type.String({ maxLength: 100, description: '窗口人员的登录账号' })),
        name: Type.Optional(Type.String({ maxLength: 50, description: '窗口人员的姓名' })),
      },
      strict,
    ),
    services: Type.Union([Type.Array(name, { maxItems: 500 }), Type.Null()], { description: 'null：本机关全部事项' }),
    from: date,
    until: date,
    mayRefuse: Type.Optional(Type.Boolean({ description: '可以不予受理；不填为不可以' })),
    basis: Type.String({ minLength: 2, maxLength: 200, description: '委托文书的文号或者名称' }),
  },
  strict,
)

const GivenVerdict = Type.Object(
  {
    verdict: Type.Enum(Object.keys(verdicts) as (keyof typeof verdicts)[]),
    items: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: Type.Enum(['evidence', 'field']),
            target: Type.String({ minLength: 1 }),
            problem: Type.String({ minLength: 1, maxLength: 500 }),
          },
          strict,
        ),
        { maxItems: 100 },
      ),
    ),
    reasons: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  strict,
)

export function delegationRoutes(app: App, deps: DraftDeps) {
  registerRoutes(app, deps)
  windowRoutes(app, deps)
}

function registerRoutes(app: App, deps: DraftDeps) {
  app.get(
    '/api/delegations',
    {
      config: { access: 'manager' },
      schema: { tags, summary: '本机关的授权委托登记，新的在前', response: { 200: Type.Array(DelegationView) } },
    },
    async request => (await commands.listOwn(deps, signedIn(request.person))).map(row => showDelegation(deps, row)),
  )

  app.get(
    '/api/delegations/choices',
    {
      config: { access: 'manager' },
      schema: { tags, summary: '可以委托的事项和政务服务中心', response: { 200: DelegationChoices } },
    },
    async request => commands.choicesOf(deps, signedIn(request.person)),
  )

  app.get(
    '/api/delegations/public',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: '公告：一个地方的政务服务中心（含所辖乡镇街道）今天受哪些机关委托受理哪些事项',
        querystring: Type.Object({ region }),
        response: { 200: Type.Array(PublicDelegation) },
      },
    },
    async request => {
      const { region } = request.query
      if (!deps.publications.regions.byCode.has(region))
        throw new Invalid([{ where: 'query', target: 'region', message: `没有区划代码为“${region}”的地方，请核对` }])
      return (await commands.listInForce(deps, region)).map(row => showPublic(deps.publications, row))
    },
  )

  app.post(
    '/api/delegations',
    {
      config: { access: 'manager' },
      schema: {
        tags,
        summary: '授权委托：本机关委托政务服务中心、窗口或者窗口人员受理',
        body: Grant,
        response: { 201: DelegationView },
      },
    },
    async (request, reply) => {
      const { mayRefuse = false, ...given } = request.body
      const person = signedIn(request.person)
      const row = await commands.grant(deps, person, { ...given, mayRefuse }, idempotencyKey(request.headers))
      return reply.status(201).send(showDelegation(deps, row))
    },
  )

  app.post(
    '/api/delegations/:number/revocation',
    {
      config: { access: 'manager' },
      schema: {
        tags,
        summary: '撤销授权委托，即时生效',
        params: Type.Object({ number: Type.String({ maxLength: 20 }) }),
        body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }, strict),
        response: { 200: DelegationView },
      },
    },
    async request => {
      const { params, body, person, headers } = request
      const key = idempotencyKey(headers)
      return showDelegation(deps, await commands.revoke(deps, signedIn(person), params.number, body.reason, key))
    },
  )
}

function windowRoutes(app: App, deps: DraftDeps) {
  app.get(
    '/api/delegations/mine',
    {
      config: { access: 'clerk' },
      schema: { tags, summary: '本窗口受委托受理的事项', response: { 200: Type.Array(PublicDelegation) } },
    },
    async request => {
      const rows = await commands.listForClerk(deps, signedIn(request.person))
      return rows.map(row => showPublic(deps.publications, row))
    },
  )

  app.get(
    '/api/cases/:caseNo/delegated-parts',
    {
      config: { access: 'clerk' },
      schema: {
        tags,
        summary: '本窗口可以当场受理的事项',
        params: Type.Object({ caseNo: Type.String() }),
        response: { 200: Type.Array(DelegatedPart) },
      },
    },
    request => delegatedParts(deps, request.params.caseNo, signedIn(request.person)),
  )

  app.post(
    '/api/cases/:caseNo/parts/:part/verdict',
    {
      config: { access: 'clerk' },
      schema: {
        tags,
        summary: '受委托当场受理，或者一次告知补正',
        params: Type.Object({ caseNo: Type.String(), part: Type.String() }),
        body: GivenVerdict,
        response: { 200: CaseView },
      },
    },
    async request => {
      const by = signedIn(request.person)
      await giveDelegatedVerdict(deps, { ...request.params, by, key: idempotencyKey(request.headers) }, request.body)
      return showCase(deps, await getCase(deps, request.params.caseNo, by), by)
    },
  )
}
