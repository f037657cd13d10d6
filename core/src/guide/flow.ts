/** 办理流程: who waits for whom, what is passed on inside the case, and how long the whole can take. */
import { answerSpace, assignments, factsRead, type Reads, sizeOf } from '../catalogue/answers.ts'
import { expandRules } from '../conditions/evaluate.ts'
import { criticalPath, finishDates, levelsOf, reaches } from '../plan/order.ts'
import type { PreparedRow } from '../plan/prepare.ts'
import { rowApplies } from '../plan/rows.ts'
import { type Calendar, workingDaysBetween } from '../workdays.ts'
import { listSource, markOf } from './marks.ts'
import type { DocumentFlow, FlowEdge } from './schema.ts'
import { limitWords, type Source, sentenceOf } from './services.ts'

/** What it takes to tell how long everything takes. */
export interface Dates {
  calendar: Calendar
  /** The date the document is written for. */
  date: string
}

type Order = { from: string; to: string; kind: FlowEdge['kind']; because: string; mark: FlowEdge['mark'] }
type HandOver = { maker: PreparedRow; user: PreparedRow; type: string; situation: string }

export function flowOf(source: Source, { calendar, date }: Dates): DocumentFlow {
  const { event, numberOf, prepared, place } = source
  const { catalogue } = prepared
  const { rows } = event
  const handOvers = handOversOf(source)
  const edges = edgesOf(rows, handOvers)
  const levels = levelsOf(
    rows.map(row => row.id),
    edges,
  )
  const limits = new Map(rows.map(row => [row.id, row.service.promisedLimit]))
  const finish = finishDates(levels, edges, row => limits.get(row)!, date, calendar)
  const due = [date, ...[...finish.values()].map(one => one.due)].sort().at(-1)!
  const path = criticalPath(finish)
  const listed = listSource(event.event)
  return {
    levels: levels.map(level => level.map(numberOf)),
    edges: edges.map(({ from, to, ...edge }) => ({ ...edge, from: numberOf(from), to: numberOf(to), source: '' })),
    handOvers: handOvers.map(({ maker, user, type, situation }) => ({
      from: numberOf(maker.id),
      to: numberOf(user.id),
      type,
      what: catalogue.evidenceTypes[type]!.name,
      situation,
      mark: 'reference',
      source: '',
    })),
    alternatives: event.event.alternatives.map(({ rows: members, when }) => ({
      numbers: members.map(row => numberOf(`${event.event.id}.${row}`)),
      text: when
        ? `${sentenceOf(when, catalogue, place.parameters)}时，按情形办理其中一项`
        : '按情形办理其中一项，且只办理一项',
      mark: 'reference',
      source: '',
    })),
    bundles: event.event.bundles.map(({ rows: members, because }) => ({
      numbers: members.map(row => numberOf(`${event.event.id}.${row}`)),
      text: because,
      mark: rows.some(({ row }) => members.includes(row.row) && row.parallel) ? 'official' : 'reference',
      source: rows.some(({ row }) => members.includes(row.row) && row.parallel) ? listed : '',
    })),
    longest: {
      text: limitWords({ days: workingDaysBetween(calendar, date, due), unit: 'workingDay' }),
      path: path.map(numberOf),
      mark: path.some(row => limits.get(row)!.confidence === 'unsure') ? 'pending' : 'reference',
      source: '',
    },
  }
}

function edgesOf(rows: PreparedRow[], handOvers: HandOver[]): Order[] {
  const edges: Order[] = rows.flatMap(({ id, row }) =>
    (row.after ?? []).map(({ row: before, kind, because, confidence }) => ({
      from: `${id.split('.')[0]}.${before}`,
      to: id,
      kind,
      because,
      mark: markOf(confidence),
    })),
  )
  for (const { maker, user, type } of handOvers) {
    const known = edges.some(edge => edge.from === maker.id && edge.to === user.id)
    if (known || reaches(edges, maker.id, user.id) || reaches(edges, user.id, maker.id)) continue
    edges.push({
      from: maker.id,
      to: user.id,
      kind: 'before-decision',
      because: `要用“${nameOf(maker, type)}”`,
      mark: 'reference',
    })
  }
  return edges
}

const nameOf = ({ service }: PreparedRow, type: string) =>
  service.outputs.find(output => output.evidence === type)?.name ?? service.name

/** Results of one service that another asks for, where both can be part of the same case and the order allows it. */
function handOversOf({ event: { rows }, prepared, place }: Source): HandOver[] {
  const { catalogue } = prepared
  const together = togetherIn(prepared.catalogue, place.parameters)
  const fixed = rows.flatMap(row =>
    row.after.map(({ row: from }) => ({ from, to: row.id, because: '', kind: 'before-acceptance' as const })),
  )
  return rows.flatMap(maker =>
    maker.service.produces.flatMap(type =>
      rows.flatMap(user => {
        const use = user.service.preparedEvidence.find(one => one.type === type)
        if (!use || user === maker || reaches(fixed, user.id, maker.id) || !together(maker, user)) return []
        return [{ maker, user, type, situation: use.when ? sentenceOf(use.when, catalogue, place.parameters) : '' }]
      }),
    ),
  )
}

/** More combinations than this are taken to allow both. */
const mostAnswers = 50_000

/** Whether two rows can apply to one applicant: no answers make both rows of an alternative apply. */
function togetherIn(catalogue: Source['prepared']['catalogue'], parameters: Source['place']['parameters']) {
  const readsOf = ({ row }: PreparedRow): Reads => ({
    conditions: row.when ? [expandRules(row.when, catalogue.rules)] : [],
    lists: row.repeat && 'over' in row.repeat ? [{ over: row.repeat.over, when: row.repeat.when }] : [],
  })
  return (a: PreparedRow, b: PreparedRow): boolean => {
    const [one, other] = [readsOf(a), readsOf(b)]
    const shared = new Set(factsRead(one))
    if (!factsRead(other).some(fact => shared.has(fact))) return true
    const space = answerSpace(
      { conditions: [...one.conditions, ...other.conditions], lists: [...one.lists, ...other.lists] },
      catalogue.facts,
      parameters,
    )
    if (sizeOf(space) > mostAnswers) return true
    for (const facts of assignments(space))
      if (rowApplies(a, { facts, parameters }) === true && rowApplies(b, { facts, parameters }) === true) return true
    return false
  }
}
