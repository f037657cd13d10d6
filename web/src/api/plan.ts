import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, piece } from './client.ts'
import type { Notice, Plan, Situation } from './types.ts'

/** The plan of a situation; the previous one stays on screen while the next is computed. */
export const planFor = (situation: Situation) =>
  queryOptions({
    queryKey: ['plan', situation],
    queryFn: () => api.post<Plan>('/api/plan', situation),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })

export const createNotice = (situation: Situation) => api.post<{ code: string }>('/api/notices', situation)

export const notice = (code: string) =>
  queryOptions({
    queryKey: ['notice', code],
    queryFn: () => api.get<Notice>(`/api/notices/${piece(code)}`),
    staleTime: 5 * 60_000,
  })

export const noticePdf = (code: string) => `/api/notices/${piece(code)}/document.pdf`
