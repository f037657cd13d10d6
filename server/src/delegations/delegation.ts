/** 授权委托: who may accept at the window in an organ's name, on which day, for which service. Pure. */
import { dayNumber } from '@onething/core/workdays.ts'
import type { Person } from '../people/person.ts'

export const delegateKinds = { centre: '政务服务中心', window: '窗口', clerk: '窗口人员' } as const
export type DelegateKind = keyof typeof delegateKinds

/** 将到期: so many days are left, enough to have the next one signed. */
export const daysBeforeEnd = 30

export const delegationStates = {
  upcoming: '未生效',
  inForce: '生效中',
  ending: '将到期',
  ended: '已到期',
  revoked: '已撤销',
} as const
export type DelegationState = keyof typeof delegationStates

/** What of an entry in the register decides. */
export interface Delegated {
  authority: string
  delegate_kind: DelegateKind
  /** The place whose centre it is; a window and a clerk are those of this centre. */
  delegate_region: string
  delegate_window: string | null
  clerk: string | null
  /** Null: all that the organ handles. */
  services: readonly string[] | null
  may_refuse: boolean
  /** Both days included. */
  valid_from: string
  valid_until: string
  revoked_on: string | null
}

export type Clerk = Pick<Person, 'id' | 'region' | 'window'>

export interface Asked {
  authority: string
  service: string
  clerk: Clerk
  date: string
  /** 不予受理 is asked for, which stays with the organ unless it says otherwise. */
  refusing?: boolean
}

/** The delegation on which this clerk may speak for the organ: the first of those that cover it. */
export const delegationFor = <D extends Delegated>(delegations: readonly D[], asked: Asked): D | undefined =>
  delegations.find(one => covers(one, asked) && isInForce(one, asked.date) && (!asked.refusing || one.may_refuse))

/** Whether it is about this organ, service and clerk, at whatever time. */
export const covers = (one: Delegated, { authority, service, clerk }: Omit<Asked, 'date'>): boolean =>
  one.authority === authority && (one.services === null || one.services.includes(service)) && isGivenTo(one, clerk)

/** A delegation is not handed on (行政许可法 24): the centre above or below is another one. */
export function isGivenTo(one: Delegated, { id, region, window }: Clerk): boolean {
  if (one.delegate_region !== region) return false
  if (one.delegate_kind === 'clerk') return one.clerk === id
  return one.delegate_kind === 'centre' || one.delegate_window === window
}

/** Revoked takes effect at once: on that day it holds no more. */
export const isInForce = (one: Pick<Delegated, 'valid_from' | 'valid_until' | 'revoked_on'>, date: string): boolean =>
  one.valid_from <= date && date <= one.valid_until && (one.revoked_on === null || date < one.revoked_on)

export function stateOf(
  one: Pick<Delegated, 'valid_from' | 'valid_until' | 'revoked_on'>,
  today: string,
): DelegationState {
  if (one.revoked_on !== null) return 'revoked'
  if (one.valid_until < today) return 'ended'
  if (one.valid_from > today) return 'upcoming'
  return dayNumber(one.valid_until) - dayNumber(today) < daysBeforeEnd ? 'ending' : 'inForce'
}

/** Whether `one` already says all that `next` would say. */
export const saysAllOf = (one: Delegated, next: Omit<Delegated, 'revoked_on'>): boolean =>
  one.revoked_on === null &&
  one.delegate_kind === next.delegate_kind &&
  one.delegate_region === next.delegate_region &&
  one.delegate_window === next.delegate_window &&
  one.clerk === next.clerk &&
  one.valid_from <= next.valid_from &&
  one.valid_until >= next.valid_until &&
  (one.may_refuse || !next.may_refuse) &&
  (one.services === null || next.services?.every(id => one.services!.includes(id)) === true)
