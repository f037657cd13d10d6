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
import {
  guardSpot,
  named,
  type Problem,
  type Report,
  rowSpot,
  rowsSpot,
  type Spot,
  signerSpot,
  spotIn,
} from './problems.ts'
import { closedBy, type Proof, prover, type Statement } from './proof.ts'
import { commitmentWords, evidenceWords, fieldWords, inspectionWords, rulesIn } from './references.ts'
import { type Catalogue, type LifeEvent, type Limit, PublicService } from './schema.ts'
import { checkTurns } from './turns.ts'
import { confidences, type Level, levels, limitUnits } from './vocabulary.ts'

/** Where an application can be made, and who answers there. */
export interface Routes {
  /** Codes of all county-level places. */
  regions: string[]
  authorityName(kind: string, level: Level, region: string): string | undefined
}

/** 行政许可法 42: at most 45 working days where several authorities act together; longer only where a law says so. */
const longLicence = 45
/** 行政许可法 32: who is not told within 5 working days what is missing counts as accepted. */
const longestSilence = 5

const catchAll = /其[他它]材料|有关证明|其[他它]证明|相关证明材料/

/**
 * Everything that is not as it should be, with the place and the answers that show it. Empty when all is proved.
 * What only an earlier law reads is not dead.
 */
export function checkCatalogue(
  prepared: Prepared,
  parameters: ParameterValues,
  calendar: Calendar,
  routes: Routes,
  earlier: readonly Prepared[] = [],
): Problem[] {
  const { catalogue } = prepared
  const problems: Problem[] = []
  const report: Report = (spot, message) => problems.push({ ...spot, message })
  const proof = prover(catalogue, parameters, report)

  for (const event of prepared.events.values()) checkEvent(event, catalogue, proof, report, earlier)
  checkVariants(prepared, proof, report)
  checkUse([catalogue, ...earlier.map(one => one.catalogue)], report)
  for (const [id, service] of Object.entries(catalogue.services)) {
    checkLimits(id, service, calendar, report)
    checkContent(id, service, catalogue, report)
    checkTurns(id, service, catalogue, report)
  }
  checkWording(catalogue, report)
  checkRoutes(catalogue, routes, report)
  return problems
}

/** Some life events only, with the values of a place and for who answers there. */
export function checkEvents(
  prepared: Prepared,
  parameters: ParameterValues,
  ids: ReadonlySet<string>,
  routes: Routes,
  regions: string[],
): Problem[] {
  const { catalogue } = prepared
  const problems: Problem[] = []
  const report: Report = (spot, message) => problems.push({ ...spot, message })
  const proof = prover(catalogue, parameters, report)
  const events = [...prepared.events.values()].filter(({ event }) => ids.has(event.id))
  for (const event of events) checkEvent(event, catalogue, proof, report)
  const lifeEvents = Object.fromEntries(events.map(({ event }) => [event.id, event]))
  checkRoutes({ ...catalogue, lifeEvents }, { ...routes, regions }, report)
  return problems
}

/** What read otherwise under earlier law. */
export interface Changed {
  lifeEvents: ReadonlySet<string>
  services: ReadonlySet<string>
}

export function changedSince(then: Catalogue, now: Catalogue): Changed {
  const differing = (collection: 'services' | 'rules' | 'lifeEvents' | 'parameters') =>
    new Set(Object.keys(then[collection]).filter(id => then[collection][id] !== now[collection][id]))
  const services = differing('services')
  const rules = differing('rules')
  const own = differing('lifeEvents')
  const uses = (event: LifeEvent) =>
    event.services.some(row => services.has(row.service)) || rulesIn(event).some(rule => rules.has(rule))
  const lifeEvents = Object.values(then.lifeEvents).filter(event => own.has(event.id) || uses(event))
  return { services, lifeEvents: new Set(lifeEvents.map(event => event.id)) }
}

/** The proof of an earlier law. What only today's law reads is not dead then. */
export function checkFormerly(
  prepared: Prepared,
  parameters: ParameterValues,
  calendar: Calendar,
  changed: Changed,
): Problem[] {
  const { catalogue } = prepared
  const problems: Problem[] = []
  const report: Report = (spot, message) => problems.push({ ...spot, message })
  const proof = prover(catalogue, parameters, report)
  for (const event of prepared.events.values())
    if (changed.lifeEvents.has(event.event.id)) proveEvent(event, catalogue, proof, report)
  for (const id of changed.services) {
    checkLimits(id, catalogue.services[id]!, calendar, report)
    checkContent(id, catalogue.services[id]!, catalogue, report)
  }
  return problems
}

// ── life events ─────────────────────────────────────────────────────────────────────────────────────────────────────

function checkEvent(
  prepared: PreparedEvent,
  catalogue: Catalogue,
  proof: Proof,
  report: Report,
  earlier: readonly Prepared[] = [],
) {
  proveEvent(prepared, catalogue, proof, report)
  const versions = [prepared, ...earlier.flatMap(one => one.events.get(prepared.event.id) ?? [])]
  checkQuestions(prepared, versions, catalogue, proof, report)
  checkSigners(prepared, catalogue, proof, report)
}

function proveEvent(prepared: PreparedEvent, catalogue: Catalogue, proof: Proof, report: Report) {
  const { event, rows, guards } = prepared
  const rowStatements = new Map(rows.map(row => [row.id, proof.rowStatement(event, row)]))
  const guardStatements = event.guards.map(guard => proof.statement(guardSpot(event, guard), guard.when))
  const closedWith = closedBy(guardStatements)

  for (const statement of [...rowStatements.values(), ...guardStatements]) proof.exact(statement, prepared)
  for (const { id, row } of rows) {
    const { spot, reads, evaluate } = rowStatements.get(id)!
    const closed = closedWith(reads)
    if (!proof.find(spot, join([reads, closed.reads]), world => evaluate(world) === true && !closed.holds(world)))
      report(spot, '在能够办理的情形中，无论怎样回答都不适用，请改正条件，或者删除这一行')
    if (row.when && !proof.find(spot, reads, world => evaluate(world) === false))
      report(spot, '无论怎样回答都适用，请删除条件，或者改正条件')
  }
  for (const [place, { spot, reads, evaluate }] of guardStatements.entries()) {
    if (!proof.find(spot, reads, world => evaluate(world) === true))
      report(spot, '无论怎样回答都不成立，请改正条件，或者删除这种情形')
    if (!proof.find(spot, reads, world => evaluate(world) === false))
      report(spot, '无论怎样回答都成立，谁也不能办理，请改正条件')
    if (guards[place]!.wayOut.trim() === '') report(spot, '没有写明怎么办，请写明申请人可以怎么做')
  }
  checkAlternatives(prepared, rowStatements, proof, report)
  checkBundles(prepared, catalogue, rowStatements, proof, report)
  checkOrder(prepared, catalogue, rowStatements, proof, report)
}

type RowStatements = Map<string, Statement>

function checkAlternatives({ event, alternatives }: PreparedEvent, rows: RowStatements, proof: Proof, report: Report) {
  for (const [place, { rows: ids, condition }] of alternatives.entries()) {
    const spot = rowsSpot(event, '择一办理', event.alternatives[place]!.rows)
    const members = ids.map(id => rows.get(id)!)
    const reads = join([proof.read(event.alternatives[place]!.when), ...members.map(member => member.reads)])
    const applying = (world: World) => members.filter(member => member.evaluate(world) === true).length
    const none = proof.find(spot, reads, world => condition.evaluate(world) === true && applying(world) === 0)
    if (none) report(spot, `${proof.when(none)}，没有一行适用，请改正各行的条件，使其中恰有一行适用`)
    const several = proof.find(spot, reads, world => applying(world) > 1)
    if (several) report(spot, `${proof.when(several)}，不止一行适用，请改正各行的条件，使其中恰有一行适用`)
    if (!proof.find(spot, reads, world => condition.evaluate(world) === true))
      report(spot, '无论怎样回答，这一组的条件都不成立，请改正条件，或者删除这一组')
  }
}

function checkBundles(
  { event }: PreparedEvent,
  catalogue: Catalogue,
  rows: RowStatements,
  proof: Proof,
  report: Report,
) {
  const bundled = new Map<number, number>()
  for (const { rows: numbers } of event.bundles) {
    const spot = rowsSpot(event, '并行办理', numbers)
    for (const row of numbers) bundled.set(row, (bundled.get(row) ?? 0) + 1)
    const members = numbers.map(number => rows.get(`${event.id}.${number}`)!)
    const apart = proof.find(
      spot,
      join(members.map(member => member.reads)),
      world => new Set(members.map(member => member.evaluate(world) === true)).size > 1,
    )
    if (apart) report(spot, `${proof.when(apart)}，只有一部分行适用，请使各行的条件一致，或者改正这一组`)
    const optional = new Set(event.services.filter(row => numbers.includes(row.row)).map(row => row.optional === true))
    if (optional.size > 1) report(spot, '有的行可以自愿选择，有的行不可以，请改为一致')
  }
  for (const row of event.services) {
    const spot = rowSpot(event, row, catalogue)
    const times = bundled.get(row.row) ?? 0
    if (times > 1) report(spot, '列入了不止一组并行办理，请只保留一组')
    if (row.parallel !== undefined && times === 0)
      report(spot, `清单上写明“${row.parallel}”，却没有列入任何一组并行办理，请列入`)
  }
}

/** No circle among rows that can apply together, and no row asks for what is only made after it. */
function checkOrder(
  { event, rows }: PreparedEvent,
  { evidenceTypes }: Catalogue,
  statements: RowStatements,
  proof: Proof,
  report: Report,
) {
  const edges = rows.flatMap(row =>
    row.after.map(need => ({ from: need.row, to: row.id, kind: need.kind, because: '' })),
  )
  const orderSpot = (of: PreparedRow[]) =>
    rowsSpot(
      event,
      '先后顺序',
      of.map(({ row }) => row.row),
    )
  const circle = rows.filter(row => row.after.some(need => reaches(edges, row.id, need.row)))
  if (circle.length > 0) {
    const spot = orderSpot(circle)
    const reads = join(circle.map(row => statements.get(row.id)!.reads))
    const stuck = proof.find(spot, reads, world => {
      const applying = circle.map(row => row.id).filter(id => statements.get(id)!.evaluate(world) === true)
      const among = edges.filter(edge => applying.includes(edge.from) && applying.includes(edge.to))
      return levelsOf(applying, among).some(level =>
        level.some(id => among.some(edge => edge.to === id && level.includes(edge.from))),
      )
    })
    if (stuck) report(spot, `${proof.when(stuck)}，各行互为前提，哪一行也不能先办，请改正先后顺序`)
  }
  const asksFor = (row: PreparedRow, type: string) => row.service.evidence.some(use => use.type === type)
  for (const maker of rows)
    for (const other of rows)
      for (const type of maker.service.produces)
        if (maker !== other && asksFor(other, type) && other.service.produces.some(back => asksFor(maker, back)))
          if (!reaches(edges, maker.id, other.id) && !reaches(edges, other.id, maker.id))
            report(
              orderSpot([maker, other]),
              `两行各需要对方的办理结果（${evidenceTypes[type]!.name}），请写明哪一行先办`,
            )
}

/** Every listed question is read somewhere in the life event. That every question asked is listed, `exact` proves. */
function checkQuestions(
  { event }: PreparedEvent,
  versions: PreparedEvent[],
  catalogue: Catalogue,
  proof: Proof,
  report: Report,
) {
  const read = versions.flatMap(version => readBy(version, catalogue, proof))
  const asked = new Set(read.flatMap(fact => [fact, proof.askedThrough(fact)]))
  for (const fact of event.questions)
    if (!asked.has(fact))
      report(
        spotIn('lifeEvents', event.id, '提问顺序'),
        `没有任何条件用到${named(catalogue.facts, fact)}，请从提问顺序中删除它`,
      )
}

/** Who signs is decided by what is asked anyway, and each signs in some situations; what always holds needs no condition. */
function checkSigners(prepared: PreparedEvent, catalogue: Catalogue, proof: Proof, report: Report) {
  const { event, rows } = prepared
  const fields = rows.flatMap(({ service }) => service.preparedFields.map(field => field.definition.fact))
  const asked = new Set([...readBy(prepared, catalogue, proof), ...fields])
  for (const signer of event.signers ?? []) {
    if (!signer.when) continue
    const spot = signerSpot(event, signer)
    const { reads, evaluate } = proof.statement(spot, signer.when)
    for (const fact of factsRead(reads))
      if (!asked.has(fact) && !asked.has(proof.askedThrough(fact)))
        report(spot, `条件用到${named(catalogue.facts, fact)}，而这件事不问它，请改用问到的情形`)
    if (!proof.find(spot, reads, world => evaluate(world) === true))
      report(spot, '无论怎样回答都不用签名，请改正条件，或者删除它')
    if (!proof.find(spot, reads, world => evaluate(world) === false))
      report(spot, '无论怎样回答都要签名，请删除条件，或者改正条件')
  }
}

function readBy({ event, rows }: PreparedEvent, catalogue: Catalogue, proof: Proof): string[] {
  const variants = rows.flatMap(({ service }) => variantsOf(service, catalogue).map(({ when }) => proof.read(when)))
  const own = rows.map(row => proof.rowStatement(event, row).reads)
  const guards = event.guards.map(({ when }) => proof.read(when))
  return [...own, ...guards, ...variants].flatMap(factsRead)
}

// ── services ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Variant {
  at: string
  when: Condition
}

/** What a service asks for or does only in some situations. */
function variantsOf({ fields, evidence, inspection, commitment }: PublicService, catalogue: Catalogue): Variant[] {
  return [
    ...fields.flatMap(({ element, when }) => (when ? [{ at: fieldWords(element, catalogue), when }] : [])),
    ...evidence.flatMap(({ type, when }) => (when ? [{ at: evidenceWords(type, catalogue), when }] : [])),
    ...(inspection?.when ? [{ at: inspectionWords, when: inspection.when }] : []),
    ...(commitment?.when ? [{ at: commitmentWords, when: commitment.when }] : []),
  ]
}

/** Each variant is needed by some applicant of some life event, and not by all. */
function checkVariants({ catalogue, events }: Prepared, proof: Proof, report: Report) {
  const users = new Map<string, { statement: Statement; closedWith: ReturnType<typeof closedBy> }[]>()
  for (const { event, rows } of events.values()) {
    const closedWith = closedBy(event.guards.map(guard => proof.statement(guardSpot(event, guard), guard.when)))
    for (const row of rows) {
      const user = { statement: proof.rowStatement(event, row), closedWith }
      const others = users.get(row.service.id)
      if (others) others.push(user)
      else users.set(row.service.id, [user])
    }
  }
  for (const [id, service] of Object.entries(catalogue.services)) {
    for (const { at, when } of variantsOf(service, catalogue)) {
      const spot = spotIn('services', id, at)
      const own = proof.statement(spot, when)
      const occurs = (wanted: boolean) =>
        (users.get(id) ?? []).some(({ statement, closedWith }) => {
          const reads = join([own.reads, statement.reads])
          const closed = closedWith(reads)
          return proof.find(
            spot,
            join([reads, closed.reads]),
            world => own.evaluate(world) === wanted && statement.evaluate(world) === true && !closed.holds(world),
          )
        })
      if (!occurs(true)) report(spot, '办理这一事项的人都用不到它，请改正条件，或者删除它')
      if (!occurs(false)) report(spot, '办理这一事项的人都用得到它，请删除条件，或者改正条件')
    }
  }
}

/** Nothing is defined that nothing uses. */
function checkUse(versions: [Catalogue, ...Catalogue[]], report: Report) {
  const [catalogue] = versions
  const services = versions.flatMap(version => Object.values(version.services))
  const rows = versions.flatMap(version => Object.values(version.lifeEvents)).flatMap(event => event.services)
  const unused = (collection: keyof Catalogue, users: string, used: Iterable<string | undefined>) => {
    const known = new Set(used)
    for (const id of Object.keys(catalogue[collection]!))
      if (!known.has(id)) report(spotIn(collection, id), `没有任何${users}使用它，请删除它，或者在${users}中引用它`)
  }
  unused(
    'services',
    '一件事',
    rows.map(row => row.service),
  )
  unused(
    'evidenceTypes',
    '事项',
    services.flatMap(service => [
      ...service.evidence.map(use => use.type),
      ...service.outputs.map(output => output.evidence),
    ]),
  )
  unused(
    'dataElements',
    '事项',
    services.flatMap(service => service.fields.map(field => field.element)),
  )
  unused(
    'formGroups',
    '数据元',
    Object.values(catalogue.dataElements).map(element => element.group),
  )
  unused('rules', '条件', rulesIn(versions.map(({ lifeEvents, services, rules }) => [lifeEvents, services, rules])))
}

function checkLimits(id: string, service: PublicService, calendar: Calendar, report: Report) {
  const { statutoryLimit, promisedLimit, type, silence, extension, commitment } = service
  const spot = spotIn('services', id)
  for (const limit of [statutoryLimit, promisedLimit, silence, extension, commitment?.promisedLimit])
    if (limit?.basis && awaits(limit.basis) && limit.confidence !== 'unsure')
      report(
        spot,
        `时限 ${said(limit)}的依据写明待核定（“${limit.basis}”），可靠程度却不是“${confidences.unsure}”，请改为一致`,
      )
  if (silence && type === 'licence' && longer(silence, { days: longestSilence, unit: 'workingDay' }, calendar))
    report(spot, `视为受理的期限 ${said(silence)}长于 ${longestSilence} 个工作日（行政许可法第三十二条），请缩短`)
  if (!statutoryLimit) return
  if (!statutoryLimit.basis) report(spot, '法定时限没有写明依据，请补充依据')
  if (longer(promisedLimit, statutoryLimit, calendar))
    report(spot, `承诺时限 ${said(promisedLimit)}长于法定时限 ${said(statutoryLimit)}，请缩短承诺时限`)
  if (
    type === 'licence' &&
    longer(statutoryLimit, { days: longLicence, unit: 'workingDay' }, calendar) &&
    statutoryLimit.confidence !== 'sure'
  )
    report(
      spot,
      `法定时限 ${said(statutoryLimit)}长于 ${longLicence} 个工作日（行政许可法第四十二条），依据却不是“${confidences.sure}”，请核对依据，或者缩短时限`,
    )
}

/** 优化营商环境条例: a place may shorten what the province promised, never lengthen it. */
export function checkPromise(spot: Spot, promised: Limit, service: PublicService, calendar: Calendar, report: Report) {
  for (const [name, limit] of [
    ['省级承诺时限', service.promisedLimit],
    ['法定时限', service.statutoryLimit],
  ] as const)
    if (limit && longer(promised, limit, calendar))
      report(spot, `承诺时限 ${said(promised)}长于${name} ${said(limit)}，地方只能缩短，请改正`)
}

const said = ({ days, unit }: Limit) => `${days} ${limitUnits[unit]}`

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

/** What the element is called. */
export const titleOf = (element: string): string =>
  (PublicService.properties as Record<string, { title?: string }>)[element]?.title ?? element

/** 方案 二(二): the elements of a guide that a service in full still lacks, as they are called. */
export function missingElements(service: PublicService, { evidenceTypes }: Catalogue): string[] {
  const missing: string[] = []
  const need = (there: unknown, element: string) => {
    if (!there) missing.push(element)
  }
  need(service.summary, titleOf('summary'))
  need(service.legalBasis?.length, titleOf('legalBasis'))
  need(service.conditions?.length, titleOf('conditions'))
  need((service.steps?.length ?? 0) >= leastSteps, `${titleOf('steps')}（至少 ${leastSteps} 项）`)
  need(
    (service.reviewPoints?.length ?? 0) >= leastReviewPoints,
    `${titleOf('reviewPoints')}（至少 ${leastReviewPoints} 项）`,
  )
  need(service.promisedLimit.basis, `${titleOf('promisedLimit')}的依据`)
  need(service.fee, titleOf('fee'))
  need(!service.fee?.charged || service.fee.standard, '收费标准')
  need(service.visits, titleOf('visits'))
  need(service.outputs.length, titleOf('outputs'))
  need(service.supervisor || service.type === withoutSupervisor, titleOf('supervisor'))
  need(service.questions?.length, titleOf('questions'))
  for (const { type, acceptance, reviewPoints, basis } of service.evidence) {
    const material = `材料“${evidenceTypes[type]?.name ?? type}”`
    need(basis, `${material}的依据`)
    if (evidenceTypes[type]?.exemption === 'shared-data') continue
    need(acceptance, `${material}的受理标准`)
    need(reviewPoints?.length, `${material}的审查要点`)
  }
  return missing
}

function checkContent(id: string, service: PublicService, catalogue: Catalogue, report: Report) {
  if (service.outputs.length === 0) report(spotIn('services', id), '没有写明办理结果，请补充')
  if (service.appointment && service.visits?.count === 0)
    report(spotIn('services', id), `写有“${titleOf('appointment')}”，“${titleOf('visits')}”却是 0，请改正其中一项`)
  if (service.content !== 'full') return
  const missing = missingElements(service, catalogue)
  if (missing.length > 0) report(spotIn('services', id), `内容标为完整，却没有写明：${missing.join('、')}，请补充`)
}

/** 方案 二(二): people are told what to bring, never “other materials”. */
function checkWording(catalogue: Catalogue, report: Report) {
  for (const collection of ['services', 'evidenceTypes', 'dataElements', 'lifeEvents'] as const)
    for (const [id, entry] of Object.entries(catalogue[collection]))
      for (const text of textsIn(entry)) {
        const vague = catchAll.exec(text)?.[0]
        if (vague) report(spotIn(collection, id), `写有“${vague}”，请写明具体是什么材料`)
      }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

// ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function checkRoutes(catalogue: Catalogue, { regions, authorityName }: Routes, report: Report) {
  const wanted = new Map<string, { kind: string; level: Level; spot: Spot }>()
  const want = (kind: string, level: Level, spot: Spot) => {
    if (!wanted.has(`${kind} ${level}`)) wanted.set(`${kind} ${level}`, { kind, level, spot })
  }
  for (const event of Object.values(catalogue.lifeEvents)) {
    for (const row of event.services)
      for (const level of row.levels) want(row.authority, level, rowSpot(event, row, catalogue))
    for (const guard of event.guards)
      if (guard.authority) want(guard.authority, guard.level ?? 'county', guardSpot(event, guard))
  }
  for (const { kind, level, spot } of wanted.values()) {
    const lost = regions.filter(region => {
      const name = authorityName(kind, level, region)
      return name === undefined || name === '' || /[{}]/.test(name)
    })
    if (lost.length > 0)
      report(
        spot,
        `${lost.slice(0, 5).join('、')}${lost.length > 5 ? ` 等 ${lost.length} 个地区` : ''} 没有${levels[level]}级的${named(catalogue.authorityKinds, kind)}，请补充这个部门的机关名称，或者改正层级`,
      )
  }
}
