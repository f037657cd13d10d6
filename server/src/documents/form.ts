/** 申请表 as it is set: one service's own form of a case, of a draft, or blank to be filled in by hand. */
import type { ApplicationForm } from '@onething/core/form/application-form.ts'
import { chineseDateOf } from './words.ts'

export interface FormRequest {
  form: ApplicationForm
  /** The authority that receives it, as it is really named; empty where the place is not known. */
  authority: string
  region: string
  publication: number
  /** Null: a blank form. */
  filed: FiledForm | null
}

export interface FiledForm {
  caseNo: string
  lifeEvent: string
  /** Whom or what this instance of a repeated service is about. */
  label: string
  applicant: string
  broughtBy: string
  /** Null: a preview of a draft. */
  submittedAt: string | null
  /** Null for whoever may not follow the case with it. */
  trackingCode: string | null
}

/** As browsers take it: shown in the page, saved under its own name. */
export const formDisposition = ({ title, variant }: Pick<ApplicationForm, 'title' | 'variant'>): string =>
  `inline; filename*=UTF-8''${encodeURIComponent(`${title}${variant}.pdf`)}`

export function formData({ form, authority, region, publication, filed }: FormRequest) {
  return {
    ...form,
    authority,
    region,
    publication,
    standing: filed === null ? 'blank' : filed.submittedAt === null ? 'draft' : 'submitted',
    caseNo: filed === null ? '' : filed.submittedAt === null ? '草稿预览，尚未提交' : filed.caseNo,
    lifeEvent: filed?.lifeEvent ?? '',
    about: filed?.label ?? '',
    applicant: filed?.applicant ?? '',
    broughtBy: filed?.broughtBy ?? '',
    submitted: filed?.submittedAt ? chineseDateOf(filed.submittedAt) : '',
    sourced: form.groups.some(
      ({ rows, lists }) => rows.some(row => row.some(field => field.source)) || lists.some(list => list.source),
    ),
  }
}
