/** Entries as files: JSON for machines, a workbook for people. Read back they are only proposals; the caller decides. */
import { alike, type Changes, type Entries, entryOf, entryRef, wordsEntry } from '@onething/core/catalogue/changes.ts'
import type { Problem } from '@onething/core/catalogue/problems.ts'
import { schemaProblems } from '@onething/core/catalogue/schema-problems.ts'
import {
  changesIn,
  collectionsOf,
  guideSheet,
  type Holder,
  inSchemaOrder,
  type Table,
  type TableWords,
  tablesOf,
} from '@onething/core/catalogue/tables.ts'
import type { TSchema } from 'typebox'
import { province } from '../catalogue/publications.ts'
import { Invalid } from '../http/problems.ts'
import { validatorOf } from './shape.ts'
import { limits, readWorkbook, writeWorkbook } from './spreadsheet.ts'

export interface Imported {
  /** Every entry the file lists, changed or not; null for one it removes. */
  changes: Changes
  problems: Problem[]
  /** What the file was written from, where it says so. */
  publication: number | undefined
}

/** The place whose content it is, and the publication it was laid over. */
export interface About {
  scope: string
  publication: number
}

export const holderOf = (scope: string): Holder => (scope === province ? 'catalogue' : 'overlay')

const format = 'onething-catalogue'
const version = 1

// ── JSON ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Wanted is `*`, `<collection>/*` or `<collection>/<id>`. The same content gives the same bytes. */
export function exportJson(entries: Entries, wanted: readonly string[], { scope, publication }: About): string {
  const listed = chosen(entries, wanted, holderOf(scope)).flatMap(({ collection, schema, table }) =>
    Object.entries(table)
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }) || (a < b ? -1 : 1))
      .map(([id, content]) => [`${collection}/${id}`, inSchemaOrder(content, schema)]),
  )
  return `${JSON.stringify({ format, version, publication, scope, entries: Object.fromEntries(listed) }, null, 2)}\n`
}

export function importJson(bytes: Uint8Array, scope: string): Imported {
  const { publication, entries } = fileIn(bytes, scope)
  const changes = { ...entries }
  return { changes, problems: problemsOf(changes, holderOf(scope)), publication }
}

function fileIn(bytes: Uint8Array, scope: string): { publication: number | undefined; entries: Changes } {
  if (bytes.length > limits.bytes) throw refused(`文件超过 ${limits.bytes / 1024 / 1024} MB，请分成几个文件导入`)
  const file = parsed(new TextDecoder().decode(bytes))
  if (!isRecord(file) || file.format !== format || !isRecord(file.entries))
    throw refused('不是从本系统导出的文件，请选择导出的 JSON 文件')
  if (file.version !== version)
    throw refused(`文件的格式版本是 ${String(file.version)}，这里只能读 ${version}，请重新导出`)
  requireSameScope(file.scope, scope)
  return { publication: numberIn(file.publication), entries: file.entries }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refused(`不是完整的 JSON 文件（${(error as Error).message}），请重新导出，或者改正后再导入`)
  }
}

function requireSameScope(given: unknown, scope: string) {
  if (String(given) !== scope)
    throw refused(`文件写明的地区代码是 ${String(given ?? '空')}，本修订的是 ${scope}，请在那个地方的修订里导入`)
}

const numberIn = (value: unknown): number | undefined =>
  /^[1-9]\d{0,8}$/.test(String(value ?? '').trim()) ? Number(value) : undefined

// ── workbooks ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface WorkbookAbout extends About {
  /** The name of the scope. */
  place: string
  /** The day of the export, YYYY-MM-DD. */
  date: string
  words: TableWords
}

export function exportWorkbook(entries: Entries, wanted: readonly string[], about: WorkbookAbout): Promise<Buffer> {
  const holder = holderOf(about.scope)
  const shelves = chosen(entries, wanted, holder)
  const tables = shelves.flatMap(({ collection, table }) => tablesOf(holder, collection, table, about.words))
  return writeWorkbook([guideTable(shelves, about), ...tables])
}

/** Without its first sheet a workbook is taken as made today for this place. */
export async function importWorkbook(bytes: Uint8Array, scope: string): Promise<Imported> {
  const tables = await readWorkbook(bytes)
  const guide = guideIn(tables)
  if (guide.has(scopeLine)) requireSameScope(guide.get(scopeLine), scope)
  const holder = holderOf(scope)
  const { changes, problems } = changesIn(holder, tables)
  if (problems.length === 0 && Object.keys(changes).length === 0)
    throw refused('文件里没有任何条目，请选择导出的 Excel')
  const told = new Set(problems.map(problem => problem.entry))
  const readable = Object.fromEntries(Object.entries(changes).filter(([entry]) => !told.has(entry)))
  return {
    changes,
    problems: [...problems, ...problemsOf(readable, holder)],
    publication: numberIn(guide.get(publicationLine)),
  }
}

const publicationLine = '发布编号'
const scopeLine = '地区代码'

function guideIn(tables: Table[]): Map<string, unknown> {
  const rows = tables.find(table => table.sheet === guideSheet)?.rows ?? []
  return new Map(rows.map(([line, value]) => [String(line).trim(), value]))
}

function guideTable(shelves: Shelf[], { publication, scope, place, date }: WorkbookAbout): Table {
  const lines: [string, string | number][] = [
    ['内容', shelves.map(({ label, table }) => `${label}（${Object.keys(table).length} 条）`).join('、')],
    ['范围', place],
    [scopeLine, scope],
    [publicationLine, publication],
    ['导出日期', date],
    ['怎样修改', '直接在单元格里改。每一行按“标识”找到对应的那一条；没有列出的条目保持不变。'],
    ['怎样新增', '在表的末尾添加一行，填写新的标识；列表中的内容写在名称带“·”的工作表里，用同一个标识。'],
    ['怎样删除', '在“操作”列填写“删除”，整条删除。删除列表中的一项，删掉那一行即可。'],
    ['序', '列表中的先后，从 1 开始，同一条内不能重复，可以不连续。写“无”表示列表是空的。'],
    ['一格多项', '一行一项：在单元格里按 Alt+Enter 换行。'],
    ['可选的词', '只能填写原有的词，如“是”“否”；日期写成 2026-01-31。'],
    ['条件', '以 JSON 保存，请在目录管理中修改；旁边带“（说明）”“（名称）”的列只供阅读，导入时不读。'],
    ['不要改动', '工作表名称和标题行请保持原样，不要增加或者删除列。'],
  ]
  return { sheet: guideSheet, columns: [{ title: '项目' }, { title: '内容' }], rows: lines }
}

// ── what an import changes ──────────────────────────────────────────────────────────────────────────────────────────

export interface Standing {
  /** As the revision now has them. */
  now: Entries
  /** As they were published when the file was written, and as they are published now. */
  before: Entries
  latest: Entries
}

/**
 * Entries that read as before are no change, nor are those that were published anew since the file was written and
 * that it left alone; a change to such an entry would undo what was published, so it is told.
 */
export function settled(imported: Imported, { now, before, latest }: Standing): Imported {
  const changes: Changes = {}
  const problems = [...imported.problems]
  for (const [entry, content] of Object.entries(imported.changes)) {
    const [was, is, latestIs] = [before, now, latest].map(one => entryOf(one, entry) ?? null)
    const overtaken = !alike(was, latestIs) && !alike(latestIs, content)
    if (alike(is, content) || (overtaken && alike(was, content))) continue
    if (overtaken)
      problems.push({
        entry,
        at: '',
        message: `第 ${imported.publication} 号发布以后，另有发布也改了这一项，请重新导出，在新的文件里修改`,
      })
    else if (entryRef(entry).collection === 'confirmations')
      problems.push({ entry, at: '', message: '核定由部门对具体要素作出，不能导入，请改回原来的内容' })
    else changes[entry] = content
  }
  return { ...imported, changes, problems }
}

// ── entries ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Shelf {
  collection: string
  label: string
  schema: TSchema
  table: Record<string, unknown>
}

/** In the order of the collections; those of which nothing is wanted are left out. */
function chosen(entries: Entries, wanted: readonly string[], holder: Holder): Shelf[] {
  return Object.entries(collectionsOf(holder)).flatMap(([collection, { label, schema }]) => {
    const all = wanted.includes('*') || wanted.includes(`${collection}/*`)
    if (!all && !wanted.some(entry => entryRef(entry).collection === collection)) return []
    const own = Object.entries(entries[collection] ?? {})
    const table = Object.fromEntries(own.filter(([id]) => all || wanted.includes(`${collection}/${id}`)))
    return [{ collection, label, schema, table }]
  })
}

function problemsOf(changes: Changes, holder: Holder): Problem[] {
  return Object.entries(changes).flatMap(([entry, content]) => {
    const { collection, id } = entryRef(entry)
    const known = collectionsOf(holder)
    if (!Object.hasOwn(known, collection))
      return [
        { entry, at: '', message: `没有叫作“${collection}”的一类内容，请改为${Object.keys(known).join('、')}之一` },
      ]
    const { schema } = known[collection]!
    if (!idPattern.test(id) || entry.length > 200 || (collection === 'synonyms' && entry !== wordsEntry))
      return [{ entry, at: '', message: '标识的写法不对，请改为小写字母、数字和“-”“.”“/”组成的标识' }]
    if (content === null) return []
    const validator = validatorOf(schema)
    if (!validator.Check(content)) return schemaProblems(entry, validator.Errors(content), schema)
    return isRecord(content) && 'id' in content && content.id !== id
      ? [{ entry, at: '', message: `内容中的编号“${String(content.id)}”和标识“${id}”不一致，请改成一样的` }]
      : []
  })
}

/** No blank, no control character, and no name that every object has. */
const idPattern = /^(?!__proto__$)[\p{L}\p{N}._/#-]+$/u

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const refused = (message: string) => new Invalid([{ where: 'file', target: 'file', message }])
