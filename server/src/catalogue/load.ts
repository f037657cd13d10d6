/**
 * Reads `catalogue/` from disk into one Catalogue. Everything wrong is collected and told with file and path,
 * so that an author fixes a file in one go.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as schema from '@onething/core/catalogue/schema.ts'
import type Type from 'typebox'
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
  const report = (path: string, validator: Validator, value: unknown, at = '') => {
    if (validator.Check(value)) return
    for (const error of [...validator.Errors(value)].slice(0, 5))
      problems.push(`${relative(directory, path)}${at} ${error.instancePath || '/'}: ${error.message}`)
  }
  const entries = <T>(paths: string[], schemaOfOne: Type.TSchema): Record<string, T> => {
    const validator = Compile(schemaOfOne)
    const all: Record<string, T> = {}
    for (const path of paths) {
      for (const [key, value] of Object.entries(read(path))) {
        if (key in all) problems.push(`${relative(directory, path)}: ${key} is defined twice`)
        report(path, validator, value, `#${key}`)
        all[key] = value as T
      }
    }
    return all
  }
  const one = <T>(paths: string[], schemaOfOne: Type.TSchema, keyOf: (path: string, value: T) => string) => {
    const validator = Compile(schemaOfOne)
    const all: Record<string, T> = {}
    for (const path of paths) {
      const value = read(path) as T
      report(path, validator, value)
      all[keyOf(path, value)] = value
    }
    return all
  }
  const single = <T>(name: string, schemaOfIt: Type.TSchema): T => {
    const value = read(join(directory, name)) as T
    report(join(directory, name), Compile(schemaOfIt), value)
    return value
  }
  const files = (folder: string) => yamlFiles(join(directory, folder))
  const file = (name: string) => [join(directory, name)]

  const catalogue: schema.Catalogue = {
    facts: entries(files('facts'), schema.FactDefinition),
    parameters: entries(file('parameters.yaml'), schema.Parameter),
    rules: entries(file('rules.yaml'), schema.Rule),
    authorityKinds: entries(file('authority-kinds.yaml'), schema.AuthorityKind),
    formGroups: entries(file('form-groups.yaml'), schema.FormGroup),
    dataElements: entries(files('data-elements'), schema.DataElement),
    evidenceTypes: entries(files('evidence-types'), schema.EvidenceType),
    services: one(files('services'), schema.PublicService, path =>
      relative(join(directory, 'services'), path)
        .replace(/\.yaml$/, '')
        .split(sep)
        .join('/'),
    ),
    lifeEvents: byListOrder(one<schema.LifeEvent>(files('life-events'), schema.LifeEvent, (_, event) => event.id)),
    synonyms: single('synonyms.yaml', schema.Synonyms),
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
