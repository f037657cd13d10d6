/** The public, sign-in-free API: the list, its guides, the plan, the calendar, places and authorities. */
import { titleOf } from '@onething/core/catalogue/check.ts'
import { confirmableElements, confirmationOf, confirmedBy } from '@onething/core/catalogue/confirmations.ts'
import { levelText, releaseTsv } from '@onething/core/catalogue/release.ts'
import type { LegalBasis, Limit, PublicService } from '@onething/core/catalogue/schema.ts'
import * as words from '@onething/core/catalogue/vocabulary.ts'
import { plan } from '@onething/core/plan/plan.ts'
import type { Prepared, PreparedEvent } from '@onething/core/plan/prepare.ts'
import { describeQuestion } from '@onething/core/plan/questions.ts'
import { Plan } from '@onething/core/plan/schema.ts'
import { administers, type Region, ServicePoint } from '@onething/core/regions.ts'
import { addDays, isDate } from '@onething/core/workdays.ts'
import Type from 'typebox'
import { checkedFacts, requireLocal, requirePlace } from '../cases/drafts.ts'
import { type Publications, province } from '../catalogue/publications.ts'
import { searchLifeEvents } from '../catalogue/search.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import type { Documents } from '../documents/documents.ts'
import { formDisposition } from '../documents/form.ts'
import { lately } from '../guides/lately.ts'
import { Invalid, NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { blankFormOf } from './form.ts'
import { AuthorityView, LifeEventGuide, LifeEventItem, RegionNode, ReleaseItem, ServiceGuide } from './view.ts'

const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })
const region = Type.String({ pattern: '^\\d{6}(\\d{3})?$', description: '行政区划代码，六位（乡镇街道九位）' })
const anything = Type.Any()
const InPlace = Type.Object({ region: Type.Optional(region) })

export const PlanBody = Type.Object(
  {
    lifeEvent: Type.String({ description: 'E1 … E25, P1 … P20' }),
    region,
    date: Type.Optional(date),
    facts: Type.Record(Type.String(), anything, { description: 'see GET /api/facts' }),
    selection: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
    held: Type.Optional(Type.Array(Type.String(), { description: 'evidence types already held' })),
  },
  { additionalProperties: false },
)

export interface PlanRouteDeps {
  publications: Publications
  clock: Clock
  documents: Documents
}

/** About 0.1 MB each; a new publication or region makes its own. */
const keptForms = 64

export function planRoutes(app: App, { publications, clock, documents }: PlanRouteDeps) {
  const today = () => dateInHenan(clock.now())
  const preparedIn = (region = province) => requireLocal(publications, region, today()).prepared
  const forms = lately<Buffer>(keptForms)

  app.get(
    '/api/life-events',
    {
      config: { access: 'public' },
      schema: {
        tags: ['catalogue'],
        summary: '一件事列表：可按对象筛选、按日常说法查找',
        querystring: Type.Object({
          audience: Type.Optional(Type.Enum(['enterprise', 'personal'])),
          region: Type.Optional(region),
          q: Type.Optional(Type.String({ maxLength: 50 })),
        }),
        response: { 200: Type.Array(LifeEventItem) },
      },
    },
    request => {
      const { audience, q, region = province } = request.query
      const { prepared } = requireLocal(publications, region, today())
      const found = q?.trim() ? searchLifeEvents(prepared, q) : [...prepared.events.values()]
      return found.filter(one => !audience || one.event.audience === audience).map(one => listed(prepared, one))
    },
  )

  app.get(
    '/api/life-events/:id',
    {
      config: { access: 'public' },
      schema: {
        tags: ['catalogue'],
        summary: '一件事办事指南',
        params: Type.Object({ id: Type.String() }),
        querystring: InPlace,
        response: { 200: LifeEventGuide },
      },
    },
    request => guideOf(preparedIn(request.query.region), request.params.id),
  )

  app.get(
    '/api/services/:kind/:slug',
    {
      config: { access: 'public' },
      schema: {
        tags: ['catalogue'],
        summary: '单个事项的指南要素',
        params: Type.Object({ kind: Type.String(), slug: Type.String() }),
        querystring: InPlace,
        response: { 200: ServiceGuide },
      },
    },
    request => serviceGuide(preparedIn(request.query.region), `${request.params.kind}/${request.params.slug}`),
  )

  app.get(
    '/api/services/:kind/:slug/form.pdf',
    {
      config: { access: 'public' },
      schema: {
        tags: ['catalogue'],
        summary: '单个事项的空白申请表（PDF）',
        params: Type.Object({ kind: Type.String(), slug: Type.String() }),
        querystring: Type.Object({ region: Type.Optional(region) }),
      },
    },
    async (request, reply) => {
      const { kind, slug } = request.params
      const blank = blankFormOf(publications, `${kind}/${slug}`, request.query.region)
      const key = `${blank.publication} ${today()} ${request.query.region} ${blank.form.serviceId}`
      const pdf = await forms(key, () => documents.form(blank))
      return reply.type('application/pdf').header('content-disposition', formDisposition(blank.form)).send(pdf)
    },
  )

  app.get(
    '/api/facts',
    { config: { access: 'public' }, schema: { tags: ['catalogue'], summary: '全部情形（事实）的名称、取值和来源' } },
    () => preparedIn(undefined).catalogue.facts,
  )

  app.get(
    '/api/parameters',
    {
      config: { access: 'public' },
      schema: { tags: ['catalogue'], summary: '由各地核定的参数：省级参考值和当地的值', querystring: InPlace },
    },
    request => {
      const { prepared, place } = requireLocal(publications, request.query.region ?? province, today())
      return Object.entries(prepared.catalogue.parameters).map(([id, parameter]) => ({
        id,
        ...parameter,
        ...place.parameters[id],
      }))
    },
  )

  app.get(
    '/api/releases',
    {
      config: { access: 'public' },
      schema: { tags: ['catalogue'], summary: '已发布的各批清单', response: { 200: Type.Array(ReleaseItem) } },
    },
    () =>
      Object.entries(preparedIn(undefined).catalogue.releases ?? {}).map(([id, release]) => ({
        id,
        ...release,
        table: `/api/releases/${id}.tsv`,
      })),
  )

  app.get(
    '/api/releases/:file',
    {
      config: { access: 'public' },
      schema: {
        tags: ['catalogue'],
        summary: '一批清单的表格；第一批（first-batch.tsv）与附件逐字一致',
        params: Type.Object({ file: Type.String({ pattern: '^[a-z0-9-]+\\.tsv$' }) }),
      },
    },
    (request, reply) => {
      const { catalogue } = preparedIn(undefined)
      const release = catalogue.releases?.[request.params.file.replace(/\.tsv$/, '')]
      if (!release) throw new NotFound(`没有清单“${request.params.file}”，请从 GET /api/releases 中选择`)
      return reply.type('text/tab-separated-values; charset=utf-8').send(releaseTsv(catalogue, release))
    },
  )

  app.post(
    '/api/plan',
    {
      config: { access: 'public' },
      schema: {
        tags: ['plan'],
        summary: '办理方案：要办什么、为什么、要什么材料、按什么顺序、几天办结',
        body: PlanBody,
        response: { 200: Plan },
      },
    },
    request => planFor(publications, request.body, today()),
  )

  app.get(
    '/api/calendar/due',
    {
      config: { access: 'public' },
      schema: {
        tags: ['calendar'],
        summary: '从某日起若干个工作日（自然日）的截止日期',
        querystring: Type.Object({
          from: date,
          days: Type.String({ pattern: '^\\d{1,4}$' }),
          unit: Type.Optional(Type.Enum(Object.keys(words.limitUnits) as words.LimitUnit[])),
        }),
        response: { 200: Type.Object({ due: Type.String(), provisional: Type.Boolean() }) },
      },
    },
    request => {
      const { from, days, unit = 'workingDay' } = request.query
      requireDate(from, 'from')
      return addDays(publications.calendar, from, Number(days), unit)
    },
  )

  app.get(
    '/api/regions',
    {
      config: { access: 'public' },
      schema: {
        tags: ['places'],
        summary: '行政区划树，默认到县级',
        querystring: Type.Object({ depth: Type.Optional(Type.Enum(['county', 'township'])) }),
        response: { 200: Type.Array(RegionNode) },
      },
    },
    request => regionsOf(publications, request.query.depth === 'township'),
  )

  app.get(
    '/api/service-points',
    {
      config: { access: 'public' },
      schema: {
        tags: ['places'],
        summary: '某地可以去的政务服务中心和窗口，由近到远',
        querystring: Type.Object({ region }),
        response: { 200: Type.Array(ServicePoint) },
      },
    },
    request => {
      requirePlace(publications, request.query.region)
      return publications.servicePoints(request.query.region)
    },
  )

  app.get(
    '/api/authorities',
    {
      config: { access: 'public' },
      schema: {
        tags: ['places'],
        summary: '某地有权办理的机关',
        querystring: Type.Object({ region, kind: Type.Optional(Type.String()) }),
        response: { 200: Type.Array(AuthorityView) },
      },
    },
    request => {
      const { region, kind } = request.query
      requirePlace(publications, region)
      return publications.authorities(region, kind === undefined ? undefined : kindOf(publications, kind))
    },
  )
}

export function planFor(publications: Publications, body: Type.Static<typeof PlanBody>, today: string): Plan {
  const date = body.date ?? today
  requireDate(date, 'date')
  const { prepared, place } = requireLocal(publications, body.region, date)
  if (!prepared.events.has(body.lifeEvent))
    throw new Invalid([
      {
        where: 'body',
        target: 'lifeEvent',
        message: `没有编号为“${body.lifeEvent}”的一件事，请从事项列表（GET /api/life-events）中选择`,
      },
    ])
  const facts = checkedFacts(prepared, body.facts, date)
  requireRows(prepared, body.lifeEvent, body.selection ?? undefined)
  return plan(prepared, place, publications.calendar, {
    lifeEvent: body.lifeEvent,
    date,
    facts,
    selection: body.selection ?? undefined,
    held: body.held,
  })
}

function requireDate(value: string, target: string) {
  if (!isDate(value))
    throw new Invalid([{ where: 'body', target, message: `${target} 不是有效日期，请按 YYYY-MM-DD 填写` }])
}

export function requireRows(prepared: Prepared, lifeEvent: string, selection: string[] | undefined) {
  const rows = new Set(prepared.events.get(lifeEvent)?.rows.map(row => row.id))
  const unknown = selection?.filter(row => !rows.has(row)) ?? []
  if (unknown.length > 0)
    throw new Invalid(
      unknown.map(row => ({
        where: 'body',
        target: 'selection',
        message: `“${lifeEvent}”中没有事项“${row}”，请核对编号`,
      })),
    )
}

// ── guides ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A kind by its id, or by a name the list prints: 消防救援机构. */
function kindOf({ current }: Publications, given: string): string {
  const { authorityKinds } = current.catalogue
  if (Object.hasOwn(authorityKinds, given)) return given
  const named = Object.entries(authorityKinds).find(([, kind]) => kind.labels.includes(given) || kind.short === given)
  if (named) return named[0]
  throw new Invalid([
    { where: 'query', target: 'kind', message: `没有部门类别“${given}”，请用清单上的部门名称或其英文标识` },
  ])
}

const labelOf = ({ catalogue }: Prepared, kind: string) => catalogue.authorityKinds[kind]?.labels[0] ?? kind

function listed(prepared: Prepared, { event, rows }: PreparedEvent): LifeEventItem {
  return {
    id: event.id,
    name: event.name,
    audience: event.audience,
    stage: event.stage,
    lead: event.leadLabel ?? labelOf(prepared, event.lead),
    summary: event.summary,
    stateCouncilTask: event.stateCouncilTask === true,
    services: rows.map(({ id, service, row }) => ({
      row: id,
      name: service.name,
      authority: row.authorityLabel ?? labelOf(prepared, row.authority),
    })),
  }
}

function guideOf(prepared: Prepared, id: string): LifeEventGuide {
  const found = prepared.events.get(id)
  if (!found) throw new NotFound(`没有编号为“${id}”的一件事`)
  const { event, rows } = found
  const { facts } = prepared.catalogue
  return {
    ...listed(prepared, found),
    publication: prepared.publication,
    keywords: event.keywords,
    guards: event.guards.map(({ id, because, wayOut, lifeEvent }) => ({ id, because, wayOut, lifeEvent })),
    reminders: event.reminders ?? [],
    questions: event.questions.map(fact => describeQuestion(fact, facts[fact]!)),
    examples: event.examples.map(({ name, region, date, facts }) => ({ name, region, date, facts })),
    services: rows.map(({ id, row, service, bundle, after }) => ({
      row: id,
      name: service.name,
      serviceId: service.id,
      type: words.serviceTypes[service.type],
      authority: row.authorityLabel ?? labelOf(prepared, row.authority),
      levels: levelText(row.levels),
      note: row.note ?? null,
      parallel: row.parallel ?? null,
      optional: row.optional === true,
      always: row.when === undefined && row.repeat === undefined && row.optional !== true,
      limit: limitText(service.promisedLimit),
      content: service.content,
      basis: row.basis ?? null,
      bundle,
      after,
      mark: 'official',
    })),
  }
}

const appointmentText = ({
  at,
  minutes,
  both,
  note,
  basis,
  confidence,
}: NonNullable<PublicService['appointment']>) => ({
  at,
  atText: words.visitPlaces[at],
  minutes,
  both: both === true,
  note: note ?? null,
  basis,
  confidenceText: words.confidences[confidence],
})

function serviceGuide(prepared: Prepared, id: string): ServiceGuide {
  const { services, evidenceTypes, dataElements, authorityKinds } = prepared.catalogue
  const service = services[id]
  if (!service) throw new NotFound(`没有事项“${id}”`)
  return {
    id,
    name: service.name,
    mark: 'reference',
    markText: '事项名称依基础清单；其余为参考内容，以部门核定为准',
    content: service.content,
    confirmed: confirmableElements('services').flatMap(element => {
      const found = confirmationOf(prepared.catalogue, `services/${id}`, element)
      return found ? [{ element, title: titleOf(element), by: confirmedBy(found) }] : []
    }),
    type: words.serviceTypes[service.type],
    summary: service.summary ?? null,
    legalBasis: (service.legalBasis ?? []).map(basisText),
    conditions: service.conditions ?? [],
    statutoryLimit: service.statutoryLimit ? withBasis(service.statutoryLimit) : null,
    promisedLimit: withBasis(service.promisedLimit),
    silence: service.silence ? withBasis(service.silence) : null,
    fee: service.fee ?? null,
    inspection: service.inspection ?? null,
    specialProcedures: service.specialProcedures ?? [],
    commitment: service.commitment ?? null,
    visits: service.visits ?? null,
    appointment: service.appointment ? appointmentText(service.appointment) : null,
    steps: service.steps ?? [],
    fields: service.fields.map(({ element, required }) => ({
      element,
      label: dataElements[element]?.label ?? element,
      required: required !== false,
    })),
    evidence: service.evidence.map(({ when: _, type, necessity, form, ...use }) => ({
      type,
      name: evidenceTypes[type]?.name ?? type,
      necessity: words.necessities[necessity],
      form: words.evidenceForms[form],
      exempt: evidenceTypes[type] !== undefined && evidenceTypes[type].issuer in authorityKinds,
      ...use,
    })),
    reviewPoints: service.reviewPoints ?? [],
    outputs: service.outputs,
    supervisor: service.supervisor ? labelOf(prepared, service.supervisor) : null,
    questions: service.questions ?? [],
  }
}

export const limitText = ({ days, unit }: Pick<Limit, 'days' | 'unit'>) =>
  days === 0 ? '当场办结' : `${days} ${words.limitUnits[unit]}`

const withBasis = (limit: NonNullable<PublicService['statutoryLimit']>) => ({ ...limit, text: limitText(limit) })

const basisText = (basis: LegalBasis) => ({
  ...basis,
  text: `${basis.law.startsWith('《') ? basis.law : `《${basis.law}》`}${basis.article ?? ''}`,
  confidenceText: words.confidences[basis.confidence],
})

interface Node {
  code: string
  name: string
  type: Region['type']
  children: Node[]
}

function regionsOf({ regions }: Publications, withTownships: boolean): RegionNode[] {
  const node = (region: Region): Node => ({
    code: region.code,
    name: region.name,
    type: region.type,
    children: (regions.childrenOf.get(region.code) ?? [])
      .filter(child => withTownships || administers(child, 'county') || child.type !== 'township')
      .map(node),
  })
  return [...regions.byCode.values()].filter(region => region.parent === undefined).map(node) as RegionNode[]
}
