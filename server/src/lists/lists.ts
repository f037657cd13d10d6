/** 名单: filled in as one table instead of item by item. A file with one wrong cell changes nothing. */

import { mostRows as mostOfAll } from '@onething/core/form-values.ts'
import type { Cell } from '@onething/core/lists/cell.ts'
import { type LineProblem, type ReadList, readList } from '@onething/core/lists/read.ts'
import { type Item, type ListTable, linesOf, listTable } from '@onething/core/lists/table.ts'
import { type DraftDeps, requireLocal, save } from '../cases/drafts.ts'
import { planOf } from '../cases/planned.ts'
import { getCase } from '../cases/reading.ts'
import type { CaseContents, WholeCase } from '../cases/store.ts'
import type { Local } from '../catalogue/publications.ts'
import { dateInHenan } from '../clock.ts'
import { Conflict, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { type Grid, readFile, refused } from './file.ts'
import { writeMarked, writeTemplate } from './workbook.ts'

export type ListDeps = Pick<DraftDeps, 'publications' | 'clock'>

export interface Upload {
  fileName: string
  bytes: Buffer
}

/** What an upload came to. */
export interface Taken {
  read: ReadList
  grid: Grid
}

/** Where a list is filled in: a life event in a place. */
interface Setting {
  local: Local
  table: ListTable
}

export function settingOf(deps: ListDeps, lifeEvent: string, region: string, list: string): Setting {
  const local = requireLocal(deps.publications, region, dateInHenan(deps.clock.now()))
  return { local, table: requireTable(local, lifeEvent, list) }
}

function requireTable({ prepared }: Local, lifeEvent: string, list: string, chosen?: string[]): ListTable {
  const event = prepared.events.get(lifeEvent)
  if (!event) throw new NotFound(`没有编号为“${lifeEvent}”的一件事`)
  const table = listTable(prepared, event, list, chosen)
  if (!table) throw new NotFound(`“${event.event.name}”没有名为“${list}”的名单，请核对名称`)
  return table
}

// ── out ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const blankTemplate = (deps: ListDeps, { local, table }: Setting): Promise<Buffer> =>
  writeTemplate({ table, lines: [], mostRows: mostRowsIn(local), regionName: regionNames(deps) })

/** With what the draft says already, so that only the rest has to be typed. */
export async function filledTemplate(deps: DraftDeps, by: Person, caseNo: string, list: string) {
  const { whole, local, table } = await draftOf(deps, by, caseNo, list)
  const { items, joined } = givenIn(whole.contents, table)
  const lines = linesOf(table, items, joined)
  return {
    table,
    bytes: await writeTemplate({ table, lines, mostRows: mostRowsIn(local), regionName: regionNames(deps) }),
  }
}

/** Where there are problems, so that they can be mended in the file itself. */
export const markedFile = ({ read, grid }: Taken): Promise<Buffer> => writeMarked(grid.cells, read.head, read.problems)

const mostRowsIn = ({ place }: Local) =>
  Math.min(mostOfAll, Number(place.parameters['list.most-rows']?.value ?? mostOfAll))

const regionNames =
  ({ publications }: ListDeps) =>
  (code: string) =>
    publications.place(code)?.region.name ?? code

// ── in ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Before anybody signed in: the list alone, nothing kept. What else the table says of people is passed over. */
export const readAlone = (deps: ListDeps, setting: Setting, upload: Upload): Promise<Taken> =>
  take(deps, setting, upload, { alone: true })

export interface UploadRequest extends Upload {
  /** What is there already goes, or stays. */
  mode: 'replace' | 'append'
  /** Say what is wrong and change nothing in any case. */
  checkOnly: boolean
}

export async function upload(
  deps: DraftDeps,
  by: Person,
  caseNo: string,
  list: string,
  request: UploadRequest,
): Promise<Taken & { table: ListTable; total: number }> {
  const { whole, local, table } = await draftOf(deps, by, caseNo, list)
  const before = request.mode === 'append' ? givenIn(whole.contents, table) : undefined
  const taken = await take(deps, { local, table }, request, { before })
  const items = [...(before?.items ?? []), ...taken.read.items]
  if (taken.read.problems.length > 0 || request.checkOnly) return { ...taken, table, total: items.length }
  const more = Object.entries(taken.read.joined).map(([element, added]) => [
    element,
    [...(before?.joined[element] ?? []), ...added],
  ])
  const patch =
    table.kind === 'fact'
      ? { facts: { [table.id]: items }, form: Object.fromEntries(more) }
      : { form: { [table.id]: items } }
  await save(deps, whole.row, whole.contents, patch)
  return { ...taken, table, total: items.length }
}

/** The draft and its list; services that are not wanted ask for no columns. */
async function draftOf(deps: DraftDeps, by: Person, caseNo: string, list: string) {
  const whole = await getCase(deps, caseNo, by)
  if (whole.row.state !== 'draft') throw new Conflict('申请已提交，名单不能再改；需要补正的请在补正页面填写', [])
  const local = await deps.publications.of(whole.row)
  const chosen = await chosenRows(deps, whole)
  const table = requireTable(local, whole.row.life_event, list, chosen)
  if (table.kind === 'fact' && whole.contents.fact_sources[table.id] === 'data')
    throw new Conflict(`“${table.label}”来自数据共享，不用填写`, [])
  return { whole, local, table }
}

/** Only what the applicant left out: a list that is still empty decides itself which services there will be. */
async function chosenRows({ publications, clock }: DraftDeps, { row, contents }: WholeCase) {
  if (contents.selection === null) return undefined
  const { services } = await planOf(publications, row, contents, dateInHenan(clock.now()))
  return services.filter(one => one.chosen || one.status !== 'excluded').map(one => one.row)
}

function givenIn({ facts, form }: CaseContents, table: ListTable): { items: Item[]; joined: Record<string, Item[]> } {
  const listed = (value: unknown) => (Array.isArray(value) ? (value as Item[]) : [])
  return {
    items: listed(table.kind === 'fact' ? facts[table.id] : form[table.id]),
    joined: Object.fromEntries(table.joined.map(({ element }) => [element, listed(form[element])])),
  }
}

async function take(
  deps: ListDeps,
  { local, table }: Setting,
  { fileName, bytes }: Upload,
  how: { alone?: boolean; before?: { items: Item[]; joined: Record<string, Item[]> } },
): Promise<Taken> {
  const request = {
    ...how,
    mostRows: mostRowsIn(local),
    parameters: local.place.parameters,
    today: dateInHenan(deps.clock.now()),
    regionExists: (code: string) => deps.publications.place(code) !== undefined,
  }
  const read = (cells: Cell[][]) => readList(table, cells, request)
  const grid = await readFile(fileName, bytes, cells => readList(table, cells.slice(0, 10), request).head >= 0)
  const found = read(grid.cells)
  requireUnmerged(grid, found.head)
  return { read: found, grid }
}

/** A heading above the table may be merged; cells of the table that are leave lines without a value. */
function requireUnmerged({ merged }: Grid, head: number) {
  const inTable = merged.find(area => Number(/\d+$/.exec(area)?.[0]) > Math.max(0, head))
  if (inTable) throw refused(`表格中有合并的单元格（${inTable}），请取消合并、每行填写完整后再上传`)
}

/** As many as a page can show and a person reads; the marked file has all. */
const mostTold = 200
export const told = (problems: LineProblem[]): LineProblem[] => problems.slice(0, mostTold)
