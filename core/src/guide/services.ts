/** Each service of a life event with every guide element, its mark and what it rests on. */
import { levelText } from '../catalogue/release.ts'
import type { Catalogue, LegalBasis, Limit, PublicService } from '../catalogue/schema.ts'
import * as words from '../catalogue/vocabulary.ts'
import type { Condition } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import { comparisons, expandRules, type ParameterValues } from '../conditions/evaluate.ts'
import type { Place } from '../plan/plan.ts'
import type { Prepared, PreparedEvent, PreparedRow } from '../plan/prepare.ts'
import { withConfirmations } from './confirmed.ts'
import { listSource, markOf, type Stated, stated } from './marks.ts'
import type { DocumentHead, DocumentService } from './schema.ts'
import { settledEvent } from './settle.ts'

/** What every document is written from. */
export interface Source {
  prepared: Prepared
  place: Place
  /** Its services as this life event has them. */
  event: PreparedEvent
  /** The place of a row in the documents. */
  numberOf(row: string): number
}

export function sourceOf(prepared: Prepared, place: Place, lifeEvent: string): Source {
  const listed = prepared.events.get(lifeEvent)
  if (!listed) throw new RangeError(`no life event is listed as ${lifeEvent}`)
  const event = settledEvent(listed, prepared.catalogue)
  const numbers = new Map(event.rows.map((row, index) => [row.id, index + 1]))
  return { prepared, place, event, numberOf: row => numbers.get(row)! }
}

export function headOf({ prepared: { publication, catalogue }, place, event: { event } }: Source): DocumentHead {
  return {
    lifeEvent: event.id,
    name: event.name,
    audience: words.audiences[event.audience],
    stage: event.stage,
    stateCouncilTask: event.stateCouncilTask === true,
    lead: event.leadLabel ?? labelOf(catalogue, event.lead),
    leadAuthority: place.authorityOf(event.lead, ['county'], 'county').name,
    region: place.region,
    publication,
    mark: 'official',
    source: listSource(event),
    summary: stated(event.summary),
  }
}

export function servicesOf(source: Source): DocumentService[] {
  return source.event.rows.map(row => serviceOf(row, source))
}

function serviceOf(
  prepared: PreparedRow,
  { prepared: { catalogue }, place, event, numberOf }: Source,
): DocumentService {
  const { row, service } = prepared
  return {
    number: numberOf(prepared.id),
    row: prepared.id,
    serviceId: service.id,
    name: service.name,
    type: words.serviceTypes[service.type],
    licence: service.type === 'licence',
    authority: place.authorityOf(row.authority, row.levels, row.handledAt, service.id).name,
    authorityLabel: row.authorityLabel ?? labelOf(catalogue, row.authority),
    levels: levelText(row.levels),
    level: `${words.levels[row.handledAt]}级`,
    note: row.note ?? '',
    parallel: row.parallel ?? '',
    mark: 'official',
    source: listSource(event.event),
    always: row.when === undefined && row.repeat === undefined && row.optional !== true,
    situation: situationOf(prepared, catalogue, place.parameters),
    ...elementsOf(service, service.id, catalogue, place.parameters),
  }
}

/** The elements of a service, wherever it is listed. */
export function elementsOf(service: PublicService, id: string, catalogue: Catalogue, parameters: ParameterValues) {
  const rendered = unconfirmedElements(service, catalogue, parameters)
  return withConfirmations(rendered, `services/${id}`, catalogue, { results: 'outputs', faq: 'questions' })
}

function unconfirmedElements(service: PublicService, catalogue: Catalogue, parameters: ParameterValues) {
  const { statutoryLimit, promisedLimit, silence, extension, inspection, commitment, visits, supervisor } = service
  return {
    summary: stated(service.summary ?? ''),
    legalBasis: (service.legalBasis ?? []).map(basisOf),
    conditions: { items: service.conditions ?? [], mark: 'reference' as const, source: '' },
    statutoryLimit: statutoryLimit ? limitOf(statutoryLimit) : null,
    promisedLimit: limitOf(promisedLimit),
    silence: silence ? limitOf(silence) : null,
    extension: extension ? limitOf(extension) : null,
    specialProcedures: (service.specialProcedures ?? []).map(({ name, days, basis }) =>
      stated(days ? `${name}（${limitWords(days)}）` : name, basis),
    ),
    commitment: commitment ? commitmentOf(commitment) : null,
    inspection: inspection
      ? {
          timing: timings[inspection.timing],
          situation: inspection.when ? sentenceOf(inspection.when, catalogue, parameters) : '',
          checks: inspection.checks,
          mark: markOf(undefined, inspection.basis),
          source: inspection.basis,
        }
      : null,
    fee: feeOf(service),
    visits: {
      count: visits?.count ?? 1,
      text: visits?.because ?? '',
      mark: markOf(undefined, visits?.because),
      source: '',
    },
    steps: { items: service.steps ?? [], mark: 'reference' as const, source: '' },
    reviewPoints: { items: service.reviewPoints ?? [], mark: 'reference' as const, source: '' },
    results: service.outputs.map(({ name, kind, validity }) => ({
      name,
      kind: resultKinds[kind],
      validity: validity ? validityOf(validity.years) : '',
      mark: markOf(undefined, validity?.basis),
      source: validity?.basis ?? '',
    })),
    supervisor: supervisor ? stated(labelOf(catalogue, supervisor)) : null,
    faq: (service.questions ?? []).map(one => ({ ...one, mark: 'reference' as const, source: '' })),
  }
}

const timings = { 'before-decision': '决定前核查', 'after-decision': '告知承诺后核查' } as const

const resultKinds = {
  certificate: '证照',
  approval: '批文',
  record: '凭证、文书',
  registration: '登记',
  payment: '待遇、补贴',
  answer: '答复',
} as const

const validityOf = (years: number) => (years === 0 ? '长期有效' : `有效期 ${years} 年`)

// ── when it is needed ───────────────────────────────────────────────────────────────────────────────────────────────

export function situationOf({ row }: PreparedRow, catalogue: Catalogue, parameters: ParameterValues): Stated {
  const { when, repeat, optional, note } = row
  const rule = when && 'rule' in when ? catalogue.rules[when.rule] : undefined
  const parts: string[] = []
  if (when) parts.push(sentenceOf(when, catalogue, parameters))
  if (repeat && 'over' in repeat) {
    const list = catalogue.facts[repeat.over]!
    const of = repeat.when ? `（${itemSentence(repeat.when, repeat.over, catalogue, parameters)}的）` : ''
    parts.push(`按“${list.label}”逐项办理${of}`)
  }
  if (repeat && 'times' in repeat) parts.push(`${repeat.label.join('、')}分别办理`)
  if (optional) parts.push('按需要自愿选择')
  const mark = when && readsPending(when, catalogue, parameters) ? 'pending' : markOf(rule?.confidence)
  return stated(
    parts.length === 0 ? '均需办理' : parts.join('；'),
    row.basis ?? rule?.basis ?? (when && note ? '基础清单备注' : ''),
    mark,
  )
}

export const sentenceOf = (when: Condition, catalogue: Catalogue, parameters: ParameterValues): string =>
  describeCondition(expandRules(when, catalogue.rules), catalogue.facts, parameters)

const itemSentence = (when: Condition, list: string, catalogue: Catalogue, parameters: ParameterValues): string =>
  describeCondition(expandRules(when, catalogue.rules), catalogue.facts[list]!.items ?? {}, parameters)

function readsPending(when: Condition, catalogue: Catalogue, parameters: ParameterValues): boolean {
  return comparisons(expandRules(when, catalogue.rules)).some(one =>
    Object.values(one).some(
      bound => typeof bound === 'object' && 'parameter' in bound && parameters[bound.parameter]?.pending === true,
    ),
  )
}

// ── elements ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const labelOf = (catalogue: Catalogue, kind: string): string => catalogue.authorityKinds[kind]?.labels[0] ?? kind

export const limitWords = ({ days, unit }: Pick<Limit, 'days' | 'unit'>): string =>
  days === 0 ? '当场办结' : `${days}${words.limitUnits[unit]}`

export const limitOf = (limit: Limit) => ({
  days: limit.days,
  unit: limit.unit,
  text: limitWords(limit),
  mark: markOf(limit.confidence, limit.basis),
  source: limit.basis ?? '',
})

function basisOf({ law, article, says, effectiveFrom, effectiveUntil, confidence }: LegalBasis) {
  return {
    text: `${law.startsWith('《') ? law : `《${law}》`}${article ?? ''}`,
    says: says ?? '',
    effective: effectiveText(effectiveFrom, effectiveUntil),
    confidence: words.confidences[confidence],
    mark: markOf(confidence),
    source: '',
  }
}

function effectiveText(from: string | undefined, until: string | undefined): string {
  if (from && until) return `${from} 至 ${until} 施行`
  if (until) return `施行至 ${until}`
  return from ? `${from} 起施行` : ''
}

function feeOf({ fee }: PublicService): Stated {
  if (!fee) return stated('未载明', '', 'pending')
  if (!fee.charged) return stated('不收费', fee.basis)
  return stated(
    `收费：${fee.standard ?? '标准见依据'}`,
    fee.basis,
    fee.standard ? markOf(undefined, fee.basis) : 'pending',
  )
}

function commitmentOf({ available, promisedLimit, basis }: NonNullable<PublicService['commitment']>): Stated {
  if (!available) return stated('不适用告知承诺', basis)
  const mark = markOf(promisedLimit?.confidence, `${basis}${promisedLimit?.basis ?? ''}`)
  return stated(`可以选择告知承诺${promisedLimit ? `，${limitWords(promisedLimit)}` : ''}`, basis, mark)
}
