/**
 * 成批办理: one act on many parts of one service in one case (300 employees, 40 vehicles). It is one command: decided on
 * one state of the case, saved by one statement, all or nothing. What is done to each part is handed in, so that every
 * rule of a single act holds for each part of a batch.
 */
import { allowedOnPart, getPart, NotAllowed, type PartCommand } from '@onething/core/lifecycle/allowed.ts'
import type { CaseFile, Outcome } from '@onething/core/lifecycle/case-file.ts'
import type { Act } from '@onething/core/lifecycle/lifecycle.ts'
import type { SubCaseRow } from '../cases/case-row.ts'
import { carryOut, type Done } from '../cases/cases.ts'
import type { LoadedCase } from '../cases/store.ts'
import { Invalid, NotFound } from '../http/problems.ts'
import type { OutputRow } from '../outputs/output.ts'
import type { Person } from '../people/person.ts'
import type { SubCaseDeps } from './subcases.ts'

export interface Batch {
  caseNo: string
  /** The row of the list whose parts are meant. */
  row: string
  /** These, or all that stand where the act is allowed and that no colleague has claimed. */
  parts: string[] | 'all'
  by: Person
  key: string | null
}

/** What is done to each part. */
export interface OnEachPart {
  /** The command it is, in the table of what is allowed when. */
  command: PartCommand
  decide(file: CaseFile, part: SubCaseRow, act: Act, loaded: LoadedCase): Outcome | Promise<Outcome>
  outputs?(part: SubCaseRow, outcome: Outcome, loaded: LoadedCase, act: Act): OutputRow[] | Promise<OutputRow[]>
}

/** With the parts it was done to: none when the same key was carried out before. */
export interface BatchDone extends Done {
  parts: string[]
}

export async function carryOutOnParts(deps: SubCaseDeps, batch: Batch, each: OnEachPart): Promise<BatchDone> {
  let done: SubCaseRow[] = []
  const { after, entries } = await carryOut(deps, {
    caseNo: batch.caseNo,
    by: batch.by,
    key: batch.key,
    mayAct: loaded => void ownParts(loaded, batch),
    async decide(file, act, loaded) {
      done = wanted(file, ownParts(loaded, batch), batch, each.command)
      return foldOver(file, done, part => (now: CaseFile) => each.decide(now, part, act, loaded))
    },
    async outputs(outcome, loaded, act) {
      const made: OutputRow[] = []
      for (const part of done) made.push(...((await each.outputs?.(part, outcome, loaded, act)) ?? []))
      return made
    },
  })
  return { after, entries, parts: entries.length > 0 ? done.map(one => one.part) : [] }
}

function ownParts({ parts }: LoadedCase, { caseNo, row, by }: Batch): SubCaseRow[] {
  const own = parts.filter(part => part.row_id === row && part.authority === by.authority?.id)
  if (own.length === 0) throw new NotFound(`本机关没有办件 ${caseNo} 的事项 ${row}`)
  return own
}

function wanted(file: CaseFile, own: SubCaseRow[], { parts, by }: Batch, command: PartCommand): SubCaseRow[] {
  if (parts !== 'all') return parts.map(id => own.find(one => one.part === id) ?? notAmong(id))
  const open = own.filter(one => isOpenTo(one, by) && allowedOnPart(file, getPart(file, one.part)).includes(command))
  if (open.length === 0) throw new NotAllowed('没有可以这样办理的事项：都已办过、还在等待，或者由他人办理', ['刷新'])
  return open
}

/** Free or their own; once somebody has examined it, a colleague goes on with it, and nobody who has. */
export function isOpenTo({ claimed_by: claimedBy, turns }: SubCaseRow, viewer: Person): boolean {
  const opinions = turns?.opinions ?? []
  if (opinions.length > 0) return !opinions.some(one => one.by === viewer.id)
  return claimedBy === null || claimedBy === viewer.id
}

function notAmong(id: string): never {
  throw new Invalid([{ where: 'body', target: 'parts', message: `“${id}”不是这一事项的分办件，请核对编号` }])
}

/** Each on what the one before left; a part that is refused stops all, and is named. */
async function foldOver(
  before: CaseFile,
  parts: SubCaseRow[],
  act: (part: SubCaseRow) => (file: CaseFile) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const whole: Outcome = { file: before, happenings: [], consequences: [] }
  for (const part of parts) {
    const one = await naming(part, () => act(part)(whole.file))
    whole.file = one.file
    whole.happenings.push(...one.happenings)
    for (const consequence of one.consequences)
      if (!whole.consequences.some(told => told.kind === consequence.kind && told.text === consequence.text))
        whole.consequences.push(consequence)
  }
  return toldOnce(before, whole)
}

async function naming<T>(part: SubCaseRow, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof NotAllowed) throw new NotAllowed(`${part.label || part.part}：${error.message}`, error.allowed)
    throw error
  }
}

/** 一次性告知: within one act the last list of corrections holds all of them, and is the only one that is issued. */
function toldOnce(before: CaseFile, outcome: Outcome): Outcome {
  const issued = outcome.happenings.filter(one => one.action === 'correction.issued')
  const last = issued.at(-1)
  if (issued.length < 2 || !last || !outcome.file.correction) return outcome
  const number = before.corrections + 1
  return {
    ...outcome,
    file: { ...outcome.file, corrections: number, correction: { ...outcome.file.correction, number } },
    happenings: outcome.happenings
      .filter(one => one === last || one.action !== 'correction.issued')
      .map(one => (one === last ? { ...one, data: { ...one.data, number } } : one)),
  }
}
