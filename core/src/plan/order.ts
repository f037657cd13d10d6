/**
 * 办理顺序 (step 6): the graph of `after` and produced-in-case edges among the chosen rows, its levels, and its time
 * (step 7): each service's limit in its own unit, the whole as the critical path, never the sum.
 */
import type { Limit } from '../catalogue/schema.ts'
import type { AfterKind } from '../catalogue/vocabulary.ts'
import type { World } from '../conditions/evaluate.ts'
import { addDays, type Calendar } from '../workdays.ts'
import type { PreparedRow } from './prepare.ts'

export interface Edge {
  from: string
  to: string
  kind: AfterKind
  because: string
}

export function edgesAmong(rows: PreparedRow[], world: World): Edge[] {
  const present = new Set(rows.map(row => row.id))
  const edges: Edge[] = []
  const known = new Set<string>()
  const add = (edge: Edge) => {
    known.add(`${edge.from}>${edge.to}`)
    edges.push(edge)
  }
  for (const row of rows)
    for (const { row: from, kind, because } of row.after)
      if (present.has(from)) add({ from, to: row.id, kind, because })
  for (const edge of producedEdges(rows, world))
    if (!known.has(`${edge.from}>${edge.to}`) && !reaches(edges, edge.to, edge.from)) add(edge)
  return edges
}

/** What one chosen service makes and another asks for is passed inside the case: the second is decided after the first. */
function producedEdges(rows: PreparedRow[], world: World): Edge[] {
  return rows.flatMap(maker =>
    maker.service.produces.flatMap(type =>
      rows
        .filter(user => user !== maker && asksFor(user, type, world))
        .map(user => ({
          from: maker.id,
          to: user.id,
          kind: 'before-decision' as const,
          because: `“${user.service.name}”要用“${maker.service.name}”的结果，由系统内部流转`,
        })),
    ),
  )
}

const asksFor = (row: PreparedRow, type: string, world: World) =>
  row.service.preparedEvidence.some(use => use.type === type && use.condition.evaluate(world) === true)

export function reaches(edges: Edge[], from: string, to: string): boolean {
  const seen = new Set([from])
  const queue = [from]
  for (const at of queue) {
    if (at === to) return true
    for (const edge of edges) {
      if (edge.from !== at || seen.has(edge.to)) continue
      seen.add(edge.to)
      queue.push(edge.to)
    }
  }
  return false
}

/** Rows level by level. Rows left over stand in a circle; the catalogue check refuses that. */
export function levelsOf(ids: string[], edges: Edge[]): string[][] {
  const done = new Set<string>()
  const levels: string[][] = []
  let left = ids
  while (left.length > 0) {
    const level = left.filter(id => edges.every(edge => edge.to !== id || done.has(edge.from)))
    if (level.length === 0) return [...levels, left]
    levels.push(level)
    for (const id of level) done.add(id)
    left = left.filter(id => !done.has(id))
  }
  return levels
}

export interface Finish {
  due: string
  provisional: boolean
  /** The predecessor that made it this late, if any. */
  after: string | null
}

/** When each row is done if all is accepted on `date`: a hard precedence starts the clock, a gate holds the decision. */
export function finishDates(
  levels: string[][],
  edges: Edge[],
  limitOf: (row: string) => Limit,
  date: string,
  calendar: Calendar,
): Map<string, Finish> {
  const finish = new Map<string, Finish>()
  for (const row of levels.flat()) {
    const before = edges.filter(edge => edge.to === row)
    const start = latest(
      before.filter(edge => edge.kind === 'before-acceptance'),
      finish,
    )
    const limit = limitOf(row)
    const own = addDays(calendar, start?.due ?? date, limit.days, limit.unit)
    const gate = latest(
      before.filter(edge => edge.kind === 'before-decision'),
      finish,
    )
    const held = gate !== null && gate.due > own.due
    finish.set(row, {
      due: held ? gate.due : own.due,
      provisional: own.provisional || (start?.provisional ?? false) || (gate?.provisional ?? false),
      after: held ? gate.row : (start?.row ?? null),
    })
  }
  return finish
}

function latest(edges: Edge[], finish: Map<string, Finish>): (Finish & { row: string }) | null {
  let last: (Finish & { row: string }) | null = null
  for (const { from } of edges) {
    const one = finish.get(from)
    if (one && (last === null || one.due > last.due)) last = { ...one, row: from }
  }
  return last
}

export function criticalPath(finish: Map<string, Finish>): string[] {
  let at: string | null = null
  let due = ''
  for (const [row, one] of finish) {
    if (one.due > due) {
      at = row
      due = one.due
    }
  }
  const path: string[] = []
  while (at !== null && !path.includes(at)) {
    path.unshift(at)
    at = finish.get(at)?.after ?? null
  }
  return path
}
