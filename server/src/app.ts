/** The HTTP application, built from its parts. Tests and benches build it with their own. */
import { appointmentRoutes } from './appointments/routes.ts'
import { basicCatalogueRoutes } from './basic-catalogue/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { turnRoutes } from './cases/turn-routes.ts'
import { type Clock, dateInHenan } from './clock.ts'
import { messageRoutes } from './consequences/routes.ts'
import { delegationRoutes } from './delegations/routes.ts'
import type { DemoClock } from './demo/demo-clock.ts'
import { demoRoutes } from './demo/routes.ts'
import type { Documents } from './documents/documents.ts'
import type { Organs } from './documents/organs.ts'
import { documentRoutes } from './documents/routes.ts'
import type { EvidenceDeps } from './evidence/evidence.ts'
import { guideRoutes } from './guides/routes.ts'
import { healthRoutes } from './http/health.ts'
import { servePages } from './http/pages.ts'
import { type App, createServer, type ServerOptions } from './http/server.ts'
import { listRoutes } from './lists/routes.ts'
import { noticeRoutes } from './notices/notices.ts'
import { openDataRoutes } from './open-data/routes.ts'
import { outputRoutes } from './outputs/routes.ts'
import type { SandboxSms } from './partners/sms/sandbox.ts'
import { sandboxSmsRoutes } from './partners/sms/sandbox-routes.ts'
import { attachSession, type SignInDeps, signInRoutes } from './people/sign-in.ts'
import { planRoutes } from './plan/routes.ts'
import { presenceRoutes } from './presence/routes.ts'
import { publicNoticeRoutes } from './public-notices/routes.ts'
import type { RevisionDeps } from './revisions/revisions.ts'
import { revisionRoutes } from './revisions/routes.ts'
import { signatureRoutes } from './signatures/routes.ts'
import { smsRoutes } from './sms/routes.ts'
import type { SmsDeps } from './sms/sending.ts'
import { batchRoutes } from './subcases/batch-routes.ts'
import { subCaseRoutes } from './subcases/routes.ts'
import { visitRoutes } from './visits/routes.ts'

export interface AppParts extends EvidenceDeps, SignInDeps, RevisionDeps, SmsDeps {
  /** By which sessions and sign-in go, whatever the demo clock says. */
  realTime: Clock
  /** Outside production the clock of all cases, which supervisors move. */
  demoClock: DemoClock | undefined
  smsSandbox: SandboxSms | undefined
  documents: Documents
  organs: Organs
  /** What went wrong where nobody waits for an answer. */
  report(error: unknown): void
  http: ServerOptions
  /** Why it cannot serve, or null when it can. */
  notReady(): string | null
}

export async function buildApp(parts: AppParts): Promise<App> {
  const app = await createServer(parts.http)
  attachSession(app, parts)
  healthRoutes(app, parts.database, parts.notReady)
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger())
  signInRoutes(app, { ...parts, clock: parts.realTime })
  planRoutes(app, parts)
  guideRoutes(app, parts)
  openDataRoutes(app, parts)
  basicCatalogueRoutes(app, parts)
  noticeRoutes(app, parts)
  caseRoutes(app, parts)
  turnRoutes(app, parts)
  signatureRoutes(app, parts)
  subCaseRoutes(app, parts)
  visitRoutes(app, parts)
  presenceRoutes(app, parts)
  appointmentRoutes(app, parts)
  publicNoticeRoutes(app, parts)
  delegationRoutes(app, parts)
  listRoutes(app, parts)
  batchRoutes(app, parts)
  outputRoutes(app, {
    ...parts,
    demo: !parts.config.production,
    today: () => dateInHenan(parts.clock.now()),
  })
  messageRoutes(app, parts)
  smsRoutes(app, parts)
  if (parts.demoClock) demoRoutes(app, { ...parts, demoClock: parts.demoClock })
  if (parts.smsSandbox) sandboxSmsRoutes(app, parts.smsSandbox)
  documentRoutes(app, parts)
  revisionRoutes(app, parts)
  await servePages(app)
  return app
}
