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
    parts: view.parts.map(part => ({ name: nameOf(part), authority: part.authority, answer: answerOf(part) })),
    evidence: view.evidence.map(one => ({
      name: evidenceName?.(one.type) ?? '',
      file: one.fileName,
      received: chineseDateOf(one.uploadedAt),
    })),
  }
}

export const nameOf = ({ service, label }: Pick<PartView, 'service' | 'label'>): string =>
  label ? `${service}（${label}）` : service

/** Its department stands in the column beside, so the sentence begins after the name. */
const answerOf = ({ holder, authority }: PartView): string =>
  holder.startsWith(authority) ? holder.slice(authority.length) : holder
