/** Who has to sign, by the catalogue as it stands. */
import { normaliseFacts } from '@onething/core/facts.ts'
import { signersOf, unrecognisable } from '@onething/core/signing/signers.ts'
import { describe, expect, it, test } from 'vitest'
import { catalogue, placeOf, planFor, prepared } from '../testing/catalogue.ts'

const { parameters } = placeOf('410105')

function signers(lifeEvent: string, facts: Record<string, unknown>, values: Record<string, unknown>) {
  const planned = planFor(lifeEvent, facts)
  return signersOf(prepared.events.get(lifeEvent)!, {
    world: { facts: normaliseFacts(catalogue.facts, facts, '2026-06-01').facts, parameters },
    chosen: new Set(planned.services.filter(one => one.chosen).map(one => one.row)),
    values,
  })
}

const labels = (...[lifeEvent, facts, values]: Parameters<typeof signers>) =>
  signers(lifeEvent, facts, values).map(one => `${one.label} ${one.name}`)

const chen = { name: '陈志远', documentKind: 'idCard', documentNo: '410199198410020179' }
const liu = { name: '刘芳', documentKind: 'idCard', documentNo: '410199 19920925 0620' }

describe('a home that is sold', () => {
  const sale = (sellers: object[], buyers: object[]) =>
    signers('P17', {}, { 'parties.sellers': sellers, 'parties.buyers': buyers })

  it('is signed by every seller and every buyer, for the bundle of the three services', () => {
    const [seller, buyer] = sale([chen], [liu])
    expect(seller).toMatchObject({ label: '卖方', name: '陈志远', identity: 'person', inPerson: false })
    expect(buyer).toMatchObject({ label: '买方', number: '410199199209250620', rows: ['P17.1', 'P17.2', 'P17.3'] })
    expect(sale([chen, { ...chen, name: '陈母', documentNo: '410199195801010021' }], [liu])).toHaveLength(3)
  })

  it('is signed once by who stands on both sides', () => {
    expect(sale([chen, liu], [liu]).map(one => one.label)).toEqual(['卖方', '卖方、买方'])
  })

  it('knows a company by its code, and sends other documents to the window', () => {
    const company = { name: '郑州中原面粉有限公司', documentKind: 'creditCode', documentNo: '91410102YX0000024K' }
    const passport = { name: 'LEE ANN', documentKind: 'passport', documentNo: 'E12345678' }
    expect(sale([company], [passport]).map(one => one.identity)).toEqual(['enterprise', 'document'])
  })

  it('has nobody to sign before anybody is named, and says what is missing of whom', () => {
    expect(sale([], [{ name: '', documentNo: '' }])).toEqual([])
    const [nameless, numberless] = sale([{ ...chen, name: '' }], [{ ...liu, documentNo: '' }])
    expect(unrecognisable(nameless!)).toBe('请填写卖方的姓名')
    expect(unrecognisable(numberless!)).toBe('请填写买方“刘芳”的证件号码，才能核对签名人的身份')
    expect(unrecognisable(sale([], [{ ...liu, documentNo: '41019919920925062' }])[0]!)).toContain('应为 18 位')
  })
})

test('bride and groom come themselves, and nobody signs for them', () => {
  const facts = { 'couple.closeKin': false, 'couple.bothOfAge': true, 'couple.hasSpouse': false }
  const couple = { 'couple.maleName': '杨帆', 'couple.femaleName': '林静' }
  expect(signers('P11', facts, couple)).toMatchObject([
    { label: '男方', inPerson: true, standIns: [], rows: ['P11.1'] },
    { label: '女方', inPerson: true, standIns: [], rows: ['P11.1'] },
  ])
})

test('the other parent of a newborn signs where the child’s ethnicity has to be chosen between two', () => {
  const named = { 'parents.otherName': '赵强', 'parents.otherIdNumber': '410199199306170518' }
  expect(labels('P1', { 'parents.sameEthnicity': true }, named)).toEqual([])
  expect(labels('P1', { 'parents.sameEthnicity': false }, named)).toEqual(['孩子的另一方家长 赵强'])
  expect(labels('P1', { 'parents.sameEthnicity': false }, {})).toEqual([])
})

test('both guardians change the ethnicity of a child; who is eighteen does it alone', () => {
  const form = { 'applicant.name': '丁文娟', 'ethnicity.coApplicantName': '丁建军' }
  const child = { 'ethnic.recordedInError': false, 'ethnic.changedBefore': false, 'ethnic.route': '父母' }
  expect(labels('P5', { ...child, 'applicant.birthDate': '2009-11-10' }, form)).toEqual([
    '申请的监护人 丁文娟',
    '共同申请的另一方监护人 丁建军',
  ])
  expect(labels('P5', { ...child, 'ethnic.route': '本人', 'applicant.birthDate': '2007-11-10' }, form)).toEqual([])
})

test('adopter, spouse and giver come in person; for a foundling there is no giver', () => {
  const form = { 'applicant.name': '周桂英', 'adoption.spouseName': '周明', 'adoption.giverName': '郑州市儿童福利院' }
  const facts = { 'adopt.action': 'establish', 'applicant.age': 38 }
  const come = signers('P2', { ...facts, 'adopt.kind': '福利机构' }, form)
  expect(come.map(one => one.label)).toEqual(['收养人', '收养人配偶', '送养人'])
  expect(come.every(one => one.inPerson && unrecognisable(one) === null)).toBe(true)
  expect(labels('P2', { ...facts, 'adopt.kind': '弃婴' }, form)).toHaveLength(2)
})

test('heirs sign how they share, unless a document has settled it', () => {
  const facts = { 'death.kind': '正常', cremated: false, 'accounts.medical': true }
  const heirs = { 'heirs.list': [{ name: '周建平', idNumber: '410199196603150392' }] }
  expect(labels('P20', { ...facts, 'heirs.distribution': 'shares' }, heirs)).toEqual(['继承人（受遗赠人） 周建平'])
  expect(labels('P20', { ...facts, 'heirs.distribution': 'document' }, heirs)).toEqual([])
  const nothingToShare = { ...facts, 'accounts.medical': false, 'heirs.distribution': 'shares' }
  expect(labels('P20', nothingToShare, heirs)).toEqual([])
})
