/** 受理, 补正: what an organ answers to an application. */
import type { Correction } from '@onething/core/lifecycle/case-file.ts'
import { statement } from '../../db/database.ts'
import { letterOfNotice } from '../../documents/case-notice.ts'
import type { Letter } from '../../documents/letter.ts'
import { chineseDateOf } from '../../documents/words.ts'
import { type About, dataOf, dueFrom, isLicence, leadFirst } from './about.ts'

type Accepted = { on: string; promisedDue: string | null; legalDue: string | null }
type Deferring = { items: string[]; by: string }
type Deemed = { receivedOn: string }
type Issued = { number: number; answerBy: string }

export function acceptanceLetter(about: About): Letter {
  const { whole, entry, partOf } = about
  const part = entry.part!
  const before = whole.journal.filter(one => one.part === part && one.seq <= entry.seq)
  const { on, promisedDue, legalDue } = dataOf<Accepted>(before.findLast(one => one.action === 'part.accepted')!)
  const silent = before.findLast(one => one.action === 'part.deemedAccepted')
  const deferring = entry.action === 'part.acceptedDeferring' ? dataOf<Deferring>(entry) : null
  return letterOfNotice(about.case, {
    kind: 'accepted',
    part: partOf(part),
    licence: isLicence(about, part),
    acceptedOn: on,
    silentSince: silent ? dataOf<Deemed>(silent).receivedOn : null,
    promised: dueFrom(about, on, promisedDue),
    legal: dueFrom(about, on, legalDue),
    deferred: deferring && {
      items: deferring.items,
      by: dueFrom(about, on, deferring.by)!,
      promise: { by: whole.row.applicant_name, on: chineseDateOf(whole.row.submitted_at!) },
    },
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
