/** The collections a revision may change, with how an entry of each is called and written. */
import type { Entries } from '@onething/core/catalogue/changes.ts'
import { nameOfEntry } from '@onething/core/catalogue/differences.ts'
import { overlayCollections } from '@onething/core/catalogue/overlay.ts'
import { type Catalogue, collections, Synonyms } from '@onething/core/catalogue/schema.ts'
import type { Schema } from './editor/shape.ts'
import { isProvince } from './place.ts'

export interface CollectionOf {
  id: string
  label: string
  schema: Schema
}

/** Confirmations are made beside what they confirm, never edited as such. */
const ofProvince = [
  ...Object.entries(collections).filter(([id]) => id !== 'confirmations'),
  ['synonyms', { label: '日常词语', schema: Synonyms }] as const,
].map(([id, one]) => ({ id, label: one.label, schema: one.schema as Schema }))

const ofPlaces = Object.entries(overlayCollections).map(([id, one]) => ({
  id,
  label: one.label,
  schema: one.schema as Schema,
}))

export const collectionsOf = (scope: string): CollectionOf[] => (isProvince(scope) ? ofProvince : ofPlaces)

export interface EntryItem {
  entry: string
  id: string
  name: string
  /** The department of a service, the list key of a life event. */
  note: string
}

/** What an entry is about may stand in the province's catalogue: a place's parameter carries no name of its own. */
export function itemsOf(collection: string, entries: Entries, catalogue: Catalogue): EntryItem[] {
  return Object.entries(entries[collection] ?? {}).map(([id, content]) => itemOf(collection, id, content, catalogue))
}

export function itemOf(collection: string, id: string, content: unknown, catalogue: Catalogue): EntryItem {
  const entry = `${collection}/${id}`
  return { entry, id, name: nameIn(entry, content, catalogue), note: noteOf(collection, id, catalogue) }
}

function nameIn(entry: string, content: unknown, catalogue: Catalogue): string {
  const id = entry.slice(entry.indexOf('/') + 1)
  if (entry === 'synonyms/words') return '日常词语'
  if (entry.startsWith('parameters/')) return catalogue.parameters[id]?.name ?? id
  if (entry.startsWith('promisedLimits/')) return catalogue.services[id]?.name ?? id
  return nameOfEntry(entry, content)
}

const noteOf = (collection: string, id: string, { authorityKinds }: Catalogue): string =>
  collection === 'services' || collection === 'promisedLimits'
    ? (authorityKinds[id.slice(0, id.indexOf('/'))]?.short ?? '')
    : collection === 'lifeEvents'
      ? id
      : ''

/** How the id of a new entry is written. */
export function idHint(collection: string, scope: string): string {
  const code = isProvince(scope) ? '' : scope
  if (collection === 'lifeEvents')
    return code ? `E 或 P 加地区代码和序号，如 E${code}-1` : 'E（企业）或 P（个人）加清单序号'
  if (collection === 'services') return code ? `地区代码/英文短名，如 ${code}/my-service` : '部门代码/英文短名'
  if (collection === 'windows') return `服务点的代码，如 centre-${code}`
  return '小写英文短名，如 my-entry'
}
