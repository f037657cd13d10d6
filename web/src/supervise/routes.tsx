import { Outlet, type RouteObject } from 'react-router'
import { AccountMenu } from '../ui/AccountMenu.tsx'
import { BrokenPage, Loading } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { Shell } from '../ui/Shell.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { DeskPage } from './DeskPage.tsx'
import { paths } from './paths.ts'

function Desk() {
  return (
    <div className="dense">
      <Shell
        desk="监督工作台"
        nav={
          <nav aria-label="主导航">
            <ul>
              <AccountMenu as="staff" home="/supervise" />
            </ul>
          </nav>
        }
      >
        <SignInGate as="staff" needs="supervisor" roleLabel="监督员" base="/supervise">
          {() => <Outlet />}
        </SignInGate>
      </Shell>
    </div>
  )
}

export const routes: RouteObject[] = [
  {
    element: <Desk />,
    hydrateFallbackElement: <Loading />,
    errorElement: <BrokenPage />,
    children: [
      { index: true, element: <DeskPage /> },
      { path: '*', element: <Page title="没有这个页面" back={{ to: paths.home, label: '返回监督工作台' }} /> },
    ],
  },
]
