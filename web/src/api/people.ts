import { queryOptions } from '@tanstack/react-query'
import { address, api, Problem } from './client.ts'
import type { components } from './schema.ts'
import type { DemoPerson, Me } from './types.ts'

/** Who is signed in; null when nobody is. */
export const me = queryOptions({
  queryKey: ['me'],
  queryFn: () =>
    api.get<Me>('/api/me').catch(problem => {
      if (problem instanceof Problem && problem.status === 401) return null
      throw problem
    }),
  staleTime: 60_000,
})

/** Who one can sign in as in a demonstration; empty in production, where the list does not exist. */
export const demoPeople = queryOptions({
  queryKey: ['demo-people'],
  queryFn: () => api.get<DemoPerson[]>('/api/demo/people').catch(() => [] as DemoPerson[]),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The day of the demonstration's clock; null in production, where the browser's own day is the day. */
export const demoDay = queryOptions({
  queryKey: ['demo-day'],
  queryFn: () => api.get<components['schemas']['DemoDay']>('/api/demo/today').catch(() => null),
  staleTime: 15_000,
  refetchInterval: query => (query.state.data ? 30_000 : false),
})

export const loginUrl = (as: 'citizen' | 'staff', back: string, account?: string) =>
  address('/auth/login', { as, account, return: back })

export async function logout(back: string): Promise<void> {
  await api.post('/auth/logout')
  location.assign(back)
}
