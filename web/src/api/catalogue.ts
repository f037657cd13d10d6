import { queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { LifeEventGuide, LifeEventItem, Question, Region, ServiceGuide, ServicePoint } from './types.ts'

/** Published content changes rarely: one reading serves the whole visit. */
const published = { staleTime: 10 * 60_000 }

export const lifeEvents = (filter: { audience?: string; region?: string; q?: string }) =>
  queryOptions({
    queryKey: ['life-events', filter],
    queryFn: () => api.get<LifeEventItem[]>(address('/api/life-events', filter)),
    ...published,
  })

export const lifeEvent = (id: string, region: string) =>
  queryOptions({
    queryKey: ['life-event', id, region],
    queryFn: () => api.get<LifeEventGuide>(address(`/api/life-events/${piece(id)}`, { region })),
    ...published,
  })

export const guidePdf = (id: string, region: string) => address(`/api/life-events/${piece(id)}/guide.pdf`, { region })
export const flowChart = (id: string, region: string) =>
  address(`/api/life-events/${piece(id)}/flow-chart.svg`, { region })
export const handbookPdf = (id: string, region: string) =>
  address(`/api/life-events/${piece(id)}/handbook.pdf`, { region })

/** Every fact as a question, by its key. */
export const factQuestions = queryOptions({
  queryKey: ['facts'],
  queryFn: async () => {
    const facts =
      await api.get<Record<string, Omit<Question, 'fact' | 'question'> & { question?: string }>>('/api/facts')
    return Object.fromEntries(
      Object.entries(facts).map(([fact, definition]): [string, Question] => [
        fact,
        { ...definition, fact, question: definition.question ?? definition.label },
      ]),
    )
  },
  ...published,
})

export const servicePoints = (region: string) =>
  queryOptions({
    queryKey: ['service-points', region],
    queryFn: () => api.get<ServicePoint[]>(address('/api/service-points', { region })),
    ...published,
  })

export const serviceGuide = (serviceId: string) =>
  queryOptions({
    queryKey: ['service', serviceId],
    queryFn: () => api.get<ServiceGuide>(`/api/services/${serviceId.split('/').map(piece).join('/')}`),
    ...published,
  })

/** To print and fill in by hand. */
export const blankFormPdf = (serviceId: string, region: string) =>
  address(`/api/services/${serviceId.split('/').map(piece).join('/')}/form.pdf`, { region })

export const regionTree = queryOptions({
  queryKey: ['regions'],
  queryFn: () => api.get<Region[]>('/api/regions'),
  ...published,
})
