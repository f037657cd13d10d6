import { entryOf, entryRef } from '@onething/core/catalogue/changes.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { currentContent, type RevisionView } from '../api/manage.ts'
import { Tag } from '../case/Tag.tsx'
import { collectionsOf, itemOf } from './collections.ts'
import { Exchange } from './Exchange.tsx'
import { paths } from './paths.ts'
import { entriesIn, localCatalogue } from './place.ts'
import { useRevision } from './RevisionPage.tsx'
import { changeKinds } from './words.ts'

/** Before an entry is chosen: what has been changed so far, and the way in and out for files. */
export function RevisionOverview() {
  const { view } = useRevision()
  return (
    <div className="stack">
      <Changed view={view} />
      <Exchange view={view} />
    </div>
  )
}

function Changed({ view }: { view: RevisionView }) {
  const { content } = useRevision()
  const { data: published } = useQuery(currentContent(view.scope))
  const catalogue = useMemo(() => localCatalogue(content), [content])
  const before = published ? entriesIn(published) : undefined
  const all = Object.entries(view.changes)
  const changed = all.filter(([entry]) => !entry.startsWith(confirmed))
  const confirmations = countedByEntry(all.map(([entry]) => entry).filter(entry => entry.startsWith(confirmed)))
  const kind = (entry: string, after: unknown) =>
    after === null ? 'removed' : before && entryOf(before, entry) === undefined ? 'added' : 'changed'
  const label = (collection: string) =>
    collectionsOf(view.scope).find(one => one.id === collection)?.label ?? collection
  return (
    <section className="card stack-s" aria-labelledby="changed">
      <h2 id="changed">本修订的改动</h2>
      {all.length === 0 ? (
        <p className="muted">还没有改动。请从左边选择一个条目，或者导入文件。</p>
      ) : (
        <ul className="plain rule">
          {changed.map(([entry, after]) => {
            const { collection, id } = entryRef(entry)
            const { name } = itemOf(collection, id, after ?? (before && entryOf(before, entry)), catalogue)
            const { label: words, tone } = changeKinds[kind(entry, after)]
            return (
              <li key={entry} className="row spread">
                <span className="grow">
                  <Link to={paths.entry(view.id, entry)}>{name}</Link>
                  <span className="muted block">
                    {label(collection)} · {id}
                  </span>
                </span>
                <Tag tone={tone}>{words}</Tag>
              </li>
            )
          })}
          {confirmations.map(([entry, count]) => {
            const { collection, id } = entryRef(entry)
            const { name } = itemOf(collection, id, entryOf(entriesIn(content), entry), catalogue)
            return (
              <li key={entry} className="row spread">
                <span className="grow">
                  <Link to={paths.entry(view.id, entry)}>{name}</Link>
                  <span className="muted block">核定 {count} 个要素</span>
                </span>
                <Tag tone="ok">核定</Tag>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

const confirmed = 'confirmations/'

/** `confirmations/services/<id>#<element>`: how many of each entry. */
function countedByEntry(confirmations: string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const one of confirmations) {
    const entry = one.slice(confirmed.length).replace(/#.*$/, '')
    counts.set(entry, (counts.get(entry) ?? 0) + 1)
  }
  return [...counts]
}
