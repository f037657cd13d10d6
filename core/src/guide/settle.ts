/**
 * A service that several life events share tells them apart by what is known at all (`known`). In the documents of one
 * life event that is settled: what it asks is known in the end, what it never asks stays unknown. Conditions are
 * simplified accordingly, and what no applicant of this life event needs falls out.
 */
import type { Catalogue } from '../catalogue/schema.ts'
import type { Condition } from '../conditions/condition.ts'
import { always, comparisons, compile, expandRules } from '../conditions/evaluate.ts'
import type { PreparedEvent, PreparedRow, PreparedService } from '../plan/prepare.ts'
import { askedThrough } from '../plan/questions.ts'

type Settled = Condition | boolean

export function settledEvent(event: PreparedEvent, catalogue: Catalogue): PreparedEvent {
  const expand = (when: Condition) => expandRules(when, catalogue.rules)
  const variants = event.rows.flatMap(({ service }) => variantsOf(service)).map(expand)
  const asked = new Set([
    ...event.event.questions,
    ...event.guards.flatMap(guard => guard.condition.sources),
    ...event.rows.flatMap(row => row.condition.sources),
  ])
  const isAsked = (fact: string) => asked.has(fact) || asked.has(askedThrough(fact, catalogue.facts))
  for (let before = -1; before !== asked.size; ) {
    before = asked.size
    for (const when of variants) for (const fact of factsIn(settle(when, isAsked))) asked.add(fact)
  }
  return { ...event, rows: event.rows.map(settledRow) }

  function settledRow(row: PreparedRow): PreparedRow {
    const { service } = row
    const inspection = service.inspection && settledUse(service.inspection)[0]
    return {
      ...row,
      service: {
        ...service,
        inspection,
        preparedEvidence: service.preparedEvidence.flatMap(settledUse),
        preparedFields: service.preparedFields.flatMap(settledUse),
      },
    }
  }

  /** Nothing when nobody here needs it; without its condition when everybody does. */
  function settledUse<T extends { when?: Condition }>(use: T): T[] {
    if (!use.when) return [use]
    const when = settle(expand(use.when), isAsked)
    if (when === false) return []
    if (when === true) return [{ ...use, when: undefined, condition: always }]
    return [{ ...use, when, condition: compile(when, catalogue.facts) }]
  }
}

const variantsOf = ({ evidence, fields, inspection }: PreparedService): Condition[] =>
  [...evidence, ...fields, ...(inspection ? [inspection] : [])].flatMap(({ when }) => when ?? [])

const factsIn = (when: Settled) => (typeof when === 'boolean' ? [] : comparisons(when).map(one => one.fact))

function settle(when: Condition, isAsked: (fact: string) => boolean): Settled {
  if ('known' in when) return isAsked(when.fact) === when.known
  if ('not' in when) {
    const inner = settle(when.not, isAsked)
    return typeof inner === 'boolean' ? !inner : { not: inner }
  }
  if ('all' in when) return joined(when.all, false, parts => ({ all: parts }))
  if ('any' in when) return joined(when.any, true, parts => ({ any: parts }))
  return when

  /** `decisive` is the value that settles the whole. */
  function joined(parts: Condition[], decisive: boolean, join: (parts: Condition[]) => Condition): Settled {
    const open: Condition[] = []
    for (const part of parts) {
      const one = settle(part, isAsked)
      if (one === decisive) return decisive
      if (typeof one !== 'boolean') open.push(one)
    }
    return open.length === 0 ? !decisive : open.length === 1 ? open[0]! : join(open)
  }
}
