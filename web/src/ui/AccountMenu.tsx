import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { loginUrl, logout, me } from '../api/people.ts'

/** Sign in, or who is signed in and the way out; list items of the desk's navigation. */
export function AccountMenu({ as, home }: { as: 'citizen' | 'staff'; home: string }) {
  const { data: person } = useQuery(me)
  const { pathname, search } = useLocation()
  if (person === undefined) return null
  if (!person) {
    const base = home === '/' ? '' : home
    return (
      <li>
        <a href={loginUrl(as, base + pathname + search)}>登录</a>
      </li>
    )
  }
  return (
    <>
      <li className="who">
        {person.name}
        {person.authority && `（${person.authority.name}）`}
      </li>
      <li>
        <button type="button" onClick={() => logout(home)}>
          退出
        </button>
      </li>
    </>
  )
}
