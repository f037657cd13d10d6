/** A 46th life event is data: one file beside the others, and it is checked, planned, found and can be applied for. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkAll } from '@onething/core/catalogue/check-all.ts'
import { placeOf } from '@onething/core/catalogue/overlay.ts'
import { plan } from '@onething/core/plan/plan.ts'
import { prepare } from '@onething/core/plan/prepare.ts'
import { regionOf } from '@onething/core/regions.ts'
import { afterAll, expect, test } from 'vitest'
import { authorities, calendar, tree } from '../testing/catalogue.ts'
import { catalogueDirectory, loadCatalogue } from './load.ts'
import { searchLifeEvents } from './search.ts'
import { wholeOf } from './whole.ts'

const directory = mkdtempSync(join(tmpdir(), 'catalogue-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const teaHouse = `
id: E26
audience: enterprise
number: 26
name: 开茶馆
lead: market-regulation
stage: 准营许可
summary: 开茶馆要办的食品经营许可和消防安全检查，一次办齐
keywords: [茶馆, 茶楼, 茶社]
questions: [premises.area]
guards: []
services:
  - { row: 1, service: market-regulation/food-operation-licence, authority: market-regulation, levels: [county], handledAt: county }
  - { row: 2, service: fire-rescue/fire-safety-check, authority: fire-rescue, levels: [city, county], handledAt: county, when: { rule: fire-safety-check } }
alternatives: []
bundles: []
examples:
  - { name: 240 平方米茶馆, region: "410105", date: "2026-06-01", facts: { premises.area: 240 }, expect: { required: [1, 2] } }
`

test('开茶馆 is added with one file', () => {
  cpSync(catalogueDirectory, directory, { recursive: true })
  writeFileSync(join(directory, 'life-events/enterprise/26-open-tea-house.yaml'), teaHouse)
  const catalogue = loadCatalogue(directory)
  expect(Object.keys(catalogue.lifeEvents)).toHaveLength(46)
  expect(checkAll(wholeOf({ catalogue, overlays: new Map() })).problems).toEqual([])
  const prepared = prepare(catalogue, 1)
  const place = placeOf(catalogue, { region: regionOf('410105', tree), overlays: [], authorities, date: '2026-06-01' })
  const small = plan(prepared, place, calendar, {
    lifeEvent: 'E26',
    date: '2026-06-01',
    facts: { 'premises.area': 80 },
  })
  expect(small.services.map(service => service.status)).toEqual(['required', 'notNeeded'])
  expect(searchLifeEvents(prepared, '想开个茶馆')[0]!.event.id).toBe('E26')
})
