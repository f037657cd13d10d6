/** What somebody outside does with a signed PDF: take the signatures out of it and ask OpenSSL about them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FoundSignature {
  /** DER, without the zeros behind it. */
  cms: Buffer
  /** Where the signed bytes begin and end. */
  ranges: [from: number, to: number][]
}

/** Oldest first. */
export const signaturesIn = (pdf: Buffer): FoundSignature[] =>
  [...pdf.toString('latin1').matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]/g)].map(found => {
    const [start, length, next, rest] = found.slice(1).map(Number) as [number, number, number, number]
    const der = Buffer.from(pdf.toString('latin1', start + length + 1, next - 1), 'hex')
    return {
      cms: der.subarray(0, 4 + der.readUInt16BE(2)),
      ranges: [
        [start, start + length],
        [next, next + rest],
      ],
    }
  })

export function confirmedByOpenSsl(pdf: Buffer, { cms, ranges }: FoundSignature, roots: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'onething-signature-'))
  const at = (name: string) => join(folder, name)
  try {
    writeFileSync(at('cms.der'), cms)
    writeFileSync(at('content'), Buffer.concat(ranges.map(([from, to]) => pdf.subarray(from, to))))
    writeFileSync(at('roots.pem'), roots)
    const { error, status } = spawnSync('openssl', [
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', at('cms.der'), '-content', at('content')],
      // The clock of a test stands where the story is.
      ...['-CAfile', at('roots.pem'), '-no_check_time', '-out', at('out')],
    ])
    if (error) throw error
    return status === 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}
