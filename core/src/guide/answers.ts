/** What each answer to a question changes: which services it brings or spares, which material it asks for, whom it stops. */
import type { FactDefinition, Guard } from '../catalogue/schema.ts'
import { boundWords, type Sign, signOf } from '../conditions/describe.ts'
import { comparisons, expandRules, type Facts, type FactValue, type Truth } from '../conditions/evaluate.ts'
import type { PreparedRow } from '../plan/prepare.ts'
import type { HandbookAnswer } from './schema.ts'
import type { Source } from './services.ts'

/** An answer as people give it, with a value that stands for it. */
interface Stand {
  words: string
  facts: Facts
}

export function answersTo(fact: string, source: Source): HandbookAnswer[] {
  return standsFor(fact, source).map(stand => effectOf(stand, source))
}

function effectOf({ words, facts }: Stand, { event, numberOf, place }: Source): HandbookAnswer {
  const world = { facts, parameters: place.parameters }
  const given = new Set(Object.keys(facts))
  const reads = (sources: string[]) => sources.some(one => given.has(one))
  const rows = event.rows.filter(row => reads(row.condition.sources))
  const outcome = (wanted: Truth) =>
    rows.filter(row => row.condition.evaluate(world) === wanted).map(row => numberOf(row.id))
  return {
    answer: words,
    needed: outcome(true),
    notNeeded: outcome(false),
    undecided: outcome(undefined),
    closes: event.guards
      .filter(guard => guard.condition.evaluate(world) === true)
      .map(guard => `${guard.because}。${guard.wayOut}`),
    materials: event.rows.flatMap(row => materialsOf(row)),
  }

  function materialsOf(row: PreparedRow): HandbookAnswer['materials'] {
    if (row.condition.evaluate(world) === false) return []
    return row.service.preparedEvidence.flatMap(({ definition, condition }) => {
      if (!reads(condition.sources)) return []
      const needed = condition.evaluate(world)
      return needed === undefined ? [] : [{ number: numberOf(row.id), name: definition.name, needed }]
    })
  }
}

function standsFor(fact: string, source: Source): Stand[] {
  const { catalogue } = source.prepared
  const definition = catalogue.facts[fact]!
  const values = Object.entries(definition.values ?? {})
  switch (definition.type) {
    case 'boolean':
      return [true, false].map(value => ({ words: value ? '是' : '否', facts: { [fact]: value } }))
    case 'choice':
      return values.map(([value, words]) => ({ words, facts: { [fact]: value } }))
    case 'choices':
      return [
        ...values.map(([value, words]) => ({ words, facts: { [fact]: [value] as FactValue } })),
        { words: '都没有', facts: { [fact]: [] } },
      ]
    case 'number':
      return rangesOf(fact, definition, source).map(({ words, value }) => ({ words, facts: { [fact]: value } }))
    default:
      return derivedFrom(fact, catalogue.facts).flatMap(([derived, own]) =>
        rangesOf(derived, own, source).map(({ words, value }) => ({
          words: `${own.label} ${words}`,
          facts: { [derived]: value },
        })),
      )
  }
}

/** An age is asked through the date of birth. */
const derivedFrom = (fact: string, facts: Record<string, FactDefinition>) =>
  Object.entries(facts).filter(([, { ageOf }]) => ageOf === fact)

// ── numbers by their thresholds ─────────────────────────────────────────────────────────────────────────────────────

/** Where answers begin to differ: just below the value, or just above it. */
interface Edge {
  value: number
  above: boolean
  pending: boolean
  bound: number | { parameter: string }
}

function rangesOf(fact: string, definition: FactDefinition, source: Source): { words: string; value: number }[] {
  const edges = edgesOf(fact, source)
  const { parameters } = source.place
  const say = (sign: Sign, edge: Edge) => boundWords(sign, edge.bound, definition, parameters).trim()
  return [...edges, null].map((upper, place) => {
    const lower = edges[place - 1]
    const words = [lower && say(lower.above ? '>' : '≥', lower), upper && say(upper.above ? '≤' : '<', upper)].filter(
      Boolean,
    )
    return { words: words.length === 0 ? '任何数值' : words.join('，且 '), value: between(lower, upper) }
  })
}

function between(lower: Edge | undefined, upper: Edge | null): number {
  if (lower && !lower.above) return lower.value
  if (upper?.above) return upper.value
  if (lower && upper) return (lower.value + upper.value) / 2
  return lower ? lower.value + 1 : upper ? upper.value - 1 : 0
}

function edgesOf(fact: string, { event, prepared, place }: Source): Edge[] {
  const found = new Map<string, Edge>()
  for (const when of conditionsOf(event.rows, event.event.guards)) {
    for (const one of comparisons(expandRules(when, prepared.catalogue.rules))) {
      if (one.fact !== fact || !('atLeast' in one || 'over' in one || 'atMost' in one || 'under' in one)) continue
      const { sign, bound } = signOf(one)
      const own = typeof bound === 'number' ? { value: bound, pending: false } : place.parameters[bound.parameter]
      if (typeof own?.value !== 'number') continue
      const above = sign === '>' || sign === '≤'
      found.set(`${own.value} ${above}`, { value: own.value, above, pending: own.pending, bound })
    }
  }
  return [...found.values()].sort((a, b) => a.value - b.value || Number(a.above) - Number(b.above))
}

const conditionsOf = (rows: PreparedRow[], guards: Guard[]) => [
  ...guards.map(guard => guard.when),
  ...rows.flatMap(({ row, service }) => [
    ...(row.when ? [row.when] : []),
    ...[...service.preparedEvidence, ...service.preparedFields].flatMap(use => use.when ?? []),
  ]),
]
