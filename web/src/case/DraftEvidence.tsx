import { useQueryClient } from '@tanstack/react-query'
import { caseKey } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'
import { mayComeLater } from './deferral.ts'
import { EvidenceSlot } from './EvidenceSlots.tsx'
import type { Draft } from './useDraft.ts'

/** 一套材料 of a draft: each kind once, whoever needs it; what may come later (容缺后补) can be promised instead. */
export function DraftEvidence(props: { view: CaseView; draft: Draft; promise: string }) {
  const { view, draft } = props
  const queries = useQueryClient()

  function defer(type: string, later: boolean) {
    const others = draft.deferrals.filter(each => each !== type)
    draft.change({ deferrals: later ? [...others, type] : others })
    void draft.flush()
  }

  return draft.plan.evidence
    .filter(asked => !asked.exempt)
    .map(asked => {
      const files = view.evidence.filter(file => file.type === asked.type)
      return (
        <EvidenceSlot
          key={asked.type}
          caseNo={view.caseNo}
          slot={{ type: asked.type, name: asked.name, asked }}
          files={files}
          promise={
            mayComeLater(asked, files)
              ? {
                  words: props.promise,
                  given: draft.deferrals.includes(asked.type),
                  onGive: later => defer(asked.type, later),
                }
              : undefined
          }
          onChange={() => queries.invalidateQueries({ queryKey: caseKey(view.caseNo) })}
        />
      )
    })
}
