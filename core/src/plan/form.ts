/** 一张表 (step 4): the union of the chosen services' fields, each asked once, in the groups people know. */
import type { Catalogue, DataElement } from '../catalogue/schema.ts'
import type { World } from '../conditions/evaluate.ts'
import type { PreparedRow } from './prepare.ts'
import { isAsked } from './questions.ts'
import type { PlanField, PlanGroup } from './schema.ts'

const questionGroup = 'answers'

export interface Form {
  groups: PlanGroup[]
  /** Facts that choose a variant and that data answers. */
  lookups: string[]
}

export function mergeForm(
  rows: PreparedRow[],
  world: World,
  catalogue: Catalogue,
  unavailable: ReadonlySet<string>,
): Form {
  const fields = new Map<string, PlanField>()
  const groupOf = new Map<string, string>()
  const variantFacts = new Map<string, string[]>()
  for (const row of rows) {
    for (const use of row.service.preparedFields) {
      const needed = use.condition.evaluate(world)
      if (needed === undefined) note(variantFacts, use.condition.open(world), row.id)
      if (needed !== true) continue
      const field = fields.get(use.element)
      if (!field) {
        fields.set(use.element, fieldOf(use.element, use.definition, use.required !== false, row.id))
        groupOf.set(use.element, use.definition.group)
        continue
      }
      field.required ||= use.required !== false
      if (!field.rows.includes(row.id)) field.rows.push(row.id)
    }
    for (const use of row.service.preparedEvidence)
      if (use.condition.evaluate(world) === undefined) note(variantFacts, use.condition.open(world), row.id)
  }
  const lookups = askVariantFacts(fields, groupOf, variantFacts, catalogue, unavailable)
  return { groups: inGroups(fields, groupOf, catalogue), lookups }
}

/**
 * Facts that only choose a variant of form or evidence are asked with the form, unless a field already stands for them.
 * Those that data answers are returned instead.
 */
function askVariantFacts(
  fields: Map<string, PlanField>,
  groupOf: Map<string, string>,
  open: Map<string, string[]>,
  catalogue: Catalogue,
  unavailable: ReadonlySet<string>,
): string[] {
  const lookups: string[] = []
  const covered = new Set([...fields.values()].map(field => field.fact))
  for (const [fact, rows] of open) {
    const definition = catalogue.facts[fact]
    if (!definition || covered.has(fact)) continue
    if (!isAsked(fact, definition, unavailable)) {
      lookups.push(fact)
      continue
    }
    const key = `fact:${fact}`
    fields.set(key, {
      element: key,
      label: definition.question ?? definition.label,
      type: definition.type,
      required: true,
      help: definition.help,
      unit: definition.unit,
      minimum: definition.minimum,
      maximum: definition.maximum,
      values: definition.values,
      items: definition.items,
      sensitive: false,
      fact,
      rows,
    })
    groupOf.set(key, questionGroup)
  }
  return lookups
}

function note(facts: Map<string, string[]>, open: string[], row: string) {
  for (const fact of open) {
    const rows = facts.get(fact)
    if (!rows) facts.set(fact, [row])
    else if (!rows.includes(row)) rows.push(row)
  }
}

function fieldOf(element: string, definition: DataElement, required: boolean, row: string): PlanField {
  const { label, type, help, unit, minimum, maximum, maximumLength, values, items, fact, prefill, sensitive } =
    definition
  return {
    element,
    label,
    type,
    required,
    help,
    unit,
    minimum,
    maximum,
    maximumLength,
    values,
    items,
    fact,
    prefill,
    sensitive: sensitive === true,
    rows: [row],
  }
}

function inGroups(fields: Map<string, PlanField>, groupOf: Map<string, string>, catalogue: Catalogue): PlanGroup[] {
  const groups = new Map<string, PlanField[]>()
  for (const [element, field] of fields) {
    const group = groupOf.get(element)!
    const members = groups.get(group)
    if (members) members.push(field)
    else groups.set(group, [field])
  }
  const known = Object.entries(catalogue.formGroups)
    .filter(([id]) => groups.has(id))
    .map(([id, { label, help }]) => ({ id, label, help, fields: groups.get(id)! }))
  const answers = groups.get(questionGroup)
  return answers ? [{ id: questionGroup, label: '补充情况', fields: answers }, ...known] : known
}
