import { describe, expect, test } from 'vitest'
import type { CaseView, PartView } from '../api/types.ts'
import { outstanding, promisedOf } from './deferral.ts'

const plan = {
  evidence: [
    { type: 'lease', name: '租赁合同', necessity: 'deferrable', exempt: null, rows: ['1'] },
    { type: 'drawing', name: '平面图', necessity: 'required', exempt: null, rows: ['1'] },
    { type: 'rules', name: '管理制度', necessity: 'deferrable', exempt: { mode: 'held', because: '' }, rows: ['2'] },
  ],
}
const draft = (deferrals: string[], files: string[] = []) =>
  ({ draft: { plan, deferrals }, evidence: files.map(type => ({ type })) }) as unknown as CaseView
const names = (view: CaseView) => promisedOf(view).map(each => each.name)

describe('promised for later', () => {
  test('only what may come later and is asked for', () =>
    expect(names(draft(['lease', 'drawing', 'rules']))).toEqual(['租赁合同']))
  test('nothing that came after all', () => expect(names(draft(['lease'], ['lease']))).toEqual([]))
})

describe('still awaited', () => {
  const part = (service: string, targets: string[], by: string, more: object = {}) =>
    ({
      service,
      state: 'accepted',
      deferral: { items: targets.map(target => ({ target, name: target })), by, suppliedOn: null },
      ...more,
    }) as unknown as PartView
  const of = (parts: PartView[], groups: object[] = []) => ({ parts, groups }) as Pick<CaseView, 'parts' | 'groups'>

  test('also of services that are only counted', () =>
    expect(
      outstanding(
        of([], [{ service: '甲', deferrals: [{ items: [{ target: 'lease', name: 'lease' }], by: '2026-12-05' }] }]),
      ),
    ).toEqual([{ type: 'lease', name: 'lease', by: '2026-12-05', services: ['甲'] }]))

  test('each material once, by the earliest day', () =>
    expect(
      outstanding(of([part('甲', ['lease', 'rules'], '2026-12-05'), part('乙', ['lease'], '2026-12-03')])),
    ).toEqual([
      { type: 'lease', name: 'lease', by: '2026-12-03', services: ['甲', '乙'] },
      { type: 'rules', name: 'rules', by: '2026-12-05', services: ['甲'] },
    ]))
  test('nothing of a part that is over or has what it needs', () =>
    expect(
      outstanding(
        of([
          part('甲', ['lease'], '2026-12-05', { state: 'deemedWithdrawn' }),
          part('乙', ['lease'], '2026-12-05', { deferral: { items: [], by: '2026-12-05', suppliedOn: '2026-12-02' } }),
          part('丙', [], '', { deferral: null }),
        ]),
      ),
    ).toEqual([]))
})
