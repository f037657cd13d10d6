import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { address, api, piece } from './client.ts'
import type { components } from './schema.ts'

type Schemas = components['schemas']

export type PublicNotice = Schemas['PublicNotice']
export type PublicNoticeList = Schemas['PublicNoticeList']
export type PublicNoticeView = Schemas['PublicNoticeView']
export type ObjectionReceipt = Schemas['ObjectionReceipt']

const root = '/api/public-notices'
const at = (caseNo: string, part: string) => `${root}/${piece(caseNo)}/${piece(part)}`

/** 正在公告、公示 */
export const publicNotices = (region: string, cursor?: string) =>
  queryOptions({
    queryKey: ['public-notices', region, cursor ?? ''],
    queryFn: () => api.get<PublicNoticeList>(address(root, { region, cursor })),
    placeholderData: keepPreviousData,
  })

export const publicNotice = (caseNo: string, part: string) =>
  queryOptions({
    queryKey: ['public-notice', caseNo, part],
    queryFn: () => api.get<PublicNoticeView>(at(caseNo, part)),
    retry: false,
  })

export interface ObjectionBody {
  name: string
  phone: string
  text: string
}

export const objectToNotice = (caseNo: string, part: string, body: ObjectionBody) =>
  api.post<ObjectionReceipt>(`${at(caseNo, part)}/objections`, body)
