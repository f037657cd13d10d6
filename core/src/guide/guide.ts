/** 办事指南 (方案 二(二)): what a life event bundles, who may apply, with what, in which order, how long, at what price. */
import type { Example } from '../catalogue/schema.ts'
import { normaliseFacts } from '../facts.ts'
import { plan } from '../plan/plan.ts'
import { askedThrough } from '../plan/questions.ts'
import { evidenceOf } from './evidence.ts'
import { type Dates, flowOf } from './flow.ts'
import { markOf } from './marks.ts'
import type { DocumentGuard, Guide } from './schema.ts'
import { headOf, limitWords, type Source, sentenceOf, servicesOf, sourceOf } from './services.ts'

export function guideOf(prepared: Source['prepared'], place: Source['place'], lifeEvent: string, dates: Dates): Guide {
  const source = sourceOf(prepared, place, lifeEvent)
  const flow = flowOf(source, dates)
  return {
    ...headOf(source),
    services: servicesOf(source),
    guards: guardsOf(source),
    questions: questionsOf(source),
    evidence: evidenceOf(source, flow),
    flow,
    reminders: { items: source.event.event.reminders ?? [], mark: 'reference', source: '' },
    examples: source.event.event.examples.map(example => exampleOf(example, source, dates)),
  }
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

export function questionsOf({ event, prepared: { catalogue }, numberOf }: Source): Guide['questions'] {
  const { facts } = catalogue
  return event.event.questions.map(fact => {
    const { label, question, help } = facts[fact]!
    return {
      fact,
      label,
      question: question ?? label,
      help: help ?? '',
      decides: event.rows
        .filter(({ row, condition }) => {
          const read = row.repeat && 'over' in row.repeat ? [...condition.sources, row.repeat.over] : condition.sources
          return read.some(one => askedThrough(one, facts) === fact)
        })
        .map(row => numberOf(row.id)),
      mark: 'reference' as const,
      source: '',
    }
  })
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
