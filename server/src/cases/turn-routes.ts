/** The turns an applicant takes once a case is under way: corrections, choices, hearing, withdrawal, collection. */
import { checkIdNumber } from '@onething/core/identifiers.ts'
import { type BlockedChoice, blockedChoices } from '@onething/core/lifecycle/states.ts'
import Type from 'typebox'
import { requireValid, valueProblem } from '../http/problems.ts'
import type { App } from '../http/server.ts'
import { requireClerk } from './access.ts'
import { amend } from './amendment.ts'
import { CasePartPath, CasePath, caseRoute } from './case-route.ts'
import { answerCorrection, answerHearing, choose, collect, supplyDeferred, withdraw } from './cases.ts'
import { mergeAnswers } from './correction.ts'
import { requireSupplied } from './deferral.ts'
import type { DraftDeps } from './drafts.ts'
import { getCase } from './reading.ts'

const strict = { additionalProperties: false }
const answers = Type.Record(Type.String(), Type.Any())

export function turnRoutes(app: App, deps: DraftDeps) {
  const act = caseRoute(app, deps)

  act(
    'correction',
    '答复一次性补正',
    { params: CasePath, body: Type.Object({ form: Type.Optional(answers) }, strict) },
    async ({ acting, person, body }) => {
      await mergeAnswers(deps, await getCase(deps, acting.caseNo, person), body.form ?? {})
      await answerCorrection(deps, acting)
    },
  )
  act('deferred-evidence', '容缺的材料已补齐', { params: CasePath, body: Type.Any() }, async ({ acting, person }) =>
    supplyDeferred(deps, acting, requireSupplied(await getCase(deps, acting.caseNo, person))),
  )
  act(
    'withdrawal',
    '撤回申请：全部，或者其中的事项',
    {
      params: CasePath,
      body: Type.Object(
        {
          reason: Type.Optional(Type.String({ maxLength: 500 })),
          parts: Type.Optional(
            Type.Array(Type.String(), { minItems: 1, maxItems: 500, description: '只撤回这些分办件；不填为全部' }),
          ),
        },
        strict,
      ),
    },
    ({ acting, body: { reason = '', parts } }) => withdraw(deps, acting, reason, parts),
  )
  act(
    'parts/:part/choice',
    '前置事项未通过的事项：撤回、保留等待，或者用另行取得的结果继续',
    {
      params: CasePartPath,
      body: Type.Object({ choice: Type.Enum(Object.keys(blockedChoices) as BlockedChoice[]) }, strict),
    },
    ({ acting, params, body }) => choose(deps, acting, params.part, body.choice),
  )
  act(
    'parts/:part/hearing',
    '要求听证，或者放弃（《行政许可法》第四十七条：五日内）',
    { params: CasePartPath, body: Type.Object({ wanted: Type.Boolean() }, strict) },
    ({ acting, params, body }) => answerHearing(deps, acting, params.part, body.wanted),
  )
  act(
    'amendment',
    '当场更正：部门审核以前改正填错的内容',
    { params: CasePath, body: Type.Object({ form: answers }, strict) },
    async ({ acting, person, body }) => amend(deps, acting, await getCase(deps, acting.caseNo, person), body.form),
  )
  act(
    'collection',
    '领取结果（窗口发放时登记领取人）',
    {
      params: CasePath,
      body: Type.Object(
        {
          collector: Type.Optional(
            Type.Object({ name: Type.String({ minLength: 1 }), idNumber: Type.String() }, strict),
          ),
        },
        strict,
      ),
    },
    async ({ acting, person, body: { collector } }) => {
      if (collector) {
        requireClerk(person)
        requireValid([valueProblem('collector.idNumber', checkIdNumber(collector.idNumber, '领取人公民身份号码'))])
      }
      await collect(deps, acting, collector ? { collector } : { by: 'applicant' })
    },
  )
}
