import type { TimelineEntry } from '../api/types.ts'
import { moment } from '../ui/text.ts'

/** 办理经过, newest first. */
export function CaseTimeline({
  entries,
  parts,
}: {
  entries: TimelineEntry[]
  parts?: { part: string; service: string }[]
}) {
  const newest = [...entries].sort((a, b) => b.at.localeCompare(a.at))
  const name = (part: string | null) => parts?.find(each => each.part === part)?.service
  return (
    <ol className="timeline plain">
      {newest.map((entry, index) => (
        <li key={index}>
          <time dateTime={entry.at}>{moment(entry.at)}</time>
          <p>
            <strong>{entry.who}</strong> {entry.what}
            {name(entry.part) && <span className="muted">（{name(entry.part)}）</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}
