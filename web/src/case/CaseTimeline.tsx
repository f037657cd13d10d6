import type { TimelineEntry } from '../api/types.ts'
import { moment } from '../ui/text.ts'

/** 办理经过, newest first. */
export function CaseTimeline({ entries }: { entries: TimelineEntry[] }) {
  const newest = entries.toReversed()
  return (
    <ol className="timeline plain">
      {newest.map((entry, index) => (
        <li key={index}>
          <time dateTime={entry.at}>{moment(entry.at)}</time>
          <p>
            <strong>{entry.who}</strong> {entry.what}
            {entry.part && <span className="muted">（{entry.part}）</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}
