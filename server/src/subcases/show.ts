/** A part as its department sees it: only the fields and evidence its own service declares. */

import { evidenceForms, necessities } from '@onething/core/catalogue/vocabulary.ts'
import { ownItems } from '@onething/core/form/application-form.ts'
import { allowedOnPart, getPart, lackedNotice, levelOf } from '@onething/core/lifecycle/allowed.ts'
import type { Part } from '@onething/core/lifecycle/case-file.ts'
import { lawfulPauses } from '@onething/core/lifecycle/clocks.ts'
import { lacksHearing } from '@onething/core/lifecycle/hearing.ts'
import { decisionResults, levelNames, subCaseStates } from '@onething/core/lifecycle/states.ts'
import type { PreparedService } from '@onething/core/plan/prepare.ts'
import type { Plan } from '@onething/core/plan/schema.ts'
import { shownName } from '../cases/access.ts'
import { caseFileOf } from '../cases/case-row.ts'
import type { Done } from '../cases/cases.ts'
import { fieldValue } from '../cases/drafts.ts'
import { submittedPlan } from '../cases/planned.ts'
import { intakePromise } from '../cases/pre-review.ts'
import { showEvidence, showPart } from '../cases/show.ts'
import { visitsOf } from '../cases/show-turns.ts'
import type { Entry, LoadedCase, WholeCase } from '../cases/store.ts'
import type { Publications } from '../catalogue/publications.ts'
import { inWordsInside } from '../journal/words.ts'
import type { Person } from '../people/person.ts'
import { objectionsOf } from '../public-notices/public-notices.ts'
import { mustSign } from './in-person.ts'
import { othersOf } from './others.ts'
import type { WorkRow } from './store.ts'
import type { SubCaseDeps } from './subcases.ts'
import type { TaskListItem, TaskProgress, TaskView } from './view.ts'

/** What a department's own act changed of its task. */
export const showProgress = async (
  deps: SubCaseDeps,
  { after, entries }: Done,
  id: string,
  viewer: Person,
): Promise<TaskProgress> => ({
  ...(await progressOf(deps, after, id, viewer)),
  happened: timelineOf(entries, id),
})

/** What waits for somebody to come and sign. */
const needsSignature: ReadonlySet<string> = new Set(['opine', 'decide'])

async function progressOf(deps: SubCaseDeps, loaded: LoadedCase, id: string, viewer: Person) {
  const { row, parts, correction } = loaded
  const own = parts.find(part => part.part === id)!
  const file = caseFileOf(row, parts, correction)
  const part = getPart(file, id)
  const awaited = await mustSign(deps, loaded, own)
  return {
    caseNo: row.case_no,
    version: row.version,
    part: showPart(own, file, parts, intakePromise(deps, row.region)),
    claimedBy: own.claimed_name,
    mine: own.claimed_by === viewer.id,
    verdict: own.verdict && {
      verdict: own.verdict.verdict,
      at: own.verdict.at,
      by: own.verdict.by === own.claimed_by ? (own.claimed_name ?? '') : '',
      items: own.verdict.items,
    },
    correctionUsed: own.correction_used,
    others: othersOf(parts, id),
    step: stepOf(part, viewer),
    mustHear: lacksHearing(part) ? (part.rules.hearing?.basis ?? null) : null,
    mustAnnounce: lackedNotice(part) ?? null,
    visits: visitsOf(file, row.case_no, parts).filter(visit => visit.parts.some(one => one.part === id)),
    objections: objectionsOf(part).map(({ contact = null, ...objection }) => ({ ...objection, contact })),
    extensionDays: own.limits.extension?.days ?? null,
    mustSign: awaited,
    actions: allowedOnPart(file, part).filter(action => awaited.length === 0 || !needsSignature.has(action)),
  }
}

function stepOf(part: Part, viewer: Person): TaskProgress['step'] {
  const names = levelNames(part.rules.levels)
  return {
    names,
    at: Math.min(levelOf(part), part.rules.levels),
    opinions: (part.turns.opinions ?? []).map(({ result, reasons, by, name, on }, at) => ({
      level: names[at]!,
      result,
      resultLabel: decisionResults[result],
      reasons,
      by: name,
      mine: by === viewer.id,
      on,
    })),
  }
}

/** Of the journal a department sees what is about its own part or about all. */
const timelineOf = (journal: Entry[], id: string): TaskView['timeline'] =>
  journal.flatMap(entry => {
    const what = inWordsInside(entry)
    return what && (entry.part === null || entry.part === id)
      ? [{ at: entry.at, who: entry.actor_name, what, part: null }]
      : []
  })

export async function showTask(deps: SubCaseDeps, whole: WholeCase, id: string, viewer: Person): Promise<TaskView> {
  const { publications } = deps
  const { row, parts, contents, evidence } = whole
  const own = parts.find(part => part.part === id)!
  const { prepared } = await publications.of(row)
  const event = prepared.events.get(row.life_event)!
  const preparedRow = event.rows.find(one => one.id === own.row_id)!
  const { service } = preparedRow
  const planned = await submittedPlan(publications, whole)
  const form = ownForm(planned, own.row_id)
  const fields = form.flatMap(group => group.fields)
  return {
    ...(await progressOf(deps, whole, id, viewer)),
    lawfulPauses: [...new Set([...lawfulPauses, ...(service.specialProcedures ?? []).map(one => one.name)])],
    checks: service.inspection?.checks ?? [],
    timeline: timelineOf(whole.journal, id),
    lifeEvent: event.event.name,
    publication: row.publication,
    region: publications.place(row.region)?.region.name ?? row.region,
    procedureUrl: `/api/life-events/${row.life_event}/procedure.pdf?region=${row.region}`,
    applicant: row.applicant_name,
    because: planned.services.find(one => one.row === own.row_id)?.because ?? [],
    form,
    values: Object.fromEntries(
      fields.map(field => {
        const about = { plan: planned, row: preparedRow, instance: { part: own.part, label: own.label } }
        return [field.element, ownItems(field, fieldValue(field, contents), about) ?? null]
      }),
    ),
    provenance: Object.fromEntries(
      fields.map(field => [
        field.element,
        contents.provenance[field.element] ?? (field.fact ? '申请人回答' : '申请人填写'),
      ]),
    ),
    evidence: ownEvidence(planned, own.row_id, service).map(line => ({
      ...line,
      files: evidence.filter(one => one.type === line.type).map(one => showEvidence(row.case_no, one)),
    })),
    reviewPoints: service.reviewPoints ?? [],
    conditions: service.conditions ?? [],
    legalBasis: (service.legalBasis ?? []).map(
      ({ law, article }) => `《${law.replace(/^《|》$/g, '')}》${article ?? ''}`,
    ),
    outputs: service.outputs.map(output => output.name),
  }
}

function ownForm(planned: Plan, row: string) {
  return planned.form
    .map(group => ({ ...group, fields: group.fields.filter(field => field.rows.includes(row)) }))
    .filter(group => group.fields.length > 0)
}

function ownEvidence(planned: Plan, row: string, service: PreparedService) {
  return planned.evidence
    .filter(line => line.rows.includes(row))
    .map(line => {
      const use = service.preparedEvidence.find(one => one.type === line.type)
      return {
        type: line.type,
        name: line.name,
        necessity: `${necessities[use?.necessity ?? line.necessity]}，${evidenceForms[use?.form ?? line.form]}`,
        exempt: line.exempt?.because ?? null,
        acceptance: use?.acceptance ?? null,
        reviewPoints: use?.reviewPoints ?? [],
      }
    })
}

const serviceOf = (publications: Publications, { region, life_event }: WorkRow, part: string) =>
  publications
    .here(region)
    ?.prepared.events.get(life_event)
    ?.rows.find(row => row.id === part.replace(/-\d+$/, ''))?.service.name ?? part

export function showWork(deps: SubCaseDeps, row: WorkRow, viewer: Person): TaskListItem {
  const { publications } = deps
  return {
    caseNo: row.case_no,
    part: row.part,
    service: row.service_name,
    label: row.label,
    lifeEvent: publications.here(row.region)?.prepared.events.get(row.life_event)?.event.name ?? row.life_event,
    region: publications.place(row.region)?.region.name ?? row.region,
    applicant: shownName(row.applicant_name, row.applicant_id),
    state: row.state,
    stateLabel: subCaseStates[row.state],
    due: row.due,
    dueKind: dueKindOf(row),
    intakePromised: row.stage === 'intake' ? intakePromise(deps, row.region).by(row.received_on) : null,
    provisional: row.provisional,
    claimedBy: row.claimed_name,
    mine: row.claimed_by === viewer.id,
    waitingFor:
      row.state === 'submitted' && row.verdict ? row.needs.map(need => serviceOf(publications, row, need.part)) : [],
    step: stepInWords(row),
    verdict: row.verdict?.verdict ?? null,
  }
}

function dueKindOf({ stage, due }: WorkRow): TaskListItem['dueKind'] {
  if (stage === 'intake') return 'intake'
  if (due === null) return 'none'
  return stage === 'checking' ? 'check' : 'promise'
}

/** Whose turn it is inside the organ. */
function stepInWords({ state, stage, rules, turns }: WorkRow): string {
  if (stage === 'checking') return turns?.revocation ? '待批准撤销（注销）' : '待核查承诺'
  if (state !== 'accepted') return ''
  const names = levelNames(rules?.levels ?? 1)
  return `待${names[turns?.opinions?.length ?? 0] ?? names.at(-1)}`
}
