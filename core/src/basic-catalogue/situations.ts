/** In which answers conditions hold, by trying them all: the answer space of `catalogue/answers.ts`. */
import { answerSpace, assignments, describeAnswers, sizeOf } from '../catalogue/answers.ts'
import type { Catalogue } from '../catalogue/schema.ts'
import type { Condition } from '../conditions/condition.ts'
import { compile, expandRules, type Facts, type ParameterValues, type Truth } from '../conditions/evaluate.ts'

/** More combinations than this are a mistake of the catalogue. */
const mostAnswers = 200_000

export interface Situations {
  expand(condition: Condition): Condition
  /** Every answer to what the conditions read, with how each comes out. */
  outcomes(conditions: Condition[]): Generator<{ facts: Facts; truths: Truth[] }>
  describe(facts: Facts): string
  parameters: ParameterValues
}

export function situationsOf(catalogue: Catalogue): Situations {
  const parameters: ParameterValues = Object.fromEntries(
    Object.entries(catalogue.parameters).map(([id, one]) => [id, { value: one.default, pending: true }]),
  )
  const expand = (condition: Condition) => expandRules(condition, catalogue.rules)
  return {
    parameters,
    expand,
    *outcomes(given) {
      const conditions = given.map(expand)
      const compiled = conditions.map(condition => compile(condition, catalogue.facts))
      const space = answerSpace({ conditions, lists: [] }, catalogue.facts, parameters)
      if (sizeOf(space) > mostAnswers) throw new Error('these conditions read too many facts together to be tried')
      for (const facts of assignments(space))
        yield { facts, truths: compiled.map(one => one.evaluate({ facts, parameters })) }
    },
    describe: facts => describeAnswers(facts, catalogue.facts),
  }
}
