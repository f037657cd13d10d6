import { queryOptions } from '@tanstack/react-query'
import { api, piece } from './client.ts'
import type { InvitationView, SignatureList, SigningView } from './types.ts'

const at = (caseNo: string) => `/api/cases/${piece(caseNo)}/signatures`

export const inviteSigner = (caseNo: string, signer: string) => api.post<InvitationView>(at(caseNo), { signer })
export const revokeLink = (caseNo: string, signer: string) =>
  api.delete<SignatureList>(`${at(caseNo)}/${piece(signer)}`)

export interface Present {
  name: string
  idNumber: string
  standsInAs?: string
  reviewedHash: string
}

/** The clerk has ticked all three: document, face and will. */
export const signHere = (caseNo: string, signer: string, present: Present) =>
  api.post<SignatureList>(`${at(caseNo)}/${piece(signer)}/in-person`, {
    ...present,
    checks: { document: true, face: true, will: true },
  })

/** What a signature given now would stand for. */
export const reviewedNow = async (caseNo: string) => (await api.get<SignatureList>(at(caseNo))).reviewedHash ?? ''

const link = (token: string) => `/api/signatures/${piece(token)}`

export const signingKey = (token: string) => ['signing', token] as const
export const signing = (token: string) =>
  queryOptions({ queryKey: signingKey(token), queryFn: () => api.get<SigningView>(link(token)), retry: false })

export const signNow = (token: string, reviewedHash: string) =>
  api.post<SigningView>(`${link(token)}/signature`, { reviewedHash })
export const refuseToSign = (token: string, reason: string) => api.post(`${link(token)}/refusal`, { reason })
