/** 文书: the PDFs people take away. Each is its data (one file each here) set by its template in `templates/`. */
import qrcode from 'qrcode'
import { type DecisionRequest, decisionData } from './decision.ts'
import { type NoticeRequest, noticeData } from './notice.ts'
import { type OutputRequest, outputData } from './output.ts'
import { type ReceiptRequest, receiptData } from './receipt.ts'
import { openTypesetter } from './typesetter.ts'

export { type DecisionKind, decisionKindOf } from './decision.ts'

export interface Documents {
  /** 一次性告知书 */
  notice(request: NoticeRequest): Promise<Buffer>
  /** 收件凭证 */
  receipt(request: ReceiptRequest): Promise<Buffer>
  /** 准予、不予决定书（办理结果通知书）, 不予受理通知书 */
  decision(request: DecisionRequest): Promise<Buffer>
  /** 证照、批文 as a page */
  output(request: OutputRequest): Promise<Buffer>
}

export function openDocuments({ publicUrl }: { publicUrl: string }): Documents {
  const { pdf } = openTypesetter()
  return {
    async notice(request) {
      const { code } = request
      const back = code && (await link(`${publicUrl}/n/${encodeURIComponent(code)}`))
      return pdf('notice', { ...noticeData(request), back: back ? { code, ...back } : null })
    },
    async receipt(request) {
      const { caseNo, trackingCode: code } = request.case
      const track = code && (await link(`${publicUrl}/track?${new URLSearchParams({ caseNo, code })}`))
      return pdf('receipt', { ...receiptData(request), track: track ? { code, ...track } : null })
    },
    async decision(request) {
      return pdf('decision', decisionData(request))
    },
    async output(request) {
      const verify = await link(`${publicUrl}/verify/${encodeURIComponent(request.output.id)}`)
      return pdf('output', { ...outputData(request), verify })
    },
  }
}

async function link(url: string) {
  return { url, qr: await qrcode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) }
}
