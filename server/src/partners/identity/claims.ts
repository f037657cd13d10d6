/** What an identity provider tells about a person, and the Person it makes. Any provider must release these claims. */
import { createHmac } from 'node:crypto'
import { birthDateOf, checkIdNumber, normaliseIdentifier, sexOf } from '@onething/core/identifiers.ts'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { Enterprise, type Person, type Role, roles } from '../../people/person.ts'

const optional = Type.Optional(Type.String())

export const Claims = Type.Object({
  /** The account: stable at the provider. */
  sub: Type.String({ minLength: 1, maxLength: 255 }),
  name: Type.String({ minLength: 1 }),
  kind: Type.Enum(['citizen', 'staff']),
  roles: Type.Array(Type.Enum(Object.keys(roles) as Role[]), { minItems: 1 }),
  /** 公民身份号码: citizens always have it, staff never. */
  id_number: optional,
  phone_number: optional,
  address: Type.Optional(Type.Object({ formatted: Type.String() })),
  gender: Type.Optional(Type.Enum(['male', 'female'])),
  birthdate: optional,
  /** 民族. */
  ethnicity: optional,
  /** Enterprises the person may act for. */
  enterprises: Type.Optional(Type.Array(Enterprise)),
  /** Staff: 所属机关, and the region of their authority or centre. */
  authority: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
  /** A clerk's window in that centre, as its sign reads. */
  window: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
})
export type Claims = Static<typeof Claims>

/** Scopes that release them: the standard ones, and `onething` for what OpenID Connect has no name for. */
export const claimsByScope = {
  openid: ['sub'],
  profile: ['name', 'gender', 'birthdate'],
  phone: ['phone_number'],
  address: ['address'],
  onething: ['kind', 'roles', 'id_number', 'ethnicity', 'enterprises', 'authority', 'region', 'window'],
}

const validator = Compile(Claims)

/** Throws when the provider's answer lacks what the system relies on; never repeats personal data in the message. */
export function parseClaims(answer: unknown): Claims {
  if (!validator.Check(answer)) {
    const wrong = [...validator.Errors(answer)].map(error => `${error.instancePath || '/'} ${error.message}`)
    throw new Error(`The identity provider's claims do not fit: ${wrong.join('; ')}`)
  }
  if (answer.kind === 'citizen' && checkIdNumber(answer.id_number ?? '') !== null)
    throw new Error('The identity provider released no valid id_number for a citizen')
  if (answer.roles.some(role => (role === 'applicant') !== (answer.kind === 'citizen')))
    throw new Error('The identity provider mixed the roles of citizens and staff')
  if (answer.roles.some(role => role === 'reviewer' || role === 'manager') && !answer.authority)
    throw new Error('The identity provider released no authority for a reviewer or manager')
  if (answer.roles.some(role => ofPlace.has(role)) && !answer.region)
    throw new Error('The identity provider released no region for a clerk, keeper of the catalogue or supervisor')
  return answer
}

/** Roles held for a place rather than an authority. */
const ofPlace: ReadonlySet<Role> = new Set(['clerk', 'cataloguer', 'publisher', 'supervisor'])

export function personOf(claims: Claims, secret: string): Person {
  const { sub, name, roles, kind, authority, region, window } = claims
  if (kind === 'staff') return { id: staffIdOf(sub), name, roles, enterprises: [], authority, region, window }
  const idNumber = normaliseIdentifier(claims.id_number!)
  return {
    id: personIdOf(secret, idNumber),
    name,
    roles,
    idNumber,
    phone: claims.phone_number,
    address: claims.address?.formatted,
    sex: claims.gender ? { male: '男', female: '女' }[claims.gender] : sexInWords(idNumber),
    birthDate: claims.birthdate ?? birthDateOf(idNumber) ?? undefined,
    ethnicity: claims.ethnicity,
    enterprises: claims.enterprises ?? [],
  }
}

/** Staff are known by their account at the provider. */
export const staffIdOf = (account: string): string => `s-${account}`

/** The same person whoever brings the case, themselves or a clerk on their behalf; tells nothing without the secret. */
export const personIdOf = (secret: string, idNumber: string): string =>
  `p-${createHmac('sha256', secret).update(normaliseIdentifier(idNumber)).digest('base64url').slice(0, 20)}`

export const sexInWords = (idNumber: string): string => (sexOf(idNumber) === '1' ? '男' : '女')
