/** Which rows of the life event apply, as far as the facts tell (step 1), and which of them the applicant does (step 3). */
import type { Facts, Truth, World } from '../conditions/evaluate.ts'
import type { PreparedEvent, PreparedRow } from './prepare.ts'

export interface Part {
  part: string
  label: string
}

export interface RowState {
  prepared: PreparedRow
  applies: Truth
  chosen: boolean
  parts: Part[]
}

export function rowStates(event: PreparedEvent, world: World): RowState[] {
  return event.rows.map(prepared => {
    const parts = partsOf(prepared, world)
    const applies = appliesWith(parts, prepared, world)
    return { prepared, applies, chosen: false, parts: applies === true ? parts! : [] }
  })
}

export const rowApplies = (prepared: PreparedRow, world: World): Truth =>
  appliesWith(partsOf(prepared, world), prepared, world)

const appliesWith = (parts: Part[] | undefined, { condition }: PreparedRow, world: World): Truth =>
  and(condition.evaluate(world), parts === undefined ? undefined : parts.length > 0)

const and = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true

/** One part per item of a repeated row; undefined while the list, or what an item depends on, is unknown. */
function partsOf({ id, repeat }: PreparedRow, world: World): Part[] | undefined {
  if (!repeat) return [{ part: id, label: '' }]
  if ('labels' in repeat) return repeat.labels.map((label, place) => ({ part: `${id}-${place + 1}`, label }))
  const list = world.facts[repeat.over]
  if (!Array.isArray(list)) return undefined
  const parts: Part[] = []
  for (const [place, item] of (list as Facts[]).entries()) {
    const matches = repeat.condition.evaluate({ facts: item, parameters: world.parameters })
    if (matches === undefined) return undefined
    if (matches) parts.push({ part: `${id}-${place + 1}`, label: String(item[repeat.label] ?? place + 1) })
  }
  return parts
}

/** Facts that could still change whether the row applies. A list whose items are incomplete counts as open. */
export function openFacts({ condition, repeat }: PreparedRow, world: World): string[] {
  const truth = condition.evaluate(world)
  if (truth === false) return []
  const open = condition.open(world)
  return repeat && 'over' in repeat && partsUnknown(repeat, world) ? [...open, repeat.over] : open
}

function partsUnknown(repeat: { over: string; condition: PreparedRow['condition'] }, world: World): boolean {
  const list = world.facts[repeat.over]
  if (!Array.isArray(list)) return true
  return (list as Facts[]).some(
    item => repeat.condition.evaluate({ facts: item, parameters: world.parameters }) === undefined,
  )
}

export interface Choice {
  /** Rows the applicant ticked; undefined: as the catalogue ticks them. */
  selection: string[] | undefined
  /** Evidence types the applicant already holds, so that their producer need not be done again. */
  held: ReadonlySet<string>
}

/**
 * Marks the rows that are part of the case and returns the notes that say what was put back and why.
 * 方案 二(一): all or part as the applicant wishes, except what must run together and what a chosen row needs.
 */
export function choose(states: RowState[], { selection, held }: Choice): string[] {
  const byId = new Map(states.map(state => [state.prepared.id, state]))
  const notes: string[] = []
  for (const state of states) state.chosen = isTicked(state, selection)
  const queue = states.filter(state => state.chosen)
  const add = (row: string, note: (name: string) => string) => {
    const state = byId.get(row)
    if (!state || state.chosen || state.applies !== true) return
    state.chosen = true
    queue.push(state)
    notes.push(note(state.prepared.service.name))
  }
  for (const { prepared } of queue) {
    const { name } = prepared.service
    for (const mate of prepared.bundle) add(mate, other => `“${other}”须与“${name}”并行办理，不能单独取消`)
    for (const need of prepared.after)
      if (!holds(byId.get(need.row), held)) add(need.row, other => `办理“${name}”需要“${other}”的结果，已一并保留`)
  }
  return notes
}

function isTicked({ applies, prepared }: RowState, selection: string[] | undefined): boolean {
  if (applies !== true) return false
  return selection ? selection.includes(prepared.id) : prepared.row.optional !== true
}

const holds = (state: RowState | undefined, held: ReadonlySet<string>) => {
  const made = state?.prepared.service.produces ?? []
  return made.length > 0 && made.every(type => held.has(type))
}
