import { entryOf } from '@onething/core/catalogue/changes.ts'
import { useLocation, useParams } from 'react-router'
import { collectionsOf } from './collections.ts'
import { EntryEditor } from './EntryEditor.tsx'
import type { FreshEntry } from './NewEntry.tsx'
import { entriesIn } from './place.ts'
import { useRevision } from './RevisionPage.tsx'

export function EntryPage() {
  const { '*': entry = '' } = useParams()
  const { view, content } = useRevision()
  const { state } = useLocation() as { state: FreshEntry | null }
  const saved = entryOf(entriesIn(content), entry)
  const there = saved !== undefined || entry in view.changes || state?.fresh
  const collection = collectionsOf(view.scope).find(one => entry.startsWith(`${one.id}/`))
  if (!collection || !there) return <p className="card">这里没有这个条目，请从左边选择。</p>
  return <EntryEditor key={entry} view={view} content={content} entry={entry} collection={collection} />
}
