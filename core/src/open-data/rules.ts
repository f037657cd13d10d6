/**
 * A condition as the rules of a decision table: for each way in which it can hold one rule, with one test a fact. Kleene
 * logic distributes as classical logic does, so a rule matches exactly when the condition is known to hold.
 */
import type { Condition, Scalar } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import type { ParameterValues } from '../conditions/evaluate.ts'
import {
  answersTo,
  answersWith,
  type Comparison,
  compared,
  type Definitions,
  feelValue,
  getDefinition,
} from './feel.ts'

/** What one rule wants of one fact. Counted answers are kept as a set, so that two wishes can become one. */
export interface Test {
  answers?: (Scalar | null)[]
  /** FEEL over `?`, all of which has to hold. */
  holds: string[]
}

/** One way in which a condition holds: the test of each fact that it reads, and the same in words. */
export interface Rule {
  tests: Map<string, Test>
  says: string[]
}

export interface Vocabulary {
  facts: Definitions
  parameters: ParameterValues
}

export const whatever: Rule = { tests: new Map(), says: [] }

/** Every way in which the condition holds, or with `denied` fails. Rules are expanded beforehand. */
export function waysOf(condition: Condition, denied: boolean, words: Vocabulary): Rule[] {
  if ('not' in condition) return waysOf(condition.not, !denied, words)
  if ('rule' in condition) throw new Error(`rule ${condition.rule} was not expanded`)
  if ('all' in condition) return denied ? anyOf(condition.all) : allOf(condition.all)
  if ('any' in condition) return denied ? allOf(condition.any) : anyOf(condition.any)
  const test = testOf(condition, denied, words)
  if (!test) return []
  const said = describeCondition(denied ? { not: condition } : condition, words.facts, words.parameters)
  return [{ tests: new Map([[condition.fact, test]]), says: [said] }]

  function anyOf(parts: Condition[]): Rule[] {
    return withoutNarrower(parts.flatMap(part => waysOf(part, denied, words)))
  }
  function allOf(parts: Condition[]): Rule[] {
    return parts.map(part => waysOf(part, denied, words)).reduce(together, [whatever])
  }
}

/** Both at once, in every way that does not contradict itself. */
export function together(some: Rule[], others: Rule[]): Rule[] {
  return withoutNarrower(some.flatMap(one => others.flatMap(other => both(one, other) ?? [])))
}

/** The test as a cell of its column. */
export function cellOf({ answers, holds }: Test, all: Scalar[] | undefined): string {
  if (answers) {
    if (answers.includes(null)) return 'null'
    return answers.length === all?.length ? 'not(null)' : answers.map(feelValue).join(', ')
  }
  if (holds.length === 1) return shortened(holds[0]!)
  return rangeOf(holds) ?? [answered, ...holds.filter(one => one !== answered)].join(' and ')
}

function testOf(one: Comparison, denied: boolean, { facts, parameters }: Vocabulary): Test | undefined {
  const definition = getDefinition(facts, one.fact)
  const all = answersTo(definition)
  if (all) {
    const answers = answersWith(one, denied, all)
    return answers.length > 0 ? { answers, holds: [] } : undefined
  }
  const holds = compared('?', one, denied, definition, parameters)
  return holds === undefined ? undefined : { holds: [holds] }
}

function both(one: Rule, other: Rule): Rule | undefined {
  const tests = new Map(one.tests)
  for (const [fact, test] of other.tests) {
    const own = tests.get(fact)
    const joint = own ? jointly(own, test) : test
    if (joint.answers?.length === 0) return undefined
    tests.set(fact, joint)
  }
  return { tests, says: [...new Set([...one.says, ...other.says])] }
}

function jointly(one: Test, other: Test): Test {
  return {
    answers: one.answers?.filter(answer => other.answers?.includes(answer) ?? true) ?? other.answers,
    holds: [...new Set([...one.holds, ...other.holds])],
  }
}

/** A rule that only matches where another one matches as well says nothing of its own. */
function withoutNarrower(rules: Rule[]): Rule[] {
  return rules.filter((rule, place) =>
    rules.every((other, elsewhere) => {
      if (elsewhere === place || !isWithin(rule, other)) return true
      return elsewhere > place && isWithin(other, rule)
    }),
  )
}

const isWithin = (one: Rule, other: Rule) =>
  [...other.tests].every(([fact, test]) => {
    const own = one.tests.get(fact)
    return own !== undefined && isNarrower(own, test)
  })

function isNarrower(one: Test, other: Test): boolean {
  const { answers } = other
  if (answers && !one.answers?.every(answer => answers.includes(answer))) return false
  return other.holds.every(part => one.holds.includes(part))
}

const answered = '? != null'

/**
 * `? >= 200` is written `>= 200`, as people who know decision tables expect it. Anything longer asks for an answer first:
 * a test that comes out as null matches an input that is null.
 */
function shortened(holds: string): string {
  if (holds === '? = null') return 'null'
  if (holds === answered) return 'not(null)'
  return /^\? [<>]=? \S+$/.test(holds) ? holds.slice(2) : `${answered} and ${holds}`
}

/** `[18..20)` for at least 18 and less than 20. */
function rangeOf(holds: string[]): string | undefined {
  const bounds = holds.map(one => /^\? ([<>])(=?) (\S+)$/.exec(one))
  const [low, high] = ['>', '<'].map(side => bounds.find(bound => bound?.[1] === side))
  if (holds.length !== 2 || !low || !high) return undefined
  return `${low[2] ? '[' : '('}${low[3]}..${high[3]}${high[2] ? ']' : ')'}`
}
