/** 一次性告知书: everything needed, told once. The words of a plan, ready to be set. */
import { evidenceForms, necessities } from '@onething/core/catalogue/vocabulary.ts'
import type { Plan, PlanEvidence, PlanService } from '@onething/core/plan/schema.ts'
import { statuses } from '@onething/core/plan/statuses.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import { afterInWords, joined, limitInWords } from './words.ts'

export interface NoticeRequest {
  plan: Plan
  /** To come back with; null while the plan is not saved. */
  code: string | null
  /** The date it is told, `YYYY-MM-DD`. */
  today: string
}

export function noticeData({ plan, today }: NoticeRequest) {
  const chosen = plan.services.filter(service => service.chosen)
  const numbers: Numbers = new Map(chosen.map((service, place) => [service.row, place + 1]))
  const left = plan.services.filter(service => !service.chosen)
  const submitted = plan.evidence.filter(line => line.exempt === null)
  return {
    lifeEvent: plan.lifeEvent.name,
    region: plan.region.name,
    publication: plan.publication,
    told: dateInWords(today),
    guard: plan.guard && guardOf(plan.guard),
    summary: summaryOf(plan, chosen.length, submitted.length),
    open: plan.questions.map(question => question.label),
    services: chosen.map(service => ({
      name: service.service,
      parts: partsOf(service),
      authority: service.authority,
      limit: limitInWords(service.limit),
      order: orderOf(service, numbers),
    })),
    undecided: left.filter(service => service.status === 'unknown').map(leftOut),
    others: left.filter(service => service.status !== 'unknown').map(leftOut),
    submitted: submitted.map(line => ({
      name: line.name,
      help: joined([line.help, ...line.acceptance]),
      form: evidenceForms[line.form],
      count: countOf(line),
      necessity: necessities[line.necessity],
      services: numbersOf(line, numbers),
    })),
    undecidedEvidence: plan.undecidedEvidence.map(line => ({
      name: line.name,
      dependsOn: line.dependsOn.join('、'),
      services: numbersOf(line, numbers),
    })),
    exempt: plan.evidence.flatMap(line =>
      line.exempt ? [{ name: line.name, because: line.exempt.because, services: numbersOf(line, numbers) }] : [],
    ),
    time: timeOf(plan, chosen),
    provisional: plan.provisional,
    savings: savingsOf(plan),
    notes: plan.notes,
  }
}

/** The place of each chosen row in the first table; the other tables refer to it. */
type Numbers = Map<string, number>

const guardOf = ({ because, wayOut, authority }: NonNullable<Plan['guard']>) => ({
  because: joined([because]),
  wayOut: joined([wayOut]),
  authority: authority ?? '',
})

function summaryOf({ guard, promised }: Plan, services: number, materials: number): string {
  if (services === 0) return '按您告知的情形，没有需要办理的事项。'
  const condition = guard ? '具备条件后，' : ''
  const handIn = materials > 0 ? `提交${materials}份材料` : '不用提交材料'
  const time = promised.days === 0 ? '当场办结' : `预计${limitInWords(promised)}内全部办结`
  return `${condition}按您告知的情形，需要办理${services}个事项，${handIn}，${time}。`
}

function leftOut({ service, status, because }: PlanService) {
  const declined = status === 'excluded' || status === 'required'
  return {
    name: service,
    status: declined ? statuses.excluded : statuses[status],
    because: declined ? '您选择本次不办理' : joined(because),
  }
}

const partsOf = ({ parts }: PlanService) =>
  parts.length > 1 ? `分别办理${parts.length}件：${parts.map(part => part.label).join('、')}` : (parts[0]?.label ?? '')

function orderOf({ row, after, bundle }: PlanService, numbers: Numbers): string {
  const order = after.flatMap(({ row: before, kind }) => {
    const number = numbers.get(before)
    return number === undefined ? [] : [afterInWords(number, kind)]
  })
  const mates = bundle.flatMap(mate => (mate === row ? [] : (numbers.get(mate) ?? [])))
  if (mates.length > 0) order.push(`与第${mates.join('、')}项并行办理`)
  if (order.length > 0) return order.join('；')
  return numbers.size > 1 ? '并行' : '单独办理'
}

const countOf = ({ originals, copies }: PlanEvidence): string =>
  joined([originals > 0 ? `原件${originals}份` : '', copies > 0 ? `复印件${copies}份` : ''])

const numbersOf = ({ rows }: Pick<PlanEvidence, 'rows'>, numbers: Numbers): string =>
  rows.flatMap(row => numbers.get(row) ?? []).join('、')

/** A service that must wait to be accepted has its own clock, and people are told so at the start. */
function timeOf({ date, promised, promisedDate, separate }: Plan, chosen: PlanService[]): string[] {
  const due =
    promised.days === 0
      ? '材料齐全的，当场办结。'
      : `如果${dateInWords(date)}受理，预计${dateInWords(promisedDate)}前全部办结，共${limitInWords(promised)}；` +
        `逐个事项分别办理，共约${limitInWords(separate)}。`
  const waits = chosen.some(service => service.after.some(one => one.kind === 'before-acceptance'))
  return [
    due,
    ...(waits ? ['须等前面事项办结后受理的，其办理时限从受理之日起算。'] : []),
    '补正材料，以及依法需要的检验、检测、检疫、鉴定和专家评审，所需时间不计算在内。',
  ]
}

function savingsOf({ savings }: Plan) {
  return [
    { name: '办理环节', unit: '个', ...savings.steps },
    { name: '提交材料', unit: '份', ...savings.evidence },
    { name: '办理时间', unit: '个工作日', ...savings.days },
    { name: '跑动次数', unit: '次', ...savings.visits },
  ].filter(line => line.before > 0)
}
