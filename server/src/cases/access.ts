/** Whose case is it? Asked where the case is loaded; the route's own access stands in http/access.ts. */
import { maskName } from '@onething/core/identifiers.ts'
import { Forbidden, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import type { CaseRow } from './case-row.ts'

export function isOwn(row: Pick<CaseRow, 'applicant_id' | 'agent_id'>, person: Person): boolean {
  return (
    row.applicant_id === person.id ||
    row.agent_id === person.id ||
    person.enterprises.some(enterprise => row.applicant_id === enterpriseId(enterprise.creditCode))
  )
}

/** A clerk acts on cases of the place whose window they sit at. */
export const isAtWindow = (row: Pick<CaseRow, 'region'>, person: Person): boolean =>
  person.roles.includes('clerk') && person.region !== undefined && row.region.startsWith(within(person.region))

/** Somebody else's case is not found, rather than forbidden: its number tells nothing. */
export function requireMayAct(row: CaseRow, person: Person) {
  if (isOwn(row, person) || isAtWindow(row, person)) return
  throw new NotFound(`没有办件 ${row.case_no}，请核对办件编号`)
}

/** Whoever signed it with the applicant may see how far it is, and do nothing: `isOwn` never holds for them. */
export const mayFollow = (row: CaseRow, person: Person, coSigned: boolean): boolean =>
  isOwn(row, person) || isAtWindow(row, person) || coSigned

export function requireClerk(person: Person) {
  if (!person.roles.includes('clerk')) throw new Forbidden('只有综合窗口人员可以代为办理')
}

/** A person's name is masked where others see it; an enterprise's is public. */
export const shownName = (name: string, applicantId: string) => (applicantId.startsWith('e-') ? name : maskName(name))

export const enterpriseId = (creditCode: string) => `e-${creditCode}`

/** 410105 → itself; 410100 → the whole city; 410000 → the province. */
export const within = (region: string) => region.replace(/(00)+$/, '')
