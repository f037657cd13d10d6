/**
 * Commands of the catalogue desk. A revision is edited, checked, submitted, and published by a second person; publishing
 * lays its changes over what is newest then, so that two desks never overwrite one another. What conflicts is looked at
 * again by its author. A revision saved by somebody else meanwhile is never overwritten.
 */
import {
  alike,
  type Changes,
  changesBetween,
  entriesOfCatalogue,
  entryOf,
  entryRef,
} from '@onething/core/catalogue/changes.ts'
import { confirmableElements, confirmationId } from '@onething/core/catalogue/confirmations.ts'
import { problemText } from '@onething/core/catalogue/problems.ts'
import type { Catalogue, Confirmation } from '@onething/core/catalogue/schema.ts'
import type { Checking, CheckResult } from '../catalogue/checking.ts'
import { cancelPublication } from '../catalogue/publication-store.ts'
import { type Edition, type Publications, province } from '../catalogue/publications.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import type { Database, Queries } from '../db/database.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { type Content, conflictsOf, entriesOf, withChanges } from './content.ts'
import {
  isDepartment,
  mayPublish,
  requireMayEdit,
  requireMayHandOn,
  requireScope,
  requireSecondPerson,
} from './rights.ts'
import { shapeProblems } from './shape.ts'
import { allowedOn, type RevisionAction, type StepAction } from './states.ts'
import type { RevisionRow } from './store.ts'
import * as store from './store.ts'

export interface RevisionDeps {
  database: Database
  clock: Clock
  publications: Publications
  checking: Checking
}

// ── beginning and editing ───────────────────────────────────────────────────────────────────────────────────────────

export async function create(
  deps: RevisionDeps,
  by: Person,
  wanted: { title: string; scope: string; release?: string | undefined },
): Promise<RevisionRow> {
  requireScope(by, wanted.scope)
  const base = await deps.publications.latest()
  return store.insertRevision(deps.database, {
    scope: wanted.scope,
    title: wanted.title.trim(),
    release: wanted.release ?? null,
    base: base.number,
    changes: {},
    by,
    at: deps.clock.now().toISOString(),
  })
}

/** Changed catalogue files come with a new version of the program: the desk decides what becomes of them. */
export async function offerFiles(
  { database, clock, publications }: Pick<RevisionDeps, 'database' | 'clock' | 'publications'>,
  { before, after }: { before: Catalogue; after: Catalogue },
): Promise<void> {
  const changes = changesBetween(entriesOfCatalogue(before), entriesOfCatalogue(after))
  const open = await store.listRevisions(database, [province])
  if (open.some(row => alike(row.changes, changes))) return
  await store.insertRevision(database, {
    scope: province,
    title: '程序升级附带的目录更新',
    release: null,
    base: (await publications.latest()).number,
    changes,
    by: { id: 'catalogue files', name: '目录文件' },
    at: clock.now().toISOString(),
  })
}

export async function change(
  deps: RevisionDeps,
  by: Person,
  id: string,
  { entry, content, version }: { entry: string; content: unknown; version: number },
): Promise<RevisionRow> {
  const row = await getRevision(deps, id)
  requireAllowed(row, 'edit')
  requireVersion(row, version)
  const { latest, entries } = await standing(deps, row)
  requireMayEdit(by, row.scope, latest.catalogue, entry)
  if (entryRef(entry).collection === 'confirmations') throw new Forbidden('核定由部门对具体要素作出，不能直接编辑')
  if (content !== null) requireShape(row.scope, entry, content)
  const before = entryOf(entries, entry)
  if (content === null && before === undefined) throw new NotFound(`没有“${entry}”这一项`)
  const published = entryOf(entriesOf(latest, row.scope), entry)
  return save(deps, row, by, content === null ? 'remove' : 'change', {
    changes: changed(row.changes, entry, content, published),
    entry,
    before,
    after: content,
  })
}

/** What reads again as published is no change. */
function changed(changes: Changes, entry: string, content: unknown, published: unknown): Changes {
  const { [entry]: _, ...others } = changes
  return alike(published ?? null, content ?? null) ? others : { ...others, [entry]: content }
}

/** All entries of an import at once, or none; with what else has to be saved in the same breath. */
export async function take(
  deps: RevisionDeps,
  by: Person,
  id: string,
  imported: Changes,
  { note = `共 ${Object.keys(imported).length} 项`, also = async () => true }: Partial<Taking> = {},
): Promise<RevisionRow> {
  const row = await getRevision(deps, id)
  requireAllowed(row, 'edit')
  const { latest } = await standing(deps, row)
  const published = entriesOf(latest, row.scope)
  let changes = row.changes
  for (const [entry, content] of Object.entries(imported)) {
    requireMayEdit(by, row.scope, latest.catalogue, entry)
    if (content !== null) requireShape(row.scope, entry, content)
    changes = changed(changes, entry, content, entryOf(published, entry))
  }
  return deps.database.transaction(async queries => {
    const saved = await store.updateRevision(queries, row, { changes }, stepOf(deps, by, 'import', { note }))
    if (!saved || !(await also(queries))) throw overtaken()
    return saved
  })
}

interface Taking {
  note: string
  also(queries: Queries): Promise<boolean>
}

/** 核定: the department that leads a life event or handles a service vouches for elements as they now read. */
export async function confirm(
  deps: RevisionDeps,
  by: Person,
  id: string,
  { entry, elements }: { entry: string; elements: string[] },
): Promise<RevisionRow> {
  const row = await getRevision(deps, id)
  requireAllowed(row, 'edit')
  const { latest, entries } = await standing(deps, row)
  if (!isDepartment(by) || row.scope !== province) throw new Forbidden('核定由牵头部门（事项由其办理部门）的管理员作出')
  requireMayEdit(by, row.scope, latest.catalogue, entry)
  const { collection } = entryRef(entry)
  const content = entryOf(entries, entry) as Record<string, unknown> | undefined
  if (!content) throw new NotFound(`没有“${entry}”这一项`)
  const known = confirmableElements(collection)
  const unknown = elements.filter(element => !known.includes(element) || content[element] === undefined)
  if (unknown.length > 0)
    throw new Invalid(
      unknown.map(element => ({ where: 'element', target: element, message: `“${element}”没有内容，不能核定` })),
    )
  const confirmations = elements.map((element): [string, Confirmation] => [
    `confirmations/${confirmationId(entry, element)}`,
    {
      content: content[element],
      by: by.name,
      authority: by.authority!.name,
      on: dateInHenan(deps.clock.now()),
    },
  ])
  const changes = { ...row.changes, ...Object.fromEntries(confirmations) }
  return save(deps, row, by, 'confirm', { changes, entry, after: elements, note: `${elements.length} 个要素` })
}

function requireShape(scope: string, entry: string, content: unknown) {
  const wrong = shapeProblems(scope, entry, content)
  if (wrong.length > 0) throw new Invalid(wrong)
}

// ── checking, submitting, publishing ────────────────────────────────────────────────────────────────────────────────

export async function check(deps: RevisionDeps, row: RevisionRow): Promise<CheckResult> {
  const { after } = await standing(deps, row)
  return deps.checking.check(after.catalogue, after.overlays)
}

export async function submit(deps: RevisionDeps, by: Person, id: string, note: string | null): Promise<RevisionRow> {
  const row = await getRevision(deps, id)
  requireMayHandOn(by, row)
  requireAllowed(row, 'submit')
  if (Object.keys(row.changes).length === 0) throw new Conflict('还没有任何修改，不能提交', ['edit'])
  await requireNoConflicts(deps, row)
  await requireSound(deps, row)
  return save(deps, row, by, 'submit', {
    state: 'submitted',
    submitted_by: by.id,
    submitted_name: by.name,
    submitted_at: deps.clock.now().toISOString(),
    remark: note,
  })
}

export async function giveBack(deps: RevisionDeps, by: Person, id: string, note: string): Promise<RevisionRow> {
  const row = await getRevision(deps, id)
  if (!mayPublish(by, row.scope) && row.submitted_by !== by.id) throw new Forbidden('退回由审核发布人或者提交人办理')
  requireAllowed(row, 'return')
  return save(deps, row, by, 'return', { state: 'open', remark: note })
}

export async function abandon(deps: RevisionDeps, by: Person, id: string, reason: string): Promise<RevisionRow> {
  const row = await getRevision(deps, id)
  requireMayHandOn(by, row)
  requireAllowed(row, 'abandon')
  return save(deps, row, by, 'abandon', { state: 'abandoned', remark: reason })
}

/** The author has looked at what was published meanwhile: their changes now stand over it. */
export async function rebase(deps: RevisionDeps, by: Person, id: string): Promise<RevisionRow> {
  const row = await getRevision(deps, id)
  requireMayHandOn(by, row)
  requireAllowed(row, 'rebase')
  const latest = await deps.publications.latest()
  return save(deps, row, by, 'rebase', { base: latest.number, note: `第 ${row.base} 号 → 第 ${latest.number} 号` })
}

export async function publish(
  deps: RevisionDeps,
  by: Person,
  id: string,
  effectiveAt: string | null,
): Promise<RevisionRow> {
  const row = await getRevision(deps, id)
  requireSecondPerson(by, row, await store.listSteps(deps.database, id))
  requireAllowed(row, 'publish')
  await requireNoConflicts(deps, row)
  await requireSound(deps, row)
  const { latest, after } = await standing(deps, row)
  const at = deps.clock.now().toISOString()
  let saved: RevisionRow | undefined
  const number = await deps.publications.publish(after, latest, {
    title: row.title,
    scope: row.scope,
    by,
    at,
    effectiveAt: whenEffective(deps, effectiveAt),
    revision: row.id,
    restores: null,
    async also(queries, publication) {
      const step = stepOf(deps, by, 'publish', { note: `第 ${publication} 号发布` })
      saved = await store.updateRevision(queries, row, { state: 'published', publication }, step)
      if (!saved) throw overtaken()
      return true
    },
  })
  if (number === null || !saved) throw overtaken()
  return saved
}

/** Now, or a time to come; never before a publication that is waiting for its own. */
function whenEffective({ clock, publications }: RevisionDeps, wanted: string | null): string {
  const now = clock.now()
  const last = publications.list().findLast(row => row.cancelled_at === null)!
  const at = wanted === null ? now : new Date(wanted)
  if (Number.isNaN(at.getTime()) || at.getTime() < now.getTime() - 60_000)
    throw new Invalid([{ where: 'body', target: 'effectiveAt', message: '生效时间应当是现在或者以后的时间' }])
  if (at.getTime() < Date.parse(last.effective_at))
    throw new Conflict(
      `第 ${last.number} 号发布定于 ${inHenan(last.effective_at)} 生效，新的发布不能早于它；需要提前的，请先取消那次发布`,
      ['改用不早于它的生效时间', '取消待生效的发布'],
    )
  return (at.getTime() < now.getTime() ? now : at).toISOString()
}

const inHenan = (instant: string) =>
  new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })

// ── going back ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** 回滚: what an earlier publication held for the person's place is published again, under a new number. */
export async function restore(deps: RevisionDeps, by: Person, number: number, reason: string): Promise<number> {
  const scope = by.region ?? ''
  if (!mayPublish(by, scope)) throw new Forbidden('恢复以前的发布由目录审核发布人办理')
  const { publications } = deps
  if (!publications.list().some(row => row.number === number)) throw new NotFound(`没有第 ${number} 号发布`)
  const [earlier, latest] = [await publications.numbered(number), await publications.latest()]
  const content = withScopeOf(earlier, latest, scope)
  const { problems } = await deps.checking.check(content.catalogue, content.overlays)
  if (problems.length > 0) throw unsound(problems.map(problemText))
  const made = await publications.publish(content, latest, {
    title: `恢复第 ${number} 号发布：${reason}`,
    scope,
    by,
    at: deps.clock.now().toISOString(),
    effectiveAt: whenEffective(deps, null),
    revision: null,
    restores: number,
    also: async () => true,
  })
  if (made === null) throw overtaken()
  return made
}

function withScopeOf(earlier: Edition, latest: Edition, scope: string): Content {
  if (scope === province) return { catalogue: earlier.catalogue, overlays: latest.overlays }
  const overlays = new Map(latest.overlays)
  const before = earlier.overlays.get(scope)
  if (before) overlays.set(scope, before)
  else overlays.delete(scope)
  return { catalogue: latest.catalogue, overlays }
}

/** A publication that is waiting for its time does not come about. */
export async function cancel(deps: RevisionDeps, by: Person, number: number, reason: string): Promise<void> {
  const row = deps.publications.list().find(one => one.number === number)
  if (!row) throw new NotFound(`没有第 ${number} 号发布`)
  if (!mayPublish(by, row.scope)) throw new Forbidden('取消发布由目录审核发布人办理')
  const done = await cancelPublication(deps.database, number, deps.clock.now().toISOString(), reason)
  await deps.publications.refresh()
  if (!done) throw new Conflict('这次发布已经生效或者已经取消', ['恢复以前的发布'])
}

// ── shared steps ────────────────────────────────────────────────────────────────────────────────────────────────────

export async function getRevision({ database }: RevisionDeps, id: string): Promise<RevisionRow> {
  const row = await store.findRevision(database, id)
  if (!row) throw new NotFound(`没有修订 ${id}`)
  return row
}

/** What it is laid over, what it makes of it, and the entries of its scope as they would be. */
export async function standing({ publications }: Pick<RevisionDeps, 'publications'>, row: RevisionRow) {
  const latest = row.publication ? await publications.numbered(row.publication) : await publications.latest()
  const after = row.publication ? latest : withChanges(latest, row.scope, row.changes)
  return { latest, after, entries: entriesOf(after, row.scope) }
}

function requireAllowed(row: RevisionRow, action: RevisionAction) {
  const allowed = allowedOn[row.state]
  if (!allowed.includes(action)) throw new Conflict('修订现在的状态不能这样办理', [...allowed])
}

function requireVersion(row: RevisionRow, version: number) {
  if (row.version !== version) throw overtaken()
}

const overtaken = () => new Conflict('内容刚刚被别人保存过，请刷新后再改', ['刷新'])

async function requireNoConflicts(deps: RevisionDeps, row: RevisionRow) {
  const found = await findConflicts(deps, row)
  if (found.length > 0)
    throw new Conflict(`这次修订开始以后，另有发布也改了：${found.join('、')}。请核对后更新基准`, ['rebase'])
}

export async function findConflicts({ publications }: RevisionDeps, row: RevisionRow): Promise<string[]> {
  if (row.state !== 'open' && row.state !== 'submitted') return []
  return conflictsOf(await publications.numbered(row.base), await publications.latest(), row.scope, row.changes)
}

async function requireSound(deps: RevisionDeps, row: RevisionRow) {
  const { problems } = await check(deps, row)
  if (problems.length > 0) throw unsound(problems.map(problemText))
}

const unsound = (problems: string[]) =>
  new Invalid(
    problems.slice(0, 50).map(message => ({ where: 'check', target: '', message })),
    `检查发现 ${problems.length} 处问题，改正以后才能继续`,
  )

interface Saving extends Partial<Omit<RevisionRow, 'id' | 'version' | 'note'>> {
  entry?: string
  before?: unknown
  after?: unknown
  /** Of this step; a remark also stands over the revision until the next one. */
  note?: string | null
  remark?: string | null
}

async function save(
  deps: RevisionDeps,
  row: RevisionRow,
  by: Person,
  action: StepAction,
  { entry, before, after, note, remark, ...next }: Saving,
): Promise<RevisionRow> {
  const step = stepOf(deps, by, action, { entry, before, after, note: note ?? remark ?? null })
  const kept = remark === undefined ? next : { ...next, note: remark }
  const saved = await store.updateRevision(deps.database, row, kept, step)
  if (!saved) throw overtaken()
  return saved
}

function stepOf(
  { clock }: Pick<RevisionDeps, 'clock'>,
  by: Person,
  action: StepAction,
  {
    entry,
    before,
    after,
    note,
  }: { entry?: string | undefined; before?: unknown; after?: unknown; note: string | null },
): store.NewStep {
  return {
    at: clock.now().toISOString(),
    actor: by.id,
    actor_name: by.name,
    action,
    entry: entry ?? null,
    before: before ?? null,
    after: after ?? null,
    note,
  }
}
