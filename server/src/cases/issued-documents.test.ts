/** What 王秀英 and her department hold in hand: each document was issued once, under one number, and is what it was. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../db/database.ts'
import { type OrganOptions, openOrgans } from '../documents/organs.ts'
import { pagesOf } from '../documents/pdf-text.ts'
import { makeIdentity } from '../documents/signing/certificates.ts'
import { diskFiles } from '../files/disk.ts'
import { type Desk, startTestApp, type TestApp } from '../testing/app.ts'
import { confirmedByOpenSsl, signaturesIn } from '../testing/signatures.ts'
import type { CaseView, DocumentView } from './view.ts'

const food = 'market-regulation-410105'
const stored = statement('test_documents', 'select * from documents where case_no = $1 order by seq')
const waiting = statement('test_waiting', `select data from consequences where case_no = $1 and kind = 'documents'`)

let app: TestApp
let wang: Desk
let officer: Desk
let organs: TestApp['parts']['organs']
beforeAll(async () => {
  app = await startTestApp()
  organs = app.parts.organs
  wang = await app.as('wangxiuying')
  officer = await app.as(`reviewer@${food}`)
})
afterAll(() => app.close())

async function submitted(): Promise<string> {
  const facts = {
    'premises.area': 80,
    'drain.toPublicSewer': false,
    'premises.inManagedBuilding': false,
    'adv.kind': 'shopSignOnly',
  }
  const { body } = await wang.post<CaseView>('/api/cases', { lifeEvent: 'E3', region: '410105', facts })
  const { draft } = await wang.complete(body.caseNo)
  const { reviewedHash } = draft!
  expect((await wang.post(`/api/cases/${body.caseNo}/submission`, { reviewedHash })).status).toBe(200)
  return body.caseNo
}

async function accepted(): Promise<string> {
  const caseNo = await submitted()
  await act(caseNo, 'verdict', { verdict: 'complete' })
  return caseNo
}

async function act(caseNo: string, what: string, body: object) {
  expect((await officer.post(`/api/sub-cases/${caseNo}/E3.1/${what}`, body)).status).toBe(200)
}

const list = async (caseNo: string) => (await wang.get<DocumentView[]>(`/api/cases/${caseNo}/documents`)).body
const pdfOf = async ({ url }: DocumentView) => (await wang.get<Buffer>(url)).body
const textOf = (pdf: Buffer) => pagesOf(pdf).join('')
const serialOf = ({ number }: DocumentView) => Number(/第(\d+)号/.exec(number!)![1])

describe('issuing', () => {
  it('follows the command by itself, once, and leaves what it issued', async () => {
    const caseNo = await accepted()
    expect(await app.database.rows(waiting, [caseNo])).toHaveLength(1)
    expect(await app.database.rows(stored, [caseNo])).toEqual([])
    await app.carryOut()
    expect(await app.database.rows(waiting, [caseNo])).toEqual([])
    const rows = await app.database.rows<{ number: string; digest: string }>(stored, [caseNo])
    expect(rows).toMatchObject([{ kind: 'accepted', part: 'E3.1', authority: food, issued_on: '2026-06-01' }])
    const [document] = await list(caseNo)
    expect(document).toMatchObject({ number: rows[0]!.number, digest: rows[0]!.digest })
    const pdf = await pdfOf(document!)
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(document!.digest)
    await app.carryOut()
    expect(await app.database.rows(stored, [caseNo])).toEqual(rows)
  })

  it('comes with the first reading when that is faster, and gives all who read at once the same', async () => {
    const caseNo = await accepted()
    const [url] = (await list(caseNo)).map(one => one.url)
    const other = await accepted()
    const urlOfOther = url!.replace(caseNo, other)
    const copies = await Promise.all(Array.from({ length: 8 }, () => wang.get<Buffer>(urlOfOther)))
    await app.carryOut()
    for (const { status, body } of copies) {
      expect(status).toBe(200)
      expect(body.equals(copies[0]!.body)).toBe(true)
    }
    expect(await app.database.rows(stored, [other])).toHaveLength(1)
  })

  it('counts for each organ, year and character without a gap, however many are issued at once', async () => {
    const cases = [await accepted(), await accepted(), await accepted(), await accepted()]
    const before = serialOf((await list(await accepted()))[0]!)
    const documents = (await Promise.all([...cases, ...cases].map(list))).flat()
    expect([...new Set(documents.map(serialOf))].sort((a, b) => a - b)).toEqual(cases.map((_, n) => before + 1 + n))
    await app.decide(cases[0]!, 'E3.1', 'market-regulation-410105')
    const granted = (await list(cases[0]!)).at(-1)!
    expect(granted.number).toBe('金水市场监管许字〔2026〕第000001号')
    app.setNow('2027-03-01T02:00:00Z')
    wang = await app.as('wangxiuying')
    officer = await app.as(`reviewer@${food}`)
    expect((await list(await accepted()))[0]!.number).toBe('金水市场监管受字〔2027〕第000001号')
    app.setNow('2026-06-01T02:00:00Z')
  })

  it('goes on after a crash between number and file, with the same number', async () => {
    const caseNo = await accepted()
    const { files } = app.parts
    app.parts.files = {
      ...files,
      async keep() {
        throw new Error('the disk is full')
      },
    }
    await expect(app.carryOut()).rejects.toThrow('the disk is full')
    expect((await wang.get(`/api/cases/${caseNo}/documents`)).status).toBe(500)
    app.parts.files = files
    const [begun] = await app.database.rows<{ number: string; digest: null }>(stored, [caseNo])
    expect(begun!.digest).toBeNull()
    app.setNow('2026-06-01T02:05:00Z')
    await app.carryOut()
    expect(await app.database.rows(waiting, [caseNo])).toEqual([])
    expect((await list(caseNo))[0]!.number).toBe(begun!.number)
  })

  it('says the same when it comes late', async () => {
    const [early, late] = [await accepted(), await accepted()]
    const told = async (caseNo: string) => {
      const [first] = await list(caseNo)
      const { code } = (await app.database.rows<{ code: string }>(stored, [caseNo]))[0]!
      return textOf(await pdfOf(first!))
        .replaceAll(first!.number!, '文号')
        .replaceAll(code, '核验码')
        .replaceAll(caseNo, '办件')
    }
    const atOnce = await told(early)
    await act(late, 'pause', { kind: '检测', reason: '水质送检', days: 5 })
    await act(late, 'resumption', { result: '合格' })
    await app.decide(late, 'E3.1', 'market-regulation-410105')
    expect(await told(late)).toBe(atOnce)
  })

  it('hands out nothing that was changed in the store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onething-files-'))
    const { files } = app.parts
    app.parts.files = diskFiles(folder)
    try {
      const [document] = await list(await accepted())
      const { digest } = document!
      const pdf = await pdfOf(document!)
      pdf[1000] = pdf[1000]! ^ 1
      writeFileSync(join(folder, digest!.slice(0, 2), digest!), pdf)
      expect((await wang.get(document!.url)).status).toBe(500)
    } finally {
      app.parts.files = files
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a document in hand', () => {
  it('is the decision wherever the decision is opened', async () => {
    const caseNo = await accepted()
    await app.decide(caseNo, 'E3.1', 'market-regulation-410105')
    const granted = (await list(caseNo)).at(-1)!
    const opened = await wang.get<Buffer>(`/api/cases/${caseNo}/parts/E3.1/decision.pdf`)
    expect(opened.body.equals(await pdfOf(granted))).toBe(true)
  })

  it('is confirmed by OpenSSL with the root we publish, and no more after one byte was changed', async () => {
    const pdf = await pdfOf((await list(await accepted()))[0]!)
    const { body: roots } = await app.anyone.get<Buffer>('/api/documents/roots.pem')
    const [signature] = signaturesIn(pdf)
    expect(confirmedByOpenSsl(pdf, signature!, roots.toString())).toBe(true)
    const changed = Buffer.from(pdf)
    changed[2000] = changed[2000]! ^ 1
    expect(confirmedByOpenSsl(changed, signature!, roots.toString())).toBe(false)
  })

  it('is looked up by anybody who holds its code, and by nobody else', async () => {
    const caseNo = await accepted()
    const [document] = await list(caseNo)
    const [{ code }] = (await app.database.rows<{ code: string }>(stored, [caseNo])) as [{ code: string }]
    const verify = (id: string, key: string) => app.anyone.get(`/api/documents/${id}/verify?code=${key}`)
    const { status, body } = await verify(document!.id, code.toLowerCase())
    expect(status).toBe(200)
    expect(body).toEqual({
      valid: true,
      status: expect.any(String),
      name: '受理通知书',
      number: document!.number,
      kind: 'accepted',
      organ: '郑州市金水区市场监督管理局',
      issuedOn: '2026-06-01',
      digest: document!.digest,
      mark: '演示数据，不具法律效力',
    })
    expect(JSON.stringify(body)).not.toContain('王秀英')
    expect((await verify(document!.id, 'AAAAAAAAAA')).status).toBe(404)
    expect((await verify(`${caseNo}-99`, code)).status).toBe(404)
    expect((await verify('x', code)).status).toBe(404)
    expect((await app.anyone.get(`/api/documents/${document!.id}/verify`)).status).toBe(422)
  })
})

describe('in production', () => {
  let folder: string
  const given: Record<string, string> = {}
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onething-organs-'))
    const years = { from: new Date('2026-01-01'), until: new Date('2030-01-01') }
    const root = await makeIdentity({ name: { commonName: '政务服务根证书' }, ...years })
    const own = await makeIdentity({ name: { commonName: '金水区市场监管局' }, issuer: root, ...years })
    given[`${food}.pem`] = [own.certificate, ...own.chain, own.key].join('')
    given.root = root.certificate
    given['settings.json'] = JSON.stringify({
      number: '{organ}{kind}〔{year}〕{serial}号',
      characters: { paused: '特程' },
      organs: { [food]: { short: '金水市监', seal: '食品许可专用章' } },
    })
  })
  afterAll(() => {
    app.parts.organs = organs
    rmSync(folder, { recursive: true })
  })
  const put = (name: string) => writeFileSync(join(folder, name), given[name]!)
  const open = (more: Partial<OrganOptions> = {}) =>
    openOrgans({
      database: app.database,
      clock: app.parts.clock,
      production: true,
      directory: folder,
      password: '',
      authorities: () => app.parts.publications.authorityData,
      ...more,
    })

  it('nothing starts without a certificate, or with settings that cannot be', async () => {
    await expect(open()).rejects.toThrow('holds no certificate')
    put(`${food}.pem`)
    writeFileSync(join(folder, 'settings.json'), '{"number": "{organ}号"}')
    await expect(open()).rejects.toThrow('lacks {kind}, {year}, {serial}')
    writeFileSync(join(folder, 'settings.json'), '{"numbers": ""}')
    await expect(open()).rejects.toThrow('settings.json')
  })

  it('an organ signs with what it gave, numbers as it wants, and its seal is no demonstration', async () => {
    put('settings.json')
    app.parts.organs = await open()
    const caseNo = await accepted()
    await act(caseNo, 'pause', { kind: '检测', reason: '水质送检', days: 5 })
    const [first, second] = await list(caseNo)
    expect(first!.number).toMatch(/^金水市监受〔2026〕\d+号$/)
    expect(second!.number).toBe('金水市监特程〔2026〕1号')
    const pdf = await pdfOf(first!)
    expect(textOf(pdf)).toContain('食品许可专用章')
    expect(textOf(pdf)).not.toContain('演示')
    const { body: roots } = await app.anyone.get<Buffer>('/api/documents/roots.pem')
    expect(confirmedByOpenSsl(pdf, signaturesIn(pdf)[0]!, given.root!)).toBe(true)
    expect(roots.toString()).toContain('BEGIN CERTIFICATE')
  })

  it('an organ that gave none issues nothing, takes no number, and keeps no other back', async () => {
    const caseNo = await accepted()
    writeFileSync(join(folder, 'fire-rescue-410105.pem'), given[`${food}.pem`]!)
    rmSync(join(folder, `${food}.pem`))
    app.parts.organs = await open()
    const [document] = await list(caseNo)
    expect(document).toMatchObject({ name: '受理通知书', number: null, digest: null })
    const refused = await wang.get<{ detail: string }>(document!.url)
    expect(refused.status).toBe(503)
    expect(refused.body.detail).toContain('郑州市金水区市场监督管理局的电子签名证书尚未配置')
    expect(await app.database.rows(stored, [caseNo])).toEqual([])
  })
})
