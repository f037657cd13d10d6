/** The authored data: every service has its handling items and its boundary, and the splits hold for every answer. */
import { boundaryOf, checkBoundaries } from '@onething/core/basic-catalogue/boundary.ts'
import { allItems, checkHandlingItems, suggestEntries } from '@onething/core/basic-catalogue/handling-items.ts'
import type { HandlingItem } from '@onething/core/basic-catalogue/schema.ts'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../testing/catalogue.ts'
import { loadBoundaries, loadHandlingItems } from './load.ts'

const items = loadHandlingItems()
const boundaries = loadBoundaries()
const split = 'market-regulation/food-licence-or-prepackaged-filing'
/** The items with one service written differently. */
const changed = (service: string, change: (items: HandlingItem[]) => HandlingItem[]) => ({
  ...items,
  [service]: { ...items[service]!, items: change(structuredClone(items[service]!.items)) },
})

describe('handling items', () => {
  test('every service has at least one, and exactly one applies for every answer', () => {
    expect(Object.keys(items)).toHaveLength(148)
    expect(checkHandlingItems(items, catalogue)).toEqual([])
  })

  test('licence and filing are two under one row', () => {
    expect(items[split]!.items.map(({ name, type }) => [name, type])).toEqual([
      ['食品经营许可', 'licence'],
      ['仅销售预包装食品备案', 'filing'],
    ])
  })

  test.each<[string, (items: HandlingItem[]) => HandlingItem[], RegExp]>([
    ['a gap', list => [list[0]!, { ...list[1]!, when: { fact: 'food.mode', is: 'none' } }], /no item applies when/],
    [
      'an overlap',
      list => [list[0]!, { ...list[1]!, when: { fact: 'food.mode', in: ['loose', 'prepackagedOnly'] } }],
      /apply together when/,
    ],
    ['a dead item', list => [...list, { ...list[0]!, id: 'third', when: { fact: 'food.mode', is: 'none' } }], /dead/],
    [
      'a fact nobody knows',
      list => [list[0]!, { ...list[1]!, when: { fact: 'food.colour', is: true } }],
      /food\.colour/,
    ],
    ['an item without a condition', ([one, two]) => [one!, { ...two!, when: undefined }], /must say when/],
    ['two of one suffix', ([one, two]) => [one!, { ...two!, of: '食品经营许可', suffix: one!.suffix }], /same suffix/],
  ])('the proof finds %s', (_, change, problem) => {
    expect(checkHandlingItems(changed(split, change), catalogue).join('\n')).toMatch(problem)
  })

  test('the proof finds a service without items, and a row that the split leaves out', () => {
    const { [split]: _, ...rest } = items
    expect(checkHandlingItems(rest, catalogue)).toEqual([`service ${split} has no handling item`])
    const narrow = { ...items, [split]: { ...items[split]!, whenever: { fact: 'food.mode', is: 'onSite' } } }
    expect(checkHandlingItems(narrow, catalogue).join('\n')).toMatch(/E5\.1 also applies when/)
  })

  test('a name is recognised in an edition, brackets or not; a cancelled entry is never proposed', () => {
    const entry = (code: string, main: string, type: '01' | '10', state: 'inUse' | 'cancelled' = 'inUse') => ({
      code,
      main,
      sub: null,
      type,
      levels: ['4' as const],
      department: '',
      basis: null,
      state,
      effectiveFrom: '2026-01-01',
    })
    const edition = [
      entry('990131001000', '食品经营许可', '01'),
      entry('990131002000', '食品经营许可', '01', 'cancelled'),
      entry('990154003000', '娱乐场所经营活动审批', '01'),
      entry('991002004000', '公章刻制备案', '10'),
    ]
    const proposed = (key: string) => {
      const keyed = allItems(items).find(one => one.key === key)!
      return suggestEntries(keyed, catalogue.services[keyed.service]!.name, edition)
    }
    expect(proposed(`${split}/licence`)[0]).toEqual({
      code: '990131001000',
      name: '食品经营许可',
      likeness: 'same',
      score: 1,
      sameType: true,
    })
    expect(proposed('culture-tourism/song-dance-venue-owned/main')[0]).toMatchObject({ code: '990154003000' })
    expect(proposed('civil-affairs/marriage-registration/main')).toEqual([])
  })
})

describe('boundaries', () => {
  test('every service has one, and everybody but a power company a supervisor with something to do', () => {
    expect(checkBoundaries(boundaries, catalogue)).toEqual([])
  })

  test('every licence has a supervisor, is handed over, acknowledged, checked and fed back', () => {
    const licences = Object.entries(catalogue.services).filter(([, { type }]) => type === 'licence')
    expect(licences.length).toBeGreaterThan(20)
    for (const [id] of licences) {
      const { supervisor, duties } = boundaryOf(id, boundaries, catalogue)!
      expect(supervisor.kind, id).not.toBeNull()
      expect(duties.map(one => one.id)).toEqual(expect.arrayContaining(['hand-over', 'acknowledge', 'feed-back']))
    }
  })

  test('a licence on 告知承诺 has a first check; where nobody fixed the days it says so', () => {
    const check = (service: string) =>
      boundaryOf(service, boundaries, catalogue)!.duties.find(one => one.id === 'first-check-of-commitment')
    expect(check('fire-rescue/fire-safety-check')).toMatchObject({
      within: '作出决定之日起 20 个工作日内',
      mark: 'reference',
    })
    expect(check('market-regulation/food-operation-licence')).toMatchObject({ mark: 'pending' })
    expect(check('market-regulation/food-operation-licence')!.within).toContain('待核定')
    expect(check('water/water-intake-permit')).toBeUndefined()
  })

  test('nothing is called certain that names no law', () => {
    for (const [id, { basis, confidence }] of Object.entries(boundaries.duties))
      if (confidence === 'sure') expect(basis, id).toMatch(/《.+》第/)
  })

  test('the check finds a licence without a supervisor and a duty nobody wrote', () => {
    const service = 'water/water-intake-permit'
    const wrong = { ...boundaries, services: { ...boundaries.services, [service]: { supervisor: null } } }
    expect(checkBoundaries(wrong, catalogue)).toEqual([`service ${service} has no supervisor`])
    const unwritten = { ...boundaries, commitmentDuties: ['nothing'] }
    expect(checkBoundaries(unwritten, catalogue)).toContain('commitmentDuties: there is no duty nothing')
  })
})
