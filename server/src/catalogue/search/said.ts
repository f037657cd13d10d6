/**
 * What is said about a life event and where: the nearer a place is to how people call the thing, the more it tells.
 * Everything people may mean is in it, so that who types the name of a certificate, of a piece of evidence, of an answer
 * or of a department is led somewhere.
 */
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import type { PreparedEvent, PreparedRow } from '@onething/core/plan/prepare.ts'

export interface Said {
  text: string
  /** 0 … 1 */
  tells: number
}

/** How much a place tells. */
const places = {
  name: 1,
  summary: 0.4,
  service: 0.5,
  output: 0.4,
  serviceSummary: 0.1,
  evidence: 0.1,
  question: 0.15,
  answer: 0.2,
  field: 0.05,
  department: 0.1,
  asked: 0.05,
  example: 0.1,
}

/** Places that tell less are left out where chance likenesses abound. */
export const telling = 0.1

/** The parts of the name and the keywords: what people are taken to type word for word. */
export const namesOf = ({ event }: PreparedEvent) =>
  [...event.name.split(/[（）、，]/), ...event.keywords].filter(name => name !== '')

export function saidOf(prepared: PreparedEvent, { facts, authorityKinds }: Catalogue): Said[] {
  const { event, rows } = prepared
  const at = (tells: number, texts: (string | undefined)[]): Said[] =>
    texts.flatMap(text => (text ? [{ text, tells }] : []))
  const questions = event.questions.flatMap(id => facts[id] ?? [])
  return [
    ...at(places.name, [event.name, ...namesOf(prepared)]),
    ...at(places.summary, [event.summary]),
    ...rows.flatMap(row => saidOfRow(row)),
    ...questions.flatMap(fact => at(places.question, [fact.label, fact.question])),
    ...questions.flatMap(fact => at(places.answer, [...(fact.aliases ?? []), ...labelsOf(fact)])),
    ...at(places.department, [
      ...new Set(rows.flatMap(({ row }) => [row.authorityLabel, authorityKinds[row.authority]?.name])),
    ]),
    ...at(
      places.example,
      event.examples.map(({ name }) => name),
    ),
  ]

  function saidOfRow({ service }: PreparedRow): Said[] {
    return [
      ...at(places.service, [service.name]),
      ...at(
        places.output,
        service.outputs.map(({ name }) => name),
      ),
      ...at(places.serviceSummary, [service.summary]),
      ...at(
        places.evidence,
        service.preparedEvidence.map(({ definition }) => definition.name),
      ),
      ...service.preparedFields.flatMap(({ definition }) =>
        at(places.field, [definition.label, ...labelsOf(definition)]),
      ),
      ...at(
        places.asked,
        (service.questions ?? []).flatMap(({ ask, answer }) => [ask, answer]),
      ),
    ]
  }
}

/** The labels of the answers, of a list those of its items. */
function labelsOf({ values, items }: Labelled): string[] {
  return [...Object.values(values ?? {}), ...Object.values(items ?? {}).flatMap(labelsOf)]
}
interface Labelled {
  values?: Record<string, string> | undefined
  items?: Record<string, Labelled> | undefined
}
