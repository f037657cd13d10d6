import { describe, expect, it } from 'vitest'
import { authorityById, authorityData, authorityFor, listAuthorities, shortNameOf } from './authorities.ts'
import type { AuthorityKind } from './catalogue/schema.ts'
import {
  ancestors,
  cityOf,
  countyOf,
  fullName,
  isWithin,
  placesUnder,
  type Region,
  type RegionType,
  regionOf,
  regionTree,
} from './regions.ts'

const place = (
  code: string,
  name: string,
  type: RegionType,
  parent?: string,
  ...administers: Region['administers']
) => ({
  code,
  name,
  type,
  parent,
  administers,
  source: 'test',
})
const tree = regionTree([
  place('410000', '河南省', 'province', undefined, 'province'),
  place('410100', '郑州市', 'city', '410000', 'city'),
  place('410173', '郑州航空港经济综合实验区', 'airport-zone', '410000', 'city', 'county'),
  place('419001', '济源市', 'demonstration-zone', '410000', 'city', 'county'),
  place('410104', '管城回族区', 'district', '410100', 'county'),
  place('410105', '金水区', 'district', '410100', 'county'),
  place('410122', '中牟县', 'county', '410100', 'county'),
  place('410171', '郑州经济技术开发区', 'zone', '410100', 'county'),
  place('411500', '信阳市', 'city', '410000', 'city'),
  place('411523', '新县', 'county', '411500', 'county'),
  place('410105001', '经八路街道', 'township', '410105', 'township'),
  place('410122108', '雁鸣湖镇', 'township', '410122', 'township'),
  place('410122400', '国营林场', 'township', '410122'),
  place('419001001', '沁园街道', 'township', '419001', 'township'),
])

const kind = (names: AuthorityKind['names']): AuthorityKind => ({
  name: '部门',
  labels: ['部门'],
  short: '部门',
  organisation: 'government',
  names,
})
const data = authorityData(
  tree,
  {
    market: kind({ province: '{name}市场监督管理局', city: '{name}市场监督管理局', county: '{full}市场监督管理局' }),
    police: kind({
      city: '{name}公安局',
      district: '{city}公安局{stem}分局',
      county: '{name}公安局',
      zone: '{city}公安局{stem}分局',
    }),
    ecology: kind({ city: '{name}生态环境局', county: '{city}生态环境局{stem}分局' }),
    fund: kind({ city: '{name}住房公积金管理中心' }),
    power: kind({ city: '国网{province}电力公司{stem}供电公司', district: '国网{province}电力公司{cityStem}供电公司' }),
    health: kind({ city: '{name}卫生健康委员会', county: '{full}卫生健康委员会', township: '{full}{organ}' }),
  },
  [{ kind: 'fund', region: '410100', name: '郑州住房公积金管理中心', reason: '不带“市”字', confidence: 'sure' }],
)
const name = (...[kind, level, region]: [string, Parameters<typeof authorityFor>[1], string]) =>
  authorityFor(kind, level, region, data)?.name

describe('the tree of places', () => {
  it('knows what stands above a place', () => {
    expect(ancestors('410105001', tree).map(region => region.name)).toEqual(['金水区', '郑州市', '河南省'])
    expect(countyOf('410105001', tree)?.code).toBe('410105')
    expect(cityOf('410105001', tree)?.code).toBe('410100')
    expect(countyOf('410100', tree)).toBeUndefined()
  })

  it('lets 济源 and 航空港区 be city and county at once', () => {
    for (const code of ['419001', '410173']) {
      expect(countyOf(code, tree)?.code).toBe(code)
      expect(cityOf(code, tree)?.code).toBe(code)
    }
  })

  it('shows 航空港区 to people who look under 郑州, though it reports beside it', () => {
    expect(placesUnder('410100', tree).map(region => region.code)).toContain('410173')
    expect(isWithin('410173', '410100', tree)).toBe(false)
    expect(isWithin('410105001', '410100', tree)).toBe(true)
    expect(placesUnder('411500', tree).map(region => region.code)).toEqual(['411523'])
  })

  it('names districts with their city and counties without', () => {
    expect(fullName(regionOf('410105001', tree), tree)).toBe('郑州市金水区经八路街道')
    expect(fullName(regionOf('410122108', tree), tree)).toBe('中牟县雁鸣湖镇')
  })

  it('refuses a code that does not exist', () => {
    expect(() => regionOf('999999', tree)).toThrow('999999')
  })
})

describe('which authority handles a service', () => {
  it('is that of the level the service is handled at', () => {
    expect(authorityFor('market', 'county', '410105001', data)).toEqual({
      id: 'market-410105',
      name: '郑州市金水区市场监督管理局',
      kind: 'market',
      level: 'county',
      region: '410105',
    })
    expect(name('market', 'county', '410122')).toBe('中牟县市场监督管理局')
    expect(name('market', 'city', '410122')).toBe('郑州市市场监督管理局')
    expect(name('market', 'province', '410122')).toBe('河南省市场监督管理局')
  })

  it('is the city itself when someone chose the whole city', () => {
    expect(authorityFor('market', 'county', '410100', data)).toMatchObject({ id: 'market-410100', level: 'city' })
  })

  it('is the next one above where a kind has none', () => {
    expect(authorityFor('fund', 'county', '410122', data)).toMatchObject({ id: 'fund-410100', level: 'city' })
    expect(name('market', 'county', '410171')).toBe('郑州市市场监督管理局')
    expect(authorityFor('fund', 'province', '410105', data)).toBeUndefined()
  })

  it('is one and the same for both levels of 济源', () => {
    const [county, city] = (['county', 'city'] as const).map(level => authorityFor('market', level, '419001', data))
    expect(county).toEqual({
      id: 'market-419001',
      name: '济源市市场监督管理局',
      kind: 'market',
      level: 'county',
      region: '419001',
    })
    expect(city).toEqual({ ...county, level: 'city' })
  })

  it('names branches by the short name of the place', () => {
    expect(name('police', 'county', '410105')).toBe('郑州市公安局金水分局')
    expect(name('police', 'county', '410104')).toBe('郑州市公安局管城分局')
    expect(name('police', 'county', '410122')).toBe('中牟县公安局')
    expect(name('police', 'county', '410171')).toBe('郑州市公安局经济技术开发区分局')
    expect(name('ecology', 'county', '411523')).toBe('信阳市生态环境局新县分局')
    expect(name('power', 'county', '410105')).toBe('国网河南省电力公司郑州供电公司')
  })

  it('prefers the name a place has of its own', () => {
    expect(name('fund', 'city', '410105')).toBe('郑州住房公积金管理中心')
    expect(name('fund', 'city', '419001')).toBe('济源市住房公积金管理中心')
  })

  it('is the township, or all of them as long as only the county is known', () => {
    expect(name('health', 'township', '410105001')).toBe('郑州市金水区经八路街道办事处')
    expect(name('health', 'township', '410122108')).toBe('中牟县雁鸣湖镇人民政府')
    expect(name('health', 'township', '419001001')).toBe('济源市沁园街道办事处')
    expect(authorityFor('health', 'township', '410122', data)).toMatchObject({
      id: 'health-410122',
      name: '中牟县各乡镇人民政府（街道办事处）',
      level: 'township',
    })
    expect(name('market', 'township', '410122108')).toBe('中牟县市场监督管理局')
  })

  it('is the county where a place is only counted like a township', () => {
    expect(name('market', 'county', '410122400')).toBe('中牟县市场监督管理局')
    expect(authorityFor('health', 'township', '410122400', data)).toMatchObject({
      name: '中牟县卫生健康委员会',
      level: 'county',
    })
    expect(authorityById('health-410122400', data)).toBeUndefined()
  })

  it('does not know a kind that does not exist', () => {
    expect(() => authorityFor('weather', 'county', '410105', data)).toThrow('weather')
  })
})

describe('the short form of an authority, before the numbers of its documents', () => {
  const short = (id: string) => shortNameOf(authorityById(id, data)!, data)

  it('is the place and the kind, with the place above where the name alone is not enough', () => {
    expect(short('market-410105')).toBe('金水部门')
    expect(short('market-410100')).toBe('郑州部门')
    expect(short('police-410171')).toBe('郑州经济技术开发区部门')
    expect(short('health-410105001')).toBe('金水经八路街道部门')
  })
})

describe('the list of authorities', () => {
  it('holds every competent one, nearest first', () => {
    expect(listAuthorities('410105', data, 'market').map(authority => authority.name)).toEqual([
      '郑州市金水区市场监督管理局',
      '郑州市市场监督管理局',
      '河南省市场监督管理局',
    ])
    expect(listAuthorities('410105', data, 'fund').map(authority => authority.id)).toEqual(['fund-410100'])
    expect(new Set(listAuthorities('410122', data).map(authority => authority.kind)).size).toBe(6)
  })

  it('finds each again by its id', () => {
    for (const authority of listAuthorities('410105001', data))
      expect(authorityById(authority.id, data)).toEqual(authority)
    expect(authorityById('market-999999', data)).toBeUndefined()
    expect(authorityById('weather-410105', data)).toBeUndefined()
  })
})
