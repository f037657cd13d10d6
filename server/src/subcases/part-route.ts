/** What a department does with its part over HTTP: the command, answered with what it changed of the task. */
import Type, { type Static, type TSchema } from 'typebox'
import type { Done } from '../cases/cases.ts'
import { signedIn } from '../http/access.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import { showProgress } from './show.ts'
import type { SubCaseDeps, Target } from './subcases.ts'
import { TaskProgress } from './view.ts'

export const PartPath = Type.Object({ caseNo: Type.String(), part: Type.String() })

export function partRoute(app: App, deps: SubCaseDeps) {
  return <B extends TSchema>(
    verb: string,
    summary: string,
    body: B,
    run: (target: Target, body: Static<B>) => Promise<Done>,
  ) => {
    app.post(
      `/api/sub-cases/:caseNo/:part/${verb}`,
      {
        config: { access: 'reviewer' },
        schema: { tags: ['review'], summary, params: PartPath, body, response: { 200: TaskProgress } },
      },
      async request => {
        const target: Target = {
          ...request.params,
          by: signedIn(request.person),
          key: idempotencyKey(request.headers),
        }
        return showProgress(deps, await run(target, request.body as Static<B>), target.part, target.by)
      },
    )
  }
}
