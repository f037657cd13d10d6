/** 一次性告知书: everything needed, told once. The words of a plan, ready to be set. */
import { evidenceForms, necessities } from '@onething/core/catalogue/vocabulary.ts'
import { type Plan, type PlanEvidence, type PlanService, statuses } from '@onething/core/plan/schema.ts'
import { afterInWords, chineseDate, limitInWords } from './words.ts'

export interface NoticeRequest {
  plan: Plan
  /** To come back with; null while the plan is not saved. */
  code: string | null
  /** The date it is told, `YYYY-MM-DD`. */
  today: string
}

export function noticeData({ plan, today }: NoticeRequest) {
  const chosen = plan.services.filter(service => service.chosen)
  const numbers = new Map(chosen.map((service, place) => [service.row, place + 1]))
  const numbersOf = (rows: string[]) => rows.flatMap(row => numbers.get(row) ?? []).join('、')
  const submitted = plan.evidence.filter(line => line.exempt === null)
  const exempt = plan.evidence.filter(line => line.exempt !== null)
  return {
    lifeEvent: plan.lifeEvent.name,
    region: plan.region.name,
    publication: plan.publication,
    told: chineseDate(today),
    guard: plan.guard && { because: plan.guard.because, wayOut: plan.guard.wayOut, authority: plan.guard.authority ?? '' },
    open: plan.questions.map(question => question.label),
    services: chosen.map(service => ({
      name: service.service,
      parts: partsOf(service),
      authority: service.authority,
      limit: limitInWords(service.limit),
      order: orderOf(service, numbers),
    })),
    others: plan.services
      .filter(service => !service.chosen)
      .map(({ service, status, because }) => ({
        name: service,
        status: statuses[status === 'required' ? 'excluded' : status],
        because: because.join('；'),
      })),
    submitted: submitted.map(line => ({
      name: line.name,
      help: [line.help, ...line.acceptance].filter(text => text).join('；'),
      form: formOf(line),
      necessity: necessities[line.necessity],
      services: numbersOf(line.rows),
    })),
    exempt: exempt.map(line => ({ name: line.name, because: line.exempt!.because, services: numbersOf(line.rows) })),
    time: {
      promised: limitInWords(plan.promised),
      separate: limitInWords(plan.separate),
      from: chineseDate(plan.date),
      due: chineseDate(plan.promisedDate),
      provisional: plan.provisional,
    },
    savings: savingsOf(plan),
    notes: plan.notes,
  }
}

const partsOf = ({ parts }: PlanService) =>
  parts.length > 1 ? `分别办理${parts.length}件：${parts.map(part => part.label).join('、')}` : (parts[0]?.label ?? '')

function orderOf({ row, after, bundle }: PlanService, numbers: Map<string, number>): string {
  const mates = bundle.filter(mate => mate !== row && numbers.has(mate)).map(mate => numbers.get(mate))
  const order = after.flatMap(({ row: before, kind }) => {
    const number = numbers.get(before)
    return number === undefined ? [] : [afterInWords(number, kind)]
  })
  if (mates.length > 0) order.push(`与第${mates.join('、')}项并行办理`)
  if (order.length === 0) return numbers.size > 1 ? '并行' : '单独办理'
  return order.join('；')
}

function formOf({ form, originals, copies }: PlanEvidence): string {
  const counted = [originals > 0 ? `原件${originals}份` : '', copies > 0 ? `复印件${copies}份` : ''].filter(text => text)
  return [evidenceForms[form], ...counted].join('，')
}

function savingsOf({ savings }: Plan) {
  return [
    { name: '办理环节', unit: '个', ...savings.steps },
    { name: '提交材料', unit: '份', ...savings.evidence },
    { name: '办理时间', unit: '个工作日', ...savings.days },
    { name: '跑动次数', unit: '次', ...savings.visits },
  ]
}
