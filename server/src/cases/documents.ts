/**
 * 文书 of a case: what was told or decided in writing. Nothing of them is kept: the journal entry that caused one is the
 * document, so it says the same whenever it is printed.
 */
import type { ServiceType } from '@onething/core/catalogue/vocabulary.ts'
import type { Correction } from '@onething/core/lifecycle/case-file.ts'
import { lawfulPauses } from '@onething/core/lifecycle/clocks.ts'
import { getEvent } from '@onething/core/plan/plan.ts'
import { type Calendar, type DueDate, dayNumber, isProvisional } from '@onething/core/workdays.ts'
import { dateInHenan } from '../clock.ts'
import { statement } from '../db/database.ts'
import { type CaseNotice, type CaseNoticeRequest, titleOfNotice } from '../documents/case-notice.ts'
import { type DecisionRequest, decisionData } from '../documents/decision.ts'
import { type Documents, decisionKindOf } from '../documents/documents.ts'
import { NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import type { DraftDeps } from './drafts.ts'
import { isListed } from './groups.ts'
import { submittedPlan } from './planned.ts'
import { getCaseToView } from './reading.ts'
import { showWholeCase } from './show.ts'
import type { Entry, WholeCase } from './store.ts'
import type { CaseView, DocumentView, PartView } from './view.ts'

type Kind = DocumentView['kind']

const kinds: Record<string, Kind> = {
  'part.accepted': 'accepted',
  'part.acceptedDeferring': 'acceptedDeferring',
  'correction.issued': 'correction',
  'part.paused': 'paused',
  'part.extended': 'extended',
  'part.verdict.refuse': 'refused',
  'part.granted': 'granted',
  'part.denied': 'denied',
}

/** Oldest first. Of one part, or of all but the parts that are shown in groups. */
export async function listDocuments(
  deps: DraftDeps,
  caseNo: string,
  person: Person,
  part: string | null = null,
): Promise<DocumentView[]> {
  const { whole, sees } = await getCaseToView(deps, caseNo, person)
  const wanted = part === null ? listedIn(whole) : (id: string | null) => id === part
  const caused = whole.journal.filter(entry => wanted(entry.part) && isDocument(entry, whole) && sees(entry.part))
  if (caused.length === 0) return []
  const about = await aboutCase(deps, whole, person)
  return Promise.all(caused.map(async entry => showDocument(await writtenOf(deps, about, entry), about, entry)))
}

function listedIn({ parts }: WholeCase): (id: string | null) => boolean {
  const isAlone = isListed(parts)
  const grouped = new Set(parts.filter(part => !isAlone(part)).map(part => part.part))
  return id => id === null || !grouped.has(id)
}

export async function printDocument(
  deps: DraftDeps & { documents: Documents },
  caseNo: string,
  seq: number,
  person: Person,
): Promise<{ name: string; pdf: Buffer }> {
  const { whole, sees } = await getCaseToView(deps, caseNo, person)
  const entry = whole.journal.find(one => one.seq === seq)
  if (!entry || !isDocument(entry, whole) || !sees(entry.part)) throw new NotFound('没有这份文书，请从文书列表中打开')
  const written = await writtenOf(deps, await aboutCase(deps, whole, person), entry)
  const pdf = 'notice' in written ? deps.documents.caseNotice(written) : deps.documents.decision(written)
  return { name: nameOfDocument(written), pdf: await pdf }
}

/** What is accepted with something put off is told once, by the notice that says what and until when. */
function isDocument({ action, part, seq }: Entry, { journal }: WholeCase): boolean {
  if (!Object.hasOwn(kinds, action)) return false
  // Entries are numbered from 1 without a gap.
  const next = journal[seq]
  return !(action === 'part.accepted' && next?.action === 'part.acceptedDeferring' && next.part === part)
}

interface About {
  whole: WholeCase
  view: CaseView
  typeOf(part: PartView): ServiceType
}

async function aboutCase(deps: DraftDeps, whole: WholeCase, person: Person): Promise<About> {
  const { services } = await submittedPlan(deps.publications, whole)
  return {
    whole,
    view: await showWholeCase(deps, whole, person),
    typeOf: part => services.find(one => one.row === part.row)!.type,
  }
}

const idOf = (caseNo: string, { seq }: Entry) => `${caseNo}-${seq}`
const dayOf = ({ at }: Entry) => dateInHenan(new Date(at))

function showDocument(written: Written, { view }: About, entry: Entry): DocumentView {
  const part = view.parts.find(one => one.part === entry.part)
  return {
    id: idOf(view.caseNo, entry),
    kind: kinds[entry.action]!,
    name: nameOfDocument(written),
    part: part?.part ?? null,
    service: part ? part.service + (part.label && `（${part.label}）`) : null,
    authority: part?.authority ?? null,
    issuedOn: dayOf(entry),
    url: `/api/cases/${view.caseNo}/documents/${entry.seq}.pdf`,
  }
}

type Written = CaseNoticeRequest | DecisionRequest

const nameOfDocument = (written: Written): string =>
  'notice' in written ? titleOfNotice(written.notice) : decisionData(written).title

/** What the document says, ready to be set. */
async function writtenOf(deps: DraftDeps, about: About, entry: Entry): Promise<Written> {
  const { view } = about
  const told = (notice: CaseNotice): Written => ({
    case: view,
    id: idOf(view.caseNo, entry),
    on: dayOf(entry),
    notice,
  })
  const { calendar } = deps.publications
  if (entry.action === 'correction.issued') return told(await correctionOf(deps, about, entry))
  const part = view.parts.find(one => one.part === entry.part)!
  switch (kinds[entry.action]) {
    case 'accepted':
    case 'acceptedDeferring':
      return told(acceptanceOf(about, entry, part, calendar))
    case 'paused':
      return told(await pauseOf(deps, about, entry, part))
    case 'extended':
      return told(extensionOf(about, entry, part, calendar))
    default:
      return { case: view, part, kindLabel: decisionKindOf(about.typeOf(part)) }
  }
}

/** What the lifecycle writes into the journal. */
type Accepted = { on: string; promisedDue: string | null; legalDue: string | null }
type Deferring = { items: string[]; by: string }
type Deemed = { receivedOn: string }
type Issued = { number: number; answerBy: string }
type Paused = { kind: string; reason: string; days: number }
type Resumed = { result: string; promisedDue: string | null }
type Extended = { days: number; reason: string; promisedDue: string | null }

function acceptanceOf(about: About, entry: Entry, part: PartView, calendar: Calendar): CaseNotice {
  const { journal } = about.whole
  const before = journal.filter(one => one.part === part.part && one.seq <= entry.seq)
  const { on, promisedDue, legalDue } = dataOf<Accepted>(before.findLast(one => one.action === 'part.accepted')!)
  const silent = before.findLast(one => one.action === 'part.deemedAccepted')
  const deferring = entry.action === 'part.acceptedDeferring' ? dataOf<Deferring>(entry) : null
  return {
    kind: 'accepted',
    part,
    licence: about.typeOf(part) === 'licence',
    acceptedOn: on,
    silentSince: silent ? dataOf<Deemed>(silent).receivedOn : null,
    promised: dueFrom(on, promisedDue, calendar),
    legal: dueFrom(on, legalDue, calendar),
    deferred: deferring && { items: deferring.items, by: dueFrom(on, deferring.by, calendar)! },
  }
}

const findItems = statement('correction_items', 'select items from corrections where case_no = $1 and number = $2')

/** The journal says when and until when; the list itself stands with the corrections and never changes. */
async function correctionOf(deps: DraftDeps, { view, typeOf }: About, entry: Entry): Promise<CaseNotice> {
  const { number, answerBy } = dataOf<Issued>(entry)
  const [found] = await deps.database.rows<{ items: Correction['items'] }>(findItems, [view.caseNo, number])
  const items = found!.items.map(({ name, problems, parts }) => ({
    name,
    problems,
    parts: parts.map(id => view.parts.find(part => part.part === id)!),
  }))
  const types = items.flatMap(item => item.parts.map(typeOf))
  const licences = types.filter(type => type === 'licence').length
  return {
    kind: 'correction',
    number,
    answerBy: dueFrom(dayOf(entry), answerBy, deps.publications.calendar)!,
    items,
    licences: licences === 0 ? 'none' : licences === types.length ? 'all' : 'some',
  }
}

async function pauseOf(deps: DraftDeps, about: About, entry: Entry, part: PartView): Promise<CaseNotice> {
  const { kind: procedure, reason, days } = dataOf<Paused>(entry)
  const end = about.whole.journal.find(
    one => one.seq > entry.seq && one.part === entry.part && one.action === 'part.resumed',
  )
  const licence = about.typeOf(part) === 'licence'
  return {
    kind: 'paused',
    part,
    licence,
    procedure,
    reason,
    days,
    law: licence ? await lawOfPause(deps, about.whole, part, procedure) : null,
    resumed: end ? resumedBy(end, deps.publications.calendar) : null,
  }
}

function resumedBy(end: Entry, calendar: Calendar) {
  const { result, promisedDue } = dataOf<Resumed>(end)
  return { on: dayOf(end), result, promised: dueFrom(dayOf(end), promisedDue, calendar) }
}

/** One of the closed list, or what the service's own basis cites before it goes on to explain. */
async function lawOfPause({ publications }: DraftDeps, { row }: WholeCase, part: PartView, procedure: string) {
  if ((lawfulPauses as readonly string[]).includes(procedure)) return '《中华人民共和国行政许可法》第四十五条'
  const { rows } = getEvent((await publications.of(row)).prepared, row.life_event)
  const own = rows.find(one => one.id === part.row)?.service.specialProcedures?.find(one => one.name === procedure)
  return /^《[^》]+》第[一二三四五六七八九十百零]+条/.exec(own?.basis ?? '')?.[0] ?? null
}

function extensionOf({ whole, typeOf }: About, entry: Entry, part: PartView, calendar: Calendar): CaseNotice {
  const { days, reason, promisedDue } = dataOf<Extended>(entry)
  const { limits } = whole.parts.find(one => one.part === part.part)!
  return {
    kind: 'extended',
    part,
    licence: typeOf(part) === 'licence',
    by: { days, unit: limits.extension!.unit },
    reason,
    promised: dueFrom(dayOf(entry), promisedDue, calendar),
  }
}

const dataOf = <Data>({ data }: Entry) => data as Data

const dueFrom = (from: string, due: string | null, calendar: Calendar): DueDate | null =>
  due === null ? null : { due, provisional: isProvisional(calendar, dayNumber(from) + 1, dayNumber(due)) }
