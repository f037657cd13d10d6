/** Who may speak for whom, case by case. */
import { describe, expect, it } from 'vitest'
import { type Clerk, type Delegated, delegationFor, saysAllOf, stateOf } from './delegation.ts'

const food = 'market-regulation/food-operation-licence'
const fire = 'fire-rescue/fire-safety-check'
const organ = 'market-regulation-410105'

const year: Delegated = {
  authority: organ,
  delegate_kind: 'centre',
  delegate_region: '410105',
  delegate_window: null,
  clerk: null,
  services: [food],
  may_refuse: false,
  valid_from: '2026-06-01',
  valid_until: '2027-05-31',
  revoked_on: null,
}
const li: Clerk = { id: 's-clerk@410105', region: '410105', window: '综合受理窗口' }
const window: Delegated = { ...year, delegate_kind: 'window', delegate_window: '综合受理窗口' }
const onlyLi: Delegated = { ...year, delegate_kind: 'clerk', clerk: li.id }
const asked = { authority: organ, service: food, clerk: li, date: '2026-06-10' }

describe('a clerk may speak for an organ', () => {
  const cases: [string, Delegated, Partial<typeof asked> & { refusing?: boolean }, boolean][] = [
    ['at the centre it was given to', year, {}, true],
    ['on its first day', year, { date: '2026-06-01' }, true],
    ['on its last day', year, { date: '2027-05-31' }, true],
    ['not before', year, { date: '2026-05-31' }, false],
    ['not after', year, { date: '2027-06-01' }, false],
    ['not for another service', year, { service: fire }, false],
    ['not for another organ', year, { authority: 'market-regulation-410102' }, false],
    ['for everything the organ handles', { ...year, services: null }, { service: fire }, true],
    ['not at another centre', year, { clerk: { ...li, region: '410102' } }, false],
    ['not at the centre of the city above', year, { clerk: { ...li, region: '410100' } }, false],
    ['not in a township below', year, { clerk: { ...li, region: '410105001' } }, false],
    ['not somebody who sits nowhere', year, { clerk: { id: li.id } }, false],
    ['at the window', window, {}, true],
    ['not at the next window', window, { clerk: { ...li, window: '统一出件窗口' } }, false],
    ['not somebody whose window is not known', window, { clerk: { id: li.id, region: li.region } }, false],
    ['the clerk who was named', onlyLi, {}, true],
    ['not a colleague', onlyLi, { clerk: { ...li, id: 's-clerk2@410105' } }, false],
    ['not the named one who moved to another centre', onlyLi, { clerk: { ...li, region: '410102' } }, false],
    ['the day before it was revoked', { ...year, revoked_on: '2026-06-11' }, {}, true],
    ['no more on the day it was revoked', { ...year, revoked_on: '2026-06-10' }, {}, false],
    ['not to refuse', year, { refusing: true }, false],
    ['to refuse where it says so', { ...year, may_refuse: true }, { refusing: true }, true],
  ]
  it.each(cases)('%s', (_, delegation, but, allowed) => {
    expect(delegationFor([delegation], { ...asked, ...but })).toBe(allowed ? delegation : undefined)
  })

  it('on the first of several that fits', () => {
    const over = { ...year, valid_until: '2026-06-09' }
    expect(delegationFor([over, window, year], asked)).toBe(window)
    expect(delegationFor([], asked)).toBeUndefined()
  })
})

describe('how a delegation stands', () => {
  it.each([
    ['2026-05-31', 'upcoming'],
    ['2026-06-01', 'inForce'],
    ['2027-05-01', 'inForce'],
    ['2027-05-02', 'ending'],
    ['2027-05-31', 'ending'],
    ['2027-06-01', 'ended'],
  ])('on %s: %s', (today, state) => {
    expect(stateOf(year, today)).toBe(state)
  })

  it('revoked, whatever day it is', () => {
    const revoked = { ...year, revoked_on: '2026-07-01' }
    expect(['2026-06-30', '2028-01-01'].map(today => stateOf(revoked, today))).toEqual(['revoked', 'revoked'])
  })
})

describe('a delegation that says nothing new', () => {
  const cases: [string, Delegated, Partial<Delegated>, boolean][] = [
    ['the same again', year, {}, true],
    ['a shorter one', year, { valid_until: '2026-12-31' }, true],
    ['one service of all', { ...year, services: null }, {}, true],
    ['the next year says more', year, { valid_until: '2028-05-31' }, false],
    ['another service says more', year, { services: [food, fire] }, false],
    ['all services say more', year, { services: null }, false],
    ['to refuse says more', year, { may_refuse: true }, false],
    ['another centre is another', year, { delegate_region: '410102' }, false],
    ['a window is another', year, { delegate_kind: 'window', delegate_window: '综合受理窗口' }, false],
    ['after it was revoked it is new', { ...year, revoked_on: '2026-06-10' }, {}, false],
  ]
  it.each(cases)('%s', (_, known, but, same) => {
    expect(saysAllOf(known, { ...year, ...but })).toBe(same)
  })
})
