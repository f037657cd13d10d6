/** X.509: certificates this installation makes for itself, and those it is given, each with the key that belongs to it. */
import { createPrivateKey } from 'node:crypto'
import { Set as AsnSet, BitString, Integer, ObjectIdentifier, PrintableString, Sequence, Utf8String } from 'asn1js'
import { BasicConstraints, Certificate, Extension, RelativeDistinguishedNames, Time, TimeType } from 'pkijs'

/** Who signs: the key, its certificate, and the certificates that lead from it to the root. PEM, ready to be kept. */
export interface Identity {
  key: string
  certificate: string
  chain: string[]
}

interface Wanted {
  /** Country is always CN. */
  name: { organisation?: string; commonName: string; serial?: string }
  from: Date
  until: Date
  /** Absent: it signs itself, as a root does. */
  issuer?: Identity
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** P-256: a signature of 0.1 ms; what everybody who reads PDFs can check. */
export async function makeIdentity({ name, from, until, issuer }: Wanted): Promise<Identity> {
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: randomSerial() })
  certificate.notBefore = timeOf(from)
  certificate.notAfter = timeOf(until)
  certificate.subject = nameOf(name)
  certificate.issuer = issuer ? parseCertificate(issuer.certificate).subject : nameOf(name)
  certificate.extensions = issuer ? [basicConstraints(false), keyUsage.signer] : [basicConstraints(true), keyUsage.root]
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(issuer ? await signingKeyOf(issuer.key) : keys.privateKey, 'SHA-256')
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    key: pem('PRIVATE KEY', key),
    certificate: pem('CERTIFICATE', certificate.toSchema().toBER()),
    chain: issuer ? [issuer.certificate, ...issuer.chain] : [],
  }
}

/** RFC 5280, 4.1.2.5: the short form ends with 2049. */
const timeOf = (value: Date) =>
  new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value })

/** Positive, of 127 random bits: it cannot be guessed and never comes twice. */
function randomSerial(): ArrayBuffer {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[0] = (bytes[0]! & 0x7f) | 0x40
  return bytes.buffer
}

const attributes = { organisation: '2.5.4.10', commonName: '2.5.4.3', serial: '2.5.4.5' } as const

/** Written out here, because the library puts all parts of a name into one set, which reads as one part. */
function nameOf(name: Wanted['name']): RelativeDistinguishedNames {
  const part = (type: string, value: PrintableString | Utf8String) =>
    new AsnSet({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] })
  const parts = Object.entries(attributes).flatMap(([key, type]) => {
    const value = name[key as keyof typeof attributes]
    return value === undefined ? [] : part(type, new Utf8String({ value }))
  })
  const country = part('2.5.4.6', new PrintableString({ value: 'CN' }))
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: [country, ...parts] }).toBER())
}

function basicConstraints(cA: boolean): Extension {
  const value = new BasicConstraints({ cA })
  return new Extension({ extnID: '2.5.29.19', critical: true, extnValue: value.toSchema().toBER() })
}

function usage(bits: number, unusedBits: number): Extension {
  const value = new BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits })
  return new Extension({ extnID: '2.5.29.15', critical: true, extnValue: value.toBER() })
}

/** digitalSignature and nonRepudiation; keyCertSign and cRLSign. */
const keyUsage = { signer: usage(0b1100_0000, 6), root: usage(0b0000_0110, 1) }

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const curves: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

export async function signingKeyOf(key: string) {
  const object = createPrivateKey(key)
  const curve = curves[object.asymmetricKeyDetails?.namedCurve ?? '']
  if (!curve && object.asymmetricKeyType !== 'rsa')
    throw new Error(`a key of type ${object.asymmetricKeyType} cannot sign documents: RSA, P-256, P-384 and P-521 can`)
  const algorithm = curve ? { name: 'ECDSA', namedCurve: curve } : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return crypto.subtle.importKey('pkcs8', object.export({ type: 'pkcs8', format: 'der' }), algorithm, false, ['sign'])
}

export const parseCertificate = (text: string): Certificate => Certificate.fromBER(new Uint8Array(derOf(text)))

export const pem = (label: string, der: ArrayBuffer | Uint8Array): string => {
  const lines = Buffer.from(der as ArrayBuffer)
    .toString('base64')
    .match(/.{1,64}/g)!
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

export const derOf = (text: string): Buffer => Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64')
