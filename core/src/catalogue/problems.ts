/** What is wrong with the catalogue, told to those who keep it: which entry, where in it, what, and how to mend it. */
import type { Catalogue, Guard, LifeEvent, ServiceRow, Signer } from './schema.ts'

export interface Problem {
  /** `<collection>/<id>`, e.g. `lifeEvents/E3`; `synonyms` has no ids. */
  entry: string
  /** In words; empty for the whole entry. */
  at: string
  message: string
  /** The place whose overlay it is in; absent for the province's catalogue. */
  region?: string
}

export type Spot = Omit<Problem, 'message'>
export type Report = (spot: Spot, message: string) => void

/** One line for the command line. */
export const problemText = ({ entry, at, message }: Problem): string => `${entry}${at && ` ${at}`}：${message}`

export const spotIn = (collection: keyof Catalogue, id: string, at = ''): Spot => ({ entry: `${collection}/${id}`, at })

export const rowSpot = (event: LifeEvent, { row, service }: ServiceRow, { services }: Catalogue): Spot =>
  spotIn('lifeEvents', event.id, `第 ${row} 行 ${services[service]?.name ?? service}`)

export const rowsSpot = (event: LifeEvent, what: string, rows: number[]): Spot =>
  spotIn('lifeEvents', event.id, `${what} 第 ${rows.join('、')} 行`)

export const guardSpot = (event: LifeEvent, { id, because }: Guard): Spot =>
  spotIn('lifeEvents', event.id, `不能办理的情形 ${id}“${because}”`)

export const signerSpot = (event: LifeEvent, { id, label }: Signer): Spot =>
  spotIn('lifeEvents', event.id, `须签名的人 ${id}“${label}”`)

/** “营业面积”（premises.area） */
export function named(table: Record<string, { label: string } | { name: string }>, id: string): string {
  const entry = table[id]
  return entry ? `“${'label' in entry ? entry.label : entry.name}”（${id}）` : id
}

export const undefinedText = (what: string, id: string): string =>
  `${what} ${id} 没有定义，请改为已定义的${what}，或者先新增它`
