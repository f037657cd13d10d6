import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { AccountMenu } from '../ui/AccountMenu.tsx'
import { Shell } from '../ui/Shell.tsx'
import { MessagesLink } from './MessagesLink.tsx'
import { paths } from './paths.ts'

export function PortalShell({ children }: { children: ReactNode }) {
  return (
    <Shell
      desk="河南省政务服务"
      nav={
        <nav aria-label="主导航">
          <ul>
            <li>
              <NavLink to={paths.home} end>
                找一件事
              </NavLink>
            </li>
            <li>
              <NavLink to={paths.mine}>我的办件</NavLink>
            </li>
            <MessagesLink />
            <li>
              <NavLink to={paths.track}>查进度</NavLink>
            </li>
            <AccountMenu as="citizen" home="/" />
          </ul>
        </nav>
      }
    >
      {children}
    </Shell>
  )
}
