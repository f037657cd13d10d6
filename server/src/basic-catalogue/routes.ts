/** 省政务服务事项基本目录, 业务办理项, 监管边界 and what the provincial platform reads. */
import { type Boundary, boundaryOf } from '@onething/core/basic-catalogue/boundary.ts'
import type { BasicEntry, EditionComparison } from '@onething/core/basic-catalogue/edition.ts'
import { describeWhen, likenesses } from '@onething/core/basic-catalogue/handling-items.ts'
import { codeText, type ImplementingBody } from '@onething/core/basic-catalogue/implementation.ts'
import {
  taskStates,
  taskTypeOf,
  taskTypes,
  useLevelOf,
  useLevels,
} from '@onething/core/basic-catalogue/national-codes.ts'
import { parties } from '@onething/core/basic-catalogue/schema.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import type { Level } from '@onething/core/catalogue/vocabulary.ts'
import { marks } from '@onething/core/guide/marks.ts'
import { handlingItemCode, taskCode } from '@onething/core/service-codes.ts'
import Type from 'typebox'
import type { Publications } from '../catalogue/publications.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { signedIn } from '../http/access.ts'
import { NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import * as commands from './basic-catalogue.ts'
import { loadBoundaries, loadHandlingItems } from './load.ts'
import type { Published } from './published.ts'
import type { EditionRow } from './store.ts'
import * as view from './view.ts'

const megabytes = 1024 * 1024
const regionCode = Type.String({ pattern: '^\\d{6}(\\d{3})?$', description: '行政区划代码，六位（乡镇街道九位）' })
const number = Type.String({ pattern: '^\\d{1,9}$' })
const limit = Type.Optional(Type.String({ pattern: '^\\d{1,3}$', description: '每页行数，1 至 200，默认 50' }))
const Service = Type.Object({ kind: Type.String(), slug: Type.String() })
const pageSize = 50
const largestPage = 200
const limitOf = (given: string | undefined) => Math.min(Math.max(Number(given ?? pageSize), 1), largestPage)
const referenceText = (also: string) => `${also}；${marks.reference.says}`

export function basicCatalogueRoutes(
  app: App,
  { database, publications, clock }: { database: Database; publications: Publications; clock: Clock },
) {
  const deps: commands.BasicCatalogueDeps = {
    database,
    publications,
    clock,
    items: loadHandlingItems(),
    boundaries: loadBoundaries(),
  }
  editionRoutes(app, deps)
  linkRoutes(app, deps)
  boundaryRoutes(app, deps)
  platformRoutes(app, deps)
}

function editionRoutes(app: App, deps: commands.BasicCatalogueDeps) {
  app.get(
    '/api/basic-catalogue/editions',
    {
      config: { access: 'public' },
      schema: {
        tags: ['basic catalogue'],
        summary: '省政务服务事项基本目录的各个版本，新的在前',
        response: { 200: Type.Array(view.BasicEdition) },
      },
    },
    async () => (await commands.listEditions(deps)).map(editionView),
  )

  app.post(
    '/api/basic-catalogue/editions',
    {
      config: { access: 'desk' },
      bodyLimit: 16 * megabytes,
      schema: {
        tags: ['basic catalogue'],
        summary: '导入一版基本目录：整份导入或者整份不导入，逐行说明问题；同一来源、同一内容只导入一次',
        body: Type.Object(
          {
            source: Type.String({ minLength: 2, maxLength: 300, description: '来源：文件名称、文号或者网址' }),
            table: Type.String({ minLength: 1, description: '逗号或者制表符分隔的表格，首行为列名' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: view.BasicImport, 201: view.BasicImport },
      },
    },
    async (request, reply) => {
      const { edition, repeated, comparison } = await commands.importEdition(
        deps,
        signedIn(request.person),
        request.body,
      )
      const shown = { edition: editionView(edition), repeated, comparison: comparison && comparisonView(comparison) }
      return reply.status(repeated ? 200 : 201).send(shown)
    },
  )

  app.get(
    '/api/basic-catalogue/editions/:number',
    {
      config: { access: 'public' },
      schema: {
        tags: ['basic catalogue'],
        summary: '一版基本目录的事项，按基本编码排列',
        params: Type.Object({ number }),
        querystring: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 20 })), limit }),
        response: { 200: view.BasicEditionPage },
      },
    },
    async request => {
      const { cursor = '', limit } = request.query
      const page = await commands.pageOfEdition(deps, Number(request.params.number), cursor, limitOf(limit))
      return { edition: editionView(page.edition), entries: page.entries.map(entryView), next: page.next }
    },
  )

  app.get(
    '/api/basic-catalogue/editions/:number/compare',
    {
      config: { access: 'public' },
      schema: {
        tags: ['basic catalogue'],
        summary: '与另一版比较：新增、取消、改名、其他改动',
        params: Type.Object({ number }),
        querystring: Type.Object({ with: number }),
        response: { 200: view.BasicComparison },
      },
    },
    async request =>
      comparisonView(await commands.compare(deps, Number(request.params.number), Number(request.query.with))),
  )
}

function linkRoutes(app: App, deps: commands.BasicCatalogueDeps) {
  app.get(
    '/api/services/:kind/:slug/handling-items',
    {
      config: { access: 'public' },
      schema: {
        tags: ['basic catalogue'],
        summary: '事项的业务办理项及编码；没有关联基本目录的为待编码',
        params: Service,
        querystring: Type.Object({ region: Type.Optional(regionCode) }),
        response: { 200: view.ServiceHandlingItems },
      },
    },
    async (request): Promise<view.ServiceHandlingItems> => {
      const service = `${request.params.kind}/${request.params.slug}`
      const { published, edition, items } = await commands.itemsOfService(deps, service, request.query.region)
      return {
        service,
        name: published.catalogue.services[service]!.name,
        edition,
        choose: deps.items[service]?.together ? 'several' : 'one',
        items: items.map(one => itemView(one, published.catalogue, one.body)),
        mark: 'reference',
        markText: referenceText('基本编码依导入的省政务服务事项基本目录，业务办理项的划分和序号以省平台赋码为准'),
      }
    },
  )

  app.get(
    '/api/basic-catalogue/handling-items',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['basic catalogue'],
        summary: '全部事项的业务办理项及其与基本目录的关联',
        response: { 200: view.LinkList },
      },
    },
    async (request): Promise<view.LinkList> => {
      const { published, edition, mayKeep, items } = await commands.allLinks(deps, signedIn(request.person))
      const { catalogue, competences } = published
      return {
        edition,
        mayKeep,
        items: items.map(one => ({
          ...itemView(one, catalogue, undefined),
          service: one.keyed.service,
          serviceName: catalogue.services[one.keyed.service]!.name,
          department: competences.get(one.keyed.service)?.label ?? '',
        })),
      }
    },
  )

  app.get(
    '/api/basic-catalogue/suggestions',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['basic catalogue'],
        summary: '还没有编码的业务办理项，以及最新一版目录中名称相近的事项',
        querystring: Type.Object({
          services: Type.Optional(
            Type.String({ maxLength: 4000, description: '只要这些事项的，代码用逗号分开；不填为全部' }),
          ),
        }),
        response: { 200: view.LinkSuggestions },
      },
    },
    async (request): Promise<view.LinkSuggestions> => {
      const { edition, items } = await commands.suggestions(deps, request.query.services?.split(','))
      return {
        edition,
        items: items.map(({ keyed, codes, suggestions }) => ({
          id: keyed.key,
          name: keyed.item.name,
          service: keyed.service,
          state: stateOf(codes),
          suggestions: suggestions.map(one => ({ ...one, likenessText: likenesses[one.likeness] })),
        })),
      }
    },
  )

  app.put(
    '/api/basic-catalogue/links/:kind/:slug/:item',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['basic catalogue'],
        summary: '确认业务办理项与基本目录的关联；code 为空的取消关联',
        params: Type.Object({ ...Service.properties, item: Type.String() }),
        body: Type.Object(
          {
            code: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
            suffix: Type.Optional(Type.String({ pattern: '^\\d{2}$', description: '省平台赋予的业务办理项序号' })),
          },
          { additionalProperties: false },
        ),
        response: { 200: view.HandlingItemView },
      },
    },
    async request => {
      const { kind, slug, item } = request.params
      const linked = await commands.linkItem(deps, signedIn(request.person), `${kind}/${slug}/${item}`, request.body)
      return itemView(linked, commands.requirePublished(deps, undefined).catalogue, undefined)
    },
  )

  app.put(
    '/api/basic-catalogue/implementing-bodies/:authority',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['basic catalogue'],
        summary: '登记实施主体的统一社会信用代码，并注明来源',
        params: Type.Object({ authority: Type.String() }),
        body: Type.Object(
          { creditCode: Type.String({ maxLength: 40 }), source: Type.String({ minLength: 2, maxLength: 300 }) },
          { additionalProperties: false },
        ),
        response: { 200: view.CreditCodeView },
      },
    },
    request => commands.setCreditCode(deps, signedIn(request.person), request.params.authority, request.body),
  )
}

function boundaryRoutes(app: App, deps: commands.BasicCatalogueDeps) {
  app.get(
    '/api/basic-catalogue/boundaries',
    {
      config: { access: 'public' },
      schema: {
        tags: ['basic catalogue'],
        summary: '监管边界清单：每个事项谁审批、谁监管',
        querystring: Type.Object({ region: Type.Optional(regionCode) }),
        response: { 200: view.BoundaryList },
      },
    },
    async (request): Promise<view.BoundaryList> => {
      const published = commands.requirePublished(deps, request.query.region)
      const known = Object.keys(published.catalogue.services).flatMap(
        service => boundaryOf(service, deps.boundaries, published.catalogue) ?? [],
      )
      return {
        region: request.query.region === undefined ? null : published.region,
        items: known.map(one => boundaryItem(one, published, request.query.region)),
        mark: 'reference',
        markText: referenceText(principle),
      }
    },
  )

  app.get(
    '/api/services/:kind/:slug/boundary',
    {
      config: { access: 'public' },
      schema: {
        tags: ['basic catalogue'],
        summary: '监管边界：谁审批、谁监管，审管衔接各自要做什么',
        params: Service,
        querystring: Type.Object({ region: Type.Optional(regionCode) }),
        response: { 200: view.ServiceBoundary },
      },
    },
    request => boundaryView(deps, `${request.params.kind}/${request.params.slug}`, request.query.region),
  )
}

function platformRoutes(app: App, deps: commands.BasicCatalogueDeps) {
  app.get(
    '/api/provincial-platform/service-guides',
    {
      config: { access: 'staff' },
      schema: {
        tags: ['basic catalogue'],
        summary: '供省一体化政务服务平台读取的实施清单：一地全部业务办理项，或者某次发布以来的变化',
        querystring: Type.Object({
          region: regionCode,
          since: Type.Optional(Type.String({ pattern: '^\\d{1,9}$', description: '上次读取时返回的 publication' })),
          cursor: Type.Optional(Type.String({ maxLength: 1000, description: '上一页返回的 next' })),
          limit,
        }),
        response: { 200: view.PlatformPage },
      },
    },
    async (request): Promise<view.PlatformPage> => {
      const { region, since, cursor, limit } = request.query
      const wanted = { region, since: since === undefined ? undefined : Number(since), cursor, limit: limitOf(limit) }
      const { published, rows, next } = await commands.exportItems(deps, wanted)
      return {
        publication: published.number,
        since: wanted.since ?? null,
        region: published.region,
        rows,
        next,
        mark: 'reference',
        markText: referenceText('事项名称依基础清单，编码依导入的基本目录，没有的为空'),
      }
    },
  )
}

// ── shown ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const editionView = ({
  number,
  source,
  entries,
  imported_at,
  imported_name,
  warnings,
}: EditionRow): view.BasicEdition => ({
  number,
  source,
  entries,
  importedAt: new Date(imported_at).toISOString(),
  importedBy: imported_name,
  warnings,
})

const entryView = (entry: BasicEntry): view.BasicEntryView => ({
  ...entry,
  typeText: taskTypes[entry.type],
  levelsText: entry.levels.map(level => useLevels[level]).join('、'),
  stateText: taskStates[entry.state],
})

const comparisonView = (comparison: EditionComparison): view.BasicComparison => ({
  ...comparison,
  added: comparison.added.map(entryView),
  cancelled: comparison.cancelled.map(entry => ({ ...entryView(entry), how: entry.how })),
})

function stateOf({ basicCode, state }: commands.Linked['codes']): keyof typeof view.itemStates {
  if (basicCode === null || state === null) return 'unlinked'
  return state === 'inUse' ? 'linked' : state
}

function itemView(
  { keyed, codes, entry, link }: commands.Linked,
  catalogue: Catalogue,
  body: ImplementingBody | undefined,
): view.HandlingItemView {
  const { item } = keyed
  const state = stateOf(codes)
  const parts = { ...codes, level: body && useLevelOf[body.level] }
  const confirmed = codes.basicCode !== null && codes.suffix !== null
  return {
    id: keyed.key,
    name: item.name,
    type: taskTypeOf[item.type],
    typeText: taskTypes[taskTypeOf[item.type]],
    when: describeWhen(item, catalogue),
    authority: body?.name ?? null,
    suffix: codes.suffix ?? item.suffix,
    suffixMark: confirmed ? 'confirmed' : 'reference',
    basicCode: codes.basicCode,
    taskCode: taskCode(parts),
    handlingItemCode: handlingItemCode(parts),
    codeText: codeText(codes),
    state,
    stateText: view.itemStates[state],
    entry: entry && entryView(entry),
    linkedBy: link?.code ? link.linked_name : null,
    linkedAt: link?.code ? new Date(link.linked_at).toISOString() : null,
    basis: item.basis ?? null,
  }
}

const concentrations = {
  'normally-not': '一般不划转，由主管部门审批',
  'place-decides': '是否由审批部门集中审批，由当地确定',
  'moved-here': '当地已划转集中审批，监管仍由主管部门负责',
} as const

const principle = '监管边界按方案“谁审批、谁监管，谁主管、谁监管”的原则整理'

function boundaryView(
  deps: commands.BasicCatalogueDeps,
  service: string,
  region: string | undefined,
): view.ServiceBoundary {
  const published = commands.requirePublished(deps, region)
  commands.requireService(published, service)
  const boundary = boundaryOf(service, deps.boundaries, published.catalogue)
  if (!boundary) throw new NotFound(`事项“${service}”还没有列入监管边界清单`)
  return {
    ...boundaryItem(boundary, published, region),
    region: region === undefined ? null : published.region,
    duties: boundary.duties.map(duty => ({ ...duty, byText: parties[duty.by] })),
    basis: boundary.basis,
    mark: 'reference',
    markText: referenceText(principle),
  }
}

function boundaryItem(
  { service, approver, supervisor, concentration }: Boundary,
  published: Published,
  region: string | undefined,
): view.BoundaryItem {
  const { authorityKinds, services } = published.catalogue
  const body = region === undefined ? undefined : published.bodyOf(service)
  const decider = body?.kind ?? approver.kind
  const moved = decider !== approver.kind
  const says = moved ? 'moved-here' : concentration.says
  const labelOf = (kind: string | null) => (kind === null ? '待核定' : (authorityKinds[kind]?.labels[0] ?? kind))
  return {
    service,
    name: services[service]!.name,
    approver: {
      ...approver,
      kind: decider,
      label: labelOf(decider),
      level: (body?.level ?? approver.level) as Level,
      name: body?.name ?? null,
    },
    supervisor: {
      ...supervisor,
      label: labelOf(supervisor.kind),
      name:
        region === undefined || supervisor.kind === null ? null : published.nameOf(supervisor.kind, supervisor.level),
    },
    separate:
      supervisor.kind !== null && (supervisor.kind !== decider || supervisor.level !== (body?.level ?? approver.level)),
    concentration: { ...concentration, says, text: concentrations[says] },
  }
}
