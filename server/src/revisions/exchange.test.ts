/** 李科员 of a lead department still works in a spreadsheet: what he exports, changes and brings back, and what he gets wrong. */
import { applyChanges, type Changes, changesBetween, entriesOfCatalogue } from '@onething/core/catalogue/changes.ts'
import type { Overlay } from '@onething/core/catalogue/overlay.ts'
import type { Confirmation, PublicService } from '@onething/core/catalogue/schema.ts'
import { type Cell, changesIn, collectionsOf, type Table, tablesOf } from '@onething/core/catalogue/tables.ts'
import type { Static } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { wholeCatalogue as catalogue, placeOf } from '../testing/catalogue.ts'
import { exportJson, exportWorkbook, importJson, importWorkbook } from './exchange.ts'
import { readWorkbook, writeWorkbook } from './spreadsheet.ts'
import type { ComparisonView, EntryProblem, RevisionView } from './view.ts'

const restaurantLicence = 'market-regulation/food-operation-licence'
const { evidence } = catalogue.services[restaurantLicence]!
const confirmed: Record<string, Confirmation> = {
  [`services/${restaurantLicence}#evidence`]: {
    content: evidence,
    by: '李科员',
    authority: '河南省市场监督管理局',
    on: '2026-05-06',
  },
}
const entries = { ...entriesOfCatalogue(catalogue), confirmations: confirmed }
const words = { catalogue, parameters: placeOf('410105').parameters }
const file7 = { publication: 7, scope: '410000' }
const about = { ...file7, place: '河南省', date: '2026-06-01', words }
const collections = Object.keys(collectionsOf('catalogue'))

const after = (changes: Changes) => changesBetween(entries, applyChanges(entries, changes))
const tables = (collection: string) =>
  tablesOf('catalogue', collection, (entries as Record<string, Record<string, unknown>>)[collection]!, words)
const sheet = (all: Table[], name: string) => all.find(table => table.sheet === name)!
const column = (table: Table, title: string) => table.columns.findIndex(one => one.title === title)
/** The row on which all of this stands. */
function rowWith(table: Table, cells: Record<string, Cell>) {
  return table.rows.find(row => Object.entries(cells).every(([title, cell]) => row[column(table, title)] === cell))!
}

describe('the whole catalogue', () => {
  it.each(collections)('%s is the same after it was a table', collection => {
    const { changes, problems } = changesIn('catalogue', tables(collection))
    expect(problems).toEqual([])
    expect(Object.keys(changes).length).toBe(Object.keys(entries[collection as keyof typeof entries]!).length)
    expect(after(changes)).toEqual({})
  })

  it('is the same after it was one workbook', async () => {
    const { changes, problems } = await importWorkbook(await exportWorkbook(entries, ['*'], about), '410000')
    expect(problems).toEqual([])
    expect(Object.keys(changes).length).toBeGreaterThan(1000)
    expect(after(changes)).toEqual({})
  })

  it('is the same after it was JSON, and the same content gives the same bytes', () => {
    const text = exportJson(entries, ['*'], file7)
    const { changes, problems } = importJson(Buffer.from(text), '410000')
    expect(problems).toEqual([])
    expect(after(changes)).toEqual({})
    const reversed = Object.fromEntries(
      Object.entries(entries).map(([key, table]) => [
        key,
        Object.fromEntries(
          Object.entries(table ?? {})
            .reverse()
            .map(([id, content]) => [id, Object.fromEntries(Object.entries(content as object).reverse())]),
        ),
      ]),
    )
    expect(exportJson(reversed, ['*'], file7)).toBe(text)
  })

  it('has sheets and columns whose names a spreadsheet can tell apart', () => {
    for (const holder of ['catalogue', 'overlay'] as const) {
      const all = Object.keys(collectionsOf(holder)).flatMap(collection => tablesOf(holder, collection, {}, words))
      const names = all.map(table => table.sheet)
      expect(new Set(names).size).toBe(names.length)
      expect(names.filter(name => name.length > 31 || /[[\]/\\:*?]/.test(name))).toEqual([])
      for (const { sheet: name, columns } of all) {
        const titles = columns.map(one => one.title)
        expect([name, titles.filter((title, place) => titles.indexOf(title) !== place)]).toEqual([name, []])
      }
    }
  })

  it('says conditions and references in words beside them', () => {
    const rules = sheet(tables('rules'), '共用条件')
    const [first] = rules.rows
    expect(first![column(rules, '条件')]).toMatch(/^\{/)
    expect(first![column(rules, '条件（说明）')]).toMatch(/[\u4e00-\u9fff]/)
    const used = sheet(tables('services'), '事项·申请材料')
    const type = used.rows[0]![column(used, '材料')] as string
    expect(used.rows[0]![column(used, '材料（名称）')]).toBe(catalogue.evidenceTypes[type]!.name)
  })
})

describe('李科员 changes services in a spreadsheet', () => {
  it('one promise and one piece of evidence are the only differences', async () => {
    const book = await readWorkbook(await exportWorkbook(entries, ['services/*'], about))
    expect(book[0]!.rows).toContainEqual(['发布编号', 7])
    const main = sheet(book, '事项')
    const promised = rowWith(main, { 标识: restaurantLicence })
    promised[column(main, '承诺办结时限·天数')] = 3
    const list = sheet(book, '事项·申请材料')
    const piece = rowWith(list, { 标识: restaurantLicence, 序: 2 })
    piece[column(list, '复印件份数')] = '2'
    piece[column(list, '必要性')] = '可容缺后补'

    const { changes, problems } = await importWorkbook(await writeWorkbook(book), '410000')
    expect(problems).toEqual([])
    const was = catalogue.services[restaurantLicence]!
    const expected: PublicService = {
      ...was,
      promisedLimit: { ...was.promisedLimit, days: 3 },
      evidence: was.evidence.map((one, place) =>
        place === 1 ? { ...one, copies: 2, necessity: 'deferrable' as const } : one,
      ),
    }
    expect(after(changes)).toEqual({ [`services/${restaurantLicence}`]: expected })
  })

  it('rows may be added, moved and taken out; a new entry is a new row; 删除 removes one', () => {
    const all = tables('formGroups')
    const [groups] = all as [Table]
    const removed = groups.rows[0]!
    removed[column(groups, '操作')] = '删除'
    removed[column(groups, '名称')] = null
    groups.rows.push(['hand-made', null, '手工添加', null])
    const { changes, problems } = changesIn('catalogue', all)
    expect(problems).toEqual([])
    expect(after(changes)).toEqual({
      [`formGroups/${removed[0]}`]: null,
      'formGroups/hand-made': { label: '手工添加' },
    })

    const services = tables('services')
    const list = sheet(services, '事项·申请材料')
    const own = list.rows.filter(row => row[0] === restaurantLicence)
    own[0]![1] = 90
    list.rows.splice(list.rows.indexOf(own[1]!), 1)
    const again = changesIn('catalogue', services)
    expect(again.problems).toEqual([])
    const expected = [...evidence.slice(2), evidence[0]]
    expect(after(again.changes)).toMatchObject({ [`services/${restaurantLicence}`]: { evidence: expected } })
  })

  it('an entry that is not listed stays as it is', () => {
    const some = tablesOf('catalogue', 'formGroups', {}, words)
    expect(changesIn('catalogue', some)).toEqual({ changes: {}, problems: [] })
  })
})

describe('what cannot be read is told with sheet, row and column', () => {
  const told = (change: (all: Table[]) => void, collection = 'services') => {
    const all = tables(collection)
    change(all)
    return changesIn('catalogue', all).problems
  }
  const inCell = (name: string, title: string, cell: Cell) =>
    told(all => {
      const table = sheet(all, name)
      table.rows[3]![column(table, title)] = cell
    })

  it.each<[string, string, Cell, string]>([
    ['事项', '承诺办结时限·天数', '三天', '“三天”不是数字，请改正'],
    ['事项', '承诺办结时限·天数', -1, '不能小于 0，请改正'],
    ['事项', '承诺办结时限·天数', 1.5, '应当是整数，请改正'],
    ['事项', '事项名称', null, '不能为空，请填写'],
    [
      '事项',
      '事项名称',
      new Date('2026-01-02'),
      '表格软件把它变成了日期，请把单元格格式设为“文本”，再重新填写原来的内容',
    ],
    ['事项', '事项名称', '#REF!', '公式的结果 #REF! 是错误，请改为直接填写内容'],
    ['事项', '操作', '删', '只能填写“删除”或者留空，请改正'],
    ['事项·表单字段', '必填', '对', '“对”不是“是”或者“否”，请改正'],
    ['事项·申请材料', '必要性', '看情况', '“看情况”不在可选的词之中，请改为“必要”、“非必要”、“可容缺后补”之一'],
    ['事项·申请材料', '何种情形下提交', '{“fact”}', '内容不是完整的 JSON'],
    ['事项·申请材料', '何种情形下提交', '{"fact":"ktv"}', '条件不完整或者写法不对'],
    ['事项·申请材料', '序', '第一', '应当是从 1 开始的整数，请改正'],
    ['事项·设定依据', '施行日期', '去年', '应当是日期，请按“年-月-日”填写'],
  ])('%s %s', (name, title, cell, message) => {
    const problems = inCell(name, title, cell)
    const own = problems.filter(problem => problem.message.includes(`第 5 行“${title}”列`))
    expect(own).toHaveLength(1)
    expect(own[0]!.message).toContain(`工作表“${name}”第 5 行“${title}”列：${message}`)
    expect(own[0]!.entry).toMatch(/^services\/.+\/.+$/)
  })

  it('sheets and columns that are unknown, missing or there twice', () => {
    const messages = (change: (all: Table[]) => void) => told(change).map(problem => problem.message)
    expect(messages(all => all.push({ sheet: '备忘', columns: [], rows: [] }))).toEqual([
      '不认识工作表“备忘”，请删除它，或者改回导出时的名称',
    ])
    expect(messages(all => all.pop())[0]).toMatch(/^缺少工作表“事项·.+”，请从导出的文件中恢复它/)
    expect(messages(all => all[0]!.columns.push({ title: '批注' }))).toEqual([
      '工作表“事项”“批注”列：不认识这一列，请删除它，或者改回导出时的列名',
    ])
    expect(
      messages(all => {
        all[0]!.columns[column(all[0]!, '简介')]!.title = '事项名称'
      }),
    ).toEqual([
      '工作表“事项”“事项名称”列：这一列不止一次出现，请只保留一列',
      '工作表“事项”“简介”列：缺少这一列，请从导出的文件中恢复它；不填写时也要保留这一列',
    ])
  })

  it('rows that belong to nothing, or stand twice', () => {
    const twice = told(all => all[0]!.rows.push([...all[0]!.rows[0]!]))
    expect(twice[0]!.message).toMatch(/“标识”列：这个标识前面已经有一行/)
    const orphan = told(all => sheet(all, '事项·申请材料').rows.push(['not/there', 1]))
    expect(orphan.at(-1)!.message).toMatch(/“标识”列：上一级工作表中没有“not\/there”这一行/)
    const same = told(all => sheet(all, '事项·申请材料').rows.push([...sheet(all, '事项·申请材料').rows[0]!]))
    expect(same.at(-1)!.message).toMatch(/“序”列：第 1 项前面已经有一行/)
  })
})

describe('forms that a table could lose', () => {
  const roundTrip = (collection: string, content: unknown) => {
    const { changes, problems } = changesIn('catalogue', tablesOf('catalogue', collection, { one: content }, words))
    expect(problems).toEqual([])
    return changes[`${collection}/one`]
  }
  const basis = '依据'

  it.each([null, true, false, 1.1, '1.10', '是', '"是"', '（空值）', '', ' ', '=1+1', 'null', '1e5', '[1]'])(
    'a parameter of %j',
    value => {
      const parameter = { name: '参数', default: value, basis }
      expect(roundTrip('parameters', parameter)).toEqual(parameter)
    },
  )

  it('words with line breaks, none at all, or looking like a list', () => {
    for (const aliases of [['一\n二', '三'], ['[甲]', '乙'], [], ['只有一个']]) {
      const fact = { type: 'text', label: '情形', source: 'answer', aliases }
      expect(roundTrip('facts', fact)).toEqual(fact)
    }
  })

  it('an empty list is not the same as none, and a list in a list keeps its place', () => {
    const event = catalogue.lifeEvents.E3!
    const rows = event.services.map((row, place) => {
      const { after: _, ...rest } = row
      return place === 0
        ? { ...rest, after: [], formerly: [{ until: '2025-12-31', basis, was: { after: row.after ?? [] } }] }
        : row
    })
    const changed = { ...event, services: rows }
    expect(roundTrip('lifeEvents', changed)).toEqual(changed)
    expect(roundTrip('lifeEvents', event)).toEqual(event)
  })

  it('properties come back in the order of the schema', () => {
    const rule = { basis, confidence: 'sure', when: { fact: 'ktv', is: true }, name: '规则' }
    expect(Object.keys(roundTrip('rules', rule) as object)).toEqual(['name', 'when', 'basis', 'confidence'])
  })
})

describe('files of a place', () => {
  const overlay: Overlay = {
    parameters: { 'fire.area': { value: '1.10', basis: '金水区规定' } },
    promisedLimits: { [restaurantLicence]: { days: 2, unit: 'workingDay' } },
    competence: {
      consent: { services: [restaurantLicence], kind: 'market-regulation', basis: '豫政文〔2025〕1号' },
    },
    windows: { 'market-regulation-410105': { phone: '0371-1' } },
  }

  it('come back as they went, as a workbook and as JSON', async () => {
    const content = overlay as Record<string, Record<string, unknown>>
    const flat = Object.fromEntries(
      Object.entries(content).flatMap(([collection, table]) =>
        Object.entries(table).map(([id, one]) => [`${collection}/${id}`, one]),
      ),
    )
    const book = await exportWorkbook(content, ['*'], { ...about, scope: '410105', place: '郑州市金水区' })
    const imported = { changes: flat, problems: [], publication: 7 }
    expect(await importWorkbook(book, '410105')).toEqual(imported)
    const json = Buffer.from(exportJson(content, ['*'], { ...file7, scope: '410105' }))
    expect(importJson(json, '410105')).toEqual(imported)
    await expect(importWorkbook(book, '410300')).rejects.toThrow('文件写明的地区代码是 410105，本修订的是 410300')
    expect(() => importJson(json, '410000')).toThrow('文件写明的地区代码是 410105，本修订的是 410000')
  })
})

describe('JSON from elsewhere', () => {
  const file = (changes: object, more: object = {}) =>
    Buffer.from(JSON.stringify({ format: 'onething-catalogue', version: 1, ...file7, entries: changes, ...more }))

  it('only what is wanted is written', () => {
    const {
      format,
      version,
      publication,
      scope,
      entries: own,
    } = JSON.parse(exportJson(entries, ['rules/*', 'lifeEvents/E3'], file7))
    expect({ format, version, publication, scope }).toEqual({ format: 'onething-catalogue', version: 1, ...file7 })
    expect(Object.keys(own)[0]).toBe('lifeEvents/E3')
    expect(Object.keys(own)).toHaveLength(1 + Object.keys(catalogue.rules).length)
  })

  it('every entry has to pass its schema', () => {
    const { problems } = importJson(
      file({
        'formGroups/one': { label: '' },
        'formGroups/gone': null,
        'formGroups/__proto__': { label: '甲' },
        'nowhere/one': {},
        'constructor/one': {},
        'synonyms/other': catalogue.synonyms,
        'lifeEvents/E99': catalogue.lifeEvents.E3,
      }),
      '410000',
    )
    expect(problems.map(({ entry, at, message }) => `${entry} ${at} ${message}`)).toEqual([
      'formGroups/one 名称 不能为空，请填写',
      expect.stringContaining('formGroups/__proto__  标识的写法不对'),
      expect.stringContaining('nowhere/one  没有叫作“nowhere”的一类内容'),
      expect.stringContaining('constructor/one  没有叫作“constructor”的一类内容'),
      expect.stringContaining('synonyms/other  标识的写法不对'),
      'lifeEvents/E99  内容中的编号“E3”和标识“E99”不一致，请改成一样的',
    ])
  })

  it('other files are refused', () => {
    expect(() => importJson(Buffer.from('{'), '410000')).toThrow('不是完整的 JSON 文件')
    expect(() => importJson(Buffer.from('[]'), '410000')).toThrow('不是从本系统导出的文件')
    expect(() => importJson(file({}, { version: 2 }), '410000')).toThrow('文件的格式版本是 2，这里只能读 1')
  })
})

describe('files over HTTP', () => {
  let app: TestApp
  let editor: Desk
  let publisher: Desk
  beforeAll(async () => {
    app = await startTestApp()
    editor = await app.as('cataloguer@410000')
    publisher = await app.as('publisher@410000')
  }, 60_000)
  afterAll(() => app.close())

  interface Answer {
    revision: RevisionView
    imported: number
    problems: Static<typeof EntryProblem>[]
    detail: string
  }
  const url = (id: string, rest = '') => `/api/catalogue/revisions/${id}${rest}`
  const begin = async (desk: Desk, title: string) =>
    (await desk.post<RevisionView>('/api/catalogue/revisions', { title, scope: '410000' })).body
  const excel = async (desk: Desk, id: string, collection = 'services') =>
    readWorkbook((await desk.get<Buffer>(url(id, `/export.xlsx?collection=${collection}`))).body)
  const bring = async (desk: Desk, id: string, name: string, bytes: Buffer) =>
    desk.upload<Answer>(url(id, '/import'), '', name, bytes)
  const bringBook = async (desk: Desk, id: string, book: Table[]) =>
    bring(desk, id, '事项.xlsx', await writeWorkbook(book))
  const set = (table: Table, cells: Record<string, Cell>, title: string, cell: Cell) => {
    rowWith(table, cells)[column(table, title)] = cell
  }
  const licence = `services/${restaurantLicence}`
  const compare = async (id: string) => (await editor.get<ComparisonView>(url(id, '/compare'))).body.entries

  it('王科长 takes 事项 home as Excel, changes a promise and a piece of evidence: just these two change', async () => {
    const { id } = await begin(editor, '缩短承诺时限')
    const file = await editor.get<Buffer>(url(id, '/export.xlsx?collection=services'))
    expect(file.headers['content-type']).toContain('spreadsheetml')
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toBe(
      "attachment; filename*=UTF-8''河南省-事项-第1号发布.xlsx",
    )
    expect((await bring(editor, id, '事项.xlsx', file.body)).body).toMatchObject({
      imported: 0,
      problems: [],
      revision: { changed: 0, version: 1 },
    })

    const book = await readWorkbook(file.body)
    set(sheet(book, '事项'), { 标识: restaurantLicence }, '承诺办结时限·天数', 3)
    set(sheet(book, '事项·申请材料'), { 标识: restaurantLicence, 序: 2 }, '必要性', '可容缺后补')
    const { body } = await bringBook(editor, id, book)
    expect(body).toMatchObject({ imported: 1, problems: [], revision: { changed: 1 } })
    expect(body.revision.steps.at(-1)).toMatchObject({ action: 'import', note: '共 1 项' })
    const type = catalogue.evidenceTypes[evidence[1]!.type]!.name
    expect(await compare(id)).toEqual([
      {
        entry: licence,
        label: '事项 食品经营许可',
        kind: 'changed',
        differences: [
          {
            at: '承诺办结时限 › 天数',
            before: String(catalogue.services[restaurantLicence]!.promisedLimit.days),
            after: '3',
          },
          { at: `申请材料 › ${type} › 必要性`, before: '必要', after: '可容缺后补' },
        ],
      },
    ])
  })

  it('a bad cell is told with sheet, row and column, and nothing is taken over', async () => {
    const { id } = await begin(editor, '填错了')
    const book = await excel(editor, id)
    const main = sheet(book, '事项')
    const list = sheet(book, '事项·申请材料')
    set(main, { 标识: restaurantLicence }, '承诺办结时限·天数', 3)
    set(list, { 标识: restaurantLicence, 序: 2 }, '必要性', '必备')
    const row = list.rows.indexOf(rowWith(list, { 标识: restaurantLicence, 序: 2 })) + 2
    const { status, body } = await bringBook(editor, id, book)
    expect(status).toBe(200)
    expect(body).toMatchObject({ imported: 0, revision: { changed: 0 } })
    expect(body.problems).toEqual([
      {
        entry: licence,
        at: '必要性',
        message: `工作表“事项·申请材料”第 ${row} 行“必要性”列：“必备”不在可选的词之中，请改为“必要”、“非必要”、“可容缺后补”之一`,
      },
    ])
    expect((await editor.get<RevisionView>(url(id))).body.changes).toEqual({})
  })

  it('a department brings back its own services, not those of another', async () => {
    const department = await app.as('manager@market-regulation-410000')
    const { id } = await begin(department, '本部门的事项')
    const book = await excel(department, id)
    const main = sheet(book, '事项')
    set(main, { 标识: restaurantLicence }, '承诺办结时限·天数', 4)
    expect((await bringBook(department, id, book)).body).toMatchObject({ imported: 1, problems: [] })

    const other = Object.keys(catalogue.services).find(one => one.startsWith('fire-rescue/'))!
    set(main, { 标识: other }, '承诺办结时限·天数', 77)
    const refused = await bringBook(department, id, book)
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toContain('这一项不由您的单位编辑')
    expect(Object.keys((await department.get<RevisionView>(url(id))).body.changes)).toEqual([licence])
  })

  it('what begins like a formula stays text all the way', async () => {
    const { id } = await begin(editor, '像公式的文字')
    const book = await excel(editor, id, 'formGroups')
    const main = book[1]!
    const formulas = ['=HYPERLINK("http://example.org","点我")', '+86 371', '-1', '@SUM(A1)', '1.10']
    for (const [place, label] of formulas.entries()) main.rows[place]![column(main, '名称')] = label
    expect((await bringBook(editor, id, book)).body).toMatchObject({ imported: formulas.length, problems: [] })
    const again = sheet(await excel(editor, id, 'formGroups'), main.sheet)
    expect(again.rows.slice(0, formulas.length).map(row => row[column(again, '名称')])).toEqual(formulas)
    const { changes } = (await editor.get<RevisionView>(url(id))).body
    expect(Object.values(changes).map(one => one.label)).toEqual(formulas)
  })

  it('JSON goes from one revision to another, with what it removes', async () => {
    const first = await begin(editor, '第一稿')
    const all = await editor.get<{ entries: Changes }>(url(first.id, '/export.json'))
    expect(all.body).toMatchObject({ format: 'onething-catalogue', version: 1, publication: 1, scope: '410000' })
    expect(changesBetween(entriesOfCatalogue(catalogue), applyChanges({}, all.body.entries))).toEqual({})
    const group = Object.keys(catalogue.formGroups)[0]!
    const changes: Changes = {
      [licence]: { ...catalogue.services[restaurantLicence]!, summary: '开餐馆要办的许可' },
      [`formGroups/${group}`]: null,
    }
    const bytes = (more: Changes) =>
      Buffer.from(JSON.stringify({ ...all.body, entries: { ...all.body.entries, ...more } }))
    expect((await bring(editor, first.id, '全部.json', bytes({}))).body).toMatchObject({ imported: 0, problems: [] })
    const taken = (await bring(editor, first.id, '全部.JSON', bytes(changes))).body
    expect(taken).toMatchObject({ imported: 2, problems: [] })

    const wanted = Object.keys(changes).map(encodeURIComponent).join(',')
    const part = await editor.get<object>(url(first.id, `/export.json?entries=${wanted}`))
    const second = await begin(editor, '第二稿')
    const { body } = await bring(editor, second.id, '改动.json', Buffer.from(JSON.stringify(part.body)))
    expect(body).toMatchObject({ imported: 2, problems: [] })
    expect(body.revision.changes).toEqual(taken.revision.changes)
  })

  it('who brings an old file undoes nothing that was published since', async () => {
    const old = await begin(editor, '旧文件')
    const file = await excel(editor, old.id)
    const other = Object.keys(catalogue.services).find(one => one.startsWith('fire-rescue/'))!
    const between = await begin(editor, '其间发布')
    set(sheet(file, '事项'), { 标识: restaurantLicence }, '承诺办结时限·天数', 6)
    await bringBook(editor, between.id, file)
    await editor.post(url(between.id, '/submit'))
    const published = await publisher.post<RevisionView>(url(between.id, '/publish'))
    expect(published.body).toMatchObject({ state: 'published', publication: 2 })

    set(
      sheet(file, '事项'),
      { 标识: restaurantLicence },
      '承诺办结时限·天数',
      catalogue.services[restaurantLicence]!.promisedLimit.days,
    )
    set(sheet(file, '事项'), { 标识: other }, '承诺办结时限·天数', 77)
    const left = (await bringBook(editor, old.id, file)).body
    expect(left).toMatchObject({ imported: 1, problems: [] })
    expect(Object.keys(left.revision.changes)).toEqual([`services/${other}`])

    set(sheet(file, '事项'), { 标识: restaurantLicence }, '承诺办结时限·天数', 7)
    const { body } = await bringBook(editor, old.id, file)
    expect(body).toMatchObject({ imported: 0 })
    expect(body.problems).toEqual([
      { entry: licence, at: '', message: '第 1 号发布以后，另有发布也改了这一项，请重新导出，在新的文件里修改' },
    ])
  })

  it('a confirmation is made at the desk, never brought in a file', async () => {
    const { id } = await begin(editor, '核定不能导入')
    const file = { format: 'onething-catalogue', version: 1, publication: 2, scope: '410000' }
    const forged = Buffer.from(
      JSON.stringify({ ...file, entries: { [`confirmations/${licence}#evidence`]: confirmed[`${licence}#evidence`] } }),
    )
    const { body } = await bring(editor, id, '核定.json', forged)
    expect(body).toMatchObject({ imported: 0 })
    expect(body.problems[0]!.message).toContain('核定由部门对具体要素作出')
  })

  it('other files, collections and entries are refused in plain words', async () => {
    const { id } = await begin(editor, '别的文件')
    expect((await bring(editor, id, '事项.xls', Buffer.from('x'))).body.detail).toContain('只能导入 .json 或 .xlsx')
    expect((await bring(editor, id, '事项.xlsx', Buffer.from('x'))).body.detail).toContain('不是 .xlsx 文件')
    expect((await editor.get(url(id, '/export.xlsx?collection=windows'))).status).toBe(404)
    expect((await editor.get(url(id, '/export.json?entries=services/none'))).status).toBe(404)
    const citizen = await app.as('wangxiuying')
    expect((await citizen.get(url(id, '/export.json'))).status).toBe(403)
    const { status } = await bring(
      await app.as('cataloguer@410300'),
      id,
      '空.json',
      Buffer.from(
        JSON.stringify({
          format: 'onething-catalogue',
          version: 1,
          publication: 2,
          scope: '410000',
          entries: { 'formGroups/one': { label: '甲' } },
        }),
      ),
    )
    expect(status).toBe(403)
  })
})
