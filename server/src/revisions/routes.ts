/** The catalogue desk's API: what is published, revisions of it, proposals for the next list. */
import Type, { type Static, type TSchema } from 'typebox'
import { province } from '../catalogue/publications.ts'
import { signedIn } from '../http/access.ts'
import { NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import type { Person } from '../people/person.ts'
import { exchangeRoutes } from './exchange-routes.ts'
import * as proposals from './proposals.ts'
import * as revisions from './revisions.ts'
import { getRevision, type RevisionDeps, standing } from './revisions.ts'
import * as show from './show.ts'
import { countUnderWay, listProposals, type RevisionRow } from './store.ts'
import {
  CheckView,
  ComparisonView,
  ContentView,
  DeskView,
  entrySchema,
  ProposalView,
  PublicationView,
  RevisionView,
} from './view.ts'

const strict = { additionalProperties: false }
const text = Type.String({ minLength: 1, maxLength: 200 })
const longText = Type.String({ minLength: 1, maxLength: 2000 })
const scope = Type.String({ pattern: '^\\d{6}$' })
const ById = Type.Object({ id: Type.String({ maxLength: 20 }) })
const ByNumber = Type.Object({ number: Type.String({ pattern: '^\\d{1,9}$' }) })
const Note = Type.Object({ note: longText }, strict)
const Reason = Type.Object({ reason: longText }, strict)
const MaybeNote = Type.Object({ note: Type.Optional(longText) }, strict)
const When = Type.Object({ effectiveAt: Type.Optional(Type.String({ maxLength: 40 })) }, strict)
const Confirmed = Type.Object({ entry: entrySchema, elements: Type.Array(text, { minItems: 1, maxItems: 40 }) }, strict)

export function revisionRoutes(app: App, deps: RevisionDeps) {
  const { publications } = deps
  const shown = (row: RevisionRow, person: Person) => show.showRevision(deps, row, person)

  app.get(
    '/api/catalogue/desk',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '目录工作台：现行发布、修订和我的权限',
        response: { 200: DeskView },
      },
    },
    request => show.showDesk(deps, signedIn(request.person)),
  )

  app.get(
    '/api/catalogue/content',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '最新发布的目录内容和某地的地方差异',
        querystring: Type.Object({ scope: Type.Optional(scope) }),
        response: { 200: ContentView },
      },
    },
    async request => {
      const latest = await publications.latest()
      return show.showContent(publications, request.query.scope ?? province, latest.number, latest)
    },
  )

  // ── publications ──────────────────────────────────────────────────────────────────────────────────────────────────

  app.get(
    '/api/catalogue/publications/:number/compare',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '一次发布改了什么、对谁有影响',
        params: ByNumber,
        querystring: Type.Object({ with: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })) }),
        response: { 200: ComparisonView },
      },
    },
    async request => {
      const number = Number(request.params.number)
      const other = Number(request.query.with ?? number - 1)
      for (const one of [number, other])
        if (!publications.list().some(row => row.number === one)) throw new NotFound(`没有第 ${one} 号发布`)
      return show.comparePublications(deps, number, other)
    },
  )

  const publicationOf = async (number: number) => {
    const row = publications.list().find(one => one.number === number)!
    return show.showPublication(publications, row, (await countUnderWay(deps.database)).get(number) ?? 0)
  }

  app.post(
    '/api/catalogue/publications/:number/restore',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '恢复以前的发布（以新的编号再次发布）',
        params: ByNumber,
        body: Reason,
        response: { 200: PublicationView },
      },
    },
    async request => {
      const { params, body, person } = request
      return publicationOf(await revisions.restore(deps, signedIn(person), Number(params.number), body.reason))
    },
  )

  app.post(
    '/api/catalogue/publications/:number/cancel',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '取消尚未生效的发布',
        params: ByNumber,
        body: Reason,
        response: { 200: PublicationView },
      },
    },
    async request => {
      const { params, body, person } = request
      await revisions.cancel(deps, signedIn(person), Number(params.number), body.reason)
      return publicationOf(Number(params.number))
    },
  )

  // ── revisions ─────────────────────────────────────────────────────────────────────────────────────────────────────

  app.post(
    '/api/catalogue/revisions',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '新建修订',
        body: Type.Object({ title: text, scope, release: Type.Optional(text) }, strict),
        response: { 201: RevisionView },
      },
    },
    async (request, reply) => {
      const person = signedIn(request.person)
      return reply.status(201).send(await shown(await revisions.create(deps, person, request.body), person))
    },
  )

  app.get(
    '/api/catalogue/revisions/:id',
    {
      config: { access: 'desk' },
      schema: { tags: ['catalogue desk'], summary: '一次修订', params: ById, response: { 200: RevisionView } },
    },
    async request => shown(await getRevision(deps, request.params.id), signedIn(request.person)),
  )

  app.get(
    '/api/catalogue/revisions/:id/content',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '修订以后的目录内容，供编辑和预览',
        params: ById,
        response: { 200: ContentView },
      },
    },
    async request => {
      const row = await getRevision(deps, request.params.id)
      const { latest, after } = await standing(deps, row)
      return show.showContent(publications, row.scope, latest.number, after)
    },
  )

  app.put(
    '/api/catalogue/revisions/:id/changes',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '修改、新增或者删除（content 为 null）一项',
        params: ById,
        body: Type.Object({ entry: entrySchema, content: Type.Any(), version: Type.Integer() }, strict),
        response: { 200: RevisionView },
      },
    },
    async request => {
      const person = signedIn(request.person)
      const { entry, content = null, version } = request.body
      return shown(await revisions.change(deps, person, request.params.id, { entry, content, version }), person)
    },
  )

  app.post(
    '/api/catalogue/revisions/:id/check',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '全面检查：引用、对全部回答的证明、实例、清单、各地差异',
        params: ById,
        response: { 200: CheckView },
      },
    },
    async request => revisions.check(deps, await getRevision(deps, request.params.id)),
  )

  app.get(
    '/api/catalogue/revisions/:id/compare',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '修订改了什么、对谁有影响',
        params: ById,
        response: { 200: ComparisonView },
      },
    },
    async request => show.compareRevision(deps, await getRevision(deps, request.params.id)),
  )

  /** What is done with a revision: the command, and the revision as it then is. */
  function act<B extends TSchema>(
    verb: string,
    summary: string,
    body: B,
    run: (person: Person, id: string, body: Static<B>) => Promise<RevisionRow>,
  ) {
    app.post(
      `/api/catalogue/revisions/:id/${verb}`,
      {
        config: { access: 'desk' },
        schema: { tags: ['catalogue desk'], summary, params: ById, body, response: { 200: RevisionView } },
      },
      async request => {
        const person = signedIn(request.person)
        return shown(await run(person, request.params.id, request.body as Static<B>), person)
      },
    )
  }

  act('confirmations', '核定一项的若干要素', Confirmed, (person, id, body) => revisions.confirm(deps, person, id, body))
  act('submit', '提交审核', MaybeNote, (person, id, { note }) => revisions.submit(deps, person, id, note ?? null))
  act('return', '退回修改', Note, (person, id, { note }) => revisions.giveBack(deps, person, id, note))
  act('publish', '审核发布，现在或者定时生效', When, (person, id, { effectiveAt }) =>
    revisions.publish(deps, person, id, effectiveAt ?? null),
  )
  act('abandon', '放弃修订', Reason, (person, id, { reason }) => revisions.abandon(deps, person, id, reason))
  act('rebase', '核对后以最新发布为基准', Type.Object({}, strict), (person, id) => revisions.rebase(deps, person, id))

  // ── proposals ─────────────────────────────────────────────────────────────────────────────────────────────────────

  app.get(
    '/api/catalogue/proposals',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '部门为一批清单申报的一件事',
        querystring: Type.Object({ release: text }),
        response: { 200: Type.Array(ProposalView) },
      },
    },
    async request => {
      const { catalogue } = publications.current
      const rows = await listProposals(deps.database, request.query.release)
      return rows.map(row => show.showProposal(row, catalogue))
    },
  )

  const Proposed = Type.Object(
    {
      release: text,
      audience: Type.Enum(['enterprise', 'personal']),
      name: text,
      lead: text,
      services: Type.Array(Type.Object({ service: Type.Optional(text), name: text, authority: text }, strict), {
        minItems: 1,
        maxItems: 30,
      }),
      reason: longText,
    },
    strict,
  )

  app.post(
    '/api/catalogue/proposals',
    {
      config: { access: 'desk' },
      schema: { tags: ['catalogue desk'], summary: '申报一件事', body: Proposed, response: { 201: ProposalView } },
    },
    async (request, reply) => {
      const { release, ...content } = request.body
      const row = await proposals.propose(deps, signedIn(request.person), release, content)
      return reply.status(201).send(show.showProposal(row, publications.current.catalogue))
    },
  )

  app.post(
    '/api/catalogue/proposals/:id/accept',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '采纳申报，编入修订',
        params: ById,
        body: Type.Object({ revision: text }, strict),
        response: { 200: ProposalView },
      },
    },
    async request => {
      const { params, body, person } = request
      const row = await proposals.accept(deps, signedIn(person), params.id, body.revision)
      return show.showProposal(row, publications.current.catalogue)
    },
  )

  app.post(
    '/api/catalogue/proposals/:id/return',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '退回申报并说明',
        params: ById,
        body: Type.Object({ answer: longText }, strict),
        response: { 200: ProposalView },
      },
    },
    async request => {
      const { params, body, person } = request
      const row = await proposals.returnProposal(deps, signedIn(person), params.id, body.answer)
      return show.showProposal(row, publications.current.catalogue)
    },
  )

  exchangeRoutes(app, deps)
}
