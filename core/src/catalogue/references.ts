/**
 * Every reference of the catalogue leads somewhere, and what it leads to is of the right kind. `prepare` relies on it;
 * that what is said is also true of every answer is the business of `check.ts`.
 */
import type { Bound, Condition } from '../conditions/condition.ts'
import { comparisons, expandRules } from '../conditions/evaluate.ts'
import type { Definitions } from './answers.ts'
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
  undefinedText,
} from './problems.ts'
import type { Catalogue, DataElement, FactDefinition, Guard, LifeEvent, PublicService, ServiceRow } from './schema.ts'
import { misplacedSigners } from './signers.ts'
import { levels } from './vocabulary.ts'

/** Who makes evidence that government did not issue. */
export const otherIssuers = ['self', 'third-party', 'military', 'court', 'notary', 'bank', 'employer', 'foreign']

export const fieldWords = (element: string, { dataElements }: Catalogue) =>
  `表单字段 ${dataElements[element]?.label ?? element}`
export const evidenceWords = (type: string, { evidenceTypes }: Catalogue) =>
  `申请材料 ${evidenceTypes[type]?.name ?? type}`
export const inspectionWords = '现场核查'
export const commitmentWords = '告知承诺'

export function checkReferences(catalogue: Catalogue): Problem[] {
  const { facts, rules, parameters, authorityKinds, evidenceTypes, dataElements, formGroups, services } = catalogue
  const problems: Problem[] = []
  const report: Report = (spot, message) => problems.push({ ...spot, message })
  const known = (table: object, key: string | undefined, spot: Spot, what: string) => {
    if (key !== undefined && !Object.hasOwn(table, key)) report(spot, undefinedText(what, key))
  }
  const factName = (id: string) => `事实${named(facts, id)}`

  for (const [id, rule] of Object.entries(rules)) condition(rule.when, facts, spotIn('rules', id))
  for (const [id, fact] of Object.entries(facts)) known(facts, fact.ageOf, spotIn('facts', id), '事实')
  for (const [id, element] of Object.entries(dataElements)) checkElement(id, element)
  for (const [id, type] of Object.entries(evidenceTypes)) checkIssuer(id, type)
  for (const [id, service] of Object.entries(services)) checkService(id, service)
  for (const event of Object.values(catalogue.lifeEvents)) checkEvent(event)
  return problems

  function checkElement(id: string, element: DataElement) {
    const spot = spotIn('dataElements', id)
    known(formGroups, element.group, spot, '表单分组')
    known(facts, element.fact, spot, '事实')
    const fact = element.fact === undefined ? undefined : facts[element.fact]
    if (fact) for (const wrong of mismatches(element, fact)) report(spot, `与${factName(element.fact!)}相比，${wrong}`)
  }

  function checkIssuer(id: string, { issuer, exemption }: Catalogue['evidenceTypes'][string]) {
    const spot = spotIn('evidenceTypes', id)
    if (Object.hasOwn(authorityKinds, issuer)) {
      if (exemption === undefined) report(spot, `由${named(authorityKinds, issuer)}出具，请写明免于提交的方式`)
    } else if (!otherIssuers.includes(issuer))
      report(spot, `出具单位 ${issuer} 没有定义，请改为已定义的部门，或者 ${otherIssuers.join('、')} 之一`)
  }

  function checkService(id: string, service: PublicService) {
    const spot = (at = '') => spotIn('services', id, at)
    for (const field of service.fields) {
      known(dataElements, field.element, spot(), '数据元')
      condition(field.when, facts, spot(fieldWords(field.element, catalogue)))
    }
    for (const use of service.evidence) {
      known(evidenceTypes, use.type, spot(), '材料')
      condition(use.when, facts, spot(evidenceWords(use.type, catalogue)))
    }
    for (const twice of repeated(service.fields.map(field => field.element)))
      report(spot(fieldWords(twice, catalogue)), '不止一次列为表单字段，请只保留一个')
    condition(service.inspection?.when, facts, spot(inspectionWords))
    condition(service.commitment?.when, facts, spot(commitmentWords))
    for (const { name, mandatory } of service.specialProcedures ?? [])
      condition(mandatory, facts, spot(`特别程序 ${name}`))
    for (const output of service.outputs) known(evidenceTypes, output.evidence, spot(`办理结果 ${output.name}`), '材料')
    known(authorityKinds, service.supervisor, spot(), '部门')
  }

  function checkEvent(event: LifeEvent) {
    const whole = spotIn('lifeEvents', event.id)
    const questions = spotIn('lifeEvents', event.id, '提问顺序')
    const rows = new Set(event.services.map(row => row.row))
    const rowKnown = (row: number, spot: Spot) => {
      if (!rows.has(row)) report(spot, `没有第 ${row} 行，请改为已有的行`)
    }
    known(authorityKinds, event.lead, whole, '部门')
    for (const fact of event.questions) known(facts, fact, questions, '事实')
    for (const twice of repeated(event.questions)) report(questions, `${factName(twice)}不止一次列出，请只保留一个`)
    for (const twice of repeated(event.services.map(row => String(row.row))))
      report(whole, `不止一行编为第 ${twice} 行，请改正行号`)
    for (const guard of event.guards) checkGuard(guard, guardSpot(event, guard))
    for (const signer of event.signers ?? []) {
      condition(signer.when, facts, signerSpot(event, signer))
      for (const row of signer.rows ?? []) rowKnown(row, signerSpot(event, signer))
    }
    problems.push(...misplacedSigners(event, catalogue))
    for (const row of event.services) {
      checkRow(row, rowSpot(event, row, catalogue))
      for (const need of row.after ?? []) rowKnown(need.row, rowSpot(event, row, catalogue))
    }
    for (const group of event.alternatives) {
      const spot = rowsSpot(event, '择一办理', group.rows)
      for (const row of group.rows) rowKnown(row, spot)
      condition(group.when, facts, spot)
    }
    for (const bundle of event.bundles)
      for (const row of bundle.rows) rowKnown(row, rowsSpot(event, '并行办理', bundle.rows))
  }

  function checkGuard(guard: Guard, spot: Spot) {
    condition(guard.when, facts, spot)
    known(authorityKinds, guard.authority, spot, '部门')
    known(catalogue.lifeEvents, guard.lifeEvent, spot, '一件事')
    if (guard.level && !guard.authority) report(spot, '写明了哪一级，却没有写明找哪个部门，请补充部门，或者删除层级')
  }

  function checkRow(row: ServiceRow, spot: Spot) {
    known(services, row.service, spot, '事项')
    known(authorityKinds, row.authority, spot, '部门')
    if (!row.levels.includes(row.handledAt))
      report(spot, `县级地区由${levels[row.handledAt]}级办理，而行使层级中没有这一级，请改为一致`)
    condition(row.when, facts, spot)
    if (row.after?.some(need => need.row === row.row)) report(spot, '排在自己之后，请改正先后顺序')
    if (row.repeat && 'over' in row.repeat) checkRepeat(row.repeat, spot)
    if (row.repeat && 'times' in row.repeat && row.repeat.label.length !== row.repeat.times)
      report(spot, `分别办理 ${row.repeat.times} 件，却写了 ${row.repeat.label.length} 个名称，请改为一致`)
  }

  function checkRepeat({ over, when, label }: { over: string; when?: Condition; label: string }, spot: Spot) {
    const list = facts[over]
    if (list?.type !== 'list') return report(spot, `按${factName(over)}逐项办理，而它不是列表，请改为列表类的事实`)
    known(list.items ?? {}, label, spot, `${factName(over)}的每一项中的事实`)
    condition(when, list.items ?? {}, spot)
  }

  /** Facts exist, comparisons fit their types, values are among those that can be answered, parameters are numbers. */
  function condition(when: Condition | undefined, definitions: Definitions, spot: Spot) {
    if (!when) return
    const broken = brokenRule(when)
    if (broken) return report(spot, broken)
    for (const one of comparisons(expandRules(when, rules))) {
      const definition = definitions[one.fact]
      if (!definition) report(spot, `条件里的${undefinedText('事实', one.fact)}`)
      else if (!('some' in one)) for (const wrong of misfits(one, definition)) report(spot, `条件里的${wrong}`)
      else if (definition.type === 'list') condition(one.some, definition.items ?? {}, spot)
      else report(spot, `条件里的事实${named(definitions, one.fact)}不是列表，不能逐项比较，请改正条件`)
    }
  }

  /** A rule that does not exist, or that leads back to itself: such a condition cannot be expanded. */
  function brokenRule(when: Condition, inside: string[] = []): string | undefined {
    for (const id of rulesIn(when)) {
      if (!Object.hasOwn(rules, id)) return `条件里的${undefinedText('规则', id)}`
      const path = [...inside, id]
      if (inside.includes(id)) return `规则互相引用，首尾相接：${path.join(' → ')}，请改正其中一条规则的条件`
      const broken = brokenRule(rules[id]!.when, path)
      if (broken) return broken
    }
    return undefined
  }

  function misfits(
    one: Exclude<ReturnType<typeof comparisons>[number], { some: unknown }>,
    definition: FactDefinition,
  ): string[] {
    const fact = `事实“${definition.label}”（${one.fact}）`
    const never = (value: unknown) => `${fact}不会是“${value}”，请改为可能的回答`
    if ('known' in one) return []
    if ('is' in one || 'in' in one) {
      const values = 'is' in one ? [one.is] : one.in
      return values.filter(value => !canBe(definition, value)).map(never)
    }
    if ('includesAny' in one) {
      if (definition.type !== 'choices') return [`${fact}不是多选，不能比较包含什么，请改正条件`]
      return one.includesAny.filter(value => !Object.hasOwn(definition.values ?? {}, value)).map(never)
    }
    const bound = 'atLeast' in one ? one.atLeast : 'over' in one ? one.over : 'atMost' in one ? one.atMost : one.under
    return [
      ...(definition.type === 'number' ? [] : [`${fact}不是数字，不能比较大小，请改正条件`]),
      ...wrongBound(bound),
    ]
  }

  function wrongBound(bound: Bound): string[] {
    if (typeof bound === 'number') return []
    const parameter = parameters[bound.parameter]
    if (!parameter) return [undefinedText('地方参数', bound.parameter)]
    if (typeof parameter.default === 'number') return []
    return [`地方参数${named(parameters, bound.parameter)}不是数字，不能用来比较大小，请改为数字`]
  }
}

/** Rules that are spoken of anywhere in it. */
export function rulesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'rule' in value && typeof value.rule === 'string' ? [value.rule] : []
  return [...own, ...Object.values(value).flatMap(rulesIn)]
}

function canBe(definition: FactDefinition, value: unknown): boolean {
  if (definition.type === 'boolean') return typeof value === 'boolean'
  if (definition.type === 'number') return typeof value === 'number'
  if (definition.type === 'choice') return typeof value === 'string' && Object.hasOwn(definition.values ?? {}, value)
  return typeof value === 'string' && (definition.type === 'date' || definition.type === 'text')
}

const elementTypes: Record<FactDefinition['type'], DataElement['type'][]> = {
  boolean: ['boolean'],
  number: ['number', 'integer', 'money'],
  choice: ['choice'],
  choices: ['choices'],
  date: ['date'],
  text: ['text', 'longText', 'idNumber', 'creditCode', 'phone', 'region'],
  list: ['list'],
}

/** A field that is filled from an answer can hold every answer. */
function mismatches(element: DataElement, fact: FactDefinition): string[] {
  const wrong: string[] = []
  if (!elementTypes[fact.type].includes(element.type)) wrong.push(`类型（${element.type}）不一致，请改为一致`)
  if ((element.minimum ?? -Infinity) > (fact.minimum ?? -Infinity))
    wrong.push(`最小值 ${element.minimum} 更大，有的回答填不进去，请改小或者删除最小值`)
  if ((element.maximum ?? Infinity) < (fact.maximum ?? Infinity))
    wrong.push(`最大值 ${element.maximum} 更小，有的回答填不进去，请改大或者删除最大值`)
  const missing = Object.keys(fact.values ?? {}).filter(value => !Object.hasOwn(element.values ?? {}, value))
  if (missing.length > 0) wrong.push(`缺少选项 ${missing.join('、')}，请补充`)
  const items = Object.keys(fact.items ?? {}).filter(item => !Object.hasOwn(element.items ?? {}, item))
  if (items.length > 0) wrong.push(`每一项中缺少 ${items.join('、')}，请补充`)
  return wrong
}

const repeated = (keys: string[]): string[] => [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))]
