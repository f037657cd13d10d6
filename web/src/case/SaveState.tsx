import { Button } from 'antd'
import { clock } from '../ui/text.ts'
import type { Draft } from './useDraft.ts'

/** “已保存 HH:mm”: said quietly, and loudly when it did not work. */
export function SaveState({ draft }: { draft: Pick<Draft, 'state' | 'savedAt' | 'flush' | 'problem'> }) {
  return (
    <div className="save-state" role="status">
      {draft.state === 'saved' && `已保存 ${clock(draft.savedAt)}`}
      {draft.state === 'saving' && '正在保存…'}
      {draft.state === 'failed' && (
        <span className="row">
          <span className="error">
            没有保存成功：{draft.problem instanceof Error ? draft.problem.message : '请重试。'}
          </span>
          <Button size="small" onClick={() => draft.flush()}>
            重新保存
          </Button>
        </span>
      )}
    </div>
  )
}
