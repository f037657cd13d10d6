/** 收件凭证: what was handed in, to whom it went, and until when each department answers. */
import { deliveryMethods } from '@onething/core/lifecycle/states.ts'
import { dateInWords } from '@onething/core/workdays.ts'
import type { CaseView, PartView } from '../cases/view.ts'
import { chineseDateOf } from './words.ts'

export interface ReceiptRequest {
  case: CaseView
  /** The name of an evidence type; without it only the file names are listed. */
  evidenceName?: (type: string) => string
}

export function receiptData({ case: view, evidenceName }: ReceiptRequest) {
  if (view.submittedAt === null)
    throw new Error(`case ${view.caseNo} is not submitted: there is nothing to acknowledge`)
  return {
    caseNo: view.caseNo,
    lifeEvent: view.lifeEvent.name,
    region: view.region.name,
    applicant: view.applicant,
    broughtBy: view.broughtBy,
    received: chineseDateOf(view.submittedAt),
    promised: view.promisedDate ? dateInWords(view.promisedDate) : '',
    provisional: view.provisional,
    delivery: deliveryMethods[view.delivery],
    trackingCode: view.trackingCode,
    parts: linesOf(view),
    evidence: view.evidence.map(one => ({
      name: evidenceName?.(one.type) ?? '',
      file: one.fileName,
      received: chineseDateOf(one.uploadedAt),
    })),
  }
}

/** A service of hundreds of parts is one line: who is meant stands in the application. */
function linesOf({ parts, groups }: CaseView) {
  const many = new Set(groups.map(group => group.row))
  const lines = new Map<string, PartView[]>()
  for (const part of parts) {
    const key = many.has(part.row) ? part.row : part.part
    const line = lines.get(key)
    if (line) line.push(part)
    else lines.set(key, [part])
  }
  return [...lines.values()].map(alike => {
    const [first] = alike as [PartView]
    const answers = new Set(alike.map(answerOf))
    return {
      name: alike.length === 1 ? nameOf(first) : `${first.service}（${first.label}等 ${alike.length} 件）`,
      authority: first.authority,
      answer: answers.size === 1 ? answerOf(first) : '分别办理，各件进度见办件页面',
    }
  })
}

export const nameOf = ({ service, label }: Pick<PartView, 'service' | 'label'>): string =>
  label ? `${service}（${label}）` : service

/** Its department stands in the column beside, so the sentence begins after the name. */
const answerOf = ({ holder, authority }: PartView): string =>
  holder.startsWith(authority) ? holder.slice(authority.length) : holder
