/**
 * What a place may do otherwise, and what it may not: it decides values, shortens promises, says who is competent and
 * adds its own; it never rewrites what the province published (DESIGN: a difference, not a copy).
 */
import type { AuthorityData } from '../authorities.ts'
import { comparisons, expandRules } from '../conditions/evaluate.ts'
import { type PreparedEvent, prepare } from '../plan/prepare.ts'
import { fullName, type Region } from '../regions.ts'
import type { Calendar } from '../workdays.ts'
import { checkEvents, checkPromise, type Routes } from './check.ts'
import { checkExample } from './examples.ts'
import { localise, type Overlay, placeOf } from './overlay.ts'
import { named, type Problem, type Report, undefinedText } from './problems.ts'
import { checkReferences } from './references.ts'
import type { Catalogue } from './schema.ts'

export interface Laid {
  region: Region
  /** What holds above the place. */
  below: Catalogue
  above: Overlay[]
  own: Overlay
  authorities: AuthorityData
  calendar: Calendar
  routes: Routes
  servicePoints: ReadonlySet<string>
}

const ownCollections = ['lifeEvents', 'services', 'facts', 'rules', 'dataElements', 'evidenceTypes'] as const

export function checkOverlay(laid: Laid): Problem[] {
  const problems: Problem[] = []
  const report: Report = (spot, message) => problems.push({ ...spot, message })
  checkOwn(laid, report)
  checkParameters(laid, report)
  checkPromises(laid, report)
  checkCompetence(laid, report)
  checkWindows(laid, report)
  if (problems.length > 0) return problems
  return checkMeaning(laid)
}

const at = (collection: string, id: string, where = '') => ({ entry: `${collection}/${id}`, at: where })

/** Its own entries say whose they are, and stand beside the province's, never in their place. */
function checkOwn({ region, below, own }: Laid, report: Report) {
  for (const collection of ownCollections)
    for (const id of Object.keys(own[collection] ?? {})) {
      if (Object.hasOwn(below[collection], id))
        report(at(collection, id), '上级已经发布了同名的内容，地方不能改写，请换一个标识')
      if (!mark(collection, region.code).test(id))
        report(at(collection, id), `标识没有写明是哪里的，请以“${markWords(collection, region.code)}”开头`)
    }
}

const mark = (collection: string, code: string) =>
  collection === 'lifeEvents'
    ? new RegExp(`^[EP]${code}-\\d+$`)
    : collection === 'services'
      ? new RegExp(`^${code}/`)
      : new RegExp(`^r${code}[.-]`)

const markWords = (collection: string, code: string) =>
  collection === 'lifeEvents' ? `E${code}-` : collection === 'services' ? `${code}/` : `r${code}.`

function checkParameters({ below, own }: Laid, report: Report) {
  for (const [id, { value }] of Object.entries(own.parameters ?? {})) {
    const parameter = below.parameters[id]
    if (!parameter) report(at('parameters', id), undefinedText('地方参数', id))
    else if (parameter.default !== null && typeof parameter.default !== typeof value)
      report(
        at('parameters', id, '核定的值'),
        `“${value}”不能用于${named(below.parameters, id)}，请填写${typeof parameter.default === 'number' ? '数字' : '与省级参考值同类的值'}`,
      )
    else if (typeof value === 'number' && value < 0)
      report(at('parameters', id, '核定的值'), `${named(below.parameters, id)}不能小于 0，请改正`)
  }
}

/** 优化营商环境条例: limits can be shortened locally, and must be published. */
function checkPromises({ below, own, calendar }: Laid, report: Report) {
  for (const [id, promised] of Object.entries(own.promisedLimits ?? {})) {
    const service = below.services[id]
    if (!service) report(at('promisedLimits', id), undefinedText('事项', id))
    else checkPromise(at('promisedLimits', id), promised, service, calendar, report)
  }
}

function checkCompetence({ region, below, own, routes }: Laid, report: Report) {
  for (const [id, { services, kind, effectiveFrom, effectiveUntil }] of Object.entries(own.competence ?? {})) {
    for (const service of services)
      if (!below.services[service] && !own.services?.[service])
        report(at('competence', id, '事项'), undefinedText('事项', service))
    if (!below.authorityKinds[kind]) report(at('competence', id, '由哪个部门办理'), undefinedText('部门', kind))
    else if (!region.administers.some(level => routes.authorityName(kind, level, region.code)))
      report(at('competence', id, '由哪个部门办理'), `当地没有${named(below.authorityKinds, kind)}，请改为当地有的部门`)
    if (effectiveFrom && effectiveUntil && effectiveUntil < effectiveFrom)
      report(at('competence', id, '失效前最后一日'), '早于施行日期，请改正')
    for (const service of services)
      if (below.services[service] && !below.services[service].supervisor)
        report(
          at('competence', id, '事项'),
          `${named(below.services, service)}没有写明监管部门，审批权不能从原部门划出`,
        )
  }
}

function checkWindows({ own, servicePoints }: Laid, report: Report) {
  for (const id of Object.keys(own.windows ?? {}))
    if (!servicePoints.has(id)) report(at('windows', id), undefinedText('政务服务中心、站点', id))
}

/** What the place makes of it: references, the proof of every life event it touches, its own examples. */
function checkMeaning({ region, below, above, own, authorities, calendar, routes }: Laid): Problem[] {
  const catalogue = localise(below, [own])
  const broken = catalogue === below ? [] : checkReferences(catalogue)
  if (broken.length > 0) return broken
  const prepared = prepare(catalogue, 0)
  const place = placeOf(catalogue, { region, overlays: [...above, own], authorities, date: '9999-12-31' })
  const touched = [...prepared.events.values()].filter(
    ({ event, ...rest }) => own.lifeEvents?.[event.id] || readsAny(rest, catalogue, Object.keys(own.parameters ?? {})),
  )
  const problems = checkEvents(prepared, place.parameters, new Set(touched.map(({ event }) => event.id)), routes, [
    region.code,
  ])
  for (const id of Object.keys(own.lifeEvents ?? {})) {
    const { event } = prepared.events.get(id)!
    if (event.examples.length === 0)
      problems.push({ ...at('lifeEvents', id, '实例'), message: '没有实例，请写出真实的情形和应当得到的结果' })
    for (const example of event.examples) problems.push(...checkExample(prepared, place, calendar, event, example))
  }
  return problems.map(problem => ({
    ...problem,
    at: own.lifeEvents?.[problem.entry.slice('lifeEvents/'.length)]
      ? problem.at
      : `按${fullName(region, authorities.tree)}的规定 ${problem.at}`,
  }))
}

function readsAny({ rows, guards }: Omit<PreparedEvent, 'event'>, { rules }: Catalogue, parameters: string[]): boolean {
  const conditions = [...rows.map(({ row }) => row.when), ...guards.map(({ when }) => when)]
  return conditions.some(
    when =>
      when &&
      comparisons(expandRules(when, rules)).some(one =>
        parameters.some(id => JSON.stringify(one).includes(`"parameter":"${id}"`)),
      ),
  )
}
