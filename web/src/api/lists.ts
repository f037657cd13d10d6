/** Lists that are filled in as a table: before signing in for a question, afterwards into the draft. */
import { address, api, fetchFile, piece } from './client.ts'
import type { components } from './schema.ts'

export type LineProblem = components['schemas']['ReadListView']['problems'][number]
type ReadList = components['schemas']['ReadListView']
export type TakenList = components['schemas']['TakenListView']

/** Where a list is filled in; without a case nothing is kept. */
export interface ListPlace {
  lifeEvent: string
  region: string
  caseNo: string | null
}

const at = ({ lifeEvent, caseNo }: ListPlace, list: string) =>
  caseNo === null
    ? `/api/life-events/${piece(lifeEvent)}/lists/${piece(list)}`
    : `/api/cases/${piece(caseNo)}/lists/${piece(list)}`
const inPlace = ({ region, caseNo }: ListPlace) => (caseNo === null ? { region } : {})

export const listTemplate = (place: ListPlace, list: string) => address(`${at(place, list)}.xlsx`, inPlace(place))

export type Mode = 'replace' | 'append'

export const readList = (place: ListPlace, list: string, file: File) =>
  api.post<ReadList>(address(at(place, list), inPlace(place)), bodyOf(file))

export const takeList = (place: ListPlace, list: string, file: File, mode: Mode) =>
  api.post<TakenList>(address(at(place, list), { mode }), bodyOf(file))

/** The same file with what is wrong beside each line. */
export const markedList = (place: ListPlace, list: string, file: File, mode: Mode) =>
  fetchFile(
    address(at(place, list), { ...inPlace(place), as: 'xlsx', ...(place.caseNo === null ? {} : { mode }) }),
    bodyOf(file),
  )

function bodyOf(file: File): FormData {
  const body = new FormData()
  body.append('file', file)
  return body
}
