import { authorityById, authorityData, shortNameOf } from '@onething/core/authorities.ts'
import { regionTree } from '@onething/core/regions.ts'
import { expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/load.ts'
import { loadRegions } from '../catalogue/load-regions.ts'
import { defaultTemplate, faultOfTemplate, numberOf } from './numbers.ts'

const first = { organ: '金水市监', kind: '受', year: 2026, serial: 1 }

it.each([
  [defaultTemplate, '金水市监受字〔2026〕第000001号'],
  ['豫{organ}{kind}〔{year}〕{serial}号', '豫金水市监受〔2026〕1号'],
])('a number follows its template %s', (template, number) => {
  expect(numberOf(template, first)).toBe(number)
  expect(faultOfTemplate(template)).toBeUndefined()
})

it('a serial outgrows its padding without losing a digit', () => {
  expect(numberOf('{serial:2}', { ...first, serial: 123 })).toBe('123')
})

it.each([
  ['{organ}〔{year}〕{serial}号', 'lacks {kind}'],
  ['{organ}{kind}{year}{serial}{place}', 'none of'],
])('a template that would not tell documents apart is refused: %s', (template, fault) => {
  expect(faultOfTemplate(template)).toContain(fault)
})

it('no two authorities of the province share a short form, so no two documents share a number', () => {
  const { regions, overrides } = loadRegions()
  const { authorityKinds } = loadCatalogue()
  const data = authorityData(regionTree(regions), authorityKinds, overrides)
  const all = Object.keys(authorityKinds).flatMap(kind =>
    regions.flatMap(region => authorityById(`${kind}-${region.code}`, data) ?? []),
  )
  expect(all.length).toBeGreaterThan(5000)
  expect(new Set(all.map(one => shortNameOf(one, data))).size).toBe(all.length)
})
