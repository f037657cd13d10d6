import type { LifeEvent, PublicService } from '@onething/core/catalogue/schema.ts'
import { describe, expect, test } from 'vitest'
import { afterOf, heightOf, linesOf, placesOf, refusal, withAfter } from './graph.ts'

const row = (number: number, ...after: number[]): LifeEvent['services'][number] => ({
  row: number,
  service: `kind/s${number}`,
  authority: 'kind',
  levels: ['county'],
  handledAt: 'county',
  ...(after.length > 0 && {
    after: after.map(one => ({ row: one, kind: 'before-acceptance', confidence: 'sure', because: '依法' })),
  }),
})

const service = (outputs: string[], evidence: string[]): PublicService => ({
  name: '事项',
  type: 'licence',
  content: 'outline',
  promisedLimit: { days: 1, unit: 'workingDay' },
  fields: [],
  evidence: evidence.map(type => ({ type, necessity: 'required', form: 'either' })),
  outputs: outputs.map(type => ({ name: type, kind: 'certificate', evidence: type })),
})

test('boxes stand in the columns of their levels', () => {
  const rows = [row(1), row(2, 1), row(3, 1), row(4, 2, 3)]
  const places = placesOf(rows, linesOf(rows, {}))
  const column = (number: number) => places.get(number)!.x
  expect(column(1)).toBeLessThan(column(2))
  expect(column(2)).toBe(column(3))
  expect(column(3)).toBeLessThan(column(4))
  expect(places.get(2)!.y).not.toBe(places.get(3)!.y)
  expect(heightOf(places)).toBeGreaterThan(150)
})

test('what one issues and another asks for is drawn, unless it is written already or would lead back', () => {
  const services = { 'kind/s1': service(['licence'], []), 'kind/s2': service([], ['licence']) }
  const follows = [row(1), row(2)]
  expect(linesOf(follows, services)).toMatchObject([{ from: 1, to: 2, produced: true }])
  expect(linesOf([row(1), row(2, 1)], services)).toMatchObject([{ from: 1, to: 2, produced: false }])
  expect(linesOf([row(1, 2), row(2)], services)).toMatchObject([{ from: 2, to: 1, produced: false }])
})

describe('drawing a line', () => {
  const rows = [row(1), row(2, 1), row(3, 2)]
  const lines = linesOf(rows, {})
  test.each([
    [1, 1, /自己/],
    [1, 2, /已经有/],
    [3, 1, /循环/],
  ])('from %i to %i is refused', (from, to, why) => expect(refusal(lines, from, to)).toMatch(why))
  test('is allowed where it leads on', () => expect(refusal(lines, 1, 3)).toBeNull())

  test('writes an order, changes it and takes it away', () => {
    const after = { row: 1, kind: 'before-decision', confidence: 'unsure', because: '' } as const
    const drawn = withAfter(rows, 1, 3, after)
    expect(afterOf(drawn, 1, 3)).toEqual(after)
    expect(afterOf(withAfter(drawn, 1, 3, { ...after, because: '依法' }), 1, 3)?.because).toBe('依法')
    expect(withAfter(drawn, 1, 3, undefined)).toEqual(rows)
    expect(withAfter(rows, 1, 2, undefined)[1]).not.toHaveProperty('after')
  })
})
