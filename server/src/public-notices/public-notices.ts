/**
 * 公告、公示 as the public meets it: what is announced now, and 异议 against it. An objection goes through the lifecycle as
 * one of “公众”; who it was stands beside it for the organ alone, outside the journal, which everybody of the case reads.
 */
import { getPart } from '@onething/core/lifecycle/allowed.ts'
import type { CaseFile } from '@onething/core/lifecycle/case-file.ts'
import { type ClockPause, type Objection, runningPause } from '@onething/core/lifecycle/clocks.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { within } from '../cases/access.ts'
import type { SubCaseRow } from '../cases/case-row.ts'
import { carryOut } from '../cases/cases.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import { findCase } from '../cases/reading.ts'
import type { WholeCase } from '../cases/store.ts'
import { dateInHenan } from '../clock.ts'
import { Conflict, NotFound } from '../http/problems.ts'
import { type AnnouncedRow, type Cursor, listAnnounced } from './store.ts'

export type Notice = ClockPause & { until: string }

/** What is announced for a part on a day; undefined when nothing is, or it has ended. */
export function noticeOf(part: Pick<SubCaseRow, 'state' | 'clock'>, today: string): Notice | undefined {
  if (part.state !== 'accepted') return undefined
  const running = runningPause(part)
  return running?.until !== undefined && running.until >= today ? (running as Notice) : undefined
}

export const listOf = (deps: DraftDeps, region: string, after: Cursor, limit: number): Promise<AnnouncedRow[]> =>
  listAnnounced(deps.database, todayOf(deps), within(region), after, limit)

export interface Announced {
  whole: WholeCase
  part: SubCaseRow
  notice: Notice
}

/** Not there, not announced and no longer announced look alike: the number of a case tells the public nothing. */
export async function findNotice(deps: DraftDeps, caseNo: string, id: string): Promise<Announced> {
  const whole = await findCase(deps, caseNo)
  const part = whole?.parts.find(one => one.part === id)
  const notice = part && noticeOf(part, todayOf(deps))
  if (!whole || !part || !notice) throw notAnnounced()
  return { whole, part, notice }
}

/** Enough for the worst of neighbourhoods; more would only fill the file. */
const mostObjections = 200

export async function object(
  deps: DraftDeps,
  { caseNo, part }: { caseNo: string; part: string },
  { text, ...contact }: NonNullable<Objection['contact']> & { text: string },
  key: string | null,
): Promise<{ organ: string; on: string }> {
  const { after } = await carryOut(deps, {
    caseNo,
    by: { id: 'public', name: '公众' },
    key,
    mayAct({ parts }) {
      if (!parts.some(one => one.part === part && one.clock && runningPause(one)?.until)) throw notAnnounced()
    },
    decide(file, act) {
      requireOpen(file, part, act.today)
      return lifecycle.objectTo(file, part, { by: '公众', text, contact }, act)
    },
  })
  return { organ: after.parts.find(one => one.part === part)!.authority_name, on: todayOf(deps) }
}

function requireOpen(file: CaseFile, id: string, today: string) {
  const { until, kind, objections = [] } = runningPause(getPart(file, id))!
  if (today > until!) throw new Conflict(`${kind}已于${dateInWords(until!)}期满，请直接联系办理机关`, ['联系办理机关'])
  if (objections.length >= mostObjections)
    throw new Conflict('网上收到的异议已经很多，请直接向办理机关书面提出', ['联系办理机关'])
}

export const objectionsOf = ({ clock }: { clock: SubCaseRow['clock'] }): Objection[] =>
  (clock?.pauses ?? []).flatMap(pause => pause.objections ?? [])

const notAnnounced = () => new NotFound('没有这个公告（公示），可能已经期满或者撤销，请返回列表查看')

const todayOf = ({ clock }: DraftDeps) => dateInHenan(clock.now())
