import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { leave, presence, taskKey } from '../api/subCases.ts'
import type { TaskView } from '../api/types.ts'

/** Who else has this task open, and that somebody has changed the case meanwhile: before two write the same opinion. */
export function Presence({ view: { caseNo, part, version } }: { view: TaskView }) {
  const client = useQueryClient()
  const here = useQuery(presence(caseNo, part.part))
  useEffect(() => () => leave(caseNo, part.part), [caseNo, part.part])
  const { others = [], version: now = version } = here.data ?? {}
  const changed = now > version
  if (others.length === 0 && !changed) return null
  return (
    <div className="notice warn" role="status">
      {others.length > 0 && <p>{others.join('、')}也正在查看这个事项。</p>}
      {changed && (
        <p>
          办件刚才有变化。
          <Button
            type="link"
            onClick={() => client.invalidateQueries({ queryKey: taskKey(caseNo, part.part), exact: true })}
          >
            显示最新情况
          </Button>
        </p>
      )}
    </div>
  )
}
