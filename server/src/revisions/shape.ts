/** Whether an entry fits the schema of its collection, told where the desk can show it. */
import { entryRef } from '@onething/core/catalogue/changes.ts'
import { overlayCollections } from '@onething/core/catalogue/overlay.ts'
import { collections, Synonyms } from '@onething/core/catalogue/schema.ts'
import { schemaProblems } from '@onething/core/catalogue/schema-problems.ts'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { province } from '../catalogue/publications.ts'
import type { FieldProblem } from '../http/problems.ts'

export function shapeProblems(scope: string, entry: string, content: unknown): FieldProblem[] {
  const { collection, id } = entryRef(entry)
  const schema = schemaOf(scope, collection)
  if (!schema || id === '') return [{ where: 'entry', target: '', message: `没有“${collection}”这类内容，请核对` }]
  const validator = validatorOf(schema)
  if (validator.Check(content)) return []
  const errors = [...validator.Errors(content)]
  return schemaProblems(entry, errors, schema).map(({ at, message }, place) => ({
    where: 'entry',
    target: errors[place]?.instancePath ?? '',
    message: at ? `${at}：${message}` : message,
  }))
}

function schemaOf(scope: string, collection: string): TSchema | undefined {
  if (collection === 'synonyms') return scope === province ? Synonyms : undefined
  const known: Record<string, { schema: TSchema }> = scope === province ? collections : overlayCollections
  return Object.hasOwn(known, collection) ? known[collection]!.schema : undefined
}

const validators = new Map<TSchema, ReturnType<typeof Compile>>()

/** Compiled once. */
export function validatorOf(schema: TSchema) {
  const validator = validators.get(schema) ?? Compile(schema)
  validators.set(schema, validator)
  return validator
}
