/** 监管边界清单: who approves, who supervises, and what each owes the other after the hand-over (方案 二（七）). */
import type { Catalogue } from '../catalogue/schema.ts'
import { type Confidence, type Level, limitUnits } from '../catalogue/vocabulary.ts'
import { type Mark, markOf } from '../guide/marks.ts'
import { type Competence, competences } from './competence.ts'
import type { Boundaries, Duty, Party } from './schema.ts'

export interface BoundaryDuty {
  id: string
  name: string
  by: Party
  does: string
  /** 决定作出之日起 5 个工作日内, or 期限待核定; empty where no number is meant. */
  within: string
  basis: string
  mark: Mark
}

export interface Boundary {
  service: string
  approver: { kind: string; level: Level; answersFor: string }
  /** Null kind: 待核定. */
  supervisor: { kind: string | null; level: Level; answersFor: string; because: string; mark: Mark }
  /** Whether a common licensing bureau may decide it: `normally-not`, else it is for the place to say. */
  concentration: { says: 'normally-not' | 'place-decides'; basis: string; mark: Mark }
  duties: BoundaryDuty[]
  basis: string
}

export function boundaryOf(service: string, boundaries: Boundaries, catalogue: Catalogue): Boundary | undefined {
  const known = catalogue.services[service]
  const competence = competences(catalogue).get(service)
  const rule = known && boundaries.byType.find(one => one.types.includes(known.type))
  if (!known || !competence || !rule) return undefined
  const own = boundaries.services[service] ?? {}
  const kind = own.supervisor === undefined ? (known.supervisor ?? null) : own.supervisor
  const kept = boundaries.keptByDepartment
  return {
    service,
    approver: { kind: competence.authority, level: competence.handledAt, answersFor: rule.approverAnswersFor },
    supervisor: {
      kind,
      level: own.level ?? competence.handledAt,
      answersFor: rule.supervisorAnswersFor,
      because: own.because ?? defaultReason(kind, competence),
      mark: kind === null ? 'pending' : markOf(own.confidence),
    },
    concentration: kept.kinds.includes(competence.authority)
      ? { says: 'normally-not', basis: kept.basis, mark: markOf(kept.confidence) }
      : {
          says: 'place-decides',
          basis: '是否划转由审批部门集中办理，由实行相对集中行政许可权改革的地方确定',
          mark: 'pending',
        },
    duties: dutiesOf(),
    basis: boundaries.basis,
  }

  function dutiesOf(): BoundaryDuty[] {
    const wanted = [
      ...rule!.duties,
      ...(known!.commitment?.available ? boundaries.commitmentDuties : []),
      ...Object.keys(own.duties ?? {}),
    ]
    return [...new Set(wanted)]
      .filter(id => !own.without?.includes(id) && boundaries.duties[id])
      .map(id => shown(id, { ...boundaries.duties[id]!, ...own.duties?.[id] }))
  }
}

const defaultReason = (kind: string | null, { authority }: Competence) => {
  if (kind === null) return '监管部门待核定'
  return kind === authority ? '谁审批、谁监管' : '谁主管、谁监管'
}

function shown(id: string, { name, by, does, from, within, basis, confidence }: Duty): BoundaryDuty {
  return {
    id,
    name,
    by,
    does,
    within: said(from, within),
    basis,
    mark: within === null ? 'pending' : marked(confidence, basis),
  }
}

const marked = (confidence: Confidence, basis: string) => markOf(confidence, basis)

function said(from: string | undefined, within: Duty['within']): string {
  if (within === null) return `${from ?? ''}期限待核定`
  if (!within) return ''
  const length = 'months' in within ? `${within.months} 个月` : `${within.days} ${limitUnits[within.unit]}`
  return `${from ?? ''} ${length}内`.trim()
}

/** Everything that is wrong with the boundaries, against this catalogue. */
export function checkBoundaries(boundaries: Boundaries, catalogue: Catalogue): string[] {
  const problems: string[] = []
  const kind = (where: string, id: string) => {
    if (!Object.hasOwn(catalogue.authorityKinds, id)) problems.push(`${where}: there is no authority kind ${id}`)
  }
  const duty = (where: string, id: string) => {
    if (!Object.hasOwn(boundaries.duties, id)) problems.push(`${where}: there is no duty ${id}`)
  }
  for (const rule of boundaries.byType) for (const id of rule.duties) duty(`type ${rule.types.join('/')}`, id)
  for (const id of boundaries.commitmentDuties) duty('commitmentDuties', id)
  for (const id of boundaries.keptByDepartment.kinds) kind('keptByDepartment', id)
  for (const [service, own] of Object.entries(boundaries.services)) {
    if (!Object.hasOwn(catalogue.services, service)) problems.push(`boundary of ${service}: there is no such service`)
    if (own.supervisor) kind(`boundary of ${service}`, own.supervisor)
    for (const id of [...Object.keys(own.duties ?? {}), ...(own.without ?? [])]) duty(`boundary of ${service}`, id)
  }
  for (const [service, { type }] of Object.entries(catalogue.services)) {
    const boundary = boundaryOf(service, boundaries, catalogue)
    if (!boundary) problems.push(`service ${service} (${type}) has no boundary`)
    else if (boundary.supervisor.kind === null && type !== 'utility')
      problems.push(`service ${service} has no supervisor`)
    else if (!boundary.duties.some(one => one.by === 'supervisor'))
      problems.push(`service ${service}: its supervisor has nothing to do`)
  }
  return problems
}
