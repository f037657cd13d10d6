/** What an organ gives to sign with: PEM with key and certificates, or a PKCS#12 file. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo } from 'pkijs'
import { type Identity, pem } from './certificates.ts'

/** In any order, as authorities hand them out. */
export function identityOfPem(text: string): Identity {
  const blocks = (label: string) =>
    (text.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? []).map(one => `${one}\n`)
  return assembled(blocks('(?:RSA |EC )?PRIVATE KEY')[0], blocks('CERTIFICATE'))
}

/** Encrypted as OpenSSL 3 does it (PBES2); RC2 and 3DES of older files are not read. */
export async function identityOfPkcs12(bytes: Buffer, password: string): Promise<Identity> {
  const secret = { password: new Uint8Array(Buffer.from(password)).buffer }
  let key: string | undefined
  const certificates: string[] = []
  try {
    const file = PFX.fromBER(new Uint8Array(bytes))
    await file.parseInternalValues({ ...secret, checkIntegrity: true })
    const safe = file.parsedValue!.authenticatedSafe!
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => secret) })
    for (const { value } of safe.parsedValue.safeContents)
      for (const { bagValue } of value.safeBags) {
        if (bagValue instanceof CertBag && bagValue.parsedValue instanceof Certificate)
          certificates.push(pem('CERTIFICATE', bagValue.parsedValue.toSchema().toBER()))
        if (bagValue instanceof PrivateKeyInfo) key = pem('PRIVATE KEY', bagValue.toSchema().toBER())
        if (bagValue instanceof PKCS8ShroudedKeyBag) {
          await (bagValue as unknown as { parseInternalValues(of: typeof secret): Promise<void> }).parseInternalValues(
            secret,
          )
          key = pem('PRIVATE KEY', bagValue.parsedValue!.toSchema().toBER())
        }
      }
  } catch (cause) {
    throw new Error(
      'this PKCS#12 file cannot be read: the password is wrong, or it is encrypted in an old way; ' +
        'then `openssl pkcs12 -legacy -in old.p12 -nodes -out organ.pem` makes a PEM file that can',
      { cause },
    )
  }
  return assembled(key, certificates)
}

function assembled(key: string | undefined, certificates: string[]): Identity {
  if (!key) throw new Error('there is no private key in it')
  const object = createPrivateKey(key)
  const own = certificates.find(one => new X509Certificate(one).checkPrivateKey(object))
  if (!own) throw new Error('there is no certificate for the private key in it')
  return { key, certificate: own, chain: certificates.filter(one => one !== own) }
}

/** Why a document signed now would not be believed; undefined when it would. */
export function faultOf({ certificate }: Identity, now: Date): string | undefined {
  const { validFrom, validTo } = new X509Certificate(certificate)
  if (new Date(validFrom) > now) return `its certificate is valid from ${validFrom} only`
  return new Date(validTo) <= now ? `its certificate expired on ${validTo}` : undefined
}

/** Where its chain ends: what whoever checks a signature has to trust. */
export const rootsOf = ({ certificate, chain }: Identity): string[] =>
  [certificate, ...chain].filter(one => {
    const { issuer, subject } = new X509Certificate(one)
    return issuer === subject
  })
