/** The real server for stories, each time with an empty database: PGlite, or one of its own on `TEST_DATABASE_URL`. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../scripts/lib/free-port.ts'
import { startServer } from '../../scripts/lib/server-process.ts'
import { administer, databaseUrl } from '../../server/src/testing/postgres.ts'

export interface StoryServer {
  baseURL: string
  stop: () => Promise<void>
}

/** What a server prints stays there until the next run. */
const servers = fileURLToPath(new URL('../../test-results/servers/', import.meta.url))

export async function startStoryServer(): Promise<StoryServer> {
  const name = `onething_story_${randomBytes(4).toString('hex')}`
  const dataDirectory = `${servers}${name}`
  mkdirSync(servers, { recursive: true })
  const database = await emptyDatabase(name)
  const port = await freePort()
  const server = startServer({ port, dataDirectory, databaseUrl: database.url, log: `${dataDirectory}.log` })
  await server.ready()
  return {
    baseURL: `http://localhost:${port}`,
    async stop() {
      await server.stop()
      await database.drop()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

async function emptyDatabase(name: string) {
  const postgres = process.env.TEST_DATABASE_URL
  if (!postgres) return { url: undefined, drop: async () => {} }
  await administer(postgres, `create database ${name}`)
  return {
    url: databaseUrl(postgres, name),
    drop: () => administer(postgres, `drop database if exists ${name} with (force)`),
  }
}
