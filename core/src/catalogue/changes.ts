/**
 * Differences as data: a revision of the catalogue (or of a place's overlay) is its changed entries, nothing else.
 * Pure: applied, compared and put together here, whoever stores them.
 */
import type { Catalogue, Synonyms } from './schema.ts'

/** Entries by `<collection>/<id>`; null takes the entry away. */
export type Changes = Record<string, unknown>
/** A catalogue or an overlay, seen as collections of entries. */
export type Entries = Record<string, Record<string, unknown> | undefined>

/** The everyday words are one entry. */
export const wordsEntry = 'synonyms/words'

export interface EntryRef {
  collection: string
  id: string
}

export function entryRef(entry: string): EntryRef {
  const at = entry.indexOf('/')
  return { collection: entry.slice(0, at), id: entry.slice(at + 1) }
}

export const entriesOfCatalogue = ({ synonyms, ...tables }: Catalogue): Entries => ({
  ...(tables as unknown as Entries),
  ...(synonyms && { synonyms: { words: synonyms } }),
})

export function catalogueOfEntries({ synonyms, ...tables }: Entries): Catalogue {
  return { ...(tables as unknown as Catalogue), ...(synonyms?.words ? { synonyms: synonyms.words as Synonyms } : {}) }
}

export const entryOf = (entries: Entries, entry: string): unknown => {
  const { collection, id } = entryRef(entry)
  const table = entries[collection]
  return table && Object.hasOwn(table, id) ? table[id] : undefined
}

/** A new entry stands after the others of its collection; a life event where its list number puts it. */
export function applyChanges(entries: Entries, changes: Changes): Entries {
  const next: Entries = { ...entries }
  for (const [entry, content] of Object.entries(changes)) {
    const { collection, id } = entryRef(entry)
    const table = { ...next[collection] }
    if (content === null) delete table[id]
    else table[id] = content
    next[collection] = collection === 'lifeEvents' ? inListOrder(table) : table
  }
  return next
}

interface Listed {
  audience: string
  number: number
}

function inListOrder(table: Record<string, unknown>): Record<string, unknown> {
  const order = (one: unknown) => one as Listed
  return Object.fromEntries(
    Object.entries(table).sort(
      ([, a], [, b]) => order(a).audience.localeCompare(order(b).audience) || order(a).number - order(b).number,
    ),
  )
}

/** What makes the second of the first. */
export function changesBetween(before: Entries, after: Entries): Changes {
  const changes: Changes = {}
  for (const collection of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = before[collection] ?? {}
    const is = after[collection] ?? {}
    for (const id of new Set([...Object.keys(was), ...Object.keys(is)]))
      if (!alike(was[id], is[id])) changes[`${collection}/${id}`] = is[id] ?? null
  }
  return changes
}

/** Entries that both sides changed since they parted, and not alike: somebody has to look. */
export const conflicts = (base: Entries, theirs: Entries, changes: Changes): string[] =>
  Object.keys(changes).filter(
    entry =>
      !alike(entryOf(base, entry), entryOf(theirs, entry)) &&
      !alike(entryOf(theirs, entry) ?? null, changes[entry] ?? null),
  )

export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a).filter(key => (a as Record<string, unknown>)[key] !== undefined)
  const others = Object.keys(b).filter(key => (b as Record<string, unknown>)[key] !== undefined)
  return (
    keys.length === others.length &&
    keys.every(key => alike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}
