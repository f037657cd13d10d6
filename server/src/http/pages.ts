/** The built screens: each desk is an entry of its own, and its paths are the browser's. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { NotFound } from './problems.ts'
import type { App } from './server.ts'

const built = fileURLToPath(new URL('../../../web/dist', import.meta.url))
const desks = ['review', 'counter', 'manage', 'supervise']

export async function servePages(app: App, directory = built) {
  if (!existsSync(join(directory, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: directory,
    index: false,
    setHeaders(response, path) {
      response.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html'),
  )
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (!wantsPage || path.startsWith('/api/')) throw new NotFound(`没有 ${request.method} ${path} 这个地址`)
    const desk = desks.find(one => path === `/${one}` || path.startsWith(`/${one}/`))
    return reply.header('cache-control', 'no-cache').sendFile(desk ? `${desk}.html` : 'index.html')
  })
}
