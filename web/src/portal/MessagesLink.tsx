import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { NavLink } from 'react-router'
import { caseList } from '../api/cases.ts'
import { messages, unread } from '../api/messages.ts'
import { me } from '../api/people.ts'
import { paths } from './paths.ts'

/** The way to the inbox with how many are new, on every page of somebody who is signed in. */
export function MessagesLink() {
  const { data: person } = useQuery(me)
  return person?.kind === 'citizen' ? <Unread /> : null
}

function Unread() {
  const { data } = useQuery(unread)
  useNews(data?.latest)
  const count = data?.unread ?? 0
  return (
    <li>
      <NavLink to={paths.messages}>
        消息
        {count > 0 && (
          <span className="count">
            {count > 99 ? '99+' : count}
            <span className="sr-only"> 条未读</span>
          </span>
        )}
      </NavLink>
    </li>
  )
}

/** A message tells that a case has moved: what the open page shows of it is asked for again, unless it is a draft. */
function useNews(latest: string | null | undefined) {
  const queries = useQueryClient()
  const known = useRef(latest)
  useEffect(() => {
    const before = known.current
    known.current = latest
    if (before === undefined || !latest || latest === before) return
    void queries.invalidateQueries({ queryKey: messages.queryKey, exact: true })
    void queries.invalidateQueries({ queryKey: caseList.queryKey })
    void queries.invalidateQueries({
      queryKey: ['case'],
      predicate: ({ state }) => (state.data as { state?: string } | undefined)?.state === 'inProgress',
    })
  }, [latest, queries])
}
