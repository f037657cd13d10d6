/**
 * 草稿: begun, filled and saved by the applicant or by a clerk for them. What shared data knows is filled in first, with
 * its source; what the applicant types is kept even when it is not yet right, and told on the review page.
 */
import { createHash, randomInt } from 'node:crypto'
import { undecidedHere } from '@onething/core/catalogue/overlay.ts'
import type { DataElement } from '@onething/core/catalogue/schema.ts'
import type { Facts } from '@onething/core/conditions/evaluate.ts'
import { normaliseFacts } from '@onething/core/facts.ts'
import { missingValues, tidyValue, valueProblems } from '@onething/core/form-values.ts'
import type { DeliveryMethod } from '@onething/core/lifecycle/states.ts'
import { getEvent } from '@onething/core/plan/plan.ts'
import type { Prepared, PreparedEvent } from '@onething/core/plan/prepare.ts'
import type { Plan, PlanField } from '@onething/core/plan/schema.ts'
import type { Local, Publications } from '../catalogue/publications.ts'
import { dateInHenan } from '../clock.ts'
import type { Config } from '../config.ts'
import { Conflict, Invalid } from '../http/problems.ts'
import type { DataExchange } from '../partners/exchange/port.ts'
import type { Enterprise, Person } from '../people/person.ts'
import { type Signing, signatureProblems } from '../signatures/signing.ts'
import type { CaseRow } from './case-row.ts'
import type { CaseDeps } from './cases.ts'
import { requireMayPromise } from './promises.ts'
import { type Applicant, type CaseContents, type EvidenceRow, insertDraft, updateDraft } from './store.ts'
import type { DraftView } from './view.ts'

export interface DraftDeps extends CaseDeps {
  publications: Publications
  config: Pick<Config, 'production' | 'publicUrl'>
  exchange: DataExchange
  /** This installation's own secret: makes the ids of persons, by which co-signers are recognised. */
  secret: string
}

export interface NewCase {
  lifeEvent: string
  region: string
  facts: Record<string, unknown>
  selection?: string[] | null
}

export interface Patch {
  facts?: Record<string, unknown>
  selection?: string[] | null
  form?: Record<string, unknown>
  delivery?: DeliveryMethod
  /** 容缺承诺: evidence types to be handed in later. */
  deferrals?: string[]
  /** 告知承诺: rows to be decided on the applicant's word. */
  commitments?: string[]
}

type Problem = DraftView['problems'][number]

// ── beginning ───────────────────────────────────────────────────────────────────────────────────────────────────────

export async function begin(
  deps: DraftDeps,
  by: Person,
  applicant: Applicant,
  wanted: NewCase,
  key: string,
): Promise<string> {
  const now = deps.clock.now()
  const local = requireLocal(deps.publications, wanted.region, dateInHenan(now))
  const { prepared } = local
  const event = eventOf(prepared, wanted.lifeEvent)
  requireOpen(deps, local, event)
  const answered = checkedFacts(prepared, wanted.facts, dateInHenan(now))
  const shared = await lookUp(deps.exchange, prepared, event, applicant)
  const { form, provenance } = await prefill(deps.exchange, event, applicant, by.roles.includes('clerk'))
  return insertDraft(deps.database, {
    owner: by.id,
    key,
    prefix: casePrefix(event, wanted.region, dateInHenan(now)),
    lifeEvent: wanted.lifeEvent,
    region: wanted.region,
    publication: prepared.publication,
    agentId: applicant.id === by.id || !by.roles.includes('applicant') ? null : by.id,
    broughtBy: by.id,
    broughtName: by.name,
    channel: by.roles.includes('clerk') ? 'counter' : 'online',
    trackingCode: trackingCode(),
    at: now.toISOString(),
    contents: {
      facts: { ...answered, ...shared.found },
      fact_sources: { ...sourcesOf(answered, 'answer'), ...sourcesOf(shared.found, 'data'), ...shared.unavailable },
      selection: wanted.selection ?? null,
      form,
      provenance,
      applicant,
    },
  })
}

function eventOf(prepared: Prepared, id: string): PreparedEvent {
  if (!prepared.events.has(id))
    throw new Invalid([
      { where: 'body', target: 'lifeEvent', message: `没有编号为“${id}”的一件事，请从事项列表中选择` },
    ])
  return getEvent(prepared, id)
}

export const requirePlace = (publications: Publications, code: string) =>
  (publications.here(code) ?? noPlace(code)).place

/** What holds there on that day, by the publication in force. */
export const requireLocal = (publications: Publications, code: string, date: string): Local =>
  publications.current.at(code, date) ?? noPlace(code)

export function noPlace(code: string): never {
  throw new Invalid([{ where: 'body', target: 'region', message: `没有行政区划“${code}”，请填写六位代码，如 410105` }])
}

/** In production a place opens a life event only when it has decided the values that are its own to decide. */
function requireOpen({ config: { production } }: DraftDeps, { prepared, place }: Local, event: PreparedEvent) {
  if (!production) return
  const undecided = undecidedHere(event, prepared.catalogue, place)
  if (undecided.length > 0)
    throw new Conflict(
      `${place.region.name}尚未开通“${event.event.name}”：当地还没有核定${undecided.map(name => `“${name}”`).join('、')}`,
      ['查看办事指南', '到当地政务服务中心咨询'],
    )
}

export function checkedFacts(prepared: Prepared, raw: Record<string, unknown>, date: string): Facts {
  const { facts, problems } = normaliseFacts(prepared.catalogue.facts, raw, date)
  if (problems.length > 0)
    throw new Invalid(problems.map(({ fact, message }) => ({ where: 'question', target: fact, message })))
  return facts
}

/** `YJS` + region + list key (3) + date + serial (6, from the database): 26 characters; no national rule makes it. */
function casePrefix({ event }: PreparedEvent, region: string, date: string): string {
  const key = event.id[0] + event.id.slice(1).padStart(2, '0')
  return `YJS${region.slice(0, 6)}${key}${date.replaceAll('-', '')}`
}

/** Without letters and digits that are taken for one another. */
const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const trackingCode = (length = 8) =>
  Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')

const sourcesOf = (facts: object, source: string) => Object.fromEntries(Object.keys(facts).map(fact => [fact, source]))

async function lookUp(exchange: DataExchange, prepared: Prepared, event: PreparedEvent, applicant: Applicant) {
  const facts = sharedFactsOf(prepared, event)
  if (facts.length === 0) return { found: {}, unavailable: {} }
  const { found, unavailable } = await exchange.lookup({
    idNumber: applicant.person.idNumber,
    creditCode: applicant.enterprise?.creditCode,
    facts,
    purpose: `办理“${event.event.name}”`,
    lifeEvent: event.event.id,
  })
  const { facts: definitions } = prepared.catalogue
  const known = knownOf(applicant)
  const told = unavailable.filter(fact => known[definitions[fact]!.known ?? ''] !== undefined)
  return {
    found: { ...found, ...Object.fromEntries(told.map(fact => [fact, known[definitions[fact]!.known!]])) },
    unavailable: Object.fromEntries(
      unavailable.filter(fact => !told.includes(fact)).map(fact => [fact, 'unavailable']),
    ),
  }
}

/** Facts of this life event that shared data may answer, so that nobody is asked (方案 二(五)). */
function sharedFactsOf(prepared: Prepared, event: PreparedEvent): string[] {
  const read = new Set<string>()
  const add = (facts: string[]) => {
    for (const fact of facts) {
      read.add(fact)
      const { ageOf } = prepared.catalogue.facts[fact]!
      if (ageOf) read.add(ageOf)
    }
  }
  for (const guard of event.guards) add(guard.condition.sources)
  for (const { condition, service } of event.rows) {
    add(condition.sources)
    for (const use of [...service.preparedFields, ...service.preparedEvidence]) add(use.condition.sources)
  }
  for (const fact of event.event.aboutOthers ?? []) read.delete(fact)
  return [...read].filter(fact => ['share', 'data'].includes(prepared.catalogue.facts[fact]!.source))
}

/** @param typed by a clerk for someone at the window, rather than told by identity or licence */
async function prefill(exchange: DataExchange, event: PreparedEvent, applicant: Applicant, typed: boolean) {
  const elements = new Map<string, DataElement>()
  for (const { service } of event.rows)
    for (const field of service.preparedFields)
      if (field.definition.prefill) elements.set(field.element, field.definition)
  const paths = [...new Set([...elements.values()].map(element => element.prefill!))]
  const known = {
    ...(await exchange.prefill({
      idNumber: applicant.person.idNumber,
      creditCode: applicant.enterprise?.creditCode,
      paths,
      purpose: `办理“${event.event.name}”`,
      lifeEvent: event.event.id,
    })),
    ...knownOf(applicant),
  }
  const form: Record<string, unknown> = {}
  const provenance: Record<string, string> = {}
  for (const [key, element] of elements) {
    const value = known[element.prefill!]
    if (value === undefined || value === null || value === '') continue
    form[key] = tidyValue(element, value)
    provenance[key] = originOf(element.prefill!, applicant, typed)
  }
  return { form, provenance }
}

function knownOf({ name, person, enterprise }: Applicant): Record<string, unknown> {
  const known: Record<string, unknown> = { 'applicant.name': name }
  for (const [field, value] of Object.entries(person)) known[`person.${field}`] = value
  for (const [field, value] of Object.entries(enterprise ?? {})) known[`enterprise.${field}`] = value
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

function originOf(path: string, { enterprise }: Applicant, typed: boolean): string {
  const subject = path.split('.')[0]
  if (subject !== 'person' && subject !== 'applicant' && subject !== 'enterprise') return '数据共享'
  if (typed) return '窗口登记'
  return subject === 'enterprise' || (subject === 'applicant' && enterprise) ? '营业执照' : '实名认证'
}

// ── saving ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Merges a patch into the draft; null takes a value away. What shared data answered is not overwritten by hand. */
export async function save(deps: DraftDeps, row: CaseRow, contents: CaseContents, patch: Patch): Promise<void> {
  if (row.state !== 'draft') throw new Conflict('申请已提交，不能再改草稿', [])
  if (patch.commitments?.length) await requireMayPromise(deps.database, row.applicant_id)
  const { prepared } = await deps.publications.of(row)
  const now = deps.clock.now()
  const next = patched(prepared, contents, patch, dateInHenan(now))
  const saved = await updateDraft(deps.database, row, next, patch.delivery ?? row.delivery, now.toISOString())
  if (!saved) throw new Conflict('草稿已在别处保存过，请刷新后继续填写', ['刷新'])
}

function patched(prepared: Prepared, contents: CaseContents, patch: Patch, today: string): CaseContents {
  const next = {
    ...contents,
    facts: { ...contents.facts },
    fact_sources: { ...contents.fact_sources },
    form: { ...contents.form },
    provenance: { ...contents.provenance },
  }
  const { answers, values } = separate(prepared, patch)
  checkedFacts(prepared, answers, today)
  for (const [fact, value] of Object.entries(answers)) {
    if (next.fact_sources[fact] === 'data') continue
    if (value === null) delete next.facts[fact]
    else next.facts[fact] = value
    next.fact_sources[fact] = 'answer'
  }
  for (const [key, value] of Object.entries(values)) {
    const element = prepared.catalogue.dataElements[key]!
    if (value === null) delete next.form[key]
    else next.form[key] = tidyValue(element, value)
    delete next.provenance[key]
  }
  if (patch.selection !== undefined) next.selection = patch.selection
  if (patch.commitments !== undefined) next.commitments = patch.commitments.length > 0 ? patch.commitments : null
  if (patch.deferrals !== undefined) next.deferrals = patch.deferrals.length > 0 ? patch.deferrals : null
  return next
}

/** A form field that repeats a fact writes the fact: asked once, kept once. */
function separate(prepared: Prepared, patch: Patch) {
  const answers: Record<string, unknown> = { ...patch.facts }
  const values: Record<string, unknown> = {}
  const unknown: string[] = []
  for (const [key, value] of Object.entries(patch.form ?? {})) {
    const fact = key.startsWith('fact:') ? key.slice(5) : prepared.catalogue.dataElements[key]?.fact
    if (fact) answers[fact] = value
    else if (prepared.catalogue.dataElements[key]) values[key] = value
    else unknown.push(key)
  }
  if (unknown.length > 0)
    throw new Invalid(
      unknown.map(key => ({ where: 'field', target: key, message: `表单中没有“${key}”这一项，请去掉或核对名称` })),
    )
  return { answers, values }
}

// ── looking ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What still keeps the draft from being submitted, each with the place where it is put right. */
export function problemsOf(
  prepared: Prepared,
  planned: Plan,
  contents: CaseContents,
  evidence: Pick<EvidenceRow, 'type'>[],
  publications: Publications,
  signings: readonly Signing[] = [],
): Problem[] {
  return [
    ...guardProblems(planned),
    ...planned.questions.map(question => ({
      where: 'question' as const,
      target: question.fact,
      message: `请回答：${question.question}`,
    })),
    ...serviceProblems(planned),
    ...planned.form.flatMap(group =>
      group.fields.flatMap(field => fieldProblems(prepared, field, contents, planned.date, publications)),
    ),
    ...evidenceProblems(planned, evidence, contents.deferrals ?? []),
    ...signatureProblems(signings),
  ]
}

const guardProblems = ({ guard }: Plan): Problem[] =>
  guard ? [{ where: 'guard', target: guard.id, message: `${guard.because}。${guard.wayOut}` }] : []

function serviceProblems({ services, questions }: Plan): Problem[] {
  const undecided = services.filter(service => service.status === 'unknown')
  if (undecided.length > 0 && questions.length === 0)
    return undecided.map(service => ({
      where: 'service',
      target: service.row,
      message: `“${service.service}”是否需要办理尚不能确定：${service.because.join('；')}`,
    }))
  return services.some(service => service.chosen) || undecided.length > 0
    ? []
    : [{ where: 'service', target: '', message: '没有选择需要办理的事项，请至少选择一项' }]
}

function fieldProblems(
  prepared: Prepared,
  field: PlanField,
  contents: CaseContents,
  today: string,
  publications: Publications,
): Problem[] {
  const value = fieldValue(field, contents)
  const shape = prepared.catalogue.dataElements[field.element] ?? (field as unknown as DataElement)
  const context = { today, regionExists: (code: string) => publications.place(code) !== undefined }
  const wrong = [...(field.required ? missingValues(shape, value) : []), ...valueProblems(shape, value, context)]
  return wrong.slice(0, 3).map(({ message }) => ({ where: 'field', target: field.element, message }))
}

export const fieldValue = (
  field: Pick<PlanField, 'element' | 'fact'>,
  contents: Pick<CaseContents, 'facts' | 'form'>,
) => (field.fact ? contents.facts[field.fact] : contents.form[field.element])

/** 容缺 (河南省优化营商环境条例 35): what is not among the main materials may come later, if the applicant promises it. */
function evidenceProblems(planned: Plan, evidence: Pick<EvidenceRow, 'type'>[], promised: string[]): Problem[] {
  const deferred = new Set(deferredOf(planned, evidence, promised).map(line => line.type))
  return missingEvidence(planned, evidence)
    .filter(line => !deferred.has(line.type))
    .map(line => ({
      where: 'evidence',
      target: line.type,
      message:
        line.necessity === 'deferrable'
          ? `请提交《${line.name}》；暂时没有的，可以承诺以后补交`
          : `请提交《${line.name}》`,
    }))
}

function missingEvidence(planned: Plan, evidence: Pick<EvidenceRow, 'type'>[]) {
  const given = new Set(evidence.map(file => file.type))
  return planned.evidence.filter(line => line.exempt === null && line.necessity !== 'optional' && !given.has(line.type))
}

/** What is missing, may come later, and was promised. */
export const deferredOf = (planned: Plan, evidence: Pick<EvidenceRow, 'type'>[], promised: string[]) =>
  missingEvidence(planned, evidence).filter(line => line.necessity === 'deferrable' && promised.includes(line.type))

/** The digest of everything the review page shows. Submitting sends it back: what was reviewed is what is submitted. */
export function reviewedHash(planned: Plan, contents: CaseContents, evidence: EvidenceRow[], delivery: string): string {
  const shown = {
    publication: planned.publication,
    services: planned.services
      .filter(service => service.chosen)
      .map(({ row, parts, authorityId }) => [row, parts, authorityId]),
    values: planned.form.flatMap(group =>
      group.fields.map(field => [field.element, fieldValue(field, contents) ?? null]),
    ),
    facts: Object.entries(contents.facts).sort(([a], [b]) => (a < b ? -1 : 1)),
    evidence: evidence.map(file => [file.type, file.digest]).sort(),
    deferrals: deferredOf(planned, evidence, contents.deferrals ?? []).map(line => line.type),
    commitments: planned.services.filter(service => service.commitment?.chosen).map(service => service.row),
    delivery,
  }
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url')
}

/** Whom the case is for: the person, or an enterprise they may act for. */
export function applicantOf(person: Person, enterprise: Enterprise | null): Applicant {
  return {
    id: enterprise ? `e-${enterprise.creditCode}` : person.id,
    name: enterprise?.name ?? person.name,
    person: {
      name: person.name,
      idNumber: person.idNumber,
      phone: person.phone,
      address: person.address,
      birthDate: person.birthDate,
      ...(person.sex && { sex: person.sex }),
      ...(person.ethnicity && { ethnicity: person.ethnicity }),
    },
    enterprise,
  }
}
