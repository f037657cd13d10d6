/** The codes are made up: area 99 belongs to nobody. */
import { describe, expect, test } from 'vitest'
import { cellsOf, columns, compareEditions, readEdition } from './edition.ts'
import { parseTable } from './table.ts'

const header = columns.join(',')
const licence = '990131001000,食品经营许可,,01,省、市、县级,市场监管部门,《食品安全法》第三十五条,在用,2026-01-01'
const filing = '991031002000,食品备案,仅销售预包装食品备案,其他行政权力,"3,4",市场监管部门,,在用,2026/1/1'
const table = (...lines: string[]) => [header, ...lines].join('\n')
const problemsOf = (text: string) => readEdition(text).problems.map(one => [one.line, one.column, one.message])

describe('a table of the basic catalogue', () => {
  test('is read with codes or names, quoted cells and either date', () => {
    const { entries, problems, warnings } = readEdition(`﻿${table(filing, '', licence)}\r\n`)
    expect([problems, warnings]).toEqual([[], []])
    expect(entries).toEqual([
      {
        code: '990131001000',
        main: '食品经营许可',
        sub: null,
        type: '01',
        levels: ['2', '3', '4'],
        department: '市场监管部门',
        basis: '《食品安全法》第三十五条',
        state: 'inUse',
        effectiveFrom: '2026-01-01',
      },
      expect.objectContaining({ code: '991031002000', type: '10', levels: ['3', '4'], basis: null }),
    ])
  })

  test('is the same pasted from a spreadsheet, and with its columns in another order', () => {
    const pasted = [header, licence].join('\n').replaceAll(',', '\t')
    const turned = [header, licence].map(line => line.split(',').reverse().join(',')).join('\n')
    expect(readEdition(pasted)).toEqual(readEdition(table(licence)))
    expect(readEdition(turned)).toEqual(readEdition(table(licence)))
  })

  test('reads back what an entry prints', () => {
    const { entries } = readEdition(table(licence.replace('省、市、县级', '镇（乡、街道）级、村（社区）级'), filing))
    const printed = entries.map(entry =>
      Object.values(cellsOf(entry))
        .map(cell => `"${cell}"`)
        .join(','),
    )
    expect(readEdition(table(...printed)).entries).toEqual(entries)
    expect(entries[0]!.levels).toEqual(['5', '6'])
  })

  test.each([
    ['a code that lost its zeros', licence.replace('990131001000', '131001000'), '基本编码', '去掉了前面的 0'],
    ['a code in scientific notation', licence.replace('990131001000', '9.90131E+11'), '基本编码', '科学计数'],
    ['a name left empty', licence.replace('食品经营许可', ''), '主项名称', '请补上'],
    ['a type nobody knows', licence.replace(',01,', ',66,'), '事项类型', '01 行政许可'],
    ['a level nobody knows', licence.replace('省、市、县级', '省、国外'), '行使层级', '2 省级'],
    ['a state nobody knows', licence.replace('在用', '有效'), '状态', '在用、暂停、取消'],
    ['a day that does not exist', licence.replace('2026-01-01', '2026-02-30'), '生效日期', 'YYYY-MM-DD'],
    ['a comma that is not quoted', `${licence},多出`, '', '加上双引号'],
    ['a quotation mark that never ends', licence.replace('食品经营许可', '"食品经营许可'), '', '双引号没有结束'],
    ['a code that stands twice', `${filing}\n${filing}`, '基本编码', '与第 2 行重复'],
  ])('tells line, column and fix of %s', (_, line, column, fix) => {
    const lines = line.split('\n').length
    const problems = problemsOf(table(line))
    expect(problems).toEqual([[1 + lines, column, expect.stringContaining(fix)]])
  })

  test('tells everything that is wrong at once, by the lines an editor shows', () => {
    const wide = licence.replace('《食品安全法》第三十五条', '"第一行\n第二行"').replace('990131001000', '990131001999')
    const bad = licence.replace('在用', '').replace(',01,', ',,')
    expect(problemsOf(table(wide, bad)).map(([line, column]) => [line, column])).toEqual([
      [4, '事项类型'],
      [4, '状态'],
    ])
  })

  test('says which columns are missing, doubled or unknown', () => {
    const found = problemsOf(`基本编码,主项名称,主项名称,编号\n${licence}`)
    expect(found.map(([, column]) => column)).toEqual(expect.arrayContaining(['主项名称', '子项名称', '状态', '编号']))
    expect(problemsOf('')[0]![2]).toContain('首行应为')
    expect(problemsOf(header)[0]![2]).toContain('没有事项')
  })

  test('warns where the code speaks of another type, and takes it', () => {
    const { warnings, entries } = readEdition(table(licence.replace('990131', '990731')))
    expect(entries).toHaveLength(1)
    expect(warnings).toEqual([{ line: 2, column: '事项类型', message: expect.stringContaining('第 3、4 位为 07') }])
    const extended = licence.replace('990131001000', '992131001000').replace(',01,', ',20,')
    expect(readEdition(table(extended)).warnings).toEqual([])
  })
})

test('a doubled quotation mark inside a quoted cell is one', () => {
  expect(parseTable('a,"b ""c"", d"\n').rows).toEqual([{ line: 1, cells: ['a', 'b "c", d'] }])
})

describe('two editions', () => {
  const read = (...lines: string[]) => readEdition(table(...lines)).entries
  const seal = '991002003000,公章刻制备案,,10,县级,公安部门,,在用,2026-01-01'
  const gone = '990131004000,旧许可,,01,县级,市场监管部门,,在用,2020-01-01'
  const before = read(licence, filing, seal, gone)

  test('differ by what was added, cancelled, renamed and changed', () => {
    const after = read(
      licence.replace('食品经营许可', '食品销售和餐饮许可'),
      filing.replace('在用', '取消'),
      seal.replace('县级', '市、县级').replace('在用', '暂停'),
      '992020005000,新的服务,,20,县级,民政部门,,在用,2026-06-01',
    )
    const { added, cancelled, renamed, changed, unchanged } = compareEditions(before, after)
    expect(added.map(one => one.code)).toEqual(['992020005000'])
    expect(cancelled.map(one => [one.code, one.how])).toEqual([
      ['991031002000', 'state'],
      ['990131004000', 'missing'],
    ])
    expect(renamed).toEqual([
      {
        code: '990131001000',
        from: '食品经营许可',
        to: '食品销售和餐饮许可',
        changes: [{ field: '主项名称', from: '食品经营许可', to: '食品销售和餐饮许可' }],
      },
    ])
    expect(changed).toEqual([
      {
        code: '991002003000',
        name: '公章刻制备案',
        changes: [
          { field: '行使层级', from: '县级', to: '市级、县级' },
          { field: '状态', from: '在用', to: '暂停' },
        ],
      },
    ])
    expect(unchanged).toBe(0)
  })

  test('that say the same differ in nothing', () => {
    const same = compareEditions(before, before)
    expect(same).toEqual({ added: [], cancelled: [], renamed: [], changed: [], unchanged: 4 })
  })
})
