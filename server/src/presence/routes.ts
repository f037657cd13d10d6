/** The heartbeat of an open task. */
import Type from 'typebox'
import { signedIn } from '../http/access.ts'
import type { App } from '../http/server.ts'
import { hasLeft, isHere, type PresenceDeps } from './presence.ts'

const Path = Type.Object({ caseNo: Type.String(), part: Type.String() })

export function presenceRoutes(app: App, deps: PresenceDeps) {
  app.put(
    '/api/sub-cases/:caseNo/:part/presence',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['review'],
        summary: '正在查看：还有谁打开了这个事项，办件现在是第几版',
        params: Path,
        response: {
          200: Type.Object({
            version: Type.Integer({ description: 'of the case: another one than the page shows means it has changed' }),
            others: Type.Array(Type.String()),
          }),
        },
      },
    },
    request => isHere(deps, request.params, signedIn(request.person)),
  )

  app.delete(
    '/api/sub-cases/:caseNo/:part/presence',
    { config: { access: 'reviewer' }, schema: { tags: ['review'], summary: '离开', params: Path } },
    async (request, reply) => {
      await hasLeft(deps, request.params, signedIn(request.person))
      return reply.status(204).send()
    },
  )
}
