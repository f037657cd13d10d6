import { describe, expect, it } from 'vitest'
import { answerOf, cellOf, type Shape, widthOf } from './answer.ts'
import { titleOf } from './title.ts'

const regionName = (code: string) => (code === '410105' ? '郑州市金水区' : code)
const written = (shape: Omit<Shape, 'label'>, value: unknown) => answerOf({ label: '', ...shape }, value, regionName)
const tenure = { own: '自有', leased: '租赁' }

describe('an answer on paper', () => {
  it.each<[string, Omit<Shape, 'label'>, unknown, string]>([
    ['a date in words', { type: 'date' }, '2026-06-01', '2026年6月1日'],
    ['no date leaves room for one', { type: 'date' }, undefined, '　　　　年　　月　　日'],
    ['money is kept in 分', { type: 'money' }, 850000, '8,500 元'],
    ['money with cents', { type: 'money', unit: '元' }, 123456705, '1,234,567.05 元'],
    ['no money', { type: 'money' }, null, '　　　　元'],
    ['a number with its unit', { type: 'number', unit: '㎡' }, 320, '320 ㎡'],
    ['zero is an answer', { type: 'integer', unit: '个' }, 0, '0 个'],
    ['a region by its name', { type: 'region' }, '410105', '郑州市金水区'],
    ['nothing', { type: 'text' }, '  ', ''],
    ['half a draft that is no date', { type: 'date' }, '2026-13', '2026-13'],
  ])('%s', (_, shape, value, text) => expect(written(shape, value)).toEqual({ kind: 'text', text }))

  it('shows every option, and ticks what was chosen', () => {
    const options = (own: boolean, leased: boolean) => ({
      kind: 'options',
      options: [
        { label: '自有', ticked: own },
        { label: '租赁', ticked: leased },
      ],
    })
    expect(written({ type: 'choice', values: tenure }, 'leased')).toEqual(options(false, true))
    expect(written({ type: 'choices', values: tenure }, ['own', 'leased'])).toEqual(options(true, true))
    expect(written({ type: 'choice', values: tenure }, undefined)).toEqual(options(false, false))
  })

  it('leaves both boxes of a yes or no open until it is answered', () => {
    const ticked = (value: unknown) => {
      const answer = written({ type: 'boolean' }, value)
      return answer.kind === 'options' && answer.options.map(option => option.ticked)
    }
    expect([true, false, undefined].map(ticked)).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ])
  })

  it('is one word in a column, whose head has the unit', () => {
    expect(cellOf({ label: '', type: 'choice', values: tenure }, 'own', regionName)).toBe('自有')
    expect(cellOf({ label: '', type: 'boolean' }, false, regionName)).toBe('否')
    expect(cellOf({ label: '', type: 'integer', unit: '千克' }, 12000, regionName)).toBe('12000')
    expect(cellOf({ label: '', type: 'money', unit: '元' }, 850000, regionName)).toBe('8,500')
    expect(cellOf({ label: '', type: 'date' }, undefined, regionName)).toBe('')
  })

  it('is as wide as it looks', () => expect(widthOf('豫A12345')).toBe(4))
})

describe('the name of a form', () => {
  it.each([
    ['食品经营许可', 'licence', '食品经营许可申请表', ''],
    ['企业注销登记', 'confirmation', '企业注销登记申请表', ''],
    ['公章刻制备案', 'filing', '公章刻制备案表', ''],
    ['失业保险待遇申领', 'payment', '失业保险待遇申领表', ''],
    ['契税申报', 'public-service', '契税申报表', ''],
    ['职工参保登记（医保）', 'public-service', '职工参保登记表', '（医保）'],
    ['许可证核发（从事林木种子〔普通〕生产经营）', 'licence', '许可证核发申请表', '（从事林木种子〔普通〕生产经营）'],
    ['民族成份变更（未满十八周岁）复审', 'confirmation', '民族成份变更（未满十八周岁）复审申请表', ''],
    ['（试行）', 'filing', '（试行）申请表', ''],
  ] as const)('%s', (name, type, title, variant) => expect(titleOf({ name, type })).toEqual({ title, variant }))
})
