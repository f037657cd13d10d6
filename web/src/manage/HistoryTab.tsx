import type { RevisionStep } from '../api/manage.ts'
import { moment } from '../ui/text.ts'
import { Differences } from './Comparison.tsx'
import { useRevision } from './RevisionPage.tsx'

export function HistoryTab() {
  const { view } = useRevision()
  return (
    <section className="card stack-s" aria-labelledby="history">
      <h2 id="history">修订记录</h2>
      <Steps steps={view.steps} />
    </section>
  )
}

/** Who changed what, when, and how it read before; newest first. */
export function Steps({ steps }: { steps: RevisionStep[] }) {
  return (
    <ol className="timeline plain">
      {steps.toReversed().map(step => (
        <li key={step.seq}>
          <time dateTime={step.at}>{moment(step.at)}</time>
          <p>
            <strong>{step.by}</strong> {step.actionLabel}
            {step.entryLabel && ` ${step.entryLabel}`}
          </p>
          {step.note && <p className="pre">{step.note}</p>}
          {step.differences.length > 0 && (
            <details>
              <summary>
                改了 {step.differences.length} 处<span className="sr-only">：{step.entryLabel}</span>
              </summary>
              <Differences differences={step.differences} />
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}
