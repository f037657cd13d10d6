/** Entries of a revision as files, for systems and archives and for those who work in a spreadsheet. */
import { type Changes, type Entries, entryRef } from '@onething/core/catalogue/changes.ts'
import { localise } from '@onething/core/catalogue/overlay.ts'
import { collectionsOf, type TableWords } from '@onething/core/catalogue/tables.ts'
import { fullName } from '@onething/core/regions.ts'
import Type from 'typebox'
import { dateInHenan } from '../clock.ts'
import { signedIn } from '../http/access.ts'
import { Invalid, NotFound } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { type Content, entriesOf } from './content.ts'
import { exportJson, exportWorkbook, holderOf, type Imported, importJson, importWorkbook, settled } from './exchange.ts'
import { getRevision, type RevisionDeps, standing, take } from './revisions.ts'
import { showContent, showRevision } from './show.ts'
import type { RevisionRow } from './store.ts'
import { EntryProblem, RevisionView } from './view.ts'

const ById = Type.Object({ id: Type.String({ maxLength: 20 }) })
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const ImportView = Type.Object({
  revision: RevisionView,
  imported: Type.Integer({ description: 'how many entries changed; 0 where there are problems' }),
  problems: Type.Array(EntryProblem),
})

export function exchangeRoutes(app: App, deps: RevisionDeps) {
  app.get(
    '/api/catalogue/revisions/:id/export.json',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '导出修订以后的内容（JSON）：全部，或者指明的条目',
        params: ById,
        querystring: Type.Object({
          entries: Type.Optional(Type.String({ maxLength: 10_000, description: '`<collection>/<id>`, with commas' })),
        }),
      },
    },
    async (request, reply) => {
      const row = await getRevision(deps, request.params.id)
      const { latest, entries } = await standing(deps, row)
      const wanted = request.query.entries?.split(',').filter(entry => entry !== '') ?? ['*']
      const file = exportJson(withRemoved(entries, row.changes, wanted), wanted, {
        scope: row.scope,
        publication: latest.number,
      })
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', attachment(`${fileName(deps, row, '目录', latest.number)}.json`))
        .send(file)
    },
  )

  app.get(
    '/api/catalogue/revisions/:id/export.xlsx',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '导出修订以后的一类内容（Excel）',
        params: ById,
        querystring: Type.Object({ collection: Type.String({ minLength: 1, maxLength: 40 }) }),
      },
    },
    async (request, reply) => {
      const row = await getRevision(deps, request.params.id)
      const { latest, after, entries } = await standing(deps, row)
      const { collection } = request.query
      const known = collectionsOf(holderOf(row.scope))
      if (!Object.hasOwn(known, collection)) throw new NotFound(`这里没有“${collection}”这类内容`)
      const date = dateInHenan(deps.clock.now())
      const bytes = await exportWorkbook(entries, [`${collection}/*`], {
        scope: row.scope,
        publication: latest.number,
        place: placeName(deps, row),
        date,
        words: { ...wordsOf(deps, row, after), parameters: latest.at(row.scope, date)?.place.parameters ?? {} },
      })
      const name = fileName(deps, row, known[collection]!.label, latest.number)
      return reply
        .type(spreadsheet)
        .header('content-disposition', attachment(`${name}.xlsx`))
        .send(bytes)
    },
  )

  app.post(
    '/api/catalogue/revisions/:id/import',
    {
      config: { access: 'desk' },
      schema: {
        tags: ['catalogue desk'],
        summary: '导入文件（multipart：file，.json 或 .xlsx）；有一处问题就全不导入',
        params: ById,
        response: { 200: ImportView },
      },
    },
    async request => {
      const person = signedIn(request.person)
      const part = await request.file()
      if (!part) throw refused('请选择要导入的 JSON 或者 Excel 文件')
      const row = await getRevision(deps, request.params.id)
      const read = await readFile(part.filename, await part.toBuffer(), row.scope)
      const { changes, problems } = await against(deps, row, read)
      const imported = problems.length > 0 ? 0 : Object.keys(changes).length
      const saved = imported > 0 ? await take(deps, person, row.id, changes) : row
      return { revision: await showRevision(deps, saved, person), imported, problems }
    },
  )
}

// ── out ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the revision takes away is exported as null, so that the file says it too. */
function withRemoved(entries: Entries, changes: Changes, wanted: readonly string[]): Entries {
  const next = { ...entries }
  for (const entry of wanted) {
    const { collection, id } = entryRef(entry)
    if (changes[entry] === null) next[collection] = { ...next[collection], [id]: null }
    else if (entry !== '*' && !Object.hasOwn(next[collection] ?? {}, id)) throw new NotFound(`没有“${entry}”这一项`)
  }
  return next
}

function wordsOf(
  { publications }: RevisionDeps,
  { scope }: RevisionRow,
  after: Content,
): Pick<TableWords, 'catalogue'> {
  const { overlays } = showContent(publications, scope, 0, after)
  return {
    catalogue: localise(
      after.catalogue,
      overlays.map(one => one.overlay),
    ),
  }
}

function placeName({ publications }: RevisionDeps, { scope }: RevisionRow): string {
  const region = publications.regions.byCode.get(scope)
  return region ? fullName(region, publications.regions) : scope
}

const fileName = (deps: RevisionDeps, row: RevisionRow, what: string, publication: number) =>
  `${placeName(deps, row)}-${what}-第${publication}号发布`

const attachment = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

// ── in ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

function readFile(name: string, bytes: Buffer, scope: string): Imported | Promise<Imported> {
  if (/\.json$/i.test(name)) return importJson(bytes, scope)
  if (/\.xlsx$/i.test(name)) return importWorkbook(bytes, scope)
  throw refused('只能导入 .json 或 .xlsx 文件；.xls 等文件请先用表格软件另存为 .xlsx')
}

/** What the file changes of what the revision now has, given what was published when it was written. */
async function against(deps: RevisionDeps, row: RevisionRow, imported: Imported): Promise<Imported> {
  const { publications } = deps
  const { latest, entries } = await standing(deps, row)
  const known = publications.list().some(one => one.number === imported.publication)
  const before = known ? await publications.numbered(imported.publication!) : latest
  return settled(imported, {
    now: entries,
    before: entriesOf(before, row.scope),
    latest: entriesOf(latest, row.scope),
  })
}

const refused = (message: string) => new Invalid([{ where: 'file', target: 'file', message }])
