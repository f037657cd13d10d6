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
import { named, type Report, rowSpot, type Spot } from './problems.ts'
import type { Catalogue, LifeEvent } from './schema.ts'

/** More combinations than this cannot be tried in time; such a statement should be split. */
const mostAnswers = 200_000

/** Something the catalogue says that answers make true or not. */
export interface Statement {
  spot: Spot
  reads: Reads
  evaluate(world: World): Truth
  open(world: World): string[]
}

export interface Proof {
  read(condition: Condition | undefined, list?: Reads['lists'][number]): Reads
  statement(spot: Spot, condition: Condition): Statement
  rowStatement(event: LifeEvent, row: PreparedRow): Statement
  /** The first answers to what is read for which it holds. */
  find(spot: Spot, reads: Reads, holds: (world: World) => boolean): Facts | undefined
  /** Three-valued logic tells neither too little nor too much, and asks only what can change the answer. */
  exact(statement: Statement, event: PreparedEvent): void
  askedThrough(fact: string): string
  /** 当“经营场所使用方式：租赁”时 */
  when(facts: Facts): string
}

export function prover(catalogue: Catalogue, parameters: ParameterValues, report: Report): Proof {
  const definitions = catalogue.facts
  const expand = (condition: Condition) => expandRules(condition, catalogue.rules)
  const worldOf = (facts: Facts): World => ({ facts, parameters })
  const nameOf = (fact: string) => named(definitions, fact)
  const tooMany = new Set<string>()

  function spaceOf(spot: Spot, reads: Reads): AnswerSpace | undefined {
    const space = answerSpace(reads, definitions, parameters)
    if (sizeOf(space) <= mostAnswers) return space
    const place = `${spot.entry} ${spot.at}`
    if (!tooMany.has(place)) report(spot, tooManyText(reads))
    tooMany.add(place)
    return undefined
  }

  const tooManyText = (reads: Reads) =>
    `同时涉及的事实太多，无法逐一验证：${factsRead(reads).map(nameOf).join('、')}，请拆分或者简化条件`

  function when(facts: Facts, otherwise: string): string {
    const said = describeAnswers(facts, definitions)
    return said ? `当“${said}”时` : otherwise
  }

  const proof: Proof = {
    read: (condition, list) => ({
      conditions: condition ? [expand(condition)] : [],
      lists: list ? [{ over: list.over, when: list.when && expand(list.when) }] : [],
    }),
    statement(spot, condition) {
      const compiled = compile(expand(condition), definitions)
      return { spot, reads: proof.read(condition), evaluate: compiled.evaluate, open: compiled.open }
    },
    rowStatement: (event, prepared) => {
      const { when, repeat } = prepared.row
      return {
        spot: rowSpot(event, prepared.row, catalogue),
        reads: proof.read(when, repeat && 'over' in repeat ? repeat : undefined),
        evaluate: world => rowApplies(prepared, world),
        open: world => openFacts(prepared, world),
      }
    },
    find(spot, reads, holds) {
      const space = spaceOf(spot, reads)
      if (space) for (const facts of assignments(space)) if (holds(worldOf(facts))) return facts
      return undefined
    },
    exact({ spot, reads, evaluate, open }, event) {
      const space = spaceOf(spot, reads)
      if (!space) return
      const withUnknown: AnswerSpace = space.map(([fact, answers]) => [fact, [...new Set([...answers, undefined])]])
      if (sizeOf(withUnknown) > mostAnswers) return report(spot, tooManyText(reads))
      for (const facts of assignments(withUnknown)) {
        const wrong = inexact(facts)
        if (wrong) return report(spot, `${when(known(facts), '尚未回答任何问题时')}，${wrong}`)
      }

      function inexact(facts: Facts): string | undefined {
        const truth = evaluate(worldOf(facts))
        const outcomes = completions(facts).map(full => evaluate(worldOf(full)))
        if (truth !== undefined)
          return outcomes.every(one => one === truth)
            ? undefined
            : `没有答完就判定为${truth ? '' : '不'}成立，答完后却可能不是，请改正条件`
        if (new Set(outcomes).size < 2) return '其余问题怎样回答结果都一样，却判定为待确定，请简化条件'
        const asked = open(worldOf(facts))
        if (asked.length === 0) return '判定为待确定，却没有可问的问题，请改正条件'
        for (const fact of asked) {
          if (!pivotal(facts, fact)) return `要问${nameOf(fact)}，而它的回答不影响结果，请简化条件`
          const through = askedThrough(fact, definitions)
          const { source } = definitions[through]!
          if ((source === 'answer' || source === 'share') && !event.questionOrder.has(through))
            return `要问${nameOf(through)}，而提问顺序中没有它，请把它列入提问顺序`
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
    when: facts => when(facts, '无论怎样回答'),
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
