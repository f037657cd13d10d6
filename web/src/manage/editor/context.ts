import type { Catalogue, LifeEvent } from '@onething/core/catalogue/schema.ts'
import type { ParameterValues } from '@onething/core/conditions/evaluate.ts'
import { createContext, useContext } from 'react'
import type { PickOption } from './Pick.tsx'
import type { Errors, Names } from './shape.ts'

/** What every field of an entry may need: the whole content to refer to, and what the server said is wrong. */
export interface Editing {
  /** As the place sees it, with this entry as it stands in the editor. */
  catalogue: Catalogue
  parameters: ParameterValues
  names: Names
  errors: Errors
  /** The rows of the life event being edited, to refer to each other. */
  rows: LifeEvent['services']
}

const Context = createContext<Editing | null>(null)
export const EditingProvider = Context.Provider

export function useEditing(): Editing {
  const editing = useContext(Context)
  if (!editing) throw new Error('an editor stands outside its provider')
  return editing
}

/** Everything a reference may point to, by name. */
export function optionsIn({ catalogue }: Pick<Editing, 'catalogue'>, collection: string): PickOption[] {
  const tables = catalogue as unknown as Record<string, Record<string, { name?: string; label?: string }> | undefined>
  return Object.entries(tables[collection] ?? {}).map(([value, entry]) => ({
    value,
    label: entry.name ?? entry.label ?? value,
    note: noteOf(value, catalogue),
  }))
}

/** A service is told from others of its name by its department, anything else by its id. */
function noteOf(id: string, { authorityKinds }: Catalogue): string {
  const owner = id.includes('/') ? authorityKinds[id.slice(0, id.indexOf('/'))]?.name : undefined
  return owner ? `${owner} · ${id}` : id
}
