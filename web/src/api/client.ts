/** The one way out of the browser: typed JSON, problems as one class, every write safe to repeat. */

export interface FieldProblem {
  where: string
  target: string
  message: string
}

/** problem+json: what went wrong in words people can act on; a 409 says what can be done instead. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly errors: FieldProblem[]
  readonly allowed: string[]

  constructor(status: number, body: { title?: string; detail?: string; errors?: FieldProblem[]; allowed?: string[] }) {
    super(body.detail || body.title || '出了一点问题，请稍后再试。')
    this.status = status
    this.title = body.title ?? ''
    this.errors = body.errors ?? []
    this.allowed = body.allowed ?? []
  }
}

/** `randomUUID` exists only on secure origins; a centre's own network may well be plain HTTP. */
export function newKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

type Query = Record<string, string | number | boolean | null | undefined>

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value != null && value !== '') search.set(name, String(value))
  return search.size ? `${path}?${search}` : path
}

/** Path pieces that come from data. */
export const piece = encodeURIComponent

async function call<T>(method: string, url: string, body?: unknown): Promise<T> {
  return readJson<T>(await request(method, url, body))
}

async function request(method: string, url: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') {
    headers['idempotency-key'] = newKey()
    headers['x-csrf'] = '1'
  }
  const multipart = body instanceof FormData
  if (body !== undefined && !multipart) headers['content-type'] = 'application/json'
  const payload = multipart ? body : body === undefined ? undefined : JSON.stringify(body)
  return sendWithRetry(url, { method, headers, body: payload, credentials: 'same-origin' })
}

async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text()
  const answer = text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined
  if (!response.ok) throw new Problem(response.status, answer ?? { title: `服务器返回 ${response.status}` })
  return answer as T
}

/** What is answered with a file to keep. */
export async function fetchFile(url: string, body: unknown): Promise<Blob> {
  const response = await request('POST', url, body)
  if (!response.ok) await readJson(response)
  return response.blob()
}

/** A dropped connection is retried with the same key, so nothing is done twice. */
async function sendWithRetry(url: string, request: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(url, request)
    } catch {
      if (attempt === 2) throw new Problem(0, { title: '网络不通', detail: '网络连接不上，请检查网络后重试。' })
      await new Promise(resolve => setTimeout(resolve, 400 * 2 ** attempt))
    }
  }
}

export const api = {
  get: <T>(url: string) => call<T>('GET', url),
  post: <T>(url: string, body: unknown = {}) => call<T>('POST', url, body),
  put: <T>(url: string, body: unknown) => call<T>('PUT', url, body),
  delete: <T>(url: string) => call<T>('DELETE', url),
}
