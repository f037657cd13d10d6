import { collections } from '@onething/core/catalogue/schema.ts'
import { describe, expect, test } from 'vitest'
import {
  blank,
  blankEntry,
  blankItem,
  errorsOf,
  hasErrorsWithin,
  moved,
  optionsOf,
  propertiesOf,
  type Schema,
  summaryOf,
  valueSchemaOf,
  variantOf,
  widgetOf,
  withProperty,
} from './shape.ts'

const schemas = Object.fromEntries(
  Object.entries(collections).map(([id, one]) => [id, one.schema as Schema]),
) as Record<keyof typeof collections, Schema>

const at = (schema: Schema, ...keys: string[]): Schema =>
  keys.reduce((node, key) => (key === '*' ? node.items! : node.properties![key]!), schema)

const rows = at(schemas.lifeEvents, 'services')

/** Every place of a schema with its pointer, one item deep in each list. */
function places(schema: Schema, path = ''): [string, Schema][] {
  const inside = [
    ...propertiesOf(schema).flatMap(({ key, schema: own }) => places(own, `${path}/${key}`)),
    ...(schema.items ? places(schema.items, `${path}/0`) : []),
    ...(schema.anyOf ?? []).filter(one => one.properties).flatMap(one => places(one, path)),
  ]
  return schema['x-kind'] === 'condition' ? [[path, schema]] : [[path, schema], ...inside]
}

describe('every place of every collection', () => {
  test.each(Object.entries(schemas))('of %s has a name and a widget of its own', (collection, schema) => {
    const open = places(schema).filter(([path, own]) => widgetOf(own, path) === 'anything')
    // Only what a confirmation quotes can be anything.
    expect(open.map(([path]) => path)).toEqual(collection === 'confirmations' ? ['/content'] : [])
    const nameless = places(schema).flatMap(([path, own]) =>
      propertiesOf(own).flatMap(({ key, title }) => (title === key ? [`${path}/${key}`] : [])),
    )
    expect(nameless).toEqual([])
  })
  test.each(Object.entries(schemas))('of %s that is a choice is a choice of words', (_, schema) => {
    const foreign = places(schema).flatMap(([path, own]) =>
      optionsOf(own).flatMap(({ label }) => (/[\u4e00-\u9fff]|^[A-Z]/.test(label) ? [] : [`${path} ${label}`])),
    )
    expect(foreign).toEqual([])
  })
})

test('a row number inside an order is another row, elsewhere a number', () => {
  expect(widgetOf(at(rows, '*', 'after', '*', 'row'), '/services/2/after/0/row')).toBe('row')
  expect(widgetOf(at(rows, '*', 'row'), '/services/2/row')).toBe('number')
})

test('a list inside a list of facts holds facts', () => {
  const { items } = schemas.facts.properties!
  expect(valueSchemaOf(items!, schemas.facts)).toBe(schemas.facts)
  expect(valueSchemaOf(schemas.facts.properties!.values!, schemas.facts).type).toBe('string')
})

test('the way of writing a value follows is found', () => {
  const repeat = at(rows, '*', 'repeat')
  expect(variantOf(repeat, { times: 2, label: [] })).toBe(1)
  expect(variantOf(repeat, { over: 'vehicles', label: 'plate' })).toBe(0)
  expect(variantOf(repeat, undefined)).toBe(0)
})

describe('what is new', () => {
  test('holds what must be there and nothing else', () => {
    expect(blank(schemas.evidenceTypes)).toEqual({ name: '', issuer: '' })
    expect(blank(at(schemas.services, 'promisedLimit'))).toEqual({ days: 0, unit: 'workingDay' })
  })
  test('an entry takes from its id what the id says', () => {
    expect(blankEntry(schemas.lifeEvents, 'P410300-12')).toMatchObject({
      id: 'P410300-12',
      audience: 'personal',
      number: 12,
    })
    expect(blankEntry(schemas.rules, 'fire')).not.toHaveProperty('id')
  })
  test('a row carries the next number', () => {
    expect(blankItem(rows.items!, [{ row: 1 }, { row: 4 }])).toMatchObject({ row: 5 })
    expect(blankItem(at(rows, '*', 'after', '*'), [{ row: 4 }])).toMatchObject({ row: 1 })
  })
})

test('a property is set in its place and taken away for good', () => {
  expect(Object.keys(withProperty({ a: 1, b: 2 }, 'a', 3))).toEqual(['a', 'b'])
  expect(withProperty({ a: 1, b: 2 }, 'b', undefined)).toEqual({ a: 1 })
})

test('an item is told in a few words', () => {
  const names = (collection: string, id: string) => `${collection}:${id}`
  expect(summaryOf({ row: 2, service: 'a/b' }, rows.items!, names)).toBe('第 2 行 services:a/b')
  expect(summaryOf({ law: '食品安全法', article: '第三十五条' }, at(schemas.services, 'legalBasis', '*'), names)).toBe(
    '食品安全法 第三十五条',
  )
  expect(summaryOf({ law: '' }, at(schemas.services, 'legalBasis', '*'), names)).toBe('（未填写）')
})

test('what is wrong is found where it stands and from above', () => {
  const errors = errorsOf([
    { target: '/services/2/when', message: '不完整' },
    { target: '/services/2/when', message: '没有定义' },
  ])
  expect(errors.get('/services/2/when')).toEqual(['不完整', '没有定义'])
  expect(hasErrorsWithin(errors, '/services/2')).toBe(true)
  expect(hasErrorsWithin(errors, '/services/20')).toBe(false)
})

test('an item moves up and down', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
})
