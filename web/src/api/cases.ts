import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { components } from './schema.ts'
import type {
  CaseListItem,
  CaseView,
  DocumentVerification,
  EvidenceView,
  Facts,
  OnBehalfOf,
  PartPage,
  Situation,
  SubmittedView,
  TrackView,
  Values,
  Verification,
} from './types.ts'

const at = (caseNo: string) => `/api/cases/${piece(caseNo)}`

export const caseKey = (caseNo: string) => ['case', caseNo] as const
export const caseView = (caseNo: string) =>
  queryOptions({ queryKey: caseKey(caseNo), queryFn: () => api.get<CaseView>(at(caseNo)) })

export const caseList = queryOptions({ queryKey: ['cases'], queryFn: () => api.get<CaseListItem[]>('/api/cases') })

/** A page of the parts of one service of which there are many. */
export const partPage = (caseNo: string, version: number, filter: { row: string; q: string; offset: number }) =>
  queryOptions({
    queryKey: ['case', caseNo, 'parts', version, filter],
    queryFn: () => api.get<PartPage>(address(`${at(caseNo)}/parts`, filter)),
    placeholderData: keepPreviousData,
  })

export const submittedContent = (caseNo: string) =>
  queryOptions({
    queryKey: ['case', caseNo, 'submitted'],
    queryFn: () => api.get<SubmittedView>(`${at(caseNo)}/submitted`),
  })

export const track = (caseNo: string, code: string) =>
  queryOptions({
    queryKey: ['track', caseNo, code],
    queryFn: () => api.get<TrackView>(address(`/api/track/${piece(caseNo)}`, { code })),
    enabled: Boolean(caseNo && code),
    retry: false,
  })

export const verification = (id: string) =>
  queryOptions({
    queryKey: ['certificate', id],
    queryFn: () => api.get<Verification>(`/api/certificates/${piece(id)}/verify`),
    retry: false,
  })

export const documentVerification = (id: string, code: string) =>
  queryOptions({
    queryKey: ['document', id, code],
    queryFn: () => api.get<DocumentVerification>(address(`/api/documents/${piece(id)}/verify`, { code })),
    enabled: Boolean(id && code),
    retry: false,
  })

export interface DraftPatch {
  facts?: Facts
  selection?: string[] | null
  form?: Values
  delivery?: string
  /** Evidence types promised for later (容缺后补). */
  deferrals?: string[]
  /** Rows to be decided on the applicant's word (告知承诺). */
  commitments?: string[]
}

export interface NewCase extends Situation {
  enterprise?: string
  onBehalfOf?: OnBehalfOf
}

export const createCase = (body: NewCase) => api.post<CaseView>('/api/cases', body)
export const saveDraft = (caseNo: string, patch: DraftPatch) => api.put<CaseView>(`${at(caseNo)}/draft`, patch)
export const submitCase = (caseNo: string, reviewedHash: string) =>
  api.post<CaseView>(`${at(caseNo)}/submission`, { reviewedHash })
export const answerCorrection = (caseNo: string, form: Values) =>
  api.post<CaseView>(`${at(caseNo)}/correction`, { form })
/** All that was promised for later has been uploaded. */
export const supplyDeferred = (caseNo: string) => api.post<CaseView>(`${at(caseNo)}/deferred-evidence`)
export const withdrawCase = (caseNo: string, reason: string) =>
  api.post<CaseView>(`${at(caseNo)}/withdrawal`, { reason })
/** Single parts; what the law ties together goes with them. */
export const withdrawParts = (caseNo: string, parts: string[], reason: string) =>
  api.post<CaseView>(`${at(caseNo)}/withdrawal`, { parts, ...(reason && { reason }) })
export const chooseForBlocked = (caseNo: string, part: string, choice: string) =>
  api.post<CaseView>(`${at(caseNo)}/parts/${piece(part)}/choice`, { choice })
export const answerHearing = (caseNo: string, part: string, wanted: boolean) =>
  api.post<CaseView>(`${at(caseNo)}/parts/${piece(part)}/hearing`, { wanted })
export const chooseVisit = (caseNo: string, number: number, slot: { date: string; half: string }) =>
  api.post<CaseView>(`${at(caseNo)}/visits/${number}/slot`, slot)
export const askOtherTimes = (caseNo: string, number: number, reason: string) =>
  api.post<CaseView>(`${at(caseNo)}/visits/${number}/other-times`, reason ? { reason } : {})
export const moveVisit = (caseNo: string, number: number, reason: string) =>
  api.post<CaseView>(`${at(caseNo)}/visits/${number}/move`, reason ? { reason } : {})
export const reportRectified = (caseNo: string) => api.post<CaseView>(`${at(caseNo)}/rectification`)
export const amendCase = (caseNo: string, form: Values) => api.post<CaseView>(`${at(caseNo)}/amendment`, { form })
export const collectResults = (caseNo: string, collector?: { name: string; idNumber: string }) =>
  api.post<CaseView>(`${at(caseNo)}/collection`, collector ? { collector } : {})

export function addEvidence(caseNo: string, type: string, file: File): Promise<EvidenceView> {
  const body = new FormData()
  body.append('type', type)
  body.append('file', file)
  return api.post<EvidenceView>(`${at(caseNo)}/evidence`, body)
}
export const removeEvidence = (caseNo: string, id: string) => api.delete(`${at(caseNo)}/evidence/${piece(id)}`)

/** 文书. With the version of the case, so that a new one shows as soon as the case has moved. */
export const caseDocuments = (caseNo: string, version: number) =>
  queryOptions({
    queryKey: ['case', caseNo, 'documents', version],
    queryFn: () => api.get<components['schemas']['DocumentView'][]>(`${at(caseNo)}/documents`),
  })

/** Of one part of many. */
export const partDocuments = (caseNo: string, version: number, part: string) =>
  queryOptions({
    queryKey: ['case', caseNo, 'documents', version, part],
    queryFn: () => api.get<components['schemas']['DocumentView'][]>(address(`${at(caseNo)}/documents`, { part })),
  })

export const receiptPdf = (caseNo: string) => `${at(caseNo)}/receipt.pdf`
/** 申请表 of one part; of a draft a preview. */
export const formPdf = (caseNo: string, part: string) => `${at(caseNo)}/forms/${piece(part)}.pdf`
export const decisionPdf = (caseNo: string, part: string) => `${at(caseNo)}/parts/${piece(part)}/decision.pdf`
