/** Every life event as DMN, read back and worked out by a FEEL engine that is not ours, beside our own plan. */
import { answerSpace, factsRead, type Reads } from '@onething/core/catalogue/answers.ts'
import { asOf, changeDays, stretchOf } from '@onething/core/catalogue/as-of.ts'
import type { Catalogue, LifeEvent } from '@onething/core/catalogue/schema.ts'
import type { Condition } from '@onething/core/conditions/condition.ts'
import { expandRules, type Facts, type FactValue } from '@onething/core/conditions/evaluate.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { type DecisionModel, decisionModel, provincial } from '@onething/core/open-data/decisions.ts'
import { feelName } from '@onething/core/open-data/feel.ts'
import { type Place, plan } from '@onething/core/plan/plan.ts'
import { type Prepared, prepare } from '@onething/core/plan/prepare.ts'
import { DmnModdle } from 'dmn-moddle'
import fc from 'fast-check'
import { evaluate, unaryTest } from 'feelin'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../catalogue/load.ts'
import { loadCalendar } from '../catalogue/load-calendar.ts'
import { dmnOf } from './dmn.ts'

const catalogue = loadCatalogue()
const calendar = loadCalendar()
const events = Object.values(catalogue.lifeEvents)
const today = '2026-06-01'

/** As the law read on a day; days between which nothing changed are the same. */
const laws = new Map<string, Catalogue>()
function lawOn(date: string): Catalogue {
  const stretch = stretchOf(changeDays(catalogue), date)
  const law = laws.get(stretch) ?? asOf(catalogue, date)
  laws.set(stretch, law)
  return law
}

interface Outcome {
  guard: string | null
  [row: string]: string | null
}

// ── our own plan ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The province's place: what it decides are the references that stand in the file. */
const provinceOf = (catalogue: Catalogue): Place => ({
  region: { code: '410000', name: '河南省' },
  parameters: provincial(catalogue),
  authorityOf: (kind, _levels, level) => ({ id: kind, name: kind, level }),
})

const preparedOnce = new WeakMap<Catalogue, Prepared>()
function preparedFrom(catalogue: Catalogue): Prepared {
  const prepared = preparedOnce.get(catalogue) ?? prepare(catalogue, 1)
  preparedOnce.set(catalogue, prepared)
  return prepared
}

function planned(catalogue: Catalogue, lifeEvent: string, facts: Facts, date: string): Outcome {
  const request = { lifeEvent, date, facts }
  const { guard, services } = plan(preparedFrom(catalogue), provinceOf(catalogue), calendar, request)
  return { guard: guard?.id ?? null, ...Object.fromEntries(services.map(({ row, status }) => [row, status])) }
}

// ── the file, worked out by others ──────────────────────────────────────────────────────────────────────────────────

/** What is read of an element; which of it an element has is told by its type. */
interface Read {
  $type: string
  id: string
  name: string
  href: string
  text: string
  hitPolicy: string
  variable: Read
  drgElement: Read[]
  informationRequirement?: Read[]
  requiredInput?: Read
  requiredDecision?: Read
  decisionLogic: Read
  input?: Read[]
  inputExpression: Read
  output: Read[]
  rule: Read[]
  inputEntry?: Read[]
  outputEntry: Read[]
  dmnDI: Read
  diagrams: Read[]
  diagramElements: Read[]
  dmnElementRef?: Read
}

const files = new Map<LifeEvent, ReturnType<typeof fileOf>>()
function read(catalogue: Catalogue, event: LifeEvent) {
  const file = files.get(event) ?? fileOf(catalogue, event)
  files.set(event, file)
  return file
}

async function fileOf(catalogue: Catalogue, event: LifeEvent) {
  const model = decisionModel(catalogue, event)
  const xml = await dmnOf(model, `https://ysj.example/api/open-data/life-events/${event.id}.dmn`)
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml)
  return { model, xml, warnings, definitions: rootElement as unknown as Read }
}

/** Works out the decision that gathers all others, from what it requires upwards. */
function workedOut(definitions: Read, facts: Facts): Outcome {
  const elements = new Map(definitions.drgElement.map(one => [one.id, one]))
  const known: Record<string, unknown> = {}
  for (const element of elements.values())
    if (element.$type === 'dmn:InputData') known[element.variable.name] = facts[element.variable.name] ?? null
  const { guard, ...rows } = resultOf(elements.get('plan')!) as { guard: { id: string } | null }
  return { guard: guard?.id ?? null, ...rows }

  function resultOf(decision: Read): unknown {
    const scope: Record<string, unknown> = {}
    for (const { requiredInput, requiredDecision } of decision.informationRequirement ?? []) {
      const element = elements.get((requiredInput ?? requiredDecision)!.href.slice(1))!
      scope[element.variable.name] = requiredInput ? known[element.variable.name] : resultOf(element)
    }
    const { decisionLogic } = decision
    if (decisionLogic.$type === 'dmn:LiteralExpression') return value(decisionLogic.text, scope)
    expect(decisionLogic.hitPolicy).toBe('FIRST')
    const inputs = (decisionLogic.input ?? []).map(column => value(column.inputExpression.text, scope))
    const rule = decisionLogic.rule.find(one =>
      (one.inputEntry ?? []).every((cell, place) => matches(cell.text, inputs[place])),
    )
    const outputs = rule!.outputEntry.map(cell => value(cell.text, {}))
    if (outputs.length === 1) return outputs[0]
    return Object.fromEntries(decisionLogic.output.map(({ name }, place) => [name, outputs[place]]))
  }
}

function value(expression: string, scope: Record<string, unknown>): unknown {
  const { value, warnings } = evaluate(expression, scope)
  expect(warnings).toEqual([])
  return value
}

const matches = (cell: string, input: unknown): boolean => unaryTest(cell, { '?': input }).value === true

/** Facts as the file calls them. */
const inFeel = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [feelName(key), valueInFeel(value)]))
const valueInFeel = (value: FactValue): FactValue =>
  Array.isArray(value) && typeof value[0] === 'object' ? (value as Facts[]).map(inFeel) : value

// ── answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function readsOf({ facts: _, rules }: Catalogue, { guards, services }: LifeEvent): Reads {
  const expand = (condition: Condition) => expandRules(condition, rules)
  const conditions = [...guards, ...services].flatMap(({ when }) => (when ? [expand(when)] : []))
  const lists = services.flatMap(({ repeat }) =>
    repeat && 'over' in repeat ? [{ over: repeat.over, when: repeat.when && expand(repeat.when) }] : [],
  )
  return { conditions, lists }
}

/** Complete answers around every threshold; `some` may be left out. */
function answersTo(catalogue: Catalogue, event: LifeEvent): fc.Arbitrary<{ facts: Facts; open: Facts }> {
  const space = answerSpace(readsOf(catalogue, event), catalogue.facts, provincial(catalogue))
  const complete = fc.record(Object.fromEntries(space.map(([fact, answers]) => [fact, fc.constantFrom(...answers)])))
  const leftOut = fc.subarray(space.map(([fact]) => fact))
  return fc.tuple(complete, leftOut).map(([facts, left]) => ({
    facts: facts as Facts,
    open: Object.fromEntries(Object.entries(facts).filter(([fact]) => !left.includes(fact))) as Facts,
  }))
}

describe.each(events.map(event => [`${event.id} ${event.name}`, event] as const))('%s', (_, { id }) => {
  const law = lawOn(today)
  const event = law.lifeEvents[id]!

  test('is read back without a warning, every fact and row in its place', async () => {
    const { warnings, definitions, model } = await read(law, event)
    expect(warnings).toEqual([])
    const names = definitions.drgElement.map(one => one.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual([...model.inputs, ...model.decisions].map(one => one.name))
    expect(model.inputs.map(input => input.fact).sort()).toEqual(factsRead(readsOf(law, event)).sort())
    const shown = definitions.dmnDI.diagrams[0]!.diagramElements
    expect(shown.every(one => one.dmnElementRef?.id)).toBe(true)
  })

  test('its examples come out as our plan says', async () => {
    for (const { name, date, facts: given } of event.examples) {
      const then = lawOn(date)
      const { facts, problems } = normaliseFacts(then.facts, given, date)
      expect(problems).toEqual([])
      const { definitions } = await read(then, then.lifeEvents[id]!)
      expect(workedOut(definitions, inFeel(facts)), name).toEqual(planned(then, id, facts, date))
    }
  })

  test('60 sets of answers come out as our plan says, also with some of them left open', async () => {
    const { definitions } = await read(law, event)
    fc.assert(
      fc.property(answersTo(law, event), ({ facts, open }) => {
        expect(workedOut(definitions, inFeel(facts))).toEqual(planned(law, id, facts, today))
        expect(workedOut(definitions, inFeel(open))).toEqual(planned(law, id, open, today))
      }),
      { seed: 2023, numRuns: 60 },
    )
  })
})

test('a list whose items are not all filled in leaves the row open', async () => {
  const vehicles = (...masses: (number | undefined)[]) => ({
    vehicles: masses.map(mass => ({ plate: '豫A11111', owned: true, totalMassKg: mass ?? null })),
  })
  const { definitions } = await read(catalogue, catalogue.lifeEvents.E13!)
  for (const facts of [vehicles(18000, undefined), vehicles(4000, undefined), vehicles(18000, 4000)])
    expect(workedOut(definitions, facts)).toEqual(planned(catalogue, 'E13', facts, today))
})

test('an unknown area is neither large nor small: the row stays open instead of falling away', async () => {
  const { definitions } = await read(catalogue, catalogue.lifeEvents.E10!)
  expect(workedOut(definitions, {})['E10.3']).toBe('unknown')
  expect(workedOut(definitions, { premises_area: 199.99 })['E10.3']).toBe('notNeeded')
  expect(workedOut(definitions, { premises_area: 200 })['E10.3']).toBe('required')
})

test('people who open the file read it in Chinese: labels, the condition, and that the limit is only a reference', async () => {
  const { xml, model } = await read(catalogue, catalogue.lifeEvents.E3!)
  const input = model.inputs.find(one => one.name === 'premises_area')!
  expect(input).toMatchObject({ fact: 'premises.area', label: '营业面积' })
  expect(xml).toContain('<inputData id="input_premises_area" label="营业面积" name="premises_area">')
  expect(xml).toContain('<text>&gt;= 200</text>')
  expect(tableOf(model, 'E3_3').rules.map(rule => rule.says)).toEqual([
    '营业面积 ≥ 200 ㎡（参考标准，待当地核定）',
    '营业面积 < 200 ㎡（参考标准，待当地核定）',
    '其他情形',
  ])
})

function tableOf(model: DecisionModel, name: string) {
  const { logic } = model.decisions.find(one => one.name === name)!
  if (!('rules' in logic)) throw new Error(`${name} is no table`)
  return logic
}
