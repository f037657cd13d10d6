/**
 * Reads `catalogue/` from disk into one Catalogue. Everything wrong is collected and told with file and path,
 * so that an author fixes a file in one go.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Problem, problemText, spotIn } from '@onething/core/catalogue/problems.ts'
import * as schema from '@onething/core/catalogue/schema.ts'
import { schemaProblems } from '@onething/core/catalogue/schema-problems.ts'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'

export const catalogueDirectory = fileURLToPath(new URL('../../../catalogue', import.meta.url))

export class CatalogueError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`The catalogue has ${problems.length} problem(s):\n${problems.map(p => `  ${p}`).join('\n')}`)
    this.problems = problems
  }
}

type Validator = ReturnType<typeof Compile>

export function loadCatalogue(directory = catalogueDirectory): schema.Catalogue {
  const problems: string[] = []
  const read = (path: string) => parse(readFileSync(path, 'utf8')) ?? {}
  const report = (path: string, problem: Problem) =>
    problems.push(`${relative(directory, path)} ${problemText(problem)}`)
  const validate = (path: string, validator: Validator, value: unknown, entry: string) => {
    if (validator.Check(value)) return
    for (const problem of schemaProblems(entry, validator.Errors(value)).slice(0, 5)) report(path, problem)
  }
  const entries = <T>(collection: schema.Collection, paths: string[]): Record<string, T> => {
    const validator = Compile(schema.collections[collection].schema)
    const all: Record<string, T> = {}
    for (const path of paths) {
      for (const [key, value] of Object.entries(read(path))) {
        if (key in all) report(path, { ...spotIn(collection, key), message: '不止一次定义，请只保留一个' })
        validate(path, validator, value, `${collection}/${key}`)
        all[key] = value as T
      }
    }
    return all
  }
  const one = <T>(collection: schema.Collection, paths: string[], keyOf: (path: string, value: T) => string) => {
    const validator = Compile(schema.collections[collection].schema)
    const all: Record<string, T> = {}
    for (const path of paths) {
      const value = read(path) as T
      const key = keyOf(path, value)
      validate(path, validator, value, `${collection}/${key}`)
      all[key] = value
    }
    return all
  }
  const synonyms = () => {
    const path = join(directory, 'synonyms.yaml')
    const value = read(path) as schema.Synonyms
    validate(path, Compile(schema.Synonyms), value, 'synonyms')
    return value
  }
  const files = (folder: string) => yamlFiles(join(directory, folder))
  const file = (name: string) => [join(directory, name)]

  const catalogue: schema.Catalogue = {
    facts: entries('facts', files('facts')),
    parameters: entries('parameters', file('parameters.yaml')),
    rules: entries('rules', file('rules.yaml')),
    authorityKinds: entries('authorityKinds', file('authority-kinds.yaml')),
    formGroups: entries('formGroups', file('form-groups.yaml')),
    dataElements: entries('dataElements', files('data-elements')),
    evidenceTypes: entries('evidenceTypes', files('evidence-types')),
    services: one('services', files('services'), path =>
      relative(join(directory, 'services'), path)
        .replace(/\.yaml$/, '')
        .split(sep)
        .join('/'),
    ),
    lifeEvents: byListOrder(one<schema.LifeEvent>('lifeEvents', files('life-events'), (_, event) => event.id)),
    releases: one('releases', files('releases'), path => basename(path, '.yaml')),
    synonyms: synonyms(),
  }
  if (problems.length > 0) throw new CatalogueError(problems)
  return catalogue
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

const byListOrder = (events: Record<string, schema.LifeEvent>) =>
  Object.fromEntries(
    Object.entries(events).sort(([, a], [, b]) => a.audience.localeCompare(b.audience) || a.number - b.number),
  )
