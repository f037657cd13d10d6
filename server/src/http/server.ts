/** The HTTP server without its routes: schemas, problems, limits, headers, API description. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify'
import { enforceAccess } from './access.ts'
import { Invalid, sendProblem } from './problems.ts'

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export interface ServerOptions {
  logLevel: string
  publicUrl: string
  /** Requests a minute from one address; 0 for none (tests and benches). */
  requestsPerMinute: number
}

const megabytes = 1024 * 1024

/** A route's answer is compiled when it first answers: two hundred of them at the start would take half a second. */
const buildSerializer: ReturnType<typeof SerializerSelector> = (schemas, options) => {
  const compile = SerializerSelector()(schemas, options)
  return route => {
    let serialize: ReturnType<typeof compile> | undefined
    return document => {
      serialize ??= compile(route)
      return serialize(document)
    }
  }
}

export async function createServer({ logLevel, publicUrl, requestsPerMinute }: ServerOptions): Promise<App> {
  const app: App = Fastify({
    logger: logLevel === 'silent' ? false : { level: logLevel },
    bodyLimit: 2 * megabytes,
    trustProxy: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: { buildSerializer } },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setErrorHandler(sendProblem)
  await app.register(multipart, { limits: { fileSize: 20 * megabytes, files: 1, fields: 4, fieldSize: 1000 } })
  if (requestsPerMinute > 0) await app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute' })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'OneThing 一件事一次办', version: '0.1.0', description: '河南省政务服务“一件事一次办”开放接口' },
      servers: [{ url: publicUrl }],
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  securityHeaders(app)
  enforceAccess(app)
  return app
}

function securityHeaders(app: App) {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'SAMEORIGIN')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', contentSecurityPolicy)
  })
}

/** Styles are inline because the component library inserts them; scripts never are. */
const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'"

/** Every write may carry one; the same key is carried out once. */
export function idempotencyKey(headers: object): string | null {
  const key = (headers as Record<string, unknown>)['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key))
    throw new Invalid([
      { where: 'header', target: 'Idempotency-Key', message: 'Idempotency-Key 应为 8 至 100 位的字母、数字或连字符' },
    ])
  return key
}
