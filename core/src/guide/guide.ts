/** 办事指南 (方案 二(二)): what a life event bundles, who may apply, with what, in which order, how long, at what price. */
import type { Example } from '../catalogue/schema.ts'
import { normaliseFacts } from '../facts.ts'
import { plan } from '../plan/plan.ts'
import type { PreparedRow } from '../plan/prepare.ts'
import { askedThrough } from '../plan/questions.ts'
import { withConfirmations } from './confirmed.ts'
import { evidenceOf } from './evidence.ts'
import { type Dates, flowOf } from './flow.ts'
import { markOf, stated } from './marks.ts'
import type { DocumentGuard, Guide } from './schema.ts'
import { headOf, limitWords, type Source, sentenceOf, servicesOf, sourceOf } from './services.ts'

export function guideOf(prepared: Source['prepared'], place: Source['place'], lifeEvent: string, dates: Dates): Guide {
  const source = sourceOf(prepared, place, lifeEvent)
  const flow = flowOf(source, dates)
  return {
    ...headOf(source),
    services: servicesOf(source),
    ...ownOf(source),
    evidence: evidenceOf(source, flow),
    flow,
    examples: source.event.event.examples.map(example => exampleOf(example, source, dates)),
  }
}

/** What the life event itself says, as far as its lead department has confirmed it. */
function ownOf(source: Source): Pick<Guide, 'summary' | 'guards' | 'questions' | 'reminders'> {
  const { event } = source.event
  const rendered = {
    summary: stated(event.summary),
    guards: guardsOf(source),
    questions: questionsOf(source),
    reminders: { items: event.reminders ?? [], mark: 'reference' as const, source: '' },
  }
  return withConfirmations(rendered, `lifeEvents/${event.id}`, source.prepared.catalogue)
}

export function guardsOf({ event, place, prepared: { catalogue } }: Source): DocumentGuard[] {
  return event.guards.map(({ because, wayOut, when, authority, level = 'county', confidence }) => ({
    because,
    situation: sentenceOf(when, catalogue, place.parameters),
    wayOut,
    authority: authority ? place.authorityOf(authority, [level], level).name : '',
    mark: markOf(confidence),
    source: '',
  }))
}

/** What only an earlier law asked is left out. */
export function questionsOf(source: Source): Guide['questions'] {
  return source.event.event.questions
    .map(fact => questionOf(fact, source))
    .filter(({ decides, variants, closes }) => closes || decides.length + variants.length > 0)
}

/** A question, and what it can change. */
export function questionOf(fact: string, { event, prepared: { catalogue }, numberOf }: Source) {
  const { facts } = catalogue
  const { label, question, help } = facts[fact]!
  const reads = (sources: string[]) => sources.some(one => askedThrough(one, facts) === fact)
  const numbersOf = (rows: PreparedRow[]) => rows.map(row => numberOf(row.id))
  return {
    fact,
    label,
    question: question ?? label,
    help: help ?? '',
    decides: numbersOf(
      event.rows.filter(({ row, condition }) =>
        reads(row.repeat && 'over' in row.repeat ? [...condition.sources, row.repeat.over] : condition.sources),
      ),
    ),
    variants: numbersOf(
      event.rows.filter(({ service }) =>
        [...service.preparedEvidence, ...service.preparedFields].some(({ condition }) => reads(condition.sources)),
      ),
    ),
    closes: event.guards.some(({ condition }) => reads(condition.sources)),
    mark: 'reference' as const,
    source: '',
  }
}

/** What really comes out of a situation here: planned with the values of this place, not copied from the file. */
function exampleOf(
  example: Example,
  { prepared, place, event, numberOf }: Source,
  { calendar }: Dates,
): Guide['examples'][number] {
  const { facts } = normaliseFacts(prepared.catalogue.facts, example.facts, example.date)
  const planned = plan(prepared, place, calendar, {
    lifeEvent: event.event.id,
    date: example.date,
    facts,
    selection: example.selection?.map(row => `${event.event.id}.${row}`),
  })
  return {
    name: example.name,
    date: example.date,
    closed: planned.guard ? `${planned.guard.because}。${planned.guard.wayOut}` : '',
    needed: planned.services.filter(one => one.chosen).map(one => numberOf(one.row)),
    undecided: planned.services.filter(one => one.status === 'unknown').map(one => numberOf(one.row)),
    materials: planned.evidence.filter(line => line.exempt === null).map(line => line.name),
    time: limitWords(planned.promised),
    mark: 'reference',
    source: '',
  }
}
