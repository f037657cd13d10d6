/** The API of lists that are filled in as a table: templates out, filled-in tables in. */
import type { FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import type { DraftDeps } from '../cases/drafts.ts'
import { getCase } from '../cases/reading.ts'
import { showCase } from '../cases/show.ts'
import { signedIn } from '../http/access.ts'
import type { App } from '../http/server.ts'
import { refused } from './file.ts'
import {
  blankTemplate,
  filledTemplate,
  markedFile,
  readAlone,
  settingOf,
  type Taken,
  told,
  type Upload,
  upload,
} from './lists.ts'
import { ReadListView, TakenListView } from './view.ts'
import { spreadsheetType } from './workbook.ts'

const region = Type.String({ pattern: '^\\d{6}(\\d{3})?$', description: '行政区划代码，六位（乡镇街道九位）' })
const Kept = Type.Object({ caseNo: Type.String(), list: Type.String({ maxLength: 80 }) })
const Blank = Type.Object({
  id: Type.String({ description: 'E1 … E25, P1 … P20' }),
  list: Type.String({ maxLength: 80, description: 'fact or data element of type list' }),
})
const as = Type.Optional(Type.Enum(['json', 'xlsx']))

export function listRoutes(app: App, deps: DraftDeps) {
  app.get(
    '/api/life-events/:id/lists/:list.xlsx',
    {
      config: { access: 'public' },
      schema: {
        tags: ['lists'],
        summary: '名单的空白表格（Excel），含填写说明和下拉选项',
        params: Blank,
        querystring: Type.Object({ region }),
      },
    },
    async (request, reply) => {
      const { id, list } = request.params
      const setting = settingOf(deps, id, request.query.region, list)
      return reply
        .type(spreadsheetType)
        .header('content-disposition', attachment(`${setting.table.label}.xlsx`))
        .send(await blankTemplate(deps, setting))
    },
  )

  app.post(
    '/api/life-events/:id/lists/:list',
    {
      config: { access: 'public' },
      schema: {
        tags: ['lists'],
        summary: '读一张填好的名单（multipart：file，.xlsx 或 .csv），不保存；登录前回答问题用',
        params: Blank,
        querystring: Type.Object({ region, as }),
        response: { 200: ReadListView },
      },
    },
    async (request, reply) => {
      const { id, list } = request.params
      const setting = settingOf(deps, id, request.query.region, list)
      const taken = await readAlone(deps, setting, await fileOf(request))
      if (request.query.as === 'xlsx') return marked(reply, setting.table.label, taken)
      const { items, problems } = taken.read
      return { ...countsOf(taken), items: problems.length > 0 ? [] : items }
    },
  )

  app.get(
    '/api/cases/:caseNo/lists/:list.xlsx',
    {
      config: { access: 'applicant' },
      schema: { tags: ['lists'], summary: '草稿中的名单（Excel），已填的内容在内', params: Kept },
    },
    async (request, reply) => {
      const { caseNo, list } = request.params
      const { table, bytes } = await filledTemplate(deps, signedIn(request.person), caseNo, list)
      return reply
        .type(spreadsheetType)
        .header('content-disposition', attachment(`${table.label}.xlsx`))
        .header('cache-control', 'no-store')
        .send(bytes)
    },
  )

  app.post(
    '/api/cases/:caseNo/lists/:list',
    {
      config: { access: 'applicant' },
      schema: {
        tags: ['lists'],
        summary:
          '上传名单（multipart：file，.xlsx 或 .csv）：全部无误才写入草稿，否则逐行指出问题；as=xlsx 只返回标注问题的表格',
        params: Kept,
        querystring: Type.Object({
          mode: Type.Optional(Type.Enum(['replace', 'append'], { description: '替换已有的，或者加在后面' })),
          as,
        }),
        response: { 200: TakenListView },
      },
    },
    async (request, reply) => {
      const person = signedIn(request.person)
      const { caseNo, list } = request.params
      const { mode = 'replace', as = 'json' } = request.query
      const file = await fileOf(request)
      const { table, total, ...taken } = await upload(deps, person, caseNo, list, {
        ...file,
        mode,
        checkOnly: as === 'xlsx',
      })
      if (as === 'xlsx') return marked(reply, table.label, taken)
      const { items, joined, problems } = taken.read
      if (problems.length > 0) return { ...countsOf(taken), taken: 0, total: 0, also: [], case: null }
      return {
        ...countsOf(taken),
        taken: items.length,
        total,
        also: table.joined.filter(one => one.element in joined).map(one => one.label),
        case: await showCase(deps, await getCase(deps, caseNo, person), person),
      }
    },
  )
}

/** The other thing these endpoints answer with: a file, which no schema of JSON describes. */
async function marked(reply: Pick<FastifyReply, 'type' | 'header'>, label: string, taken: Taken) {
  reply.type(spreadsheetType)
  reply.header('content-disposition', attachment(`${label}（标注问题）.xlsx`))
  return (await markedFile(taken)) as never
}

const countsOf = ({ read }: Taken): Pick<Static<typeof ReadListView>, 'lines' | 'problems' | 'problemCount'> => ({
  lines: read.items.length,
  problems: told(read.problems),
  problemCount: read.problems.length,
})

async function fileOf(request: {
  file(): Promise<{ filename: string; toBuffer(): Promise<Buffer> } | undefined>
}): Promise<Upload> {
  const part = await request.file()
  if (!part) throw refused('请选择要上传的 .xlsx 或 .csv 文件')
  return { fileName: part.filename, bytes: await part.toBuffer() }
}

const attachment = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
