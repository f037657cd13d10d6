/** The fictional people and enterprises of the sandbox partners, and staff for any authority and region by rule. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type AuthorityData, authorityById } from '@onething/core/authorities.ts'
import { birthDateOf, checkCreditCode, checkIdNumber, checkPhone, sexOf } from '@onething/core/identifiers.ts'
import { findRegion, fullName } from '@onething/core/regions.ts'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import { Enterprise, type Role } from '../../people/person.ts'
import type { Claims } from '../identity/claims.ts'

const strict = { additionalProperties: false }
const text = Type.String({ minLength: 1 })
const known = Type.Record(Type.String(), Type.Any())

const Citizen = Type.Object(
  {
    account: Type.String({ pattern: '^[a-z]+$' }),
    name: text,
    group: Type.Enum(['个人', '企业经办人']),
    note: text,
    idNumber: text,
    phone: text,
    address: text,
    ethnicity: text,
    /** Credit codes. */
    enterprises: Type.Optional(Type.Array(text)),
    /** What shared data answers; null where it would mislead and has to be asked. */
    facts: Type.Optional(known),
    prefill: Type.Optional(known),
  },
  strict,
)
export type Citizen = Static<typeof Citizen>

/** Whom registers know and who signs in nowhere: children. */
const Child = Type.Pick(Citizen, ['name', 'idNumber', 'address', 'ethnicity', 'facts', 'prefill'], strict)
/** What registers know of somebody. */
export type Registered = Static<typeof Child>

const { creditCode: _, ...registered } = Enterprise.properties
const SandboxEnterprise = Type.Object({ ...registered, facts: known }, strict)
type SandboxEnterprise = Static<typeof SandboxEnterprise>

const File = Type.Object(
  {
    enterprises: Type.Record(Type.String(), SandboxEnterprise),
    citizens: Type.Array(Citizen),
    children: Type.Array(Child),
    /** `window`: where a clerk sits. */
    staff: Type.Array(Type.Object({ account: text, note: text, window: Type.Optional(text) }, strict)),
  },
  strict,
)

export interface Staff {
  account: string
  name: string
  role: Exclude<Role, 'applicant'>
  region: string
  authority?: { id: string; name: string }
  /** Where they work, in words. */
  place: string
  window?: string | undefined
}

/** Who can be signed in as in a demonstration. */
export interface DemoPerson {
  group: string
  name: string
  account: string
  note: string
  as: 'citizen' | 'staff'
}

export interface Population {
  citizens: readonly Citizen[]
  /** By account or by name. */
  findCitizen(accountOrName: string): Citizen | undefined
  findByIdNumber(idNumber: string): Registered | undefined
  children: readonly Registered[]
  findEnterprise(creditCode: string): (Enterprise & { facts: Record<string, unknown> }) | undefined
  /** `reviewer@<authority>`, a colleague `reviewer2@<authority>`, `clerk@<region>` …; undefined when there is no such place. */
  staffOf(account: string): Staff | undefined
  claimsOf(account: string): Claims | undefined
  people(): DemoPerson[]
}

const file = fileURLToPath(new URL('./population.yaml', import.meta.url))

export function loadPopulation(authorities: AuthorityData, path = file): Population {
  const content = check(parse(readFileSync(path, 'utf8')))
  const byAccount = new Map(
    content.citizens.flatMap(each => [[each.account, each] as const, [each.name, each] as const]),
  )
  const byIdNumber = new Map<string, Registered>(
    [...content.citizens, ...content.children].map(each => [each.idNumber, each]),
  )
  const windows = new Map(content.staff.map(({ account, window }) => [account, window]))
  const population: Population = {
    citizens: content.citizens,
    children: content.children,
    findCitizen: accountOrName => byAccount.get(accountOrName),
    findByIdNumber: idNumber => byIdNumber.get(idNumber),
    findEnterprise(creditCode) {
      const found = Object.hasOwn(content.enterprises, creditCode) ? content.enterprises[creditCode] : undefined
      return found && { creditCode, ...found }
    },
    staffOf(account) {
      const staff = staffOf(account, authorities)
      return staff && { ...staff, window: windows.get(account) }
    },
    claimsOf(account) {
      const citizen = population.findCitizen(account)
      if (citizen) return claimsOfCitizen(citizen, content.enterprises)
      const staff = population.staffOf(account)
      return staff && claimsOfStaff(staff)
    },
    people: () => [
      ...content.citizens.map(({ group, name, account, note }) => ({
        group,
        name,
        account,
        note,
        as: 'citizen' as const,
      })),
      ...content.staff.flatMap(({ account, note }) => {
        const staff = population.staffOf(account)
        return staff ? [demoPersonOf(staff, note)] : []
      }),
    ],
  }
  return population
}

/** Wrong check digits would fail the person at the first form, so they fail here, at start. */
function check(content: unknown): Static<typeof File> {
  const validator = Compile(File)
  const problems: string[] = []
  if (!validator.Check(content))
    throw new Error(
      `population.yaml: ${[...validator.Errors(content)].map(error => `${error.instancePath} ${error.message}`).join('; ')}`,
    )
  for (const { account, idNumber, phone, enterprises = [] } of content.citizens) {
    const wrong = checkIdNumber(idNumber) ?? checkPhone(phone)
    if (wrong) problems.push(`${account}: ${wrong}`)
    for (const code of enterprises) if (!content.enterprises[code]) problems.push(`${account}: no enterprise ${code}`)
  }
  for (const { name, idNumber } of content.children) {
    const wrong = checkIdNumber(idNumber)
    if (wrong) problems.push(`${name}: ${wrong}`)
  }
  for (const [code, { name, legalRepresentativeId = '' }] of Object.entries(content.enterprises)) {
    const wrong = checkCreditCode(code)?.message ?? checkIdNumber(legalRepresentativeId)
    if (wrong) problems.push(`${name}: ${wrong}`)
  }
  const keys = content.citizens.flatMap(({ account, name, idNumber }) => [account, name, idNumber])
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  if (twice.length > 0) problems.push(`stand twice: ${twice.join(', ')}`)
  if (problems.length > 0) throw new Error(`population.yaml: ${problems.join('; ')}`)
  return content
}

function claimsOfCitizen(citizen: Citizen, enterprises: Record<string, SandboxEnterprise>): Claims {
  return {
    sub: citizen.account,
    name: citizen.name,
    kind: 'citizen',
    roles: ['applicant'],
    id_number: citizen.idNumber,
    phone_number: citizen.phone,
    address: { formatted: citizen.address },
    gender: sexOf(citizen.idNumber) === '1' ? 'male' : 'female',
    birthdate: birthDateOf(citizen.idNumber) ?? undefined,
    ethnicity: citizen.ethnicity,
    enterprises: (citizen.enterprises ?? []).map(creditCode => {
      const { facts: _, ...enterprise } = enterprises[creditCode]!
      return { creditCode, ...enterprise }
    }),
  }
}

// ── staff ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const staffGroups = {
  clerk: '综合窗口',
  reviewer: '部门审批',
  manager: '管理',
  cataloguer: '目录管理',
  publisher: '目录管理',
  supervisor: '监督',
} as const

/** Where those who work for a place rather than a department sit. */
const offices = {
  clerk: '综合窗口',
  cataloguer: '政务服务目录管理',
  publisher: '政务服务目录审核',
  supervisor: '政务服务监督',
} as const

const isOfPlace = (role: string): role is keyof typeof offices => Object.hasOwn(offices, role)

function staffOf(account: string, authorities: AuthorityData): Staff | undefined {
  const [, role, place] =
    /^(clerk|reviewer|manager|cataloguer|publisher|supervisor)\d?@([a-z0-9-]+)$/.exec(account) ?? []
  if (role === undefined || place === undefined) return undefined
  const name = staffName(account)
  if (isOfPlace(role)) {
    const region = findRegion(place, authorities.tree)
    return region && { account, name, role, region: place, place: fullName(region, authorities.tree) + offices[role] }
  }
  const known = Object.hasOwn(authorities.kinds, place.replace(/-\d+$/, ''))
  const authority = known ? authorityById(place, authorities) : undefined
  if (!authority) return undefined
  return {
    account,
    name,
    role: role as 'reviewer' | 'manager',
    region: authority.region,
    authority: { id: authority.id, name: authority.name },
    place: authority.name,
  }
}

function claimsOfStaff({ account, name, role, region, authority, window }: Staff): Claims {
  return { sub: account, name, kind: 'staff', roles: [role], region, authority, window }
}

const demoPersonOf = ({ account, name, role, place }: Staff, note: string): DemoPerson => ({
  group: staffGroups[role],
  name,
  account,
  note: `${place}：${note}`,
  as: 'staff',
})

const surnames = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁']
const givenNames =
  '志强 建华 晓燕 丽娟 文博 雪梅 俊杰 海涛 静怡 明辉 春兰 卫东 思远 红霞 国庆 慧敏 永刚 秋月 立新 佳宁 长青 玉洁 振华 云飞'.split(
    ' ',
  )

/** The same account always has the same name. */
function staffName(account: string): string {
  const digest = createHash('sha256').update(account).digest()
  const pick = (from: string[], at: number) => from[digest.readUInt16BE(at) % from.length]!
  return pick(surnames, 0) + pick(givenNames, 2)
}
