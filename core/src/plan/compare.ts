/** Two plans of the same situation, and what is different for the applicant, in sentences. */
import { limitUnits } from '../catalogue/vocabulary.ts'
import type { Plan, PlanService } from './schema.ts'
import { statuses } from './statuses.ts'

/** Empty when the applicant notices nothing. Undefined stands for a life event that is not there. */
export function planDifferences(before: Plan | undefined, after: Plan | undefined): string[] {
  if (!before || !after) return before === after ? [] : [before ? '不再可以办理' : '新增，可以办理']
  return [
    ...guardWords(before, after),
    ...serviceWords(before.services, after.services),
    ...evidenceWords(before, after),
    ...daysWords(before, after),
  ]
}

function guardWords({ guard: before }: Plan, { guard: after }: Plan): string[] {
  if (before?.because === after?.because) return []
  if (!after) return ['原来不能办理，现在可以办理']
  return [before ? `不能办理的原因改为：${after.because}` : `现在不能办理：${after.because}`]
}

function serviceWords(before: PlanService[], after: PlanService[]): string[] {
  const was = new Map(before.map(service => [service.row, service]))
  const is = new Map(after.map(service => [service.row, service]))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(row => {
    const [one, other] = [was.get(row), is.get(row)]
    if (!one) return [`新增事项“${other!.service}”（${statuses[other!.status]}）`]
    if (!other) return [`取消事项“${one.service}”`]
    return [
      ...(one.status === other.status
        ? []
        : [
            `“${other.service}”由“${statuses[one.status]}”变为“${statuses[other.status]}”（${other.because.join('；')}）`,
          ]),
      ...(one.authority === other.authority || !other.chosen
        ? []
        : [`“${other.service}”改由${other.authority}办理（原为${one.authority}）`]),
      ...(other.chosen && (one.limit.days !== other.limit.days || one.limit.unit !== other.limit.unit)
        ? [`“${other.service}”承诺时限由 ${daysOf(one.limit)}改为 ${daysOf(other.limit)}`]
        : []),
    ]
  })
}

function evidenceWords({ evidence: before }: Plan, { evidence: after }: Plan): string[] {
  const handedIn = (lines: Plan['evidence']) =>
    new Map(lines.filter(line => !line.exempt).map(line => [line.type, line.name]))
  const was = handedIn(before)
  const is = handedIn(after)
  return [
    ...[...is].filter(([type]) => !was.has(type)).map(([, name]) => `要多提交《${name}》`),
    ...[...was].filter(([type]) => !is.has(type)).map(([, name]) => `不用再提交《${name}》`),
  ]
}

const daysWords = ({ promised: before }: Plan, { promised: after }: Plan): string[] =>
  before.days === after.days ? [] : [`全部办结由 ${daysOf(before)}变为 ${daysOf(after)}`]

const daysOf = ({ days, unit }: Plan['promised']) => `${days} ${limitUnits[unit]}`
