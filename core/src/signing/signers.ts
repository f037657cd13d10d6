/**
 * 谁须签名: whom an application as it is filled in needs to sign. A pure function of the life event's signers, the facts,
 * the rows chosen and the form, so that the page, the window and the submission never disagree.
 */
import type { Signer } from '../catalogue/schema.ts'
import type { Capacity } from '../catalogue/vocabulary.ts'
import type { World } from '../conditions/evaluate.ts'
import { checkCreditCode, checkIdNumber, normaliseIdentifier } from '../identifiers.ts'
import type { PreparedEvent } from '../plan/prepare.ts'

export interface Application {
  world: World
  /** Rows that are part of the case. */
  chosen: ReadonlySet<string>
  /** What the form says, by element. */
  values: Readonly<Record<string, unknown>>
}

/** How they are recognised: by real-name identity, as acting for an enterprise, or by another document at a window. */
export type Identity = 'person' | 'enterprise' | 'document'

export interface RequiredSigner {
  /** Ids of the signers of the catalogue that this person is. */
  roles: string[]
  /** 卖方; 卖方、买方 where one person is both. */
  label: string
  name: string
  /** As it is compared; null where the form asks for none. */
  number: string | null
  identity: Identity
  inPerson: boolean
  standIns: Capacity[]
  /** The rows they sign for. */
  rows: string[]
  basis: string[]
}

/** In the order of the catalogue and of its lists. Whoever is named in several places signs once for all of them. */
export function signersOf(event: PreparedEvent, application: Application): RequiredSigner[] {
  const signers = new Map<string, RequiredSigner>()
  for (const signer of event.signers) {
    const rows = rowsOf(event, signer, application.chosen)
    if (rows.length === 0 || signer.condition.evaluate(application.world) !== true) continue
    for (const given of givenFor(signer, application.values)) {
      const next = required(signer, given, rows)
      const key = next.number ?? `${signer.id} ${next.name}`
      const known = signers.get(key)
      signers.set(key, known ? together(known, next) : next)
    }
  }
  return [...signers.values()]
}

function rowsOf(event: PreparedEvent, { rows }: Signer, chosen: ReadonlySet<string>): string[] {
  const wanted = event.rows.filter(({ row }) => !rows || rows.includes(row.row))
  return wanted.map(({ id }) => id).filter(id => chosen.has(id))
}

interface Given {
  name: string
  number: string
  document: unknown
}

/** Nobody is named: there is no such person (no spouse, one parent), or the form is still to be filled in. */
function givenFor(signer: Signer, values: Application['values']): Given[] {
  const list = signer.list === undefined ? [values] : values[signer.list]
  if (!Array.isArray(list)) return []
  return (list as Record<string, unknown>[])
    .map(item => ({
      name: textOf(item[signer.name]),
      number: signer.number ? normaliseIdentifier(textOf(item[signer.number])) : '',
      document: signer.document && item[signer.document.item],
    }))
    .filter(({ name, number }) => name !== '' || number !== '')
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function required(signer: Signer, { name, number, document }: Given, rows: string[]): RequiredSigner {
  return {
    roles: [signer.id],
    label: signer.label,
    name,
    number: number || null,
    identity: identityOf(signer, document),
    inPerson: signer.inPerson === true,
    standIns: signer.standIns ?? [],
    rows,
    basis: [signer.basis],
  }
}

/** A number keyed in wrongly is put right in the form; it makes nobody the holder of another document. */
function identityOf({ document }: Signer, kind: unknown): Identity {
  if (!document) return 'person'
  if (kind === document.person) return 'person'
  return document.enterprise !== undefined && kind === document.enterprise ? 'enterprise' : 'document'
}

/** One person in two places: the stricter of both holds. */
const together = (one: RequiredSigner, other: RequiredSigner): RequiredSigner => ({
  ...one,
  roles: [...one.roles, ...other.roles],
  label: [...new Set([...one.label.split('、'), other.label])].join('、'),
  name: one.name || other.name,
  inPerson: one.inPerson || other.inPerson,
  standIns: one.standIns.filter(capacity => other.standIns.includes(capacity)),
  rows: [...new Set([...one.rows, ...other.rows])],
  basis: [...new Set([...one.basis, ...other.basis])],
})

/** What keeps them from being recognised, as it is told to whoever fills in the form; null when nothing does. */
export function unrecognisable({ label, name, number, identity, inPerson }: RequiredSigner): string | null {
  const who = `${label}${name && `“${name}”`}`
  if (name === '') return `请填写${label}的姓名`
  if (number === null) return inPerson ? null : `请填写${who}的证件号码，才能核对签名人的身份`
  if (identity === 'person') return checkIdNumber(number, `${who}的公民身份号码`)
  const code = identity === 'enterprise' ? checkCreditCode(number, `${who}的统一社会信用代码`) : null
  return code?.level === 'error' ? code.message : null
}
