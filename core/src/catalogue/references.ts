/**
 * Every reference of the catalogue leads somewhere, and what it leads to is of the right kind. `prepare` relies on it;
 * that what is said is also true of every answer is the business of `check.ts`.
 */
import type { Bound, Condition } from '../conditions/condition.ts'
import { comparisons, expandRules } from '../conditions/evaluate.ts'
import type { Definitions } from './answers.ts'
import type { Catalogue, DataElement, FactDefinition, LifeEvent, PublicService } from './schema.ts'

/** Who makes evidence that government did not issue. */
export const otherIssuers = ['self', 'third-party', 'military', 'court', 'notary', 'bank', 'employer', 'foreign']

export function checkReferences(catalogue: Catalogue): string[] {
  const { facts, rules, parameters, authorityKinds, evidenceTypes, dataElements, formGroups, services } = catalogue
  const problems: string[] = []
  const problem = (where: string, what: string) => problems.push(`${where}: ${what}`)
  const known = (table: object, key: string | undefined, where: string, what: string) => {
    if (key !== undefined && !Object.hasOwn(table, key)) problem(where, `there is no ${what} “${key}”`)
  }

  for (const [id, rule] of Object.entries(rules)) condition(rule.when, facts, `rules.yaml#${id}`)
  for (const [id, fact] of Object.entries(facts)) known(facts, fact.ageOf, `fact ${id}`, 'fact')
  for (const [id, element] of Object.entries(dataElements)) checkElement(id, element)
  for (const [id, type] of Object.entries(evidenceTypes)) checkIssuer(id, type)
  for (const [id, service] of Object.entries(services)) checkService(id, service)
  for (const event of Object.values(catalogue.lifeEvents)) checkEvent(event)
  return problems

  function checkElement(id: string, element: DataElement) {
    known(formGroups, element.group, `data element ${id}`, 'form group')
    known(facts, element.fact, `data element ${id}`, 'fact')
    const fact = element.fact === undefined ? undefined : facts[element.fact]
    if (fact)
      for (const what of mismatches(element, fact))
        problem(`data element ${id}`, `${what} than the fact ${element.fact}`)
  }

  function checkIssuer(id: string, { issuer, exemption }: Catalogue['evidenceTypes'][string]) {
    const where = `evidence type ${id}`
    if (Object.hasOwn(authorityKinds, issuer)) {
      if (exemption === undefined) problem(where, `${issuer} issued it, so it needs an exemption`)
    } else if (!otherIssuers.includes(issuer)) problem(where, `there is no issuer “${issuer}”`)
  }

  function checkService(id: string, service: PublicService) {
    const where = `service ${id}`
    for (const field of service.fields) {
      known(dataElements, field.element, where, 'data element')
      condition(field.when, facts, `${where}, field ${field.element}`)
    }
    for (const use of service.evidence) {
      known(evidenceTypes, use.type, where, 'evidence type')
      condition(use.when, facts, `${where}, evidence ${use.type}`)
    }
    for (const twice of repeated(service.fields.map(field => field.element)))
      problem(where, `asks twice for field ${twice}`)
    condition(service.inspection?.when, facts, `${where}, inspection`)
    for (const output of service.outputs) known(evidenceTypes, output.evidence, where, 'evidence type')
    known(authorityKinds, service.supervisor, where, 'authority kind')
  }

  function checkEvent(event: LifeEvent) {
    const { id } = event
    const rows = new Map(event.services.map(row => [row.row, row]))
    const rowKnown = (row: number, where: string) => {
      if (!rows.has(row)) problem(where, `there is no row ${row}`)
    }
    known(authorityKinds, event.lead, id, 'authority kind')
    for (const fact of event.questions) known(facts, fact, `${id} questions`, 'fact')
    for (const twice of repeated(event.questions)) problem(id, `asks ${twice} twice`)
    for (const twice of repeated(event.services.map(row => String(row.row)))) problem(id, `has row ${twice} twice`)
    for (const guard of event.guards) {
      const where = `${id} guard ${guard.id}`
      condition(guard.when, facts, where)
      known(authorityKinds, guard.authority, where, 'authority kind')
      known(catalogue.lifeEvents, guard.lifeEvent, where, 'life event')
      if (guard.level && !guard.authority) problem(where, 'names a level but no authority')
    }
    for (const row of event.services) {
      const where = `${id}.${row.row}`
      known(services, row.service, where, 'service')
      known(authorityKinds, row.authority, where, 'authority kind')
      if (!row.levels.includes(row.handledAt))
        problem(where, `is handled at ${row.handledAt}, which its levels do not name`)
      condition(row.when, facts, where)
      for (const need of row.after ?? []) {
        rowKnown(need.row, `${where} after`)
        if (need.row === row.row) problem(where, 'comes after itself')
      }
      if (row.repeat && 'over' in row.repeat) checkRepeat(row.repeat, where)
      if (row.repeat && 'times' in row.repeat && row.repeat.label.length !== row.repeat.times)
        problem(where, `repeats ${row.repeat.times} times with ${row.repeat.label.length} labels`)
    }
    for (const group of event.alternatives) {
      for (const row of group.rows) rowKnown(row, `${id} alternatives`)
      condition(group.when, facts, `${id} alternatives ${group.rows.join('/')}`)
    }
    for (const bundle of event.bundles) for (const row of bundle.rows) rowKnown(row, `${id} bundles`)
  }

  function checkRepeat({ over, when, label }: { over: string; when?: Condition; label: string }, where: string) {
    const list = facts[over]
    if (list?.type !== 'list') return problem(where, `repeats over “${over}”, which is no list`)
    known(list.items ?? {}, label, where, `item fact of ${over}`)
    condition(when, list.items ?? {}, where)
  }

  /** Facts exist, comparisons fit their types, values are among those that can be answered, parameters are numbers. */
  function condition(when: Condition | undefined, definitions: Definitions, where: string) {
    if (!when) return
    let expanded: Condition
    try {
      expanded = expandRules(when, rules)
    } catch (error) {
      return problem(where, (error as Error).message)
    }
    for (const one of comparisons(expanded)) {
      const definition = definitions[one.fact]
      if (!definition) {
        problem(where, `there is no fact “${one.fact}”`)
        continue
      }
      if ('some' in one) {
        if (definition.type !== 'list') problem(where, `${one.fact} is no list`)
        else condition(one.some, definition.items ?? {}, where)
        continue
      }
      for (const wrong of misfits(one, definition)) problem(where, wrong)
    }
  }

  function misfits(
    one: Exclude<ReturnType<typeof comparisons>[number], { some: unknown }>,
    definition: FactDefinition,
  ): string[] {
    const { fact } = one
    if ('known' in one) return []
    if ('is' in one || 'in' in one) {
      const values = 'is' in one ? [one.is] : one.in
      return values.filter(value => !canBe(definition, value)).map(value => `${fact} is never “${value}”`)
    }
    if ('includesAny' in one) {
      if (definition.type !== 'choices') return [`${fact} is no multiple choice`]
      return one.includesAny
        .filter(value => !Object.hasOwn(definition.values ?? {}, value))
        .map(value => `${fact} is never “${value}”`)
    }
    const bound = 'atLeast' in one ? one.atLeast : 'over' in one ? one.over : 'atMost' in one ? one.atMost : one.under
    return [...(definition.type === 'number' ? [] : [`${fact} is no number`]), ...wrongBound(bound)]
  }

  function wrongBound(bound: Bound): string[] {
    if (typeof bound === 'number') return []
    const parameter = parameters[bound.parameter]
    if (!parameter) return [`there is no parameter “${bound.parameter}”`]
    return typeof parameter.default === 'number' ? [] : [`the parameter ${bound.parameter} is no number`]
  }
}

function canBe(definition: FactDefinition, value: unknown): boolean {
  if (definition.type === 'boolean') return typeof value === 'boolean'
  if (definition.type === 'number') return typeof value === 'number'
  if (definition.type === 'choice') return typeof value === 'string' && Object.hasOwn(definition.values ?? {}, value)
  return typeof value === 'string' && (definition.type === 'date' || definition.type === 'text')
}

const elementTypes: Record<FactDefinition['type'], DataElement['type'][]> = {
  boolean: ['boolean'],
  number: ['number', 'integer', 'money'],
  choice: ['choice'],
  choices: ['choices'],
  date: ['date'],
  text: ['text', 'longText', 'idNumber', 'creditCode', 'phone', 'region'],
  list: ['list'],
}

/** A field that is filled from an answer can hold every answer. */
function mismatches(element: DataElement, fact: FactDefinition): string[] {
  const wrong: string[] = []
  if (!elementTypes[fact.type].includes(element.type)) wrong.push(`is of another type (${element.type})`)
  if ((element.minimum ?? -Infinity) > (fact.minimum ?? -Infinity)) wrong.push('begins higher')
  if ((element.maximum ?? Infinity) < (fact.maximum ?? Infinity)) wrong.push('ends lower')
  const missing = Object.keys(fact.values ?? {}).filter(value => !Object.hasOwn(element.values ?? {}, value))
  if (missing.length > 0) wrong.push(`has fewer values (without ${missing.join(', ')})`)
  const items = Object.keys(fact.items ?? {}).filter(item => !Object.hasOwn(element.items ?? {}, item))
  if (items.length > 0) wrong.push(`has fewer columns (without ${items.join(', ')})`)
  return wrong
}

const repeated = (keys: string[]): string[] => [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))]
