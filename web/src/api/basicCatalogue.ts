/** 省政务服务事项基本目录: its editions, the links of 业务办理项 to it, the boundary list, and what the platform reads. */
import { queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { components } from './schema.ts'

type Schemas = components['schemas']

export type BasicComparison = Schemas['BasicComparison']
export type BasicEdition = Schemas['BasicEdition']
export type BasicEditionPage = Schemas['BasicEditionPage']
export type BasicImport = Schemas['BasicImport']
export type BoundaryList = Schemas['BoundaryList']
export type BoundaryItem = BoundaryList['items'][number]
export type HandlingItemView = Schemas['HandlingItemView']
export type LinkList = Schemas['LinkList']
export type LinkedItem = LinkList['items'][number]
export type LinkSuggestions = Schemas['LinkSuggestions']
export type Suggestion = LinkSuggestions['items'][number]['suggestions'][number]
export type ServiceBoundary = Schemas['ServiceBoundary']

const root = '/api/basic-catalogue'
const pieces = (id: string) => id.split('/').map(piece).join('/')

export const editionsKey = ['basic-editions'] as const
export const editions = queryOptions({
  queryKey: editionsKey,
  queryFn: () => api.get<BasicEdition[]>(`${root}/editions`),
})

/** An edition never changes. */
const forGood = { staleTime: Number.POSITIVE_INFINITY }

export const editionPage = (number: number, cursor: string) =>
  queryOptions({
    queryKey: ['basic-edition', number, cursor],
    queryFn: () => api.get<BasicEditionPage>(address(`${root}/editions/${number}`, { cursor })),
    ...forGood,
  })

export const editionComparison = (number: number, other: number) =>
  queryOptions({
    queryKey: ['basic-edition-comparison', number, other],
    queryFn: () => api.get<BasicComparison>(address(`${root}/editions/${number}/compare`, { with: other })),
    ...forGood,
  })

export const importEdition = (body: { source: string; table: string }) =>
  api.post<BasicImport>(`${root}/editions`, body)

export const linksKey = ['basic-links'] as const
export const links = queryOptions({
  queryKey: linksKey,
  queryFn: () => api.get<LinkList>(`${root}/handling-items`),
})

export const suggestionsKey = ['basic-suggestions'] as const
/** Names are compared with the whole edition, so only for the services that are looked at. */
export const suggestions = (edition: number, services: string[]) =>
  queryOptions({
    queryKey: [...suggestionsKey, edition, services],
    queryFn: () => api.get<LinkSuggestions>(address(`${root}/suggestions`, { services: services.join(',') })),
    staleTime: 10 * 60_000,
  })

/** `code` null takes the link back. */
export const linkItem = (item: string, body: { code: string | null; suffix?: string }) =>
  api.put<HandlingItemView>(`${root}/links/${pieces(item)}`, body)

export const boundaries = (region: string) =>
  queryOptions({
    queryKey: ['basic-boundaries', region],
    queryFn: () => api.get<BoundaryList>(address(`${root}/boundaries`, { region })),
    staleTime: 60_000,
  })

export const boundary = (service: string, region: string) =>
  queryOptions({
    queryKey: ['basic-boundary', service, region],
    queryFn: () => api.get<ServiceBoundary>(address(`/api/services/${pieces(service)}/boundary`, { region })),
    staleTime: 60_000,
  })

/** What the provincial platform reads of a place: everything, or what changed since a publication. */
export const platformGuides = (region: string, since: string) =>
  address('/api/provincial-platform/service-guides', { region, since, limit: 200 })
