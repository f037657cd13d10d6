import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorityById, authorityData, authorityFor, authorityId, listAuthorities } from '@onething/core/authorities.ts'
import { placesUnder, type RegionType, regionTree } from '@onething/core/regions.ts'
import { describe, expect, it } from 'vitest'
import { catalogueDirectory, loadCatalogue } from './load.ts'
import { loadRegions } from './load-regions.ts'

const { authorityKinds, lifeEvents } = loadCatalogue()
const { regions, overrides, servicePoints } = loadRegions()
const tree = regionTree(regions)
const data = authorityData(tree, authorityKinds, overrides)
const ofType = (...types: RegionType[]) => regions.filter(region => types.includes(region.type))
const counties = ofType('district', 'county', 'county-city', 'demonstration-zone', 'airport-zone')
const name = (id: string) => authorityById(id, data)?.name

describe('regions.csv', () => {
  it('holds Henan whole', () => {
    expect(ofType('province').map(region => region.code)).toEqual(['410000'])
    expect(ofType('city', 'demonstration-zone')).toHaveLength(18)
    expect(ofType('district')).toHaveLength(54)
    expect(ofType('county-city', 'demonstration-zone')).toHaveLength(21)
    expect(ofType('county')).toHaveLength(82)
    expect(ofType('airport-zone').map(region => region.code)).toEqual(['410173'])
    expect(ofType('zone')).toHaveLength(23)
    expect(ofType('township')).toHaveLength(2586)
  })

  it('gives each county-level unit its townships, and each place a parent whose number it carries', () => {
    for (const county of counties) expect(placesUnder(county.code, tree), county.name).not.toHaveLength(0)
    for (const region of ofType('township', 'district', 'county', 'county-city', 'zone'))
      expect(region.code.startsWith(region.parent!.replace(/00$/, '')), region.name).toBe(true)
  })

  it('says where every place comes from', () => {
    expect(new Set(regions.map(region => region.source))).toEqual(new Set(['GB/T 2260', 'NBS 2023-06-30']))
  })
})

describe('authorities', () => {
  const rows = Object.values(lifeEvents).flatMap(event => event.services.map(row => ({ event, row })))

  it('answer for every row of the list in every place, at the level that handles it', () => {
    const asked = new Set(
      rows.flatMap(({ row }) => [...row.levels, row.handledAt].map(level => `${row.authority} ${level}`)),
    )
    expect(asked.size).toBeGreaterThan(50)
    for (const one of asked) {
      const [kind, level] = one.split(' ') as [string, 'province' | 'city' | 'county' | 'township']
      for (const county of counties)
        expect(authorityFor(kind, level, county.code, data)?.level, `${one} in ${county.name}`).toBe(level)
    }
  })

  it('answer in zones, townships and whole cities too', () => {
    for (const place of ofType('zone', 'township', 'city', 'demonstration-zone'))
      for (const { event, row } of rows)
        if (!authorityFor(row.authority, row.handledAt, place.code, data))
          expect.fail(`${event.id}.${row.row} has no authority in ${place.name}`)
  })

  it('lead every life event in every place', () => {
    for (const event of Object.values(lifeEvents))
      for (const county of counties)
        expect(authorityFor(event.lead, 'county', county.code, data), event.id).toBeDefined()
  })

  it('bear real names', () => {
    expect(listAuthorities('410105', data).map(authority => authority.name)).toEqual(
      expect.arrayContaining([
        '郑州市金水区市场监督管理局',
        '郑州市公安局金水分局',
        '郑州市公安局',
        '国家税务总局郑州市金水区税务局',
        '国家税务总局河南省税务局',
        '郑州市金水区消防救援大队',
        '郑州市消防救援支队',
        '河南省消防救援总队',
        '郑州住房公积金管理中心',
        '郑州市金水区医疗保障局',
        '郑州市生态环境局金水分局',
        '郑州市金水区人民武装部',
        '郑州市金水区残疾人联合会',
        '国网河南省电力公司郑州供电公司',
        '河南省市场监督管理局',
        '河南省药品监督管理局',
      ]),
    )
    expect(name('public-security-410122')).toBe('中牟县公安局')
    expect(name('drug-410122')).toBe('中牟县市场监督管理局')
    expect(name('ecology-410581')).toBe('安阳市生态环境局林州分局')
    expect(name('ecology-410522')).toBe('安阳市生态环境局安阳县分局')
    expect(name('armed-forces-410300')).toBe('洛阳军分区')
    expect(name('taxation-410173')).toBe('国家税务总局郑州航空港经济综合实验区税务局')
    expect(name('public-security-410771')).toBe('新乡市公安局高新技术产业开发区分局')
    expect(name('housing-fund-410300')).toBe('洛阳市住房公积金管理中心')
    expect(name('health-410122')).toBe('中牟县卫生健康委员会')
    expect(name('health-410105001')).toBe('郑州市金水区经八路街道办事处')
    expect(authorityFor('health', 'township', '410105', data)?.name).toBe('郑州市金水区各乡镇人民政府（街道办事处）')
  })

  it('have a name from every template in every place', () => {
    for (const region of regions)
      for (const authority of listAuthorities(region.code, data))
        expect(authority.name).toMatch(/^[\p{Script=Han}（）]+$/u)
  })

  it('are overridden only where kind and place exist', () => {
    for (const { kind, region, name } of overrides)
      expect(authorityById(authorityId(kind, region), data)?.name).toBe(name)
  })
})

describe('service points', () => {
  const at = (region: string) => servicePoints.filter(point => point.region === region)

  it('are a centre in the province, every city and every county-level unit', () => {
    for (const region of [...ofType('province', 'city'), ...counties])
      expect(
        at(region.code).some(point => point.type === 'centre'),
        region.name,
      ).toBe(true)
  })

  it('are a 便民服务中心 in every township, with a window for 一件事', () => {
    const centres = servicePoints.filter(point => point.type === 'township')
    expect(centres).toHaveLength(regions.filter(region => region.administers.includes('township')).length)
    expect(at('410105001').find(point => point.type === 'township')).toEqual({
      id: 'township-410105001',
      region: '410105001',
      type: 'township',
      name: '郑州市金水区经八路街道便民服务中心',
      stations: ['“一件事一次办”综合受理窗口'],
    })
  })
})

describe('a broken table', () => {
  const withRegions = (...lines: string[]) => {
    const directory = mkdtempSync(join(tmpdir(), 'regions-'))
    copyFileSync(join(catalogueDirectory, 'authority-overrides.yaml'), join(directory, 'authority-overrides.yaml'))
    writeFileSync(join(directory, 'service-points.csv'), 'id,region,type,name,address,hours,phone,stations')
    writeFileSync(join(directory, 'regions.csv'), ['code,name,type,parent,administers,source', ...lines].join('\n'))
    return () => loadRegions(directory)
  }

  it('is told with every fault at once', () => {
    const load = withRegions('410000,河南省,province,,province,GB/T 2260', '410000,"河南省",empire,419999,province')
    for (const fault of ['quotes', '5 cells', '/type', '419999', '410000 stands twice', 'source'])
      expect(load).toThrow(fault)
  })
})
