/**
 * What the letters of a case are written from. All of it is read from the journal up to the entry that caused the letter,
 * and from what is written once (the parts and their rules, a correction, a closed visit, an output), so that one issued
 * late says the same.
 */
import { authorityById } from '@onething/core/authorities.ts'
import type { ServiceType } from '@onething/core/catalogue/vocabulary.ts'
import type { Visit } from '@onething/core/lifecycle/visits.ts'
import { getEvent } from '@onething/core/plan/plan.ts'
import { type DueDate, dateInWords, dayNumber, isProvisional } from '@onething/core/workdays.ts'
import type { Publications } from '../../catalogue/publications.ts'
import { dateInHenan } from '../../clock.ts'
import type { Queries } from '../../db/database.ts'
import { applicationOf, type CaseOfLetter, type Letter, organOf, type PartOfLetter } from '../../documents/letter.ts'
import type { Organ } from '../../documents/organs.ts'
import { nameOf } from '../../documents/receipt.ts'
import { dueInWords, paragraphs } from '../../documents/words.ts'
import type { FileStore } from '../../files/disk.ts'
import type { SubCaseRow } from '../case-row.ts'
import { submittedPlan } from '../planned.ts'
import type { Entry, WholeCase } from '../store.ts'

export interface About {
  database: Queries
  files: FileStore
  publications: Publications
  whole: WholeCase
  /** The entry that caused it. */
  entry: Entry
  case: CaseOfLetter
  /** The date it is issued. */
  on: string
  typeOf(part: string): ServiceType
  /** A part as it was known then. */
  partOf(part: string): PartOfLetter
}

type Sources = Pick<About, 'database' | 'files' | 'publications'>

/** Reads once what the documents of one case share. */
export async function aboutCase(
  { database, files, publications }: Sources,
  whole: WholeCase,
): Promise<(entry: Entry) => About> {
  const { row } = whole
  const { services, lifeEvent } = await submittedPlan(publications, whole)
  return entry => ({
    database,
    files,
    publications,
    whole,
    entry,
    case: { submittedAt: row.submitted_at, lifeEvent },
    on: dayOf(entry),
    typeOf: id => services.find(one => one.row === rowOf(whole, id).row_id)!.type,
    partOf(id) {
      const { service_name, label, authority, authority_name } = rowOf(whole, id)
      const acceptedOn = acceptedBefore(whole, entry, id)
      return { service: service_name, label, authority: authority_name, authorityId: authority, acceptedOn }
    },
  })
}

/** Handled anew after a denial it is accepted from that day; after a refusal it is looked at afresh. */
function acceptedBefore({ journal }: WholeCase, { seq }: Entry, part: string): string | null {
  let acceptedOn: string | null = null
  let refused = false
  for (const entry of journal) {
    if (entry.seq > seq) break
    if (entry.part !== part) continue
    if (entry.action === 'part.accepted') acceptedOn = (entry.data as { on: string }).on
    if (entry.action === 'part.verdict.refuse') refused = true
    if (entry.action === 'part.denied') refused = false
    if (entry.action === 'part.reopened') acceptedOn = refused ? null : dayOf(entry)
  }
  return acceptedOn
}

export const rowOf = ({ parts }: WholeCase, id: string): SubCaseRow => parts.find(one => one.part === id)!

/** A visit or meeting; once it is closed nothing in it changes. */
export const visitOf = ({ row }: WholeCase, number: number): Visit =>
  row.visits!.find(visit => visit.number === number)!

export const isLicence = ({ typeOf }: About, part: string): boolean => typeOf(part) === 'licence'

// ── what letters share ──────────────────────────────────────────────────────────────────────────────────────────────

export const licensingLaw = '《中华人民共和国行政许可法》'

/** Only a licence is handled under the law of licences: it is cited for one, and for nothing else. */
export const rule = (licence: boolean, article: string): string =>
  licence ? `根据${licensingLaw}${article}的规定` : '按规定'

/** A letter of the organ of one part. */
export function letterOfPart(
  about: About,
  words: Pick<Letter, 'title' | 'opening'> & Partial<Letter>,
  part = about.entry.part!,
): Letter {
  return { organs: [organOf(about.partOf(part))], facts: [], list: null, sections: [], closing: [], ...words }
}

/** 您（单位）于…提出的…申请，已于…受理。 */
export function openingOf(about: About, part = about.entry.part!): string {
  const known = about.partOf(part)
  const accepted = known.acceptedOn ? `，已于${dateInWords(known.acceptedOn)}受理` : '收悉'
  return `${applicationOf(about.case, known)}${accepted}。`
}

/** How an affair is called in a table. */
export const nameOfPart = (about: About, part = about.entry.part!): string => nameOf(about.partOf(part))

/** 理由, 救济途径: left out where nothing was said. */
export const section = (name: string, text: string | null | undefined): Letter['sections'] => {
  const lines = paragraphs(text ?? '')
  return lines.length > 0 ? [{ name, paragraphs: lines }] : []
}

/** The organs of these parts, each once; a joint document carries the number of the organ in charge (GB/T 9704-2012, 7.2.5). */
export async function organsOf(about: About, parts: readonly string[]): Promise<Organ[]> {
  const organs = parts.map(part => organOf(about.partOf(part)))
  return leadFirst(about, [...new Map(organs.map(organ => [organ.id, organ])).values()])
}

export async function leadFirst({ publications, whole }: About, organs: Organ[]): Promise<Organ[]> {
  const { event } = getEvent((await publications.of(whole.row)).prepared, whole.row.life_event)
  const rank = ({ id }: Organ) => (authorityById(id, publications.authorityData)?.kind === event.lead ? 0 : 1)
  return organs.toSorted((one, other) => rank(one) - rank(other))
}

/** 本机关, or of several together 各机关. */
export const organsInWords = (organs: readonly Organ[]): string => (organs.length > 1 ? '各机关' : '本机关')

// ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const dayOf = ({ at }: Entry) => dateInHenan(new Date(at))

/** What the lifecycle wrote into the journal. */
export const dataOf = <Data>({ data }: Entry) => data as Data

/** The last entry of this part before the one the letter is about, of one of these actions. */
export const lastBefore = ({ whole, entry }: About, ...actions: string[]): Entry | undefined =>
  whole.journal.findLast(one => one.seq < entry.seq && one.part === entry.part && actions.includes(one.action))

export const dueFrom = ({ publications: { calendar } }: About, from: string, due: string | null): DueDate | null =>
  due === null ? null : { due, provisional: isProvisional(calendar, dayNumber(from) + 1, dayNumber(due)) }

/** A day in the future, as it is told. */
export const untilInWords = (about: About, due: string): string => dueInWords(dueFrom(about, about.on, due)!)
