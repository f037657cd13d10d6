/**
 * Who may edit what, and who may publish it: a place's keepers of the catalogue all of its content, a lead department of
 * the province its life events, a co-department its services. Whoever edited does not publish.
 */
import type { EntryRef } from '@onething/core/catalogue/changes.ts'
import { entryRef } from '@onething/core/catalogue/changes.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { province } from '../catalogue/publications.ts'
import { Forbidden } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import type { RevisionRow, StepRow } from './store.ts'

export const kindOfAuthority = (person: Person): string | undefined => person.authority?.id.replace(/-\d+$/, '')

const isOfProvince = (person: Person) => person.authority?.id.endsWith(`-${province}`) === true

/** A department of the province, which leads or takes part in what the province publishes. */
export const isDepartment = (person: Person) => person.roles.includes('manager') && isOfProvince(person)

/** Places whose content the person may revise. */
export function scopesOf(person: Person): string[] {
  if (person.roles.includes('cataloguer') && person.region) return [person.region]
  return isDepartment(person) ? [province] : []
}

export const mayPublish = (person: Person, scope: string) =>
  person.roles.includes('publisher') && person.region === scope

/** Entries, whole collections as `<collection>/*`, or `*` for everything. */
export function editableBy(person: Person, scope: string, { lifeEvents, services }: Catalogue): string[] {
  if (person.roles.includes('cataloguer') && person.region === scope) return ['*']
  if (scope !== province || !isDepartment(person)) return []
  const kind = kindOfAuthority(person)
  const led = Object.values(lifeEvents).filter(event => event.lead === kind)
  const handled = Object.values(lifeEvents).flatMap(event => event.services.filter(row => row.authority === kind))
  const own = Object.keys(services).filter(id => id.startsWith(`${kind}/`))
  return [
    ...led.map(event => `lifeEvents/${event.id}`),
    ...new Set([...handled.map(row => `services/${row.service}`), ...own.map(id => `services/${id}`)]),
  ]
}

/** A new service of a department is its own from the start. */
export function requireMayEdit(person: Person, scope: string, catalogue: Catalogue, entry: string) {
  const allowed = editableBy(person, scope, catalogue)
  const { collection, id }: EntryRef = entryRef(entry)
  const isOwnNew = allowed.length > 0 && collection === 'services' && id.startsWith(`${kindOfAuthority(person)}/`)
  if (allowed.includes('*') || allowed.includes(entry) || isOwnNew) return
  throw new Forbidden(
    '这一项不由您的单位编辑：牵头部门编辑牵头的一件事，联办部门编辑本部门的事项，其他内容由目录管理员编辑',
  )
}

export function requireScope(person: Person, scope: string) {
  if (!scopesOf(person).includes(scope)) throw new Forbidden('您不能编辑这个地方的目录内容，请由当地目录管理员办理')
}

/** A department hands on and gives up only what it began itself. */
export const mayHandOn = (person: Person, row: RevisionRow): boolean =>
  scopesOf(person).includes(row.scope) &&
  (!isDepartment(person) || person.roles.includes('cataloguer') || row.created_by === person.id)

export function requireMayHandOn(person: Person, row: RevisionRow) {
  requireScope(person, row.scope)
  if (!mayHandOn(person, row)) throw new Forbidden('这次修订由别人发起，请由发起人或者目录管理员办理')
}

const editing: ReadonlySet<string> = new Set(['change', 'remove', 'confirm', 'import', 'submit'])

/** 双人: who had a hand in it cannot publish it. */
export function requireSecondPerson(person: Person, row: RevisionRow, steps: readonly StepRow[]) {
  if (!mayPublish(person, row.scope)) throw new Forbidden('审核发布由本地的目录审核发布人办理')
  if (steps.some(step => step.actor === person.id && editing.has(step.action)))
    throw new Forbidden('您参与了本次编辑或者提交，请由另一位审核发布人审核发布')
}
