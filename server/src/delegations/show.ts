/** From the register to what leaves. */
import { authorityById } from '@onething/core/authorities.ts'
import type { Publications } from '../catalogue/publications.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import { delegationStates, stateOf } from './delegation.ts'
import type { DelegationRow } from './store.ts'
import type { DelegationView, PublicDelegation } from './view.ts'

export function showPublic(publications: Publications, row: DelegationRow): PublicDelegation {
  const place = authorityById(row.authority, publications.authorityData)?.region
  const names = publications.here(place)?.prepared.catalogue.services ?? {}
  return {
    number: row.number,
    authority: { id: row.authority, name: row.authority_name },
    delegate: row.delegate_name,
    services: row.services?.map(id => ({ id, name: names[id]?.name ?? id })) ?? null,
    from: row.valid_from,
    until: row.valid_until,
    mayRefuse: row.may_refuse,
    basis: row.basis,
  }
}

export function showDelegation(
  { publications, clock }: { publications: Publications; clock: Clock },
  row: DelegationRow,
): DelegationView {
  const state = stateOf(row, dateInHenan(clock.now()))
  return {
    ...showPublic(publications, row),
    kind: row.delegate_kind,
    region: row.delegate_region,
    window: row.delegate_window,
    clerk: row.clerk === null ? null : { id: row.clerk, name: row.clerk_name ?? '' },
    state,
    stateLabel: delegationStates[state],
    grantedBy: row.granted_name,
    grantedAt: row.granted_at,
    revocation:
      row.revoked_on === null ? null : { on: row.revoked_on, by: row.revoked_name ?? '', reason: row.reason ?? '' },
  }
}
