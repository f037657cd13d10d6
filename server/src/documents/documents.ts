/** 文书: the PDFs people take away. Each is its data (one file each here) set by its template in `templates/`. */
import { chartOf, chartSvg } from '@onething/core/guide/chart.ts'
import type { Guide, Handbook, Procedure } from '@onething/core/guide/schema.ts'
import qrcode from 'qrcode'
import type { CaseView } from '../cases/view.ts'
import { type FormRequest, formData } from './form.ts'
import { type GuideRequest, guideData } from './guide.ts'
import { handbookData } from './handbook.ts'
import { type Frame, type Letter, letterData } from './letter.ts'
import { type NoticeRequest, noticeData } from './notice.ts'
import { type OutputRequest, outputData } from './output.ts'
import { procedureData } from './procedure.ts'
import { type ReceiptRequest, receiptData } from './receipt.ts'
import { openTypesetter } from './typesetter.ts'

export interface Documents {
  /** 一次性告知书 */
  notice(request: NoticeRequest): Promise<Buffer>
  /** 申请表 of one service */
  form(request: FormRequest): Promise<Buffer>
  /** 收件凭证 */
  receipt(request: ReceiptRequest): Promise<Buffer>
  /** 文书 of a case: 受理、补正、延期通知书, 决定书 …, with number and seal; it is signed afterwards. */
  letter(letter: Letter, frame: Frame): Promise<Buffer>
  /** 证照、批文 as a page */
  output(request: OutputRequest): Promise<Buffer>
  /** 办事指南 */
  guide(request: GuideRequest<Guide>): Promise<Buffer>
  /** 标准化工作规程 */
  procedure(request: GuideRequest<Procedure>): Promise<Buffer>
  /** 综合受理窗口业务手册 */
  handbook(request: GuideRequest<Handbook>): Promise<Buffer>
}

export function openDocuments({ publicUrl }: { publicUrl: string }): Documents {
  const { pdf } = openTypesetter()
  return {
    async notice(request) {
      const { code } = request
      const back = code && (await link(`${publicUrl}/n/${encodeURIComponent(code)}`))
      return pdf('notice', { ...noticeData(request), back: back ? { code, ...back } : null })
    },
    async form(request) {
      return pdf('form', { ...formData(request), link: await linkOfForm(request) })
    },
    async receipt(request) {
      return pdf('receipt', { ...receiptData(request), track: await trackOf(request.case) })
    },
    async letter(letter, frame) {
      const verify = await link(`${publicUrl}/verify-document?${new URLSearchParams({ ...frame.verify })}`)
      return pdf('letter', { ...letterData(letter, frame), verify: { ...frame.verify, ...verify } })
    },
    async output(request) {
      const verify = await link(`${publicUrl}/verify/${encodeURIComponent(request.output.id)}`)
      return pdf('output', { ...outputData(request), verify })
    },
    async guide(request) {
      return pdf('guide', { ...guideData(request), ...(await around(request.content)) })
    },
    async procedure(request) {
      return pdf('procedure', { ...procedureData(request), ...(await around(request.content)) })
    },
    async handbook(request) {
      return pdf('handbook', { ...handbookData(request), ...(await around(request.content)) })
    },
  }

  async function trackOf({ caseNo, trackingCode: code }: CaseView) {
    return code && trackLink(caseNo, code)
  }

  async function trackLink(caseNo: string, code: string) {
    return { code, ...(await link(`${publicUrl}/track?${new URLSearchParams({ no: caseNo, code })}`)) }
  }

  /** A blank form leads to the guide of its service, a submitted one to its progress, a draft nowhere. */
  async function linkOfForm({ form, filed }: FormRequest) {
    if (filed === null) return link(`${publicUrl}/service/${form.serviceId}`)
    return filed.submittedAt && filed.trackingCode ? trackLink(filed.caseNo, filed.trackingCode) : null
  }

  /** The flow chart, its words for those who cannot see it, and the way to the live page. */
  async function around({ lifeEvent, name, services, flow }: Pick<Guide, 'lifeEvent' | 'name' | 'services' | 'flow'>) {
    return {
      chart: chartSvg(chartOf(services, flow), `${name}办理流程图`),
      chartWords: flow.levels
        .map(level => level.map(number => services.find(one => one.number === number)!.name).join('、'))
        .join(' → '),
      live: await link(`${publicUrl}/event/${encodeURIComponent(lifeEvent)}`),
    }
  }
}

async function link(url: string) {
  return { url, qr: await qrcode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) }
}
