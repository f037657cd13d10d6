import { Outlet, type RouteObject } from 'react-router'
import { BrokenPage, Loading } from '../ui/feedback.tsx'
import { LandingPage } from './LandingPage.tsx'
import { PortalShell } from './PortalShell.tsx'

/** The pages of a case, each fetched when first needed. */
const casePages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./CasePage.tsx')).CasePage }) },
  { path: 'services', lazy: async () => ({ Component: (await import('./DraftServicesPage.tsx')).DraftServicesPage }) },
  {
    path: 'questions',
    lazy: async () => ({ Component: (await import('./DraftQuestionsPage.tsx')).DraftQuestionsPage }),
  },
  { path: 'form/:group', lazy: async () => ({ Component: (await import('./DraftFormPage.tsx')).DraftFormPage }) },
  { path: 'evidence', lazy: async () => ({ Component: (await import('./DraftEvidencePage.tsx')).DraftEvidencePage }) },
  { path: 'delivery', lazy: async () => ({ Component: (await import('./DraftDeliveryPage.tsx')).DraftDeliveryPage }) },
  { path: 'signatures', lazy: async () => ({ Component: (await import('./SignaturesPage.tsx')).SignaturesPage }) },
  { path: 'review', lazy: async () => ({ Component: (await import('./ReviewPage.tsx')).ReviewPage }) },
  { path: 'submitted', lazy: async () => ({ Component: (await import('./SubmittedPage.tsx')).SubmittedPage }) },
  { path: 'correction', lazy: async () => ({ Component: (await import('./CorrectionPage.tsx')).CorrectionPage }) },
]

export const routes: RouteObject[] = [
  {
    element: (
      <PortalShell>
        <Outlet />
      </PortalShell>
    ),
    hydrateFallbackElement: <Loading />,
    errorElement: <BrokenPage />,
    children: [
      { index: true, element: <LandingPage /> },
      { path: 'event/:id', lazy: async () => ({ Component: (await import('./GuidePage.tsx')).GuidePage }) },
      { path: 'event/:id/ask', lazy: async () => ({ Component: (await import('./AskPage.tsx')).AskPage }) },
      { path: 'event/:id/notice', lazy: async () => ({ Component: (await import('./NoticePage.tsx')).NoticePage }) },
      { path: 'event/:id/start', lazy: async () => ({ Component: (await import('./StartPage.tsx')).StartPage }) },
      {
        path: 'service/:kind/:slug',
        lazy: async () => ({ Component: (await import('./ServicePage.tsx')).ServicePage }),
      },
      { path: 'n/:code', lazy: async () => ({ Component: (await import('./ComeBackPage.tsx')).ComeBackPage }) },
      { path: 'case/:caseNo', children: casePages },
      { path: 'sign/:token', lazy: async () => ({ Component: (await import('./SignPage.tsx')).SignPage }) },
      { path: 'mine', lazy: async () => ({ Component: (await import('./MinePage.tsx')).MinePage }) },
      { path: 'messages', lazy: async () => ({ Component: (await import('./MessagesPage.tsx')).MessagesPage }) },
      { path: 'track', lazy: async () => ({ Component: (await import('./TrackPage.tsx')).TrackPage }) },
      { path: 'verify/:id', lazy: async () => ({ Component: (await import('./VerifyPage.tsx')).VerifyPage }) },
      {
        path: 'delegations',
        lazy: async () => ({ Component: (await import('./DelegationsPage.tsx')).DelegationsPage }),
      },
      {
        path: 'public-notices',
        lazy: async () => ({ Component: (await import('./PublicNoticesPage.tsx')).PublicNoticesPage }),
      },
      {
        path: 'public-notices/:caseNo/:part',
        lazy: async () => ({ Component: (await import('./PublicNoticePage.tsx')).PublicNoticePage }),
      },
      {
        path: 'verify-document',
        lazy: async () => ({ Component: (await import('./VerifyDocumentPage.tsx')).VerifyDocumentPage }),
      },
      { path: 'demo', lazy: async () => ({ Component: (await import('./DemoPage.tsx')).DemoPage }) },
      { path: '*', lazy: async () => ({ Component: (await import('./NotFoundPage.tsx')).NotFoundPage }) },
    ],
  },
]
