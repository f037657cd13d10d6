import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { components } from './schema.ts'
import type { VerdictBody } from './subCases.ts'
import type { CaseView } from './types.ts'

type Schemas = components['schemas']

export type DelegatedPart = Schemas['DelegatedPart']
export type DelegationChoices = Schemas['DelegationChoices']
export type DelegationView = Schemas['DelegationView']
export type PublicDelegation = Schemas['PublicDelegation']

const root = '/api/delegations'
const caseAt = (caseNo: string) => `/api/cases/${piece(caseNo)}`

export const delegationsKey = ['delegations'] as const
export const delegations = queryOptions({ queryKey: delegationsKey, queryFn: () => api.get<DelegationView[]>(root) })

export const delegationChoices = queryOptions({
  queryKey: ['delegation-choices'],
  queryFn: () => api.get<DelegationChoices>(`${root}/choices`),
  staleTime: 5 * 60_000,
})

/** 公告 */
export const publicDelegations = (region: string) =>
  queryOptions({
    queryKey: ['public-delegations', region],
    queryFn: () => api.get<PublicDelegation[]>(address(`${root}/public`, { region })),
  })

export const myDelegations = queryOptions({
  queryKey: ['my-delegations'],
  queryFn: () => api.get<PublicDelegation[]>(`${root}/mine`),
})

export interface NewDelegation {
  delegate: { kind: DelegationView['kind']; region: string; window?: string; account?: string; name?: string }
  /** Null: all that the organ handles. */
  services: string[] | null
  from: string
  until: string
  mayRefuse: boolean
  basis: string
}

export const grantDelegation = (body: NewDelegation) => api.post<DelegationView>(root, body)
export const revokeDelegation = (number: string, reason: string) =>
  api.post<DelegationView>(`${root}/${piece(number)}/revocation`, { reason })

/** With the version of the case: another one may be open as soon as the case has moved. */
export const delegatedParts = (caseNo: string, version: number) =>
  queryOptions({
    queryKey: ['case', caseNo, 'delegated-parts', version],
    queryFn: () => api.get<DelegatedPart[]>(`${caseAt(caseNo)}/delegated-parts`),
    placeholderData: keepPreviousData,
  })

export const giveDelegatedVerdict = (caseNo: string, part: string, body: Omit<VerdictBody, 'override'>) =>
  api.post<CaseView>(`${caseAt(caseNo)}/parts/${piece(part)}/verdict`, body)
