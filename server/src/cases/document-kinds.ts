/**
 * 文书 of a case, by the journal entry that causes them: one line for each kind. A new kind is a new line: the entry, the
 * character of its number, and the letter that is written from what the journal says.
 */

import type { Letter } from '../documents/letter.ts'
import type { JournalRow } from '../journal/journal.ts'
import {
  type About,
  acceptanceLetter,
  correctionLetter,
  decisionOfPart,
  extensionLetter,
  pauseLetter,
  refusalOfPart,
} from './letters.ts'

export interface KindOfDocument {
  /** The action in the journal. */
  action: string
  /** It says nothing of its own where this entry follows at once on the same part. */
  unless?: string
  /** 文号中的类别字 (domain brief 4.4): a setting may replace it. */
  character: string | { licence: string; otherwise: string }
  letter(about: About): Letter | Promise<Letter>
}

export const documentKinds = {
  accepted: {
    action: 'part.accepted',
    unless: 'part.acceptedDeferring',
    character: '受',
    letter: acceptanceLetter,
  },
  acceptedDeferring: { action: 'part.acceptedDeferring', character: '容受', letter: acceptanceLetter },
  correction: { action: 'correction.issued', character: '补', letter: correctionLetter },
  paused: { action: 'part.paused', character: '特', letter: pauseLetter },
  extended: { action: 'part.extended', character: '延', letter: extensionLetter },
  refused: { action: 'part.verdict.refuse', character: '不受', letter: refusalOfPart },
  granted: { action: 'part.granted', character: { licence: '许', otherwise: '办' }, letter: decisionOfPart },
  denied: { action: 'part.denied', character: { licence: '不许', otherwise: '不办' }, letter: decisionOfPart },
} as const satisfies Record<string, KindOfDocument>

export type DocumentKind = keyof typeof documentKinds

const byAction = new Map(
  (Object.entries(documentKinds) as [DocumentKind, KindOfDocument][]).map(([name, kind]) => [
    kind.action,
    { name, ...kind },
  ]),
)

type Told = Pick<JournalRow, 'seq' | 'action' | 'part'>

/** The kind of document an entry causes; undefined when none. */
export function kindOf({ action, part, seq }: Told, journal: readonly Told[]) {
  const kind = byAction.get(action)
  const told =
    kind?.unless && journal.some(next => next.seq === seq + 1 && next.action === kind.unless && next.part === part)
  return told ? undefined : kind
}

/** Whether a command that writes these entries leaves something to be issued. */
export const causesDocuments = (journal: readonly Told[]): boolean => journal.some(({ action }) => byAction.has(action))
