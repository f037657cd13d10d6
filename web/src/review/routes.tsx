import { NavLink, Outlet, type RouteObject } from 'react-router'
import { AccountMenu } from '../ui/AccountMenu.tsx'
import { BrokenPage, Loading } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { Shell } from '../ui/Shell.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { paths } from './paths.ts'
import { WorkListPage } from './WorkListPage.tsx'

function Desk() {
  return (
    <div className="dense">
      <Shell
        desk="部门审查工作台"
        nav={
          <nav aria-label="主导航">
            <ul>
              <li>
                <NavLink to={paths.list} end>
                  办件
                </NavLink>
              </li>
              <li>
                <NavLink to={paths.appointments}>预约</NavLink>
              </li>
              <AccountMenu as="staff" home="/review" />
            </ul>
          </nav>
        }
      >
        <SignInGate as="staff" needs="reviewer" roleLabel="部门审查人员" base="/review">
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
      { index: true, element: <WorkListPage /> },
      { path: 'task/:caseNo/:part', lazy: async () => ({ Component: (await import('./TaskPage.tsx')).TaskPage }) },
      {
        path: 'appointments',
        lazy: async () => ({ Component: (await import('./AppointmentsPage.tsx')).AppointmentsPage }),
      },
      { path: 'case/:caseNo/:row', lazy: async () => ({ Component: (await import('./BatchPage.tsx')).BatchPage }) },
      { path: '*', element: <Page title="没有这个页面" back={{ to: paths.list, label: '返回办件列表' }} /> },
    ],
  },
]
