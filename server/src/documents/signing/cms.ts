/**
 * CMS as PAdES wants it (ETSI EN 319 142-1, B-B): detached, with the digest of the content and of the signer's own
 * certificate among what is signed, and without a signing time, which stands in the PDF.
 */
import { createHash } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { derOf, type Identity, parseCertificate, signingKeyOf } from './certificates.ts'

/** The DER of a signature over these bytes. */
export type Sign = (content: Buffer) => Promise<Buffer>

export interface Signer {
  sign: Sign
  /** No signature of theirs is longer. */
  maxLength: number
}

const data = '1.2.840.113549.1.7.1'
const signedData = '1.2.840.113549.1.7.2'
const attributes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
}

/** Keys and certificates are read once, for all documents of an organ. */
export async function openSigner({ key, certificate, chain }: Identity): Promise<Signer> {
  const signingKey = await signingKeyOf(key)
  const own = parseCertificate(certificate)
  const certificates = [own, ...chain.map(parseCertificate)]
  const ownDigest = digest(derOf(certificate))
  const sign: Sign = async content => {
    const cms = new SignedData({
      version: 1,
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: data }),
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
          signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: signedAttributes(content, ownDigest) }),
        }),
      ],
      certificates,
    })
    await cms.sign(signingKey, 0, 'SHA-256', new Uint8Array(content))
    return Buffer.from(new ContentInfo({ contentType: signedData, content: cms.toSchema(true) }).toSchema().toBER())
  }
  // An ECDSA signature varies by a few bytes.
  return { sign, maxLength: (await sign(Buffer.alloc(0))).length + 16 }
}

const signedAttributes = (content: Buffer, ownDigest: Buffer): Attribute[] => [
  new Attribute({ type: attributes.contentType, values: [new ObjectIdentifier({ value: data })] }),
  new Attribute({ type: attributes.messageDigest, values: [octets(digest(content))] }),
  new Attribute({ type: attributes.signingCertificate, values: [sequence(sequence(sequence(octets(ownDigest))))] }),
]

const digest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
const octets = (bytes: Buffer) => new OctetString({ valueHex: new Uint8Array(bytes).buffer })
const sequence = (value: OctetString | Sequence) => new Sequence({ value: [value] })
