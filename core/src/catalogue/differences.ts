/** What a change says, in the words by which the schema calls its properties, for the desk and for those who approve. */
import type { TSchema } from 'typebox'
import type { Condition } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import { expandRules, type ParameterValues } from '../conditions/evaluate.ts'
import { alike, type Changes, type Entries, entriesOfCatalogue, entryOf, entryRef } from './changes.ts'
import { overlayCollections } from './overlay.ts'
import { type Catalogue, collections, Synonyms } from './schema.ts'

export interface Difference {
  /** Where in the entry, e.g. 办理的事项 › 第 3 行 › 何种情形下办理; '' for the entry itself. */
  at: string
  /** '' when it was not there. */
  before: string
  after: string
}

export interface EntryDifference {
  entry: string
  /** E.g. 一件事 开饭店（餐饮店）. */
  label: string
  kind: 'added' | 'removed' | 'changed'
  differences: Difference[]
}

const labels: Record<string, { label: string; schema: TSchema }> = {
  ...overlayCollections,
  ...collections,
  synonyms: { label: '日常词语', schema: Synonyms },
}

/** The name of a collection, as the desk and a comparison call it. */
export const collectionLabel = (collection: string): string => labels[collection]?.label ?? collection

export function nameOfEntry(entry: string, content: unknown): string {
  const { id } = entryRef(entry)
  const { name, label, ask } = (content ?? {}) as { name?: string; label?: string; ask?: string }
  return name ?? label ?? ask ?? id
}

/** Each changed entry with what changed in it, in the words of the schema. */
export function describeChanges(
  before: Entries,
  changes: Changes,
  vocabulary: { catalogue: Catalogue; parameters: ParameterValues },
): EntryDifference[] {
  return Object.entries(changes).flatMap(([entry, content]) => {
    const was = entryOf(before, entry)
    if (alike(was ?? null, content ?? null)) return []
    const { collection } = entryRef(entry)
    const words = { ...vocabulary, names: entriesOfCatalogue(vocabulary.catalogue) }
    const kind = was === undefined ? 'added' : content === null ? 'removed' : 'changed'
    return [
      {
        entry,
        label: `${collectionLabel(collection)} ${nameOfEntry(entry, content ?? was)}`,
        kind,
        differences: kind === 'changed' ? differences(was, content, labels[collection]?.schema, [], words) : [],
      },
    ]
  })
}

interface Vocabulary {
  catalogue: Catalogue
  parameters: ParameterValues
  names: Entries
}

/** What TypeBox keeps of a schema that the words need. */
interface Shape {
  title?: string
  type?: string
  properties?: Record<string, Shape>
  items?: Shape
  patternProperties?: Record<string, Shape>
  anyOf?: Shape[]
  enum?: unknown[]
  'x-labels'?: string[]
  'x-kind'?: string
  'x-ref'?: string
}

function differences(
  before: unknown,
  after: unknown,
  schema: Shape | undefined,
  at: string[],
  words: Vocabulary,
): Difference[] {
  if (alike(before, after)) return []
  const say = (value: unknown) => inWords(value, schema, words)
  const leaf = [{ at: at.join(' › '), before: say(before), after: say(after) }]
  if (schema?.['x-kind'] === 'condition' || before === undefined || after === undefined) return leaf
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, schema?.items, at, words) ?? leaf
  if (!isRecord(before) || !isRecord(after)) return leaf
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key => {
    const own = propertyOf(schema, key)
    return differences(before[key], after[key], own, [...at, own?.title ?? key], words)
  })
}

const propertyOf = (schema: Shape | undefined, key: string): Shape | undefined =>
  schema?.properties?.[key] ??
  Object.values(schema?.patternProperties ?? {})[0] ??
  schema?.anyOf?.find(one => one.properties?.[key])?.properties?.[key]

/** Items are told apart by what names them; a plain list of words by the words. */
function inLists(
  before: unknown[],
  after: unknown[],
  schema: Shape | undefined,
  at: string[],
  words: Vocabulary,
): Difference[] | undefined {
  const keyed = (list: unknown[]) => new Map(list.map(one => [keyOf(one), one]))
  const was = keyed(before)
  const is = keyed(after)
  if (was.size < before.length || is.size < after.length) return undefined
  const keys = [...new Set([...was.keys(), ...is.keys()])]
  const found = keys.flatMap(key => {
    const own = was.get(key) ?? is.get(key)
    return differences(was.get(key), is.get(key), schema, [...at, itemName(own, schema, words)], words)
  })
  return found.length > 0 ? found : [{ at: at.join(' › '), before: '原来的次序', after: '次序有调整' }]
}

const identifying = ['row', 'id', 'element', 'type', 'fact', 'ask', 'law', 'name', 'until'] as const

function keyOf(item: unknown): string {
  if (!isRecord(item)) return JSON.stringify(item)
  const own = identifying.flatMap(key => (item[key] === undefined ? [] : [`${key}=${String(item[key])}`]))
  const more = ['article', 'effectiveFrom', 'effectiveUntil', 'when'].flatMap(key =>
    item[key] === undefined ? [] : [JSON.stringify(item[key])],
  )
  return own.length > 0 ? [own[0], ...(own[0]!.startsWith('row') ? [] : more)].join(' ') : JSON.stringify(item)
}

function itemName(item: unknown, schema: Shape | undefined, words: Vocabulary): string {
  if (!isRecord(item)) return inWords(item, schema, words)
  if (typeof item.row === 'number') return `第 ${item.row} 行`
  const key = identifying.find(one => item[one] !== undefined)
  return key ? inWords(item[key], propertyOf(schema, key), words) : ''
}

function inWords(value: unknown, schema: Shape | undefined, words: Vocabulary): string {
  if (value === undefined || value === null) return ''
  if (schema?.['x-kind'] === 'condition') return sentence(value as Condition, words)
  if (typeof value === 'boolean') return value ? '是' : '否'
  const labelled = schema?.enum?.indexOf(value) ?? -1
  if (labelled >= 0 && schema?.['x-labels']) return schema['x-labels'][labelled] ?? String(value)
  if (typeof value === 'string' && schema?.['x-ref'])
    return nameOfEntry(`${schema['x-ref']}/${value}`, entryOf(words.names, `${schema['x-ref']}/${value}`))
  if (Array.isArray(value)) return value.map(one => inWords(one, schema?.items, words)).join('；')
  if (!isRecord(value)) return String(value)
  return Object.entries(value)
    .map(([key, one]) => {
      const own = propertyOf(schema, key)
      return `${own?.title ?? key}：${inWords(one, own, words)}`
    })
    .join('，')
}

/** What cannot be read yet (a fact that is still missing) is shown as it stands. */
function sentence(condition: Condition, { catalogue, parameters }: Vocabulary): string {
  try {
    return describeCondition(expandRules(condition, catalogue.rules), catalogue.facts, parameters)
  } catch {
    return JSON.stringify(condition)
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
