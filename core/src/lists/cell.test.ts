import { describe, expect, test } from 'vitest'
import type { Shape } from '../form-values.ts'
import { type Cell, readCell } from './cell.ts'

const shapes = {
  name: { label: '姓名', type: 'text', maximumLength: 10 },
  number: { label: '证书编号', type: 'text' },
  id: { label: '公民身份号码', type: 'idNumber' },
  phone: { label: '联系电话', type: 'phone' },
  since: { label: '用工起始日期', type: 'date' },
  mass: { label: '总质量', type: 'integer', unit: '千克', minimum: 100 },
  wage: { label: '月工资', type: 'money', unit: '元' },
  own: { label: '自有车辆', type: 'boolean' },
  term: {
    label: '合同期限类型',
    type: 'choice',
    values: { fixed: '固定期限', open: '无固定期限', school: '高中、中专' },
  },
  work: { label: '工种', type: 'choices', values: { a: '电工', b: '焊工', school: '高中、中专' } },
} satisfies Record<string, Shape>

const read = (shape: keyof typeof shapes, cell: Cell) => readCell(shapes[shape], cell, { today: '2026-07-06' })

describe('what a cell says', () => {
  test.each<[keyof typeof shapes, Cell, unknown]>([
    ['name', ' 张三\u200b ', '张三'],
    ['name', null, null],
    ['name', '   ', null],
    ['number', '007', '007'],
    ['number', "'007", '007'],
    ['number', '="007"', '007'],
    ['number', 12345, '12345'],
    ['id', '11010519491231002x', '11010519491231002X'],
    ['id', '１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['phone', 13800000000, '13800000000'],
    ['phone', '+86 138 0000 0000', '13800000000'],
    ['since', '2026/7/1', '2026-07-01'],
    ['since', '2026年7月1日', '2026-07-01'],
    ['since', '2026.07.01', '2026-07-01'],
    ['since', 20260701, '2026-07-01'],
    ['since', 46204, '2026-07-01'],
    ['since', new Date('2026-07-01T00:00:00Z'), '2026-07-01'],
    ['since', new Date('2026-06-30T23:59:59.999Z'), '2026-07-01'],
    ['mass', '4,500 千克', 4500],
    ['mass', 4500, 4500],
    ['wage', 8000.1, 800010],
    ['wage', '8,000.50元', 800050],
    ['own', '是', true],
    ['own', false, false],
    ['term', '固定期限', 'fixed'],
    ['term', ' 无 固定期限 ', 'open'],
    ['term', '高中、中专', 'school'],
    ['work', '电工，焊工', ['a', 'b']],
    ['work', '高中、中专', ['school']],
  ])('%s %j', (shape, cell, value) => expect(read(shape, cell)).toEqual({ value }))
})

describe('what is told, without repeating a number', () => {
  test.each<[keyof typeof shapes, Cell, string]>([
    ['id', 1.1010519491231e17, '变成了数字'],
    ['id', '1.10105E+17', '变成了数字'],
    ['number', 4.1e17, '变成了数字'],
    ['id', '110105194912310021', '最后一位'],
    ['id', 110105491231002, '15 位'],
    ['name', '=HYPERLINK("http://x")', '不能以“=”开头'],
    ['name', '@SUM(A1)', '不能以“@”开头'],
    ['name', '-cmd|calc', '不能以“-”开头'],
    ['name', '张'.repeat(11), '最多 10 字'],
    ['since', '去年', '不是有效的日期'],
    ['since', '7/1/2026', '不是有效的日期'],
    ['since', 12, '不是有效的日期'],
    ['mass', '很重', '应为数字'],
    ['mass', 99, '不能小于 100'],
    ['mass', 4500.5, '应为整数'],
    ['wage', 8000.123, '精确到分'],
    ['own', '也许', '“是”或者“否”'],
    ['term', '临时', '固定期限、无固定期限'],
    ['work', '电工、厨师', '电工、焊工'],
  ])('%s %j', (shape, cell, message) => {
    const { problem } = read(shape, cell)
    expect(problem).toContain(message)
    expect(problem).not.toMatch(/\d{15}/)
  })
})
