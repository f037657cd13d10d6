import { NavLink, Outlet, type RouteObject } from 'react-router'
import { AccountMenu } from '../ui/AccountMenu.tsx'
import { BrokenPage, Loading } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { Shell } from '../ui/Shell.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { paths } from './paths.ts'
import { TodayPage } from './TodayPage.tsx'

function Desk() {
  return (
    <div className="dense">
      <Shell
        desk="综合窗口工作台"
        nav={
          <nav aria-label="主导航">
            <ul>
              <li>
                <NavLink to={paths.home} end>
                  今日办件
                </NavLink>
              </li>
              <li>
                <NavLink to={paths.start}>新收件</NavLink>
              </li>
              <AccountMenu as="staff" home="/counter" />
            </ul>
          </nav>
        }
      >
        <SignInGate as="staff" needs="clerk" roleLabel="窗口人员" base="/counter">
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
      { index: true, element: <TodayPage /> },
      { path: 'new', lazy: async () => ({ Component: (await import('./IntakePage.tsx')).IntakePage }) },
      {
        path: 'case/:caseNo',
        lazy: async () => ({ Component: (await import('./CounterCasePage.tsx')).CounterCasePage }),
      },
      {
        path: 'case/:caseNo/confirm',
        lazy: async () => ({ Component: (await import('./ConfirmPage.tsx')).ConfirmPage }),
      },
      { path: '*', element: <Page title="没有这个页面" back={{ to: paths.home, label: '返回今日办件' }} /> },
    ],
  },
]
