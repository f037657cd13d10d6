/** Elements a department has confirmed carry its mark in every rendering: who, and when. */
import { confirmationOf, confirmedBy } from '../catalogue/confirmations.ts'
import type { Catalogue } from '../catalogue/schema.ts'

/** `names`: what the document calls an element where that differs. */
export function withConfirmations<T extends object>(
  rendered: T,
  entry: string,
  catalogue: Catalogue,
  names: Record<string, string> = {},
): T {
  if (!catalogue.confirmations) return rendered
  const marked = Object.entries(rendered).map(([key, value]) => {
    const found = confirmationOf(catalogue, entry, names[key] ?? key)
    return [key, found ? confirmed(value, confirmedBy(found)) : value]
  })
  return Object.fromEntries(marked) as T
}

/** Everything in it that carries a mark carries this one. */
export function confirmed<T>(value: T, source: string): T {
  if (Array.isArray(value)) return value.map(one => confirmed(one, source)) as T
  if (typeof value !== 'object' || value === null) return value
  const own = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, confirmed(part, source)]))
  if (!('mark' in value)) return own as T
  const before = 'source' in value && typeof value.source === 'string' ? value.source : ''
  return { ...own, mark: 'confirmed', source: [before, source].filter(Boolean).join('；') } as T
}
