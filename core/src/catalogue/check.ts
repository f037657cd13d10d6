/**
 * The proof of the catalogue: for every life event and every answer that can be given, what the files say
 * holds. Each statement is tried on all answers to the facts it reads, so that the whole need not be multiplied out:
 * a group of alternatives is decided by its own facts, whatever else is answered.
 */
import type { Condition } from '../conditions/condition.ts'
import type { ParameterValues, World } from '../conditions/evaluate.ts'
import { awaits } from '../guide/marks.ts'
import { levelsOf, reaches } from '../plan/order.ts'
import type { Prepared, PreparedEvent, PreparedRow } from '../plan/prepare.ts'
import { addDays, type Calendar, isoDate } from '../workdays.ts'
import { factsRead, join } from './answers.ts'
import { closedBy, type Proof, prover, type Report, type Statement } from './proof.ts'
import type { Catalogue, Limit, PublicService } from './schema.ts'
import type { Level } from './vocabulary.ts'

/** Where an application can be made, and who answers there. */
export interface Routes {
  /** Codes of all county-level places. */
  regions: string[]
  authorityName(kind: string, level: Level, region: string): string | undefined
}

/** 行政许可法 42: at most 45 working days where several authorities act together; longer only where a law says so. */
const longLicence = 45

const catchAll = /其[他它]材料|有关证明|其[他它]证明|相关证明材料/

/** Everything that is not as it should be, with life event, rows and the answers that show it. Empty when all is proved. */
export function checkCatalogue(
  prepared: Prepared,
  parameters: ParameterValues,
  calendar: Calendar,
  routes: Routes,
): string[] {
  const { catalogue } = prepared
  const problems: string[] = []
  const report: Report = (where, what) => problems.push(`${where}: ${what}`)
  const proof = prover(catalogue, parameters, report)

  for (const event of prepared.events.values()) checkEvent(event, proof, report)
  checkVariants(prepared, proof, report)
  checkUse(catalogue, report)
  for (const [id, service] of Object.entries(catalogue.services)) {
    checkLimits(id, service, calendar, report)
    checkContent(id, service, catalogue, report)
  }
  checkWording(catalogue, report)
  checkRoutes(catalogue, routes, report)
  return problems
}

// ── life events ─────────────────────────────────────────────────────────────────────────────────────────────────────

function checkEvent(prepared: PreparedEvent, proof: Proof, report: Report) {
  const { event, rows, guards } = prepared
  const rowStatements = new Map(rows.map(row => [row.id, proof.rowStatement(row)]))
  const guardStatements = event.guards.map(guard => proof.statement(`${event.id} guard ${guard.id}`, guard.when))
  const closedWith = closedBy(guardStatements)

  for (const statement of [...rowStatements.values(), ...guardStatements]) proof.exact(statement, prepared)
  for (const { id, row } of rows) {
    const { reads, evaluate } = rowStatements.get(id)!
    const closed = closedWith(reads)
    if (!proof.find(id, join([reads, closed.reads]), world => evaluate(world) === true && !closed.holds(world)))
      report(id, 'is dead: no answers make it apply')
    if (row.when && !proof.find(id, reads, world => evaluate(world) === false))
      report(id, 'always applies: drop its condition')
  }
  for (const [place, { name, reads, evaluate }] of guardStatements.entries()) {
    if (!proof.find(name, reads, world => evaluate(world) === true)) report(name, 'is dead: no answers close the door')
    if (!proof.find(name, reads, world => evaluate(world) === false)) report(name, 'closes the door to everybody')
    if (guards[place]!.wayOut.trim() === '') report(name, 'shows no way out')
  }
  checkAlternatives(prepared, rowStatements, proof, report)
  checkBundles(prepared, rowStatements, proof, report)
  checkOrder(prepared, rowStatements, proof, report)
  checkQuestions(prepared, [...rowStatements.values(), ...guardStatements], proof, report)
}

type RowStatements = Map<string, Statement>

function checkAlternatives({ event, alternatives }: PreparedEvent, rows: RowStatements, proof: Proof, report: Report) {
  for (const [place, { rows: ids, condition }] of alternatives.entries()) {
    const name = `${event.id} alternatives ${event.alternatives[place]!.rows.join('/')}`
    const members = ids.map(id => rows.get(id)!)
    const reads = join([proof.read(event.alternatives[place]!.when), ...members.map(member => member.reads)])
    const applying = (world: World) =>
      members.filter(member => member.evaluate(world) === true).map(member => member.name)
    const none = proof.find(name, reads, world => condition.evaluate(world) === true && applying(world).length === 0)
    if (none) report(name, `none applies when ${proof.describe(none)}`)
    const several = proof.find(name, reads, world => applying(world).length > 1)
    if (several) report(name, `more than one applies when ${proof.describe(several)}`)
    if (!proof.find(name, reads, world => condition.evaluate(world) === true))
      report(name, 'is dead: its condition never holds')
  }
}

function checkBundles({ event }: PreparedEvent, rows: RowStatements, proof: Proof, report: Report) {
  const bundled = new Map<number, number>()
  for (const { rows: numbers } of event.bundles) {
    const name = `${event.id} bundle ${numbers.join('/')}`
    for (const row of numbers) bundled.set(row, (bundled.get(row) ?? 0) + 1)
    const members = numbers.map(number => rows.get(`${event.id}.${number}`)!)
    const apart = proof.find(
      name,
      join(members.map(member => member.reads)),
      world => new Set(members.map(member => member.evaluate(world) === true)).size > 1,
    )
    if (apart) report(name, `only some apply when ${proof.describe(apart)}`)
    const optional = new Set(event.services.filter(row => numbers.includes(row.row)).map(row => row.optional === true))
    if (optional.size > 1) report(name, 'some are optional, some are not')
  }
  for (const [row, times] of bundled) if (times > 1) report(`${event.id}.${row}`, 'stands in two bundles')
  for (const { row, parallel } of event.services)
    if (parallel !== undefined && !bundled.has(row))
      report(`${event.id}.${row}`, `is printed “${parallel}” but stands in no bundle`)
}

/** No circle among rows that can apply together, and no row asks for what is only made after it. */
function checkOrder({ event, rows }: PreparedEvent, statements: RowStatements, proof: Proof, report: Report) {
  const edges = rows.flatMap(row =>
    row.after.map(need => ({ from: need.row, to: row.id, kind: need.kind, because: '' })),
  )
  const circle = rows.filter(row => row.after.some(need => reaches(edges, row.id, need.row)))
  if (circle.length > 0) {
    const name = `${event.id} order ${circle.map(row => row.row.row).join('/')}`
    const members = circle.map(row => statements.get(row.id)!)
    const stuck = proof.find(name, join(members.map(member => member.reads)), world => {
      const applying = members.filter(member => member.evaluate(world) === true).map(member => member.name)
      const among = edges.filter(edge => applying.includes(edge.from) && applying.includes(edge.to))
      return levelsOf(applying, among).some(level =>
        level.some(id => among.some(edge => edge.to === id && level.includes(edge.from))),
      )
    })
    if (stuck) report(name, `goes in a circle when ${proof.describe(stuck)}`)
  }
  const asksFor = (row: PreparedRow, type: string) => row.service.evidence.some(use => use.type === type)
  for (const maker of rows)
    for (const other of rows)
      for (const type of maker.service.produces)
        if (maker !== other && asksFor(other, type) && other.service.produces.some(back => asksFor(maker, back)))
          if (!reaches(edges, maker.id, other.id) && !reaches(edges, other.id, maker.id))
            report(`${maker.id} and ${other.id}`, `each asks for what the other makes (${type}): say which comes first`)
}

/** Every listed question is read somewhere in the life event. That every question asked is listed, `exact` proves. */
function checkQuestions({ event, rows }: PreparedEvent, statements: Statement[], proof: Proof, report: Report) {
  const variants = rows.flatMap(({ service }) => variantsOf(service).map(({ when }) => proof.read(when)))
  const read = [...statements.map(statement => statement.reads), ...variants].flatMap(factsRead)
  const asked = new Set(read.flatMap(fact => [fact, proof.askedThrough(fact)]))
  for (const fact of event.questions)
    if (!asked.has(fact)) report(event.id, `its question ${fact} is dead: nothing reads it`)
}

// ── services ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Variant {
  what: string
  when: Condition
}

/** What a service asks for or does only in some situations. */
function variantsOf({ fields, evidence, inspection }: PublicService): Variant[] {
  return [
    ...fields.flatMap(({ element, when }) => (when ? [{ what: `field ${element}`, when }] : [])),
    ...evidence.flatMap(({ type, when }) => (when ? [{ what: `evidence ${type}`, when }] : [])),
    ...(inspection?.when ? [{ what: 'inspection', when: inspection.when }] : []),
  ]
}

/** Each variant is needed by some applicant of some life event, and not by all. */
function checkVariants({ catalogue, events }: Prepared, proof: Proof, report: Report) {
  const users = new Map<string, { statement: Statement; closedWith: ReturnType<typeof closedBy> }[]>()
  for (const { event, rows } of events.values()) {
    const closedWith = closedBy(event.guards.map(guard => proof.statement(guard.id, guard.when)))
    for (const row of rows) {
      const user = { statement: proof.rowStatement(row), closedWith }
      const others = users.get(row.service.id)
      if (others) others.push(user)
      else users.set(row.service.id, [user])
    }
  }
  for (const [id, service] of Object.entries(catalogue.services)) {
    for (const { what, when } of variantsOf(service)) {
      const where = `service ${id}, ${what}`
      const own = proof.statement(where, when)
      const occurs = (wanted: boolean) =>
        (users.get(id) ?? []).some(({ statement, closedWith }) => {
          const reads = join([own.reads, statement.reads])
          const closed = closedWith(reads)
          return proof.find(
            where,
            join([reads, closed.reads]),
            world => own.evaluate(world) === wanted && statement.evaluate(world) === true && !closed.holds(world),
          )
        })
      if (!occurs(true)) report(where, 'is dead: nobody who needs the service needs it')
      if (!occurs(false)) report(where, 'is needed by all who need the service: drop its condition')
    }
  }
}

/** Nothing is defined that nothing uses. */
function checkUse(catalogue: Catalogue, report: Report) {
  const services = Object.values(catalogue.services)
  const rows = Object.values(catalogue.lifeEvents).flatMap(event => event.services)
  const unused = (table: object, used: Iterable<string | undefined>, what: string) => {
    const known = new Set(used)
    for (const id of Object.keys(table)) if (!known.has(id)) report(`${what} ${id}`, 'is dead: nothing uses it')
  }
  unused(
    catalogue.services,
    rows.map(row => row.service),
    'service',
  )
  unused(
    catalogue.evidenceTypes,
    services.flatMap(service => [
      ...service.evidence.map(use => use.type),
      ...service.outputs.map(output => output.evidence),
    ]),
    'evidence type',
  )
  unused(
    catalogue.dataElements,
    services.flatMap(service => service.fields.map(field => field.element)),
    'data element',
  )
  unused(
    catalogue.formGroups,
    Object.values(catalogue.dataElements).map(element => element.group),
    'form group',
  )
  unused(catalogue.rules, rulesIn([catalogue.lifeEvents, catalogue.services, catalogue.rules]), 'rule')
}

function rulesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'rule' in value && typeof value.rule === 'string' ? [value.rule] : []
  return [...own, ...Object.values(value).flatMap(rulesIn)]
}

function checkLimits(id: string, service: PublicService, calendar: Calendar, report: Report) {
  const { statutoryLimit, promisedLimit, type, silence, extension, commitment } = service
  for (const limit of [statutoryLimit, promisedLimit, silence, extension, commitment?.promisedLimit])
    if (limit?.basis && awaits(limit.basis) && limit.confidence !== 'unsure')
      report(`service ${id}`, `calls ${said(limit)} 待核定 (“${limit.basis}”) but not unsure`)
  if (silence && type === 'licence' && longer(silence, { days: 5, unit: 'workingDay' }, calendar))
    report(`service ${id}`, 'is silent for longer than 5 working days (行政许可法 32)')
  if (!statutoryLimit) return
  if (!statutoryLimit.basis) report(`service ${id}`, 'has a statutory limit without its basis')
  if (longer(promisedLimit, statutoryLimit, calendar))
    report(`service ${id}`, `promises ${said(promisedLimit)}, later than the law allows (${said(statutoryLimit)})`)
  if (
    type === 'licence' &&
    longer(statutoryLimit, { days: longLicence, unit: 'workingDay' }, calendar) &&
    statutoryLimit.confidence !== 'sure'
  )
    report(`service ${id}`, `takes longer than ${longLicence} working days, and it is not sure that a law says so`)
}

const said = ({ days, unit }: Limit) => `${days} ${unit}s`

/** Days of one unit are compared as numbers, days of two on every day of the published calendar. */
function longer(limit: Limit, than: Limit, calendar: Calendar): boolean {
  if (limit.unit === than.unit) return limit.days > than.days
  for (let day = calendar.first; day <= calendar.last; day++) {
    const from = isoDate(day)
    if (addDays(calendar, from, limit.days, limit.unit).due > addDays(calendar, from, than.days, than.unit).due)
      return true
  }
  return false
}

/** 供电企业 answer to no department of the list. */
const withoutSupervisor = 'utility'

/** A rule of thumb for what is worth reading: fewer than this is a stub. */
const leastSteps = 3
const leastReviewPoints = 3

/** 方案 二(二): the elements of a guide that a service in full still lacks. */
export function missingElements(service: PublicService, { evidenceTypes }: Catalogue): string[] {
  const missing: string[] = []
  const need = (there: unknown, element: string) => {
    if (!there) missing.push(element)
  }
  need(service.summary, 'summary')
  need(service.legalBasis?.length, 'legalBasis')
  need(service.conditions?.length, 'conditions')
  need((service.steps?.length ?? 0) >= leastSteps, `steps (at least ${leastSteps})`)
  need((service.reviewPoints?.length ?? 0) >= leastReviewPoints, `reviewPoints (at least ${leastReviewPoints})`)
  need(service.promisedLimit.basis, 'the basis of promisedLimit')
  need(service.fee, 'fee')
  need(!service.fee?.charged || service.fee.standard, 'the standard of the fee')
  need(service.visits, 'visits')
  need(service.outputs.length, 'outputs')
  need(service.supervisor || service.type === withoutSupervisor, 'supervisor')
  need(service.questions?.length, 'questions')
  for (const { type, acceptance, reviewPoints, basis } of service.evidence) {
    need(basis, `the basis of evidence ${type}`)
    if (evidenceTypes[type]?.exemption === 'shared-data') continue
    need(acceptance, `acceptance of evidence ${type}`)
    need(reviewPoints?.length, `reviewPoints of evidence ${type}`)
  }
  return missing
}

function checkContent(id: string, service: PublicService, catalogue: Catalogue, report: Report) {
  if (service.outputs.length === 0) report(`service ${id}`, 'has no result')
  if (service.content !== 'full') return
  const missing = missingElements(service, catalogue)
  if (missing.length > 0) report(`service ${id}`, `is full but has no ${missing.join(', ')}`)
}

/** 方案 二(二): people are told what to bring, never “other materials”. */
function checkWording({ services, evidenceTypes, dataElements, lifeEvents }: Catalogue, report: Report) {
  const look = (where: string, value: unknown) => {
    for (const text of textsIn(value))
      if (catchAll.test(text)) report(where, `says “${catchAll.exec(text)![0]}”: name what is meant`)
  }
  for (const [id, service] of Object.entries(services)) look(`service ${id}`, service)
  for (const [id, type] of Object.entries(evidenceTypes)) look(`evidence type ${id}`, type)
  for (const [id, element] of Object.entries(dataElements)) look(`data element ${id}`, element)
  for (const [id, event] of Object.entries(lifeEvents)) look(id, event)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

// ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function checkRoutes(catalogue: Catalogue, { regions, authorityName }: Routes, report: Report) {
  const wanted = new Map<string, { kind: string; level: Level; where: string }>()
  const want = (kind: string, level: Level, where: string) => {
    if (!wanted.has(`${kind} ${level}`)) wanted.set(`${kind} ${level}`, { kind, level, where })
  }
  for (const { id, services, guards } of Object.values(catalogue.lifeEvents)) {
    for (const { row, authority, levels } of services)
      for (const level of levels) want(authority, level, `${id}.${row}`)
    for (const guard of guards)
      if (guard.authority) want(guard.authority, guard.level ?? 'county', `${id} guard ${guard.id}`)
  }
  for (const { kind, level, where } of wanted.values()) {
    const lost = regions.filter(region => {
      const name = authorityName(kind, level, region)
      return name === undefined || name === '' || /[{}]/.test(name)
    })
    if (lost.length > 0)
      report(
        where,
        `no ${kind} answers at ${level} level in ${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ', …' : ''}`,
      )
  }
}
