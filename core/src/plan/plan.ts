/**
 * plan(catalogue, life event, facts, selection, calendar) → Plan. A pure function that reads as a list of steps;
 * each line of its result carries its reasons. The same code runs in the browser and in the server.
 */
import type { Level } from '../catalogue/vocabulary.ts'
import type { Facts, ParameterValues, World } from '../conditions/evaluate.ts'
import { addDays, type Calendar, workingDaysBetween } from '../workdays.ts'
import { countSeparately, mergeEvidence, undecidedEvidence } from './evidence.ts'
import { mergeForm } from './form.ts'
import { criticalPath, type Edge, edgesAmong, finishDates, levelsOf } from './order.ts'
import type { Prepared, PreparedEvent, PreparedRow } from './prepare.ts'
import { openQuestions } from './questions.ts'
import { choose, type RowState, rowStates } from './rows.ts'
import type { Plan, PlanService } from './schema.ts'
import type { Status } from './statuses.ts'

export interface NamedAuthority {
  id: string
  name: string
  level: Level
}

/** What the place decides: its parameters and which authority handles a row there. */
export interface Place {
  region: { code: string; name: string }
  parameters: ParameterValues
  /** `service`: competence for it may lie elsewhere here than the list says (相对集中行政许可权). */
  authorityOf(kind: string, levels: Level[], handledAt: Level, service?: string): NamedAuthority
}

export interface PlanRequest {
  lifeEvent: string
  /** The application date, `YYYY-MM-DD`. */
  date: string
  /** Normalised: known keys, checked values, derived facts filled (`facts.ts`). */
  facts: Facts
  selection?: string[]
  held?: string[]
  /** 告知承诺: rows the applicant wants decided on their word. */
  commitments?: string[]
  /** Facts whose data source could not answer: they are asked. */
  unavailable?: string[]
}

const noFacts: ReadonlySet<string> = new Set()

export function plan(prepared: Prepared, place: Place, calendar: Calendar, request: PlanRequest): Plan {
  const event = getEvent(prepared, request.lifeEvent)
  const world: World = { facts: request.facts, parameters: place.parameters }

  const states = rowStates(event, world)
  const notes = choose(states, { selection: request.selection, held: new Set(request.held) })
  const chosen = states.filter(state => state.chosen).map(state => state.prepared)
  const edges = edgesAmong(chosen, world)
  const unavailable = request.unavailable ? new Set(request.unavailable) : noFacts
  const form = mergeForm(chosen, world, prepared.catalogue, unavailable)
  const isGovernment = (issuer: string) => issuer in prepared.catalogue.authorityKinds
  const committed = committedOf(chosen, world, request.commitments)
  const evidence = mergeEvidence(chosen, edges, world, isGovernment, issuerName, committed)
  const time = timesOf(chosen, edges, request.date, calendar, committed)
  const asked = openQuestions(event, states, world, prepared.catalogue.facts, unavailable)

  return {
    publication: prepared.publication,
    lifeEvent: { id: event.event.id, name: event.event.name },
    region: place.region,
    date: request.date,
    guard: closedBy(event, world, place),
    services: states.map(state =>
      describe(state, states, edges, world, place, request.selection !== undefined, committed, prepared),
    ),
    questions: asked.questions,
    lookups: [...new Set([...asked.lookups, ...form.lookups])],
    form: form.groups,
    evidence,
    undecidedEvidence: undecidedEvidence(chosen, world, evidence, prepared.catalogue.facts, isGovernment),
    order: time.levels,
    promised: { days: time.promisedDays, unit: 'workingDay' },
    separate: { days: time.separateDays, unit: 'workingDay' },
    promisedDate: time.due,
    provisional: time.provisional,
    criticalPath: time.criticalPath,
    savings: {
      steps: stepsOf(chosen),
      evidence: {
        before: countSeparately(chosen, world),
        after: evidence.filter(line => line.exempt === null).length,
      },
      days: { before: time.separateDays, after: time.promisedDays },
      visits: visitsOf(chosen),
    },
    notes,
  }

  function issuerName(issuer: string): string {
    return prepared.catalogue.authorityKinds[issuer]?.name ?? issuer
  }
}

export function getEvent(prepared: Prepared, id: string): PreparedEvent {
  const event = prepared.events.get(id)
  if (!event) throw new RangeError(`no life event is listed as ${id}`)
  return event
}

function closedBy({ guards }: PreparedEvent, world: World, place: Place): Plan['guard'] {
  const guard = guards.find(one => one.condition.evaluate(world) === true)
  if (!guard) return null
  const { id, because, wayOut, notNeeded = false, lifeEvent, authority, level = 'county' } = guard
  const reasons = notNeeded ? '' : guard.condition.explain(world).join('；')
  return {
    id,
    because: reasons ? `${because}（${reasons}）` : because,
    wayOut,
    notNeeded,
    lifeEvent,
    authority: authority && place.authorityOf(authority, [level], level).name,
  }
}

function describe(
  state: RowState,
  states: RowState[],
  edges: Edge[],
  world: World,
  place: Place,
  hasSelection: boolean,
  committed: ReadonlySet<string>,
  { catalogue }: Prepared,
): PlanService {
  const { prepared, chosen, parts } = state
  const { row, service } = prepared
  const authority = place.authorityOf(row.authority, row.levels, row.handledAt, service.id)
  return {
    row: prepared.id,
    service: service.name,
    serviceId: service.id,
    type: service.type,
    status: statusOf(state, hasSelection),
    chosen,
    because: reasonsFor(state, world),
    authority: authority.name,
    authorityId: authority.id,
    level: authority.level,
    after: chosen ? afterInCase(prepared.id, edges) : afterByCatalogue(prepared, states),
    limit: daysOf(limitOf(prepared, committed)),
    notices: service.notices.map(({ mandatory, ...notice }) => ({
      ...notice,
      mandatory: mandatory.evaluate(world) === true,
    })),
    inspection: !committed.has(prepared.id) && service.inspects.evaluate(world) !== false,
    commitment: offered(prepared, committed, world, type => catalogue.evidenceTypes[type]?.name ?? type),
    statutoryLimit: service.statutoryLimit
      ? { days: service.statutoryLimit.days, unit: service.statutoryLimit.unit }
      : null,
    parts,
    bundle: prepared.bundle,
  }
}

function statusOf({ applies, chosen, prepared }: RowState, hasSelection: boolean): Status {
  if (applies === undefined) return 'unknown'
  if (!applies) return 'notNeeded'
  if (!chosen && hasSelection) return 'excluded'
  return prepared.row.optional ? 'optional' : 'required'
}

function reasonsFor({ prepared, applies, parts }: RowState, world: World): string[] {
  const reasons = prepared.condition.explain(world)
  if (parts.length > 1) reasons.push(`分别办理 ${parts.length} 件：${namesOf(parts)}`)
  if (prepared.repeat && 'over' in prepared.repeat && applies !== true && reasons.length === 0)
    reasons.push(applies === undefined ? '办理对象待填写' : '没有需要办理的对象')
  if (reasons.length === 0) reasons.push(prepared.row.optional ? '可按需要选择' : '办理本事项均需办理')
  return reasons
}

/** Of many only the first are named. */
const namesOf = (parts: RowState['parts']) =>
  parts.length > 10
    ? `${parts
        .slice(0, 5)
        .map(part => part.label)
        .join('、')}等`
    : parts.map(part => part.label).join('、')

const afterInCase = (row: string, edges: Edge[]) =>
  edges.filter(edge => edge.to === row).map(({ from, kind, because }) => ({ row: from, kind, because }))

/** Before it is chosen, a row shows the order the catalogue gives it among rows that may apply. */
function afterByCatalogue({ after }: PreparedRow, states: RowState[]) {
  const possible = new Set(states.filter(state => state.applies !== false).map(state => state.prepared.id))
  return after.filter(need => possible.has(need.row))
}

/** Not to whom it is known to be closed. */
const offersCommitment = ({ service }: PreparedRow, world: World) => service.promises.evaluate(world) !== false

const committedOf = (rows: PreparedRow[], world: World, wanted: readonly string[] = []): ReadonlySet<string> =>
  wanted.length === 0
    ? noFacts
    : new Set(rows.filter(row => wanted.includes(row.id) && offersCommitment(row, world)).map(row => row.id))

const limitOf = ({ id, service }: PreparedRow, committed: ReadonlySet<string>) =>
  (committed.has(id) ? service.commitment!.promisedLimit : undefined) ?? service.promisedLimit

const daysOf = ({ days, unit }: PreparedRow['service']['promisedLimit']) => ({ days, unit })

function offered(
  row: PreparedRow,
  committed: ReadonlySet<string>,
  world: World,
  nameOf: (type: string) => string,
): PlanService['commitment'] {
  const { commitment } = row.service
  if (!commitment || !offersCommitment(row, world)) return null
  return {
    limit: daysOf(commitment.promisedLimit ?? row.service.promisedLimit),
    checkDays: commitment.checkDays ?? null,
    evidence: (commitment.replaces ?? []).map(type => ({ target: type, name: nameOf(type) })),
    chosen: committed.has(row.id),
    basis: commitment.basis,
  }
}

function timesOf(rows: PreparedRow[], edges: Edge[], date: string, calendar: Calendar, committed: ReadonlySet<string>) {
  const limits = new Map(rows.map(row => [row.id, limitOf(row, committed)]))
  const levels = levelsOf([...limits.keys()], edges)
  const finish = finishDates(levels, edges, row => limits.get(row)!, date, calendar)
  let due = date
  let provisional = false
  for (const one of finish.values()) {
    if (one.due > due) due = one.due
    provisional ||= one.provisional
  }
  return {
    levels,
    due,
    provisional,
    criticalPath: criticalPath(finish),
    promisedDays: workingDaysBetween(calendar, date, due),
    separateDays: oneAfterAnother(
      levels.flat().map(row => limits.get(row)!),
      date,
      calendar,
    ),
  }
}

/**
 * What the applicant would wait for if each service were done alone, in order, the next begun when the last is done.
 * In the case's own order, because natural days end on working days and so the order of the sum can change it.
 */
function oneAfterAnother(limits: PreparedRow['service']['promisedLimit'][], date: string, calendar: Calendar): number {
  let at = date
  for (const { days, unit } of limits) at = addDays(calendar, at, days, unit).due
  return workingDaysBetween(calendar, date, at)
}

/** 环节: alone each service is applied for, accepted, decided and collected; together only the deciding stays apart. */
function stepsOf(rows: PreparedRow[]) {
  return { before: rows.length * 4, after: rows.length === 0 ? 0 : rows.length + 3 }
}

/** 跑动次数: alone the sum of what each service asks; together one visit serves all that need one. */
function visitsOf(rows: PreparedRow[]) {
  const visits = rows.map(row => row.service.visits?.count ?? 1)
  return { before: visits.reduce((sum, one) => sum + one, 0), after: Math.max(0, ...rows.map(remainingVisits)) }
}

const remainingVisits = (row: PreparedRow) => row.service.visits?.count ?? 0
