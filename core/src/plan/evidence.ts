/**
 * 一套材料 (step 5): merged by type, the strictest form wins; minus what the case itself produces; minus what government
 * issued or holds (方案 二(五)). Exempt lines stay, with the reason. Without the producing service the evidence returns.
 */
import type { EvidenceType, FactDefinition } from '../catalogue/schema.ts'
import {
  type EvidenceForm,
  evidenceForms,
  exemptionModes,
  type Necessity,
  planExemptions,
} from '../catalogue/vocabulary.ts'
import type { World } from '../conditions/evaluate.ts'
import { type Edge, reaches } from './order.ts'
import type { PreparedRow } from './prepare.ts'
import type { PlanEvidence, UndecidedEvidence } from './schema.ts'

const strictness: Necessity[] = ['optional', 'deferrable', 'required']
const formOrder = Object.keys(evidenceForms) as EvidenceForm[]

export function mergeEvidence(
  rows: PreparedRow[],
  edges: Edge[],
  world: World,
  isGovernment: (issuer: string) => boolean,
  nameOfIssuer: (issuer: string) => string,
  committed: ReadonlySet<string>,
): PlanEvidence[] {
  const merged = new Map<string, PlanEvidence>()
  const definitions = new Map<string, EvidenceType>()
  for (const row of rows) {
    for (const use of row.service.preparedEvidence) {
      if (use.condition.evaluate(world) !== true) continue
      const line = merged.get(use.type)
      if (!line) {
        definitions.set(use.type, use.definition)
        merged.set(use.type, {
          type: use.type,
          name: use.definition.name,
          necessity: use.necessity,
          form: use.form,
          originals: use.originals ?? 0,
          copies: use.copies ?? 0,
          rows: [row.id],
          exempt: null,
          help: use.definition.help,
          acceptance: use.acceptance ? [use.acceptance] : [],
        })
        continue
      }
      line.necessity = stricter(strictness, line.necessity, use.necessity)
      line.form = stricter(formOrder, line.form, use.form)
      line.originals = Math.max(line.originals, use.originals ?? 0)
      line.copies = Math.max(line.copies, use.copies ?? 0)
      if (!line.rows.includes(row.id)) line.rows.push(row.id)
      if (use.acceptance && !line.acceptance.includes(use.acceptance)) line.acceptance.push(use.acceptance)
    }
  }
  for (const line of merged.values()) line.exempt = exemptionOf(line)
  return [...merged.values()]

  function exemptionOf({ type, rows: users }: PlanEvidence): PlanEvidence['exempt'] {
    const producer = rows.find(row => makesInTime(row, type, users, edges))
    if (producer)
      return {
        mode: 'produced-in-case',
        because: `由本次办理的“${producer.service.name}”产生，${exemptionModes['produced-in-case'].split('，')[1]}`,
      }
    const { issuer, exemption } = definitions.get(type)!
    if (!isGovernment(issuer)) return isPromised(type, users) ? promised : null
    const mode = exemption ?? 'gov-issued'
    return { mode, because: `由${nameOfIssuer(issuer)}核发或掌握，${exemptionModes[mode].split('，')[0]}，免于提交` }
  }

  /** Every service that wants it takes the applicant's word for it. */
  function isPromised(type: string, users: string[]): boolean {
    return users.every(
      user =>
        committed.has(user) && rows.find(row => row.id === user)!.service.commitment!.replaces?.includes(type) === true,
    )
  }
}

const promised = { mode: 'committed', because: planExemptions.committed } as const

/** What people may still have to hand in: it depends on answers that are given with the form. */
export function undecidedEvidence(
  rows: PreparedRow[],
  world: World,
  decided: PlanEvidence[],
  definitions: Record<string, FactDefinition>,
  isGovernment: (issuer: string) => boolean,
): UndecidedEvidence[] {
  const known = new Set(decided.map(line => line.type))
  const open = new Map<string, UndecidedEvidence>()
  for (const row of rows) {
    for (const { type, definition, condition } of row.service.preparedEvidence) {
      if (known.has(type) || isGovernment(definition.issuer) || condition.evaluate(world) !== undefined) continue
      const line = open.get(type) ?? { type, name: definition.name, rows: [], dependsOn: [] }
      if (!line.rows.includes(row.id)) line.rows.push(row.id)
      for (const fact of condition.open(world)) {
        const label = definitions[fact]!.label
        if (!line.dependsOn.includes(label)) line.dependsOn.push(label)
      }
      open.set(type, line)
    }
  }
  return [...open.values()]
}

/** What a row renews or changes it still asks for itself: only rows that come after it can use what it makes. */
const makesInTime = ({ id, service }: PreparedRow, type: string, users: string[], edges: Edge[]) =>
  service.produces.includes(type) && users.every(user => user !== id && reaches(edges, id, user))

/** How many materials the services would ask for if each were done alone, exemptions left aside. */
export function countSeparately(rows: PreparedRow[], world: World): number {
  let count = 0
  for (const row of rows)
    for (const use of row.service.preparedEvidence) if (use.condition.evaluate(world) === true) count++
  return count
}

const stricter = <T>(order: T[], a: T, b: T): T => (order.indexOf(a) >= order.indexOf(b) ? a : b)
