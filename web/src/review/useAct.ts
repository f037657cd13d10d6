import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Acts, actsOn, afterAct, taskKey } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'

/** What is said with the act of this verb. */
export type Said = { [V in keyof Acts]: { verb: V; body: Acts[V] } }[keyof Acts]

/** One act on a part at a time; what it changed is shown at once, and whoever came too late sees how it now is. */
export function useAct(view: TaskView, onDone: () => void = () => {}) {
  const queries = useQueryClient()
  const key = taskKey(view.caseNo, view.part.part)
  const act = actsOn(view.caseNo, view.part.part)
  return useMutation({
    mutationFn: ({ verb, body }: Said) => act(verb, body),
    onSuccess: after => {
      queries.setQueryData<TaskView>(key, before => afterAct(before ?? view, after))
      queries.invalidateQueries({ queryKey: ['sub-cases'] })
      onDone()
    },
    onError: () => queries.invalidateQueries({ queryKey: key }),
  })
}

export type PartAct = ReturnType<typeof useAct>
