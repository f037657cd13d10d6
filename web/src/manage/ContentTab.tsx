import { Outlet, useMatch } from 'react-router'
import { EntryTree } from './EntryTree.tsx'
import { useRevision } from './RevisionPage.tsx'

/** The entries on the left stay as they were searched while one after the other is opened on the right. */
export function ContentTab() {
  const inRevision = useRevision()
  const entry = useMatch('/revisions/:id/entries/*')?.params['*']
  return (
    <div className="workbench">
      <EntryTree view={inRevision.view} content={inRevision.content} current={entry} />
      <Outlet context={inRevision} />
    </div>
  )
}
