/** 金水区市场监督管理局 and 消防救援大队 sign; OpenSSL, which knows nothing of this house, confirms it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmedByOpenSsl, signaturesIn } from '../../testing/signatures.ts'
import { openDocuments } from '../documents.ts'
import { pagesOf } from '../pdf-text.ts'
import { sealSvg } from '../seal.ts'
import { type Identity, makeIdentity } from './certificates.ts'
import { openSigner } from './cms.ts'
import { faultOf, identityOfPem, identityOfPkcs12, rootsOf } from './given.ts'
import { signPdf } from './pdf.ts'

const from = new Date('2026-01-01T00:00:00Z')
const until = new Date('2056-01-01T00:00:00Z')
const food = '郑州市金水区市场监督管理局'
const brigade = '郑州市金水区消防救援大队'

let root: Identity
let page: Buffer
let folder: string
beforeAll(async () => {
  root = await makeIdentity({ name: { commonName: '演示根证书' }, from, until })
  folder = mkdtempSync(join(tmpdir(), 'onething-keys-'))
  page = await openDocuments({ publicUrl: 'https://ysj.example' }).letter(
    {
      title: '受理通知书',
      organs: [{ id: 'market-regulation-410105', name: food }],
      opening: ['决定予以受理。'],
      facts: [],
      list: null,
      sections: [],
      closing: [],
    },
    {
      number: '金水市监受字〔2026〕第000001号',
      on: '2026-06-01',
      caseNo: 'YJS410105E0320260601000001',
      applicant: '王秀英',
      seals: [sealSvg({ organ: food, kind: '行政审批专用章', demo: true })],
      verify: { id: 'YJS410105E0320260601000001-3', code: 'K7QWE2RT9X' },
      demo: true,
    },
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

const identityOf = (organ: string) =>
  makeIdentity({ name: { organisation: organ, commonName: organ }, from, until, issuer: root })
const signed = async (pdf: Buffer, identity: Identity, name: string) =>
  signPdf(pdf, { signer: await openSigner(identity), name, at: '2026-06-01T02:00:00.000Z' })

describe('a signed PDF', () => {
  it('is confirmed from outside, covers the whole file and reads as before', async () => {
    const pdf = await signed(page, await identityOf(food), food)
    const [signature, ...more] = signaturesIn(pdf)
    expect(more).toEqual([])
    expect(signature!.ranges[1]![1]).toBe(pdf.length)
    expect(confirmedByOpenSsl(pdf, signature!, root.certificate)).toBe(true)
    expect(pagesOf(pdf)).toEqual(pagesOf(page))
    const stranger = await makeIdentity({ name: { commonName: '演示根证书' }, from, until })
    expect(confirmedByOpenSsl(pdf, signature!, stranger.certificate)).toBe(false)
  })

  it('is confirmed no more when one byte was changed, wherever it stands', async () => {
    const pdf = await signed(page, await identityOf(food), food)
    const [signature] = signaturesIn(pdf)
    const signedBytes = signature!.ranges.flatMap(([start, end]) => [
      start,
      ...Array.from({ length: 8 }, (_, place) => start + Math.floor(((end - start) * place) / 8)),
      end - 1,
    ])
    for (const place of new Set(signedBytes)) {
      const changed = Buffer.from(pdf)
      changed[place] = changed[place]! ^ 1
      expect(confirmedByOpenSsl(changed, signature!, root.certificate), `byte ${place}`).toBe(false)
    }
  })

  it('may be signed by several organs, each on what the one before left', async () => {
    const once = await signed(page, await identityOf(food), food)
    const twice = await signed(once, await identityOf(brigade), brigade)
    expect(twice.subarray(0, once.length).equals(once)).toBe(true)
    const signatures = signaturesIn(twice)
    expect(signatures.map(one => one.ranges[1]![1])).toEqual([once.length, twice.length])
    for (const one of signatures) expect(confirmedByOpenSsl(twice, one, root.certificate)).toBe(true)
    expect(pagesOf(twice)).toEqual(pagesOf(page))
  })

  it('is read by a PDF reader, where the machine has one', async ({ skip }) => {
    if (spawnSync('pdfsig', ['-v']).error) skip()
    const file = join(folder, 'signed.pdf')
    const once = await signed(page, await identityOf(food), food)
    writeFileSync(file, await signed(once, await identityOf(brigade), brigade))
    const told = spawnSync('pdfsig', [file], { encoding: 'utf8' }).stdout
    expect(told.match(/Signature is Valid/g)).toHaveLength(2)
    expect(told.match(/ETSI\.CAdES\.detached/g)).toHaveLength(2)
    expect(told).toContain(`Common Name: ${food}`)
    expect(told).toContain('Total document signed')
  })
})

describe('what an organ gives to sign with', () => {
  const openssl = (...given: string[]) => {
    const { status, stderr } = spawnSync('openssl', given, { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
  }

  it('is PEM, or PKCS#12 as OpenSSL makes it, with its chain', async () => {
    const own = await identityOf(food)
    const all = [...own.chain, own.certificate, own.key].join('')
    expect(identityOfPem(all)).toEqual(own)
    writeFileSync(join(folder, 'organ.pem'), all)
    const file = join(folder, 'organ.p12')
    openssl('pkcs12', '-export', '-in', join(folder, 'organ.pem'), '-out', file, '-passout', 'pass:金水2026')
    const read = await identityOfPkcs12(readFileSync(file), '金水2026')
    expect(read).toEqual(own)
    expect(rootsOf(read)).toEqual([root.certificate])
    await expect(identityOfPkcs12(readFileSync(file), '二七2026')).rejects.toThrow('password is wrong')
  })

  it('may be an RSA key of a certification authority', async () => {
    const [key, certificate] = [join(folder, 'rsa.key'), join(folder, 'rsa.crt')]
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '30',
      '-subj',
      '/CN=rsa',
      '-keyout',
      key,
      '-out',
      certificate,
    )
    const identity = identityOfPem(readFileSync(key, 'utf8') + readFileSync(certificate, 'utf8'))
    const pdf = await signed(page, identity, food)
    expect(confirmedByOpenSsl(pdf, signaturesIn(pdf)[0]!, identity.certificate)).toBe(true)
  })

  it('must be a key with its own certificate, valid today', async () => {
    const [own, other] = [await identityOf(food), await identityOf(brigade)]
    expect(() => identityOfPem(own.certificate)).toThrow('no private key')
    expect(() => identityOfPem(own.key + other.certificate)).toThrow('no certificate for the private key')
    expect(faultOf(own, new Date('2026-06-01'))).toBeUndefined()
    expect(faultOf(own, new Date('2025-06-01'))).toContain('valid from')
    expect(faultOf(own, new Date('2056-06-01'))).toContain('expired')
  })
})
