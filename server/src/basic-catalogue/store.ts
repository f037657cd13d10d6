/** Editions, links and credit codes in the database. Everything is added, nothing is changed. */
import type { BasicEntry, LineProblem } from '@onething/core/basic-catalogue/edition.ts'
import { type Database, json, statement } from '../db/database.ts'

export interface EditionRow {
  number: number
  source: string
  entries: number
  warnings: LineProblem[]
  imported_at: string
  imported_by: string
  imported_name: string
}

export interface LinkRow {
  item: string
  code: string | null
  suffix: string | null
  edition: number | null
  linked_at: string
  linked_name: string
}

export interface BodyRow {
  authority: string
  credit_code: string
  source: string
  set_at: string
}

export interface By {
  id: string
  name: string
}

const editionColumns = 'number, source, entries, warnings, imported_at, imported_by, imported_name'

const insert = statement(
  'basic_edition_insert',
  `with made as (
     insert into basic_editions (number, digest, source, entries, warnings, imported_at, imported_by, imported_name)
     select coalesce(max(number), 0) + 1, $1, $2, $3::integer, $4::jsonb, $5::timestamptz, $6, $7 from basic_editions
     on conflict do nothing
     returning number
   ), filled as (
     insert into basic_entries
       (edition, code, main, sub, type, levels, department, basis, state, effective_from)
     select made.number, e.code, e.main, e.sub, e.type, e.levels, e.department, e.basis, e.state, e."effectiveFrom"
     from made, jsonb_to_recordset($8::jsonb) as e (
       code text, main text, sub text, type text, levels jsonb, department text, basis text, state text,
       "effectiveFrom" date)
   )
   select number from made`,
)
const findDigest = statement('basic_edition_by_digest', 'select number from basic_editions where digest = $1')
const list = statement('basic_editions_list', `select ${editionColumns} from basic_editions order by number desc`)
const find = statement('basic_edition_find', `select ${editionColumns} from basic_editions where number = $1`)
const latest = statement(
  'basic_edition_latest',
  `select ${editionColumns} from basic_editions where imported_at <= $1::timestamptz order by number desc limit 1`,
)
const entryColumns = 'code, main, sub, type, levels, department, basis, state, effective_from as "effectiveFrom"'
const entries = statement(
  'basic_entries_list',
  `select ${entryColumns} from basic_entries where edition = $1 order by code collate "C"`,
)
const someEntries = statement(
  'basic_entries_some',
  `select ${entryColumns} from basic_entries
   where edition = $1 and code in (select jsonb_array_elements_text($2::jsonb))`,
)
const page = statement(
  'basic_entries_page',
  `select ${entryColumns} from basic_entries
   where edition = $1 and code collate "C" > $2 order by code collate "C" limit $3`,
)
const links = statement(
  'handling_item_links_latest',
  `select distinct on (item) item, code, suffix, edition, linked_at, linked_name from handling_item_links
   where linked_at <= $1::timestamptz order by item, number desc`,
)
const link = statement(
  'handling_item_link',
  `insert into handling_item_links (item, number, code, suffix, edition, linked_at, linked_by, linked_name)
   select $1, coalesce(max(number), 0) + 1, $2, $3, $4::integer, $5::timestamptz, $6, $7
   from handling_item_links where item = $1
   on conflict do nothing
   returning number`,
)
const bodies = statement(
  'implementing_bodies_latest',
  `select distinct on (authority) authority, credit_code, source, set_at from implementing_bodies
   where set_at <= $1::timestamptz order by authority, number desc`,
)
const setBody = statement(
  'implementing_body_set',
  `insert into implementing_bodies (authority, number, credit_code, source, set_at, set_by, set_name)
   select $1, coalesce(max(number), 0) + 1, $2, $3, $4::timestamptz, $5, $6
   from implementing_bodies where authority = $1
   on conflict do nothing
   returning number`,
)

/** Two imports at once want the same number: the one that came second tries again. */
const attempts = 5

export interface NewEdition {
  digest: string
  source: string
  warnings: LineProblem[]
  entries: BasicEntry[]
  at: string
  by: By
}

/** The number it bears now, and whether this very content and source were there before. All of it or nothing. */
export async function insertEdition(
  database: Database,
  { digest, source, warnings, entries, at, by }: NewEdition,
): Promise<{ number: number; repeated: boolean }> {
  const values = [digest, source, entries.length, json(warnings), at, by.id, by.name, json(entries)]
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [known] = await database.rows<{ number: number }>(findDigest, [digest])
    if (known) return { number: known.number, repeated: true }
    const [made] = await database.rows<{ number: number }>(insert, values)
    if (made) return { number: made.number, repeated: false }
  }
  throw new Error('the edition could not be numbered: too many imports at once')
}

export const listEditions = (database: Database) => database.rows<EditionRow>(list)

export const findEdition = async (database: Database, number: number): Promise<EditionRow | undefined> =>
  (await database.rows<EditionRow>(find, [number]))[0]

export const latestEdition = async (database: Database, at: string): Promise<EditionRow | undefined> =>
  (await database.rows<EditionRow>(latest, [at]))[0]

export const listEntries = (database: Database, edition: number) => database.rows<BasicEntry>(entries, [edition])

export const pageOfEntries = (database: Database, edition: number, after: string, limit: number) =>
  database.rows<BasicEntry>(page, [edition, after, limit])

export async function entriesByCode(
  database: Database,
  edition: number | undefined,
  codes: readonly string[],
): Promise<Map<string, BasicEntry>> {
  if (edition === undefined || codes.length === 0) return new Map()
  const found = await database.rows<BasicEntry>(someEntries, [edition, json([...new Set(codes)])])
  return new Map(found.map(entry => [entry.code, entry]))
}

/** As they stood at an instant. */
export const linksAt = async (database: Database, at: string): Promise<Map<string, LinkRow>> =>
  new Map((await database.rows<LinkRow>(links, [at])).map(row => [row.item, row]))

export const bodiesAt = async (database: Database, at: string): Promise<Map<string, BodyRow>> =>
  new Map((await database.rows<BodyRow>(bodies, [at])).map(row => [row.authority, row]))

/** False when somebody else did so at the same moment. */
export async function insertLink(
  database: Database,
  { item, code, suffix, edition }: Pick<LinkRow, 'item' | 'code' | 'suffix' | 'edition'>,
  at: string,
  by: By,
): Promise<boolean> {
  return (await database.rows(link, [item, code, suffix, edition, at, by.id, by.name])).length > 0
}

export async function insertBody(
  database: Database,
  { authority, credit_code, source }: Pick<BodyRow, 'authority' | 'credit_code' | 'source'>,
  at: string,
  by: By,
): Promise<boolean> {
  return (await database.rows(setBody, [authority, credit_code, source, at, by.id, by.name])).length > 0
}
