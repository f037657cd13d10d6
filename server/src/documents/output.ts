/** 办理结果: the certificate as people hold it, with a code by which anyone can check it. */

import { dateInWords } from '@onething/core/workdays.ts'
import type { CaseView, OutputView } from '../cases/view.ts'

export interface OutputRequest {
  case: CaseView
  output: OutputView
  holder: string
  fields: { label: string; value: string }[]
  /** Issued from demonstration data: the page says so. */
  demo?: boolean
}

export function outputData({ case: view, output, holder, fields, demo = false }: OutputRequest) {
  return {
    id: output.id,
    name: output.name,
    number: output.number,
    authority: output.authority,
    on: dateInWords(output.issuedOn),
    /** Empty when the catalogue gives no term: the page then says nothing about it. */
    validity: output.validUntil ? `${dateInWords(output.issuedOn)}至${dateInWords(output.validUntil)}` : '',
    caseNo: view.caseNo,
    holder,
    fields,
    demo,
  }
}
