import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { loginUrl, logout, me } from '../api/people.ts'
import type { Me } from '../api/types.ts'
import { Loaded } from './feedback.tsx'
import { Page } from './Page.tsx'

/** Draws its children only for someone signed in who holds the role, or one of several; says so plainly otherwise. */
export function SignInGate(props: {
  as: 'citizen' | 'staff'
  needs: Me['roles'][number] | readonly string[]
  roleLabel: string
  base?: string
  children: (person: Me) => ReactNode
}) {
  const person = useQuery(me)
  const { pathname, search } = useLocation()
  const here = (props.base ?? '') + pathname + search
  return (
    <Loaded query={person}>
      {signedIn =>
        !signedIn ? (
          <Page title="请先登录" lead={`此页需要以${props.roleLabel}身份登录后使用。登录后会回到这里。`}>
            <a className="primary-link" href={loginUrl(props.as, here)}>
              登录
            </a>
          </Page>
        ) : !signedIn.roles.some(role => [props.needs].flat().includes(role)) ? (
          <Page title="当前账号不能使用此页" lead={`您以“${signedIn.name}”登录，此页供${props.roleLabel}使用。`}>
            <Button type="primary" size="large" onClick={() => logout(here)}>
              退出并换一个账号
            </Button>
          </Page>
        ) : (
          props.children(signedIn)
        )
      }
    </Loaded>
  )
}
