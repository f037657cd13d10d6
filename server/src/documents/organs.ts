/**
 * 发文机关: what each brings to its documents — the short form in their numbers, its seal, its key. What an organ gives
 * stands in one folder (ORGANS_DIR): `<authority>.pem` or `.p12` to sign with, `<authority>.svg` or `.png` as its seal, and
 * `settings.json` for all. Outside production the installation signs for organs that gave nothing, by a root of its own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AuthorityData, authorityById, shortNameOf } from '@onething/core/authorities.ts'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { secretOf } from '../db/secret.ts'
import { Problem } from '../http/problems.ts'
import { defaultTemplate, faultOfTemplate, type NumberOf, numberOf } from './numbers.ts'
import { pictureSvg, sealSvg } from './seal.ts'
import { type Identity, makeIdentity } from './signing/certificates.ts'
import { openSigner, type Signer } from './signing/cms.ts'
import { faultOf, identityOfPem, identityOfPkcs12, rootsOf } from './signing/given.ts'

export interface Organ {
  /** `market-regulation-410105` */
  id: string
  name: string
}

export interface Organs {
  /** `kind` is the character of the table of kinds; a setting may replace it. */
  number(of: Omit<NumberOf, 'organ'> & { authority: string }): string
  /** SVG. */
  /** Null where the organ gave neither a picture nor the name of its seal, in production. */
  seal(organ: Organ): string | null
  /** Refuses with 503 when the organ cannot sign. */
  signer(organ: Organ): Promise<Signer>
  /** The character that counts, and is printed. */
  character(kind: string, usual: string): string
  /** PEM: what a verifier trusts to check our signatures. */
  roots(): Promise<string>
  /** Not production: documents say that they are for demonstration. */
  demo: boolean
}

const strict = { additionalProperties: false }
const Settings = Type.Object(
  {
    number: Type.Optional(Type.String()),
    /** By kind of document: `granted`, `refused` … */
    characters: Type.Optional(Type.Record(Type.String(), Type.String({ minLength: 1 }))),
    organs: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object({ short: Type.Optional(Type.String()), seal: Type.Optional(Type.String()) }, strict),
      ),
    ),
  },
  strict,
)
type Settings = Static<typeof Settings>

export interface OrganOptions {
  database: Database
  clock: Clock
  production: boolean
  /** Null: no organ gave anything. */
  directory: string | null
  password: string
  authorities(): AuthorityData
}

/** Reads everything that was given, so that what is wrong with it stops the start and not a document. */
export async function openOrgans(options: OrganOptions): Promise<Organs> {
  const { production, clock, authorities } = options
  const settings = readSettings(options)
  const template = settings.number ?? defaultTemplate
  const given = await readIdentities(options)
  if (production && given.size === 0)
    throw new Error(
      'ORGANS_DIR holds no certificate to sign documents with: put <authority>.pem or <authority>.p12 there',
    )
  const pictures = readPictures(options)
  const own = sandboxIdentities(options)
  const signers = new Map<Identity, Promise<Signer>>()

  return {
    demo: !production,
    character: (kind, usual) => settings.characters?.[kind] ?? usual,
    number({ authority, ...rest }) {
      const organ = settings.organs?.[authority]?.short ?? shortOf(authority)
      return numberOf(template, { organ, ...rest })
    },
    seal({ id, name }) {
      // In production no organ gets a seal it did not ask for: its picture, or the kind of seal it names.
      const own = settings.organs?.[id]?.seal
      if (production && !pictures.has(id) && own === undefined) return null
      return pictures.get(id) ?? sealSvg({ organ: name, kind: own ?? kindOfSeal(id), demo: !production })
    },
    async signer(organ) {
      const identity = given.get(organ.id) ?? (production ? undefined : await own.of(organ))
      const fault = identity ? faultOf(identity, clock.now()) : 'it gave no certificate'
      if (!identity || fault) throw new CannotSign(organ, fault!)
      const signer = signers.get(identity) ?? openSigner(identity)
      signers.set(identity, signer)
      return signer
    },
    async roots() {
      const all = [...(production ? [] : [(await own.root()).certificate]), ...[...given.values()].flatMap(rootsOf)]
      return [...new Set(all)].join('')
    },
  }

  function shortOf(authority: string): string {
    const known = authorityById(authority, authorities())
    if (!known) throw new Error(`there is no authority ${authority}`)
    return shortNameOf(known, authorities())
  }

  /** Only an organ that decides 行政许可 has a seal for approvals. */
  function kindOfSeal(authority: string): string {
    const kind = authorityById(authority, authorities())?.kind
    const { organisation } = authorities().kinds[kind ?? ''] ?? {}
    const governs = organisation === 'government' || organisation === 'vertical'
    return governs ? '行政审批专用章' : '业务专用章'
  }
}

/** The operator reads the cause in the log; whoever asked for the document reads what it means. */
export class CannotSign extends Problem {
  constructor({ id, name }: Organ, fault: string) {
    super(503, '暂时不能出具文书', `${name}的电子签名证书尚未配置或者已经失效，文书暂时不能出具，请联系该机关`)
    this.cause = `${id} cannot sign: ${fault}`
  }
}

// ── given ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type Source = Pick<OrganOptions, 'directory' | 'password'>

function readSettings({ directory }: Source): Settings {
  const file = directory && join(directory, 'settings.json')
  if (!file || !existsSync(file)) return {}
  const settings: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const [error] = Value.Errors(Settings, settings)
  const fault = error
    ? `${error.instancePath || '/'} ${error.message}`
    : faultOfTemplate((settings as Settings).number ?? defaultTemplate)
  if (fault) throw new Error(`${file}: ${fault}`)
  return settings as Settings
}

const filesOf = ({ directory }: Source, pattern: RegExp): { id: string; file: string }[] =>
  directory && existsSync(directory)
    ? readdirSync(directory).flatMap(name => {
        const id = pattern.exec(name)?.[1]
        return id ? [{ id, file: join(directory, name) }] : []
      })
    : []

async function readIdentities(source: Source): Promise<Map<string, Identity>> {
  const found = new Map<string, Identity>()
  for (const { id, file } of filesOf(source, /^(.+)\.(?:pem|p12|pfx)$/)) {
    const bytes = readFileSync(file)
    try {
      const identity = file.endsWith('.pem')
        ? identityOfPem(bytes.toString())
        : await identityOfPkcs12(bytes, source.password)
      found.set(id, identity)
    } catch (cause) {
      throw new Error(`${file}: ${(cause as Error).message}`, { cause })
    }
  }
  return found
}

const readPictures = (source: Source): Map<string, string> =>
  new Map(
    filesOf(source, /^(.+)\.(?:svg|png)$/).map(({ id, file }) => {
      const bytes = readFileSync(file)
      return [id, file.endsWith('.svg') ? bytes.toString() : pictureSvg(bytes, 'image/png')]
    }),
  )

// ── for demonstration ───────────────────────────────────────────────────────────────────────────────────────────────

/** Made when first needed and kept as secrets, so that all servers of an installation sign with the same. */
function sandboxIdentities({ database, clock }: Pick<OrganOptions, 'database' | 'clock'>) {
  const kept = new Map<string, Promise<Identity>>()
  const keep = (name: string, make: () => Promise<Identity>) => {
    const known = kept.get(name)
    if (known) return known
    const reading = secretOf(database, name, async () => JSON.stringify(await make())).then(
      text => JSON.parse(text) as Identity,
    )
    kept.set(name, reading)
    reading.catch(() => kept.delete(name))
    return reading
  }
  const lasting = (years: number) => {
    const year = clock.now().getUTCFullYear()
    return { from: new Date(Date.UTC(year - 1, 11, 31)), until: new Date(Date.UTC(year + years, 0, 1)) }
  }
  const root = () =>
    keep('document-root', () => makeIdentity({ name: { commonName: 'OneThing 演示根证书' }, ...lasting(30) }))
  return {
    root,
    /** A new one each year; it stays valid ten years, so that what it signed can be checked. */
    of: ({ id, name }: Organ) =>
      keep(`document-signer ${id} ${clock.now().getUTCFullYear()}`, async () =>
        makeIdentity({
          name: { organisation: name, commonName: `${name}（演示）`, serial: id },
          ...lasting(10),
          issuer: await root(),
        }),
      ),
  }
}
