import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'
import type { components } from './schema.ts'

export type Message = components['schemas']['MessageView']
export type Unread = components['schemas']['UnreadView']
export type SmsWish = components['schemas']['SmsWish']

/** How often a page that is open asks what is new. */
export const halfMinute = 30_000

export const messages = queryOptions({
  queryKey: ['messages'],
  queryFn: () => api.get<Message[]>('/api/messages'),
  refetchInterval: halfMinute,
})

export const unread = queryOptions({
  queryKey: ['messages', 'unread'],
  queryFn: () => api.get<Unread>('/api/messages/unread'),
  refetchInterval: halfMinute,
})

export const markRead = (ids?: string[]) => api.post<Unread>('/api/messages/read', ids ? { ids } : {})

export const smsWish = queryOptions({ queryKey: ['sms-wish'], queryFn: () => api.get<SmsWish>('/api/me/sms') })
export const setSmsWish = (on: boolean) => api.put<SmsWish>('/api/me/sms', { on })
