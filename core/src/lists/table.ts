/**
 * 名单: a list as a table, one line for each item. Lists that say more about the same items (the particulars of each new
 * employee, the card of each who has none) are further columns of it, so that one table fills them all.
 */
import type { DataElement } from '../catalogue/schema.ts'
import type { Facts, ParameterValues } from '../conditions/evaluate.ts'
import { type Shape, shapeOfFact } from '../form-values.ts'
import type { Prepared, PreparedEvent, PreparedRow } from '../plan/prepare.ts'

export type Item = Record<string, unknown>

export interface ListTable {
  /** A fact or a data element. */
  id: string
  kind: 'fact' | 'element'
  label: string
  help: string | undefined
  /** The column that names an item in every list about it: the employee, the plate. */
  name: string | undefined
  columns: ListColumn[]
  joined: JoinedList[]
}

export interface ListColumn {
  key: string
  title: string
  shape: Shape
}

/** A list of the form about the same items. */
export interface JoinedList {
  element: string
  label: string
  /** The column that names the item, as it is called there too. */
  name: string
  columns: ListColumn[]
  /** Whether this item has to be in it. */
  needs(item: Facts, parameters: ParameterValues): boolean
}

/** @param chosen the rows of the life event that will be handled; undefined: all of them */
export function listTable(
  prepared: Prepared,
  event: PreparedEvent,
  id: string,
  chosen?: readonly string[],
): ListTable | undefined {
  const rows = event.rows.filter(row => chosen === undefined || chosen.includes(row.id))
  const fact = listFact(prepared, event, id)
  if (fact !== undefined) return tableOfFact(prepared, rows, fact)
  const element = elementsOf(event.rows).find(one => one.id === id)?.definition
  return element && tableOfElement(id, element)
}

/** A field that stands for a fact is that fact. */
function listFact({ catalogue }: Prepared, { event, rows }: PreparedEvent, id: string): string | undefined {
  const fact = elementsOf(rows).find(one => one.id === id)?.definition.fact ?? id
  const asked =
    event.questions.includes(fact) ||
    rows.some(({ repeat }) => repeat && 'over' in repeat && repeat.over === fact) ||
    elementsOf(rows).some(({ definition }) => definition.fact === fact)
  return asked && Object.hasOwn(catalogue.facts, fact) && catalogue.facts[fact]!.type === 'list' ? fact : undefined
}

const elementsOf = (rows: PreparedRow[]) =>
  rows.flatMap(row =>
    row.service.preparedFields
      .filter(({ definition }) => definition.type === 'list')
      .map(({ element, definition }) => ({ id: element, definition, row })),
  )

function tableOfElement(id: string, { label, help, items = {} }: DataElement): ListTable {
  return { id, kind: 'element', label, help, name: undefined, columns: titled(items, []), joined: [] }
}

function tableOfFact({ catalogue }: Prepared, rows: PreparedRow[], id: string): ListTable {
  const { label, help, items = {} } = shapeOfFact(catalogue.facts[id]!)
  const repeated = rows.flatMap(row => (row.repeat && 'over' in row.repeat && row.repeat.over === id ? [row] : []))
  const name = repeated.map(({ repeat }) => (repeat as { label: string }).label).at(0)
  const columns = titled(items, [])
  const joined = name === undefined ? [] : joinedTo(repeated, name, columns)
  return { id, kind: 'fact', label, help, name, columns, joined }
}

function joinedTo(repeated: PreparedRow[], name: string, columns: ListColumn[]): JoinedList[] {
  const taken = columns.map(column => column.title)
  const lists = new Map<string, JoinedList>()
  for (const { id, definition } of elementsOf(repeated)) {
    const { fact, label, items = {} } = definition
    if (fact !== undefined || lists.has(id) || !Object.hasOwn(items, name)) continue
    const { [name]: _, ...others } = items
    const users = repeated.filter(row => row.service.preparedFields.some(field => field.element === id))
    const own = titled(others, taken, label)
    taken.push(...own.map(column => column.title))
    lists.set(id, {
      element: id,
      label,
      name,
      columns: own,
      needs: (facts, parameters) =>
        users.some(({ repeat }) => (repeat as Repeat).condition.evaluate({ facts, parameters }) === true),
    })
  }
  return [...lists.values()]
}

type Repeat = Extract<NonNullable<PreparedRow['repeat']>, { over: string }>

/** Two columns of one table never have the same title. */
const titled = (items: Record<string, Shape>, taken: string[], list = ''): ListColumn[] =>
  Object.entries(items).map(([key, shape]) => {
    const title = titleOf(shape)
    return { key, title: taken.includes(title) ? `${list}：${title}` : title, shape }
  })

const titleOf = ({ label, type, unit }: Shape) => {
  const measure = type === 'money' ? '元' : unit
  return measure ? `${label}（${measure}）` : label
}

/** All columns as they stand beside each other, with the list each belongs to. */
export const columnsOf = (table: ListTable): (ListColumn & { of: JoinedList | null })[] => [
  ...table.columns.map(column => ({ ...column, of: null })),
  ...table.joined.flatMap(list => list.columns.map(column => ({ ...column, of: list }))),
]

/** The items of the lists as lines of the table: what a table is filled in advance with. */
export function linesOf(table: ListTable, items: Item[], given: Record<string, Item[]>): unknown[][] {
  const seen = new Map<unknown, number>()
  return items.map(item => {
    const name = table.name === undefined ? undefined : item[table.name]
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return [
      ...table.columns.map(({ key }) => item[key]),
      ...table.joined.flatMap(list => {
        const same = (given[list.element] ?? []).filter(one => one[list.name] === name)
        return list.columns.map(({ key }) => (same[nth] ?? (same.length === 1 ? same[0] : undefined))?.[key])
      }),
    ]
  })
}
