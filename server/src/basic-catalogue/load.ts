/** Reads the handling items and the supervision boundaries of the catalogue from disk. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Boundaries, HandlingItems } from '@onething/core/basic-catalogue/schema.ts'
import type Type from 'typebox'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import { CatalogueError, catalogueDirectory } from '../catalogue/load.ts'

export const loadHandlingItems = (directory = catalogueDirectory): HandlingItems =>
  load<HandlingItems>(directory, 'basic-catalogue/links.yaml', HandlingItems)

export const loadBoundaries = (directory = catalogueDirectory): Boundaries =>
  load<Boundaries>(directory, 'supervision-boundaries.yaml', Boundaries)

function load<T>(directory: string, name: string, schema: Type.TSchema): T {
  const value: unknown = parse(readFileSync(join(directory, name), 'utf8'))
  const validator = Compile(schema)
  if (validator.Check(value)) return value as T
  throw new CatalogueError(
    [...validator.Errors(value)].slice(0, 20).map(error => `${name} ${error.instancePath || '/'}: ${error.message}`),
  )
}
