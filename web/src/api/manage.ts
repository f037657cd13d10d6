import type { Overlay } from '@onething/core/catalogue/overlay.ts'
import type { Catalogue } from '@onething/core/catalogue/schema.ts'
import { queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { components } from './schema.ts'

type Schemas = components['schemas']

export type CheckView = Schemas['CheckView']
export type ComparisonView = Schemas['ComparisonView']
export type DeskView = Schemas['DeskView']
export type DifferenceView = Schemas['DifferenceView']
export type EntryProblem = Schemas['EntryProblem']
export type ProposalView = Schemas['ProposalView']
export type PublicationView = Schemas['PublicationView']
export type RevisionItem = Schemas['RevisionItem']
export type RevisionStep = Schemas['RevisionStep']
export type RevisionView = Schemas['RevisionView']

/** The content with the types of the core: the server has checked it. */
export type Content = Omit<Schemas['ContentView'], 'catalogue' | 'overlays'> & {
  catalogue: Catalogue
  overlays: { region: string; name: string; overlay: Overlay }[]
}

const root = '/api/catalogue'
const at = (id: string) => `${root}/revisions/${piece(id)}`

export const deskKey = ['catalogue-desk'] as const
export const desk = queryOptions({ queryKey: deskKey, queryFn: () => api.get<DeskView>(`${root}/desk`) })

export const revisionKey = (id: string) => ['revision', id] as const
export const revision = (id: string) =>
  queryOptions({ queryKey: revisionKey(id), queryFn: () => api.get<RevisionView>(at(id)) })

export const contentKey = (id: string) => ['revision-content', id] as const
/** Two megabytes: read once, then kept up to date by what is saved here. */
export const revisionContent = (id: string) =>
  queryOptions({
    queryKey: contentKey(id),
    queryFn: () => api.get<Content>(`${at(id)}/content`),
    staleTime: 10 * 60_000,
  })

export const currentContent = (scope: string) =>
  queryOptions({
    queryKey: ['catalogue-content', scope],
    queryFn: () => api.get<Content>(address(`${root}/content`, { scope })),
    staleTime: 5 * 60_000,
  })

export const publicationComparison = (number: number, other?: number) =>
  queryOptions({
    queryKey: ['publication-comparison', number, other ?? null],
    queryFn: () => api.get<ComparisonView>(address(`${root}/publications/${number}/compare`, { with: other })),
    staleTime: 60_000,
  })

export const revisionComparison = (id: string, version: number) =>
  queryOptions({
    queryKey: ['revision-comparison', id, version],
    queryFn: () => api.get<ComparisonView>(`${at(id)}/compare`),
    staleTime: 60_000,
  })

/** Asked for by a button, kept for this version of the revision. */
export const checkKey = (id: string, version: number) => ['revision-check', id, version] as const
export const checkRevision = (id: string) => api.post<CheckView>(`${at(id)}/check`)

export const createRevision = (body: { title: string; scope: string; release?: string }) =>
  api.post<RevisionView>(`${root}/revisions`, body)

/** `content` null removes the entry. */
export const saveEntry = (id: string, body: { entry: string; content: unknown; version: number }) =>
  api.put<RevisionView>(`${at(id)}/changes`, body)

export const confirmElements = (id: string, body: { entry: string; elements: string[] }) =>
  api.post<RevisionView>(`${at(id)}/confirmations`, body)

export type RevisionCommand = 'submit' | 'return' | 'publish' | 'abandon' | 'rebase'
export const commandRevision = (id: string, command: RevisionCommand, body: Record<string, unknown>) =>
  api.post<RevisionView>(`${at(id)}/${command}`, body)

export const restorePublication = (number: number, reason: string) =>
  api.post<PublicationView>(`${root}/publications/${number}/restore`, { reason })
export const cancelPublication = (number: number, reason: string) =>
  api.post<PublicationView>(`${root}/publications/${number}/cancel`, { reason })

export const exportJson = (id: string, entries?: string[]) =>
  address(`${at(id)}/export.json`, { entries: entries?.join(',') })
export const exportExcel = (id: string, collection: string) => address(`${at(id)}/export.xlsx`, { collection })

export interface ImportView {
  revision: RevisionView
  imported: number
  problems: EntryProblem[]
}
export function importFile(id: string, file: File): Promise<ImportView> {
  const body = new FormData()
  body.append('file', file)
  return api.post<ImportView>(`${at(id)}/import`, body)
}

export const proposalsKey = (release: string) => ['proposals', release] as const
export const proposals = (release: string) =>
  queryOptions({
    queryKey: proposalsKey(release),
    queryFn: () => api.get<ProposalView[]>(address(`${root}/proposals`, { release })),
  })

export interface NewProposal {
  release: string
  audience: ProposalView['audience']
  name: string
  lead: string
  services: { service?: string; name: string; authority: string }[]
  reason: string
}
export const propose = (body: NewProposal) => api.post<ProposalView>(`${root}/proposals`, body)
export const acceptProposal = (id: string, into: string) =>
  api.post<ProposalView>(`${root}/proposals/${piece(id)}/accept`, { revision: into })
export const returnProposal = (id: string, answer: string) =>
  api.post<ProposalView>(`${root}/proposals/${piece(id)}/return`, { answer })
