import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { caseKey, type DraftPatch, saveDraft } from '../api/cases.ts'
import type { CaseView } from '../api/types.ts'

const pause = 700

/**
 * Autosave. Changes show at once, are gathered for a moment and sent one request at a time, so that a later answer
 * never arrives before an earlier one. `flush` sends what is waiting and resolves when the server has it.
 */
export function useDraft(view: CaseView) {
  const queries = useQueryClient()
  const { caseNo } = view
  const waiting = useRef<DraftPatch>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(undefined)
  const [local, setLocal] = useState<DraftPatch>({})
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>('saved')
  const [problem, setProblem] = useState<unknown>(null)

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    if (running.current) await running.current
    if (Object.keys(waiting.current).length === 0) return
    const patch = waiting.current
    waiting.current = {}
    setState('saving')
    running.current = saveDraft(caseNo, patch)
      .then(saved => {
        queries.setQueryData(caseKey(caseNo), saved)
        setProblem(null)
        setState('saved')
        if (Object.keys(waiting.current).length === 0) setLocal({})
      })
      .catch(error => {
        waiting.current = merge(patch, waiting.current)
        setProblem(error)
        setState('failed')
      })
      .finally(() => {
        running.current = undefined
      })
    await running.current
  }, [caseNo, queries])

  const change = useCallback(
    (patch: DraftPatch) => {
      waiting.current = merge(waiting.current, patch)
      setLocal(before => merge(before, patch))
      setState('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, pause)
    },
    [flush],
  )

  useEffect(() => () => void flush(), [flush])

  const draft = view.draft!
  return {
    change,
    flush,
    state,
    problem,
    savedAt: view.savedAt,
    draft,
    plan: draft.plan,
    values: { ...draft.form, ...local.form },
    facts: { ...draft.facts, ...local.facts },
    delivery: (local.delivery ?? draft.delivery) as CaseView['delivery'],
    deferrals: local.deferrals ?? draft.deferrals,
  }
}

export type Draft = ReturnType<typeof useDraft>

function merge(a: DraftPatch, b: DraftPatch): DraftPatch {
  return {
    ...a,
    ...b,
    ...(a.facts || b.facts ? { facts: { ...a.facts, ...b.facts } } : {}),
    ...(a.form || b.form ? { form: { ...a.form, ...b.form } } : {}),
  }
}
