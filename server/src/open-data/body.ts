/** A file that is the same for everybody: made once, sent packed, and not at all to those who have it. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

export interface Body {
  mediaType: string
  etag: string
  plain: Buffer
  br: Buffer
  gzip: Buffer
}

type Coding = 'br' | 'gzip'

const packs = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} satisfies Record<Coding, unknown>

/** The tag is weak: packed or not, it is the same file. */
export async function bodyOf(text: string, mediaType: string, publication: number): Promise<Body> {
  const plain = Buffer.from(text)
  const digest = createHash('sha256').update(plain).digest('hex').slice(0, 16)
  const [br, gzip] = await Promise.all([packs.br(plain), packs.gzip(plain)])
  return { mediaType, etag: `W/"${publication}-${digest}"`, plain, br, gzip }
}

export function sendBody(request: FastifyRequest, reply: FastifyReply, body: Body) {
  reply.headers({
    etag: body.etag,
    'cache-control': 'public, no-cache',
    vary: 'accept-encoding',
    // Open to the pages of others: it holds nothing that depends on who asks.
    'access-control-allow-origin': '*',
  })
  if (isKnown(request.headers['if-none-match'], body.etag)) return reply.code(304).send()
  const coding = codingFor(request.headers['accept-encoding'])
  if (coding) reply.header('content-encoding', coding)
  return reply.type(body.mediaType).send(coding ? body[coding] : body.plain)
}

/** RFC 9110 13.1.2: weak comparison, any of a list, or `*`. */
export function isKnown(header: string | undefined, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return (header ?? '').split(',').some(tag => tag.trim() === '*' || opaque(tag) === opaque(etag))
}

/** RFC 9110 12.5.3: what is accepted with a weight above nothing; the smaller one first. */
export function codingFor(header = ''): Coding | undefined {
  const weights = new Map(
    header.split(',').map(part => {
      const [name = '', weight = 'q=1'] = part.split(';').map(one => one.trim().toLowerCase())
      return [name, Number(weight.replace('q=', ''))] as const
    }),
  )
  return (['br', 'gzip'] as const).find(coding => (weights.get(coding) ?? weights.get('*') ?? 0) > 0)
}
