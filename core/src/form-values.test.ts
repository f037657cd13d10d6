import { describe, expect, test } from 'vitest'
import type { DataElement, FactDefinition } from './catalogue/schema.ts'
import { checkFact, checkValue, emptyValue, isEmpty, missingValues, tidyValue, valueProblems } from './form-values.ts'

const element = (type: DataElement['type'], label: string, more: Partial<DataElement> = {}): DataElement => ({
  label,
  type,
  group: 'applicant',
  ...more,
})

const elements = {
  name: element('text', '姓名', { maximumLength: 5 }),
  address: element('text', '地址'),
  scope: element('longText', '经营范围'),
  area: element('number', '营业面积', { unit: '㎡', minimum: 1, maximum: 1_000_000 }),
  floor: element('integer', '所在楼层', { unit: '层', minimum: -5, maximum: 150 }),
  staff: element('integer', '从业人数', { unit: '人', minimum: 1 }),
  discount: element('number', '折扣', { maximum: 1 }),
  capital: element('money', '注册资本', { maximum: 1_000_000 }),
  born: element('date', '出生日期'),
  ktv: element('boolean', '兼营 KTV'),
  tenure: element('choice', '场所来源', { values: { owned: '自有', leased: '租赁' } }),
  sports: element('choices', '体育项目', { values: { swim: '游泳', climb: '攀岩' } }),
  id: element('idNumber', '经营者公民身份号码'),
  code: element('creditCode', '统一社会信用代码'),
  phone: element('phone', '联系电话'),
  region: element('region', '经营场所所在地'),
  vehicles: element('list', '拟投入车辆', {
    items: {
      plate: element('text', '车牌号', { maximumLength: 8 }),
      mass: element('integer', '总质量', { unit: '千克', minimum: 100, maximum: 60_000 }),
      owner: element('idNumber', '车主公民身份号码'),
    },
  }),
}
const context = { regionExists: (code: string) => code === '410105', today: '2026-03-02' }
const check = (name: keyof typeof elements, value: unknown) => checkValue(elements[name], value, context)

const truck = { plate: '豫A12345', mass: 4600, owner: '11010519491231002X' }

describe('a value that fits', () => {
  test.each([
    ['name', '张三'],
    ['name', '𠮷野𠮷野家'],
    ['address', '金水区花园路 1 号'],
    ['scope', '餐饮服务；\n食品销售'],
    ['area', 320.5],
    ['area', 1],
    ['floor', -5],
    ['staff', 100_000],
    ['discount', -3],
    ['capital', 100_000_000],
    ['capital', 0],
    ['born', '2024-02-29'],
    ['ktv', false],
    ['tenure', 'leased'],
    ['sports', ['climb', 'swim']],
    ['id', '11010519491231002x'],
    ['code', '91110000101623741K'],
    ['code', '91110000101623741L'],
    ['phone', '138 0000 3210'],
    ['region', '410105'],
    ['vehicles', [truck, { ...truck, mass: 100 }]],
    ['vehicles', [{ plate: '豫A12345' }, {}]],
  ] as const)('%s %j', (name, value) => expect(check(name, value)).toBeNull())

  test('nothing given is no mistake, whatever the type', () => {
    for (const one of Object.values(elements))
      for (const nothing of [undefined, null, emptyValue(one)]) expect(checkValue(one, nothing)).toBeNull()
    for (const typed of [elements.name, elements.id, elements.code, elements.phone])
      expect(checkValue(typed, '  ')).toBeNull()
  })

  test('where the regions are not known, six digits will do', () =>
    expect(checkValue(elements.region, '999999')).toBeNull())
})

describe('a value that does not fit', () => {
  test.each([
    ['name', '阿卜杜拉·买买提', '姓名最多 5 字，现在是 8 字，请精简'],
    ['name', '张\n三', '姓名应写在一行内，请去掉换行'],
    ['name', '张\u0000三', '姓名含有无法显示的字符，请重新输入'],
    ['name', '张\uD800', '姓名含有无法显示的字符，请重新输入'],
    ['name', 3, '姓名应为文字，请核对'],
    ['address', '路'.repeat(201), '地址最多 200 字，现在是 201 字，请精简'],
    ['scope', '业'.repeat(2001), '经营范围最多 2000 字，现在是 2001 字，请精简'],
    ['area', 0, '营业面积应在 1 至 1000000 ㎡之间，请核对'],
    ['area', '320', '营业面积应为数字，请核对'],
    ['area', Number.NaN, '营业面积应为数字，请核对'],
    ['floor', 1.5, '所在楼层应为整数，请核对'],
    ['floor', 151, '所在楼层应在 -5 至 150 层之间，请核对'],
    ['staff', 0, '从业人数不能小于 1 人，请核对'],
    ['discount', 1.1, '折扣不能大于 1，请核对'],
    ['capital', 100_000_001, '注册资本应在 0 至 1000000 元之间，请核对'],
    ['capital', -1, '注册资本应在 0 至 1000000 元之间，请核对'],
    ['capital', 0.5, '注册资本应为金额，最多精确到分，请核对'],
    ['born', '2026-02-29', '出生日期不是有效的日期，请按“年-月-日”填写，如 2026-01-31'],
    ['born', '2026/02/28', '出生日期不是有效的日期，请按“年-月-日”填写，如 2026-01-31'],
    ['born', '0203-05-01', '出生日期的年份应在 1900 至 2100 之间，请核对'],
    ['ktv', '是', '请就“兼营 KTV”选择“是”或“否”'],
    ['tenure', '自有', '请从所列选项中选择一项场所来源'],
    ['tenure', 'toString', '请从所列选项中选择一项场所来源'],
    ['sports', 'swim', '请从所列选项中选择体育项目'],
    ['sports', ['swim', 'ski'], '请从所列选项中选择体育项目'],
    ['sports', ['swim', 'swim'], '体育项目有重复的选项，请核对'],
    ['id', '110105194912310021', '经营者公民身份号码的最后一位与前面的数字对不上，请逐位核对'],
    ['id', 110105, '经营者公民身份号码应为文字，请核对'],
    ['code', '9111', '统一社会信用代码应为 18 位，现在是 4 位，请核对是否少填'],
    ['phone', '0371-66000000', '联系电话应为 11 位，现在是 12 位，请核对是否多填'],
    ['phone', 13800003210, '联系电话应为文字，请核对'],
    ['region', '4101', '经营场所所在地应为 6 位行政区划代码，请重新选择'],
    ['region', '410199', '经营场所所在地不在现行行政区划中，请重新选择'],
    ['vehicles', truck, '拟投入车辆应逐项填写，请核对'],
    ['vehicles', Array(1001).fill(truck), '拟投入车辆最多 1000 项，请分次办理'],
    ['vehicles', [truck, '豫A'], '拟投入车辆第 2 项应逐栏填写，请核对'],
    ['vehicles', [{ ...truck, colour: '红' }], '拟投入车辆第 1 项没有“colour”这一栏，请删去'],
    ['vehicles', [truck, { ...truck, mass: 99 }], '拟投入车辆第 2 项的总质量应在 100 至 60000 千克之间，请核对'],
  ] as const)('%s %j', (name, value, message) => expect(check(name, value)).toBe(message))

  test('every cell of a list is told with its place', () => {
    const rows = [{ ...truck, mass: 1.5 }, truck, { ...truck, plate: '豫A123456789', owner: '1' }]
    expect(valueProblems(elements.vehicles, rows, context)).toEqual([
      { path: [0, 'mass'], message: '拟投入车辆第 1 项的总质量应为整数，请核对' },
      { path: [2, 'plate'], message: '拟投入车辆第 3 项的车牌号最多 8 字，现在是 11 字，请精简' },
      { path: [2, 'owner'], message: '拟投入车辆第 3 项的车主公民身份号码应为 18 位，现在是 1 位，请核对是否少填' },
    ])
  })
})

describe('what is left to fill in', () => {
  test.each([
    ['name', '', [{ path: [], message: '请填写姓名' }]],
    ['tenure', null, [{ path: [], message: '请选择场所来源' }]],
    ['ktv', undefined, [{ path: [], message: '请选择兼营 KTV' }]],
    ['vehicles', [], [{ path: [], message: '请填写拟投入车辆' }]],
    [
      'vehicles',
      [truck, { plate: '豫B1', mass: 0 }],
      [{ path: [1, 'owner'], message: '请填写拟投入车辆第 2 项的车主公民身份号码' }],
    ],
    ['ktv', false, []],
    ['area', 0, []],
  ] as const)('%s %j', (name, value, gaps) => expect(missingValues(elements[name], value)).toEqual(gaps))

  test('an empty value is empty', () => {
    for (const one of Object.values(elements)) expect(isEmpty(emptyValue(one))).toBe(true)
    expect([0, false, 'x', [0]].some(isEmpty)).toBe(false)
  })
})

test.each([
  ['name', ' 张三 ', '张三'],
  ['id', '11010519491231002x', '11010519491231002X'],
  ['code', ' 9111 0000 1016 2374 1k', '91110000101623741K'],
  ['phone', '+86 138-0000-3210', '13800003210'],
  ['area', 320, 320],
  ['vehicles', [{ plate: ' 豫A12345', mass: 4600, owner: '11010519491231002x' }], [truck]],
] as const)('%s %j is stored as %j', (name, value, stored) => expect(tidyValue(elements[name], value)).toEqual(stored))

describe('facts', () => {
  const fact = (type: FactDefinition['type'], label: string, more: Partial<FactDefinition> = {}): FactDefinition => ({
    type,
    label,
    source: 'answer',
    ...more,
  })
  const facts = {
    ktv: fact('boolean', '兼营 KTV'),
    area: fact('number', '营业面积', { unit: '㎡', minimum: 1, maximum: 1_000_000 }),
    floor: fact('number', '所在楼层', { integer: true, unit: '层', minimum: -5 }),
    mode: fact('choice', '食品经营方式', { values: { onSite: '现场制售', none: '不经营' } }),
    ban: fact('choices', '场所位置', { values: { 居民楼: '居民楼或住宅区', 车站机场: '车站、机场' } }),
    born: fact('date', '出生日期'),
    school: fact('text', '毕业院校'),
    vehicles: fact('list', '拟投入车辆', {
      items: {
        mass: fact('number', '总质量', { integer: true, minimum: 100, unit: '千克' }),
        owned: fact('boolean', '自有车辆'),
      },
    }),
  }

  test.each([
    ['ktv', true],
    ['area', 60.5],
    ['floor', -1],
    ['mode', 'none'],
    ['ban', []],
    ['ban', ['居民楼']],
    ['born', '2008-05-20'],
    ['school', '郑州大学'],
    ['vehicles', [{ mass: 4500, owned: true }, { mass: 4501 }]],
    ['vehicles', []],
    ['area', null],
    ['mode', undefined],
  ] as const)('%s %j fits', (name, value) => expect(checkFact(facts[name], value)).toBeNull())

  test.each([
    ['ktv', 'true', '请就“兼营 KTV”选择“是”或“否”'],
    ['area', 0, '营业面积应在 1 至 1000000 ㎡之间，请核对'],
    ['floor', 1.5, '所在楼层应为整数，请核对'],
    ['area', '', '营业面积应为数字，请核对'],
    ['mode', '', '请从所列选项中选择一项食品经营方式'],
    ['mode', '现场制售', '请从所列选项中选择一项食品经营方式'],
    ['ban', ['学校'], '请从所列选项中选择场所位置'],
    ['born', '2008-5-20', '出生日期不是有效的日期，请按“年-月-日”填写，如 2026-01-31'],
    ['school', 7, '毕业院校应为文字，请核对'],
    ['vehicles', [{ mass: 4500 }, { mass: 99 }], '拟投入车辆第 2 项的总质量不能小于 100 千克，请核对'],
    ['vehicles', [{ totalMass: 1 }], '拟投入车辆第 1 项没有“totalMass”这一栏，请删去'],
  ] as const)('%s %j: %s', (name, value, message) => expect(checkFact(facts[name], value)).toBe(message))
})
