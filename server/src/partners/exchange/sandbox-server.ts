/**
 * The data exchange of the demonstration as a server of its own, by docs/partners/data-exchange.md: fictional people,
 * the real protocol. It shows what it was asked and can be told to answer late, wrongly or not at all.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import { listen } from '../listen.ts'
import type { Population } from '../population/population.ts'
import { sandboxExchange } from './sandbox.ts'
import { contentSecurityPolicy, exchangePage, type KeptQuestion, messagePage } from './sandbox-page.ts'
import { bodyOf, fieldsOf, receive } from './sandbox-question.ts'

export interface SandboxExchangeServer {
  url: string
  setBehaviour(behaviour: ServerBehaviour): void
  close(): Promise<void>
}

export const serverBehaviours = {
  normal: '正常',
  slow: '缓慢',
  down: '中断',
  wrong: '答非所问',
  flaky: '时好时坏',
} as const
export type ServerBehaviour = keyof typeof serverBehaviours

export interface SandboxExchangeServerOptions {
  /** 0, or a port that is taken, means any free one. */
  port: number
  host?: string
  key: string
  population: Population
  clock: Clock
  production: boolean
  /** How long `slow` takes. */
  slowMilliseconds?: number
}

export async function startSandboxExchange(options: SandboxExchangeServerOptions): Promise<SandboxExchangeServer> {
  if (options.production) throw new Error('The sandbox data exchange server never starts in production')
  const closing = new AbortController()
  const { answer, setBehaviour } = handler(options, closing.signal)
  const server = createServer((request, response) => void answer(request, response))
  const port = await listen(server, options.port, options.host ?? '127.0.0.1')
  return {
    url: `http://localhost:${port}`,
    setBehaviour,
    close: () =>
      new Promise((resolve, reject) => {
        closing.abort()
        server.close(error => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

type Route = (request: IncomingMessage, response: ServerResponse) => unknown

function handler(
  { key, population, clock, slowMilliseconds = 5000 }: SandboxExchangeServerOptions,
  closing: AbortSignal,
) {
  const registers = sandboxExchange({ population, clock, production: false })
  const questions: KeptQuestion[] = []
  let behaviour: ServerBehaviour = 'normal'
  let asked = 0

  function setBehaviour(next: ServerBehaviour) {
    behaviour = next
    asked = 0
  }

  async function inquire(request: IncomingMessage, response: ServerResponse) {
    const time = henanTime(clock.now()).slice(0, 19).replace('T', ' ')
    const received = await receive(request, key)
    const fields = 'question' in received ? fieldsOf(received.question) : undefined
    const keep = (outcome: string, known?: number) => {
      questions.unshift({ time, outcome, fields, known })
      questions.splice(50)
    }
    if (behaviour === 'down') {
      keep('中断，没有回答')
      return request.socket.destroy()
    }
    if (!('question' in received)) {
      keep(`没有受理（${received.status}）：${received.problem}`)
      return json(response, received.status, { problem: received.problem })
    }
    asked += 1
    if (behaviour === 'flaky' && asked % 2 === 1) {
      keep('答复稍后再试（503）')
      return json(response.setHeader('retry-after', '5'), 503, { problem: '平台繁忙，请稍后再试' })
    }
    if (behaviour === 'wrong') {
      keep('答非所问')
      return json(response, 200, { code: 0, message: '操作成功', data: [] })
    }
    if (behaviour === 'slow') await wait(slowMilliseconds, undefined, { signal: closing })
    const { id, subject, purpose, lifeEvent, facts = [], values = [] } = received.question
    const known = await registers.check({ ...subject, purpose, lifeEvent, facts, paths: values })
    if (!known) throw new Error('The population always answers')
    const count = Object.keys(known.facts).length + Object.keys(known.values).length
    keep(response.destroyed ? '对方没有等到回答' : '已回答', count)
    const answeredAt = henanTime(clock.now())
    json(response, 200, { id, answeredAt, facts: withSource(known.facts), values: withSource(known.values) })
  }

  async function choose(request: IncomingMessage, response: ServerResponse) {
    const { origin, host } = request.headers
    // By the host it was asked under: behind a container's port or another name, it does not know its own.
    if (origin !== undefined && URL.parse(origin)?.host !== host)
      return html(response, 403, messagePage('没有更改', '只能在本页面更改平台的状态。'))
    const chosen = new URLSearchParams((await bodyOf(request))?.toString()).get('behaviour') ?? ''
    if (!isBehaviour(chosen)) return html(response, 422, messagePage('没有更改', '没有这种状态，请返回重新选择。'))
    setBehaviour(chosen)
    response.writeHead(303, { location: '/' }).end()
  }

  const view = () => ({ behaviour, names: serverBehaviours, slowSeconds: slowMilliseconds / 1000, questions })
  const routes = new Map<string, Route>([
    ['POST /v1/inquiries', inquire],
    ['GET /', (_, response) => html(response, 200, exchangePage(view()))],
    ['GET /behaviour', (_, response) => json(response, 200, { behaviour })],
    ['POST /behaviour', choose],
  ])
  const nowhere: Route = (_, response) => json(response, 404, { problem: '没有这个地址' })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const route = routes.get(`${request.method} ${request.url!.split('?')[0]}`) ?? nowhere
    try {
      await route(request, response)
    } catch {
      if (!response.headersSent) json(response, 500, { problem: '演示平台出错，没有回答' })
    }
  }
  return { answer, setBehaviour }
}

const isBehaviour = (text: string): text is ServerBehaviour => Object.hasOwn(serverBehaviours, text)

// ── the answer ──────────────────────────────────────────────────────────────────────────────────────────────────────

const withSource = (known: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(known).map(([name, value]) => [name, { value, source: '演示用人口库' }]))

const henanTime = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 60 * 60 * 1000).toISOString().replace('Z', '+08:00')

const json = (response: ServerResponse, status: number, content: unknown) =>
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(content))

/** `same-origin`, not `no-referrer`: with that, browsers would send the form with an origin of `null`. */
const html = (response: ServerResponse, status: number, page: string) =>
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(),
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .end(page)
