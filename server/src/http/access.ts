/**
 * Who may call what: one table. Every route names its access; a route without one does not start.
 * Whether *this* case or *this* part is theirs is asked where the object is loaded (cases/access.ts).
 */
import type { FastifyInstance } from 'fastify'
import type { Person, Role } from '../people/person.ts'
import { Forbidden, Unauthorized } from './problems.ts'

export const access = {
  public: null,
  signedIn: [],
  applicant: ['applicant', 'clerk'],
  caseViewer: ['applicant', 'clerk', 'reviewer', 'manager'],
  staff: ['clerk', 'reviewer', 'manager', 'cataloguer', 'publisher', 'supervisor'],
  /** The catalogue desk; whose entries they may touch is asked in revisions/rights.ts. */
  desk: ['manager', 'cataloguer', 'publisher'],
  clerk: ['clerk'],
  reviewer: ['reviewer'],
  manager: ['manager'],
  /** Sees how the departments of a place do; acts on no case. */
  supervisor: ['supervisor'],
} as const satisfies Record<string, readonly Role[] | null>
export type Access = keyof typeof access

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
}

export function enforceAccess(app: FastifyInstance) {
  app.addHook('onRoute', route => {
    const declared = (route.config as { access?: Access } | undefined)?.access
    if (declared === undefined && route.url.startsWith('/api/'))
      throw new Error(`${route.method} ${route.url} declares no access`)
  })
  app.addHook('preValidation', async request => {
    const declared = request.routeOptions.config.access ?? 'public'
    const allowed: readonly Role[] | null = access[declared]
    if (allowed === null) return
    const person = signedIn(request.person)
    if (allowed.length > 0 && !allowed.some(role => person.roles.includes(role))) throw new Forbidden()
    if (request.method !== 'GET' && request.method !== 'HEAD' && request.headers['x-csrf'] === undefined)
      throw new Forbidden('请求缺少 X-CSRF 头，已拒绝（防止跨站提交）')
  })
}

export function signedIn(person: Person | null): Person {
  if (!person) throw new Unauthorized()
  return person
}
