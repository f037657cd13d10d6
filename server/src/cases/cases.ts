/**
 * Commands on a case. Each: take what was saved last or read once, let the core decide, save once with journal and
 * consequences. A lost race changes nothing and is tried again on what the winner left; a repeated idempotency key
 * answers without doing anything twice.
 */

import type { CaseFile, Outcome } from '@onething/core/lifecycle/case-file.ts'
import type { Act } from '@onething/core/lifecycle/lifecycle.ts'
import * as lifecycle from '@onething/core/lifecycle/lifecycle.ts'
import type { BlockedChoice } from '@onething/core/lifecycle/states.ts'
import type { Calendar } from '@onething/core/workdays.ts'
import { type Clock, dateInHenan } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { Conflict, NotFound } from '../http/problems.ts'
import { chain, type Writer } from '../journal/journal.ts'
import type { OutputRow } from '../outputs/output.ts'
import { caseFileOf } from './case-row.ts'
import { causesDocuments } from './document-kinds.ts'
import type { RecentCases } from './recent.ts'
import { type Change, type Entry, type LoadedCase, loadCase, saveChange } from './store.ts'

export interface CaseDeps {
  database: Database
  clock: Clock
  calendar: Calendar
  recent: RecentCases
  /** Told after a command was saved, so that what must follow starts at once. */
  wake(): void
}

export interface Command {
  caseNo: string
  by: Writer
  key: string | null
  /** Is this case theirs to act on? Throws when not. */
  mayAct(loaded: LoadedCase): void
  decide(file: ReturnType<typeof caseFileOf>, act: Act, loaded: LoadedCase): Outcome | Promise<Outcome>
  outputs?(outcome: Outcome, loaded: LoadedCase, act: Act): OutputRow[] | Promise<OutputRow[]>
}

const attempts = 5

/** The case as a command left it, and the entries it added to the journal: none when it was carried out before. */
export interface Done {
  after: LoadedCase
  entries: Entry[]
}

/** Carries out a command, unless the same idempotency key was carried out before. */
export async function carryOut(deps: CaseDeps, command: Command): Promise<Done> {
  const done = await onRemembered(deps, command)
  if (done) return done
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const loaded = await loadCase(deps.database, command.caseNo, command.key)
    if (!loaded) throw new NotFound(`没有办件 ${command.caseNo}，请核对办件编号`)
    command.mayAct(loaded)
    if (loaded.repeated) return { after: loaded, entries: [] }
    const done = await attemptOn(loaded, deps, command)
    if (done) return done
  }
  throw new Conflict('多人同时办理此件，请刷新后再试', ['刷新'])
}

/**
 * What this process saved last is most likely still how the case stands: then the command costs one statement. If not,
 * the version (or the idempotency key) stops the save; a refusal is never answered from memory.
 */
async function onRemembered(deps: CaseDeps, command: Command): Promise<Done | undefined> {
  const remembered = deps.recent.find(command.caseNo)
  if (!remembered) return undefined
  try {
    command.mayAct(remembered)
    const done = await attemptOn(remembered, deps, command)
    if (done && done.entries.length > 0) return done
  } catch (error) {
    if (isInfrastructure(error)) throw error
  }
  deps.recent.forget(command.caseNo)
  return undefined
}

/** Undefined when somebody was faster and nothing was changed. */
async function attemptOn(loaded: LoadedCase, deps: CaseDeps, command: Command): Promise<Done | undefined> {
  const act = actOf(deps, command.by)
  const outcome = await command.decide(caseFileOf(loaded.row, loaded.parts, loaded.correction), act, loaded)
  if (outcome.happenings.length === 0) return { after: loaded, entries: [] }
  const outputs = (await command.outputs?.(outcome, loaded, act)) ?? []
  const change = changeOf(loaded, outcome, command, act)
  const after = await saveChange(deps.database, change, outputs)
  if (!after) return undefined
  deps.recent.remember(after)
  if (change.consequences.length > 0) deps.wake()
  return { after, entries: change.journal }
}

/** The database itself failed: the answer is not known, so it is not tried again here. The repeated key was refused. */
const isInfrastructure = (error: unknown) => {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code !== uniqueViolation
}
const uniqueViolation = '23505'

export function changeOf<Before extends LoadedCase>(
  before: Before,
  outcome: Outcome,
  command: Pick<Command, 'by' | 'key'>,
  act: Act,
): Change<Before> {
  const last = { seq: before.row.journal_seq, hash: before.row.journal_hash }
  const journal = chain(before.row.case_no, last, outcome.happenings, command.by, act.at, command.key)
  const seq = journal.at(-1)!.seq
  return {
    before,
    file: outcome.file,
    journal,
    consequences: [
      ...messageOf(outcome.consequences).map(text => ({
        kind: 'message',
        data: { text, recipient: before.row.applicant_id },
      })),
      ...(causesDocuments(journal) ? [{ kind: 'documents', data: {} }] : []),
    ].map((one, place) => ({ seq, place, at: act.at, ...one })),
  }
}

/** One act, one message: the last decision and that all is concluded are read together, as they are sent by text. */
function messageOf(consequences: Outcome['consequences']): string[] {
  const texts = new Set(consequences.map(({ text }) => (/[。！？]$/.test(text) ? text : `${text}。`)))
  return texts.size > 0 ? [[...texts].join('')] : []
}

export function actOf(deps: Pick<CaseDeps, 'clock' | 'calendar'>, by: Writer): Act {
  const now = deps.clock.now()
  return { by: by.id, name: by.name, at: now.toISOString(), today: dateInHenan(now), calendar: deps.calendar }
}

type Acting = Pick<Command, 'caseNo' | 'by' | 'key' | 'mayAct'>

/** A part that a request names has to be one of the case. */
export function requireParts({ caseNo, parts }: CaseFile, ids: string[]): string[] {
  const unknown = ids.filter(id => !parts.some(part => part.part === id))
  if (unknown.length > 0) throw new NotFound(`办件 ${caseNo} 中没有分办件 ${unknown.join('、')}，请核对`)
  return ids
}

/** All of it, or single parts. */
export const withdraw = (deps: CaseDeps, acting: Acting, reason: string, parts?: string[]) =>
  carryOut(deps, {
    ...acting,
    decide: (file, act) =>
      parts
        ? lifecycle.withdrawParts(file, requireParts(file, parts), reason, act)
        : lifecycle.withdraw(file, reason, act),
  })

/** After a prerequisite failed. */
export const choose = (deps: CaseDeps, acting: Acting, part: string, choice: BlockedChoice) =>
  carryOut(deps, {
    ...acting,
    decide(file, act) {
      requireParts(file, [part])
      return lifecycle.choose(file, part, choice, act)
    },
  })

/** 听证: asked for, or given up. */
export const answerHearing = (deps: CaseDeps, acting: Acting, part: string, wanted: boolean) =>
  carryOut(deps, {
    ...acting,
    decide(file, act, { row }) {
      requireParts(file, [part])
      return wanted
        ? lifecycle.askHearing(file, part, row.applicant_name, act)
        : lifecycle.waiveHearing(file, part, act)
    },
  })

export const answerCorrection = (deps: CaseDeps, acting: Acting) =>
  carryOut(deps, { ...acting, decide: (file, act) => lifecycle.answerCorrection(file, act) })

export const supplyDeferred = (deps: CaseDeps, acting: Acting, supplied: readonly string[]) =>
  carryOut(deps, { ...acting, decide: (file, act) => lifecycle.supplyDeferred(file, supplied, act) })

export const collect = (deps: CaseDeps, acting: Acting, how: Record<string, unknown>) =>
  carryOut(deps, { ...acting, decide: (file, act) => lifecycle.collect(file, how, act) })
