/**
 * A catalogue made ready to plan with: rules expanded, conditions compiled, producers indexed. Done once per
 * publication; `plan` then parses nothing and searches nothing.
 */
import type {
  Catalogue,
  DataElement,
  EvidenceType,
  EvidenceUse,
  FactDefinition,
  FieldUse,
  Guard,
  LifeEvent,
  PublicService,
  ServiceRow,
  Signer,
} from '../catalogue/schema.ts'
import type { LimitUnit } from '../catalogue/vocabulary.ts'
import type { Condition } from '../conditions/condition.ts'
import { always, type Compiled, compile, expandRules, never } from '../conditions/evaluate.ts'

export interface PreparedField extends FieldUse {
  definition: DataElement
  condition: Compiled
}

export interface PreparedEvidence extends EvidenceUse {
  definition: EvidenceType
  condition: Compiled
}

export interface PreparedService extends PublicService {
  id: string
  preparedFields: PreparedField[]
  preparedEvidence: PreparedEvidence[]
  /** Whether somebody has to come and look before it is decided. */
  inspects: Compiled
  /** Whether the applicant may choose 告知承诺. */
  promises: Compiled
  /** 公告、公示, and when nothing is decided before it. */
  notices: { kind: string; days: number; unit: LimitUnit; mandatory: Compiled }[]
  /** Evidence types its outputs are. */
  produces: string[]
}

export interface PreparedRow {
  id: string
  row: ServiceRow
  service: PreparedService
  condition: Compiled
  repeat: { over: string; condition: Compiled; label: string } | { labels: string[] } | null
  after: { row: string; kind: 'before-acceptance' | 'before-decision'; because: string }[]
  bundle: string[]
}

export interface PreparedEvent {
  event: LifeEvent
  rows: PreparedRow[]
  guards: (Guard & { condition: Compiled })[]
  alternatives: { rows: string[]; condition: Compiled }[]
  signers: (Signer & { condition: Compiled })[]
  /** Order in which open facts are asked. */
  questionOrder: Map<string, number>
}

export interface Prepared {
  publication: number
  catalogue: Catalogue
  events: Map<string, PreparedEvent>
}

export function prepare(catalogue: Catalogue, publication: number): Prepared {
  const compiled = (condition: Condition | undefined) =>
    condition ? compile(expandRules(condition, catalogue.rules), catalogue.facts) : always
  const itemCompiled = (condition: Condition | undefined, list: FactDefinition) =>
    condition ? compile(expandRules(condition, catalogue.rules), list.items ?? {}) : always

  const services: Record<string, PreparedService> = {}
  for (const [id, service] of Object.entries(catalogue.services)) services[id] = prepareService(id, service)

  const events = new Map<string, PreparedEvent>()
  for (const event of Object.values(catalogue.lifeEvents)) events.set(event.id, prepareEvent(event))
  return { publication, catalogue, events }

  function prepareService(id: string, service: PublicService): PreparedService {
    return {
      ...service,
      id,
      preparedFields: service.fields.map(field => ({
        ...field,
        definition: found(catalogue.dataElements, field.element, `data element of ${id}`),
        condition: compiled(field.when),
      })),
      preparedEvidence: service.evidence.map(use => ({
        ...use,
        definition: found(catalogue.evidenceTypes, use.type, `evidence type of ${id}`),
        condition: compiled(use.when),
      })),
      inspects: service.inspection?.timing === 'before-decision' ? compiled(service.inspection.when) : never,
      promises: service.commitment?.available ? compiled(service.commitment.when) : never,
      notices: (service.specialProcedures ?? []).flatMap(({ name, days, announced, mandatory }) =>
        announced && days
          ? [{ kind: name, days: days.days, unit: days.unit, mandatory: mandatory ? compiled(mandatory) : never }]
          : [],
      ),
      produces: service.outputs.flatMap(output => (output.evidence ? [output.evidence] : [])),
    }
  }

  function prepareEvent(event: LifeEvent): PreparedEvent {
    const rowId = (row: number) => `${event.id}.${row}`
    return {
      event,
      rows: event.services.map(row => ({
        id: rowId(row.row),
        row,
        service: found(services, row.service, `service of ${rowId(row.row)}`),
        condition: compiled(row.when),
        repeat: prepareRepeat(row),
        after: (row.after ?? []).map(({ row, kind, because }) => ({ row: rowId(row), kind, because })),
        bundle: event.bundles.find(bundle => bundle.rows.includes(row.row))?.rows.map(rowId) ?? [],
      })),
      guards: event.guards.map(guard => ({ ...guard, condition: compiled(guard.when) })),
      alternatives: event.alternatives.map(group => ({
        rows: group.rows.map(rowId),
        condition: compiled(group.when),
      })),
      signers: (event.signers ?? []).map(signer => ({ ...signer, condition: compiled(signer.when) })),
      questionOrder: new Map(event.questions.map((fact, place) => [fact, place])),
    }
  }

  function prepareRepeat(row: ServiceRow): PreparedRow['repeat'] {
    if (!row.repeat) return null
    if ('times' in row.repeat) return { labels: row.repeat.label }
    const list = found(catalogue.facts, row.repeat.over, `list fact of ${row.service}`)
    return { over: row.repeat.over, condition: itemCompiled(row.repeat.when, list), label: row.repeat.label }
  }
}

function found<T>(table: Record<string, T>, key: string, what: string): T {
  const value = table[key]
  if (value === undefined) throw new Error(`${what}: there is no “${key}”`)
  return value
}
