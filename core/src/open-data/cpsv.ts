/**
 * The catalogue as CPSV-AP 3.2, the European profile for describing public services, in JSON-LD.
 * Life events and services are named by the addresses at which the API shows them, the rest by fragments of this file.
 */
import type { EvidenceType, LegalBasis, LifeEvent, Limit, PublicService, ServiceRow } from '../catalogue/schema.ts'
import * as words from '../catalogue/vocabulary.ts'
import type { Condition } from '../conditions/condition.ts'
import { describeCondition } from '../conditions/describe.ts'
import { expandRules } from '../conditions/evaluate.ts'
import { provincial } from './decisions.ts'
import { licence, type Published } from './published.ts'
import { cpsvContext } from './vocabulary.ts'

export interface Surroundings {
  publicUrl: string
  /** The province. */
  territory: { code: string; name: string }
  publisher: string
}

type Node = { id: string; type: string } & Record<string, unknown>

export function cpsvDocument(published: Published, surroundings: Surroundings) {
  const address = addressesAt(surroundings.publicUrl)
  const graph = graphOf(published, surroundings, address)
  return { '@context': cpsvContext, '@graph': graph }
}

/** Where each thing is named. */
export function addressesAt(publicUrl: string) {
  const path = (key: string) => key.split('/').map(encodeURIComponent).join('/')
  const file = `${publicUrl}/api/open-data/catalogue.jsonld`
  return {
    file,
    lifeEvent: (id: string) => `${publicUrl}/api/life-events/${path(id)}`,
    service: (id: string) => `${publicUrl}/api/services/${path(id)}`,
    part: (kind: string, key: string) => `${file}#${kind}/${path(key)}`,
  }
}

type Addresses = ReturnType<typeof addressesAt>

const chinese = 'http://publications.europa.eu/resource/authority/language/ZHO'
const yuan = 'http://publications.europa.eu/resource/authority/currency/CNY'

interface Row {
  event: LifeEvent
  row: ServiceRow
}

function graphOf(published: Published, { publicUrl, territory, publisher }: Surroundings, address: Addresses): Node[] {
  const { catalogue, publication, publishedOn } = published
  const parameters = provincial(catalogue)
  const nodes = new Map<string, Node>()
  const add = (node: Node) => {
    if (!nodes.has(node.id)) nodes.set(node.id, node)
    return node.id
  }
  const rowsOf = Map.groupBy(
    Object.values(catalogue.lifeEvents).flatMap(event => event.services.map(row => ({ event, row }))),
    ({ row }) => row.service,
  )

  const place = add({ id: address.part('location', territory.code), type: 'Location', ...named(territory.name) })
  const dataset = add(datasetNode())
  add({ id: chinese, type: 'LinguisticSystem', ...named('中文') })
  for (const [id, kind] of Object.entries(catalogue.authorityKinds)) add(organisation(id, kind))
  for (const [id, type] of Object.entries(catalogue.evidenceTypes)) add(evidenceTypeNode(id, type))
  for (const event of Object.values(catalogue.lifeEvents)) addEvent(event)
  for (const [id, service] of Object.entries(catalogue.services)) addService(id, service, rowsOf.get(id) ?? [])
  return [...nodes.values()]

  function datasetNode(): Node {
    return {
      id: address.file,
      type: 'Dataset',
      identifier: `publication-${publication}`,
      title: '“一件事一次办”事项目录',
      description: licence.note,
      version: String(publication),
      issued: publishedOn,
      license: licence.url,
      language: chinese,
      landingPage: `${publicUrl}/api/open-data/`,
      publisher: add({
        id: address.part('agent', 'publisher'),
        type: 'Agent',
        identifier: 'publisher',
        title: publisher,
      }),
    }
  }

  function organisation(id: string, { name, labels }: { name: string; labels: string[] }): Node {
    return {
      id: address.part('authority-kind', id),
      type: 'PublicOrganisation',
      identifier: id,
      ...named(name),
      altLabel: labels.filter(label => label !== name),
      spatial: place,
    }
  }

  function evidenceTypeNode(id: string, { name, issuer, exemption, help }: EvidenceType): Node {
    return {
      id: address.part('evidence-type', id),
      type: 'EvidenceType',
      identifier: id,
      title: name,
      description: sentences([
        catalogue.authorityKinds[issuer] && `出具单位：${catalogue.authorityKinds[issuer].name}`,
        exemption && words.exemptionModes[exemption],
        help,
      ]),
    }
  }

  function concept(scheme: string, code: string, label?: string): string {
    return add({ id: address.part(scheme, code), type: 'Concept', notation: code, ...(label ? named(label) : {}) })
  }

  // ── life events ───────────────────────────────────────────────────────────────────────────────────────────────────

  function addEvent(event: LifeEvent) {
    const id = add({
      id: address.lifeEvent(event.id),
      type: event.audience === 'enterprise' ? 'BusinessEvent' : 'LifeEvent',
      identifier: event.id,
      title: event.name,
      description: event.summary,
      keyword: event.keywords,
      kind: concept('stage', event.stage, event.stage),
      hasRelatedService: unique(event.services.map(row => address.service(row.service))),
    })
    for (const guard of event.guards)
      add({
        id: address.part('rule', `${event.id}/${guard.id}`),
        type: 'Rule',
        identifier: `${event.id}/${guard.id}`,
        title: `${event.name}：不能办理的情形`,
        description: sentences([inWords(guard.when), guard.because, guard.wayOut]),
        relation: id,
      })
  }

  /** When a row of a life event calls for its service. */
  function rowRule({ event, row }: Row): string {
    const key = `${event.id}.${row.row}`
    const usual = row.optional ? '可按需要选择' : '办理本事项均需办理'
    return add({
      id: address.part('rule', key),
      type: 'Rule',
      identifier: key,
      title: `${event.name}：何种情形下办理`,
      description: sentences([row.when ? inWords(row.when) : usual, row.when && row.optional && usual, row.note]),
      relation: address.lifeEvent(event.id),
    })
  }

  function inWords(condition: Condition): string {
    return describeCondition(expandRules(condition, catalogue.rules), catalogue.facts, parameters)
  }

  // ── services ──────────────────────────────────────────────────────────────────────────────────────────────────────

  function addService(id: string, service: PublicService, rows: Row[]) {
    const bases = (service.legalBasis ?? []).map(basis => ({ basis, law: legalResource(basis) }))
    const evidence = evidenceOf(id, service)
    add({
      id: address.service(id),
      type: 'PublicService',
      identifier: id,
      title: service.name,
      description: service.summary ?? service.name,
      language: chinese,
      spatial: place,
      isPartOf: dataset,
      isClassifiedBy: concept('service-type', service.type, words.serviceTypes[service.type]),
      audience: unique(rows.map(({ event }) => concept('audience', event.audience, words.audiences[event.audience]))),
      hasCompetentAuthority: unique(rows.map(({ row }) => address.part('authority-kind', row.authority))),
      isGroupedBy: unique(rows.map(({ event }) => address.lifeEvent(event.id))),
      requires: unique(rows.flatMap(prerequisites)),
      follows: [
        ...rows.map(rowRule),
        limitRule(id, service),
        ...bases.map(({ basis, law }, place) => basisRule(`${id}/legal-basis/${place + 1}`, basis, law)),
      ],
      hasLegalResource: unique(bases.map(({ law }) => law)),
      holdsRequirement: (service.conditions ?? []).map((condition, place) =>
        requirement(`${id}/${place + 1}`, condition),
      ),
      hasInput: evidence.map(add),
      hasInputType: unique(service.evidence.map(use => address.part('evidence-type', use.type))),
      produces: service.outputs.map((output, place) => addOutput(`${id}/${place + 1}`, output)),
      ...(service.fee && { hasCost: addCost(id, service.fee) }),
      hasChannel: channels(),
      ...processingTime(service.promisedLimit),
    })
  }

  function prerequisites({ event, row }: Row): string[] {
    const needed = new Set((row.after ?? []).map(need => need.row))
    return event.services.filter(one => needed.has(one.row)).map(one => address.service(one.service))
  }

  function limitRule(id: string, { promisedLimit, statutoryLimit }: PublicService): string {
    return add({
      id: address.part('rule', `${id}/limit`),
      type: 'Rule',
      identifier: `${id}/limit`,
      title: '办理时限',
      description: sentences([
        `承诺时限：${limitInWords(promisedLimit)}`,
        statutoryLimit && `法定时限：${limitInWords(statutoryLimit)}`,
      ]),
    })
  }

  function basisRule(key: string, { says, confidence, ...basis }: LegalBasis, law: string): string {
    return add({
      id: address.part('rule', key),
      type: 'Rule',
      identifier: key,
      title: '设定依据',
      description: sentences([citation(basis), says, `可靠程度：${words.confidences[confidence]}`]),
      implements: law,
    })
  }

  /** An article stands for itself as part of its law. */
  function legalResource(basis: LegalBasis): string {
    const law = add({ id: address.part('law', basis.law), type: 'LegalResource', title: citation({ law: basis.law }) })
    if (!basis.article) return law
    return add({
      id: address.part('law', `${basis.law}/${basis.article}`),
      type: 'LegalResource',
      title: citation(basis),
      partOfLaw: law,
      ...(basis.effectiveFrom && { inForceFrom: basis.effectiveFrom }),
      ...(basis.effectiveUntil && { inForceUntil: basis.effectiveUntil }),
    })
  }

  function requirement(key: string, condition: string): string {
    return add({ id: address.part('requirement', key), type: 'Requirement', identifier: key, title: condition })
  }

  /** What a service asks for. A type that it asks for twice, under different conditions, is numbered. */
  function evidenceOf(id: string, service: PublicService): Node[] {
    const seen = new Map<string, number>()
    return service.evidence.map(use => {
      const time = (seen.get(use.type) ?? 0) + 1
      seen.set(use.type, time)
      const key = time === 1 ? `${id}/${use.type}` : `${id}/${use.type}/${time}`
      return {
        id: address.part('evidence', key),
        type: 'Evidence',
        identifier: key,
        title: catalogue.evidenceTypes[use.type]?.name ?? use.type,
        description: sentences([
          words.necessities[use.necessity],
          words.evidenceForms[use.form],
          use.when && inWords(use.when),
          use.acceptance,
        ]),
        conformsTo: address.part('evidence-type', use.type),
      }
    })
  }

  function addOutput(key: string, { name, kind, validity }: PublicService['outputs'][number]): string {
    return add({
      id: address.part('output', key),
      type: 'Output',
      identifier: key,
      title: name,
      kind: concept('output-kind', kind),
      ...(validity && { description: sentences([`有效期 ${validity.years} 年`, validity.basis]) }),
    })
  }

  function addCost(id: string, { charged, standard, basis }: NonNullable<PublicService['fee']>): string {
    return add({
      id: address.part('cost', id),
      type: 'Cost',
      identifier: id,
      description: sentences([charged ? (standard ?? '收费') : '不收费', basis]),
      ...(!charged && {
        hasValue: 0,
        currency: add({ id: yuan, type: 'Concept', notation: 'CNY', ...named('人民币') }),
      }),
    })
  }

  function channels(): string[] {
    return Object.entries({ online: '网上办理', window: '综合窗口办理' }).map(([code, label]) =>
      add({
        id: address.part('channel', code),
        type: 'Channel',
        identifier: code,
        description: label,
        kind: concept('channel-kind', code, label),
      }),
    )
  }
}

/** ISO 8601 knows no working days: such a limit is said in words only, rather than shorter than it is. */
function processingTime({ days, unit }: Limit) {
  return unit === 'naturalDay' || days === 0 ? { processingTime: `P${days}D` } : {}
}

function limitInWords({ days, unit, basis }: Limit): string {
  const time = days === 0 ? '当场办结' : `${days} ${words.limitUnits[unit]}`
  return basis ? `${time}（${basis}）` : time
}

const citation = ({ law, article = '' }: Pick<LegalBasis, 'law' | 'article'>) =>
  `${law.startsWith('《') ? law : `《${law}》`}${article}`

const named = (label: string) => ({ prefLabel: label })
const unique = <T>(values: T[]) => [...new Set(values)]

/** One sentence each, and one full stop. */
const sentences = (parts: (string | false | undefined)[]) =>
  parts
    .filter(part => typeof part === 'string' && part !== '')
    .map(part => `${(part as string).replace(/。$/, '')}。`)
    .join('')
