import type { TaskView } from '../api/types.ts'
import { day, sentence } from '../ui/text.ts'

/** 审查 → 审核 → 批准: who said what, and whose turn it is. */
export function StepTrail({ view }: { view: TaskView }) {
  const { names, at, opinions } = view.step
  if (names.length === 1) return null
  const decided = view.part.decision
  return (
    <ol className="trail plain" aria-label="审查环节">
      {names.map((name, index) => {
        const opinion = opinions[index]
        const done = opinion !== undefined || (decided !== null && index === names.length - 1)
        const now = !done && !decided && index === at - 1
        return (
          <li key={name} className={done ? 'done' : now ? 'now' : ''} aria-current={now ? 'step' : undefined}>
            <span className="dot" aria-hidden="true">
              {done ? '✓' : index + 1}
            </span>
            <div>
              <strong>{name}</strong>
              {opinion && (
                <>
                  <span>
                    ：{opinion.resultLabel}
                    <span className="muted">
                      {' '}
                      {opinion.mine ? '我' : opinion.by}，{day(opinion.on)}
                    </span>
                  </span>
                  {opinion.reasons && <p className="muted pre">{sentence(opinion.reasons)}</p>}
                </>
              )}
              {decided && index === names.length - 1 && <span>：{decided.resultLabel}</span>}
              <span className="sr-only">{done ? '已完成' : now ? '现在办理' : '未开始'}</span>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
