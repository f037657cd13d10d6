/** The arrows of the house: catalogue → core → server, core → web, and names only in the catalogue. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadCatalogue } from './catalogue/load.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Import {
  /** A path from the root for our own files, else the package. */
  target: string
  typesOnly: boolean
}

interface Source {
  path: string
  isTest: boolean
  text: string
  /** Without comments. */
  code: string
  imports: Import[]
}

const sources: Source[] = ['core', 'server', 'web'].flatMap(workspace => read(join(root, workspace, 'src')))
const code = sources.filter(source => !source.isTest)
const of = (folder: string) => code.filter(source => source.path.startsWith(`${folder}/`))

function read(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => {
      const file = join(entry.parentPath, entry.name)
      const path = relative(root, file).split(sep).join('/')
      const text = readFileSync(file, 'utf8')
      const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<=^|[\s;{}(),])\/\/.*$/gm, '')
      return {
        path,
        isTest: /\.test\.tsx?$/.test(path) || path.includes('/testing/'),
        text,
        code: withoutComments,
        imports: importsOf(withoutComments, path),
      }
    })
}

function importsOf(text: string, path: string): Import[] {
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:([^'"`;]*?)\s+from\s+)?['"]([^'"]+)['"]/gm)
  const dynamic = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map(([, from]) => ({
    target: resolve(from!, path),
    typesOnly: false,
  }))
  const fixed = [...statements].map(([, type, names, from]) => ({
    target: resolve(from!, path),
    typesOnly: type !== undefined || onlyTypes(names),
  }))
  return [...fixed, ...dynamic]
}

/** `{ type Plan, type Days }` brings types only. */
function onlyTypes(names: string | undefined): boolean {
  const list = names && /^\{([\s\S]*)\}$/.exec(names)?.[1]
  if (!list) return false
  const parts = list
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  return parts.length > 0 && parts.every(part => part.startsWith('type '))
}

function resolve(from: string, path: string): string {
  if (from.startsWith('.'))
    return normalize(join(dirname(path), from))
      .split(sep)
      .join('/')
  if (from.startsWith('@onething/')) return from.replace(/^@onething\/(\w+)\/?/, '$1/src/')
  return from
}

/** `path → target` for every import that breaks the rule. */
const offences = (from: Source[], breaks: (one: Import, source: Source) => boolean) =>
  from.flatMap(source => source.imports.filter(one => breaks(one, source)).map(one => `${source.path} → ${one.target}`))

test('the sources and their imports are found', () => {
  expect(code.length).toBeGreaterThan(100)
  const plan = sources.find(source => source.path === 'core/src/plan/plan.ts')!
  expect(plan.imports).toContainEqual({ target: 'core/src/plan/order.ts', typesOnly: false })
  expect(plan.imports).toContainEqual({ target: 'core/src/plan/schema.ts', typesOnly: true })
})

test('core imports only itself and the schema library; its tests also the test libraries', () => {
  const own = (target: string) =>
    target.startsWith('core/src/') || target === 'typebox' || target.startsWith('typebox/')
  expect(offences(of('core'), ({ target }) => !own(target))).toEqual([])
  const tests = sources.filter(source => source.isTest && source.path.startsWith('core/'))
  expect(offences(tests, ({ target }) => !own(target) && target !== 'vitest' && target !== 'fast-check')).toEqual([])
})

test('core knows no clock and no chance', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bprocess\.|\bglobalThis\b|\bfetch\(|\bcrypto\b/
  expect(
    of('core')
      .filter(source => impure.test(source.code))
      .map(source => source.path),
  ).toEqual([])
})

test('time comes in from the clock: nothing in SQL or on the server asks for it otherwise', () => {
  const sql =
    /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\bcurrent_(?:date|time|timestamp)\b|\blocaltime/i
  const clock = /\bnew Date\(\s*\)|\bDate\.now\b/
  // A sandbox partner is another house: it keeps its own time.
  const ours = of('server').filter(source => !/^server\/src\/partners\/[\w-]+\/sandbox/.test(source.path))
  const asks = ours.filter(({ code }) => clock.test(code) || sql.test(code.replaceAll(/\.now\(\)/g, '')))
  expect(asks.map(source => source.path)).toEqual(['server/src/clock.ts'])
  const migrations = fileURLToPath(new URL('./db/migrations', import.meta.url))
  const inMigrations = readdirSync(migrations).filter(file => sql.test(readFileSync(join(migrations, file), 'utf8')))
  expect(inMigrations).toEqual([])
})

test('the server never imports the web, and the web takes only types from the server, in its api folder', () => {
  expect(offences(of('server'), ({ target }) => target.startsWith('web/'))).toEqual([])
  expect(offences(of('web'), ({ target, typesOnly }) => target.startsWith('server/') && !typesOnly)).toEqual([])
  const readers = of('web').filter(source => source.imports.some(one => one.target.startsWith('server/')))
  expect(readers.map(source => source.path).filter(path => !path.startsWith('web/src/api/'))).toEqual([])
})

test('a noun calls the commands of another noun, never its store', () => {
  const store = /^(server\/src\/.+)\/store\.ts$/
  const broken = offences(of('server'), ({ target, typesOnly }, source) => {
    const noun = store.exec(target)?.[1]
    return noun !== undefined && !typesOnly && dirname(source.path) !== noun
  })
  expect(broken).toEqual([])
})

test('the implementations of partners are known only where the house is wired together', () => {
  const implementation = /^server\/src\/partners\/.*\/(sandbox[\w-]*|client|real)\.ts$/
  const wiring = /^server\/src\/(main|app)\.ts$|^server\/src\/partners\//
  const broken = offences(
    of('server'),
    ({ target, typesOnly }, source) => implementation.test(target) && !typesOnly && !wiring.test(source.path),
  )
  expect(broken).toEqual([])
})

test('in the web, shared pieces know no desk and no desk knows another', () => {
  const shared = ['ui', 'api', 'case']
  const folderOf = (path: string) => /^web\/src\/([\w-]+)\//.exec(path)?.[1]
  const broken = offences(of('web'), ({ target }, source) => {
    const [from, to] = [folderOf(source.path), folderOf(target)]
    if (from === undefined || to === undefined || from === to) return false
    if (shared.includes(from)) return !shared.includes(to) || (from !== 'case' && to === 'case')
    return !shared.includes(to)
  })
  expect(broken).toEqual([])
})

// ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Everyday English that is also an id in the catalogue. */
const everyday = new Set(['publications'])

/** A partner names the data that it delivers. */
const delivers = /^server\/src\/partners\/[\w-]+\/sandbox/

test('no life event, service, department or question is named outside the catalogue', () => {
  const { lifeEvents, services, authorityKinds, facts } = loadCatalogue()
  const names = [
    ...Object.values(lifeEvents).map(event => event.name),
    ...Object.values(services).map(service => service.name),
    ...Object.values(authorityKinds).flatMap(kind => [kind.name, ...kind.labels]),
    ...Object.values(facts).flatMap(fact => [fact.label, ...(fact.question ? [fact.question] : [])]),
  ].filter(name => !everyday.has(name))
  const quoted = (pattern: string) => new RegExp(`(['"\`])${pattern}\\1`)
  const ids = [
    ...Object.keys(services).map(id => ({ id, found: new RegExp(`\\b${id}\\b`) })),
    ...Object.keys(lifeEvents).flatMap(id => [
      { id, found: quoted(id) },
      { id, found: quoted(`${id}\\.\\d+`) },
    ]),
    ...Object.keys(authorityKinds).map(id => ({ id, found: quoted(id) })),
    ...Object.keys(facts).map(id => ({ id, found: quoted(id.replaceAll('.', '\\.')) })),
  ].filter(({ id }) => !everyday.has(id))
  const named = code
    .filter(source => !delivers.test(source.path))
    .flatMap(source => [
      ...names.filter(name => source.code.includes(name)).map(name => `${source.path}: ${name}`),
      ...ids.filter(({ found }) => found.test(source.code)).map(({ id }) => `${source.path}: ${id}`),
    ])
  expect(named).toEqual([])
})
