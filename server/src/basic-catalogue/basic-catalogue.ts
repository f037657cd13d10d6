/**
 * 省政务服务事项基本目录: editions are imported whole or not at all; a manager links each 业务办理项 to an entry of the
 * newest edition; the provincial platform reads the implementation list of a place back. A code that nobody gave is null.
 */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  type BasicEntry,
  compareEditions,
  type EditionComparison,
  entryName,
  type LineProblem,
  readEdition,
} from '@onething/core/basic-catalogue/edition.ts'
import {
  allItems,
  itemsOfCatalogue,
  type KeyedItem,
  suggestEntries,
} from '@onething/core/basic-catalogue/handling-items.ts'
import {
  type ImplementationItem,
  implementationItem,
  type KnownCodes,
  sameContent,
} from '@onething/core/basic-catalogue/implementation.ts'
import type { Boundaries, HandlingItems } from '@onething/core/basic-catalogue/schema.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { checkCreditCode, normaliseIdentifier } from '@onething/core/identifiers.ts'
import { checkBasicCode } from '@onething/core/service-codes.ts'
import type { Publications } from '../catalogue/publications.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { findAuthority, inForce, mayKeep, mayManage, numbered, type Published } from './published.ts'
import * as store from './store.ts'

export interface BasicCatalogueDeps {
  database: Database
  publications: Publications
  clock: Clock
  items: HandlingItems
  boundaries: Boundaries
}

// ── editions ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** More than this is not a provincial catalogue. */
const mostEntries = 20_000
/** More problems than this are not read by anybody. */
const mostProblems = 200

export interface Imported {
  edition: store.EditionRow
  repeated: boolean
  /** With the edition before; null for the first one, and for a repetition. */
  comparison: EditionComparison | null
}

export async function importEdition(
  deps: BasicCatalogueDeps,
  by: Person,
  { source, table }: { source: string; table: string },
): Promise<Imported> {
  requireProvincial(deps, by)
  const { entries, problems, warnings } = readEdition(table)
  if (problems.length > 0) throw new Invalid(told(problems), summaryOf(problems))
  if (entries.length > mostEntries)
    throw new Invalid([
      { where: 'body', target: 'table', message: `一次最多导入 ${mostEntries} 个事项，请核对是否选错了文件` },
    ])
  const at = deps.clock.now().toISOString()
  const before = await store.latestEdition(deps.database, at)
  const digest = createHash('sha256')
    .update(JSON.stringify([source, entries]))
    .digest('hex')
  const { number, repeated } = await store.insertEdition(deps.database, {
    digest,
    source,
    warnings,
    entries,
    at,
    by: { id: by.id, name: by.name },
  })
  const edition = await getEdition(deps, number)
  if (repeated || !before) return { edition, repeated, comparison: null }
  return {
    edition,
    repeated,
    comparison: compareEditions(await store.listEntries(deps.database, before.number), entries),
  }
}

const told = (problems: LineProblem[]) =>
  problems.slice(0, mostProblems).map(({ line, column, message }) => ({
    where: 'table',
    target: column ? `${line}:${column}` : String(line),
    message: `第 ${line} 行${column ? `“${column}”` : ''}：${message}`,
  }))

function summaryOf(problems: LineProblem[]): string {
  const rest = problems.length > mostProblems ? `（只列出前 ${mostProblems} 处）` : ''
  return `表格有 ${problems.length} 处需要更正${rest}，整份没有导入；请更正后重新导入`
}

export const listEditions = ({ database }: BasicCatalogueDeps) => store.listEditions(database)

export async function getEdition({ database }: BasicCatalogueDeps, number: number): Promise<store.EditionRow> {
  const edition = await store.findEdition(database, number)
  if (!edition) throw new NotFound(`基本目录没有第 ${number} 版`)
  return edition
}

export async function pageOfEdition(deps: BasicCatalogueDeps, number: number, after: string, limit: number) {
  const edition = await getEdition(deps, number)
  const found = await store.pageOfEntries(deps.database, number, after, limit + 1)
  const entries = found.slice(0, limit)
  return { edition, entries, next: found.length > limit ? entries.at(-1)!.code : null }
}

/** What edition `number` says differently from edition `other`. */
export async function compare(deps: BasicCatalogueDeps, number: number, other: number): Promise<EditionComparison> {
  await Promise.all([getEdition(deps, number), getEdition(deps, other)])
  const [from, to] = await Promise.all([other, number].map(one => store.listEntries(deps.database, one)))
  return compareEditions(from!, to!)
}

// ── links ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Linked {
  keyed: KeyedItem
  codes: KnownCodes
  /** The entry in the newest edition; null while unlinked, or when that edition no longer has it. */
  entry: BasicEntry | null
  link: store.LinkRow | undefined
}

/** What is known about codes, as it stood at an instant. */
interface Known {
  edition: number | undefined
  links: Map<string, store.LinkRow>
  entries: Map<string, BasicEntry>
  bodies: Map<string, store.BodyRow>
}

async function knownAt(database: Database, at: string): Promise<Known> {
  const [edition, links, bodies] = await Promise.all([
    store.latestEdition(database, at),
    store.linksAt(database, at),
    store.bodiesAt(database, at),
  ])
  const codes = [...links.values()].flatMap(({ code }) => code ?? [])
  const entries = await store.entriesByCode(database, edition?.number, codes)
  return { edition: edition?.number, links, entries, bodies }
}

function linked(keyed: KeyedItem, known: Known, body?: string): Linked {
  const link = known.links.get(keyed.key)
  const code = link?.code ?? null
  const entry = (code !== null && known.entries.get(code)) || null
  return {
    keyed,
    link,
    entry,
    codes: {
      basicCode: code,
      suffix: code === null ? null : (link?.suffix ?? null),
      // A code that the newest edition no longer has is as good as cancelled.
      state: code === null ? null : (entry?.state ?? 'cancelled'),
      creditCode: (body !== undefined && known.bodies.get(body)?.credit_code) || null,
    },
  }
}

const itemsIn = (deps: BasicCatalogueDeps, catalogue: Catalogue) => allItems(itemsOfCatalogue(deps.items, catalogue))

export async function itemsOfService(deps: BasicCatalogueDeps, service: string, region: string | undefined) {
  const published = requirePublished(deps, region)
  requireService(published, service)
  const known = await knownAt(deps.database, deps.clock.now().toISOString())
  const items = itemsIn(deps, published.catalogue).filter(one => one.service === service)
  return {
    published,
    edition: known.edition ?? null,
    items: items.map(keyed => {
      const body = region === undefined ? undefined : published.bodyOf(service, keyed.item)
      return { body, ...linked(keyed, known, body?.id) }
    }),
  }
}

/** Every item of the province's catalogue with what is known of its code, and whether this person may link them. */
export async function allLinks(deps: BasicCatalogueDeps, by: Person) {
  const published = requirePublished(deps, undefined)
  const known = await knownAt(deps.database, deps.clock.now().toISOString())
  return {
    published,
    edition: known.edition ?? null,
    mayKeep: mayKeep(deps.publications, by),
    items: itemsIn(deps, published.catalogue).map(keyed => linked(keyed, known)),
  }
}

/** For every item, of these services or of all, that has no code in use: what it might be in the newest edition. */
export async function suggestions(deps: BasicCatalogueDeps, services?: readonly string[]) {
  const { catalogue } = requirePublished(deps, undefined)
  const known = await knownAt(deps.database, deps.clock.now().toISOString())
  const entries = known.edition === undefined ? [] : await store.listEntries(deps.database, known.edition)
  const open = itemsIn(deps, catalogue)
    .filter(({ service }) => services === undefined || services.includes(service))
    .map(keyed => linked(keyed, known))
    .filter(({ codes }) => codes.basicCode === null || codes.state === 'cancelled')
  const items = []
  for (const one of open) {
    const { name } = catalogue.services[one.keyed.service]!
    items.push({ ...one, suggestions: suggestEntries(one.keyed, name, entries) })
    // Names are compared with every entry, some 80 ms for 3000 of them: others get their turn in between.
    await setImmediate()
  }
  return { edition: known.edition ?? null, items }
}

export interface LinkRequest {
  /** Null takes the link back. */
  code: string | null
  /** 业务办理项序号 as the platform assigned it; absent: ours. */
  suffix?: string
}

export async function linkItem(
  deps: BasicCatalogueDeps,
  by: Person,
  key: string,
  request: LinkRequest,
): Promise<Linked> {
  requireProvincial(deps, by)
  const { catalogue } = requirePublished(deps, undefined)
  const all = itemsIn(deps, catalogue)
  const keyed = all.find(one => one.key === key)
  if (!keyed) throw new NotFound(`没有业务办理项“${key}”`)
  const at = deps.clock.now().toISOString()
  const known = await knownAt(deps.database, at)
  const { code } = request
  const suffix = code === null ? null : (request.suffix ?? keyed.item.suffix)
  const now = known.links.get(key)
  if ((now?.code ?? null) === code && (now?.suffix ?? null) === suffix) return linked(keyed, known)

  if (code !== null) {
    await requireEntry(deps, known.edition, code)
    requireFree(all, keyed, known, code, suffix!)
  }
  const edition = code === null ? null : (known.edition ?? null)
  if (!(await store.insertLink(deps.database, { item: key, code, suffix, edition }, at, by)))
    throw new Conflict('刚刚有人改动了这个业务办理项的关联，请刷新后再试', ['刷新'])
  return linked(keyed, await knownAt(deps.database, at))
}

async function requireEntry({ database }: BasicCatalogueDeps, edition: number | undefined, code: string) {
  const wrong = (message: string) => new Invalid([{ where: 'body', target: 'code', message }])
  const problem = checkBasicCode(code)
  if (problem) throw wrong(problem)
  if (edition === undefined) throw wrong('还没有导入省政务服务事项基本目录，请先导入再关联')
  const entry = (await store.entriesByCode(database, edition, [code])).get(code)
  if (!entry) throw wrong(`基本目录第 ${edition} 版没有基本编码 ${code}，请核对，或者先导入新版目录`)
  if (entry.state === 'cancelled')
    throw wrong(`基本编码 ${code}（${entryName(entry)}）在第 ${edition} 版中已取消，请选择在用的事项`)
}

/** One code and suffix name one 业务办理项: two services may share it only where it is the same. */
function requireFree(all: KeyedItem[], { key, item }: KeyedItem, { links }: Known, code: string, suffix: string) {
  const other = all.find(one => {
    const link = one.key === key ? undefined : links.get(one.key)
    return link?.code === code && link.suffix === suffix && one.item.name !== item.name
  })
  if (!other) return
  throw new Invalid([
    {
      where: 'body',
      target: 'suffix',
      message: `基本编码 ${code} 下的序号 ${suffix} 已用于“${other.item.name}”，请按省平台赋码另填序号`,
    },
  ])
}

export interface CreditCode {
  authority: string
  name: string
  creditCode: string
  source: string
  /** Its check characters do not fit: kept all the same, for some genuine early codes are so. */
  warning: string | null
}

export async function setCreditCode(
  deps: BasicCatalogueDeps,
  by: Person,
  id: string,
  { creditCode, source }: { creditCode: string; source: string },
): Promise<CreditCode> {
  const authority = findAuthority(deps.publications, id)
  if (!authority) throw new NotFound(`没有机关“${id}”`)
  if (!mayManage(deps.publications, by, authority.region)) throw new Forbidden('只能登记本地区机关的统一社会信用代码')
  const code = normaliseIdentifier(creditCode)
  const problem = checkCreditCode(code)
  if (problem?.level === 'error') throw new Invalid([{ where: 'body', target: 'creditCode', message: problem.message }])
  const at = deps.clock.now().toISOString()
  const known = (await store.bodiesAt(deps.database, at)).get(id)
  if (known?.credit_code !== code || known.source !== source) {
    const row = { authority: id, credit_code: code, source }
    if (!(await store.insertBody(deps.database, row, at, by)))
      throw new Conflict('刚刚有人登记了这个机关的代码，请刷新后再试', ['刷新'])
  }
  return { authority: id, name: authority.name, creditCode: code, source, warning: problem?.message ?? null }
}

// ── the provincial platform ─────────────────────────────────────────────────────────────────────────────────────────

export interface ExportRequest {
  region: string
  /** The publication that the reader already has; absent: none. */
  since: number | undefined
  cursor: string | undefined
  limit: number
}

export type Operation = 'I' | 'U' | 'D'

export interface ExportedItem extends ImplementationItem {
  cd_operation: Operation
  /** YYYYMMDDThhmmss in Henan. */
  cd_time: string
}

export interface Export {
  published: Published
  rows: ExportedItem[]
  next: string | null
}

export async function exportItems(
  deps: BasicCatalogueDeps,
  { region, since, cursor, limit }: ExportRequest,
): Promise<Export> {
  const place = cursor === undefined ? undefined : readCursor(cursor, region, since)
  const day = place?.day ?? dateInHenan(deps.clock.now())
  const instant = place?.instant ?? deps.clock.now().toISOString()
  const published = place
    ? await numbered(deps.publications, place.publication, region, day)
    : inForce(deps.publications, region, day)
  if (!published) throw noPlace(region)
  const earlier = since === undefined ? undefined : await requireEarlier(deps, since, published.number, region)

  const changes = await changesOf(deps, published, instant, earlier)
  const left = changes.filter(row => place === undefined || row.row_guid > place.after)
  const rows = left.slice(0, limit)
  const last = rows.at(-1)
  const more = left.length > limit && last !== undefined
  const next = {
    region,
    since: since ?? null,
    publication: published.number,
    day,
    instant,
    after: last?.row_guid ?? '',
  }
  return { published, rows, next: more ? writeCursor(next) : null }
}

/** In the order of their ids. */
async function changesOf(
  deps: BasicCatalogueDeps,
  published: Published,
  instant: string,
  earlier: Published | undefined,
): Promise<ExportedItem[]> {
  const known = await knownAt(deps.database, instant)
  const now = rowsOf(deps, published, known)
  if (!earlier) return [...now.values()].map(({ row, at }) => ({ ...row, cd_operation: 'I', cd_time: stamp(at) }))

  const before = rowsOf(deps, earlier, await knownAt(deps.database, earlier.at))
  const changes: ExportedItem[] = []
  for (const [id, { row, at }] of now) {
    const was = before.get(id)
    if (!was) changes.push({ ...row, cd_operation: 'I', cd_time: stamp(at) })
    // A link made and taken back since then leaves the same content behind; whoever read in between still has to hear it.
    else if (!sameContent(was.row, row) || at > latest(published.at, earlier.at))
      changes.push({ ...row, cd_operation: 'U', cd_time: stamp(at) })
  }
  for (const [id, { row }] of before)
    if (!now.has(id))
      changes.push({ ...row, task_version: published.number, cd_operation: 'D', cd_time: stamp(published.at) })
  return changes.sort((a, b) => (a.row_guid < b.row_guid ? -1 : 1))
}

interface Row {
  row: ImplementationItem
  /** When it last became what it is: published, linked or given a credit code. */
  at: string
}

function rowsOf(deps: BasicCatalogueDeps, published: Published, known: Known): Map<string, Row> {
  const { catalogue, number } = published
  const rows = itemsIn(deps, catalogue).flatMap((keyed): Row[] => {
    const competence = published.competences.get(keyed.service)
    const body = published.handledHere(keyed.service, keyed.item)
      ? published.bodyOf(keyed.service, keyed.item)
      : undefined
    if (!competence || !body) return []
    const { codes, link } = linked(keyed, known, body.id)
    const row = implementationItem(keyed, competence, body, codes, { catalogue, publication: number })
    return [{ row, at: latest(published.at, link?.linked_at, known.bodies.get(body.id)?.set_at) }]
  })
  const sorted = rows.sort((a, b) => (a.row.row_guid < b.row.row_guid ? -1 : 1))
  return new Map(sorted.map(one => [one.row.row_guid, one]))
}

const latest = (...instants: (string | undefined)[]): string =>
  instants
    .filter(one => one !== undefined)
    .map(one => new Date(one).toISOString())
    .sort()
    .at(-1)!

/** GB/T 39046: YYYYMMDDThhmmss. */
function stamp(instant: string): string {
  const date = new Date(instant)
  const [time] = new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(11).split('.')
  return `${dateInHenan(date).replaceAll('-', '')}T${time!.replaceAll(':', '')}`
}

interface Cursor {
  region: string
  since: number | null
  publication: number
  day: string
  instant: string
  after: string
}

/** Whoever began to read goes on in the same publication, whatever is published meanwhile. */
const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function readCursor(text: string, region: string, since: number | undefined): Cursor {
  const wrong = () =>
    new Invalid([
      {
        where: 'query',
        target: 'cursor',
        message: 'cursor 不能识别，请原样使用上一页返回的 next，并保持 region 和 since 不变',
      },
    ])
  let read: Partial<Cursor>
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw wrong()
  }
  const fits =
    typeof read === 'object' &&
    read !== null &&
    read.region === region &&
    read.since === (since ?? null) &&
    Number.isSafeInteger(read.publication) &&
    typeof read.after === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(String(read.day)) &&
    !Number.isNaN(Date.parse(String(read.instant)))
  if (!fits) throw wrong()
  return read as Cursor
}

async function requireEarlier(
  { publications }: BasicCatalogueDeps,
  since: number,
  now: number,
  region: string,
): Promise<Published> {
  const earlier = since > now ? undefined : await numbered(publications, since, region)
  if (earlier) return earlier
  throw new Invalid([
    {
      where: 'query',
      target: 'since',
      message: `没有第 ${since} 号发布，请填写上次读取时返回的 publication（现为 ${now}）`,
    },
  ])
}

// ── shared ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export function requirePublished({ publications, clock }: BasicCatalogueDeps, region: string | undefined): Published {
  const published = inForce(publications, region, dateInHenan(clock.now()))
  if (!published) throw noPlace(region ?? '')
  return published
}

const noPlace = (region: string) =>
  new Invalid([{ where: 'query', target: 'region', message: `没有行政区划“${region}”，请填写六位代码，如 410105` }])

export function requireService({ catalogue }: Published, service: string) {
  if (!Object.hasOwn(catalogue.services, service)) throw new NotFound(`没有事项“${service}”`)
}

function requireProvincial({ publications }: BasicCatalogueDeps, by: Person) {
  if (!mayKeep(publications, by)) throw new Forbidden('省政务服务事项基本目录由省级管理员或者省级目录管理员导入和关联')
}
