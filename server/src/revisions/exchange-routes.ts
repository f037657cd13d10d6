/** Entries of a revision as files, for those who work in a spreadsheet. */
import type { App } from '../http/server.ts'
import type { RevisionDeps } from './revisions.ts'

export function exchangeRoutes(_app: App, _deps: RevisionDeps) {}
