/** 提交: what was reviewed on screen becomes the case. Facts, parameters and form are frozen with it. */

import type { Limit } from '@onething/core/catalogue/schema.ts'
import type { NewPart } from '@onething/core/lifecycle/lifecycle.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { getEvent } from '@onething/core/plan/plan.ts'
import type { PreparedEvent } from '@onething/core/plan/prepare.ts'
import type { Plan, PlanService } from '@onething/core/plan/schema.ts'
import { Conflict, Invalid } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { dropOutdated } from '../signatures/signatures.ts'
import { signingOf } from '../signatures/signing.ts'
import { caseFileOf } from './case-row.ts'
import { actOf, changeOf } from './cases.ts'
import { type DraftDeps, deferredOf, problemsOf, reviewedHash } from './drafts.ts'
import { freeze, planOf } from './planned.ts'
import { getCase } from './reading.ts'
import { rulesOf, type Terms, termsOf } from './rules.ts'
import { loadWholeCase, type NewPartColumns, saveSubmitted, type WholeCase } from './store.ts'

export async function submit(
  deps: DraftDeps,
  by: Person,
  caseNo: string,
  reviewed: string,
  key: string,
): Promise<WholeCase> {
  const loaded = await getCase(deps, caseNo, by, key)
  if (loaded.repeated) return loaded

  const { row, contents, evidence } = loaded
  const act = actOf(deps, by)
  const { prepared, place } = await deps.publications.of(row)
  const planned = await planOf(deps.publications, row, contents, act.today)
  const file = caseFileOf(row, [], null)
  lifecycle.requireDraft(file)
  const signings = (await signingOf(deps, loaded))?.signings
  const problems = problemsOf(prepared, planned, contents, evidence, deps.publications, signings)
  if (problems.length > 0) throw new Invalid(problems, `还有 ${problems.length} 处需要完善，请按提示补充后再提交`)
  if (reviewed !== reviewedHash(planned, contents, evidence, row.delivery))
    throw new Conflict('内容在您核对之后有变化，请重新核对后提交', ['重新核对'])

  if (signings) await dropOutdated(deps, caseNo, reviewed)
  const deferred = deferredOf(planned, evidence, contents.deferrals ?? [])
  const { parts, columns } = partsOf(planned, getEvent(prepared, row.life_event), termsOf(place.parameters), deferred)
  const outcome = lifecycle.submit(file, parts, act)
  const frozen = await freeze(deps.publications, row, contents, act.today)
  const change = changeOf(loaded, outcome, { by, key }, act)
  if (parts.some(part => prepared.catalogue.services[part.service]?.automatic))
    change.consequences.push(toCheck(change))
  const saved = await saveSubmitted(deps.database, change, frozen, columns)
  if (saved) {
    deps.recent.remember(saved)
    deps.wake()
    return saved
  }
  const winner = await loadWholeCase(deps.database, caseNo, key)
  if (winner?.repeated) return winner
  throw new Conflict('草稿已在别处保存过，请刷新后重新核对', ['重新核对'])
}

/** 数据核验 follows at once (data-checks/). */
function toCheck({ consequences, journal }: ReturnType<typeof changeOf>) {
  const { seq, at } = journal.at(-1)!
  return { seq, place: consequences.length, kind: 'data-check', data: {}, at }
}

/** `deferred`: what the applicant promised to hand in later. */
export function partsOf(planned: Plan, event: PreparedEvent, terms: Terms, deferred: Plan['evidence']) {
  const chosen = planned.services.filter(service => service.chosen)
  const partIds = new Map(chosen.map(service => [service.row, service.parts.map(part => part.part)]))
  const parts: NewPart[] = []
  const columns: NewPartColumns[] = []
  for (const service of chosen) {
    const prepared = event.rows.find(row => row.id === service.row)!.service
    const { statutoryLimit, extension, silence } = prepared
    const missing = deferred.filter(line => line.rows.includes(service.row))
    for (const { part, label } of service.parts) {
      parts.push({
        part,
        service: service.serviceId,
        after: needsOf(service, part, partIds),
        limits: {
          promised: service.limit,
          statutory: statutoryLimit ? countOf(statutoryLimit) : null,
          silence: countOf(silence ?? terms.silence),
          ...(extension && { extension: countOf(extension) }),
        },
        rules: rulesOf(service, prepared, terms, bundled(service, part, partIds)),
        ...(missing.length > 0 && {
          deferred: {
            items: missing.map(line => ({ target: line.type, name: line.name })),
            days: terms.supplyDays,
            pauses: prepared.deferral?.clock !== 'runs',
          },
        }),
      })
      columns.push({
        part,
        row_id: service.row,
        service_name: service.service,
        label,
        authority: service.authorityId,
        authority_name: service.authority,
      })
    }
  }
  return { parts, columns }
}

/** Without its legal basis, which stands in the publication: a part carries this in every version of its row. */
const countOf = ({ days, unit }: Limit): Limit => ({ days, unit })

/** The other parts the law handles together with this one (并行办理). */
const bundled = ({ bundle }: PlanService, part: string, partIds: Map<string, string[]>): string[] =>
  bundle.flatMap(row => partIds.get(row) ?? []).filter(id => id !== part)

/** Of a repeated predecessor the same item's part counts (this employee's insurance before this employee's card), else all. */
function needsOf(service: PlanService, part: string, partIds: Map<string, string[]>): NewPart['after'] {
  const instance = /-\d+$/.exec(part)?.[0]
  return service.after.flatMap(({ row, kind }) => {
    const before = partIds.get(row) ?? []
    const same = instance ? before.filter(id => id === row + instance) : []
    return (same.length > 0 ? same : before).map(id => ({ part: id, kind }))
  })
}
