import type { TimelineEntry } from '../api/types.ts'
import { moment } from '../ui/text.ts'

const firstShown = 6

/** 办理经过, newest first; what is long past is folded away. */
export function CaseTimeline({ entries }: { entries: TimelineEntry[] }) {
  const newest = entries.toReversed()
  const older = newest.slice(firstShown)
  return (
    <>
      <Entries entries={newest.slice(0, firstShown)} />
      {older.length > 0 && (
        <details>
          <summary>更早的 {older.length} 条</summary>
          <Entries entries={older} />
        </details>
      )}
    </>
  )
}

function Entries({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="timeline plain">
      {entries.map((entry, index) => (
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
