/** Both sides apply: 陈志远 sells his home in 金水区 to 刘芳; 杨帆 and 林静 marry; each signs for themselves. */
import { idCheckCharacter } from '@onething/core/identifiers.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseListItem, CaseView } from '../cases/view.ts'
import { createServer } from '../http/server.ts'
import { attachSession } from '../people/sign-in.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { signatureRoutes } from './routes.ts'
import { unsignedInPerson } from './signatures.ts'
import type { InvitationView, SignatureList, SignatureView, SigningView } from './view.ts'

interface Problem {
  detail: string
  errors?: { where: string; target: string; message: string }[]
}

const chen = {
  name: '陈志远',
  documentKind: 'idCard',
  documentNo: '410199198410020179',
  phone: '13800000009',
  share: 100,
}
const liu = { name: '刘芳', documentKind: 'idCard', documentNo: '410199199209250620', phone: '13800000010', share: 100 }
const idNumber = (body: string) => body + idCheckCharacter(`${body}0`)
const checks = { document: true, face: true, will: true }

describe('an application of several people', () => {
  let app: TestApp
  let seller: Desk
  let buyer: Desk
  let stranger: Desk
  let clerk: Desk
  let caseNo: string

  beforeAll(async () => {
    app = await startTestApp()
    await signIn()
  })
  afterAll(() => app.close())

  async function signIn() {
    seller = await app.as('chenzhiyuan')
    buyer = await app.as('liufang')
    stranger = await app.as('wangxiuying')
    clerk = await app.as('clerk@410105')
  }

  /** Everything filled in and handed in: only signatures are missing. */
  beforeEach(async () => {
    app.setNow('2026-06-01T02:00:00Z')
    caseNo = (await filledIn(seller, { sellers: [chen], buyers: [liu] })).caseNo
  })

  async function filledIn(desk: Desk, parties: { sellers: object[]; buyers: object[] }): Promise<CaseView> {
    const begun = await desk.post<CaseView>('/api/cases', {
      lifeEvent: 'P17',
      region: '410105',
      facts: { 'property.dispute': false },
    })
    const { caseNo: number } = begun.body
    const form = { 'parties.sellers': parties.sellers, 'parties.buyers': parties.buyers }
    await desk.put(`/api/cases/${number}/draft`, { form })
    return desk.complete(number, { signing: false })
  }

  const viewOf = async (desk: Desk) => (await desk.get<CaseView>(`/api/cases/${caseNo}`)).body
  const signatureOf = async (label: string): Promise<SignatureView> =>
    (await viewOf(seller)).signatures.find(one => one.label === label)!
  const inviteTo = async (label: string) => {
    const { signer } = await signatureOf(label)
    const { body, status } = await seller.post<InvitationView>(`/api/cases/${caseNo}/signatures`, { signer })
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body.link).toMatch(/^http:\/\/localhost\/sign\/[\w-]{43}$/)
    return `/api/signatures/${body.link.split('/').at(-1)}`
  }
  const signAs = async (desk: Desk, link: string) => {
    const { reviewedHash } = (await desk.get<SigningView>(link)).body
    return desk.post<SigningView>(`${link}/signature`, { reviewedHash })
  }
  const submit = async () => {
    const { draft } = await viewOf(seller)
    return seller.post<CaseView & Problem>(`/api/cases/${caseNo}/submission`, { reviewedHash: draft!.reviewedHash })
  }
  const messages = async (desk: Desk) => {
    await app.carryOut()
    const { body } = await desk.get<{ caseNo: string; text: string }[]>('/api/messages')
    return body.filter(one => one.caseNo === caseNo).map(one => one.text)
  }

  it('is submitted when the other side has signed exactly what it says', async () => {
    const before = await viewOf(seller)
    expect(before.signatures).toMatchObject([
      { label: '卖方', name: '陈志远', state: 'bySubmitting', mayInvite: false },
      { label: '买方', name: '刘芳', state: 'toInvite', mayInvite: true, numberMasked: '410199********0620' },
    ])
    expect(before.draft!.problems).toEqual([
      { where: 'signature', target: before.signatures[1]!.signer, message: '请把签名链接发给买方“刘芳”' },
    ])
    expect((await submit()).body.errors).toMatchObject([{ where: 'signature' }])

    const link = await inviteTo('买方')
    expect(await signatureOf('买方')).toMatchObject({ state: 'invited', expiresAt: '2026-07-01T02:00:00.000Z' })
    const seen = (await buyer.get<SigningView>(link)).body
    expect(seen).toMatchObject({ applicant: '陈志远', signature: { label: '买方', state: 'invited' }, ready: true })
    expect(seen.services.map(one => one.service)).toContain('不动产统一登记')
    expect(seen.answers).toContainEqual({ label: expect.stringContaining('争议'), value: '否' })
    expect(seen.values['parties.buyers']).toEqual([liu])
    expect(seen.values['parties.sellers']).toEqual([
      { ...chen, documentNo: '410199********0179', phone: '138****0009' },
    ])
    expect(JSON.stringify(seen)).not.toContain(chen.documentNo)

    expect((await signAs(buyer, link)).body.signature).toMatchObject({ state: 'signed', how: 'online' })
    expect(await messages(seller)).toEqual([
      '“二手房转移登记及水电气联动过户”：买方“刘芳”已经签名。需要的签名已经齐了，请核对后提交。',
    ])
    const submitted = await submit()
    expect(submitted.body).toMatchObject({ state: 'inProgress' })
    expect(submitted.body.signatures.map(one => [one.label, one.state, one.how])).toEqual([
      ['卖方', 'signed', 'submission'],
      ['买方', 'signed', 'online'],
    ])
    expect(submitted.body.timeline.map(one => `${one.who}${one.what}`)).toEqual([
      '陈志远为买方刘*生成了签名链接',
      '刘芳作为买方签名确认',
      '陈志远提交了申请',
    ])
  })

  it('tells whoever is not meant nothing about it', async () => {
    const link = await inviteTo('买方')
    const nowhere = `/api/signatures/${'A'.repeat(43)}`
    const { signer } = await signatureOf('买方')
    const answers = [
      await stranger.get<Problem>(link),
      await clerk.get<Problem>(link),
      await seller.get<Problem>(link),
      await stranger.post<Problem>(`${link}/signature`, { reviewedHash: 'guessed' }),
      await stranger.post<Problem>(`${link}/refusal`, { reason: '不认识' }),
      await stranger.get<Problem>(nowhere),
      await buyer.get<Problem>(nowhere),
      await buyer.get<Problem>('/api/signatures/short'),
    ]
    expect(new Set(answers.map(one => one.status))).toEqual(new Set([404]))
    expect(new Set(answers.map(one => one.body.detail)).size).toBe(1)
    expect((await app.anyone.get(link)).status).toBe(401)
    expect((await app.anyone.get(link)).body).toEqual((await app.anyone.get(nowhere)).body)
    for (const desk of [buyer, stranger]) {
      expect((await desk.get(`/api/cases/${caseNo}`)).status).toBe(404)
      expect((await desk.get(`/api/cases/${caseNo}/signatures`)).status).toBe(404)
      expect((await desk.post(`/api/cases/${caseNo}/signatures`, { signer })).status).toBe(404)
      expect((await desk.delete(`/api/cases/${caseNo}/signatures/${signer}`)).status).toBe(404)
    }
    expect(await signatureOf('买方')).toMatchObject({ state: 'invited' })
  })

  it('answers a guesser thirty times a minute', async () => {
    const http = { logLevel: 'silent', publicUrl: 'http://localhost', requestsPerMinute: 3000 }
    const server = await createServer(http)
    attachSession(server, app.parts)
    signatureRoutes(server, app.parts)
    const statuses: number[] = []
    for (let guess = 0; guess < 31; guess++)
      statuses.push((await server.inject(`/api/signatures/${'A'.repeat(42)}${guess % 10}`)).statusCode)
    await server.close()
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401))
    expect(statuses[30]).toBe(429)
  })

  it('keeps of a link its digest, and of the number a keyed digest and its mask', async () => {
    const link = await inviteTo('买方')
    await signAs(buyer, link)
    const text = 'select json_agg(s)::text as kept from signatures s where s.case_no = $1'
    const [row] = await app.database.rows<{ kept: string }>({ name: 'all_of_signatures', text }, [caseNo])
    expect(row!.kept).toContain('410199********0620')
    expect(row!.kept).not.toContain(liu.documentNo)
    expect(row!.kept).not.toContain(link.split('/').at(-1))
  })

  it('asks again when the draft was changed after the signature', async () => {
    const link = await inviteTo('买方')
    await signAs(buyer, link)
    await seller.put(`/api/cases/${caseNo}/draft`, { form: { 'sale.price': 99_000_000 } })
    const changed = await viewOf(seller)
    expect(changed.signatures[1]).toMatchObject({ state: 'changed', stateLabel: '内容有变化，须重新签名' })
    expect(changed.draft!.problems).toMatchObject([
      { where: 'signature', message: '内容在签名以后有变化，请买方“刘芳”重新签名' },
    ])
    expect((await submit()).status).toBe(422)

    expect((await signAs(buyer, link)).body.signature).toMatchObject({ state: 'signed' })
    expect((await submit()).body).toMatchObject({ state: 'inProgress' })
  })

  it('does not take a signature on what was not on screen, or on what is not finished', async () => {
    const link = await inviteTo('买方')
    const { reviewedHash } = (await buyer.get<SigningView>(link)).body
    await seller.put(`/api/cases/${caseNo}/draft`, { form: { 'sale.price': 88_000_000 } })
    const late = await buyer.post<Problem>(`${link}/signature`, { reviewedHash })
    expect(late).toMatchObject({ status: 409, body: { detail: '内容在您核对之后有变化，请重新核对后签名' } })

    await seller.put(`/api/cases/${caseNo}/draft`, { form: { 'sale.price': null } })
    expect((await buyer.get<SigningView>(link)).body.ready).toBe(false)
    expect(await signAs(buyer, link)).toMatchObject({
      status: 409,
      body: { detail: '申请还没有填写完，填写完以后才能签名' },
    })
  })

  it('lets a link die after thirty days, or when it is renewed or revoked', async () => {
    const first = await inviteTo('买方')
    app.setNow('2026-07-01T02:00:00Z')
    await signIn()
    expect(await buyer.get<Problem>(first)).toMatchObject({
      status: 409,
      body: { detail: '签名链接已于2026年7月1日过期，请联系发给您链接的人重新发送' },
    })
    expect((await stranger.get(first)).status).toBe(404)
    const expired = await signatureOf('买方')
    expect(expired).toMatchObject({ state: 'expired', mayInvite: true })

    const second = await inviteTo('买方')
    expect((await buyer.get(first)).status).toBe(404)
    expect((await buyer.get(second)).status).toBe(200)
    const revoked = await seller.delete<SignatureList>(`/api/cases/${caseNo}/signatures/${expired.signer}`)
    expect(revoked.body.signatures[1]).toMatchObject({ state: 'toInvite', expiresAt: null })
    expect((await buyer.get(second)).status).toBe(404)
  })

  it('tells the applicant of a refusal and its reason, and may ask again', async () => {
    const link = await inviteTo('买方')
    await signAs(buyer, link)
    expect((await buyer.post(`${link}/refusal`, { reason: '  ' })).status).toBe(422)
    expect((await buyer.post(`${link}/refusal`, { reason: '价格与合同不符' })).status).toBe(204)
    expect((await viewOf(seller)).draft!.problems).toMatchObject([
      { where: 'signature', message: '买方“刘芳”拒绝签名：价格与合同不符' },
    ])
    expect((await messages(seller)).join()).toContain('买方“刘芳”拒绝签名：价格与合同不符。')
    expect((await submit()).status).toBe(422)
    expect((await buyer.get(link)).status).toBe(404)

    await signAs(buyer, await inviteTo('买方'))
    expect(await signatureOf('买方')).toMatchObject({ state: 'signed', refusal: null })
  })

  it('refuses a signature under a name that identity does not know', async () => {
    const named = { ...liu, name: '刘方' }
    await seller.put(`/api/cases/${caseNo}/draft`, { form: { 'parties.buyers': [named] } })
    const link = await inviteTo('买方')
    expect(await signAs(buyer, link)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('实名') } })
  })

  it('belongs to whom the form names now, not to whom it named before', async () => {
    const link = await inviteTo('买方')
    await signAs(buyer, link)
    const wang = { ...liu, name: '王秀英', documentNo: '410199197803120280' }
    await seller.put(`/api/cases/${caseNo}/draft`, { form: { 'parties.buyers': [wang] } })
    expect((await buyer.get(link)).status).toBe(404)
    expect(await signatureOf('买方')).toMatchObject({ name: '王秀英', state: 'toInvite' })
  })

  it('is followed by who signed it, who can do nothing to it', async () => {
    expect((await buyer.get<CaseListItem[]>('/api/cases')).body.map(one => one.caseNo)).not.toContain(caseNo)
    await signAs(buyer, await inviteTo('买方'))
    expect((await buyer.get(`/api/cases/${caseNo}`)).status).toBe(404)
    await submit()

    const listed = (await buyer.get<CaseListItem[]>('/api/cases')).body.find(one => one.caseNo === caseNo)
    expect(listed).toMatchObject({ coSigner: true, needsYou: null, state: 'inProgress' })
    const seen = (await buyer.get<CaseView>(`/api/cases/${caseNo}`)).body
    expect(seen).toMatchObject({
      coSigner: true,
      actions: [],
      evidence: [],
      outputs: [],
      trackingCode: null,
      draft: null,
    })
    expect(seen.parts.map(part => part.service)).toContain('不动产统一登记')
    expect((await seller.get<CaseView>(`/api/cases/${caseNo}`)).body.coSigner).toBe(false)

    const url = `/api/cases/${caseNo}`
    const attempts = [
      await buyer.get(`${url}/submitted`),
      await buyer.get(`${url}/documents`),
      await buyer.get(`${url}/receipt.pdf`),
      await buyer.get(`${url}/forms/P17.1.pdf`),
      await buyer.put(`${url}/draft`, { form: {} }),
      await buyer.post(`${url}/correction`, {}),
      await buyer.post(`${url}/withdrawal`, { reason: '反悔' }),
      await buyer.post(`${url}/collection`, {}),
      await stranger.get(url),
    ]
    expect(attempts.map(one => one.status)).toEqual(attempts.map(() => 404))
  })

  it('is signed at the window by whoever is identified there', async () => {
    const { signer } = await signatureOf('买方')
    const url = `/api/cases/${caseNo}/signatures/${signer}/in-person`
    const { reviewedHash } = (await clerk.get<SignatureList>(`/api/cases/${caseNo}/signatures`)).body
    const present = { name: '刘芳', idNumber: liu.documentNo, reviewedHash, checks }

    expect((await seller.post(url, present)).status).toBe(403)
    expect((await (await app.as('clerk@410102')).post(url, present)).status).toBe(404)
    expect((await clerk.post(url, { ...present, checks: { ...checks, face: false } })).status).toBe(422)
    const wrong = await clerk.post<Problem>(url, { ...present, idNumber: chen.documentNo })
    expect(wrong.body.errors).toMatchObject([{ target: 'idNumber', message: expect.stringContaining('不一致') }])

    const { body } = await clerk.post<SignatureList>(url, present, 'liu-fang-at-the-window')
    expect(body.signatures[1]).toMatchObject({ state: 'signed', how: 'window', standIn: null })
    expect((await clerk.post(url, present, 'liu-fang-at-the-window')).status).toBe(200)
    expect((await submit()).body).toMatchObject({ state: 'inProgress' })
    expect((await buyer.get<CaseView>(`/api/cases/${caseNo}`)).body.coSigner).toBe(true)
  })

  it('lets a guardian sign at the window for a child, and a company by whoever represents it', async () => {
    const child = { ...liu, name: '刘小满', documentNo: idNumber('41019920180307024') }
    const company = {
      ...chen,
      name: '郑州中原面粉有限公司',
      documentKind: 'creditCode',
      documentNo: '91410102YX0000024K',
    }
    await seller.put(`/api/cases/${caseNo}/draft`, {
      form: { 'parties.sellers': [chen, company], 'parties.buyers': [child] },
    })
    await seller.complete(caseNo, { signing: false })
    const list = (await clerk.get<SignatureList>(`/api/cases/${caseNo}/signatures`)).body
    const { reviewedHash } = list
    const [, flour, small] = list.signatures
    expect(flour).toMatchObject({ name: '郑州中原面粉有限公司', mayInvite: true })

    const guardian = { name: '刘芳', idNumber: liu.documentNo, standsInAs: 'guardian', reviewedHash, checks }
    const signed = await clerk.post<SignatureList>(
      `/api/cases/${caseNo}/signatures/${small!.signer}/in-person`,
      guardian,
    )
    expect(signed.body.signatures[2]).toMatchObject({ state: 'signed', standIn: { as: 'guardian', name: '刘芳' } })

    const manager = await app.as('guojianmin')
    expect((await signAs(manager, await inviteFor(flour!.signer))).body.signature).toMatchObject({ state: 'signed' })
    expect((await submit()).body).toMatchObject({ state: 'inProgress' })
  })

  const inviteFor = async (signer: string) => {
    const { body } = await seller.post<InvitationView>(`/api/cases/${caseNo}/signatures`, { signer })
    return `/api/signatures/${body.link.split('/').at(-1)}`
  }

  it('asks for the number where it is missing or mistyped, and sends no link to it', async () => {
    const mistyped = { ...liu, documentNo: '410199199209250621' }
    await seller.put(`/api/cases/${caseNo}/draft`, { form: { 'parties.buyers': [mistyped] } })
    const { signer } = await signatureOf('买方')
    expect((await viewOf(seller)).draft!.problems).toMatchObject([
      { where: 'signature', message: expect.stringContaining('买方“刘芳”的公民身份号码') },
    ])
    expect((await seller.post(`/api/cases/${caseNo}/signatures`, { signer })).status).toBe(409)
  })

  it('sends who holds a passport to the window', async () => {
    const guest = { ...liu, name: 'LEE ANN', documentKind: 'passport', documentNo: 'E12345678' }
    await seller.put(`/api/cases/${caseNo}/draft`, { form: { 'parties.buyers': [guest] } })
    const waiting = await signatureOf('买方')
    expect(waiting).toMatchObject({ state: 'atWindow', mayInvite: false, maySignHere: true })
    const { reviewedHash } = (await clerk.get<SignatureList>(`/api/cases/${caseNo}/signatures`)).body
    const url = `/api/cases/${caseNo}/signatures/${waiting.signer}/in-person`
    const signed = await clerk.post(url, { name: 'Lee Ann', idNumber: 'E12345678', reviewedHash, checks })
    expect(signed.status).toBe(422)
    const exact = await clerk.post(url, { name: 'LEE ANN', idNumber: 'e12345678', reviewedHash, checks })
    expect(exact.status).toBe(200)
  })

  it('lets 杨帆 and 林静 apply, and waits with the registration until both signed at the window', async () => {
    const groom = await app.as('yangfan')
    const begun = await groom.post<CaseView>('/api/cases', {
      lifeEvent: 'P11',
      region: '410105',
      facts: { 'couple.closeKin': false, 'couple.hukouInHenan': false, wantMove: false, birthPlan: false },
    })
    const number = begun.body.caseNo
    const couple = {
      'couple.maleName': '杨帆',
      'couple.maleIdNumber': '410199199701110371',
      'couple.femaleName': '林静',
      'couple.femaleIdNumber': '410199199812160443',
    }
    await groom.put(`/api/cases/${number}/draft`, { form: couple })
    const ready = await groom.complete(number, { signing: false })
    expect(ready.draft!.problems).toEqual([])
    expect(ready.signatures.map(one => [one.name, one.state, one.mayInvite])).toEqual([
      ['杨帆', 'atWindow', false],
      ['林静', 'atWindow', false],
    ])
    const { reviewedHash } = ready.draft!
    const submitted = await groom.post<CaseView>(`/api/cases/${number}/submission`, { reviewedHash })
    expect(submitted.body.state).toBe('inProgress')
    expect(await awaited(number)).toEqual(['男方“杨帆”', '女方“林静”'])

    const [male, female] = submitted.body.signatures
    const url = `/api/cases/${number}/signatures`
    const agent = { name: '王秀英', idNumber: '410199197803120280', standsInAs: 'agent', reviewedHash, checks }
    expect((await clerk.post<Problem>(`${url}/${female!.signer}/in-person`, agent)).body.errors).toMatchObject([
      { target: 'standsInAs', message: '女方“林静”须由本人签名，不能由他人代签' },
    ])
    for (const [one, number18] of [
      [male!, '410199199701110371'],
      [female!, '410199199812160443'],
    ] as const) {
      const present = { name: one.name, idNumber: number18, reviewedHash, checks }
      expect((await clerk.post(`${url}/${one.signer}/in-person`, present)).status).toBe(200)
    }
    expect(await awaited(number)).toEqual([])
    const bride = await app.as('linjing')
    const seen = (await bride.get<CaseView>(`/api/cases/${number}`)).body
    expect(seen.timeline.map(one => one.what)).toContain('女方林*在窗口当面签名')
  })

  it('lets fall at submission what was signed at the window before the last change', async () => {
    const groom = await app.as('yangfan')
    const facts = { 'couple.closeKin': false, 'couple.hukouInHenan': false, wantMove: false, birthPlan: false }
    const begun = await groom.post<CaseView>('/api/cases', { lifeEvent: 'P11', region: '410105', facts })
    const number = begun.body.caseNo
    const numbers = { 'couple.maleIdNumber': '410199199701110371', 'couple.femaleIdNumber': '410199199812160443' }
    await groom.put(`/api/cases/${number}/draft`, { form: numbers })
    const ready = await groom.complete(number)
    await groom.signAtWindow(ready)
    expect(await awaited(number)).toEqual([])
    await groom.put(`/api/cases/${number}/draft`, { form: { 'applicant.phone': '13800000099' } })
    const changed = (await groom.get<CaseView>(`/api/cases/${number}`)).body
    expect(changed.signatures.map(one => one.state)).toEqual(['changed', 'changed'])
    expect(changed.draft!.problems).toEqual([])

    const { reviewedHash } = changed.draft!
    const submitted = await groom.post<CaseView>(`/api/cases/${number}/submission`, { reviewedHash })
    expect(submitted.body.signatures.map(one => one.state)).toEqual(['atWindow', 'atWindow'])
    await groom.signAtWindow(submitted.body)
    expect(await awaited(number)).toEqual([])
  })

  const awaited = async (number: string) => (await unsignedInPerson(app.parts, number)).map(one => one.who)

  it('asks nobody beside 张丽, whose husband is of her ethnicity, whatever is typed', async () => {
    const mother = await app.as('zhangli')
    const begun = await mother.post<CaseView>('/api/cases', { lifeEvent: 'P1', region: '410105', facts: {} })
    expect(begun.body.signatures).toEqual([])
    await mother.put(`/api/cases/${begun.body.caseNo}/draft`, { facts: { 'parents.sameEthnicity': false } })
    const { body } = await mother.get<CaseView>(`/api/cases/${begun.body.caseNo}`)
    // What shared data knows is not overwritten by hand: her husband is 汉族 as she is.
    expect(body.signatures).toEqual([])
  })

  it('takes two signatures at the same moment', async () => {
    const two = { ...liu, name: '王秀英', documentNo: '410199197803120280', share: 50 }
    await seller.put(`/api/cases/${caseNo}/draft`, { form: { 'parties.buyers': [{ ...liu, share: 50 }, two] } })
    await seller.complete(caseNo, { signing: false })
    const [, first, second] = (await viewOf(seller)).signatures
    const links = [await inviteFor(first!.signer), await inviteFor(second!.signer)]
    const signed = await Promise.all([signAs(buyer, links[0]!), signAs(stranger, links[1]!)])
    expect(signed.map(one => one.status)).toEqual([200, 200])
    expect((await viewOf(seller)).draft!.problems).toEqual([])
    expect((await submit()).body.state).toBe('inProgress')
  })
})
