/** The register: an organ's manager grants and revokes; nothing is deleted. Who may act on one is delegation.ts. */
import { type Authority, authorityById } from '@onething/core/authorities.ts'
import { isWithin, pathUp, type ServicePoint } from '@onething/core/regions.ts'
import { dateInWords, isDate } from '@onething/core/workdays.ts'
import { inForce } from '../basic-catalogue/published.ts'
import type { Publications } from '../catalogue/publications.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { Conflict, type FieldProblem, Forbidden, Invalid, NotFound } from '../http/problems.ts'
import { staffIdOf } from '../partners/identity/claims.ts'
import type { Person } from '../people/person.ts'
import { type DelegateKind, isGivenTo, saysAllOf, stateOf } from './delegation.ts'
import type { DelegationRow } from './store.ts'
import * as store from './store.ts'

export interface DelegationDeps {
  database: Database
  publications: Publications
  clock: Clock
}

export interface Grant {
  delegate: { kind: DelegateKind; region: string; window?: string; account?: string; name?: string }
  /** Null: all that the organ handles. */
  services: string[] | null
  from: string
  until: string
  mayRefuse: boolean
  /** The document it was given by: its number or its name. */
  basis: string
}

const problem = (target: string, message: string): FieldProblem => ({ where: 'body', target, message })

export async function grant(deps: DelegationDeps, by: Person, request: Grant, key: string | null) {
  const repeated = key ? await store.findGranted(deps.database, by.id, key) : undefined
  if (repeated) return repeated
  const organ = organOf(deps, by)
  const today = dateInHenan(deps.clock.now())
  const delegate = delegateOf(deps, organ, request.delegate)
  requireTerm(request, today)
  requireText('basis', request.basis, '请填写委托文书的文号或者名称')
  requireServices(deps, organ, request.services)
  const next = {
    authority: organ.id,
    authority_name: organ.name,
    ...delegate,
    services: request.services,
    may_refuse: request.mayRefuse,
    valid_from: request.from,
    valid_until: request.until,
    basis: request.basis.trim(),
    by: { id: by.id, name: by.name },
    at: deps.clock.now().toISOString(),
    key,
  }
  requireSomethingNew(await store.listOfAuthorities(deps.database, [organ.id]), next)
  const inserted = await store.insertDelegation(deps.database, next)
  return inserted ?? (await store.findGranted(deps.database, by.id, key!))!
}

export async function revoke(
  deps: DelegationDeps,
  by: Person,
  number: string,
  reason: string,
  key: string | null,
): Promise<DelegationRow> {
  requireText('reason', reason, '请填写撤销的理由')
  const organ = organOf(deps, by)
  const row = await store.findDelegation(deps.database, number)
  if (row?.authority !== organ.id) throw new NotFound(`本机关没有编号为 ${number} 的授权委托，请核对编号`)
  const today = dateInHenan(deps.clock.now())
  if (row.revoked_on === null && stateOf(row, today) === 'ended')
    throw new Conflict(`该授权委托已于${dateInWords(row.valid_until)}到期，不需要撤销`)
  const revoked = await store.revokeDelegation(deps.database, {
    number,
    on: today,
    by: { id: by.id, name: by.name },
    at: deps.clock.now().toISOString(),
    reason: reason.trim(),
    key,
  })
  const after = revoked ?? (await store.findDelegation(deps.database, number))!
  if (!revoked && (key === null || after.revocation_key !== key))
    throw new Conflict(`该授权委托已于${dateInWords(after.revoked_on!)}由${after.revoked_name}撤销`)
  return after
}

/** Of one's own organ, the newest first, with those that are over. */
export async function listOwn(deps: DelegationDeps, by: Person): Promise<DelegationRow[]> {
  const rows = await store.listOfAuthorities(deps.database, [organOf(deps, by).id])
  return rows.reverse()
}

/** On which a clerk may act today. */
export async function listForClerk(deps: DelegationDeps, clerk: Person): Promise<DelegationRow[]> {
  const rows = await listInForce(deps, clerk.region ?? '')
  return rows.filter(row => isGivenTo(row, clerk))
}

/** What is delegated in a place today: 委托的内容应当公告 (行政许可法 24). */
export const listInForce = ({ database, clock }: DelegationDeps, region: string): Promise<DelegationRow[]> =>
  store.listInPlace(database, region, dateInHenan(clock.now()))

/** What a manager can choose from: the services of the organ, and the centres it may turn to with their windows. */
export function choicesOf(deps: DelegationDeps, by: Person) {
  const organ = organOf(deps, by)
  return {
    authority: { id: organ.id, name: organ.name },
    services: servicesOf(deps, organ),
    places: placesOf(deps, organ),
  }
}

// ── what is asked of a grant ────────────────────────────────────────────────────────────────────────────────────────

function organOf({ publications }: DelegationDeps, { authority }: Person): Authority {
  const organ = authority && authorityById(authority.id, publications.authorityData)
  if (!organ) throw new Forbidden('您的账号没有关联办理机关，请联系管理员')
  return organ
}

type Delegate = Pick<
  DelegationRow,
  'delegate_kind' | 'delegate_region' | 'delegate_name' | 'delegate_window' | 'clerk' | 'clerk_name'
>

function delegateOf(deps: DelegationDeps, organ: Authority, given: Grant['delegate']): Delegate {
  const { kind, region } = given
  requirePlace(deps, organ, region)
  const centre = centreOf(deps.publications, region)?.name ?? region
  const own = { delegate_kind: kind, delegate_region: region, delegate_window: null, clerk: null, clerk_name: null }
  if (kind === 'centre') return { ...own, delegate_name: centre }
  if (kind === 'window') {
    const window = given.window?.trim()
    if (!window) throw new Invalid([problem('delegate.window', '请选择或填写窗口名称，与窗口标牌一致')])
    return { ...own, delegate_name: `${centre} ${window}`, delegate_window: window }
  }
  const [account, name] = [given.account?.trim(), given.name?.trim()]
  const missing = [
    ...(account ? [] : [problem('delegate.account', '请填写窗口人员的登录账号')]),
    ...(name ? [] : [problem('delegate.name', '请填写窗口人员的姓名')]),
  ]
  if (!account || !name) throw new Invalid(missing)
  return { ...own, delegate_name: `${centre} ${name}`, clerk: staffIdOf(account), clerk_name: name }
}

/** The organ's own area, or a centre above it where several organs sit together. */
function requirePlace({ publications }: DelegationDeps, organ: Authority, region: string) {
  const { regions } = publications
  const wrong = (message: string) => new Invalid([problem('delegate.region', message)])
  if (!regions.byCode.has(region)) throw wrong(`没有区划代码为“${region}”的地方，请从列表中选择政务服务中心`)
  if (!isWithin(region, organ.region, regions) && !isWithin(organ.region, region, regions))
    throw wrong(`${organ.name}只能委托本地区或者上级的政务服务中心，请重新选择`)
}

function requireTerm({ from, until }: Pick<Grant, 'from' | 'until'>, today: string) {
  const wrong = [
    ...(isDate(from) ? [] : [problem('from', '生效日期不正确，请按 2026-06-01 的格式填写')]),
    ...(isDate(until) ? [] : [problem('until', '截止日期不正确，请按 2026-06-01 的格式填写')]),
  ]
  if (wrong.length > 0) throw new Invalid(wrong)
  if (until < from) throw new Invalid([problem('until', '截止日期不能早于生效日期')])
  if (until < today) throw new Invalid([problem('until', '截止日期已经过去，请填写今天或以后的日期')])
}

function requireText(target: string, text: string, message: string) {
  if (text.trim().length < 2) throw new Invalid([problem(target, message)])
}

function requireServices(deps: DelegationDeps, organ: Authority, services: string[] | null) {
  if (services === null) return
  if (services.length === 0)
    throw new Invalid([problem('services', '请至少选择一个事项；委托本机关全部事项的，选择“全部事项”')])
  const own = new Set(servicesOf(deps, organ).map(({ id }) => id))
  const foreign = services.filter(id => !own.has(id))
  if (foreign.length > 0)
    throw new Invalid(foreign.map(id => problem('services', `事项“${id}”不由${organ.name}办理，不能委托，请去掉`)))
}

function requireSomethingNew(rows: DelegationRow[], next: store.NewDelegation) {
  const same = rows.find(row => saysAllOf(row, next))
  if (!same) return
  throw new Conflict(
    `同样的授权委托已经登记（编号 ${same.number}，至${dateInWords(same.valid_until)}），不需要重复登记`,
    [`撤销 ${same.number}`, '延长截止日期或者扩大事项范围后再登记'],
  )
}

// ── places and services ─────────────────────────────────────────────────────────────────────────────────────────────

function servicesOf({ publications, clock }: DelegationDeps, organ: Authority) {
  const published = inForce(publications, organ.region, dateInHenan(clock.now()))!
  return Object.entries(published.catalogue.services)
    .filter(([id]) => published.bodyOf(id)?.id === organ.id && published.handledHere(id))
    .map(([id, { name }]) => ({ id, name }))
}

/** Its own centre and those above, then those right below it. */
function placesOf({ publications }: DelegationDeps, organ: Authority) {
  const below = publications.regions.childrenOf.get(organ.region) ?? []
  return [...pathUp(organ.region, publications.regions), ...below].flatMap(({ code }) => {
    const centre = centreOf(publications, code)
    return centre ? [{ region: code, name: centre.name, windows: centre.stations }] : []
  })
}

const centreOf = ({ servicePoints }: Publications, region: string): ServicePoint | undefined =>
  servicePoints(region).find(point => point.region === region && point.type !== 'station')
