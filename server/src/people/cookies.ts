/** Cookies of this server: never readable by scripts, never sent along by other sites' posts, Secure where there is TLS. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Undefined when it is absent; when two have the name, the browser sends the one of the longest path first. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  const pairs = request.headers.cookie?.split(';').map(pair => pair.trim()) ?? []
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

export interface CookieOptions {
  secure: boolean
  path: string
  /** Seconds; without it the cookie goes when the browser closes. */
  maxAge?: number
}

/** Values are base64url and dots, which need no encoding. */
export function setCookie(reply: FastifyReply, name: string, value: string, { secure, path, maxAge }: CookieOptions) {
  const attributes = [`Path=${path}`, 'HttpOnly', 'SameSite=Lax']
  if (secure) attributes.push('Secure')
  if (maxAge !== undefined) attributes.push(`Max-Age=${maxAge}`)
  reply.header('set-cookie', [`${name}=${value}`, ...attributes].join('; '))
}

export const clearCookie = (reply: FastifyReply, name: string, options: Omit<CookieOptions, 'maxAge'>) =>
  setCookie(reply, name, '', { ...options, maxAge: 0 })

/** The value in readable form with a signature behind it. */
export function sign(value: unknown, secret: string): string {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${body}.${signature(body, secret).toString('base64url')}`
}

/** What was signed, or undefined for what we did not sign. */
export function unsign<T>(text: string, secret: string): T | undefined {
  const [body = '', given = ''] = text.split('.')
  const expected = signature(body, secret)
  const presented = Buffer.from(given, 'base64url')
  if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as T
}

/** The prefix keeps these apart from everything else that is made with the same secret. */
const signature = (body: string, secret: string) => createHmac('sha256', secret).update(`cookie:${body}`).digest()
