/** Signing in and out, and who one is. Everything else about identity is the provider's. */
import { randomBytes } from 'node:crypto'
import { maskIdNumber, maskPhone } from '@onething/core/identifiers.ts'
import { fullName, type RegionTree } from '@onething/core/regions.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { signedIn } from '../http/access.ts'
import { Forbidden, Invalid, NotFound, Problem } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { personOf } from '../partners/identity/claims.ts'
import type { IdentityClient } from '../partners/identity/client.ts'
import type { Population } from '../partners/population/population.ts'
import { clearCookie, readCookie, setCookie, sign, unsign } from './cookies.ts'
import { type Person, type Role, roles } from './person.ts'
import { kindOf, type Sessions } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; null for everybody else. */
    person: Person | null
  }
}

export interface SignInDeps {
  identity: IdentityClient
  sessions: Sessions
  config: Pick<Config, 'publicUrl' | 'production'>
  /** This installation's own secret: signs the sign-in cookie, makes the ids of persons. */
  secret: string
  /** Real time, as the provider's tokens have it. */
  clock: Clock
  regions: RegionTree
  /** The fictional people; none in production. */
  population?: Population | undefined
}

/** What has to come back from the provider to the same browser. */
interface Errand {
  state: string
  nonce: string
  codeVerifier: string
  returnTo: string
  until: string
}

const errandCookie = 'onething_sign_in'
const errandSeconds = 15 * 60

/** `__Host-` keeps other hosts of the same domain from planting a session; browsers allow it with TLS only. */
const sessionCookie = (secure: boolean) => (secure ? '__Host-onething' : 'onething')
const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>) => publicUrl.startsWith('https:')

/** Puts the person on every request. Call it on the root instance, before routes. */
export function attachSession(app: App, { sessions, config }: Pick<SignInDeps, 'sessions' | 'config'>) {
  const name = sessionCookie(isSecure(config))
  app.decorateRequest('person', null)
  app.addHook('onRequest', async request => {
    request.person = await sessions.find(readCookie(request, name))
  })
}

const LoginQuery = Type.Object({
  as: Type.Optional(Type.Enum(['citizen', 'staff'])),
  account: Type.Optional(Type.String({ maxLength: 100, description: 'offered to the provider as login_hint' })),
  return: Type.Optional(Type.String({ maxLength: 2000, description: 'a path of this site' })),
  moved: Type.Optional(Type.Literal('1', { description: 'already sent to the public address' })),
})

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const Me = Type.Object({
  name: Type.String(),
  kind: Type.Enum(['citizen', 'staff']),
  roles: Type.Array(Type.Enum(Object.keys(roles) as Role[])),
  authority: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  region: Nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  enterprises: Type.Array(Type.Object({ creditCode: Type.String(), name: Type.String() })),
  person: Type.Object({
    name: Type.String(),
    idNumberMasked: Nullable(Type.String()),
    phoneMasked: Nullable(Type.String()),
  }),
})
export type Me = Static<typeof Me>

const DemoPerson = Type.Object({
  group: Type.String(),
  name: Type.String(),
  account: Type.String(),
  note: Type.String(),
  as: Type.Enum(['citizen', 'staff']),
})

export function signInRoutes(app: App, deps: SignInDeps) {
  const { identity, sessions, config, secret, clock } = deps
  const secure = isSecure(config)
  const session = { name: sessionCookie(secure), options: { secure, path: '/' } }
  const errand = { options: { secure, path: '/auth' } }
  const tags = ['people']

  app.get(
    '/auth/login',
    { config: { access: 'public' }, schema: { tags, summary: '登录', querystring: LoginQuery } },
    async (request, reply) => {
      const { as, account, return: returnTo = '/', moved } = request.query
      const target = ownAddress(returnTo, config.publicUrl)
      // The cookie must be set where the provider sends people back to. A proxy may change Host, so one move at most.
      if (!moved && request.host !== new URL(config.publicUrl).host) return reply.redirect(atPublicUrl(request, config))

      const until = new Date(clock.now().getTime() + errandSeconds * 1000).toISOString()
      const sent: Errand = { state: token(), nonce: token(), codeVerifier: token(), returnTo: target, until }
      const url = await identity.authorizationUrl({ ...sent, as, hint: account })
      setCookie(reply, errandCookie, sign(sent, secret), { ...errand.options, maxAge: errandSeconds })
      return reply.header('cache-control', 'no-store').redirect(url.href)
    },
  )

  app.get(
    '/auth/callback',
    { config: { access: 'public' }, schema: { tags, summary: '登录返回' } },
    async (request, reply) => {
      clearCookie(reply, errandCookie, errand.options)
      const sent = unsign<Errand>(readCookie(request, errandCookie) ?? '', secret)
      if (!sent || sent.until <= clock.now().toISOString()) return refuse(request, reply)
      const person = await personFromProvider(request, sent)
      if (!person) return refuse(request, reply)

      // A session never outlives a sign-in, so none that was planted before can be signed in.
      await sessions.close(readCookie(request, session.name))
      setCookie(reply, session.name, await sessions.open(person), session.options)
      return reply.header('cache-control', 'no-store').redirect(sent.returnTo)
    },
  )

  app.post(
    '/auth/logout',
    { config: { access: 'public' }, schema: { tags, summary: '退出登录', response: { 204: Type.Null() } } },
    async (request, reply) => {
      await sessions.close(readCookie(request, session.name))
      clearCookie(reply, session.name, session.options)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/me',
    { config: { access: 'signedIn' }, schema: { tags, summary: '当前登录人', response: { 200: Me } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return meOf(signedIn(request.person), deps.regions)
    },
  )

  app.get(
    '/api/demo/people',
    { config: { access: 'public' }, schema: { tags, summary: '演示人员', response: { 200: Type.Array(DemoPerson) } } },
    async () => {
      if (config.production || !deps.population) throw new NotFound('正式环境没有演示人员')
      return deps.population.people()
    },
  )

  async function personFromProvider(request: FastifyRequest, sent: Errand): Promise<Person | null> {
    try {
      const claims = await identity.exchange(new URL(request.url, config.publicUrl), sent)
      return personOf(claims, secret)
    } catch (error) {
      if (error instanceof Problem) throw error
      request.log.warn({ reason: (error as Error).message }, 'sign-in refused')
      return null
    }
  }
}

const token = () => randomBytes(32).toString('base64url')

function meOf(person: Person, regions: RegionTree): Me {
  const region = person.region === undefined ? undefined : regions.byCode.get(person.region)
  return {
    name: person.name,
    kind: kindOf(person),
    roles: person.roles,
    authority: person.authority ?? null,
    region: region ? { code: region.code, name: fullName(region, regions) } : null,
    enterprises: person.enterprises.map(({ creditCode, name }) => ({ creditCode, name })),
    person: {
      name: person.name,
      idNumberMasked: person.idNumber ? maskIdNumber(person.idNumber) : null,
      phoneMasked: person.phone ? maskPhone(person.phone) : null,
    },
  }
}

// ── addresses ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The whole address of a path here. Whole, because a path such as `//elsewhere` would lead away on its own. */
function ownAddress(path: string, publicUrl: string): string {
  const url = path.startsWith('/') && URL.canParse(path, publicUrl) ? new URL(path, publicUrl) : undefined
  if (!url || url.origin !== new URL(publicUrl).origin)
    throw new Invalid([{ where: 'query', target: 'return', message: '登录后只能返回本站的页面，请从本站重新登录' }])
  return url.href
}

function atPublicUrl(request: FastifyRequest, { publicUrl }: Pick<Config, 'publicUrl'>): string {
  const url = new URL(request.url, publicUrl)
  url.searchParams.set('moved', '1')
  return new URL(url.pathname + url.search, publicUrl).href
}

/** A person who pressed “back” or came late gets a page with the way out; a program gets the problem. */
function refuse(request: FastifyRequest, reply: FastifyReply) {
  if (!request.headers.accept?.includes('text/html')) throw new Forbidden('登录没有完成或已过期，请重新登录')
  return reply
    .status(403)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
        `<title>登录没有完成</title><h1>登录没有完成</h1><p>登录已过期或者被取消，您填写的内容没有丢失。</p>` +
        `<p><a href="/auth/login">重新登录</a>　<a href="/">返回首页</a></p></html>`,
    )
}
