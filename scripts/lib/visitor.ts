/**
 * A person at a browser without pictures: signs in through the real OpenID Connect flow, keeps cookies, and repeats what
 * got no answer, with the same idempotency key, as soon as the server is there again.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { isReady } from './server-process.ts'

export interface Answer<T> {
  body: T
  /** How often it had to be sent until an answer came. */
  attempts: number
}

export class Unexpected extends Error {
  readonly status: number
  constructor(what: string, status: number, body: string) {
    super(`${what} was answered with ${status} ${body.slice(0, 300)}`)
    this.status = status
  }
}

interface Sending {
  method?: string
  key?: string
  json?: unknown
  form?: FormData
}

const patience = 120_000

export class Visitor {
  readonly #port: number
  readonly #cookies = new Map<string, { value: string; path: string }>()

  constructor(port: number) {
    this.#port = port
  }

  /** The account of the demonstration, e.g. `wangxiuying` or `reviewer@fire-rescue-410105`. */
  async signIn(account: string): Promise<void> {
    const as = account.includes('@') ? 'staff' : 'citizen'
    let url = `${this.#origin}/auth/login?as=${as}&account=${encodeURIComponent(account)}&return=/healthz`
    for (let hop = 0; hop < 10; hop++) {
      const response = await fetch(url, { redirect: 'manual', headers: { cookie: this.#cookiesFor(url) } })
      this.#keep(response.headers.getSetCookie())
      const body = await response.text()
      const next = response.headers.get('location')
      if (next) url = new URL(next, url).href
      else if (response.ok && url.endsWith('/healthz')) return
      else throw new Unexpected(`signing in as ${account} at ${url}`, response.status, body)
    }
    throw new Error(`signing in as ${account} went round in circles`)
  }

  async get<T>(path: string): Promise<T> {
    return (await this.send<T>(path)).body
  }

  async send<T>(path: string, { method = 'GET', key, json, form }: Sending = {}): Promise<Answer<T>> {
    const url = this.#origin + path
    const headers = {
      cookie: this.#cookiesFor(url),
      'x-csrf': '1',
      ...(key && { 'idempotency-key': key }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    }
    const until = performance.now() + patience
    for (let attempts = 1; ; attempts++) {
      try {
        const response = await fetch(url, {
          method,
          headers,
          body: form ?? (json === undefined ? null : JSON.stringify(json)),
        })
        const body = Buffer.from(await response.arrayBuffer())
        if (response.ok) return { body: contentOf<T>(response, body), attempts }
        if (response.status !== 503) throw new Unexpected(`${method} ${path}`, response.status, body.toString())
      } catch (error) {
        if (error instanceof Unexpected) throw error
      }
      if (performance.now() > until) throw new Error(`${method} ${path} got no answer for ${patience / 1000} s`)
      while (!(await isReady(this.#port)) && performance.now() < until) await wait(50)
    }
  }

  get #origin() {
    return `http://localhost:${this.#port}`
  }

  #keep(cookies: string[]) {
    for (const cookie of cookies) {
      const [pair = '', ...attributes] = cookie.split(';').map(one => one.trim())
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      const path = attributes.find(one => /^path=/i.test(one))?.slice(5) ?? '/'
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, { value, path })
    }
  }

  #cookiesFor(url: string): string {
    const { pathname } = new URL(url)
    return [...this.#cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
  }
}

const contentOf = <T>(response: Response, body: Buffer): T =>
  (response.headers.get('content-type')?.includes('json') ? JSON.parse(body.toString()) : body) as T
