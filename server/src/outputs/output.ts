/** 办理结果: what a granted part issues, with a number for people and an identifier that can be verified. */
import { certificateCheckDigit } from '@onething/core/identifiers.ts'
import type { PreparedService } from '@onething/core/plan/prepare.ts'

export interface OutputRow {
  id: string
  part: string
  name: string
  kind: string
  number: string
  authority: string
  authority_name: string
  holder: string
  issued_on: string
  valid_until: string | null
  status: string
}

export interface Granted {
  caseNo: string
  part: string
  authority: string
  authorityName: string
  holder: string
  on: string
}

export function outputsOf(service: PreparedService, granted: Granted): OutputRow[] {
  return service.outputs.map((output, place) => ({
    id: identifierOf(granted.caseNo, granted.part, place),
    part: granted.part,
    name: output.name,
    kind: output.kind,
    number: numberOf(granted, place),
    authority: granted.authority,
    authority_name: granted.authorityName,
    holder: granted.holder,
    issued_on: granted.on,
    valid_until: output.validity ? yearsAfter(granted.on, output.validity.years) : null,
    status: 'valid',
  }))
}

/** Case number, part and place, closed by a check character (ISO/IEC 7064 MOD 37,36, as GB/T 36904 uses it). */
function identifierOf(caseNo: string, part: string, place: number): string {
  const body = `${caseNo}R${part.split('.')[1]!.replace('-', 'N')}C${place + 1}`
  return body + certificateCheckDigit(body)
}

/** The numbering of Henan's certificates is not settled here; this one is ours, unique and readable. */
function numberOf({ caseNo, part, on }: Granted, place: number): string {
  return `〔${on.slice(0, 4)}〕${caseNo.slice(3, 9)}-${caseNo.slice(-6)}-${part.split('.')[1]}${place > 0 ? `-${place + 1}` : ''}`
}

/** The identifier begins with the number of its case, so that finding it touches one case only. */
export const caseNoOfOutput = (id: string) => id.slice(0, caseNoLength)
export const caseNoLength = 26

/** Valid until the day before the anniversary, as certificates print it. */
function yearsAfter(date: string, years: number): string {
  const end = new Date(`${date}T00:00:00Z`)
  end.setUTCFullYear(end.getUTCFullYear() + years)
  end.setUTCDate(end.getUTCDate() - 1)
  return end.toISOString().slice(0, 10)
}
