import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { caseKey } from '../api/cases.ts'
import type { ListPlace } from '../api/lists.ts'
import type { CaseView } from '../api/types.ts'

/** Where lists on this page are filled in; without one they are typed only (a correction asks for single lines). */
export interface PlaceOfLists extends ListPlace {
  /** Before a file goes to the server: what was typed is saved first. */
  before?: () => Promise<void>
  /** The draft as the file left it. */
  onTaken?: (view: CaseView) => void
}

export const PlaceOfLists = createContext<PlaceOfLists | null>(null)
/** In a draft, which follows what a file wrote into it. */
export function useDraftLists(view: CaseView, draft: { flush(): Promise<void> }): PlaceOfLists {
  const queries = useQueryClient()
  return {
    lifeEvent: view.lifeEvent.id,
    region: view.region.code,
    caseNo: view.caseNo,
    before: draft.flush,
    onTaken: after => queries.setQueryData(caseKey(view.caseNo), after),
  }
}

export const usePlaceOfLists = () => useContext(PlaceOfLists)
