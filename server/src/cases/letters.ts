/**
 * What each document of a case says. All of it is read from the journal up to the entry that caused the document, and
 * from what is written once (the parts, a decision, a correction, an output), so that one issued late says the same.
 */
import { authorityById } from '@onething/core/authorities.ts'
import type { ServiceType } from '@onething/core/catalogue/vocabulary.ts'
import type { Correction } from '@onething/core/lifecycle/case-file.ts'
import { lawfulPauses } from '@onething/core/lifecycle/clocks.ts'
import { decisionResults, type RefusalGround, refusalGrounds } from '@onething/core/lifecycle/states.ts'
import { getEvent } from '@onething/core/plan/plan.ts'
import { type DueDate, dayNumber, isProvisional } from '@onething/core/workdays.ts'
import type { Publications } from '../catalogue/publications.ts'
import { dateInHenan } from '../clock.ts'
import { type Queries, statement } from '../db/database.ts'
import { letterOfNotice } from '../documents/case-notice.ts'
import { decisionKindOf, decisionLetter } from '../documents/decision.ts'
import type { CaseOfLetter, Letter, PartOfLetter } from '../documents/letter.ts'
import type { Organ } from '../documents/organs.ts'
import type { OutputRow } from '../outputs/output.ts'
import { submittedPlan } from './planned.ts'
import type { Entry, WholeCase } from './store.ts'
import type { PartView } from './view.ts'

/** What a letter is written from. */
export interface About {
  database: Queries
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

interface Sources {
  database: Queries
  publications: Publications
}

/** Reads once what the documents of one case share. */
export async function aboutCase(
  { database, publications }: Sources,
  whole: WholeCase,
): Promise<(entry: Entry) => About> {
  const { row, parts, journal } = whole
  const { services, lifeEvent } = await submittedPlan(publications, whole)
  const rowOf = (id: string) => parts.find(one => one.part === id)!
  return entry => ({
    database,
    publications,
    whole,
    entry,
    case: { submittedAt: row.submitted_at, lifeEvent },
    on: dayOf(entry),
    typeOf: id => services.find(one => one.row === rowOf(id).row_id)!.type,
    partOf(id) {
      const { service_name, label, authority, authority_name } = rowOf(id)
      const accepted = journal.findLast(
        one => one.seq <= entry.seq && one.part === id && one.action === 'part.accepted',
      )
      return {
        service: service_name,
        label,
        authority: authority_name,
        authorityId: authority,
        acceptedOn: accepted ? dataOf<Accepted>(accepted).on : null,
      }
    },
  })
}

/** What the lifecycle writes into the journal. */
type Accepted = { on: string; promisedDue: string | null; legalDue: string | null }
type Deferring = { items: string[]; by: string }
type Deemed = { receivedOn: string }
type Issued = { number: number; answerBy: string }
type Paused = { kind: string; reason: string; days: number }
type Extended = { days: number; reason: string; promisedDue: string | null }

export function acceptanceLetter(about: About): Letter {
  const { whole, entry, typeOf, partOf } = about
  const part = entry.part!
  const before = whole.journal.filter(one => one.part === part && one.seq <= entry.seq)
  const { on, promisedDue, legalDue } = dataOf<Accepted>(before.findLast(one => one.action === 'part.accepted')!)
  const silent = before.findLast(one => one.action === 'part.deemedAccepted')
  const deferring = entry.action === 'part.acceptedDeferring' ? dataOf<Deferring>(entry) : null
  return letterOfNotice(about.case, {
    kind: 'accepted',
    part: partOf(part),
    licence: typeOf(part) === 'licence',
    acceptedOn: on,
    silentSince: silent ? dataOf<Deemed>(silent).receivedOn : null,
    promised: dueFrom(about, on, promisedDue),
    legal: dueFrom(about, on, legalDue),
    deferred: deferring && { items: deferring.items, by: dueFrom(about, on, deferring.by)! },
  })
}

const findItems = statement('correction_items', 'select items from corrections where case_no = $1 and number = $2')

/** The journal says when and until when; the list itself stands with the corrections and never changes. */
export async function correctionLetter(about: About): Promise<Letter> {
  const { number, answerBy } = dataOf<Issued>(about.entry)
  const values = [about.whole.row.case_no, number]
  const [found] = await about.database.rows<{ items: Correction['items'] }>(findItems, values)
  const { items } = found!
  const types = items.flatMap(item => item.parts.map(about.typeOf))
  const licences = types.filter(type => type === 'licence').length
  const letter = letterOfNotice(about.case, {
    kind: 'correction',
    number,
    answerBy: dueFrom(about, about.on, answerBy)!,
    items: items.map(({ name, problems, parts }) => ({ name, problems, parts: parts.map(about.partOf) })),
    licences: licences === 0 ? 'none' : licences === types.length ? 'all' : 'some',
  })
  return { ...letter, organs: await leadFirst(about, letter.organs) }
}

/** GB/T 9704-2012, 7.2.5: a joint document carries the number of the organ in charge. */
async function leadFirst({ publications, whole }: About, organs: Organ[]): Promise<Organ[]> {
  const { event } = getEvent((await publications.of(whole.row)).prepared, whole.row.life_event)
  const rank = ({ id }: Organ) => (authorityById(id, publications.authorityData)?.kind === event.lead ? 0 : 1)
  return organs.toSorted((one, other) => rank(one) - rank(other))
}

export async function pauseLetter(about: About): Promise<Letter> {
  const part = about.entry.part!
  const { kind: procedure, reason, days } = dataOf<Paused>(about.entry)
  const licence = about.typeOf(part) === 'licence'
  const law = licence ? await lawOfPause(about, part, procedure) : null
  return letterOfNotice(about.case, { kind: 'paused', part: about.partOf(part), licence, procedure, reason, days, law })
}

/** One of the closed list, or what the service's own basis cites before it goes on to explain. */
async function lawOfPause({ publications, whole }: About, part: string, procedure: string) {
  if ((lawfulPauses as readonly string[]).includes(procedure)) return '《中华人民共和国行政许可法》第四十五条'
  const { rows } = getEvent((await publications.of(whole.row)).prepared, whole.row.life_event)
  const { row_id } = whole.parts.find(one => one.part === part)!
  const own = rows.find(one => one.id === row_id)?.service.specialProcedures?.find(one => one.name === procedure)
  return /^《[^》]+》第[一二三四五六七八九十百零]+条/.exec(own?.basis ?? '')?.[0] ?? null
}

export function extensionLetter(about: About): Letter {
  const part = about.entry.part!
  const { days, reason, promisedDue } = dataOf<Extended>(about.entry)
  const { limits } = about.whole.parts.find(one => one.part === part)!
  return letterOfNotice(about.case, {
    kind: 'extended',
    part: about.partOf(part),
    licence: about.typeOf(part) === 'licence',
    by: { days, unit: limits.extension!.unit },
    reason,
    promised: dueFrom(about, about.on, promisedDue),
  })
}

/** A decision or refusal, as it was made. */
type Decided = { reasons?: string; remedies?: string; excluded?: string }
type Refused = { reasons: string; remedies: string; ground?: RefusalGround; rightOrgan?: string }

export function decisionOfPart(about: About): Letter {
  const { entry, on } = about
  const { reasons, remedies, excluded } = dataOf<Decided>(entry)
  const result = entry.action === 'part.granted' ? 'granted' : 'denied'
  const decision = {
    result,
    resultLabel: decisionResults[result],
    reasons: reasons ?? null,
    remedies: remedies ?? null,
    excluded: excluded ?? null,
    on,
  } as const
  return letterOfDecision(about, { decision, refusal: null })
}

export function refusalOfPart(about: About): Letter {
  const { reasons, remedies, ground, rightOrgan } = dataOf<Refused>(about.entry)
  const refusal = {
    ground: ground ?? null,
    groundLabel: ground ? refusalGrounds[ground] : null,
    rightOrgan: rightOrgan ?? null,
    reasons,
    remedies,
    on: about.on,
  }
  return letterOfDecision(about, { decision: null, refusal })
}

function letterOfDecision(about: About, decided: Pick<PartView, 'decision' | 'refusal'>): Letter {
  const part = about.entry.part!
  return decisionLetter({
    case: about.case,
    part: { ...about.partOf(part), ...decided },
    outputs: about.whole.outputs.filter(output => output.part === part).map(printed),
    kindLabel: decisionKindOf(about.typeOf(part)),
  })
}

const printed = ({ name, number, valid_until }: OutputRow) => ({ name, number, validUntil: valid_until })

// ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const dayOf = ({ at }: Entry) => dateInHenan(new Date(at))

const dataOf = <Data>({ data }: Entry) => data as Data

const dueFrom = ({ publications: { calendar } }: About, from: string, due: string | null): DueDate | null =>
  due === null ? null : { due, provisional: isProvisional(calendar, dayNumber(from) + 1, dayNumber(due)) }
