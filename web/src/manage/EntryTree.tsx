import { Button, Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { NavLink } from 'react-router'
import type { Content, RevisionView } from '../api/manage.ts'
import { collectionsOf, type EntryItem, itemOf, itemsOf } from './collections.ts'
import { NewEntry } from './NewEntry.tsx'
import { paths } from './paths.ts'
import { entriesIn, localCatalogue } from './place.ts'
import { changeKinds, mayAdd, mayEdit } from './words.ts'

/** Everything the revision may change, by collection; what it has changed is marked. */
export function EntryTree({ view, content, current }: { view: RevisionView; content: Content; current?: string }) {
  const [sought, setSought] = useState('')
  const [only, setOnly] = useState<'all' | 'changed' | 'mine'>('all')
  const catalogue = useMemo(() => localCatalogue(content), [content])
  const entries = entriesIn(content)
  const wanted = sought.trim().toLowerCase()
  const shown = ({ entry, name, id, note }: EntryItem) =>
    (only === 'all' || (only === 'changed' ? entry in view.changes : mayEdit(view, entry))) &&
    `${name} ${id} ${note}`.toLowerCase().includes(wanted)
  const tree = useCurrentInView(current)
  const narrowed = wanted !== '' || only !== 'all'
  return (
    <nav className="tree" aria-label="目录条目">
      <Input
        aria-label="按名称或代码查找条目"
        placeholder="查找条目"
        allowClear
        value={sought}
        onChange={event => setSought(event.target.value)}
      />
      <select
        className="native"
        aria-label="显示哪些条目"
        value={only}
        onChange={event => setOnly(event.target.value as typeof only)}
      >
        <option value="all">全部条目</option>
        <option value="changed">本修订改动的</option>
        <option value="mine">我可以修改的</option>
      </select>
      <div ref={tree} className="tree-list">
        {collectionsOf(content.scope).map(({ id, label }) => {
          const removed = Object.keys(view.changes)
            .filter(entry => entry.startsWith(`${id}/`) && view.changes[entry] === null)
            .map(entry => itemOf(id, entry.slice(id.length + 1), null, catalogue))
          const items = [...itemsOf(id, entries, catalogue), ...removed].filter(shown)
          if (narrowed && items.length === 0) return null
          return (
            <Branch
              key={id}
              view={view}
              content={content}
              id={id}
              label={label}
              items={items}
              open={narrowed || current?.startsWith(`${id}/`) === true}
            />
          )
        })}
      </div>
    </nav>
  )
}

/** The tree scrolls by itself to the entry that was opened from elsewhere; the page does not move. */
function useCurrentInView(current: string | undefined) {
  const tree = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry decides which link is the current one
  useEffect(() => {
    const link = tree.current?.querySelector('[aria-current]')
    if (!tree.current || !link) return
    const [outer, inner] = [tree.current.getBoundingClientRect(), link.getBoundingClientRect()]
    if (inner.bottom > outer.bottom || inner.top < outer.top)
      tree.current.scrollTop += inner.top - outer.top - outer.height / 3
  }, [current])
  return tree
}

function Branch(props: {
  view: RevisionView
  content: Content
  id: string
  label: string
  items: EntryItem[]
  open: boolean
}) {
  const { view, items } = props
  const [toggled, setToggled] = useState<boolean | null>(null)
  const [adding, setAdding] = useState(false)
  const open = toggled ?? props.open
  return (
    <details open={open} onToggle={event => event.currentTarget.open !== open && setToggled(event.currentTarget.open)}>
      <summary>
        {props.label} <span className="muted num">{items.length}</span>
      </summary>
      {open && (
        <>
          {mayAdd(view, props.id) && (
            <Button size="small" type="link" onClick={() => setAdding(true)}>
              新增{props.label}
            </Button>
          )}
          <ul className="plain">
            {items.map(item => (
              <li key={item.entry}>
                <NavLink to={paths.entry(view.id, item.entry)}>
                  <span className="grow">{item.name}</span>
                  {item.note && <span className="muted"> {item.note}</span>}
                  <ChangeMark view={view} entry={item.entry} />
                </NavLink>
              </li>
            ))}
          </ul>
          {adding && (
            <NewEntry
              view={view}
              content={props.content}
              collection={props.id}
              label={props.label}
              onDone={() => setAdding(false)}
            />
          )}
        </>
      )}
    </details>
  )
}

function ChangeMark({ view, entry }: { view: RevisionView; entry: string }) {
  if (!(entry in view.changes)) return null
  const { label, tone } = view.changes[entry] === null ? changeKinds.removed : { label: '已改', tone: 'busy' }
  return <span className={`tag ${tone}`}>{label}</span>
}
