/**
 * The floor of planning: the same catalogue with every condition as compiled JavaScript that gives no reasons. Text is
 * executed here only, in the bench, to measure what conditions as data and reasons cost; the product never does it.
 */
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import type { Bound, Condition } from '@onething/core/conditions/condition.ts'
import { type Compiled, compile, expandRules, type Truth, type World } from '@onething/core/conditions/evaluate.ts'
import { type Prepared, prepare } from '@onething/core/plan/prepare.ts'

export function prepareCompiled(catalogue: Catalogue): Prepared {
  const prepared = prepare(catalogue, 1)
  const asScript = (condition: Condition | undefined, definitions: Catalogue['facts']) => {
    if (!condition) return always
    const expanded = expandRules(condition, catalogue.rules)
    return script(expanded, compile(expanded, definitions))
  }
  for (const event of prepared.events.values()) {
    for (const guard of event.guards) guard.condition = asScript(guard.when, catalogue.facts)
    for (const row of event.rows) {
      row.condition = asScript(row.row.when, catalogue.facts)
      const { repeat } = row.row
      if (row.repeat && 'over' in row.repeat && repeat && 'over' in repeat)
        row.repeat.condition = asScript(repeat.when, catalogue.facts[repeat.over]!.items ?? {})
      for (const use of [...row.service.preparedFields, ...row.service.preparedEvidence])
        use.condition = asScript(use.when, catalogue.facts)
    }
  }
  return prepared
}

const always: Compiled = { evaluate: () => true, open: () => [], explain: () => [], sources: [] }

function script(condition: Condition, { open, sources }: Compiled): Compiled {
  const evaluate = new Function('world', `const f = world.facts, p = world.parameters\n${codeOf(condition)}`) as (
    world: World,
  ) => Truth
  return {
    evaluate,
    open: world => (evaluate(world) === undefined ? open(world) : []),
    explain: () => [],
    sources,
  }
}

/** Statements that return the answer of the whole tree. */
function codeOf(condition: Condition): string {
  let names = 0
  const code = statementsOf(condition, 'r0', 'f')
  return `let r0\n${code}\nreturn r0`

  function statementsOf(part: Condition, into: string, facts: string): string {
    const fresh = () => `r${++names}`
    if ('all' in part) return joined(part.all, into, facts, 'true', 'false')
    if ('any' in part) return joined(part.any, into, facts, 'false', 'true')
    if ('not' in part) return `${statementsOf(part.not, into, facts)}\nif (${into} !== undefined) ${into} = !${into}`
    if ('rule' in part) throw new Error(`rule ${part.rule} was not expanded`)
    const value = `${facts}[${JSON.stringify(part.fact)}]`
    if ('some' in part) {
      const [list, item, own] = [fresh(), fresh(), fresh()]
      return `const ${list} = ${value}
if (!Array.isArray(${list})) ${into} = undefined
else {
  ${into} = false
  for (const ${item} of ${list}) {
    let ${own}
    ${statementsOf(part.some, own, item)}
    if (${own} === true) { ${into} = true; break }
    if (${own} === undefined) ${into} = undefined
  }
}`
    }
    return `${into} = ${expressionOf(part, value)}`
  }

  function joined(parts: Condition[], into: string, facts: string, start: string, decisive: string): string {
    const label = `l${++names}`
    const steps = parts.map(part => {
      const own = `r${++names}`
      return `let ${own}
${statementsOf(part, own, facts)}
if (${own} === ${decisive}) { ${into} = ${decisive}; break ${label} }
if (${own} === undefined) ${into} = undefined`
    })
    return `${label}: {\n${into} = ${start}\n${steps.map(step => `{${step}}`).join('\n')}\n}`
  }
}

function expressionOf(part: Extract<Condition, { fact: string }>, value: string): string {
  const given = (test: string) => `${value} == null ? undefined : ${test}`
  if ('known' in part) return part.known ? `${value} != null` : `${value} == null`
  if ('is' in part) return given(`${value} === ${JSON.stringify(part.is)}`)
  if ('in' in part) return given(`(${part.in.map(one => `${value} === ${JSON.stringify(one)}`).join(' || ')})`)
  if ('includesAny' in part)
    return `Array.isArray(${value}) ? (${part.includesAny.map(one => `${value}.includes(${JSON.stringify(one)})`).join(' || ') || 'false'}) : undefined`
  if ('atLeast' in part) return numeric(value, '>=', part.atLeast)
  if ('over' in part) return numeric(value, '>', part.over)
  if ('atMost' in part) return numeric(value, '<=', part.atMost)
  if ('under' in part) return numeric(value, '<', part.under)
  throw new Error(`cannot compile ${JSON.stringify(part)}`)
}

function numeric(value: string, sign: string, bound: Bound): string {
  if (typeof bound === 'number') return `typeof ${value} === 'number' ? ${value} ${sign} ${bound} : undefined`
  const limit = `p[${JSON.stringify(bound.parameter)}]?.value`
  return `typeof ${value} === 'number' && typeof ${limit} === 'number' ? ${value} ${sign} ${limit} : undefined`
}
