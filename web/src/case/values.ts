import { useState } from 'react'
import type { Facts, PlanField, PlanGroup, Values } from '../api/types.ts'

/** What has been given so far: the form's own values, and the facts that some fields stand for. */
export interface Given {
  values: Values
  facts: Facts
}

export const givenValue = (field: PlanField, { values, facts }: Given): unknown =>
  field.fact ? facts[field.fact] : values[field.element]

/** How a change of a field is saved: a field that stands for a fact changes the fact. */
export const patchOf = (field: PlanField, value: unknown) =>
  field.fact ? { facts: { [field.fact]: value } } : { form: { [field.element]: value } }

const isFact = (field: PlanField) => field.element.startsWith('fact:')

/**
 * Facts that only choose a variant leave the plan's form as soon as they are answered. On the page they stay where they
 * were, so that an answer can be seen and changed.
 */
export function useSteadyForm(form: PlanGroup[]): PlanGroup[] {
  const [seen, setSeen] = useState<PlanGroup[]>(form)
  const steady = steadied(seen, form)
  if (steady.some(group => group.fields.some(field => isFact(field) && !has(seen, field)))) setSeen(steady)
  return steady
}

const has = (groups: PlanGroup[], field: PlanField) =>
  groups.some(group => group.fields.some(each => each.element === field.element))

function steadied(seen: PlanGroup[], form: PlanGroup[]): PlanGroup[] {
  const gone = (group: PlanGroup) => group.fields.filter(field => isFact(field) && !has(form, field))
  const left = seen.filter(group => !form.some(each => each.id === group.id) && gone(group).length > 0)
  return [
    ...left.map(group => ({ ...group, fields: gone(group) })),
    ...form.map(group => {
      const before = seen.find(each => each.id === group.id)
      return before && gone(before).length > 0 ? { ...group, fields: [...gone(before), ...group.fields] } : group
    }),
  ]
}
