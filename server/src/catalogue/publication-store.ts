/** Publications and what they hold, in the database. Both are only ever added. */
import { createHash } from 'node:crypto'
import { json, type Queries, statement } from '../db/database.ts'

export interface PublicationRow {
  number: number
  /** Digest of the province's catalogue. */
  catalogue: string
  /** Digests of the overlays by region. */
  overlays: Record<string, string>
  scope: string
  title: string
  published_at: string
  published_by: string
  published_name: string
  effective_at: string
  revision: string | null
  restores: number | null
  cancelled_at: string | null
}

export type NewPublication = Omit<PublicationRow, 'number' | 'cancelled_at'>

const list = statement(
  'publications_after',
  `select number, catalogue, overlays, scope, title, published_at, published_by, published_name, effective_at, revision,
     restores, cancelled_at
   from publications where number > $1 order by number`,
)
const insert = statement(
  'publications_insert',
  `insert into publications (number, catalogue, overlays, scope, title, published_at, published_by, published_name,
     effective_at, revision, restores)
   select $1::integer, $2, $3::json, $4, $5, $6::timestamptz, $7, $8, $9::timestamptz, $10, $11::integer
   where (select coalesce(max(number), 0) from publications) = $1::integer - 1
   on conflict (number) do nothing
   returning number`,
)
const cancel = statement(
  'publications_cancel',
  `update publications set cancelled_at = $2::timestamptz, cancelled_why = $3
   where number = $1 and effective_at > $2::timestamptz and cancelled_at is null returning number`,
)
const cancelledSince = statement(
  'publications_cancelled',
  'select number, cancelled_at from publications where cancelled_at is not null',
)
const findContent = statement('catalogue_content', 'select content from catalogue_contents where digest = $1')
const keepContent = statement(
  'catalogue_content_keep',
  'insert into catalogue_contents (digest, content) values ($1, $2::json) on conflict (digest) do nothing',
)
/** Content kept before order was: the same digest, its entries in another order. */
const renewContent = statement(
  'catalogue_content_renew',
  `insert into catalogue_contents (digest, content) values ($1, $2::json)
   on conflict (digest) do update set content = excluded.content`,
)

export const digestOf = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex')

export const listPublications = (database: Queries, after = 0) => database.rows<PublicationRow>(list, [after])

export const listCancelled = (database: Queries) =>
  database.rows<Pick<PublicationRow, 'number' | 'cancelled_at'>>(cancelledSince)

/** False when somebody else published this number first: nothing was changed. */
export async function insertPublication(database: Queries, number: number, row: NewPublication): Promise<boolean> {
  const made = await database.rows(insert, [
    number,
    row.catalogue,
    json(row.overlays),
    row.scope,
    row.title,
    row.published_at,
    row.published_by,
    row.published_name,
    row.effective_at,
    row.revision,
    row.restores,
  ])
  return made.length > 0
}

/** False when it is in force already or was cancelled before. */
export async function cancelPublication(database: Queries, number: number, at: string, why: string): Promise<boolean> {
  return (await database.rows(cancel, [number, at, why])).length > 0
}

export async function getContent<T>(database: Queries, digest: string): Promise<T> {
  const [row] = await database.rows<{ content: T }>(findContent, [digest])
  if (!row) throw new Error(`no content is stored as ${digest}`)
  return row.content
}

/** Its digest. Kept once, however often it is published. */
export async function putContent(database: Queries, content: unknown, renew = false): Promise<string> {
  const digest = digestOf(content)
  await database.rows(renew ? renewContent : keepContent, [digest, json(content)])
  return digest
}
