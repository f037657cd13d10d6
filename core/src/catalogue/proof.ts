/**
 * How a statement of the catalogue is proved: it is tried on every answer to the facts that it reads. `check.ts` says what
 * has to hold.
 */
import type { Condition } from '../conditions/condition.ts'
import {
  compile,
  expandRules,
  type Facts,
  type ParameterValues,
  type Truth,
  type World,
} from '../conditions/evaluate.ts'
import type { PreparedEvent, PreparedRow } from '../plan/prepare.ts'
import { askedThrough } from '../plan/questions.ts'
import { openFacts, rowApplies } from '../plan/rows.ts'
import {
  type AnswerSpace,
  answerSpace,
  assignments,
  describeAnswers,
  factsRead,
  join,
  type Reads,
  sizeOf,
} from './answers.ts'
import type { Catalogue } from './schema.ts'

/** More combinations than this cannot be tried in time; such a statement should be split. */
const mostAnswers = 200_000

/** Something the catalogue says that answers make true or not. */
export interface Statement {
  name: string
  reads: Reads
  evaluate(world: World): Truth
  open(world: World): string[]
}

export type Report = (where: string, what: string) => void

export interface Proof {
  read(condition: Condition | undefined, list?: Reads['lists'][number]): Reads
  statement(name: string, condition: Condition): Statement
  rowStatement(row: PreparedRow): Statement
  /** The first answers to what is read for which it holds. */
  find(where: string, reads: Reads, holds: (world: World) => boolean): Facts | undefined
  /** Three-valued logic tells neither too little nor too much, and asks only what can change the answer. */
  exact(statement: Statement, event: PreparedEvent): void
  askedThrough(fact: string): string
  describe(facts: Facts): string
}

export function prover(catalogue: Catalogue, parameters: ParameterValues, report: Report): Proof {
  const definitions = catalogue.facts
  const expand = (condition: Condition) => expandRules(condition, catalogue.rules)
  const worldOf = (facts: Facts): World => ({ facts, parameters })
  const tooMany = new Set<string>()

  function spaceOf(where: string, reads: Reads): AnswerSpace | undefined {
    const space = answerSpace(reads, definitions, parameters)
    if (sizeOf(space) <= mostAnswers) return space
    if (!tooMany.has(where)) report(where, `reads too many facts together to be proved: ${factsRead(reads).join(', ')}`)
    tooMany.add(where)
    return undefined
  }

  const proof: Proof = {
    read: (condition, list) => ({
      conditions: condition ? [expand(condition)] : [],
      lists: list ? [{ over: list.over, when: list.when && expand(list.when) }] : [],
    }),
    statement(name, condition) {
      const compiled = compile(expand(condition), definitions)
      return { name, reads: proof.read(condition), evaluate: compiled.evaluate, open: compiled.open }
    },
    rowStatement: prepared => {
      const { when, repeat } = prepared.row
      return {
        name: prepared.id,
        reads: proof.read(when, repeat && 'over' in repeat ? repeat : undefined),
        evaluate: world => rowApplies(prepared, world),
        open: world => openFacts(prepared, world),
      }
    },
    find(where, reads, holds) {
      const space = spaceOf(where, reads)
      if (space) for (const facts of assignments(space)) if (holds(worldOf(facts))) return facts
      return undefined
    },
    exact({ name, reads, evaluate, open }, event) {
      const space = spaceOf(name, reads)
      if (!space) return
      const withUnknown: AnswerSpace = space.map(([fact, answers]) => [fact, [...new Set([...answers, undefined])]])
      if (sizeOf(withUnknown) > mostAnswers) return report(name, 'reads too many facts together to be proved')
      for (const facts of assignments(withUnknown)) {
        const wrong = inexact(facts)
        if (wrong) return report(name, `${wrong} (${proof.describe(known(facts))})`)
      }

      function inexact(facts: Facts): string | undefined {
        const truth = evaluate(worldOf(facts))
        const outcomes = completions(facts).map(full => evaluate(worldOf(full)))
        if (truth !== undefined)
          return outcomes.every(one => one === truth)
            ? undefined
            : `is ${truth} before all is answered, and then is not`
        if (new Set(outcomes).size < 2) return 'is unknown although every answer gives the same'
        const asked = open(worldOf(facts))
        if (asked.length === 0) return 'is unknown and nothing is asked'
        for (const fact of asked) {
          if (!pivotal(facts, fact)) return `asks ${fact}, which changes nothing`
          const through = askedThrough(fact, definitions)
          const { source } = definitions[through]!
          if ((source === 'answer' || source === 'share') && !event.questionOrder.has(through))
            return `asks ${through}, which the questions of the life event do not list`
        }
        return undefined
      }

      function completions(facts: Facts, except?: string): Facts[] {
        const left = space!.filter(([fact]) => facts[fact] === undefined && fact !== except)
        return [...assignments(left)].map(rest => ({ ...facts, ...rest }))
      }

      function pivotal(facts: Facts, fact: string): boolean {
        const answers = space!.find(([one]) => one === fact)?.[1] ?? []
        return completions(facts, fact).some(
          rest => new Set(answers.map(answer => evaluate(worldOf({ ...rest, [fact]: answer })))).size > 1,
        )
      }
    },
    askedThrough: fact => askedThrough(fact, definitions),
    describe: facts => describeAnswers(facts, definitions),
  }
  return proof
}

const known = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))

/** The guards that share facts with a statement, also through one another: the others can stay open whatever it reads. */
export function closedBy(guards: Statement[]) {
  return (reads: Reads) => {
    const facts = new Set(factsRead(reads))
    const sharing = new Set<Statement>()
    for (let size = -1; size !== sharing.size; ) {
      size = sharing.size
      for (const guard of guards) {
        if (!factsRead(guard.reads).some(fact => facts.has(fact))) continue
        sharing.add(guard)
        for (const fact of factsRead(guard.reads)) facts.add(fact)
      }
    }
    const list = [...sharing]
    return {
      reads: join(list.map(guard => guard.reads)),
      holds: (world: World) => list.some(guard => guard.evaluate(world) === true),
    }
  }
}
