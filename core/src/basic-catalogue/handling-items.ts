/**
 * 业务办理项: which there are, that they are told apart by every answer, and which entries of the basic catalogue they
 * may be. A suggestion is only a suggestion: somebody confirms it.
 */
import type { Catalogue } from '../catalogue/schema.ts'
import type { Condition } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import { competences } from './competence.ts'
import { type BasicEntry, entryName } from './edition.ts'
import { taskTypeOf } from './national-codes.ts'
import type { HandlingItem, HandlingItems, ServiceItems } from './schema.ts'
import { type Situations, situationsOf } from './situations.ts'

/** `market-regulation/food-operation-licence/main`: the service, then the item. */
export const itemKey = (service: string, item: string) => `${service}/${item}`

export interface KeyedItem {
  key: string
  service: string
  /** 主项 for its suffix. */
  of: string
  item: HandlingItem
}

/** All of them in the order of their keys. */
export const allItems = (items: HandlingItems): KeyedItem[] =>
  Object.entries(items)
    .flatMap(([service, one]) =>
      one.items.map(item => ({ key: itemKey(service, item.id), service, of: item.of ?? one.of ?? service, item })),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1))

/** For every service of this catalogue; one that a place added itself has one item until somebody says more. */
export const itemsOfCatalogue = (items: HandlingItems, { services }: Pick<Catalogue, 'services'>): HandlingItems =>
  Object.fromEntries(
    Object.entries(services).map(([id, { name, type }]): [string, ServiceItems] => [
      id,
      items[id] ?? { items: [{ id: 'main', suffix: '01', name, type }] },
    ]),
  )

/** For people: when it applies; null where it is the only one. */
export function describeWhen(item: HandlingItem, catalogue: Catalogue): string | null {
  if (!item.when) return null
  const { expand, parameters } = situationsOf(catalogue)
  return describeCondition(expand(item.when), catalogue.facts, parameters)
}

// ── the proof ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Everything that is wrong with the items, against this catalogue. */
export function checkHandlingItems(items: HandlingItems, catalogue: Catalogue): string[] {
  const situations = situationsOf(catalogue)
  const competent = competences(catalogue)
  const problems: string[] = []
  for (const service of Object.keys(catalogue.services))
    if (!Object.hasOwn(items, service)) problems.push(`service ${service} has no handling item`)
  const suffixes = new Map<string, KeyedItem>()
  for (const one of allItems(items)) {
    const place = `${one.of} ${one.item.suffix}`
    const other = suffixes.get(place)
    // The same name and suffix in two services: one 业务办理项 that both lead to.
    if (other && other.item.name !== one.item.name)
      problems.push(`${one.key} and ${other.key} have the same suffix ${one.item.suffix} under ${one.of}`)
    suffixes.set(place, one)
  }
  for (const [service, one] of Object.entries(items)) {
    const report = (problem: string) => problems.push(`${service}: ${problem}`)
    const known = catalogue.services[service]
    if (!known) {
      report('there is no such service')
      continue
    }
    const levels = competent.get(service)?.levels
    for (const { id, handledAt } of one.items)
      if (handledAt && !levels?.includes(handledAt)) report(`${id} is handled at a level the list does not print`)
    if (new Set(one.items.map(item => item.id)).size < one.items.length) report('an item stands twice')
    const [only, ...more] = one.items
    if (more.length > 0) {
      try {
        checkSplit(service, one, catalogue, situations, report)
      } catch (error) {
        report((error as Error).message)
      }
    } else {
      if (only!.when || one.whenever || one.together) report('a single item needs no condition')
      if (only!.name !== known.name) report('a single item bears the name of its service')
      if (only!.type !== known.type) report('a single item is of the type of its service')
    }
  }
  return problems
}

/** Exactly one item (or, `together`, at least one) applies for every answer, and none is dead. */
function checkSplit(
  service: string,
  { items, whenever, together }: ServiceItems,
  catalogue: Catalogue,
  { outcomes, describe }: Situations,
  report: (problem: string) => void,
) {
  const without = items.filter(item => !item.when)
  if (without.length > 0) return report(`${without.map(item => item.id).join(', ')} must say when it applies`)
  const conditions = items.map(item => item.when!)
  const used = new Set<number>()
  let wrong: string | undefined
  for (const { facts, truths } of outcomes(whenever ? [...conditions, whenever] : conditions)) {
    if (whenever && truths.at(-1) !== true) continue
    const applying = items.flatMap((_, place) => (truths[place] === true ? [place] : []))
    for (const place of applying) used.add(place)
    if (applying.length === 0) wrong ??= `no item applies when ${describe(facts)}`
    if (applying.length > 1 && !together)
      wrong ??= `${applying.map(place => items[place]!.id).join(' and ')} apply together when ${describe(facts)}`
  }
  if (wrong) report(wrong)
  items.forEach((item, place) => {
    if (!used.has(place)) report(`${item.id} is dead: it never applies`)
  })
  if (whenever) checkCovered(service, whenever, catalogue, outcomes, describe, report)
}

/** Whoever needs the service is among the answers that the split was proved for. */
function checkCovered(
  service: string,
  whenever: Condition,
  catalogue: Catalogue,
  outcomes: Situations['outcomes'],
  describe: Situations['describe'],
  report: (problem: string) => void,
) {
  for (const event of Object.values(catalogue.lifeEvents)) {
    for (const row of event.services.filter(one => one.service === service)) {
      if (!row.when) {
        report(`${event.id}.${row.row} always applies, not only whenever the items are told apart`)
        continue
      }
      for (const { facts, truths } of outcomes([row.when, whenever])) {
        if (truths[0] !== true || truths[1] === true) continue
        report(`${event.id}.${row.row} also applies when ${describe(facts)}`)
        break
      }
    }
  }
}

// ── suggestions ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const likenesses = {
  same: '名称相同',
  variant: '去掉括号内容后名称相同',
  contains: '名称互相包含',
  similar: '名称相近',
} as const
export type Likeness = keyof typeof likenesses

export interface Suggestion {
  code: string
  name: string
  likeness: Likeness
  /** 0 to 1. */
  score: number
  /** Whether 事项类型 is the same; where not, somebody should look twice. */
  sameType: boolean
}

const mostSuggestions = 3
/** Below this share of common character pairs two names have little to do with one another. */
const leastAlike = 0.6

/** The entries in use whose name is like one of the item's names, the likeliest first. */
export function suggestEntries(
  { item, of }: Pick<KeyedItem, 'item' | 'of'>,
  serviceName: string,
  entries: readonly BasicEntry[],
): Suggestion[] {
  const names = [item.name, serviceName, ...(of.includes('/') ? [] : [of])]
  return entries
    .filter(entry => entry.state !== 'cancelled')
    .flatMap(entry => {
      const likeness = likest(names, [entryName(entry), entry.sub ?? entry.main, entry.main])
      if (!likeness) return []
      const sameType = entry.type === taskTypeOf[item.type]
      return [{ code: entry.code, name: entryName(entry), ...likeness, sameType }]
    })
    .sort((a, b) => b.score - a.score || Number(b.sameType) - Number(a.sameType) || (a.code < b.code ? -1 : 1))
    .slice(0, mostSuggestions)
}

function likest(ours: string[], theirs: string[]): { likeness: Likeness; score: number } | undefined {
  const found = ours.flatMap(own => theirs.flatMap(their => like(own, their) ?? []))
  return found.sort((a, b) => b.score - a.score)[0]
}

function like(a: string, b: string): { likeness: Likeness; score: number } | undefined {
  const [one, other] = [plain(a), plain(b)]
  if (one === other) return { likeness: 'same', score: 1 }
  const [bare, otherBare] = [plain(withoutBrackets(a)), plain(withoutBrackets(b))]
  if (bare !== '' && bare === otherBare) return { likeness: 'variant', score: 0.9 }
  const alike = pairsInCommon(bare, otherBare)
  const [short, long] = bare.length < otherBare.length ? [bare, otherBare] : [otherBare, bare]
  if (short.length >= 4 && long.includes(short)) return { likeness: 'contains', score: 0.6 + 0.2 * alike }
  return alike >= leastAlike ? { likeness: 'similar', score: 0.6 * alike } : undefined
}

const withoutBrackets = (name: string) => name.normalize('NFKC').replace(/\([^()]*\)|〔[^〕]*〕/g, '')
const plain = (name: string) => name.normalize('NFKC').replace(/[\s、，,·《》〈〉()〔〕“”"—-]/g, '')

/** Dice's coefficient over pairs of neighbouring characters. */
function pairsInCommon(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)))
  const [one, other] = [pairs(a), pairs(b)]
  if (one.size + other.size === 0) return 0
  return (2 * [...one].filter(pair => other.has(pair)).length) / (one.size + other.size)
}
