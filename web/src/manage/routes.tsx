import { useQuery } from '@tanstack/react-query'
import { NavLink, Outlet, type RouteObject } from 'react-router'
import { me } from '../api/people.ts'
import { AccountMenu } from '../ui/AccountMenu.tsx'
import { BrokenPage, Loading } from '../ui/feedback.tsx'
import { Page } from '../ui/Page.tsx'
import { Shell } from '../ui/Shell.tsx'
import { SignInGate } from '../ui/SignInGate.tsx'
import { DeskPage } from './DeskPage.tsx'
import { paths } from './paths.ts'

/** Who edits, who publishes, and who leads a department's content. */
const deskRoles = ['cataloguer', 'publisher', 'manager']

function Desk() {
  const { data: person } = useQuery(me)
  return (
    <div className="dense">
      <Shell
        desk="目录工作台"
        nav={
          <nav aria-label="主导航">
            <ul>
              <li>
                <NavLink to={paths.home} end>
                  工作台
                </NavLink>
              </li>
              <li>
                <NavLink to={paths.basicCatalogue}>基本目录</NavLink>
              </li>
              <CalendarLink />
              {person?.roles.includes('manager') && (
                <li>
                  <NavLink to={paths.delegations}>授权委托</NavLink>
                </li>
              )}
              <AccountMenu as="staff" home="/manage" />
            </ul>
          </nav>
        }
      >
        <SignInGate as="staff" needs={deskRoles} roleLabel="目录管理人员" base="/manage">
          {() => <Outlet />}
        </SignInGate>
      </Shell>
    </div>
  )
}

/** The calendar is an authority's: its managers keep it. */
function CalendarLink() {
  const { data: person } = useQuery(me)
  if (!person?.roles.includes('manager')) return null
  return (
    <li>
      <NavLink to={paths.appointmentCalendar}>预约日历</NavLink>
    </li>
  )
}

const revision = () => import('./RevisionPage.tsx')

export const routes: RouteObject[] = [
  {
    element: <Desk />,
    hydrateFallbackElement: <Loading />,
    errorElement: <BrokenPage />,
    children: [
      { index: true, element: <DeskPage /> },
      {
        path: 'revisions/:id',
        lazy: async () => ({ Component: (await revision()).RevisionPage }),
        children: [
          {
            lazy: async () => ({ Component: (await import('./ContentTab.tsx')).ContentTab }),
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('./RevisionOverview.tsx')).RevisionOverview }),
              },
              { path: 'entries/*', lazy: async () => ({ Component: (await import('./EntryPage.tsx')).EntryPage }) },
            ],
          },
          { path: 'check', lazy: async () => ({ Component: (await import('./CheckTab.tsx')).CheckTab }) },
          { path: 'compare', lazy: async () => ({ Component: (await import('./CompareTab.tsx')).CompareTab }) },
          { path: 'history', lazy: async () => ({ Component: (await import('./HistoryTab.tsx')).HistoryTab }) },
        ],
      },
      {
        path: 'publications/:number',
        lazy: async () => ({ Component: (await import('./PublicationPage.tsx')).PublicationPage }),
      },
      { path: 'places/:code', lazy: async () => ({ Component: (await import('./PlacePage.tsx')).PlacePage }) },
      { path: 'releases/:id', lazy: async () => ({ Component: (await import('./ReleasePage.tsx')).ReleasePage }) },
      {
        path: 'basic-catalogue/editions/:number',
        lazy: async () => ({ Component: (await import('./basic/EditionPage.tsx')).EditionPage }),
      },
      {
        path: 'basic-catalogue',
        lazy: async () => ({ Component: (await import('./basic/BasicCataloguePage.tsx')).BasicCataloguePage }),
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./basic/EditionsTab.tsx')).EditionsTab }) },
          { path: 'links', lazy: async () => ({ Component: (await import('./basic/LinksTab.tsx')).LinksTab }) },
          {
            path: 'boundaries',
            lazy: async () => ({ Component: (await import('./basic/BoundariesTab.tsx')).BoundariesTab }),
          },
          { path: 'export', lazy: async () => ({ Component: (await import('./basic/ExportTab.tsx')).ExportTab }) },
        ],
      },
      {
        path: 'appointment-calendar',
        lazy: async () => ({ Component: (await import('./appointments/CalendarPage.tsx')).CalendarPage }),
      },
      {
        path: 'delegations',
        lazy: async () => ({ Component: (await import('./DelegationsPage.tsx')).DelegationsPage }),
      },
      {
        path: 'delegations/new',
        lazy: async () => ({ Component: (await import('./NewDelegationPage.tsx')).NewDelegationPage }),
      },
      { path: '*', element: <Page title="没有这个页面" back={{ to: paths.home, label: '返回工作台' }} /> },
    ],
  },
]
