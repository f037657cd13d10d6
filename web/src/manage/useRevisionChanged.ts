import type { Changes } from '@onething/core/catalogue/changes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type Content, contentKey, deskKey, type RevisionView, revisionKey } from '../api/manage.ts'
import { changedContent } from './place.ts'

/**
 * What the server answered to a change takes the place of what was read before; its changes are laid over the content
 * at hand, and so is what was saved where it took a change back (then it is no change any more). With another base everything below has changed and is read again.
 */
export function useRevisionChanged() {
  const queries = useQueryClient()
  return (view: RevisionView, saved: Changes = {}) => {
    const before = queries.getQueryData<RevisionView>(revisionKey(view.id))
    queries.setQueryData(revisionKey(view.id), view)
    if (before && before.base !== view.base) queries.invalidateQueries({ queryKey: contentKey(view.id) })
    else
      queries.setQueryData<Content>(
        contentKey(view.id),
        content => content && changedContent(content, { ...saved, ...view.changes }),
      )
    queries.invalidateQueries({ queryKey: deskKey })
  }
}
