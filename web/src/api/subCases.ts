import type {
  DecisionResult,
  RefusalGround,
  RevocationGround,
  TerminationGround,
} from '@onething/core/lifecycle/states.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { BatchListItem, BatchResult, BatchView, TaskList, TaskProgress, TaskView } from './types.ts'

export type Stage = 'intake' | 'deciding' | 'correction' | 'checking' | 'done'

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
    queryFn: () =>
      stage === 'done' || stage === 'checking'
        ? []
        : api.get<BatchListItem[]>(address('/api/sub-cases/batches', { stage })),
  })

export const batch = (caseNo: string, row: string, filter: { q: string; state: string; offset: number }) =>
  queryOptions({
    queryKey: ['sub-cases', 'batch', caseNo, row, filter],
    queryFn: () => api.get<BatchView>(address(`/api/sub-cases/${piece(caseNo)}/rows/${piece(row)}`, filter)),
    placeholderData: keepPreviousData,
  })

/** One act on many parts of one service: those named, or all where it is allowed. */
export type BatchBody = { row: string } & ({ parts: string[] } | { all: true }) &
  ({ verdict: VerdictBody } | { opinion: OpinionBody } | { decision: DecisionBody })

export const actOnBatch = (caseNo: string, body: BatchBody) =>
  api.post<BatchResult>(`/api/sub-cases/${piece(caseNo)}/batch`, body)

const at = (caseNo: string, part: string) => `/api/sub-cases/${piece(caseNo)}/${piece(part)}`

export const taskKey = (caseNo: string, part: string) => ['sub-case', caseNo, part] as const
export const task = (caseNo: string, part: string) =>
  queryOptions({ queryKey: taskKey(caseNo, part), queryFn: () => api.get<TaskView>(at(caseNo, part)) })

/** 申请表 of this part, with what this department asks for. */
/** Says every 20 seconds that the page is open; answers who else has it open, and which version of the case stands. */
export const presence = (caseNo: string, part: string) =>
  queryOptions({
    queryKey: [...taskKey(caseNo, part), 'presence'],
    queryFn: () => api.put<{ version: number; others: string[] }>(`${at(caseNo, part)}/presence`, {}),
    refetchInterval: 20_000,
    gcTime: 0,
  })
export const leave = (caseNo: string, part: string) => void api.delete(`${at(caseNo, part)}/presence`).catch(() => {})

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
  ground?: RefusalGround
  rightOrgan?: string
  /** Examined in the same act. */
  opinion?: OpinionBody
  /** Why nobody has to go and look. */
  noInspection?: string
}

export interface OpinionBody {
  result: DecisionResult
  reasons?: string
}

export interface DecisionBody extends OpinionBody {
  /** 部分准予: what is not granted. */
  excluded?: string
}

export interface FindingBody {
  officers: string[]
  items: { check: string; ok: boolean; note: string }[]
  photos: string[]
  note: string
  hopeless?: boolean
}

/** What is said with each act of a department; the last piece of its address. */
export interface Acts {
  claim: Record<string, never>
  verdict: VerdictBody
  opinion: OpinionBody
  return: { reason: string }
  decision: DecisionBody
  /** `days`: working days it is expected to take. */
  pause: { kind: string; reason: string; days: number; publishedOn?: string }
  resumption: { result: string }
  objection: { by: string; text: string }
  extension: { days: number; reason: string }
  'extension-approval': { approved: boolean }
  hearing: { reason: string; interested: string[] }
  'hearing-request': { by: string }
  'hearing-date': { date: string; time: string; place: string; host: string }
  'hearing-record': { record: string }
  visit: { place?: string }
  finding: FindingBody
  'inspection-waiver': { because: string }
  'review-meeting': { date: string; half: 'am' | 'pm'; place: string; subject: string; parts?: string[] }
  'review-opinion': { attendees: string[]; agrees: boolean; opinion: string }
  termination: { ground: TerminationGround; reasons: string }
  reopening: { basis: string }
  'commitment-check': { kept: boolean; findings: string; rectifyBy?: string }
  revocation: { ground: RevocationGround; reasons: string }
  'revocation-approval': { approved: boolean }
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

/** One act on one part. */
export type DoAct = <V extends keyof Acts>(verb: V, body: Acts[V]) => Promise<TaskProgress>
export const actsOn =
  (caseNo: string, part: string): DoAct =>
  (verb, body) =>
    api.post<TaskProgress>(`${at(caseNo, part)}/${verb}`, body)

/** A photo of a visit; findings name it by its id. */
export function addPhoto(caseNo: string, part: string, file: File): Promise<{ id: string }> {
  const body = new FormData()
  body.append('file', file)
  return api.post<{ id: string }>(`${at(caseNo, part)}/photos`, body)
}
