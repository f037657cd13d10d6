import { queryOptions } from '@tanstack/react-query'
import { api, Problem, piece } from './client.ts'
import type { components } from './schema.ts'

export type DemoClock = components['schemas']['DemoClockView']
export type DemoMove = components['schemas']['DemoMove']
export type SmsDesk = components['schemas']['SmsDesk']
export type FailedSms = components['schemas']['FailedSms']
export type SandboxSms = components['schemas']['SandboxSmsView']

/** Null where there is no such thing: in production, or with a real gateway. */
const orNull = <T>(url: string) =>
  api.get<T>(url).catch(problem => {
    if (problem instanceof Problem && problem.status === 404) return null
    throw problem
  })

/** While it moves the page follows it. */
export const demoClock = queryOptions({
  queryKey: ['demo-clock'],
  queryFn: () => orNull<DemoClock>('/api/demo/clock'),
  refetchInterval: query => (query.state.data?.moving ? 2_000 : 30_000),
})

export type Goal = { days: number } | { to: string }
export const moveClock = (goal: Goal) => api.post<DemoClock>('/api/demo/clock', goal)

export const smsDesk = queryOptions({
  queryKey: ['sms-desk'],
  queryFn: () => api.get<SmsDesk>('/api/sms'),
  refetchInterval: 15_000,
})
export const resendSms = ({ caseNo, seq }: Pick<FailedSms, 'caseNo' | 'seq'>) =>
  api.post(`/api/sms/${piece(caseNo)}/${seq}/resend`)

export const sandboxSms = queryOptions({
  queryKey: ['demo-sms'],
  queryFn: () => orNull<SandboxSms>('/api/demo/sms'),
  refetchInterval: 15_000,
})
export const setSmsBehaviour = (behaviour: SandboxSms['behaviour']) =>
  api.put<SandboxSms>('/api/demo/sms', { behaviour })
