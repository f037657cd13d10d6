/** The HTTP application, built from its parts. Tests and benches build it with their own. */
import { basicCatalogueRoutes } from './basic-catalogue/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { dateInHenan } from './clock.ts'
import { messageRoutes } from './consequences/routes.ts'
import type { Documents } from './documents/documents.ts'
import type { EvidenceDeps } from './evidence/evidence.ts'
import { guideRoutes } from './guides/routes.ts'
import { healthRoutes } from './http/health.ts'
import { servePages } from './http/pages.ts'
import { type App, createServer, type ServerOptions } from './http/server.ts'
import { listRoutes } from './lists/routes.ts'
import { noticeRoutes } from './notices/notices.ts'
import { openDataRoutes } from './open-data/routes.ts'
import { outputRoutes } from './outputs/routes.ts'
import { attachSession, type SignInDeps, signInRoutes } from './people/sign-in.ts'
import { planRoutes } from './plan/routes.ts'
import type { RevisionDeps } from './revisions/revisions.ts'
import { revisionRoutes } from './revisions/routes.ts'
import { batchRoutes } from './subcases/batch-routes.ts'
import { subCaseRoutes } from './subcases/routes.ts'

export interface AppParts extends EvidenceDeps, SignInDeps, RevisionDeps {
  documents: Documents
  http: ServerOptions
  /** Why it cannot serve, or null when it can. */
  notReady(): string | null
}

export async function buildApp(parts: AppParts): Promise<App> {
  const app = await createServer(parts.http)
  attachSession(app, parts)
  healthRoutes(app, parts.database, parts.notReady)
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger())
  signInRoutes(app, parts)
  planRoutes(app, parts)
  guideRoutes(app, parts)
  openDataRoutes(app, parts)
  basicCatalogueRoutes(app, parts)
  noticeRoutes(app, parts)
  caseRoutes(app, parts)
  listRoutes(app, parts)
  subCaseRoutes(app, parts)
  batchRoutes(app, parts)
  outputRoutes(app, {
    ...parts,
    demo: !parts.config.production,
    today: () => dateInHenan(parts.clock.now()),
  })
  messageRoutes(app, parts.database)
  revisionRoutes(app, parts)
  await servePages(app)
  return app
}
