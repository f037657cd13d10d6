import { useMutation, useQueryClient } from '@tanstack/react-query'
import { afterAct, taskKey } from '../api/subCases.ts'
import type { TaskProgress, TaskView } from '../api/types.ts'

/** One act on the clock at a time; what it changed is shown at once, and whoever came too late sees how it now is. */
export function useClockAct(view: TaskView, onDone: () => void) {
  const queries = useQueryClient()
  const key = taskKey(view.caseNo, view.part.part)
  return useMutation({
    mutationFn: (act: () => Promise<TaskProgress>) => act(),
    onSuccess: after => {
      queries.setQueryData(key, afterAct(view, after))
      queries.invalidateQueries({ queryKey: ['sub-cases'] })
      onDone()
    },
    onError: () => queries.invalidateQueries({ queryKey: key }),
  })
}

export type ClockAct = ReturnType<typeof useClockAct>
