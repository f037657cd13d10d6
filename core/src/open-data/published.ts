/** The published catalogue as one document, and the JSON Schema that describes it. */
import Type, { type TSchema } from 'typebox'
import { type Catalogue, collections, Synonyms } from '../catalogue/schema.ts'

/** Who may use the data for what, said in every file. */
export const licence = {
  id: 'MIT',
  url: 'https://spdx.org/licenses/MIT',
  note: '基础清单（名称、部门、层级、备注）依官方文件，官方文件不适用著作权法（著作权法第五条）。其余为参考内容，以部门核定为准；参数取省级参考值，待各地核定。',
}

export interface Published {
  publication: number
  /** `YYYY-MM-DD` in Henan. */
  publishedOn: string
  catalogue: Catalogue
}

export function catalogueDocument({ publication, publishedOn, catalogue }: Published, schemaUrl: string) {
  return { $schema: schemaUrl, publication, publishedOn, licence, catalogue }
}

type Sometimes = { [K in keyof Catalogue]-?: undefined extends Catalogue[K] ? K : never }[keyof Catalogue]
/** Absent from publications older than they are. */
const sometimes = { releases: true, confirmations: true, synonyms: true } as const satisfies Record<Sometimes, true>

/** Self-contained JSON Schema 2020-12, made from the schemas with which the catalogue itself is checked. */
export function catalogueSchema(url: string) {
  const { schema, definitions } = gathered(documentSchema())
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: url,
    title: '“一件事一次办”事项目录',
    ...(schema as object),
    $defs: definitions,
  }
}

function documentSchema(): TSchema {
  const parts: Record<string, TSchema> = { synonyms: { ...Synonyms, title: '同义词' } }
  for (const [name, { label, schema }] of Object.entries(collections))
    parts[name] = Type.Record(Type.String(), schema, { title: label })
  const properties = Object.entries(parts).map(([name, part]) => [
    name,
    Object.hasOwn(sometimes, name) ? Type.Optional(part) : part,
  ])
  return Type.Object({
    $schema: Type.String(),
    publication: Type.Integer({ minimum: 1, title: '发布编号' }),
    publishedOn: Type.String({ format: 'date', title: '发布日期' }),
    licence: Type.Object({ id: Type.String(), url: Type.String(), note: Type.String() }, { title: '许可' }),
    catalogue: Type.Object(Object.fromEntries(properties), { additionalProperties: false, title: '目录' }),
  })
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A schema that refers to itself brings its definition along wherever it is used; here it stands once, at the root. */
function gathered(of: TSchema): { schema: Json; definitions: Record<string, Json> } {
  const definitions: Record<string, Json> = {}
  const schema = lifted(JSON.parse(JSON.stringify(of)))
  return { schema, definitions }

  function lifted(value: Json): Json {
    if (Array.isArray(value)) return value.map(lifted)
    if (value === null || typeof value !== 'object') return value
    const { $defs = {}, ...rest } = value
    for (const [name, definition] of Object.entries($defs as Record<string, Json>)) {
      const { $id: _, ...own } = definition as Record<string, Json>
      definitions[name] ??= lifted(own)
    }
    return Object.fromEntries(
      Object.entries(rest).map(([key, part]) =>
        key === '$ref' && typeof part === 'string' ? [key, `#/$defs/${part}`] : [key, lifted(part)],
      ),
    )
  }
}
