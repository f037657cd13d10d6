import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { BatchListItem, BatchResult, BatchView, TaskList, TaskProgress, TaskView } from './types.ts'

export type Stage = 'intake' | 'deciding' | 'correction' | 'done'

export interface TaskFilter {
  stage: Stage
  q?: string
  cursor?: string
  mine?: string
  /** Without what stands in a batch. */
  single?: string
}

export const taskList = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ['sub-cases', filter],
    queryFn: () => api.get<TaskList>(address('/api/sub-cases', { ...filter })),
    placeholderData: keepPreviousData,
  })

export const batchList = (stage: Stage) =>
  queryOptions({
    queryKey: ['sub-cases', 'batches', stage],
    queryFn: () => (stage === 'done' ? [] : api.get<BatchListItem[]>(address('/api/sub-cases/batches', { stage }))),
  })

export const batch = (caseNo: string, row: string, filter: { q: string; state: string; offset: number }) =>
  queryOptions({
    queryKey: ['sub-cases', 'batch', caseNo, row, filter],
    queryFn: () => api.get<BatchView>(address(`/api/sub-cases/${piece(caseNo)}/rows/${piece(row)}`, filter)),
    placeholderData: keepPreviousData,
  })

/** One act on many parts of one service: those named, or all where it is allowed. */
export type BatchBody = { row: string } & ({ parts: string[] } | { all: true }) &
  ({ verdict: VerdictBody } | { decision: DecisionBody })

export const actOnBatch = (caseNo: string, body: BatchBody) =>
  api.post<BatchResult>(`/api/sub-cases/${piece(caseNo)}/batch`, body)

const at = (caseNo: string, part: string) => `/api/sub-cases/${piece(caseNo)}/${piece(part)}`

export const taskKey = (caseNo: string, part: string) => ['sub-case', caseNo, part] as const
export const task = (caseNo: string, part: string) =>
  queryOptions({ queryKey: taskKey(caseNo, part), queryFn: () => api.get<TaskView>(at(caseNo, part)) })

/** 申请表 of this part, with what this department asks for. */
export const taskFormPdf = (caseNo: string, part: string) => `${at(caseNo, part)}/form.pdf`

export interface CorrectionItem {
  kind: 'evidence' | 'field'
  target: string
  problem: string
}

export interface VerdictBody {
  verdict: 'complete' | 'correct' | 'refuse'
  items?: CorrectionItem[]
  reasons?: string
  override?: string
}

export interface DecisionBody {
  result: 'granted' | 'denied'
  reasons?: string
  conditions?: string
}

export interface PauseBody {
  kind: string
  reason: string
  /** Working days it is expected to take. */
  days: number
}

export interface ExtensionBody {
  days: number
  reason: string
}

/**
 * An act is answered with what it changed of the task; form and evidence stay as they were read, and so does what the
 * service may stop the clock for.
 */
export const afterAct = (view: TaskView, { happened, ...changed }: TaskProgress): TaskView => ({
  ...view,
  ...changed,
  timeline: [...view.timeline, ...happened],
})

export const claimTask = (caseNo: string, part: string) => api.post<TaskProgress>(`${at(caseNo, part)}/claim`)
export const giveVerdict = (caseNo: string, part: string, body: VerdictBody) =>
  api.post<TaskProgress>(`${at(caseNo, part)}/verdict`, body)
export const decide = (caseNo: string, part: string, body: DecisionBody) =>
  api.post<TaskProgress>(`${at(caseNo, part)}/decision`, body)

export const pauseClock = (caseNo: string, part: string, body: PauseBody) =>
  api.post<TaskProgress>(`${at(caseNo, part)}/pause`, body)
export const resumeClock = (caseNo: string, part: string, result: string) =>
  api.post<TaskProgress>(`${at(caseNo, part)}/resumption`, { result })
export const askExtension = (caseNo: string, part: string, body: ExtensionBody) =>
  api.post<TaskProgress>(`${at(caseNo, part)}/extension`, body)
export const settleExtension = (caseNo: string, part: string, approved: boolean) =>
  api.post<TaskProgress>(`${at(caseNo, part)}/extension-approval`, { approved })
