/** The register of delegations. Entries are added and revoked, never deleted. */
import { json, type Queries, statement } from '../db/database.ts'
import type { Delegated } from './delegation.ts'

export interface DelegationRow extends Delegated {
  number: string
  authority_name: string
  delegate_name: string
  clerk_name: string | null
  basis: string
  granted_by: string
  granted_name: string
  granted_at: string
  revoked_by: string | null
  revoked_name: string | null
  revoked_at: string | null
  reason: string | null
  revocation_key: string | null
}

const columns = `number, authority, authority_name, delegate_kind, delegate_region, delegate_name, delegate_window, clerk,
  clerk_name, services, may_refuse, valid_from, valid_until, basis, granted_by, granted_name, granted_at, revoked_on,
  revoked_by, revoked_name, revoked_at, reason, revocation_key`
/** The longest standing first. */
const inOrder = 'order by granted_at, number'

const insert = statement(
  'delegations_insert',
  `insert into delegations (number, authority, authority_name, delegate_kind, delegate_region, delegate_name,
     delegate_window, clerk, clerk_name, services, may_refuse, valid_from, valid_until, basis, granted_by, granted_name,
     granted_at, grant_key)
   values ('WT' || lpad(nextval('delegation_serial')::text, 6, '0'), $1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10,
     $11::date, $12::date, $13, $14, $15, $16::timestamptz, $17)
   on conflict (granted_by, grant_key) do nothing
   returning ${columns}`,
)
const findByKey = statement(
  'delegations_find_key',
  `select ${columns} from delegations where granted_by = $1 and grant_key = $2`,
)
const find = statement('delegations_find', `select ${columns} from delegations where number = $1`)
const revoke = statement(
  'delegations_revoke',
  `update delegations set revoked_on = $2::date, revoked_by = $3, revoked_name = $4, revoked_at = $5::timestamptz,
     reason = $6, revocation_key = $7
   where number = $1 and revoked_on is null
   returning ${columns}`,
)
const ofAuthorities = statement(
  'delegations_of_authorities',
  `select ${columns} from delegations where authority = any($1) ${inOrder}`,
)
const inPlace = statement(
  'delegations_in_place',
  `select ${columns} from delegations
   where (delegate_region = $1 or delegate_region like $1 || '___') and valid_from <= $2::date and valid_until >= $2::date
     and (revoked_on is null or revoked_on > $2::date)
   order by authority, number`,
)

export type NewDelegation = Omit<Delegated, 'revoked_on'> &
  Pick<DelegationRow, 'authority_name' | 'delegate_name' | 'clerk_name' | 'basis'> & {
    by: { id: string; name: string }
    at: string
    key: string | null
  }

/** Undefined when this key was used before. */
export async function insertDelegation(queries: Queries, one: NewDelegation): Promise<DelegationRow | undefined> {
  const [row] = await queries.rows<DelegationRow>(insert, [
    one.authority,
    one.authority_name,
    one.delegate_kind,
    one.delegate_region,
    one.delegate_name,
    one.delegate_window,
    one.clerk,
    one.clerk_name,
    json(one.services),
    one.may_refuse,
    one.valid_from,
    one.valid_until,
    one.basis,
    one.by.id,
    one.by.name,
    one.at,
    one.key,
  ])
  return row
}

export async function findGranted(queries: Queries, by: string, key: string): Promise<DelegationRow | undefined> {
  return (await queries.rows<DelegationRow>(findByKey, [by, key]))[0]
}

export async function findDelegation(queries: Queries, number: string): Promise<DelegationRow | undefined> {
  return (await queries.rows<DelegationRow>(find, [number]))[0]
}

export interface Revocation {
  number: string
  on: string
  by: { id: string; name: string }
  at: string
  reason: string
  key: string | null
}

/** Undefined when it is revoked already: nothing was changed. */
export async function revokeDelegation(queries: Queries, one: Revocation): Promise<DelegationRow | undefined> {
  const values = [one.number, one.on, one.by.id, one.by.name, one.at, one.reason, one.key]
  return (await queries.rows<DelegationRow>(revoke, values))[0]
}

/** With those that are over. */
export const listOfAuthorities = (queries: Queries, authorities: readonly string[]) =>
  queries.rows<DelegationRow>(ofAuthorities, [authorities])

/** In force that day at this place's centre and those of its townships. */
export const listInPlace = (queries: Queries, region: string, date: string) =>
  queries.rows<DelegationRow>(inPlace, [region, date])
