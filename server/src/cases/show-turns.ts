/** From the turns of a part and the visits of a case to what leaves. */
import { isEnded, mostOtherTimes, openGates } from '@onething/core/lifecycle/allowed.ts'
import type { CaseFile, Part } from '@onething/core/lifecycle/case-file.ts'
import { termsOf } from '@onething/core/lifecycle/gates.ts'
import {
  type BlockedChoice,
  blockedChoices,
  revocationGrounds,
  type TerminationGround,
  terminationGrounds,
} from '@onething/core/lifecycle/states.ts'
import {
  findingResults,
  inspectionStates,
  inWords,
  rectificationsOf,
  type Visit,
  type VisitSlot,
  visitKinds,
} from '@onething/core/lifecycle/visits.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import { dateInWords, momentInWords } from '@onething/core/workdays.ts'
import { dateInHenan } from '../clock.ts'
import { nameOf, type SubCaseRow } from './case-row.ts'
import type { Entry } from './store.ts'
import type { TurnsView, VisitView } from './turns-view.ts'

/** What does not stand with the part itself; absent where nobody asks for it. */
export interface Behind {
  journal?: Entry[]
  /** As submitted; only where a part waits for the applicant's choice. */
  plan?: Plan | null
}

export function showTurns(
  part: Part,
  row: SubCaseRow,
  file: CaseFile,
  nameOf: (part: string) => string,
  { journal = [], plan }: Behind,
): TurnsView {
  const { inspection, hearing, revocation, reopened } = part.turns
  return {
    inspection: inspection
      ? {
          state: inspection.state,
          stateLabel: inspectionStates[inspection.state],
          by: inspection.by ?? null,
          because: inspection.because ?? null,
        }
      : null,
    hearing: hearing ? { ...hearing } : null,
    commitment: commitmentOf(part),
    blocked: blockedOf(part, file, nameOf, plan ? papersOf(plan, row.row_id) : []),
    revocation: revocation
      ? {
          ground: revocation.ground,
          kind: revocationGrounds[revocation.ground].kind,
          because: revocationGrounds[revocation.ground].name,
          reasons: revocation.reasons,
          remedies: revocation.remedies,
          askedBy: revocation.name,
          approvedBy: revocation.approvedName,
          approvedOn: revocation.approvedOn,
        }
      : null,
    reopened: reopened ?? null,
    termination: part.state === 'terminated' ? terminationOf(part.part, journal) : null,
  }
}

function terminationOf(part: string, journal: Entry[]): TurnsView['termination'] {
  const entry = journal.findLast(one => one.part === part && one.action === 'part.terminated')
  if (!entry) return null
  const { ground, reasons } = entry.data as { ground: TerminationGround; reasons: string }
  return { because: terminationGrounds[ground], reasons, on: dateInHenan(new Date(entry.at)) }
}

/** What the failed prerequisite would have produced; where the catalogue does not say, any paper of the service. */
function papersOf({ evidence }: Plan, row: string): { target: string; name: string }[] {
  const own = evidence.filter(line => line.rows.includes(row))
  const produced = own.filter(line => line.exempt?.mode === 'produced-in-case')
  return (produced.length > 0 ? produced : own).map(({ type, name }) => ({ target: type, name }))
}

/** Promised with the application; to be checked once it was granted on it. */
function commitmentOf({ rules, turns }: Part): TurnsView['commitment'] {
  if (turns.commitment) {
    const { items, checkBy, rectifyBy, checkedOn, kept, findings, repairedOn = null } = turns.commitment
    return { items, checkBy, rectifyBy, checkedOn, kept, findings, repairedOn }
  }
  if (!rules.commitment) return null
  const { items } = rules.commitment
  return { items, checkBy: null, rectifyBy: null, checkedOn: null, kept: null, findings: null, repairedOn: null }
}

function blockedOf(
  part: Part,
  file: CaseFile,
  nameOf: (part: string) => string,
  papers: { target: string; name: string }[],
): TurnsView['blocked'] {
  const { blocked } = part.turns
  if (!blocked) return null
  const failed = openGates(file, part).filter(isEnded)
  const choices = (Object.keys(blockedChoices) as BlockedChoice[]).filter(
    choice => choice !== 'wait' || blocked.waitUntil === null,
  )
  return {
    because: failed.map(before => nameOf(before.part)).join('、'),
    chooseBy: blocked.chooseBy,
    waitUntil: blocked.waitUntil,
    waitDays: termsOf(part).wait,
    choices: choices.map(id => ({ id, label: blockedChoices[id] })),
    papers,
  }
}

export function showVisit(visit: Visit, caseNo: string, rows: SubCaseRow[]): VisitView {
  const named = (id: string) => {
    const row = rows.find(one => one.part === id)!
    return { part: id, service: nameOf(row), authority: row.authority_name }
  }
  return {
    number: visit.number,
    kind: visit.kind,
    kindLabel: visit.of ? '复验' : visitKinds[visit.kind],
    of: visit.of,
    place: visit.place,
    subject: visit.subject,
    parts: visit.parts.map(named),
    slots: visit.slots.map(showSlot),
    slot: visit.slot && showSlot(visit.slot),
    otherTimesLeft: mostOtherTimes - visit.otherTimes,
    findings: inOrder(visit).map(([id, finding]) => ({
      ...named(id),
      officers: finding.officers,
      result: finding.result,
      resultLabel: findingResults[finding.result],
      items: finding.items,
      photos: finding.photos.map(photo => ({ id: photo, url: `/api/cases/${caseNo}/evidence/${photo}/file` })),
      note: finding.note,
      on: finding.on,
    })),
    rectifications: rectificationsOf(visit).map(({ check, note, part }) => {
      const { authority, service } = named(part)
      return { check, note, authority, service }
    }),
    closedOn: visit.closedOn,
  }
}

/** The order of the visit's parts: keys of a document in the database have none of their own. */
const inOrder = ({ parts, findings }: Visit) =>
  Object.entries(findings).sort(([one], [other]) => parts.indexOf(one) - parts.indexOf(other))

const showSlot = (slot: VisitSlot) => ({ ...slot, label: inWords(slot) })

/** A meeting of the departments is their own affair; a visit concerns the applicant. */
export const visitsOf = (file: CaseFile, caseNo: string, rows: SubCaseRow[], kind?: Visit['kind']): VisitView[] =>
  file.visits.filter(visit => kind === undefined || visit.kind === kind).map(visit => showVisit(visit, caseNo, rows))

/** What a part waits for, in words; null when nothing unusual. */
export function holderOfTurn({ turns: { inspection, hearing, blocked } }: Part, authority: string): string | null {
  if (blocked?.waitUntil) return `前置事项未通过，按您的选择保留到${dateInWords(blocked.waitUntil)}`
  if (blocked) return `前置事项未通过，请在${dateInWords(blocked.chooseBy)}前选择怎么办`
  if (hearing && !hearing.asked && !hearing.waivedOn) return `您可以在${dateInWords(hearing.askBy)}前要求听证`
  if (hearing?.asked && !hearing.heldOn)
    return hearing.date ? `听证定于${momentInWords(hearing.date, hearing.time)}举行` : `${authority}正在安排听证`
  if (inspection?.state === 'arranged' && inspection.by) return `请在${dateInWords(inspection.by)}前选择现场勘验的时间`
  if (inspection?.state === 'arranged') return `等待${authority}现场勘验`
  if (inspection?.state === 'rectify') return `请在${dateInWords(inspection.by!)}前完成整改并申请复验`
  return null
}
