/**
 * 文书 of a case, by the journal entry that causes them: one line for each kind. A new kind is a new line: the entry, the
 * character of its number, and the letter that is written from what the journal says.
 */

import { type RevocationGround, revocationGrounds } from '@onething/core/lifecycle/states.ts'
import type { Letter } from '../documents/letter.ts'
import type { JournalRow } from '../journal/journal.ts'
import { type About, dataOf } from './letters/about.ts'
import { extensionLetter, pauseLetter } from './letters/clock.ts'
import { decisionOfPart, refusalOfPart, reopenedLetter } from './letters/decision.ts'
import { deliveryLetter } from './letters/delivery.ts'
import { blockedLetter, caseWithdrawn, deemedWithdrawn, partWithdrawn, terminatedLetter } from './letters/ending.ts'
import { hearingHeld, hearingOffered, hearingScheduled } from './letters/hearing.ts'
import { acceptanceLetter, correctionLetter } from './letters/intake.ts'
import { commitmentChecked, commitmentLetter, commitmentToRectify, revokedLetter } from './letters/promise.ts'
import { reviewClosed, visitClosed, visitConfirmed } from './letters/visit.ts'

type Character = string | { licence: string; otherwise: string }

export interface KindOfDocument {
  /** The action in the journal. */
  action: string
  /** Only entries whose data name this. */
  names?: string
  /** It says nothing of its own where this entry follows at once on the same part. */
  unless?: string
  /** For the departments only: the applicant does not see it. */
  inside?: true
  /** 文号中的类别字 (domain brief 4.4): a setting may replace it. */
  character: Character | ((about: About) => Character)
  letter(about: About): Letter | Promise<Letter>
}

const kindOfRevocation = ({ entry }: About) =>
  revocationGrounds[dataOf<{ ground: RevocationGround }>(entry).ground].kind
const revocations = { 撤销: { licence: '撤许', otherwise: '撤' }, 注销: { licence: '注许', otherwise: '注' } }

export const documentKinds = {
  commitment: { action: 'case.submitted', names: 'committed', character: '承', letter: commitmentLetter },
  accepted: { action: 'part.accepted', unless: 'part.acceptedDeferring', character: '受', letter: acceptanceLetter },
  acceptedDeferring: { action: 'part.acceptedDeferring', character: '容受', letter: acceptanceLetter },
  correction: { action: 'correction.issued', character: '补', letter: correctionLetter },
  refused: { action: 'part.verdict.refuse', character: '不受', letter: refusalOfPart },
  paused: { action: 'part.paused', character: '特', letter: pauseLetter },
  extended: { action: 'part.extended', character: '延', letter: extensionLetter },
  hearingOffered: { action: 'part.hearingOffered', character: '听告', letter: hearingOffered },
  hearingScheduled: { action: 'part.hearingScheduled', character: '听通', letter: hearingScheduled },
  hearingHeld: { action: 'part.hearingHeld', character: '听录', letter: hearingHeld },
  visitConfirmed: { action: 'visit.confirmed', character: '勘通', letter: visitConfirmed },
  visitClosed: { action: 'visit.closed', character: '勘录', letter: visitClosed },
  reviewClosed: { action: 'review.closed', inside: true, character: '会录', letter: reviewClosed },
  blocked: { action: 'part.blocked', names: 'chooseBy', character: '前告', letter: blockedLetter },
  deemedWithdrawn: { action: 'part.deemedWithdrawn', names: 'answerBy', character: '视撤', letter: deemedWithdrawn },
  deferralExpired: { action: 'part.deferralExpired', names: 'by', character: '视撤', letter: deemedWithdrawn },
  choiceExpired: { action: 'part.choiceExpired', character: '视撤', letter: deemedWithdrawn },
  partWithdrawn: { action: 'part.withdrawn', character: '准撤', letter: partWithdrawn },
  caseWithdrawn: { action: 'case.withdrawn', names: 'parts', character: '准撤', letter: caseWithdrawn },
  terminated: { action: 'part.terminated', character: '终', letter: terminatedLetter },
  granted: { action: 'part.granted', character: { licence: '许', otherwise: '办' }, letter: decisionOfPart },
  denied: { action: 'part.denied', character: { licence: '不许', otherwise: '不办' }, letter: decisionOfPart },
  reopened: { action: 'part.reopened', character: '重', letter: reopenedLetter },
  commitmentToRectify: { action: 'part.commitmentToRectify', character: '责改', letter: commitmentToRectify },
  commitmentKept: { action: 'part.commitmentKept', character: '核', letter: commitmentChecked },
  commitmentBroken: { action: 'part.commitmentBroken', character: '核', letter: commitmentChecked },
  revoked: { action: 'part.revoked', character: about => revocations[kindOfRevocation(about)], letter: revokedLetter },
  collected: { action: 'case.collected', character: '达', letter: deliveryLetter },
} as const satisfies Record<string, KindOfDocument>

export type DocumentKind = keyof typeof documentKinds

type Known = KindOfDocument & { name: DocumentKind }

const byAction = new Map<string, Known>(
  (Object.entries(documentKinds) as [DocumentKind, KindOfDocument][]).map(([name, kind]) => [
    kind.action,
    { name, ...kind },
  ]),
)

type Told = Pick<JournalRow, 'seq' | 'action' | 'part' | 'data'>

/** The kind of document an entry causes; undefined when none. */
export function kindOf(entry: Told, journal: readonly Told[]): Known | undefined {
  const kind = ofEntry(entry)
  const told =
    kind?.unless &&
    journal.some(next => next.seq === entry.seq + 1 && next.action === kind.unless && next.part === entry.part)
  return told ? undefined : kind
}

function ofEntry({ action, data }: Pick<Told, 'action' | 'data'>): Known | undefined {
  const kind = byAction.get(action)
  return kind?.names && !(kind.names in data) ? undefined : kind
}

/** Whether a command that writes these entries leaves something to be issued. */
export const causesDocuments = (journal: readonly Told[]): boolean =>
  journal.some(entry => ofEntry(entry) !== undefined)

/** The character of its number before any setting replaces it. */
export function characterOf({ character }: KindOfDocument, about: About, licence: boolean): string {
  const one = typeof character === 'function' ? character(about) : character
  return typeof one === 'string' ? one : one[licence ? 'licence' : 'otherwise']
}
