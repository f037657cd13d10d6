/** What an applicant, or a clerk for them, does to a case over HTTP: the command, answered with the case as it then is. */
import Type, { type Static, type TSchema } from 'typebox'
import { signedIn } from '../http/access.ts'
import { type App, idempotencyKey } from '../http/server.ts'
import type { Person } from '../people/person.ts'
import { requireMayAct } from './access.ts'
import type { Command } from './cases.ts'
import type { DraftDeps } from './drafts.ts'
import { getCase } from './reading.ts'
import { showCase } from './show.ts'
import { CaseView } from './view.ts'

export type Acting = Pick<Command, 'caseNo' | 'by' | 'key' | 'mayAct'>

export const CasePath = Type.Object({ caseNo: Type.String() })
export const CasePartPath = Type.Object({ caseNo: Type.String(), part: Type.String() })

export interface CaseAct<P, B> {
  acting: Acting
  person: Person
  params: P
  body: B
}

/** `path` comes after the case: `withdrawal`, `parts/:part/choice`. */
export function caseRoute(app: App, deps: DraftDeps) {
  return <P extends TSchema, B extends TSchema>(
    path: string,
    summary: string,
    { params, body }: { params: P; body: B },
    run: (act: CaseAct<Static<P>, Static<B>>) => Promise<unknown>,
  ) => {
    app.post(
      `/api/cases/:caseNo/${path}`,
      {
        config: { access: 'applicant' },
        schema: { tags: ['cases'], summary, params, body, response: { 200: CaseView } },
      },
      async request => {
        const person = signedIn(request.person)
        const { caseNo } = request.params as { caseNo: string }
        const acting: Acting = {
          caseNo,
          by: person,
          key: idempotencyKey(request.headers),
          mayAct: ({ row }) => requireMayAct(row, person),
        }
        await run({ acting, person, params: request.params as Static<P>, body: request.body as Static<B> })
        return showCase(deps, await getCase(deps, caseNo, person), person)
      },
    )
  }
}
