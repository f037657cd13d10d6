/**
 * A life event as a decision model: a table for each row that says whether it is needed, a table for the cases in which
 * the door is closed, and one decision that gathers them. Plain data; `server/src/open-data/dmn.ts` writes it as DMN.
 */
import type { Catalogue, FactDefinition, LifeEvent, ServiceRow } from '../catalogue/schema.ts'
import * as words from '../catalogue/vocabulary.ts'
import type { Condition, Scalar } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import { expandRules, type ParameterValues } from '../conditions/evaluate.ts'
import { type Status, statuses } from '../plan/statuses.ts'
import { answersTo, certainly, every, feelName, feelValue, getDefinition, itemOf, some } from './feel.ts'
import { licence } from './published.ts'
import { cellOf, type Rule, together, type Vocabulary, waysOf, whatever } from './rules.ts'

export type FeelType = 'boolean' | 'number' | 'string' | 'date'

export interface ValueType {
  type: FeelType
  many: boolean
  /** The answers there can be, in FEEL. */
  allowed: string[]
  /** Of a list: what one item holds. */
  parts: { name: string; label: string; is: ValueType }[]
}

export interface Input {
  /** The fact as the catalogue and `POST /api/plan` call it. */
  fact: string
  name: string
  label: string
  description: string
  is: ValueType
}

export interface Table {
  inputs: Input[]
  outputs: { name: string; label: string; allowed: string[] }[]
  /** The first rule that matches decides. */
  rules: { cells: string[]; outputs: string[]; says: string }[]
}

export interface Decision {
  name: string
  label: string
  question: string
  description: string
  /** The names of the inputs and of the decisions that it reads. */
  inputs: string[]
  decisions: string[]
  logic: Table | { feel: string }
}

export interface DecisionModel {
  lifeEvent: string
  label: string
  description: string
  inputs: Input[]
  decisions: Decision[]
}

/** Names in the model; the rows are named after their number. */
export const guardDecision = 'guard'
export const planDecision = 'plan'

export function decisionModel(catalogue: Catalogue, event: LifeEvent): DecisionModel {
  const vocabulary: Vocabulary = { facts: catalogue.facts, parameters: provincial(catalogue) }
  const expand = (condition: Condition) => expandRules(condition, catalogue.rules)

  const guards = event.guards.length > 0 ? [guardTable(event, vocabulary, expand)] : []
  const rows = event.services.map(row => rowTable(event, row, catalogue, vocabulary, expand))
  const decisions = [...guards, ...rows, gathered(event, guards.length > 0)]
  return {
    lifeEvent: event.id,
    label: event.name,
    description: lines([event.summary, licence.note]),
    inputs: inputsOf(decisions),
    decisions,
  }
}

/** What a place has not yet decided: the province's reference. */
export const provincial = ({ parameters }: Pick<Catalogue, 'parameters'>): ParameterValues =>
  Object.fromEntries(Object.entries(parameters).map(([id, one]) => [id, { value: one.default, pending: true }]))

// ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Expand = (condition: Condition) => Condition

function rowTable(
  event: LifeEvent,
  row: ServiceRow,
  { services }: Catalogue,
  vocabulary: Vocabulary,
  expand: Expand,
): Decision {
  const id = `${event.id}.${row.row}`
  const name = services[row.service]?.name ?? row.service
  const needed: Status = row.optional ? 'optional' : 'required'
  const holding = together(waysOfRow(row, false, vocabulary, expand), waysOfRepeat(row, false, vocabulary, expand))
  const failing = [...waysOfRow(row, true, vocabulary, expand), ...waysOfRepeat(row, true, vocabulary, expand)]
  const decision = {
    name: feelName(id),
    label: `${id} ${name}`,
    question: `“${name}”是否需要办理？`,
    description: describeRow(row, vocabulary, expand),
    decisions: [],
  }
  if (holding.some(rule => rule.tests.size === 0))
    return { ...decision, inputs: [], logic: { feel: feelValue(needed) } }

  const rules = [
    ...holding.map(rule => ({ rule, outputs: [feelValue(needed)] })),
    ...failing.map(rule => ({ rule, outputs: [feelValue('notNeeded')] })),
    { rule: whatever, outputs: [feelValue('unknown')] },
  ]
  const allowed = [needed, 'notNeeded', 'unknown'].map(feelValue)
  const table = tableOf(rules, [{ name: 'status', label: '是否办理', allowed }], event, vocabulary)
  return { ...decision, inputs: table.inputs.map(input => input.name), logic: table }
}

const waysOfRow = ({ when }: ServiceRow, denied: boolean, vocabulary: Vocabulary, expand: Expand): Rule[] =>
  when ? waysOf(expand(when), denied, vocabulary) : denied ? [] : [whatever]

/** A row that is handled for each item of a list is needed once the list holds one that calls for it. */
function waysOfRepeat(
  { repeat }: ServiceRow,
  denied: boolean,
  { facts, parameters }: Vocabulary,
  expand: Expand,
): Rule[] {
  if (!repeat || 'times' in repeat) return denied ? [] : [whatever]
  const { over } = repeat
  const list = getDefinition(facts, over)
  const when = repeat.when && expand(repeat.when)
  const holds = when ? itemsCall(when, denied, list, parameters) : `count(?) ${denied ? '=' : '>'} 0`
  return [{ tests: new Map([[over, { holds: [holds] }]]), says: [said()] }]

  function said(): string {
    if (!when) return denied ? `没有${list.label}` : `有${list.label}`
    const calls: Condition = { fact: over, some: when }
    return describeCondition(denied ? { not: calls } : calls, facts, parameters)
  }
}

/** Of every item it has to be known: how many parts there are depends on all of them. */
function itemsCall(when: Condition, denied: boolean, { items = {} }: FactDefinition, parameters: ParameterValues) {
  const [yes, no] = [false, true].map(not => certainly(when, not, itemOf('?'), items, parameters))
  return denied ? `(${every('?', no!)})` : `(${some('?', yes!)}) and (${every('?', `${yes} or ${no}`)})`
}

function describeRow({ when, note, basis, service }: ServiceRow, { facts, parameters }: Vocabulary, expand: Expand) {
  return lines([
    when ? `条件：${describeCondition(expand(when), facts, parameters)}` : '',
    note ? `清单备注：${note}` : '',
    basis ? `依据：${basis}` : '',
    `事项标识：${service}`,
  ])
}

// ── guards and the whole ────────────────────────────────────────────────────────────────────────────────────────────

/** Of several that hold, the first closes the door. */
function guardTable(event: LifeEvent, vocabulary: Vocabulary, expand: Expand): Decision {
  const rules = event.guards.flatMap(({ id, when, because, wayOut }) =>
    waysOf(expand(when), false, vocabulary).map(rule => ({ rule, outputs: [id, because, wayOut].map(feelValue) })),
  )
  const outputs = [
    { name: 'id', label: '情形', allowed: [...event.guards.map(guard => feelValue(guard.id)), 'null'] },
    { name: 'because', label: '原因', allowed: [] },
    { name: 'wayOut', label: '怎么办', allowed: [] },
  ]
  const open = { rule: whatever, outputs: ['null', 'null', 'null'] }
  const table = tableOf([...rules, open], outputs, event, vocabulary)
  return {
    name: guardDecision,
    label: '不能办理的情形',
    question: `“${event.name}”能否办理？`,
    description: '列出的情形确定成立时不能办理；情形为空（null）表示可以办理。',
    inputs: table.inputs.map(input => input.name),
    decisions: [],
    logic: table,
  }
}

function gathered(event: LifeEvent, hasGuards: boolean): Decision {
  const rows = event.services.map(row => `${event.id}.${row.row}`)
  const entries = rows.map(id => `${feelValue(id)}: ${feelName(id)}`)
  return {
    name: planDecision,
    label: `${event.name}：办理方案`,
    question: '需要办理哪些事项？',
    description: Object.entries(statuses)
      .filter(([status]) => status !== 'excluded')
      .map(([status, label]) => `${status}：${label}`)
      .join('；'),
    inputs: [],
    decisions: [...(hasGuards ? [guardDecision] : []), ...rows.map(feelName)],
    logic: { feel: `{ ${[`guard: ${hasGuards ? guardDecision : 'null'}`, ...entries].join(', ')} }` },
  }
}

// ── tables and inputs ───────────────────────────────────────────────────────────────────────────────────────────────

function tableOf(
  rules: { rule: Rule; outputs: string[] }[],
  outputs: Table['outputs'],
  { questions }: LifeEvent,
  { facts }: Vocabulary,
): Table {
  const read = [...new Set(rules.flatMap(({ rule }) => [...rule.tests.keys()]))].sort(byQuestion)
  return {
    inputs: read.map(fact => inputOf(fact, getDefinition(facts, fact))),
    outputs,
    rules: rules.map(({ rule, outputs }) => ({
      cells: read.map(fact => {
        const test = rule.tests.get(fact)
        return test ? cellOf(test, answersTo(getDefinition(facts, fact))) : '-'
      }),
      outputs,
      says: rule.says.join('，并且') || '其他情形',
    })),
  }

  /** In the order in which people are asked; what nobody is asked stands last. */
  function byQuestion(one: string, other: string): number {
    const place = (fact: string) => (questions.includes(fact) ? questions.indexOf(fact) : questions.length)
    return place(one) - place(other)
  }
}

function inputsOf(decisions: Decision[]): Input[] {
  const all = decisions.flatMap(({ logic }) => ('inputs' in logic ? logic.inputs : []))
  return [...new Map(all.map(input => [input.name, input])).values()]
}

function inputOf(fact: string, definition: FactDefinition): Input {
  return {
    fact,
    name: feelName(fact),
    label: definition.label,
    description: describeFact(fact, definition),
    is: valueType(definition),
  }
}

function describeFact(fact: string, { question, help, unit, source, values }: FactDefinition): string {
  return lines([
    question ?? '',
    help ?? '',
    values ? `取值：${Object.entries(values).map(labelled).join('、')}` : '',
    unit ? `单位：${unit}` : '',
    `来源：${words.factSources[source]}`,
    `接口中的名称：${fact}；不知道时填 null`,
  ])
}

const labelled = ([value, label]: [string, string]) => (value === label ? value : `${value}（${label}）`)
const lines = (parts: string[]) => parts.filter(part => part !== '').join('\n')

const feelTypes = { boolean: 'boolean', number: 'number', date: 'date' } as const

function valueType({ type, values, minimum, maximum, items = {} }: FactDefinition): ValueType {
  const listed = type === 'choice' || type === 'choices' ? Object.keys(values ?? {}).map(value => feelValue(value)) : []
  return {
    type: feelTypes[type as keyof typeof feelTypes] ?? 'string',
    many: type === 'choices' || type === 'list',
    allowed: type === 'number' ? rangeOf(minimum, maximum) : listed,
    parts: Object.entries(items).map(([key, item]) => ({
      name: feelName(key),
      label: item.label,
      is: valueType(item),
    })),
  }
}

function rangeOf(minimum: Scalar | undefined, maximum: Scalar | undefined): string[] {
  if (minimum === undefined && maximum === undefined) return []
  if (minimum === undefined) return [`<= ${maximum}`]
  return maximum === undefined ? [`>= ${minimum}`] : [`[${minimum}..${maximum}]`]
}
